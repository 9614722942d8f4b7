import {
  count,
  day,
  days,
  flag,
  instant,
  key,
  money,
  nullable,
  number,
  oneOf,
  reasons,
  share,
  text,
} from "./column.ts";
import { driftKinds } from "./ledger.ts";
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
    amount: nullable(
      money(
        "Amounts of these rows, as far as they are known and can be converted; missing where rows have none.",
      ),
    ),
    unvalued: count("Rows whose amount is not known or cannot be converted."),
  },
});

export const quarantine = table("meta.quarantine", {
  grain: "One row per row set aside; it has no route, for it may hold anything that a source held.",
  key: [],
  columns: {
    source: key("The source."),
    entity: key("The canonical entity."),
    file: text("The file, relative to the configuration."),
    line: count("Line of the file."),
    reasons: reasons("Why it was set aside."),
    raw: text("The row as it came."),
    amount: nullable(money("Its amount, in its own currency; missing where it is not known.")),
    currency: nullable(key("Currency of the amount; missing for the base currency.")),
    base_amount: nullable(money("The amount in base currency; missing where there is no rate.")),
  },
});

export const dataQuality = table("meta.data_quality", {
  grain: "One row per source and entity: what came in and how good it is.",
  key: ["source", "entity"],
  columns: {
    source: key("The source."),
    entity: key("The canonical entity."),
    read: count("Rows of the ledger that were meant for the entity."),
    staged: count("Rows accepted."),
    superseded: count("Rows replaced by a later version of the same key."),
    copies: count("Of the rows replaced: those that said the same as the one that stays."),
    corrected: count("Of the rows replaced: those that said something else."),
    removed: count("Of the rows replaced: those that their database has changed or removed since."),
    quarantined: count("Rows set aside with a reason."),
    quarantined_amount: nullable(
      money("Amounts of the rows set aside, as far as they are known; missing where rows have none."),
    ),
    unvalued: count("Rows set aside whose amount is not known or cannot be converted."),
    completeness: nullable(
      share(
        "Values that are there ÷ values there could be, in the mapped columns that may be empty; missing without any.",
      ),
    ),
    orphans: count("References to a customer, article, order, campaign or owner that no source lists."),
    last_day: nullable(day("Last business day among the accepted rows; missing where rows have no day.")),
    days_behind: nullable(days("From that day to the as-of day.")),
    loaded_at: nullable(instant("When the last file came in.")),
  },
});

export const dataQualityColumn = table("meta.data_quality_column", {
  grain: "One row per source, entity and mapped column.",
  key: ["source", "entity", "column"],
  columns: {
    source: key("The source."),
    entity: key("The canonical entity."),
    column: key("The canonical column."),
    source_columns: text("The source's columns that it is read from."),
    is_required: flag("Whether a row without it is set aside."),
    rows: count("Rows accepted."),
    filled: count("Of them, those with a value."),
    distinct_values: count("Different values, by an estimate within a few per cent."),
    completeness: nullable(share("Filled ÷ rows; missing without rows.")),
  },
});

export const dataQualityReference = table("meta.data_quality_reference", {
  grain: "One row per source, entity and column that names something another list should know.",
  key: ["source", "entity", "column"],
  columns: {
    source: key("The source."),
    entity: key("The canonical entity."),
    column: key("The column that names it."),
    refers_to: key("The entity whose list should know it."),
    given: count("Rows with a value."),
    unknown: count("Of them, those whose value no list knows."),
    unknown_keys: count("Different values that no list knows."),
    example: nullable(text("One of them; missing when all are known.")),
  },
});

export const drift = table("meta.drift", {
  grain: "One row per change that a file made to the columns of its source.",
  key: ["source", "file", "kind", "column"],
  columns: {
    source: key("The source."),
    file: text("The file that brought it."),
    kind: oneOf(driftKinds, "What changed."),
    column: text("The source's column."),
    detail: text("An example, or the types before and after."),
    loaded_at: instant("When the file came in."),
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
    log_standard_error: nullable(
      number(
        "Standard error of the parameter's natural logarithm, for intervals that keep above 0; missing where there is none.",
      ),
    ),
    note: nullable(text("State or source, in words.")),
  },
});

const inLanguage = { language: oneOf(["en", "zh"], "The language.") };

export const model = table("meta.model", {
  grain: "One row per documented model and language.",
  key: ["model", "language"],
  columns: {
    model: key("The model, as fits and comparisons name it."),
    ...inLanguage,
    title: text("What the field calls it."),
    kind: text("What it is a model of."),
    summary: text("What it is for."),
  },
});

export const modelStatement = table("meta.model_statement", {
  grain: "One row per model, language and thing said of it.",
  key: ["model", "language", "part", "position"],
  columns: {
    model: key("The model."),
    ...inLanguage,
    part: oneOf(["assumes", "reads", "gives", "papers"], "What the statement is about."),
    position: count("Place within the part, from 0."),
    statement: text("An assumption, a column it reads, a quantity it gives, or a source."),
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
