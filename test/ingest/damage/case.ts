import { type SourceInput, StoppedError } from "../../../ingest/index.ts";
import { header, orders, TestCompany } from "../company.ts";

/** One kind of damage: what the person who installs meets, and what they are told. */
export interface Damage {
  readonly what: string;
  /** Puts the damaged file there; the source reads `orders*`. */
  readonly make: (company: TestCompany) => unknown;
  readonly source?: Partial<SourceInput>;
  /** What the load says of the file it cannot take, whole. */
  readonly stop?: RegExp;
  /** What is set aside, by line; every other row is taken. */
  readonly aside?: readonly (readonly [line: number, reason: string])[];
  readonly superseded?: number;
  readonly staged?: number;
}

export interface Met {
  readonly stop: string | null;
  readonly aside: [number, string][];
  readonly read: number;
  readonly staged: number;
  readonly superseded: number;
  readonly quarantined: number;
}

export const line = (n: number, rest = "2025-01-03,S,10.00,EUR"): string => `O${n},1,C${n % 3},${rest}`;
export const csv = (...lines: string[]): string => `${[header, ...lines].join("\n")}\n`;

/** Loads the damaged file beside a sound one, and tells what became of it. */
export async function meet({ make, source }: Damage): Promise<Met> {
  using company = new TestCompany([{ ...orders, files: "orders*", ...source }]);
  await make(company);
  const stop = await company.load().then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof StoppedError)) throw error;
      return error.message.replaceAll(company.base, "…");
    },
  );
  const nothing = { stop, aside: [], read: 0, staged: 0, superseded: 0, quarantined: 0 };
  if ((await company.ledger()).batches().length === 0) return nothing;
  const db = await company.core("2025-12-31");
  const aside = await db.rows<{ line: number; reason: string }>(
    "SELECT line, array_to_string(reasons, '; ') AS reason FROM staging.quarantine ORDER BY line",
  );
  const counts = await db.row<Omit<Met, "stop" | "aside">>(
    `SELECT sum(read)::INTEGER AS read, sum(staged)::INTEGER AS staged, sum(superseded)::INTEGER AS superseded,
       sum(quarantined)::INTEGER AS quarantined FROM staging.reconciliation`,
  );
  db.close();
  return { stop, aside: aside.map((a) => [a.line, a.reason]), ...counts };
}
