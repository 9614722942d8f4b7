import type { ColumnProfile, TableProfile } from "../profile.ts";
import { type Concept, type HeadMatch, headWords, readHead } from "../words/index.ts";

export type Accepts = (column: ColumnProfile) => boolean;

/** What the heads of a table say, concept by concept. */
export class Heads {
  private readonly found = new Map<Concept, { column: ColumnProfile; match: HeadMatch }[]>();

  constructor(readonly table: TableProfile) {
    for (const column of table.columns) {
      for (const match of readHead(column.name)) {
        const known = this.found.get(match.concept) ?? [];
        known.push({ column, match });
        this.found.set(match.concept, known);
      }
    }
    for (const known of this.found.values())
      known.sort((a, b) => Number(b.match.isWhole) - Number(a.match.isWhole));
  }

  /** Columns with values whose head says one of the concepts: by concept, whole heads first. */
  all(concepts: readonly Concept[], accepts: Accepts = () => true): ColumnProfile[] {
    const columns = concepts.flatMap((c) => (this.found.get(c) ?? []).map(({ column }) => column));
    return [...new Set(columns)].filter((c) => c.filled > 0 && accepts(c));
  }

  /** A column that is empty so far, whose whole head says the concept. */
  empty(concepts: readonly Concept[]): ColumnProfile | undefined {
    return this.table.columns.find((c) => c.filled === 0 && this.isWhole(c, concepts));
  }

  first(concepts: readonly Concept[], accepts?: Accepts): ColumnProfile | undefined {
    return this.all(concepts, accepts)[0];
  }

  has(concepts: readonly Concept[], accepts?: Accepts): boolean {
    return this.first(concepts, accepts) !== undefined;
  }

  /** Whether the whole head says the concept. */
  isWhole(column: ColumnProfile, concepts: readonly Concept[]): boolean {
    return concepts.some((c) => this.found.get(c)?.some((f) => f.column === column && f.match.isWhole));
  }

  says(column: ColumnProfile, concepts: readonly Concept[]): boolean {
    return concepts.some((c) => this.found.get(c)?.some((f) => f.column === column));
  }
}

export const isNumber: Accepts = (c) => c.number !== null;
export const isDay: Accepts = (c) => c.days !== null;
export const isWord: Accepts = (c) => c.days === null && c.number === null;

/** Whether a file's or table's name has one of the words in it. */
export function isCalled(title: string, words: readonly string[]): boolean {
  const name = title.replace(/\.[a-z0-9]+(\.gz)?$/i, "");
  const parts = headWords(name).map((w) => w.replace(/s$/, ""));
  const whole = parts.join("");
  return words.some((word) =>
    /\p{Script=Han}/u.test(word) || word.length > 5 ? whole.includes(word) : parts.includes(word),
  );
}
