import type { Client, Facts, Segments, ViewRow } from "../../api/client.ts";
import { type AliveBin, readAliveBins } from "./alive.ts";

type Segment = Segments["schemes"][number]["segments"][number];

/** Everything the figures rest on, all of one build. */
export interface Answers {
  readonly facts: Facts;
  readonly tiers: readonly Segment[];
  readonly rfmSegments: readonly Segment[];
  /** The thresholds in force on the as-of day. */
  readonly thresholds: readonly ViewRow<"tier_threshold">[];
  readonly valueCells: readonly ViewRow<"value_cell">[];
  readonly rfmCells: readonly ViewRow<"rfm_cell">[];
  /** Who moved between tiers, month by month, oldest first. */
  readonly moves: readonly ViewRow<"tier_migration">[];
  readonly alive: readonly AliveBin[];
}

/** Reads the published build; whatever is published meanwhile, all answers are of the build of the first. */
export async function readAnswers(client: Client): Promise<Answers> {
  const segments = await client.segments();
  const { build, as_of } = segments;
  const [thresholds, valueCells, rfmCells, moves, alive] = await Promise.all([
    client.table("tier_threshold", { where: { month_end: as_of }, build }),
    client.table("value_cell", { limit: 1000, build }),
    client.table("rfm_cell", { build }),
    readMoves(client, build),
    readAliveBins(client, build),
  ]);
  const scheme = (name: "tier" | "rfm") => segments.schemes.find((s) => s.scheme === name)?.segments ?? [];
  return {
    facts: segments,
    tiers: scheme("tier"),
    rfmSegments: scheme("rfm"),
    thresholds: thresholds.rows,
    valueCells: valueCells.rows,
    rfmCells: rfmCells.rows,
    moves,
    alive,
  };
}

async function readMoves(client: Client, build: string): Promise<ViewRow<"tier_migration">[]> {
  const query = { where: { period: "month" }, order: ["ends_on"], build } as const;
  const rows: ViewRow<"tier_migration">[] = [];
  for await (const page of client.pages("tier_migration", query)) rows.push(...page.rows);
  return rows;
}
