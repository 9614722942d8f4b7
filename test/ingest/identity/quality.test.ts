import { expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { chineseCompanies } from "./chinese_companies.ts";
import { customers, joined, type Party, pairwise } from "./parties.ts";
import { people } from "./people.ts";

async function quality(parties: readonly Party[], country: string) {
  const db = await joined(parties, { identity: { country } });
  try {
    return pairwise(parties, await customers(db));
  } finally {
    db.close();
  }
}

test("persons are found again through slips, nicknames, moves and missing fields, and households stay apart", async () => {
  const { precision, recall, pairs } = await quality(people(4000, random("persons")), "US");
  expect(pairs).toBeGreaterThan(2000);
  expect(precision).toBeGreaterThanOrEqual(0.99);
  expect(recall).toBeGreaterThanOrEqual(0.89);
});

test("Chinese companies are found again through forms, places and scripts; branches and namesakes stay apart", async () => {
  const parties = chineseCompanies(2500, random("companies"));
  const { precision, recall, pairs } = await quality(parties, "CN");
  expect(pairs).toBeGreaterThan(600);
  expect(precision).toBeGreaterThanOrEqual(0.99);
  expect(recall).toBeGreaterThanOrEqual(0.9);
});

test("with too few records to learn from, keys join and probabilities only ask", async () => {
  const parties: Party[] = [
    { id: "a:1", truth: 1, name: "Meyer Metallbau GmbH", email: "info@meyer.example", city: "Kiel" },
    { id: "b:1", truth: 1, name: "Meyer Metallbau", email: "INFO+crm@meyer.example", city: "Kiel" },
    { id: "a:2", truth: 2, name: "Huber Holzbau KG", city: "Graz", address: "Ring 5", postal_code: "8010" },
    { id: "b:2", truth: 2, name: "Huber Holzbau", city: "Graz", address: "Ring 5", postal_code: "8010" },
  ];
  const db = await joined(parties);
  const found = await customers(db);
  const [note] = await db.rows<{ note: string }>("SELECT note FROM identity.fact WHERE fact = 'joined by'");
  const asked = await db.rows<{ a: string; b: string }>(
    "SELECT a, b FROM identity.edge_told WHERE kind = 'uncertain'",
  );
  db.close();
  expect(found.get("b:1")).toBe("a:1");
  expect(found.get("b:2")).toBe("b:2");
  expect(asked).toEqual([{ a: "a:2", b: "b:2" }]);
  expect(note!.note).toMatch(/^keys alone/);
});
