import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { Warehouse } from "../../../ingest/index.ts";
import { writeSample } from "../../../ingest/sample/index.ts";
import { temporaryFolder } from "./folder.ts";

const folder = await temporaryFolder();
const sample = join(folder, "one");
const summary = await writeSample(sample, { seed: 1, customers: 400 });

async function digests(of: string): Promise<Record<string, string>> {
  const paths = (await glob("**/*", { cwd: of })).sort();
  const hashes = paths.map(async (path) => {
    const bytes = await readFile(join(of, path));
    return [path, createHash("sha256").update(bytes).digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

async function truth<T>(name: string, columns = "*"): Promise<T[]> {
  const warehouse = await Warehouse.open();
  try {
    return await warehouse.rows<T>(`SELECT ${columns} FROM read_csv(?, header = true, all_varchar = true)`, [
      join(sample, "truth", name),
    ]);
  } finally {
    warehouse.close();
  }
}

describe("the sample company", () => {
  it("is the same to the byte for the same seed", async () => {
    await writeSample(join(folder, "two"), { seed: 1, customers: 400 });
    expect(await digests(join(folder, "two"))).toEqual(await digests(sample));
  });

  it("is another one for another seed", async () => {
    await writeSample(join(folder, "other"), { seed: 2, customers: 400 });
    const [one, other] = [await digests(sample), await digests(join(folder, "other"))];
    // The README and the tables that are planned rather than drawn are the same.
    const same = Object.keys(one).filter((path) => one[path] === other[path]);
    expect(same.sort()).toEqual(["README.txt", "crm/campaigns.csv", "truth/affinity.csv"]);
  });

  it("says in its folder that it is simulated", async () => {
    expect(await readFile(join(sample, "README.txt"), "utf8")).toContain("SIMULATED");
    expect(JSON.parse(await readFile(join(sample, "truth/parameters.json"), "utf8"))).toMatchObject({
      isSimulated: true,
      purchases: { dropsOutAfterFirst: true },
    });
  });

  it("replaces an earlier sample but no other folder", async () => {
    await expect(writeSample(join(folder, "other"), { seed: 1, customers: 400 })).resolves.toEqual(summary);
    await mkdir(join(folder, "mine"));
    await writeFile(join(folder, "mine", "books.csv"), "a\n1\n");
    await expect(writeSample(join(folder, "mine"), { seed: 1 })).rejects.toThrow("folder holds other files");
  });

  it.each([
    [{ seed: 1, customers: 12 }, "customers out of range: 12"],
    [{ seed: 1, firstDay: "2025-02-30" }, "not a day: 2025-02-30"],
    [{ seed: 1, firstDay: "2025-06-01" }, "window too short"],
  ])("refuses %j", async (options, message) => {
    await expect(writeSample(join(folder, "refused"), options)).rejects.toThrow(message);
  });

  it("wrote the rows it says it wrote", async () => {
    for (const { path, rows } of summary.files.filter(({ path }) => !path.endsWith("parquet"))) {
      const text = await readFile(join(sample, path), "utf8");
      const header = path.endsWith("csv") ? 1 : 0;
      expect([path, text.split("\n").length - 1 - header]).toEqual([path, rows]);
    }
  });

  it("planted the damage it lists, on the lines it lists", async () => {
    const planted = await truth<{ file: string; line: string; value: string; reason: string }>("damage.csv");
    expect(planted).toHaveLength(summary.planted.damaged);
    expect(summary.files.reduce((sum, file) => sum + file.damaged, 0)).toBe(planted.length);
    for (const { file, line, value } of planted) {
      const lines = (await readFile(join(sample, file), "utf8")).split("\n");
      expect(lines[Number(line) - 1]).toContain(value ?? "");
    }
    expect(new Set(planted.map(({ reason }) => reason)).size).toBe(10);
  });

  it("planted duplicates whose both ends are in the exports under different names", async () => {
    const pairs = await truth<{ left: string; right: string; left_name: string; right_name: string }>(
      "duplicates.csv",
    );
    expect(pairs).toHaveLength(summary.planted.duplicates);
    const listed = new Set<string>();
    for (const [system, path] of [
      ["erp", "erp/customers.csv"],
      ["crm", "crm/accounts.csv"],
    ] as const) {
      for (const line of (await readFile(join(sample, path), "utf8")).split("\n")) {
        listed.add(`${system}:${line.split(",")[0]}`);
      }
    }
    for (const { left, right, left_name, right_name } of pairs) {
      expect(listed).toContain(left);
      expect(listed).toContain(right);
      expect(left_name).not.toBe(right_name);
    }
  });

  it("knows of every customer whether it is still active, and continues only those into the hold-out", async () => {
    const customers = await truth<{
      is_alive_at_end: string;
      dropped_out_on: string | null;
      orders: string;
      orders_hold_out: string;
    }>("customers.csv");
    expect(customers).toHaveLength(400);
    const alive = customers.filter((c) => c.is_alive_at_end === "true");
    expect(alive).toHaveLength(summary.customersAlive);
    for (const c of customers) {
      expect(c.dropped_out_on === null).toBe(c.is_alive_at_end === "true");
      if (c.dropped_out_on)
        expect([c.dropped_out_on <= "2025-12-31", c.orders_hold_out]).toEqual([true, "0"]);
    }
    expect(alive.some((c) => Number(c.orders_hold_out) > 0)).toBe(true);
    const orders = customers.reduce((sum, c) => sum + Number(c.orders), 0);
    expect(orders + summary.anonymousOrders).toBe(summary.orders);
  });

  it("has months that add up to its net revenue", () => {
    const months = Object.values(summary.netRevenueByMonth);
    expect(months).toHaveLength(36);
    expect(months.reduce((sum, net) => sum + net, 0)).toBeCloseTo(summary.netRevenue, 0);
  });
});
