import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Lease, Snapshots } from "../../../ingest/index.ts";
import { build, buildsFolder, publish } from "../../../models/index.ts";
import { now, TestCompany } from "../../ingest/company.ts";

const csv = (name: string, system: string, entities: object) =>
  ({ name, system, format: "csv", files: `${name}.csv`, entities }) as ConstructorParameters<
    typeof TestCompany
  >[0] extends readonly (infer S)[] | undefined
    ? S
    : never;

const company = new TestCompany([
  csv("orders", "erp", {
    order_line: {
      columns: {
        order_id: "Order",
        line_id: "Line",
        customer_id: "Customer",
        day: "Day",
        net_amount: "Net",
        tax_amount: "Tax",
        currency: "Currency",
      },
    },
  }),
  csv("customers", "erp", {
    customer: { columns: { customer_id: "No", name: "Name", tax_id: "Tax", balance: "Owed" } },
  }),
  csv("accounts", "crm", {
    customer: { columns: { customer_id: "Id", name: "Name", tax_id: "Tax", balance: "Owed" } },
  }),
  csv("payments", "erp", {
    payment: { columns: { payment_id: "Id", customer_id: "Customer", day: "Day", amount: "Amount" } },
  }),
  csv("deals", "crm", {
    opportunity: {
      columns: {
        opportunity_id: "Id",
        customer_id: "Account",
        stage: "Stage",
        outcome: "Stage",
        amount: "Amount",
      },
    },
  }),
  csv("rates", "erp", { exchange_rate: { columns: { currency: "Currency", day: "Day", rate: "Rate" } } }),
  csv("copies", "crm", {
    order_copy: {
      columns: {
        copy_id: "Id",
        order_id: "Order",
        counted_by: { value: "erp" },
        day: "Day",
        net_amount: "Amount",
        currency: "Currency",
      },
    },
  }),
]);

let lease: Lease;
const snapshots = new Snapshots(buildsFolder(company.config, company.base));
const rows = (kind: string) =>
  lease.use((db) =>
    db.rows(
      `SELECT reference, left_system, right_system, state, left_amount, right_amount, difference FROM mart.system_difference WHERE kind = '${kind}' ORDER BY ALL`,
    ),
  );

beforeAll(async () => {
  company
    .write(
      "customers.csv",
      "No,Name,Tax,Owed\nC1,Anvil Works GmbH,DE136695976,119\nC2,Bolt Trading AG,DE129273398,50\nC3,Crane Services,,\nC4,Drill and Sons,,\n",
    )
    .write(
      "accounts.csv",
      "Id,Name,Tax,Owed\nA1,Anvil Works,DE136695976,119.05\nA2,Bolt Trading,DE129273398,80\nA9,Elsewhere Ltd,,\nA8,Prospect Inc,,\n",
    )
    .write("rates.csv", "Currency,Day,Rate\nUSD,2025-01-01,0.5\n")
    .write(
      "orders.csv",
      [
        "Order,Line,Customer,Day,Net,Tax,Currency",
        "O0,1,C1,2024-12-01,10,0,EUR", // before the copies begin
        "O1,1,C1,2025-01-02,60,11.4,EUR",
        "O1,2,C1,2025-01-02,40,7.6,EUR",
        "O2,1,C2,2025-01-05,50,0,EUR",
        "O3,1,C3,2025-01-06,30,0,EUR",
        "O4,1,C2,2025-01-08,80,0,EUR",
        "O5,1,C2,2025-01-09,100,0,USD",
        "",
      ].join("\n"),
    )
    .write("payments.csv", "Id,Customer,Day,Amount\nZ1,C1,2025-01-20,10\nZ2,C2,2025-01-20,130\n")
    .write("deals.csv", "Id,Account,Stage,Amount\nD1,A9,open,500\nD2,A1,won,7\n")
    .write(
      "copies.csv",
      [
        "Id,Order,Day,Amount,Currency",
        "1,O1,2025-01-02,99.95,EUR", // agrees within a thousandth
        "2,O2,2025-01-07,45,EUR", // another amount, two days later
        "3,O5,2025-01-09,100,USD",
        "4,O77,2025-01-07,12,EUR", // the ERP has no such order
        "",
      ].join("\n"),
    );
  await company.load();
  const built = await build(company.config, { base: company.base, now, version: "0", asOf: "2025-01-31" });
  await publish(company.config, company.base, built.build);
  lease = await snapshots.lease();
}, 60_000);
afterAll(async () => {
  lease?.release();
  await snapshots.close();
  company[Symbol.dispose]();
});

describe("systems that do not agree", () => {
  test("list customers that only one of them knows, where money is at stake", async () => {
    expect(await rows("customer")).toEqual([
      {
        reference: "crm:A9",
        left_system: "crm",
        right_system: "erp",
        state: "only_left",
        left_amount: 500,
        right_amount: null,
        difference: 500,
      },
      {
        reference: "erp:C3",
        left_system: "crm",
        right_system: "erp",
        state: "only_right",
        left_amount: null,
        right_amount: 30,
        difference: -30,
      },
    ]);
  });

  test("differ in orders: missing copies within their days, copies of nothing, other amounts", async () => {
    expect(await rows("order")).toEqual([
      {
        reference: "erp:O2",
        left_system: "erp",
        right_system: "crm",
        state: "disagrees",
        left_amount: 50,
        right_amount: 45,
        difference: 5,
      },
      {
        reference: "erp:O3",
        left_system: "erp",
        right_system: "crm",
        state: "only_left",
        left_amount: 30,
        right_amount: null,
        difference: 30,
      },
      {
        reference: "erp:O4",
        left_system: "erp",
        right_system: "crm",
        state: "only_left",
        left_amount: 80,
        right_amount: null,
        difference: 80,
      },
      {
        reference: "erp:O77",
        left_system: "erp",
        right_system: "crm",
        state: "only_right",
        left_amount: null,
        right_amount: 12,
        difference: -12,
      },
    ]);
    const [apart] = await lease.use((db) =>
      db.rows("SELECT days_apart FROM mart.system_difference WHERE reference = 'erp:O2'"),
    );
    expect(apart).toEqual({ days_apart: 2 });
  });

  test("differ in what a customer owes, with each other and with the rows", async () => {
    // C1 owes 10 + 119 − 10 = 119; C2 owes 50 + 80 + 50 − 130 = 50
    expect(await rows("balance")).toEqual([
      {
        reference: "erp:C2",
        left_system: "crm",
        right_system: "computed",
        state: "disagrees",
        left_amount: 80,
        right_amount: 50,
        difference: 30,
      },
      {
        reference: "erp:C2",
        left_system: "crm",
        right_system: "erp",
        state: "disagrees",
        left_amount: 80,
        right_amount: 50,
        difference: 30,
      },
    ]);
  });

  test("are summed by kind and state", async () => {
    const totals = await lease.use((db) =>
      db.rows("SELECT * FROM mart.system_difference_total ORDER BY kind, state, right_system"),
    );
    expect(totals.map(({ kind, state, differences, amount }) => [kind, state, differences, amount])).toEqual([
      ["balance", "disagrees", 1, 30],
      ["balance", "disagrees", 1, 30],
      ["customer", "only_left", 1, 500],
      ["customer", "only_right", 1, 30],
      ["order", "disagrees", 1, 5],
      ["order", "only_left", 2, 110],
      ["order", "only_right", 1, 12],
    ]);
  });
});

test("a copied order is compared and never counted", async () => {
  const [revenue] = await lease.use((db) => db.rows("SELECT sum(net_revenue) AS total FROM mart.customer"));
  expect(revenue).toEqual({ total: 320 });
  const [account] = await lease.use((db) =>
    db.rows("SELECT read, staged FROM meta.reconciliation WHERE entity = 'order_copy'"),
  );
  expect(account).toEqual({ read: 4, staged: 4 });
});
