import type { EntityName } from "../staging/entities/index.ts";
import type { Condition, Field } from "../staging/mapping.ts";
import type { FoundPreset } from "./preset.ts";
import type { TableProfile, Unused } from "./profile.ts";

/** Proven by the data or plainly said by a head; likely; answered by a person. */
export type Certainty = "sure" | "guessed" | "asked";

export interface Chosen {
  readonly field: Field;
  readonly certainty: Certainty;
  readonly why: string;
  /** Columns of the source that the field reads. */
  readonly reads: readonly string[];
}

export interface ProposedEntity {
  readonly entity: EntityName;
  readonly columns: Readonly<Record<string, Chosen>>;
  readonly where?: { readonly condition: Condition; readonly certainty: Certainty; readonly why: string };
  readonly updatedAt?: string;
  /** Required columns that no one has decided on; with one the source cannot be written as it should be. */
  readonly open: readonly string[];
}

export interface Question {
  /** What `--answer` takes: `orders.day`. */
  readonly id: string;
  readonly text: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What is taken without an answer; null where nothing may be taken. */
  readonly preset: string | null;
  readonly source: string;
}

export interface ProposedSource {
  readonly table: TableProfile;
  readonly name: string;
  readonly system: string;
  readonly decimal: "." | ",";
  readonly decimalWhy: string | null;
  readonly entities: readonly ProposedEntity[];
  /** Columns that no field reads. */
  readonly unmapped: readonly string[];
}

export interface Stated {
  readonly value: string;
  readonly certainty: Certainty;
  readonly why: string;
}

export interface Proposal {
  readonly company: {
    readonly name: Stated;
    readonly baseCurrency: Stated;
    readonly timeZone: Stated;
    readonly language: "en" | "zh";
  };
  /** A well-known system that its preset reads; its tables are not among the sources. */
  readonly preset: FoundPreset | null;
  readonly sources: readonly ProposedSource[];
  readonly unused: readonly Unused[];
  readonly questions: readonly Question[];
}
