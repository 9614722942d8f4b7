import { expect, test } from "vitest";
import { TestProject } from "./project.ts";

const config = (day: string) => `export default {
  company: { name: "Corner shop", baseCurrency: "EUR" },
  data: "data",
  sources: [
    {
      name: "till",
      format: "csv",
      files: "orders*.csv",
      entities: {
        order_line: {
          columns: { order_id: "Order", line_id: "Line", customer_id: "Customer", day: ${day}, net_amount: "Net", currency: "Currency" },
        },
      },
    },
  ],
};
`;

const damaged = `Order,Line,Customer,Day,Net,Currency
A1,1,C1,2025-03-01,10,EUR
A2,1,C1,31.12.2024,250.5,EUR
A3,1,C2,soon,4,USD
A4,1,C2,2025-03-02,ten,EUR
A5,1,C2,2025-04-02,15,EUR
A6,1,C3,2025-04-05,20,EUR
`;

test("what was set aside is listed with its money, and comes back when the mapping is corrected", async () => {
  using project = new TestProject();
  project.write("tessera.config.ts", config('"Day"'));
  project.write("orders.csv", damaged);
  await project.run("load", "--quiet");

  const listed = await project.run("quarantine", "--quiet");
  expect(listed.err).toBe("");
  expect(listed.out.split("\n")).toEqual([
    "till order_line: 3 rows set aside, €250.50 at stake",
    "          2  order_line.day is not a day, €250.50 and 4 USD; first at orders.csv line 3",
    "          1  order_line.net_amount is not an amount; first at orders.csv line 5",
    "",
  ]);

  project.write("tessera.config.ts", config('{ from: "Day", format: ["%Y-%m-%d", "%d.%m.%Y"] }'));
  expect((await project.run("run", "--quiet")).err).toBe("");
  const left = JSON.parse((await project.run("quarantine", "--json", "--rows")).out);
  expect(left.totals).toEqual([{ source: "till", entity: "order_line", rows: 2, amount: null }]);
  expect(left.rows.map((row: { line: number }) => row.line)).toEqual([4, 5]);
}, 60_000);

test("a filter that cannot be meant is refused", async () => {
  using project = new TestProject();
  const refused = await project.run("quarantine", "--source", "tills");
  expect(refused.code).toBe(2);
  expect(refused.err).toContain("unknown source: tills; known are till");
});
