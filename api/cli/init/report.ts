import type { DryRun, Fate } from "../../../ingest/index.ts";
import { dryRunLines } from "./show.ts";

/** The dry run as a file: the counts, then ten rows of each kind for every source and entity. */
export function reportText(run: DryRun, from: string): string {
  return `${[
    `# What \`tessera init ${from}\` would load`,
    "",
    "Nothing has been loaded. Every row that was read is staged, superseded by a newer version of itself, or set",
    "aside with the reason; rows that a condition leaves out are counted as left out.",
    "",
    "```",
    ...dryRunLines(run),
    "```",
    ...run.fates.flatMap(fateLines),
  ].join("\n")}\n`;
}

function fateLines({ source, entity, samples }: Fate): string[] {
  const rows = (title: string, all: readonly unknown[]) =>
    all.length === 0 ? [] : ["", title, "", "```json", ...all.map((row) => JSON.stringify(row)), "```"];
  const aside = samples.quarantined.map(({ file, line, reasons, raw }) => ({ file, line, reasons, raw }));
  return [
    "",
    `## ${source}: ${entity}`,
    ...rows("Staged", samples.staged.map(withoutEmpty)),
    ...rows("Superseded", samples.superseded.map(withoutEmpty)),
    ...rows("Set aside", aside),
  ];
}

const withoutEmpty = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
