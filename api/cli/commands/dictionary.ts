import { readFileSync, writeFileSync } from "node:fs";
import { published } from "../../../models/index.ts";
import { plainCommand } from "../command.ts";
import { UsageError } from "../exit.ts";

interface Options {
  into?: string;
}

export const dictionaryCommand = plainCommand<Options>(
  "dictionary",
  "Print what every published table and column means, as Markdown.",
  "tessera dictionary --into README.md",
  async (output, { into }) => {
    if (into) writeFileSync(into, withDictionary(readFileSync(into, "utf8")));
    else output.result(published, [dictionary()]);
  },
).option("--into <file>", "write it between the file's <!-- dictionary --> marks instead");

/** The data dictionary, from the declarations that also make the tables. */
export function dictionary(): string {
  return Object.entries(published)
    .map(([id, table]) => {
      const rows = Object.entries(table.columns).map(([name, c]) => {
        const doc = c.doc.replaceAll("|", "\\|");
        return `| \`${name}\` | ${c.unit}${c.isNullable ? ", may be missing" : ""} | ${doc} |`;
      });
      const key = table.key.length > 0 ? ` Key: ${table.key.map((k) => `\`${k}\``).join(", ")}.` : "";
      return `#### ${id}\n\n${table.grain}${key}\n\n| column | holds | meaning |\n| --- | --- | --- |\n${rows.join("\n")}`;
    })
    .join("\n\n");
}

const marks = /(<!-- dictionary -->\n)[\s\S]*(<!-- \/dictionary -->)/;

/** The text with the dictionary between its marks brought up to date. */
export function withDictionary(text: string): string {
  if (!marks.test(text))
    throw new UsageError("the file has no <!-- dictionary --> … <!-- /dictionary --> marks");
  return text.replace(marks, (_, start: string, end: string) => `${start}\n${dictionary()}\n\n${end}`);
}
