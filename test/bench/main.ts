import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { type Measured, measure } from "./measure.ts";

const program = new Command("bench")
  .description("Times the main job against DuckDB alone on the same simulated company, in one run.")
  .option("--customers <n>", "customers", "1000000")
  .option("--lines <n>", "order lines", "20000000")
  .option("--folder <path>", "where to work; a temporary folder by default")
  .option("--keep", "keep what was made")
  .addHelpText("after", "\nExample:\n  npm run bench -- --lines 2000000 --customers 100000")
  .parse();

const options = program.opts<{ customers: string; lines: string; folder?: string; keep?: boolean }>();
const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "tessera-bench-")));
await mkdir(folder, { recursive: true });
const args = { folder, customers: Number(options.customers), lines: Number(options.lines) };

const say = (line: string) => process.stdout.write(`${line}\n`);
const row = (name: string, m: Measured, more = "") =>
  say(
    `${name.padEnd(34)}${m.seconds.toFixed(2).padStart(9)} s ${m.peakMb.toFixed(0).padStart(7)} MB  ${more}`,
  );

try {
  say(
    `${args.customers.toLocaleString("en")} customers, ${args.lines.toLocaleString("en")} order lines (simulated)`,
  );
  const generated = await measure("generate", args);
  say(`CSV of ${generated.found.csvMb!.toFixed(0)} MB\n`);
  say(`${"step".padEnd(34)}${"wall".padStart(11)} ${"peak".padStart(10)}`);
  const bare = await measure("bareReadCsv", args);
  row("DuckDB: read_csv into a table", bare, `${bare.found.fileMb!.toFixed(0)} MB file`);
  const loaded = await measure("load", args);
  row("Tessera: load", loaded, `${loaded.found.fileMb!.toFixed(0)} MB ledger`);
  const hand = await measure("handWritten", args);
  row("SQL by hand: core and summary", hand, `${hand.found.fileMb!.toFixed(0)} MB file`);
  const built = await measure("build", args);
  row("Tessera: whole build", built, `${built.found.fileMb!.toFixed(0)} MB build`);
  for (const [name, seconds] of Object.entries(built.found)) {
    if (name !== "fileMb" && seconds > 0.5) say(`  ${name.padEnd(32)}${seconds.toFixed(2).padStart(9)} s`);
  }
  say("");
  say(`load ÷ read_csv                  ${(loaded.seconds / bare.seconds).toFixed(2)}`);
  say(`core and summary ÷ SQL by hand   ${(built.found.coreAndSummary! / hand.seconds).toFixed(2)}`);
} finally {
  if (!options.keep) await rm(folder, { recursive: true, force: true });
}
