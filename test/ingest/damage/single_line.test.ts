import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { header, TestCompany } from "../company.ts";
import { line } from "./case.ts";

const megabytes = 1024;

function writeGigabyte(company: TestCompany, before: string): void {
  const file = openSync(join(company.base, "orders.csv"), "w");
  writeSync(file, before);
  const piece = Buffer.alloc(1 << 20, "x");
  for (let i = 0; i < megabytes; i++) writeSync(file, piece);
  closeSync(file);
}

/** Runs the work and gives by how many MB the process grew meanwhile. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const start = process.memoryUsage.rss();
  let peak = start;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  await work().finally(() => clearInterval(watch));
  return (peak - start) / 2 ** 20;
}

test.each([
  ["as its header", ""],
  ["after a sound header and row", `${header}\n${line(1)}\n`],
])(
  "a single line of one gigabyte, %s, is refused in bounded memory",
  { timeout: 60_000 },
  async (_where, before) => {
    using company = new TestCompany();
    writeGigabyte(company, before);
    const grown = await growth(async () => {
      await expect(company.load()).rejects.toThrow(/orders\.csv.*line/);
    });
    expect(grown).toBeLessThan(700);
    expect((await company.ledger()).batches()).toEqual([]);
  },
);
