import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeSample } from "../../ingest/index.ts";
import { martHashes } from "../mart_hashes.ts";
import { buildAndPublish, config, earlierDay, loadSample, sampleFolder } from "./company.ts";

const folders: string[] = [];
const folder = () => {
  folders.push(mkdtempSync(join(tmpdir(), "tessera-as-of-")));
  return folders.at(-1)!;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

type Hashes = Record<string, string>;

async function hashesOf(base: string, asOf?: string): Promise<Hashes> {
  await buildAndPublish(base, asOf);
  return martHashes(config, base);
}

const writeSmallSample = (base: string, seed: number) =>
  writeSample(join(base, sampleFolder), { seed, customers: 400 });

/** Files that hold nothing but what happened after the earlier day. */
const isLater = (file: string) => /^(orders|payments|activities)-2025/.test(file);

function moveLater(from: string, to: string): string[] {
  const moved = ["erp", "crm"].flatMap((part) => {
    mkdirSync(join(to, part), { recursive: true });
    const names = readdirSync(join(from, part)).filter(isLater);
    for (const name of names) renameSync(join(from, part, name), join(to, part, name));
    return names;
  });
  return moved.sort();
}

let whole: { early: Hashes; late: Hashes };
let withheld: { early: Hashes; late: Hashes };
let later: string[];

beforeAll(async () => {
  const all = folder();
  await writeSmallSample(all, config.seed);
  await loadSample(all);
  whole = { early: await hashesOf(all, earlierDay), late: await hashesOf(all) };

  const grown = folder();
  const aside = folder();
  await writeSmallSample(grown, config.seed);
  later = moveLater(join(grown, sampleFolder), aside);
  await loadSample(grown);
  const early = await hashesOf(grown, earlierDay);
  moveLater(aside, join(grown, sampleFolder));
  await loadSample(grown);
  withheld = { early, late: await hashesOf(grown) };
}, 600_000);

test("the year that was withheld is in six files", () => {
  expect(later).toEqual([
    "activities-2025.ndjson",
    "orders-2025-q1.csv",
    "orders-2025-q2.csv",
    "orders-2025-q3.csv",
    "orders-2025-q4.csv",
    "payments-2025.csv",
  ]);
});

test("the same seed and as-of day in two folders give the same marts, though files came in two loads", () => {
  expect(withheld.late).toEqual(whole.late);
});

// Corrections are taken as they are known to the ledger, and opportunities as the CRM last showed them: both stand
// in files that are there either way.
test("a build as of an earlier day is the same with and without the files of the year that followed", () => {
  expect(withheld.early).toEqual(whole.early);
  expect(whole.early.kpi_month).not.toBe(whole.late.kpi_month);
});
