import { Command } from "commander";
import { benchCompany } from "./bench_company.ts";
import { benchDatabases } from "./bench_databases.ts";
import { benchFormats } from "./bench_formats.ts";
import { benchIdentity } from "./bench_identity.ts";
import { benchModels } from "./bench_models.ts";

const program = new Command("bench").description(
  "Times Tessera against a baseline measured on the same data in the same run; every figure is a ratio.",
);
const subject = (name: string, doc: string) =>
  program.command(name, name === "company" ? { isDefault: true } : {}).description(doc);

subject("company", "the main job against DuckDB alone, on a simulated company")
  .option("--customers <n>", "customers", "1000000")
  .option("--lines <n>", "order lines", "20000000")
  .option("--folder <path>", "where to work; a temporary folder by default")
  .option("--keep", "keep what was made")
  .addHelpText("after", "\nExample:\n  npm run bench -- company --lines 2000000 --customers 100000")
  .action(benchCompany);

subject("formats", "loading each file format against the bare reader of the same data")
  .option("--lines <n>", "order lines", "2000000")
  .option("--sheet-rows <n>", "rows of the workbook", "500000")
  .option("--only <names...>", "only these formats")
  .action(benchFormats);

subject("databases", "loading a table against the driver's raw cursor over the same table")
  .option("--rows <n>", "rows of the table", "1000000")
  .action(benchDatabases);

subject("identity", "who is who: the whole matching against DuckDB's blocking join alone")
  .option("--persons <n>", "persons; each stands in one or two systems", "665000")
  .action(benchIdentity);

subject(
  "models",
  "fits and scores of every model, against one plain pass of its likelihood over the same rows",
)
  .option("--customers <n...>", "how many customers, several in turn", ["100000", "1000000"])
  .option("--only <models...>", "only these models")
  .addHelpText("after", "\nExample:\n  npm run bench -- models --customers 100000 1000000 10000000")
  .action(benchModels);

await program.parseAsync();
