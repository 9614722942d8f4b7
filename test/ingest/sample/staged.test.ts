import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Ledger, ledgerFolder, load, parseConfig, stage, Warehouse } from "../../../ingest/index.ts";
import { type DamageReason, writeSample } from "../../../ingest/sample/index.ts";
import shipped from "../../../tessera.config.ts";
import { temporaryFolder } from "./folder.ts";

const base = await temporaryFolder();
const prefix = ".tessera/sample/";
const config = parseConfig(shipped);
const summary = await writeSample(join(base, prefix), { seed: 1, customers: 400 });
await load(config, { base, now: "2026-01-01T00:00:00Z" });
const db = await Warehouse.open();
afterAll(() => db.close());
await db.run(`CREATE SCHEMA staging; SET TimeZone = '${config.company.timeZone}'`);
await stage(db, await Ledger.open(ledgerFolder(config, base)), config, { asOf: undefined });

const wording: Record<DamageReason, RegExp> = {
  missing: /is missing/,
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

describe("the sample company, loaded with the configuration as shipped", () => {
  it("has exactly its planted damage set aside, each row with the reason it was given", async () => {
    const planted = await db.rows<{ file: string; line: number; reason: DamageReason }>(
      "SELECT file, line::INTEGER AS line, reason FROM read_csv(?, header = true, all_varchar = true) ORDER BY file, line",
      [join(base, prefix, "truth/damage.csv")],
    );
    const aside = await db.rows<{ file: string; line: number; reasons: string[] }>(
      "SELECT file, line, reasons FROM staging.quarantine ORDER BY file, line",
    );
    expect(aside.map(({ file, line }) => [file, line])).toEqual(
      planted.map(({ file, line }) => [`${prefix}${file}`, line]),
    );
    planted.forEach(({ reason }, i) => {
      expect(aside[i]!.reasons.join("; ")).toMatch(wording[reason]);
    });
  });

  it("drops the corrected and the repeated lines, and nothing else", async () => {
    const superseded = await db.rows("SELECT source, rows FROM staging.superseded WHERE rows > 0");
    const { corrections, resent } = summary.planted;
    expect(superseded).toEqual([{ source: "erp-orders", rows: corrections + resent.lines }]);
    expect(corrections).toBeGreaterThan(5);
  });

  it("adds up to the totals of the truth, to the cent, by currency and kind", async () => {
    const lines = await db.rows<{ kind: string; lines: number }>(
      "SELECT kind, count(*) AS lines FROM staging.order_line GROUP BY kind",
    );
    expect(Object.fromEntries(lines.map((l) => [l.kind, l.lines]))).toEqual(summary.orderLines);
    const nets = await db.rows<{ currency: string; kind: "sale"; net: number }>(
      "SELECT currency, kind, sum(net_amount) AS net FROM staging.order_line GROUP BY ALL",
    );
    for (const { currency, kind, net } of nets) expect(net).toBe(summary.netByCurrency[currency]![kind]);
  });

  it("puts orders around midnight on the business day of the reporting zone", async () => {
    const { late } = await db.row<{ late: number }>(
      "SELECT count(*) AS late FROM staging.order_line WHERE day <> (ordered_at AT TIME ZONE 'UTC')::DATE",
    );
    expect(late).toBeGreaterThan(20);
    const months = await db.rows<{ month: string; net: number }>(
      `SELECT strftime(l.day, '%Y-%m') AS month, sum((l.net_amount * coalesce(r.rate, 1))::DECIMAL(18, 4)) AS net
       FROM staging.order_line AS l LEFT JOIN staging.rate AS r ON r.currency = l.currency AND r.day = l.day
       GROUP BY month ORDER BY month`,
    );
    expect(months.map(({ month }) => month)).toEqual(Object.keys(summary.netRevenueByMonth));
    for (const { month, net } of months) expect(net).toBeCloseTo(summary.netRevenueByMonth[month]!, 1);
  });

  it("links most returns to an order that is there", async () => {
    const { linked, all, dangling } = await db.row<{ linked: number; all: number; dangling: number }>(
      `SELECT count(return_of) AS linked, count(*) AS all,
         count(*) FILTER (WHERE return_of IS NOT NULL AND return_of NOT IN (SELECT order_id FROM staging.order_line)) AS dangling
       FROM staging.order_line WHERE kind = 'return'`,
    );
    expect(linked / all).toBeGreaterThan(0.8);
    expect(linked).toBeLessThan(all);
    expect(dangling).toBe(0);
  });

  it("joins every owner, campaign and parent that a row names", async () => {
    const dangling = await db.rows(`
      SELECT 'owner' AS what, owner_id AS id FROM staging.customer ANTI JOIN staging.owner USING (owner_id) WHERE owner_id IS NOT NULL
      UNION ALL
      SELECT 'campaign', campaign_id FROM staging.interaction ANTI JOIN staging.campaign USING (campaign_id) WHERE campaign_id IS NOT NULL
      UNION ALL
      SELECT 'touch', campaign_id FROM staging.campaign_touch ANTI JOIN staging.campaign USING (campaign_id)
      UNION ALL
      SELECT 'parent', c.parent_id FROM staging.customer AS c ANTI JOIN staging.customer AS p ON p.customer_id = c.parent_id WHERE c.parent_id IS NOT NULL`);
    expect(dangling).toEqual([]);
  });

  it("has the planted article bought along as often as the truth says", async () => {
    const { expected, together, baskets } = await db.row<{
      expected: number;
      together: number;
      baskets: number;
    }>(
      `WITH pair AS (
         SELECT 'erp:' || article AS first, 'erp:' || added_article AS second, probability::DOUBLE AS probability
         FROM read_csv(?, header = true, all_varchar = true)
       ),
       line AS (SELECT DISTINCT order_id, product_id FROM staging.order_line WHERE kind = 'sale')
       SELECT sum(p.probability) AS expected, count(s.order_id) AS together, count(*) AS baskets
       FROM pair AS p
       JOIN line AS f ON f.product_id = p.first
       LEFT JOIN line AS s ON s.order_id = f.order_id AND s.product_id = p.second`,
      [join(base, prefix, "truth/affinity.csv")],
    );
    expect(baskets).toBeGreaterThan(300);
    expect(together / expected).toBeGreaterThan(0.9);
    expect(together / expected).toBeLessThan(1.2);
  });

  it("gives campaigns a lift between none and what the raised rate allows", async () => {
    const campaigns = await db.rows<{
      rate_multiplier: number;
      true_lift: number;
      treated: number;
      control: number;
    }>(
      "SELECT rate_multiplier::DOUBLE AS rate_multiplier, true_lift::DOUBLE AS true_lift, treated::INTEGER AS treated, control::INTEGER AS control FROM read_csv(?, header = true, all_varchar = true)",
      [join(base, prefix, "truth/campaigns.csv")],
    );
    expect(campaigns).toHaveLength(summary.planted.campaigns);
    for (const { rate_multiplier, true_lift } of campaigns) {
      if (rate_multiplier === 1) expect(true_lift).toBe(0);
      else expect([true_lift > 0, true_lift < rate_multiplier - 1]).toEqual([true, true]);
    }
    const { n } = await db.row<{ n: number }>("SELECT count(*) AS n FROM staging.campaign_touch");
    expect(campaigns.reduce((sum, { treated, control }) => sum + treated + control, 0)).toBe(n);
  });
});
