import { describe, expect, test } from "vitest";
import { servers, type TestServer } from "../../servers/index.ts";
import { lookAt, mapped, NewCompany } from "./company.ts";
import { fillNorthwind, hasNorthwind } from "./northwind.ts";

describe.skipIf(!hasNorthwind).each(servers.map((s) => ({ ...s })))(
  "Northwind (../shared/data/northwind) in $name by init on its URL",
  ({ isHere, start }) => {
    const onServer = async (work: (server: TestServer) => Promise<void>) => {
      const server = await start();
      try {
        await work(server);
      } finally {
        await server.stop();
      }
    };

    test.skipIf(!isHere)(
      "lines are read with their heads, and the amount is price by quantity less discount",
      async () => {
        await onServer(async (server) => {
          using company = new NewCompany();
          const url = await fillNorthwind(server);
          const looked = await lookAt(
            url,
            company.base,
            { currency: "USD" },
            { variable: "NORTHWIND_URL", system: "northwind" },
          );
          expect(looked.text).not.toContain(server.password);
          expect(looked.text).not.toContain("127.0.0.1");
          expect(mapped(looked, "order-details", "order_line")).toMatchObject({
            order_id: "order_id",
            customer_id: "customer_id",
            day: "order_date",
            net_amount: {
              product: [
                { product: ["unit_price", "quantity"] },
                { sum: [{ value: 1 }, { from: "discount", negate: true }] },
              ],
            },
          });
          expect(looked.proposal.unused.map((u) => u.title)).toContain("suppliers");
          company.take(looked.input);
          company.secrets.NORTHWIND_URL = url;
          await company.load();
          const db = await company.core();
          expect(
            await db.row(
              `SELECT count(*) AS lines, count(DISTINCT order_key) AS orders, round(sum(net_amount), 2) AS net FROM core.order_line`,
            ),
          ).toEqual({ lines: 2155, orders: 830, net: 1265793.04 });
          expect(await db.row("SELECT count(*) AS n FROM core.customer")).toEqual({ n: 91 });
          expect(await db.row("SELECT count(*) AS n FROM staging.quarantine")).toEqual({ n: 0 });
          db.close();
        });
      },
      30_000,
    );
  },
);
