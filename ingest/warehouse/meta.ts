import { count, day, flag, instant, key, nullable, number, oneOf, text } from "./column.ts";
import { table } from "./table.ts";

/** What a build knows about itself: published beside the marts, so that every number can say where it came from. */

export const build = table("meta.build", {
  grain: "One row: this build.",
  key: ["build"],
  columns: {
    build: key("Fingerprint of the ledger, the configuration, the as-of day, the seed and the program."),
    as_of: day("The day all numbers hold for."),
    data_as_of: day("Last business day with an order line."),
    built_at: instant("When the build ran."),
    company: text("The company's name."),
    currency: key("Base currency of every amount."),
    timezone: text("Reporting time zone."),
    language: oneOf(["en", "zh"], "The company's language."),
    fiscal_year_start: count("Month in which the fiscal year starts, 1…12."),
    week_start: text("First day of the week."),
    is_simulated: flag("Whether the company is simulated."),
    seed: count("Seed of whatever uses chance."),
    version: text("Version of the program."),
  },
});

export const sourceState = table("meta.source", {
  grain: "One row per source.",
  key: ["source"],
  columns: {
    source: key("The source's name."),
    system: text("The system whose ids it uses."),
    format: text("File format."),
    files: count("Files in the ledger."),
    rows: count("Rows in the ledger, damaged ones included."),
    loaded_at: nullable(instant("When the last file came in.")),
    last_day: nullable(day("Last business day among its rows; missing when it has no dated rows.")),
  },
});

export const reconciliation = table("meta.reconciliation", {
  grain: "One row per source and entity; read = staged + superseded + quarantined.",
  key: ["source", "entity"],
  columns: {
    source: key("The source."),
    entity: key("The canonical entity."),
    read: count("Rows of the ledger that were meant for the entity."),
    staged: count("Rows accepted."),
    superseded: count("Rows replaced by a later version of the same key."),
    quarantined: count("Rows set aside with a reason."),
    other: count("Rows of the source that the mapping's condition leaves to other entities."),
  },
});

export const quarantineReason = table("meta.quarantine_reason", {
  grain: "One row per source, entity and reason.",
  key: ["source", "entity", "reason"],
  columns: {
    source: key("The source."),
    entity: key("The canonical entity."),
    reason: text("Why rows were set aside."),
    rows: count("Rows with this reason; a row may have several."),
    example: nullable(text("File and row of the first one.")),
  },
});

export const check = table("meta.check", {
  grain: "One row per check of the build.",
  key: ["check"],
  columns: {
    check: key("What must hold, in words."),
    severity: oneOf(["error", "warn"], "An error stops a publish; a warning is shown."),
    is_passed: flag("Whether it held."),
    found: text("What was found."),
  },
});

export const modelFit = table("meta.model_fit", {
  grain: "One row per model and parameter or statistic.",
  key: ["model", "name"],
  columns: {
    model: key("The model."),
    kind: oneOf(["parameter", "statistic", "state"], "What the row is."),
    name: text("Parameter or statistic, in the paper's words."),
    value: nullable(number("Its value; missing for a state.")),
    standard_error: nullable(number("Standard error; missing where there is none.")),
    note: nullable(text("State or source, in words.")),
  },
});

export const dictionary = table("meta.column", {
  grain: "One row per published column.",
  key: ["table", "column"],
  columns: {
    table: key("The table."),
    column: key("The column."),
    position: count("Place in the table, from 0."),
    unit: text("What the column holds."),
    is_nullable: flag("Whether a value may be missing."),
    doc: text("What it means."),
    grain: text("What a row of the table is."),
  },
});

export const reason = table("meta.reason", {
  grain: "One row per reason and language.",
  key: ["code", "language"],
  columns: {
    code: key("The reason."),
    language: oneOf(["en", "zh"], "The language."),
    template: text("The sentence, with {1} and {2} for the reason's arguments."),
  },
});

export const metaTables = [
  build,
  check,
  dictionary,
  modelFit,
  quarantineReason,
  reason,
  reconciliation,
  sourceState,
] as const;
