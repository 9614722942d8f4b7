import { expect, test } from "vitest";
import type { Warehouse } from "../../../ingest/index.ts";
import { quarantine, reconciliation } from "../company.ts";
import { type Looked, mapped, NewCompany } from "./company.ts";

const csv = (...rows: (string | number)[][]): string => `${rows.map((r) => r.join(",")).join("\n")}\n`;
const day = (i: number): string =>
  `2024-${String((i % 12) + 1).padStart(2, "0")}-${String((i % 28) + 1).padStart(2, "0")}`;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const cents = (n: number): number => Math.round(n * 100) / 100;
const sum = (numbers: readonly number[]): number => cents(numbers.reduce((a, b) => a + b, 0));
const netOf = async (db: Warehouse) =>
  (await db.row<{ net: number }>("SELECT sum(net_amount) AS net FROM core.order_line")).net;

async function loaded(company: NewCompany, looked: Looked): Promise<Warehouse> {
  expect(looked.proposal.questions.filter((q) => q.preset === null)).toEqual([]);
  await company.load();
  const db = await company.core();
  for (const { read, staged, superseded, quarantined } of await reconciliation(db))
    expect(read).toBe(Number(staged) + Number(superseded) + Number(quarantined));
  return db;
}

/** Forty orders of two lines each, worth 10.50 and 20.25 times the order's number. */
const states = ["Shipped", "On Hold", "Refunded", "Cancelled", "Draft"];
const stateOf = (i: number): string => states[i % states.length]!;
const amounts = (i: number): [number, number] => [cents(10.5 * (i + 1)), cents(20.25 * (i + 1))];
const orders = csv(
  ["Order No", "Customer No", "Order Date", "Status", "Currency", "Sales Rep", "Order Total"],
  ...range(40).map((i) => [`SO-${i}`, `C${i % 7}`, day(i), stateOf(i), "EUR", `R${i % 3}`, sum(amounts(i))]),
);
const lines = csv(
  ["Order No", "Line No", "Item No", "Quantity", "Net Amount"],
  ...range(40).flatMap((i) =>
    amounts(i).map((net, k) => [`SO-${39 - i}`, k + 1, `P${(i + k) % 5}`, 1, amounts(39 - i)[k] ?? net]),
  ),
);

test("orders and their lines in two files are read together, and cancelled orders and drafts do not count", async () => {
  using company = new NewCompany();
  const looked = await company
    .file("orders.csv", orders)
    .file("order_lines.csv", lines)
    .init({ currency: "EUR" });
  expect(mapped(looked, "orders", "order_head")).toEqual({
    order_id: "Order No",
    customer_id: "Customer No",
    day: "Order Date",
    currency: "Currency",
    owner_id: "Sales Rep",
    is_void: {
      from: "Status",
      values: { Shipped: false, "On Hold": false, Refunded: false, Cancelled: true, Draft: true },
    },
  });
  expect(looked.text).toContain("left out: Cancelled, Draft; counted: On Hold, Refunded, Shipped");
  expect(mapped(looked, "order-lines", "order_line")).toMatchObject({
    order_id: "Order No",
    net_amount: "Net Amount",
  });
  const db = await loaded(company, looked);
  const counted = range(40).filter((i) => i % 5 < 3);
  expect(await netOf(db)).toBe(sum(counted.flatMap(amounts)));
  expect(
    await db.row(
      "SELECT count(DISTINCT customer_key) AS customers, min(day)::VARCHAR AS first, count(*) FILTER (WHERE owner_key IS NULL) AS nobody FROM core.order_line",
    ),
  ).toEqual({ customers: 7, first: "2024-01-01", nobody: 0 });
  expect(await quarantine(db)).toEqual([]);
});

test("lines with a day of their own still take their buyer from the orders", async () => {
  using company = new NewCompany();
  const dated = csv(
    ["Order No", "Line No", "Item No", "Date", "Quantity", "Net Amount"],
    ...range(40).map((i) => [`SO-${i}`, 1, "P1", "2025-03-04", 1, 5]),
  );
  const looked = await company
    .file("orders.csv", orders)
    .file("order_lines.csv", dated)
    .init({ currency: "EUR" });
  const db = await loaded(company, looked);
  expect(
    await db.row(
      "SELECT count(*) AS lines, count(customer_key) AS bought, min(day)::VARCHAR AS day FROM core.order_line",
    ),
  ).toEqual({
    lines: 24,
    bought: 24,
    day: "2025-03-04",
  });
});

test("lines whose order numbers are in no list of orders are not said to be of it", async () => {
  using company = new NewCompany();
  const looked = await company
    .file("orders.csv", orders)
    .file("order_lines.csv", lines.replaceAll("SO-", "XX-"))
    .init({ currency: "EUR" });
  expect(looked.input.sources.flatMap((s) => Object.keys(s.entities))).not.toContain("order_head");
});

const traditional = new Map<string, number[]>();
for (let high = 0xa4; high <= 0xf9; high++)
  for (let low = 0x40; low <= 0xfe; low++)
    traditional.set(new TextDecoder("big5").decode(new Uint8Array([high, low])), [high, low]);
const big5 = (text: string): Uint8Array =>
  new Uint8Array([...text].flatMap((c) => (c < "\x80" ? [c.charCodeAt(0)] : traditional.get(c)!)));

test("an order is known by type and number where a number is unique within its type only, in Big5 and days without marks", async () => {
  using company = new NewCompany();
  const kinds = ["2201", "2202"];
  const confirmed = (i: number) => (i % 6 === 0 ? "V" : i % 10 === 1 ? "N" : "Y");
  const worth = (kind: number, i: number) => (kind + 1) * 100 + i;
  const head = csv(
    ["單別", "單號", "訂單日期", "客戶代號", "業務人員", "幣別", "確認碼"],
    ...kinds.flatMap((kind) =>
      range(30).map((i) => [
        kind,
        `2025${1000 + i}`,
        day(i).replaceAll("-", ""),
        `C${i % 4}`,
        "S1",
        "NTD",
        confirmed(i),
      ]),
    ),
  );
  const body = csv(
    ["單別", "單號", "序號", "品號", "品名", "訂單數量", "單價", "金額", "預交日"],
    ...kinds.flatMap((kind, k) =>
      range(30).flatMap((i) =>
        [1, 2].map((n) => [
          kind,
          `2025${1000 + i}`,
          `000${n}`,
          `P${i % 3}`,
          ["電源供應器", "工業電腦主機", "不鏽鋼板材"][i % 3]!,
          1,
          `${worth(k, i)}.00`,
          `${worth(k, i)}.00`,
          "20991231",
        ]),
      ),
    ),
  );
  const looked = await company.file("COPTC.csv", big5(head)).file("COPTD.csv", big5(body)).init();
  const key = { join: ["單別", "單號"] };
  expect(mapped(looked, "coptc", "order_head")).toMatchObject({
    order_id: key,
    day: "訂單日期",
    currency: { from: "幣別", values: { NTD: "TWD" } },
    is_void: { from: "確認碼", values: { Y: false, V: true, N: true } },
  });
  expect(mapped(looked, "coptd", "order_line")).toMatchObject({ order_id: key, line_id: "序號" });
  expect(mapped(looked, "coptd", "order_line")).not.toHaveProperty("day");
  const db = await loaded(company, looked);
  const counted = [0, 1].flatMap((k) =>
    range(30)
      .filter((i) => confirmed(i) === "Y")
      .flatMap((i) => [worth(k, i), worth(k, i)]),
  );
  expect(await netOf(db)).toBe(sum(counted));
  expect(await db.row("SELECT max(day)::VARCHAR AS last FROM core.order_line")).toEqual({
    last: "2024-12-24",
  });
});

test("orders that nobody has approved are left out, and it is said to be a guess", async () => {
  using company = new NewCompany();
  const rows = range(60).map((i) => [
    `SO${i}`,
    1,
    day(i),
    `C${i % 5}`,
    `W${i % 4}`,
    2,
    `${i}.50`,
    i % 20 === 7 ? "" : "王审",
  ]);
  const looked = await company
    .file(
      "销售订单列表.csv",
      csv(["订单号", "行号", "订单日期", "客户编码", "存货编码", "数量", "无税金额", "审核人"], ...rows),
    )
    .init({ currency: "CNY" });
  expect(looked.text).toContain("guessed: what has no 审核人 is not approved: left out, 3 rows");
  const db = await loaded(company, looked);
  expect(await netOf(db)).toBe(
    sum(
      range(60)
        .filter((i) => i % 20 !== 7)
        .map((i) => i + 0.5),
    ),
  );
  expect(await reconciliation(db)).toMatchObject([{ entity: "order_line", read: 57, staged: 57, other: 3 }]);
});

test.each([
  ["English", ["Shipped", "Disputed", "Cancelled"], ["Cancelled"]],
  ["German", ["Geliefert", "Storniert", "Entwurf"], ["Entwurf", "Storniert"]],
  ["Chinese", ["已发货", "备货中", "已作废", "开立"], ["已作废", "开立"]],
])(
  "in one table %s words of a state that mean nothing came of it are left out",
  async (_language, words, left) => {
    using company = new NewCompany();
    const word = (i: number) => words[i % words.length]!;
    const rows = range(60).map((i) => [
      `SO${i}`,
      1,
      `C${i % 5}`,
      day(i),
      `P${i % 4}`,
      2,
      `${i + 1}.50`,
      word(i),
    ]);
    const head = [
      "Order No",
      "Line No",
      "Customer No",
      "Order Date",
      "Item No",
      "Quantity",
      "Net Amount",
      "Status",
    ];
    const looked = await company.file("orders.csv", csv(head, ...rows)).init({ currency: "EUR" });
    expect(looked.text).toMatch(/guessed: (only valid documents; )?left out: /);
    const db = await loaded(company, looked);
    expect(await netOf(db)).toBe(
      sum(
        range(60)
          .filter((i) => !left.includes(word(i)))
          .map((i) => i + 1.5),
      ),
    );
  },
);

/** A shop's export: totals, state and currency stand in an order's first row only. */
const shop = (state: (i: number) => string): string =>
  csv(
    [
      "Name",
      "Email",
      "Financial Status",
      "Currency",
      "Subtotal",
      "Total",
      "Created at",
      "Lineitem quantity",
      "Lineitem name",
      "Lineitem price",
      "Lineitem sku",
      "Billing Name",
      "Cancelled at",
      "Id",
    ],
    ...range(40).flatMap((i) =>
      range(1 + (i % 3)).map((k) => [
        `#${1001 + i}`,
        `user${i % 9}@example.com`,
        ...(k === 0 ? [state(i), "USD", "999.00", "1099.00"] : ["", "", "", ""]),
        `${day(i)} 22:30:00 -0500`,
        k + 1,
        `Thing ${k}`,
        `${i + 1}.25`,
        `SKU-${k}`,
        k === 0 ? "Ann Lee" : "",
        k === 0 && i % 11 === 5 ? `${day(i)} 23:00:00 -0500` : "",
        k === 0 ? `${7000 + i}` : "",
      ]),
    ),
  );
const worth = (i: number): number[] => range(1 + (i % 3)).map((k) => (i + 1.25) * (k + 1));

test("a shop's export of items counts price × quantity, leaves void orders out and refunded ones in", async () => {
  using company = new NewCompany();
  const state = (i: number) => (i % 8 === 3 ? "voided" : i % 8 === 4 ? "refunded" : "paid");
  const looked = await company.file("orders_export.csv", shop(state)).init({
    timeZone: { value: "America/New_York", isTold: true },
  });
  expect(mapped(looked, "orders-export", "order_line")).toMatchObject({
    order_id: "Name",
    customer_id: "Email",
    product_id: "Lineitem sku",
    net_amount: { product: ["Lineitem price", "Lineitem quantity"] },
  });
  expect(mapped(looked, "orders-export", "order_line")).not.toHaveProperty("tax_amount");
  const db = await loaded(company, looked);
  const counted = range(40).filter((i) => i % 8 !== 3 && i % 11 !== 5);
  expect(await netOf(db)).toBe(sum(counted.flatMap(worth)));
  expect(await db.rows("SELECT DISTINCT currency FROM core.order_line")).toEqual([{ currency: "USD" }]);
  expect(
    await db.row(
      "SELECT count(*) AS n, any_value(name) AS name, bool_and(is_master) AS is_listed FROM core.customer",
    ),
  ).toEqual({ n: 9, name: "Ann Lee", is_listed: true });
  expect(
    await db.row(
      "SELECT min(day)::VARCHAR AS first, count(DISTINCT order_key) AS orders FROM core.order_line",
    ),
  ).toEqual({
    first: "2024-01-01",
    orders: counted.length,
  });
});

test("a deal is known by its record's id, not by a name that nobody has used twice yet", async () => {
  using company = new NewCompany();
  const rows = range(30).map((i) => [
    5000 + i,
    `Deal ${i}`,
    i % 2 ? "Closed Won" : "Qualified",
    `${i}00`,
    day(i),
    `Company ${i % 4}`,
    day(i),
  ]);
  const looked = await company
    .file(
      "deals.csv",
      csv(
        ["Record ID", "Deal Name", "Deal Stage", "Amount", "Close Date", "Associated Company", "Create Date"],
        ...rows,
      ),
    )
    .init({ currency: "USD" });
  expect(mapped(looked, "deals", "opportunity")).toMatchObject({ opportunity_id: "Record ID" });
});
