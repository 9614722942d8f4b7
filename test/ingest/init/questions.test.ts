import { describe, expect, test } from "vitest";
import { mapped, NewCompany } from "./company.ts";

const lines = (
  days: readonly string[],
  net: (row: number) => string = (row) => `${10 + row}.50`,
  head = "Day",
): string =>
  [
    `Order No,Customer No,Article,${head},Qty,Net amount`,
    ...days.map((day, i) => `O${i},C${i % 3},A${i % 2},${day},1,${net(i)}`),
  ].join("\n");

const ambiguous = ["01/02/2024", "03/04/2024", "05/06/2024", "07/08/2024"];

describe("what the data leaves open", () => {
  test("an order of day and month that nothing proves is asked, and the column stays out", async () => {
    using company = new NewCompany();
    company.file("orders.csv", lines(ambiguous));
    const { proposal, text, input } = await company.init({ currency: "EUR" });
    expect(input.sources).toEqual([]);
    const [question] = proposal.questions;
    expect(question).toMatchObject({ id: "orders.day", preset: null });
    expect(question?.options.map((o) => o.value)).toEqual(["%d/%m/%Y", "%m/%d/%Y"]);
    expect(text).toContain('// day: { from: "Day", format: "%d/%m/%Y" }');
    expect(text).not.toMatch(/^\s*day: /m);
  });

  test("the answer becomes the column's format", async () => {
    using company = new NewCompany();
    company.file("orders.csv", lines(ambiguous));
    const looked = await company.init({ currency: "EUR", answers: new Map([["orders.day", "%m/%d/%Y"]]) });
    expect(looked.proposal.questions).toEqual([]);
    expect(mapped(looked, "orders", "order_line").day).toEqual({ from: "Day", format: "%m/%d/%Y" });
    await company.load();
    const db = await company.core();
    expect(await db.row("SELECT min(day)::VARCHAR AS first FROM core.order_line")).toEqual({
      first: "2024-01-02",
    });
    db.close();
  });

  test("another column of the file proves it, and the guess says which", async () => {
    using company = new NewCompany();
    const text = lines(ambiguous)
      .split("\n")
      .map((line, i) => `${line},${i === 0 ? "Due date" : `${two(12 + i)}/03/2024`}`)
      .join("\n");
    company.file("orders.csv", text);
    const looked = await company.init({ currency: "EUR" });
    expect(looked.proposal.questions).toEqual([]);
    expect(mapped(looked, "orders", "order_line").day).toEqual({ from: "Day", format: "%d/%m/%Y" });
    expect(looked.text).toContain("day first, as Due date proves");
  });

  test("numbers that might be one and a bit or a thousand are asked, and the source waits", async () => {
    using company = new NewCompany();
    const days = ["2024-01-02", "2024-01-15", "2024-02-20", "2024-03-31"];
    company.file("orders.csv", lines(days, (row) => `${1 + row}.250`).replaceAll(",", ";"));
    const { proposal, input, text } = await company.init({ currency: "EUR" });
    expect(proposal.questions).toEqual([expect.objectContaining({ id: "orders.decimal", preset: null })]);
    expect(input.sources).toEqual([]);
    expect(text).toContain('decimal: "?", // ASK');
    const answered = await company.init({ currency: "EUR", answers: new Map([["orders.decimal", ","]]) });
    expect(answered.input.sources[0]).toMatchObject({ decimal: "," });
    await company.load();
    const db = await company.core();
    expect(await db.row("SELECT sum(net_amount) AS net FROM core.order_line")).toEqual({ net: 11000 });
    db.close();
  });

  test("an answer names another column, and a minus leaves one out", async () => {
    using company = new NewCompany();
    company.file("orders.csv", `${lines(["2024-01-02", "2024-01-15"])}`.replace("Qty", "Quantity"));
    const looked = await company.init({
      currency: "EUR",
      answers: new Map([
        ["orders.product_id", "-"],
        ["orders.order_line.quantity", "Net amount"],
      ]),
    });
    expect(mapped(looked, "orders", "order_line")).not.toHaveProperty("product_id");
    expect(mapped(looked, "orders", "order_line").quantity).toBe("Net amount");
  });

  test("files of one shape are one source; a stranger among them is not", async () => {
    using company = new NewCompany();
    company.file("orders-2023.csv", lines(["2023-01-02", "2023-01-15"]));
    company.file("orders-2024.csv", lines(["2024-01-02", "2024-01-15"]));
    company.file("notes.csv", "Colour,Mood\nred,good\nblue,bad");
    const { input, proposal } = await company.init({ currency: "EUR" });
    expect(input.sources.map((s) => [s.name, s.files])).toEqual([["orders", "exports/orders-*.csv"]]);
    expect(proposal.unused).toEqual([expect.objectContaining({ title: "notes.csv" })]);
  });

  test("lines that leave their day to a head in another file take it from there when they are loaded", async () => {
    using company = new NewCompany();
    company.file(
      "coptc.csv",
      `TC001,TC002,TC003,TC004,TC027\n${["1", "2", "3"].map((n) => `2201,2024000${n},2024010${n},A${n},Y`).join("\n")}`,
    );
    company.file(
      "coptd.csv",
      `TD001,TD002,TD003,TD004,TD008,TD012\n${["1", "2", "3", "3"].map((n, i) => `2201,2024000${n},000${i},P${n},1,10.5`).join("\n")}`,
    );
    const looked = await company.init({ currency: "TWD" });
    expect(looked.input.sources.map((s) => [s.name, Object.keys(s.entities)])).toEqual([
      ["coptc", ["order_head"]],
      ["coptd", ["order_line"]],
    ]);
    expect(mapped(looked, "coptd", "order_line")).not.toHaveProperty("day");
  });

  test("orders that another system lists again are compared with it, not counted twice", async () => {
    using company = new NewCompany();
    const days = ["2024-01-02", "2024-01-15", "2024-02-20", "2024-03-31"];
    company.file("erp/orders.csv", lines(days));
    company.file(
      "crm/sales.csv",
      `Record ID,Order No,Customer No,Date,Net\n${days.map((day, i) => `R${i},O${i},C${i % 3},${day},${10 + i}.50`).join("\n")}`,
    );
    const looked = await company.init({ currency: "EUR" });
    expect(mapped(looked, "crm-sales", "order_copy")).toMatchObject({
      copy_id: "Record ID",
      order_id: "Order No",
      counted_by: { value: "erp" },
    });
    await company.load();
    const db = await company.core();
    expect(await db.row("SELECT count(*) AS lines, sum(net_amount) AS net FROM core.order_line")).toEqual({
      lines: 4,
      net: 48,
    });
    db.close();
  });
});

const two = (n: number): string => String(n).padStart(2, "0");
