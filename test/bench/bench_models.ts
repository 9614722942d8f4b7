import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { candidates } from "../../models/transaction_score/candidates.ts";
import { type Measured, measure } from "./measure.ts";
import { say } from "./report.ts";

interface Options {
  customers: string[];
  only?: string[];
}

const spendModel = "gamma_gamma";

/** Fits and scores every model on simulated customers, beside one plain pass of its likelihood over the same rows. */
export async function benchModels({ customers, only }: Options): Promise<void> {
  const models = [...candidates.map(({ id }) => id), spendModel].filter((id) => !only || only.includes(id));
  const found = new Map<string, { customers: number; m: Measured }[]>();
  for (const count of customers.map(Number)) {
    const folder = await mkdtemp(join(tmpdir(), "tessera-bench-"));
    const args = {
      customers: count,
      purchases: join(folder, "purchases.parquet"),
      summary: join(folder, "summary.parquet"),
    };
    try {
      const made = await measure("makePurchases", args);
      const { peakMb, found: sql } = await measure("summarise", args);
      say(`\n${whole(count)} customers, ${whole(made.found.rows!)} purchase days (simulated)`);
      say(
        `summary in SQL ${sql.seconds!.toFixed(2)} s, DuckDB's scan and group-by ${sql.floor!.toFixed(2)} s: ratio ${(sql.seconds! / sql.floor!).toFixed(2)}, peak ${peakMb.toFixed(0)} MB`,
      );
      say(
        `${"model".padEnd(14)}${"fit s".padStart(9)}${"÷ pass".padStart(9)}${"score s".padStart(9)}${"rows/s".padStart(13)}${"peak MB".padStart(9)}${"distinct".padStart(11)}${"steps".padStart(7)}  log-likelihood`,
      );
      for (const model of models) {
        const step = model === spendModel ? "fitSpend" : "fitModel";
        const m = await measure(step, { ...args, model });
        found.set(model, [...(found.get(model) ?? []), { customers: count, m }]);
        say(line(model, count, m));
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  sayGrowth(found);
}

const whole = (n: number) => Math.round(n).toLocaleString("en");

function line(model: string, customers: number, { peakMb, found: f }: Measured): string {
  const scored = f.scoreSeconds! > 0 ? f.scoreSeconds!.toFixed(2) : "";
  const rows = f.scoreSeconds! > 0 ? whole(customers / f.scoreSeconds!) : "";
  return [
    model.padEnd(14),
    f.fitSeconds!.toFixed(2).padStart(9),
    (f.fitSeconds! / f.passSeconds!).toFixed(1).padStart(9),
    scored.padStart(9),
    rows.padStart(13),
    peakMb.toFixed(0).padStart(9),
    whole(f.distinctRows!).padStart(11),
    String(f.iterations).padStart(7),
    `  ${f.logLikelihood!.toFixed(4)}`,
  ].join("");
}

/** By how much tenfold customers make a fit and its scores dearer. */
function sayGrowth(found: ReadonlyMap<string, { customers: number; m: Measured }[]>): void {
  for (const [model, runs] of found) {
    const [small, large] = [runs[0], runs.at(-1)];
    if (!small || !large || small === large) continue;
    const by = large.customers / small.customers;
    const times = (name: string) => (large.m.found[name]! / small.m.found[name]!).toFixed(1);
    say(
      `${model}: ${by} times the customers, ${times("fitSeconds")} times the fit, ${times("scoreSeconds")} times the scores`,
    );
  }
}
