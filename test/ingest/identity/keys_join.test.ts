import { expect, test } from "vitest";
import { usccCheck } from "../../../ingest/identity/normalise/tax_id.ts";
import { customers, type JoinOptions, joined, type Party } from "./parties.ts";

async function found(parties: readonly Omit<Party, "truth">[], options?: JoinOptions) {
  const db = await joined(
    parties.map((p) => ({ ...p, truth: 0 })),
    options,
  );
  try {
    return await customers(db);
  } finally {
    db.close();
  }
}

const start = "91310115MA1K4BCD2";
const code = start + usccCheck(start)!;
const wrong = start + (code.at(-1) === "A" ? "B" : "A");

test("a valid credit code joins across systems whatever the names say; one with a wrong check character does not", async () => {
  const right = await found([
    { id: "a:1", name: "上海华信机械有限公司", tax_id: code },
    { id: "b:1", name: "Huaxin Machinery", tax_id: ` ${code.toLowerCase()} ` },
  ]);
  expect(right.get("b:1")).toBe("a:1");
  const bad = await found([
    { id: "a:1", name: "上海华信机械有限公司", tax_id: wrong },
    { id: "b:1", name: "东莞永盛五金厂", tax_id: wrong },
  ]);
  expect(bad.get("b:1")).toBe("b:1");
});

test("a branch is not its company, even at the same telephone and mailbox", async () => {
  const groups = await found([
    { id: "a:1", name: "上海华信机械有限公司", phone: "+86 21 5888 1234", email: "info@huaxin.example" },
    {
      id: "b:1",
      name: "上海华信机械有限公司苏州分公司",
      phone: "+86 21 5888 1234",
      email: "info@huaxin.example",
    },
    { id: "a:2", name: "Acme Ltd", email: "hello@acme.example" },
    { id: "b:2", name: "Acme Ltd Leeds Branch", email: "hello@acme.example" },
  ]);
  expect(groups.get("b:1")).toBe("b:1");
  expect(groups.get("b:2")).toBe("b:2");
});

test("a mailbox joins unless more records carry it than may share one", async () => {
  const carriers = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${i % 2 ? "a" : "b"}:${i}`,
      name: "Lindner Haustechnik",
      email: "info@portal.example",
    }));
  expect(new Set((await found(carriers(5))).values()).size).toBe(1);
  expect(new Set((await found(carriers(6))).values()).size).toBe(6);
  expect(new Set((await found(carriers(6), { identity: { maxSharers: 6 } })).values()).size).toBe(1);
});

test("the same telephone written in three ways joins, given the country; a household of two names stays two", async () => {
  const phones = ["030 23125 123", "+49 30 23125123", "0049-30-23125-123"];
  const same = await found(
    phones.map((phone, i) => ({ id: `a:${i}`, name: "Petra Vogel", phone })),
    { identity: { country: "DE" } },
  );
  expect(new Set(same.values()).size).toBe(1);
  const household = await found([
    { id: "a:1", name: "Petra Vogel", phone: "+49 30 23125123" },
    { id: "b:1", name: "Markus Vogel", phone: "+49 30 23125123" },
  ]);
  expect(household.get("b:1")).toBe("b:1");
});

test("an account and the one above it stay two, and so do records of different tax numbers", async () => {
  const groups = await found([
    { id: "a:1", name: "Brandt Metallbau GmbH", email: "info@brandt.example" },
    { id: "a:2", name: "Brandt Metallbau GmbH", email: "info@brandt.example", parent_id: "a:1" },
    { id: "a:3", name: "Keller AG", email: "info@keller.example", tax_id: "DE123456789" },
    { id: "b:3", name: "Keller AG", email: "info@keller.example", tax_id: "DE987654321" },
    { id: "b:4", name: "Keller AG", email: "info@keller.example" },
  ]);
  expect(groups.get("a:2")).toBe("a:2");
  expect(groups.get("b:3")).not.toBe(groups.get("a:3"));
  expect([groups.get("a:3"), groups.get("b:3")]).toContain(groups.get("b:4"));
});
