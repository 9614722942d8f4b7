import { readdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tablesRead, type Warehouse } from "../../ingest/index.ts";
import { checkTable } from "../../models/build/checks.ts";
import { checkContract, readSql } from "../../models/build/materialise.ts";
import type { QueryModel } from "../../models/model.ts";
import { models } from "../../models/models.ts";
import { star, tables } from "./contract.ts";

const queries = models.filter((model): model is QueryModel => model.form === "query");

let db: Warehouse;
beforeAll(async () => {
  db = await star({}, { as_of: "2025-06-30" });
});
afterAll(() => db.close());

describe.each(queries.map((model) => [model.writes.name, model] as const))("%s", (name, model) => {
  test("is named after its table", () => {
    expect(basename(fileURLToPath(model.sql))).toBe(`${name.split(".")[1]}.sql`);
  });

  test("gives the declared columns, in order and type", async () => {
    await checkContract(db, model.writes, await readSql(model.sql));
  });

  test("reads declared tables only, and neither the clock nor chance", async () => {
    const sql = await readSql(model.sql);
    const read = await tablesRead(db, sql);
    expect(read.filter((table) => !tables.has(table) && !table.startsWith("staging."))).toEqual([]);
    expect(sql).not.toMatch(/\b(now|today|current_date|current_timestamp|random|uuid)\b/i);
  });

  test("keeps its promises for a company without any data", async () => {
    await db.run(`DELETE FROM ${name}; INSERT INTO ${name} ${await readSql(model.sql)}`);
    const broken = (await checkTable(db, model.writes)).filter((check) => !check.isPassed);
    await db.run(`DELETE FROM ${name}`);
    expect(broken).toEqual([]);
  });
});

test("every .sql beside a model is run by it", async () => {
  const folders = new Set(queries.map((model) => dirname(fileURLToPath(model.sql))));
  const known = queries.map((model) => fileURLToPath(model.sql));
  for (const folder of folders) {
    const files = (await readdir(folder)).filter((file) => file.endsWith(".sql"));
    expect(files.filter((file) => !known.includes(`${folder}/${file}`))).toEqual([]);
  }
});
