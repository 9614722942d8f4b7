import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue, type SourceInput } from "../../../ingest/index.ts";
import { servers, type TestServer } from "../../servers/index.ts";
import { reconciliation, TestCompany } from "../company.ts";
import { createNorthwind, hasNorthwind } from "./northwind.ts";

const linesQuery = `
  SELECT d.order_id, d.product_id, o.customer_id, o.order_date, d.unit_price, d.quantity, d.discount
  FROM order_details AS d JOIN orders AS o ON o.order_id = d.order_id`;

const sources = (format: "postgres" | "mysql"): SourceInput[] => [
  {
    name: "customers",
    system: "northwind",
    format,
    database: { url: "NORTHWIND_URL", table: "customers", key: ["customer_id"] },
    entities: {
      customer: { columns: { customer_id: "customer_id", name: "company_name", country: "country" } },
    },
  },
  {
    name: "lines",
    system: "northwind",
    format,
    database: { url: "NORTHWIND_URL", query: linesQuery, key: ["order_id", "product_id"] },
    entities: {
      order_line: {
        columns: {
          order_id: "order_id",
          line_id: "product_id",
          product_id: "product_id",
          customer_id: "customer_id",
          day: "order_date",
          kind: { value: "sale" },
          quantity: "quantity",
          net_amount: {
            product: [
              { product: ["unit_price", "quantity"] },
              { sum: [{ value: "1" }, { from: "discount", negate: true }] },
            ],
          },
          currency: { value: "USD" },
        },
      },
    },
  },
];

const hasAll = (isHere: boolean) => isHere && hasNorthwind;

for (const { name, isHere, start } of servers) {
  describe.skipIf(!hasAll(isHere))(`${name}: the Northwind company`, () => {
    let server: TestServer;
    let database: string;
    beforeAll(async () => {
      server = await start();
      database = await createNorthwind(server);
    });
    afterAll(() => server?.stop());

    /** The database's own answer, to the cent. */
    const there = async () => {
      const exact = (column: string) => `CAST(${column} AS decimal(12, 4))`;
      const [row] = await server.run(
        database,
        `SELECT count(*) AS order_lines, count(DISTINCT d.order_id) AS orders, (SELECT count(*) FROM customers) AS customers,
           round(sum(${exact("unit_price")} * quantity * (1 - ${exact("discount")})), 2) AS net FROM order_details AS d`,
      );
      const { order_lines, orders, customers, net } = row!;
      return {
        order_lines: Number(order_lines),
        orders: Number(orders),
        customers: Number(customers),
        net: Number(net),
      };
    };

    const inCore = async (company: TestCompany) => {
      const db = await company.core("1998-12-31");
      for (const { read, staged, superseded, quarantined, other } of await reconciliation(db)) {
        expect(Number(staged) + Number(superseded) + Number(quarantined)).toBe(read);
        expect([quarantined, other]).toEqual([0, 0]);
      }
      const totals = await db.row(
        `SELECT count(*) AS order_lines, count(DISTINCT order_key) AS orders, (SELECT count(*) FROM core.customer) AS customers,
           round(sum(net_amount), 2)::DOUBLE AS net FROM core.order_line`,
      );
      db.close();
      return totals;
    };

    test("91 customers, 830 orders and 2,155 lines, and the same money to the cent, also after it has changed", async () => {
      using company = new TestCompany(sources(server.format), { baseCurrency: "USD", timeZone: "UTC" });
      company.secrets.NORTHWIND_URL = server.url(database);
      const loaded = await company.load();
      expect(loaded.map(({ file, outcome, rows }) => [file, outcome, rows])).toEqual([
        ["customers", "new", 91],
        ["lines", "new", 2155],
      ]);
      expect(await inCore(company)).toEqual(await there());
      expect(await there()).toEqual({ order_lines: 2155, orders: 830, customers: 91, net: 1_265_793.04 });

      await server.run(
        database,
        `INSERT INTO customers (customer_id, company_name, country) VALUES ('ZZNEW', 'Neue Kundin & Söhne', 'Germany');
         INSERT INTO orders (order_id, customer_id, order_date) VALUES (20001, 'ZZNEW', '1998-05-07');
         INSERT INTO order_details VALUES (20001, 1, 32.38, 10, 0.15), (20001, 2, 19.99, 1, 0);
         UPDATE order_details SET quantity = quantity + 1 WHERE order_id = 10248;
         DELETE FROM order_details WHERE order_id IN (10249, 10250);
         UPDATE customers SET company_name = 'Renamed' WHERE customer_id = 'ALFKI'`,
      );
      const again = await company.load();
      expect(again.map(({ changes }) => changes)).toEqual([
        { added: 1, changed: 1, removed: 0, unchanged: 90 },
        { added: 2, changed: 3, removed: 5, unchanged: 2147 },
      ]);
      expect(await inCore(company)).toEqual(await there());
    });

    test("the catalogue knows its tables, keys and references", async () => {
      const { tables } = await catalogue(server.url(database));
      const details = tables.find((t) => t.name === "order_details")!;
      expect(details.primaryKey).toEqual(["order_id", "product_id"]);
      expect(details.foreignKeys.map((f) => [f.columns, f.refTable, f.refColumns])).toEqual(
        expect.arrayContaining([
          [["order_id"], "orders", ["order_id"]],
          [["product_id"], "products", ["product_id"]],
        ]),
      );
      expect(details.columns.map((c) => c.name)).toEqual([
        "order_id",
        "product_id",
        "unit_price",
        "quantity",
        "discount",
      ]);
      expect(tables).toHaveLength(14);
    });
  });
}
