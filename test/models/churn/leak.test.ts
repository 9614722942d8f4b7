import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTable, type Warehouse } from "../../../ingest/index.ts";
import { materialise, readSql } from "../../../models/build/materialise.ts";
import { churnFeature as models } from "../../../models/churn_feature/index.ts";
import { churnFeature } from "../../../models/churn_feature/table.ts";
import { customerCovariate } from "../../../models/covariates/table.ts";
import { company, type Facts } from "../company.ts";
import { addDays, randomCompany } from "../random_company.ts";

const asOf = "2024-05-20";
const horizon = 60;
const cutOff = addDays(asOf, -2 * horizon);
const whole = randomCompany({ seed: 5, customers: 60, from: "2022-06-01", to: asOf });
const buyers = [...new Set(whole.lines.flatMap(({ customer }) => customer ?? []))];

interface Contact {
  customer: string;
  kind: string;
  direction: string;
  day: string;
  resolved: string | null;
  score: number;
}
/** Complaints, answers and the like on many days before and after the cut-off, some resolved across it. */
const contacts: Contact[] = buyers.flatMap((customer, c) =>
  Array.from({ length: 8 }, (_, k) => {
    const day = addDays("2023-06-01", ((c * 37 + (k >> 1) * 61) % 350) + 1 + (k % 2) * (c % 9));
    return {
      customer,
      kind: ["complaint", "service", "call", "email"][(c + k) % 4]!,
      direction: k % 2 ? "outbound" : "inbound",
      day,
      resolved: k % 5 === 0 ? null : addDays(day, (c * k) % 40),
      score: 1 + ((c + k) % 5),
    };
  }),
);
const payments = whole.lines
  .filter((_, i) => i % 2)
  .map(({ customer, order, day, amount }, i) => ({
    customer,
    order: order ?? null,
    due: addDays(day, 30),
    day: addDays(day, 20 + (i % 40)),
    amount,
  }));
const touches = buyers.map((customer, i) => ({ customer, day: addDays("2023-11-01", (i * 7) % 190) }));

interface Everything {
  lines: Facts["lines"];
  opportunities: Facts["opportunities"];
  contacts: readonly Contact[];
  payments: typeof payments;
  touches: typeof touches;
}
const all: Everything = { ...whole, contacts, payments, touches };

/** What stood in the sources at the end of a day. */
function asKnown(day: string): Everything {
  const until = <T extends { day: string }>(rows: readonly T[]) => rows.filter((row) => row.day <= day);
  return {
    lines: until(whole.lines),
    opportunities: whole.opportunities
      .filter((o) => o.created! <= day)
      .map((o) => (o.closed! > day ? { ...o, outcome: "open", closed: null } : o)),
    contacts: until(contacts).map((c) =>
      c.resolved && c.resolved > day ? { ...c, resolved: null, score: Number.NaN } : c,
    ),
    payments: until(payments),
    touches: until(touches),
  };
}

/** The features, with the cut-offs of the whole company whatever rows there are. */
async function featuresOf(given: Everything, query = models): Promise<Warehouse> {
  const { db } = await company(
    { lines: given.lines ?? [], opportunities: given.opportunities ?? [] },
    { asOf, models: { churnDays: horizon } },
  );
  await db.run("SET TimeZone = 'UTC'");
  await db.run(
    `UPDATE core.order_line SET product_key = 'p' || dayofmonth(day) % 9, discount = net_amount * (dayofyear(day) % 7) / 10;
     INSERT INTO core.product (product_key, category) SELECT 'p' || i, 'c' || i % 4 FROM range(9) AS r (i)`,
  );
  const rows = async (table: string, columns: string, values: (string | number | null)[][]) => {
    for (const row of values)
      await db.run(`INSERT INTO ${table} (${columns}) VALUES (${row.map(() => "?").join(", ")})`, row);
  };
  await rows(
    "core.interaction",
    "interaction_key, customer_key, kind, direction, day, opened_at, resolved_at, satisfaction",
    given.contacts.map((c, i) => [
      `i${String(i).padStart(5, "0")}`,
      c.customer,
      c.kind,
      c.direction,
      c.day,
      `${c.day} 09:00:00+00`,
      c.resolved && `${c.resolved} 15:00:00+00`,
      Number.isNaN(c.score) ? null : c.score,
    ]),
  );
  await rows(
    "core.payment",
    "payment_key, customer_key, order_key, day, due_on, amount",
    given.payments.map((p, i) => [`p${i}`, p.customer, p.order, p.day, p.due, p.amount]),
  );
  await rows(
    "core.campaign_touch",
    "campaign_key, customer_key, day, arm",
    given.touches.map((t, i) => [`c${i}`, t.customer, t.day, "treated"]),
  );
  await db.run(createTable(customerCovariate));
  for (const { writes, sql } of query) await materialise(db, writes, await readSql(sql));
  return db;
}

const labels = ["no_purchase"];
const names = Object.keys(churnFeature.columns).filter((name) => !labels.includes(name));
const at = (db: Warehouse, day: string) =>
  db.rows<Record<string, unknown>>(
    `SELECT ${names.join(", ")} FROM score.churn_feature WHERE cut_off = DATE '${day}' ORDER BY customer_key`,
  );

let later: Warehouse;
let earlier: Warehouse;
beforeAll(async () => {
  [later, earlier] = [await featuresOf(all), await featuresOf(asKnown(cutOff))];
});
afterAll(() => {
  later.close();
  earlier.close();
});

describe("features of a day", () => {
  test("are the same whether or not anything came after it: not one of them knows the future", async () => {
    const [now, then] = [await at(later, cutOff), await at(earlier, cutOff)];
    expect(now.length).toBeGreaterThan(30);
    expect(now).toEqual(then);
  });

  test("do say something: each that has data varies between customers", async () => {
    const rows = await at(later, cutOff);
    const alike = names.filter((name) => new Set(rows.map((row) => row[name])).size === 1);
    expect(alike).toEqual([
      "cut_off",
      "is_present",
      "label_days",
      "season_sin",
      "season_cos",
      "covariate_group",
    ]);
  });

  test("of the as-of day are what customers' purchase history says", async () => {
    const { differ, n } = await later.row<{ differ: number; n: number }>(
      `WITH p AS (
         SELECT customer_key, count(*) AS days, max(day) AS last_on, min(day) AS first_on
         FROM core.customer_day WHERE is_purchase GROUP BY customer_key
       )
       SELECT count_if(f.purchase_days IS DISTINCT FROM p.days
           OR f.days_since_purchase IS DISTINCT FROM (DATE '${asOf}' - p.last_on)::DOUBLE
           OR f.tenure IS DISTINCT FROM (DATE '${asOf}' - p.first_on)::DOUBLE) AS differ,
         count(*) AS n
       FROM (SELECT * FROM score.churn_feature WHERE is_present) AS f FULL JOIN p USING (customer_key)`,
    );
    expect(differ).toBe(0);
    expect(n).toBeGreaterThan(50);
  });

  test("a feature that looks a single day ahead is caught by the same comparison", async () => {
    const purchase = models.find((m) => m.writes.name === "score.churn_purchase")!;
    const leaking = (await readSql(purchase.sql)).replace(
      "d.day <= l.cut_off",
      "d.day <= l.cut_off + CAST(NOT l.is_present AS INTEGER)",
    );
    expect(leaking).not.toBe(await readSql(purchase.sql));
    for (const db of [later, earlier]) {
      await db.run("CREATE TEMP TABLE kept AS SELECT * FROM score.churn_purchase");
      await db.run(`DELETE FROM score.churn_purchase; INSERT INTO score.churn_purchase ${leaking}`);
    }
    const days = "SELECT * EXCLUDE (no_purchase) FROM score.churn_purchase ORDER BY cut_off, customer_key";
    const sold = await later.rows<{ day: string }>(
      `SELECT day FROM core.customer_day WHERE is_purchase AND day - 1 IN (SELECT cut_off FROM score.churn_cut_off)`,
    );
    expect(sold.length).toBeGreaterThan(0);
    const own = (rows: Record<string, unknown>[]) =>
      rows.filter((row) => row.cut_off === addDays(sold[0]!.day, -1));
    const day = addDays(sold[0]!.day, -1);
    const before = await featuresOf(asKnown(day));
    await before.run(`DELETE FROM score.churn_purchase; INSERT INTO score.churn_purchase ${leaking}`);
    expect(own(await later.rows(days))).not.toEqual(own(await before.rows(days)));
    before.close();
    for (const db of [later, earlier])
      await db.run("DELETE FROM score.churn_purchase; INSERT INTO score.churn_purchase SELECT * FROM kept");
  });
});

describe("labels", () => {
  test("say whether a purchase came in the days after the cut-off, the first of them not included", async () => {
    const wrong = await later.rows(
      `SELECT * FROM score.churn_feature AS f WHERE NOT is_present AND no_purchase <> (NOT EXISTS (
         SELECT 1 FROM core.customer_day AS d WHERE d.customer_key = f.customer_key AND is_purchase
           AND d.day > f.cut_off AND d.day <= f.cut_off + ${horizon}))::DOUBLE`,
    );
    expect(wrong).toEqual([]);
  });

  test("of the as-of day are nobody's to know, and windows do not overlap", async () => {
    expect(
      await later.rows(
        `SELECT cut_off FROM score.churn_feature GROUP BY cut_off
         HAVING (cut_off = DATE '${asOf}') <> (count(no_purchase) = 0)`,
      ),
    ).toEqual([]);
    const days = await later.rows<{ cut_off: string }>(
      "SELECT cut_off FROM score.churn_cut_off ORDER BY 1 DESC",
    );
    expect(days.map((row) => row.cut_off)).toEqual(
      Array.from({ length: 7 }, (_, k) => addDays(asOf, -k * horizon)),
    );
  });
});
