import { describe, expect, test } from "vitest";
import { modelIds, modelPage } from "../../api/cli/model_page.ts";
import { createTable, meta, Warehouse } from "../../ingest/index.ts";
import { abouts } from "../../models/abouts.ts";
import { published } from "../../models/tables.ts";

async function build(): Promise<Warehouse> {
  const db = await Warehouse.open(":memory:", { threads: 1 });
  await db.run("CREATE SCHEMA meta; CREATE SCHEMA mart");
  for (const table of [
    meta.model,
    meta.modelStatement,
    meta.modelFit,
    published.backtest,
    published.churn_comparison,
  ])
    await db.run(createTable(table));
  for (const { id, title, kind, summary, assumes } of abouts) {
    await db.run("INSERT INTO meta.model VALUES (?, 'en', ?, ?, ?), (?, 'zh', ?, ?, ?)", [
      ...[id, title, kind, summary.en],
      ...[id, title, kind, summary.zh],
    ]);
    for (const [i, sentence] of assumes.entries())
      await db.run("INSERT INTO meta.model_statement VALUES (?, 'en', 'assumes', ?, ?)", [
        id,
        i,
        sentence.en,
      ]);
  }
  await db.run(
    `INSERT INTO meta.model_fit BY NAME
     SELECT 'transactions' AS model, 'state' AS kind, 'model' AS name, 'mbg_nbd' AS note
     UNION ALL BY NAME SELECT 'transactions' AS model, 'parameter' AS kind, 'r' AS name, 0.525 AS value, 0.03 AS standard_error`,
  );
  return db;
}

describe("a model's page", () => {
  test("says what the model assumes and, where the build used it, what it learnt", async () => {
    const db = await build();
    const page = (await modelPage(db, "mbg_nbd", "en"))!;
    expect(page).toMatch(/^# MBG\/NBD\n/);
    for (const { en } of abouts.find(({ id }) => id === "mbg_nbd")!.assumes)
      expect(page).toContain(`- ${en}`);
    expect(page).toContain("| r | 0.525 | 0.03 |");
    db.close();
  });

  test("says so where no number of the build rests on the model", async () => {
    const db = await build();
    expect(await modelPage(db, "pareto_nbd", "en")).toContain("No number of this build rests on it.");
    expect(await modelPage(db, "pareto_nbd", "zh")).toContain("本次构建没有数字基于此模型。");
    db.close();
  });

  test("is there for every documented model, and for no other", async () => {
    const db = await build();
    const ids = (await modelIds(db)).map(({ model }) => model);
    expect(new Set(ids)).toEqual(new Set(abouts.map(({ id }) => id)));
    expect(await modelPage(db, "no_such_model", "en")).toBeNull();
    db.close();
  });
});
