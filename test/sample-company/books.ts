import type { SampleSummary, Warehouse } from "../../ingest/index.ts";
import type { DamageReason } from "../../ingest/sample/index.ts";
import { config, sampleFolder } from "./company.ts";

export interface Reconciled {
  source: string;
  entity: string;
  read: number;
  staged: number;
  superseded: number;
  quarantined: number;
  other: number;
}

export const reconciliation = (db: Warehouse): Promise<Reconciled[]> =>
  db.rows<Reconciled>("SELECT * FROM late.meta.reconciliation ORDER BY source, entity");

/** Rows that the sample wrote into the files of each source, by the source's name. */
export function writtenRows({ files }: SampleSummary): Map<string, { rows: number; damaged: number }> {
  return new Map(
    config.sources.map(({ name, files: glob }) => {
      const [head, tail = ""] = String(glob).split("*");
      const own = files.filter(
        ({ path }) => `${sampleFolder}/${path}`.startsWith(head!) && path.endsWith(tail),
      );
      const sum = (key: "rows" | "damaged") => own.reduce((total, file) => total + file[key], 0);
      return [name, { rows: sum("rows"), damaged: sum("damaged") }];
    }),
  );
}

/** How the product words each kind of damage. */
export const wording: Record<DamageReason, RegExp> = {
  missing: /is missing$/,
  not_a_number: /is not (a number|an amount): /,
  not_a_day: /is not a (day|point in time): /,
  unknown_word: /is not a known word: /,
  out_of_range: /is outside 0 to 1: /,
  unknown_customer: /customer_id is unknown: /,
  no_rate: /has no exchange rate/,
  row_shape: /fields where \d+ are expected/,
  broken_quote: /quote/,
  not_json: /not a JSON object/,
};

export interface Aside {
  file: string;
  line: number;
  planted: DamageReason | null;
  reasons: string[] | null;
}

/** Planted damage and rows set aside, line by line; one of the two is missing where they disagree. */
export const damageAndQuarantine = (db: Warehouse): Promise<Aside[]> =>
  db.rows<Aside>(
    `SELECT coalesce(q.file, '${sampleFolder}/' || d.file) AS file, coalesce(q.line, d.line) AS line, d.reason AS planted, q.reasons
     FROM truth.damage AS d FULL JOIN staging.quarantine AS q ON q.file = '${sampleFolder}/' || d.file AND q.line = d.line
     ORDER BY file, line`,
  );
