import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { variants } from "./formats.ts";
import { measure } from "./measure.ts";
import { row, say, titles } from "./report.ts";

interface Options {
  lines: string;
  sheetRows: string;
  only?: string[];
}

/** Loads the same lines in every format, each against the bare reader that DuckDB has for it or for its UTF-8 twin. */
export async function benchFormats({ lines, sheetRows, only }: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "tessera-bench-"));
  try {
    await measure("generate", { folder, lines: Number(lines), customers: Math.round(Number(lines) / 20) });
    say(
      `${Number(lines).toLocaleString("en")} order lines (simulated); ${Number(sheetRows).toLocaleString("en")} in the workbook\n`,
    );
    titles();
    for (const variant of only ?? Object.keys(variants)) {
      const args = { folder, variant, lines: Number(variant === "xlsx" ? sheetRows : lines) };
      const { found } = await measure("writeVariant", args);
      const bare = await measure("bareVariant", args);
      const loaded = await measure("loadVariant", args);
      row(`${variant}: bare reader`, bare, `${found.fileMb!.toFixed(0)} MB file`);
      row(
        `${variant}: load`,
        loaded,
        `${Math.round(loaded.found.rows! / loaded.seconds).toLocaleString("en")} rows/s, ratio ${(loaded.seconds / bare.seconds).toFixed(2)}`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
