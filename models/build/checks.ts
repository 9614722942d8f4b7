import { quote, type Table, type Warehouse } from "../../ingest/index.ts";

export interface CheckResult {
  readonly check: string;
  readonly severity: "error" | "warn";
  readonly isPassed: boolean;
  readonly found: string;
}

/** A build that must not be published. The checks that failed say why. */
export class CheckError extends Error {
  override readonly name = "CheckError";
  constructor(readonly failed: readonly CheckResult[]) {
    super(`the build is not published: ${failed.map((f) => `${f.check}: ${f.found}`).join("; ")}`);
  }
}

/** What a declaration promises: the key is unique, nothing required is missing, every bound is kept. */
export async function checkTable(db: Warehouse, table: Table): Promise<CheckResult[]> {
  const tests = Object.entries(table.columns).flatMap(([name, column]) => {
    const cell = quote(name);
    const wrong: string[] = [];
    if (!column.isNullable) wrong.push(`${cell} IS NULL`);
    const [low, high] = column.bounds ?? [null, null];
    if (low !== null) wrong.push(`${cell} < ${low}`);
    if (high !== null) wrong.push(`${cell} > ${high}`);
    if (column.sql === "DOUBLE") wrong.push(`NOT isfinite(${cell})`);
    return wrong.length > 0 ? [{ name, sql: `count_if(coalesce(${wrong.join(" OR ")}, false))` }] : [];
  });
  const counts = await db.row<Record<string, number>>(
    `SELECT count(*) AS "#", ${tests.map((t) => `${t.sql} AS ${quote(t.name)}`).join(", ") || "0"} FROM ${table.name}`,
  );
  const bad = tests.filter((t) => counts[t.name]! > 0).map((t) => `${counts[t.name]} rows of ${t.name}`);
  const results: CheckResult[] = [
    {
      check: `${table.name} keeps its columns' promises`,
      severity: "error",
      isPassed: bad.length === 0,
      found:
        bad.length === 0
          ? `${counts["#"]} rows`
          : `${bad.join(", ")} are missing, out of bounds or not finite`,
    },
  ];
  if (table.key.length > 0) results.push(await checkKey(db, table));
  return results;
}

async function checkKey(db: Warehouse, table: Table): Promise<CheckResult> {
  const key = table.key.map(quote).join(", ");
  const { n } = await db.row<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${table.name} GROUP BY ${key} HAVING count(*) > 1)`,
  );
  return {
    check: `${table.name} has one row a key`,
    severity: "error",
    isPassed: n === 0,
    found:
      n === 0
        ? `unique by ${table.key.join(", ")}`
        : `${n} keys (${table.key.join(", ")}) occur more than once`,
  };
}

/** Sums that must agree between what came in and what goes out. */
export async function checkTotals(db: Warehouse): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const expect = async (check: string, severity: "error" | "warn", sql: string) => {
    const { passed, found } = await db.row<{ passed: boolean; found: string }>(sql);
    results.push({ check, severity, isPassed: passed, found });
  };
  await expect(
    "every row read is staged, superseded or quarantined",
    "error",
    `SELECT coalesce(bool_and(read = staged + superseded + quarantined), true) AS passed,
       coalesce(string_agg(CASE WHEN read <> staged + superseded + quarantined THEN source || ' ' || entity || ': ' || read || ' read, ' || (staged + superseded + quarantined) || ' accounted for' END, '; ' ORDER BY source, entity), sum(read) || ' rows read') AS found
     FROM staging.reconciliation`,
  );
  await expect(
    "net revenue of the months equals that of the order lines",
    "error",
    `SELECT m.total = l.total AS passed, m.total || ' in the months, ' || l.total || ' in the lines' AS found
     FROM (SELECT coalesce(sum(net_revenue), 0) AS total FROM mart.kpi_month) AS m,
       (SELECT coalesce(sum(net_amount), 0) AS total FROM core.order_line) AS l`,
  );
  await expect(
    "net revenue of the customers equals that of the order lines with a customer",
    "error",
    `SELECT m.total = l.total AS passed, m.total || ' of the customers, ' || l.total || ' in the lines' AS found
     FROM (SELECT coalesce(sum(net_revenue), 0) AS total FROM mart.customer) AS m,
       (SELECT coalesce(sum(net_amount), 0) AS total FROM core.order_line WHERE customer_key IS NOT NULL) AS l`,
  );
  await expect(
    "profit and loss of the customers and of what names none add up to the order lines, the costs and the overhead",
    "error",
    `WITH line AS (SELECT coalesce(sum(net_amount), 0) AS revenue, coalesce(sum(contribution), 0) AS margin FROM core.order_line),
       served AS (
         SELECT (SELECT coalesce(sum(cost), 0) FROM core.interaction)
           + (SELECT coalesce(sum(amount), 0) FROM core.cost) AS cost
       )
     SELECT bool_and(t.net_revenue = l.revenue AND t.contribution = l.margin - s.cost) FILTER (WHERE t.period = 'to_date')
         AND bool_and(t.overhead IS NULL OR t.overhead = t.configured_overhead) AS passed,
       coalesce(string_agg(t.period || ': contribution ' || t.contribution || ', overhead ' || coalesce(t.overhead, 0), '; ' ORDER BY t.period), '') || '; of the lines less costs ' || any_value(l.margin - s.cost) AS found
     FROM mart.profit_total AS t, line AS l, served AS s WHERE t.bearer = 'company'`,
  );
  await expect(
    "opening + new + reactivated − lost = closing in every month",
    "error",
    `SELECT coalesce(bool_and(opening_customers + new_customers + reactivated_customers - lost_customers = active_base), true) AS passed,
       count(*) || ' months' AS found FROM mart.kpi_month`,
  );
  await expect(
    "no rows are quarantined",
    "warn",
    `SELECT coalesce(sum(quarantined), 0) = 0 AS passed, coalesce(sum(quarantined), 0) || ' rows are set aside; tessera quarantine lists them' AS found
     FROM staging.reconciliation`,
  );
  await expect(
    "systems agree on orders and balances",
    "warn",
    `SELECT coalesce(sum(differences), 0) = 0 AS passed,
       coalesce(sum(differences), 0) || ' orders and balances differ between systems, by ' || coalesce(sum(amount), 0)::DECIMAL(18,2) || ' in all' AS found
     FROM mart.system_difference_total WHERE kind <> 'customer'`,
  );
  await expect(
    "every customer of an order is in a customer list",
    "warn",
    `SELECT count(*) = 0 AS passed, count(*) || ' customers are known only from orders or opportunities' AS found
     FROM core.customer WHERE NOT is_master`,
  );
  return results;
}
