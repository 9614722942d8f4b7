import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createTable, tablesRead, topological } from "../../ingest/index.ts";
import { checkContract, readSql } from "../../models/build/materialise.ts";
import { type Model, tablesOf } from "../../models/model.ts";
import { models } from "../../models/models.ts";
import { published } from "../../models/tables.ts";
import { company } from "./company.ts";

const root = fileURLToPath(new URL("../../models", import.meta.url));
const folders = readdirSync(root).filter((name) => existsSync(`${root}/${name}/table.ts`));
const isModel = (value: unknown): value is Model =>
  typeof value === "object" && value !== null && "form" in value && "writes" in value;

test.each(folders)("the models of models/%s are listed", async (folder) => {
  const front = await import(`${root}/${folder}/index.ts`);
  const exported = Object.entries(front).flatMap(([name, value]) =>
    [value].flat().every(isModel) ? [{ name, all: [value].flat() as Model[] }] : [],
  );
  expect(exported, `models/${folder}/index.ts exports no model`).not.toEqual([]);
  for (const { name, all } of exported) {
    expect(
      all.every((model) => models.includes(model)),
      `add import { ${name} } from "./${folder}/index.ts" and ${name} to models/models.ts`,
    ).toBe(true);
  }
});

test("every published mart has a model that writes it", () => {
  const written = models.map((model) => model.writes.name);
  const marts = Object.values(published).map((table) => table.name);
  expect(marts.filter((name) => name.startsWith("mart.") && !written.includes(name))).toEqual([]);
});

test("no two models write one table", () => {
  const written = models.map((model) => model.writes.name);
  expect(written.filter((name, i) => written.indexOf(name) !== i)).toEqual([]);
});

test("every model reads only what core or another model writes, and none waits for itself", async () => {
  const { db } = await company({}, { asOf: "2024-05-20" });
  const needs = new Map<Model, string[]>();
  for (const model of models) {
    needs.set(
      model,
      model.form === "query" ? await tablesRead(db, await readSql(model.sql)) : [model.reads.name],
    );
  }
  const written = new Set(models.flatMap((model) => tablesOf(model).map((table) => table.name)));
  const unknown = [...needs.values()]
    .flat()
    .filter((name) => !name.startsWith("core.") && !written.has(name));
  expect(unknown).toEqual([]);
  expect(
    topological(
      models,
      (model) => tablesOf(model).map((table) => table.name),
      (model) => needs.get(model)!,
    ),
  ).toHaveLength(models.length);
  db.close();
});

const queries = models.flatMap((model) => (model.form === "query" ? [model] : []));

test("every SELECT gives exactly the columns its table declares", async () => {
  const { db } = await company({}, { asOf: "2024-05-20" });
  for (const table of models.flatMap(tablesOf)) await db.run(createTable(table));
  for (const { writes: table, sql } of queries) await checkContract(db, table, await readSql(sql));
  db.close();
});
