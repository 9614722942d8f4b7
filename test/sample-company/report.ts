/**
 * Builds the sample company in a temporary folder and prints how the models did against what was planted:
 *
 *     node --import tsx test/sample-company/report.ts
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SampleSummary, Warehouse } from "../../ingest/index.ts";
import type { Calibration } from "../../models/churn/calibration.ts";
import { damageAndQuarantine, reconciliation, wording } from "./books.ts";
import { earlierDay, openSampleCompany } from "./company.ts";
import { mustBeEmpty } from "./movements.ts";
import { type Cell, printTable } from "./print.ts";
import { calibrationError, judgeAlive, judgeChurn, rankCorrelations } from "./scores.ts";
import { ratios, type Totals, totalsSeen, totalsSimulated } from "./totals.ts";

async function printBooks(db: Warehouse, { planted, lastDay }: SampleSummary): Promise<void> {
  const rows = (await reconciliation(db)).map(({ other: _, ...row }) => ({
    ...row,
    left: row.read - row.staged - row.superseded - row.quarantined,
  }));
  printTable(`Rows of every source, as of ${lastDay}`, rows);
  const aside = await damageAndQuarantine(db);
  const right = aside.filter(
    (a) => a.planted && a.reasons?.some((reason) => wording[a.planted!].test(reason)),
  );
  console.log(
    `\n  planted: ${planted.damaged} damaged rows, ${planted.corrections} corrections, ${planted.resent.lines} lines sent again` +
      `\n  set aside on the planted line for the planted reason: ${right.length} of ${planted.damaged}; others set aside: ${aside.length - right.length}`,
  );
}

function printCalibration(heading: string, calibration: Calibration, outcome: string): void {
  const rows = calibration.bins.map(({ customers, predicted, observed }, i) => ({
    decile: i + 1,
    customers,
    predicted,
    [outcome]: observed,
    difference: observed - predicted,
  }));
  printTable(heading, rows, 3);
  console.log(
    `\n  AUC ${calibration.auc?.toFixed(4)}, mean error ${calibrationError(calibration).toFixed(4)},` +
      ` Brier ${calibration.brier.toFixed(4)} (base rate ${calibration.brierOfBaseRate.toFixed(4)})`,
  );
}

function printTotals(heading: string, t: Totals): void {
  const r = ratios(t);
  const line = (what: string, expected: number, came: number): Record<string, Cell> => ({
    what,
    expected,
    came,
    "expected ÷ came": (expected / came).toFixed(3),
  });
  printTable(`${heading}: ${t.customers.toLocaleString("en")} customers, 365 days`, [
    line("purchase days", t.expected_orders, t.orders),
    line("net revenue", t.expected_revenue, t.revenue),
    line("contribution", t.expected_contribution, t.contribution),
    line("lifetime value, discounted", t.clv, t.contribution * r.discount),
  ]);
  console.log(
    `\n  spend a purchase day ${r.spend.toFixed(3)}, margin ${r.margin.toFixed(3)} (expected ÷ came); discount ${r.discount.toFixed(4)}`,
  );
}

const tiersSql = `
  SELECT
    segment AS tier,
    customers,
    100 * customer_share AS "% of customers",
    established_value::DOUBLE AS "established EUR",
    100 * established_share AS "% of it",
    potential_value::DOUBLE AS "potential EUR",
    100 * potential_value::DOUBLE / sum(potential_value::DOUBLE) OVER () AS "% of that"
  FROM late.mart.segment WHERE scheme = 'tier'
  ORDER BY list_position(['high', 'potential', 'secondary', 'low'], segment)`;

const migrationSql = `
  SELECT
    from_tier AS "from",
    ${["high", "potential", "secondary", "low", "lost"]
      .map((to) => `coalesce(sum(customers) FILTER (WHERE to_tier = '${to}'), 0)::BIGINT AS "to ${to}"`)
      .join(", ")},
    sum(customers)::BIGINT AS "all"
  FROM late.mart.tier_migration WHERE period = 'year' AND ends_on = (SELECT as_of FROM late.meta.build)
  GROUP BY from_tier ORDER BY list_position(['high', 'potential', 'secondary', 'low', 'new'], from_tier)`;

const fitSql = `
  SELECT model, name, value AS fitted, standard_error AS "standard error"
  FROM late.meta.model_fit WHERE kind = 'parameter'`;

async function printAll(db: Warehouse, summary: SampleSummary): Promise<void> {
  console.log("SIMULATED company: what was planted, and what the product made of it");
  await printBooks(db, summary);
  printTable("Fitted parameters (planted: truth/parameters.json)", await db.rows(fitSql), 3);

  const { calibration, plantedAuc } = await judgeAlive(db);
  printCalibration(`P(alive) on ${summary.lastDay} and the share still active`, calibration, "active");
  console.log(`  AUC of the planted parameters: ${plantedAuc.toFixed(4)}`);
  printCalibration(
    `Churn probability on ${earlierDay} and the share that bought nothing in the days ahead`,
    await judgeChurn(db),
    "quiet",
  );
  const rank = await rankCorrelations(db);
  printTable(
    "Rank correlation with the truth (Spearman)",
    [
      { score: "P(alive)", truth: "day of drop-out, active last", rho: rank.dropOut },
      {
        score: "expected orders, 365 days",
        truth: "order days of the simulated next year",
        rho: rank.orders,
      },
      { score: "usual gap, six purchase days or more", truth: "purchase rate", rho: rank.rate },
      { score: "expected spend, two purchase days or more", truth: "mean order", rho: rank.spend },
    ],
    3,
  );
  printTotals(`As of ${earlierDay} against the year that came`, await totalsSeen(db));
  printTotals(`As of ${summary.lastDay} against the simulated next year`, await totalsSimulated(db));
  printTable(`Value tiers on ${summary.lastDay}`, await db.rows(tiersSql), 1);
  printTable(`Customers by tier a year before and on ${summary.lastDay}`, await db.rows(migrationSql));

  const sums = await Promise.all(
    Object.entries(mustBeEmpty).map(async ([claim, sql]) => ({
      "what must add up": claim,
      "rows that do not": (await db.rows(sql)).length,
    })),
  );
  printTable("Movements", sums);
}

const base = mkdtempSync(join(tmpdir(), "tessera-sample-report-"));
try {
  const { db, summary } = await openSampleCompany(base);
  await printAll(db, summary);
  db.close();
} finally {
  rmSync(base, { recursive: true, force: true });
}
