import { resolve } from "node:path";
import { entityNames } from "../../../ingest/index.ts";
import {
  buildsFolder,
  exportFormats,
  isExportable,
  SetAside,
  type SetAsideReason,
  type SetAsideRow,
} from "../../../models/index.ts";
import { command } from "../command.ts";
import { UsageError } from "../exit.ts";

interface Options {
  source?: string;
  entity?: string;
  reason?: string;
  rows?: string | true;
  export?: string;
}

const usualRows = 20;

export const quarantineCommand = command<Options>(
  "quarantine",
  "Show the rows that were set aside: why, where they stand and what money is in them. Correct the mapping or the file and run again: they come back by themselves.",
  'tessera quarantine --source orders --reason "not a day" --rows',
  async ({ project, output, options }) => {
    const { config, base } = project;
    const { source, entity, reason } = checked(
      options,
      config.sources.map((s) => s.name),
    );
    const limit = rowLimit(options.rows);
    const aside = await SetAside.open(config, {
      base,
      builds: buildsFolder(config, base),
      today: new Date().toISOString().slice(0, 10),
      report: output.report,
    });
    try {
      const filter = { source, entity, reason };
      if (options.export !== undefined) {
        const path = resolve(options.export);
        const rows = await aside.export(filter, path);
        output.result({ rows, path }, [`${count(rows, "row")} written to ${options.export}`]);
        return;
      }
      const totals = await aside.totals(filter);
      const reasons = await aside.reasons(filter);
      const rows = limit === null ? [] : await aside.rows(filter, limit);
      const result = { totals, reasons, ...(limit === null ? {} : { rows }) };
      if (totals.length === 0) {
        const isFiltered = [source, entity, reason].some((part) => part !== undefined);
        output.result(result, [
          isFiltered ? "No row that was set aside is like that" : "Nothing is set aside",
        ]);
        return;
      }
      const money = new Intl.NumberFormat("en", { style: "currency", currency: config.company.baseCurrency });
      const lines = totals.flatMap((total) => [
        `${total.source} ${total.entity}: ${count(total.rows, "row")} set aside${total.amount === null ? "" : `, ${money.format(total.amount)} at stake`}`,
        ...reasons
          .filter((r) => r.source === total.source && r.entity === total.entity)
          .map((r) => reasonLine(r, money)),
      ]);
      output.result(result, [...lines, ...rows.flatMap(rowLines)]);
    } finally {
      aside.close();
    }
  },
)
  .option("-s, --source <name>", "only rows of this source")
  .option("-e, --entity <name>", "only rows meant for this entity")
  .option("-r, --reason <text>", "only rows with a reason that contains this text")
  .option("--rows [n]", `show the first rows as they came; ${usualRows} by default`)
  .option(
    "--export <file>",
    "write the rows with their original columns to a .csv, .parquet or .ndjson file",
  );

function checked(options: Options, sources: readonly string[]): Options {
  const { source, entity } = options;
  if (source !== undefined && !sources.includes(source))
    throw new UsageError(`unknown source: ${source}; known are ${sources.join(", ")}`);
  if (entity !== undefined && !(entityNames as readonly string[]).includes(entity))
    throw new UsageError(`unknown entity: ${entity}; known are ${entityNames.join(", ")}`);
  if (options.export !== undefined && !isExportable(options.export))
    throw new UsageError(
      `--export cannot tell the format of ${options.export}; end it in ${exportFormats.join(", ")}`,
    );
  return options;
}

function rowLimit(rows: Options["rows"]): number | null {
  if (rows === undefined) return null;
  const limit = rows === true ? usualRows : Number(rows);
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError(`--rows is not a number of rows: ${rows}`);
  return limit;
}

function reasonLine(
  { rows, reason, amount, unconverted, example }: SetAsideReason,
  money: Intl.NumberFormat,
): string {
  const sums = [
    ...(amount === null ? [] : [money.format(amount)]),
    ...unconverted.map((sum) => `${sum.amount.toLocaleString("en")} ${sum.currency}`),
  ];
  const stake = sums.length > 0 ? `, ${sums.join(" and ")}` : "";
  return `  ${rows.toLocaleString("en").padStart(9)}  ${reason}${stake}; first at ${example}`;
}

const rowLines = ({ file, line, reasons, raw }: SetAsideRow): string[] => [
  "",
  `${file} line ${line}: ${reasons.join("; ")}`,
  `  ${raw}`,
];

const count = (n: number, noun: string): string => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
