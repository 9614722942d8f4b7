import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { presets, type Warehouse } from "../../../ingest/index.ts";
import { hasMariadb, startMariadb, type TestServer } from "../../servers/index.ts";
import { quarantine, reconciliation, TestCompany } from "../company.ts";
import { danglingKeys, payments, revenue, sampleFolder } from "./sample.ts";

const sample = readFileSync(join(sampleFolder("erpnext"), "database.sql"), "utf8");

/** What the books of the database itself say. */
const booked = `
  SELECT concat('erpnext:', d.customer) AS customer, CAST(sum(i.base_net_amount) AS DECIMAL(18, 2)) AS net,
    CAST(sum(CASE WHEN d.is_return = 1 THEN i.base_net_amount ELSE 0 END) AS DECIMAL(18, 2)) AS returns
  FROM \`tabSales Invoice Item\` AS i JOIN \`tabSales Invoice\` AS d ON d.name = i.parent
  WHERE d.docstatus = 1 AND d.company = 'Ostwerk' AND d.is_opening <> 'Yes'
  GROUP BY d.customer ORDER BY d.customer`;

const ordered = `
  SELECT concat('erpnext:', customer) AS customer, CAST(sum(net) AS DECIMAL(18, 2)) AS net, CAST(sum(returned) AS DECIMAL(18, 2)) AS returns
  FROM (
    SELECT d.customer, CASE d.status WHEN 'Closed' THEN i.base_net_amount * i.delivered_qty / i.qty ELSE i.base_net_amount END AS net, 0 AS returned
    FROM \`tabSales Order Item\` AS i JOIN \`tabSales Order\` AS d ON d.name = i.parent
    WHERE d.docstatus = 1 AND d.company = 'Ostwerk'
    UNION ALL
    SELECT d.customer, i.base_net_amount, i.base_net_amount
    FROM \`tabSales Invoice Item\` AS i JOIN \`tabSales Invoice\` AS d ON d.name = i.parent
    WHERE d.docstatus = 1 AND d.is_return = 1 AND d.company = 'Ostwerk'
  ) AS line GROUP BY customer ORDER BY customer`;

const paid = `
  SELECT concat('erpnext:', customer) AS customer, CAST(sum(amount) AS DECIMAL(18, 2)) AS amount
  FROM (
    SELECT party AS customer, CASE payment_type WHEN 'Pay' THEN -base_received_amount ELSE base_paid_amount END AS amount
    FROM \`tabPayment Entry\` WHERE docstatus = 1 AND party_type = 'Customer'
    UNION ALL
    SELECT customer, base_paid_amount - base_change_amount FROM \`tabSales Invoice\` WHERE docstatus = 1 AND is_pos = 1
  ) AS payment GROUP BY customer ORDER BY customer`;

/** A month later: an order and an invoice cancelled, a return, a price put up, a customer disabled, a draft deleted. */
const changes = `
  UPDATE \`tabSales Invoice\` SET docstatus = 2, modified = '2024-04-01 10:00:00' WHERE name = 'SINV-2';
  UPDATE \`tabSales Order\` SET docstatus = 2, modified = '2024-04-01 10:00:00' WHERE name = 'SO-2';
  UPDATE \`tabSales Invoice Item\` SET net_amount = 25, base_net_amount = 25, modified = '2024-04-01 10:01:00' WHERE name = 'l11';
  UPDATE \`tabSales Order Item\` SET net_amount = 1200, base_net_amount = 1200, modified = '2024-04-01 10:01:00' WHERE name = 'i4';
  UPDATE \`tabCustomer\` SET disabled = 1, modified = '2024-04-01 10:02:00' WHERE name = 'Cedar';
  INSERT INTO \`tabSales Invoice\` (name, docstatus, is_return, company, customer, posting_date, due_date, currency, conversion_rate, return_against, modified)
  VALUES ('SINV-11', 1, 1, 'Ostwerk', 'Alder', '2024-04-02', '2024-04-02', 'EUR', 1, 'SINV-1', '2024-04-02 09:00:00');
  INSERT INTO \`tabSales Invoice Item\` (name, parent, item_code, item_name, qty, amount, net_amount, base_net_amount, modified)
  VALUES ('l13', 'SINV-11', 'SAW-1', 'Hand saw', -2, -100, -100, -100, '2024-04-02 09:00:00');
  DELETE FROM \`tabSales Invoice Item\` WHERE parent = 'SINV-5';
  DELETE FROM \`tabSales Invoice\` WHERE name = 'SINV-5';
  UPDATE \`tabPayment Entry\` SET docstatus = 2, modified = '2024-04-03 10:00:00' WHERE name = 'PE-2'`;

describe.skipIf(!hasMariadb)("ERPNext on MariaDB", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startMariadb();
  });
  afterAll(() => server?.stop());

  async function open(options: Partial<Parameters<typeof presets.erpnext>[0]> = {}) {
    const database = await server.create();
    await server.run(database, sample);
    const sources = presets.erpnext({ url: "ERPNEXT_URL", company: "Ostwerk", ...options });
    const company = new TestCompany(sources, { baseCurrency: "EUR", timeZone: "Europe/Berlin" });
    company.secrets.ERPNEXT_URL = server.url(database);
    const run = async (sql: string) => {
      const rows = await server.run(database, sql);
      return rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, String(v)])));
    };
    return { company, run, [Symbol.dispose]: () => company[Symbol.dispose]() };
  }
  const keys = async (db: Warehouse, sql: string) => (await db.rows<{ k: string }>(sql)).map((r) => r.k);

  test("revenue, returns and payments are those of the books, before and after what is cancelled, returned, disabled or repriced", async () => {
    using shop = await open();
    await shop.company.load();
    const before = await shop.company.core("2024-12-31");
    expect(await revenue(before)).toEqual(await shop.run(booked));
    expect((await revenue(before)).map((r) => [r.customer, r.net, r.returns])).toEqual([
      ["erpnext:Alder", "440.00", "-150.00"],
      ["erpnext:Birch", "200.00", "0.00"],
      ["erpnext:Cedar", "660.00", "-220.00"],
      ["erpnext:Fichte", "20.00", "0.00"],
    ]);
    expect(await payments(before)).toEqual(await shop.run(paid));
    expect(await quarantine(before)).toEqual([]);
    for (const a of await reconciliation(before))
      expect(Number(a.read), `${a.source} ${a.entity}`).toBe(Number(a.staged) + Number(a.superseded));
    expect(await danglingKeys(before)).toEqual([]);

    // A disabled buyer stays, the disabled who never bought does not.
    expect(
      await keys(
        before,
        "SELECT concat_ws(' / ', source_id, owner_key, is_frozen) AS k FROM core.customer ORDER BY k",
      ),
    ).toEqual([
      "Alder / erpnext:Tom Ulm / false",
      "Birch / erpnext:eva@ostwerk.example / true",
      "Cedar / false",
      "Fichte / false",
    ]);
    expect(await keys(before, "SELECT name || ' ' || is_opted_out AS k FROM core.contact")).toEqual([
      "Anna Alder true",
    ]);
    expect(
      await keys(
        before,
        "SELECT concat_ws(' ', interaction_key, customer_key, kind, direction, day) AS k FROM core.interaction ORDER BY k",
      ),
    ).toEqual([
      "erpnext:ISS-1 erpnext:Alder complaint inbound 2024-02-04",
      "erpnext:ISS-2 erpnext:Cedar service inbound 2024-03-01",
      "erpnext:c1 erpnext:Alder email inbound 2024-01-11",
      "erpnext:c2 erpnext:Alder call outbound 2024-01-12",
    ]);
    expect(
      await keys(
        before,
        "SELECT concat_ws(' ', opportunity_key, customer_key, outcome, amount, closed_on) AS k FROM core.opportunity ORDER BY k",
      ),
    ).toEqual([
      "erpnext:OPP-1 open 5000.0000",
      "erpnext:OPP-2 erpnext:Alder won 600.0000 2024-01-10",
      "erpnext:OPP-3 erpnext:Birch lost 720.0000 2024-02-10",
      "erpnext:OPP-4 erpnext:Fichte open 50.0000",
    ]);

    await shop.run(changes);
    await shop.company.load();
    const after = await shop.company.core("2024-12-31");
    expect(await revenue(after)).toEqual(await shop.run(booked));
    expect((await revenue(after)).map((r) => [r.customer, r.net])).toEqual([
      ["erpnext:Alder", "340.00"],
      ["erpnext:Cedar", "660.00"],
      ["erpnext:Fichte", "25.00"],
    ]);
    expect(await payments(after)).toEqual(await shop.run(paid));
    expect(await keys(after, "SELECT source_id AS k FROM core.customer")).toContain("Cedar");
    expect(await danglingKeys(after)).toEqual([]);
  });

  test("with orders as revenue a closed order counts what it got, returns come off, and changes follow", async () => {
    using shop = await open({
      revenue: "orders",
      only: ["customers", "products", "owners", "sales", "returns", "rates"],
    });
    for (const change of ["", changes]) {
      if (change) await shop.run(change);
      await shop.company.load();
      const db = await shop.company.core("2024-12-31");
      const found = await revenue(db);
      expect(found).toEqual(await shop.run(ordered));
      expect(found.some((r) => r.customer === "erpnext:Birch")).toBe(change === "");
      expect(await quarantine(db)).toEqual([]);
      expect(await danglingKeys(db)).toEqual([]);
    }
  });

  test("the same queries read a database that lacks the columns of later versions", async () => {
    using shop = await open();
    await shop.run(`
      ALTER TABLE \`tabOpportunity\` DROP expected_closing, DROP opportunity_owner, DROP campaign, ADD contact_by varchar(140);
      ALTER TABLE \`tabIssue\` DROP resolution_date, ADD sla_resolution_date datetime(6)`);
    await shop.company.load();
    const db = await shop.company.core("2024-12-31");
    expect(await revenue(db)).toEqual(await shop.run(booked));
    expect(await quarantine(db)).toEqual([]);
  });

  test("companies with books in different currencies come together in the base currency", async () => {
    using shop = await open({
      company: undefined as never,
      only: ["customers", "products", "owners", "sales", "rates"],
    });
    await shop.company.load();
    const db = await shop.company.core("2024-12-31");
    // 180 francs at the rate of one euro, listed four months before and in force since.
    expect((await revenue(db))[0]).toEqual({ customer: "erpnext:Alder", net: "620.00", returns: "-150.00" });
    expect(await quarantine(db)).toEqual([]);
  });
});
