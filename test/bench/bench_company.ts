import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measure } from "./measure.ts";
import { row, say, titles } from "./report.ts";

interface Options {
  customers: string;
  lines: string;
  folder?: string;
  keep?: boolean;
}

/** The main job, from a CSV to a build, against DuckDB's own reading and the best SQL by hand. */
export async function benchCompany(options: Options): Promise<void> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "tessera-bench-")));
  await mkdir(folder, { recursive: true });
  const args = { folder, customers: Number(options.customers), lines: Number(options.lines) };
  try {
    say(
      `${args.customers.toLocaleString("en")} customers, ${args.lines.toLocaleString("en")} order lines (simulated)`,
    );
    const generated = await measure("generate", args);
    say(`CSV of ${generated.found.csvMb!.toFixed(0)} MB\n`);
    titles();
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
}
