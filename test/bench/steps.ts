import { readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder, ledgerFolder, literal, load, Warehouse } from "../../ingest/index.ts";
import { build, buildsFolder, publish } from "../../models/index.ts";
import { benchConfig } from "./company.ts";
import { formatSteps } from "./formats.ts";
import { identitySteps } from "./identity.ts";
import { writeLargeCompany } from "./large_company.ts";
import { modelSteps } from "./models.ts";

interface Args {
  folder: string;
  customers: number;
  lines: number;
}

const csv = (folder: string) => join(folder, "lines.csv");
const now = "2026-01-01T00:00:00Z";
const sizeMb = async (path: string) => (await stat(path)).size / 2 ** 20;

/** Every step of the benchmark; each runs in a process of its own. */
export const steps = {
  ...formatSteps,
  ...identitySteps,
  ...modelSteps,

  async generate({ folder, customers, lines }: Args) {
    const { path } = await writeLargeCompany(folder, { customers, lines, seed: 1 });
    if (path !== csv(folder)) await rename(path, csv(folder));
    return { csvMb: await sizeMb(csv(folder)) };
  },

  /** The floor: DuckDB reads the file into a table of its own file, and does nothing else. */
  async bareReadCsv({ folder }: Args) {
    const path = join(folder, "bare.duckdb");
    await rm(path, { force: true });
    const db = await Warehouse.open(path, { memory: "4GB" });
    await db.run(`CREATE TABLE line AS SELECT * FROM read_csv(${literal(csv(folder))})`);
    await db.run("CHECKPOINT");
    db.close();
    return { fileMb: await sizeMb(path) };
  },

  async load({ folder }: Args) {
    const config = benchConfig("lines.csv");
    await rm(dataFolder(config, folder), { recursive: true, force: true });
    const files = await load(config, { base: folder, now });
    const [batch] = files;
    return { rows: batch!.rows, fileMb: await folderMb(ledgerFolder(config, folder)) };
  },

  /**
   * The best SQL we can write for the same job from the same text: cast, refuse what does not cast, refuse repeated
   * keys, one row a customer and day with orders and sums by kind, one row a customer with frequency, recency, T and
   * spend.
   */
  async handWritten({ folder }: Args) {
    const path = join(folder, "hand.duckdb");
    await rm(path, { force: true });
    const db = await Warehouse.open(path, { memory: "4GB", spill: join(folder, "spill") });
    const raw = `read_parquet(${literal(join(folder, "data", "ledger", "lines", "*.parquet"))})`;
    await db.run(
      await readFile(new URL("./hand_written.sql", import.meta.url), "utf8").then((t) =>
        t.replace("raw_lines", raw),
      ),
    );
    const { rows } = await db.row<{ rows: number }>("SELECT count(*) AS rows FROM customer");
    await db.run("CHECKPOINT");
    db.close();
    return { customers: rows, fileMb: await sizeMb(path) };
  },

  /** The whole build; the parts of its time are told apart by its progress. */
  async build({ folder }: Args) {
    const config = benchConfig("lines.csv");
    const marks: { name: string; at: number }[] = [];
    const built = await build(config, {
      base: folder,
      now,
      version: "bench",
      isForced: true,
      report: ({ step, note }) =>
        marks.push({ name: `${step} ${note ?? ""}`.replace(/ \d+ %$/, "").trim(), at: performance.now() }),
    });
    const started = marks[0]!.at;
    const ends = performance.now();
    const found: Record<string, number> = {};
    marks.forEach((mark, i) => {
      found[mark.name] = (found[mark.name] ?? 0) + ((marks[i + 1]?.at ?? ends) - mark.at) / 1000;
    });
    const core = marks.find((m) => m.name.startsWith("models"))!.at;
    found.coreAndSummary = (core - started) / 1000 + (found["models mart.customer_rfm"] ?? 0);
    const { build: id } = await publish(config, folder, built.build);
    found.fileMb = await sizeMb(join(buildsFolder(config, folder), `build-${id}.duckdb`));
    return found;
  },
};

async function folderMb(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    names.filter((n) => n.isFile()).map((n) => sizeMb(join(n.parentPath, n.name))),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
