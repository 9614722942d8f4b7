import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { hasPostgres, startPostgres, type TestServer } from "../../servers/index.ts";
import { quarantine, reconciliation } from "../company.ts";
import { booked, changes, openOdoo, ordered, paid } from "./odoo_shop.ts";
import { danglingKeys, payments, revenue } from "./sample.ts";

describe.skipIf(!hasPostgres)("Odoo on PostgreSQL", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  const keys = async (db: Warehouse, sql: string) => (await db.rows<{ k: string }>(sql)).map((r) => r.k);

  test("revenue, returns and payments are those of the books, before and after what is cancelled, credited, archived or repriced", async () => {
    using shop = await openOdoo(server);
    await shop.company.load();
    const before = await shop.company.core("2024-12-31");
    expect(await revenue(before)).toEqual(await shop.run(booked));
    expect((await revenue(before)).map((r) => [r.customer, r.net, r.returns])).toEqual([
      ["odoo:10", "1440.01", "-150.00"],
      ["odoo:13", "200.00", "0.00"],
      ["odoo:14", "660.00", "-220.00"],
      ["odoo:17", "20.00", "0.00"],
    ]);
    expect(await payments(before)).toEqual(await shop.run(paid));
    expect(await quarantine(before)).toEqual([]);
    for (const a of await reconciliation(before))
      expect(Number(a.read), `${a.source} ${a.entity}`).toBe(Number(a.staged) + Number(a.superseded));
    expect(await danglingKeys(before)).toEqual([]);

    // An archived buyer stays; the archived who never bought, suppliers, colleagues and the company itself do not.
    expect(await keys(before, "SELECT name AS k FROM core.customer ORDER BY k")).toEqual([
      "Alder Joinery",
      "Alder Joinery South",
      "Birch Metal",
      "Cedar Supplies Inc",
      "Franz Fichte",
      "Ginkgo Prospects",
    ]);
    expect(await keys(before, "SELECT name || ' ' || is_opted_out AS k FROM core.contact")).toEqual([
      "Anna Alder true",
    ]);
    expect(
      await keys(
        before,
        "SELECT concat_ws(' ', interaction_key, kind, direction, day) AS k FROM core.interaction ORDER BY k",
      ),
    ).toEqual([
      // Half past eleven at night by UTC is the next day in Berlin.
      "odoo:1 email inbound 2024-01-12",
      "odoo:2 email outbound 2024-01-12",
      "odoo:5 call outbound 2024-01-15",
      "odoo:6 email outbound 2024-01-25",
      "odoo:7 email outbound 2024-02-02",
      "odoo:8 email inbound 2024-02-03",
    ]);
    expect(
      await keys(
        before,
        "SELECT concat_ws(' ', opportunity_key, stage, outcome, reason) AS k FROM core.opportunity ORDER BY k",
      ),
    ).toEqual(["odoo:1 Neu open", "odoo:2 Won won", "odoo:3 Neu lost Zu teuer"]);
    expect(await keys(before, "SELECT name AS k FROM core.product ORDER BY k")).toEqual([
      "Sharpening",
      "[SAW-1] Handsäge",
    ]);

    await shop.run(changes);
    await shop.company.load();
    const after = await shop.company.core("2024-12-31");
    expect(await revenue(after)).toEqual(await shop.run(booked));
    expect((await revenue(after)).map((r) => [r.customer, r.net])).toEqual([
      ["odoo:10", "1340.01"],
      ["odoo:14", "660.00"],
      ["odoo:17", "25.00"],
    ]);
    expect(await payments(after)).toEqual(await shop.run(paid));
    // Cedar is archived but has bought; Ginkgo is archived and known by an opportunity alone.
    const names = await keys(after, "SELECT name AS k FROM core.customer WHERE name IS NOT NULL");
    expect(names).toContain("Cedar Supplies Inc");
    expect(names).not.toContain("Ginkgo Prospects");
    expect(await danglingKeys(after)).toEqual([]);
  });

  test("with orders as revenue confirmed lines count at the rate of their day, less credit notes, before and after changes", async () => {
    using shop = await openOdoo(server, {
      revenue: "orders",
      only: ["customers", "products", "owners", "sales", "returns", "rates"],
    });
    for (const change of ["", changes]) {
      if (change) await shop.run(change);
      await shop.company.load();
      const db = await shop.company.core("2024-12-31");
      const found = await revenue(db);
      expect(found).toEqual(await shop.run(ordered));
      expect(found.some((r) => r.customer === "odoo:13")).toBe(change === "");
      expect(await quarantine(db)).toEqual([]);
      expect(await danglingKeys(db)).toEqual([]);
      expect(
        await keys(
          db,
          "SELECT order_key || ' of ' || return_of AS k FROM core.order_line WHERE return_of IS NOT NULL ORDER BY k",
        ),
      ).toContain("odoo:RINV/2024/00001 of odoo:S00001");
    }
  });
});
