import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { coreHash, NewCompany } from "./company.ts";
import { superstore, variants } from "./superstore.ts";

describe.skipIf(!existsSync(superstore))("Superstore (../shared/data/superstore) by init alone", () => {
  const hashes = new Map<string, string>();
  let scratch: string;
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), "tessera-superstore-"));
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test.each(variants)("$name loads to the published totals", async (variant) => {
    using company = new NewCompany();
    const made = await variant.write(company.exports, scratch);
    if (made) company.file(made.file, made.content);
    const { proposal } = await company.init({ currency: "USD" }, { system: "shop" });
    expect(proposal.unused).toEqual([]);
    expect(proposal.questions).toEqual([]);
    await company.load();
    const db = await company.core();
    expect(
      await db.row(`SELECT count(*) AS lines, count(DISTINCT order_key) AS orders, round(sum(net_amount), 2) AS sales,
        round(sum(net_amount - cost), 2) AS profit FROM core.order_line`),
    ).toEqual({ lines: 9994, orders: 5009, sales: 2297200.86, profit: 286397.02 });
    expect(await db.row("SELECT count(*) AS n FROM core.customer")).toEqual({ n: 793 });
    expect(await db.row("SELECT count(*) AS n FROM staging.quarantine")).toEqual({ n: 0 });
    hashes.set(variant.name, await coreHash(db));
    db.close();
  });

  test("every way of exporting it gives the same core, to the last value", () => {
    expect(hashes.size).toBe(variants.length);
    expect(new Set(hashes.values()).size).toBe(1);
  });
});
