/** What a long step tells whoever watches it. `total` is missing where it is not known beforehand. */
export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly total?: number;
  /** What is counted: rows, files, tables. */
  readonly unit: string;
  readonly note?: string;
}

export type Report = (progress: Progress) => void;
