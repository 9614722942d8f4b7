import { published } from "../../../models/index.ts";
import { plainCommand } from "../command.ts";

export const dictionaryCommand = plainCommand(
  "dictionary",
  "Print what every published table and column means, as Markdown.",
  "tessera dictionary > dictionary.md",
  async (output) => output.result(published, [dictionary()]),
);

/** The data dictionary, from the declarations that also make the tables. */
export function dictionary(): string {
  return Object.entries(published)
    .map(([id, table]) => {
      const rows = Object.entries(table.columns).map(
        ([name, c]) =>
          `| \`${name}\` | ${c.unit}${c.isNullable ? ", may be missing" : ""} | ${c.doc.replaceAll("|", "\\|")} |`,
      );
      const key = table.key.length > 0 ? ` Key: ${table.key.map((k) => `\`${k}\``).join(", ")}.` : "";
      return `#### ${id}\n\n${table.grain}${key}\n\n| column | holds | meaning |\n| --- | --- | --- |\n${rows.join("\n")}`;
    })
    .join("\n\n");
}
