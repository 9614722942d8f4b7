import {
  type Config,
  createTable,
  identity,
  type Ledger,
  literal,
  meta,
  type Scalar,
  type Warehouse,
} from "../../ingest/index.ts";
import { abouts } from "../abouts.ts";
import type { Fit } from "../model.ts";
import { reasons } from "../reasons.ts";
import { published } from "../tables.ts";
import type { CheckResult } from "./checks.ts";
import { snapshot } from "./materialise.ts";
import { writeQuality } from "./quality.ts";

export interface BuildFacts {
  readonly id: string;
  /** Fingerprint of the inputs but for remembered keys. */
  readonly inputs: string;
  readonly builtAt: string;
  readonly version: string;
}

/** Everything a build knows about itself, but for its checks. */
export async function writeMeta(
  db: Warehouse,
  facts: BuildFacts,
  config: Config,
  ledger: Ledger,
  fits: Readonly<Record<string, Fit>>,
): Promise<void> {
  const { company } = config;
  for (const table of [
    meta.build,
    meta.sourceState,
    meta.model,
    meta.modelFit,
    meta.modelStatement,
    meta.dictionary,
    meta.reason,
    meta.check,
    identity.identityFact,
    identity.identityWeight,
  ]) {
    await db.run(createTable(table).replace("CREATE TABLE ", `CREATE TABLE ${snapshot}.`));
  }
  await db.run(
    `INSERT INTO ${snapshot}.meta.build SELECT ?, getvariable('as_of'), coalesce((SELECT max(day) FROM core.order_line), getvariable('as_of')), ?::TIMESTAMPTZ, ?, ?, ?, ?, ?, ?, ?, ?, ?`,
    [
      facts.id,
      facts.builtAt,
      company.name,
      company.baseCurrency,
      company.timeZone,
      company.language,
      company.fiscalYearStart,
      company.weekStart,
      company.isSimulated,
      config.seed,
      facts.version,
    ],
  );
  await writeSources(db, config, ledger);
  await writeQuality(db, config, ledger);
  const fitRows = Object.entries(fits).flatMap(([model, fit]) =>
    fit.records.map((r): Scalar[] => [
      model,
      r.kind,
      r.name,
      r.value,
      r.standardError,
      r.logStandardError ?? null,
      r.note,
    ]),
  );
  await insert(db, "model_fit", fitRows);
  await insert(db, "model", modelRows());
  await insert(db, "model_statement", statementRows());
  await insert(db, "reason", reasonRows());
  await db.run(
    `INSERT INTO ${snapshot}.meta.identity_fact SELECT * FROM identity.fact;
     INSERT INTO ${snapshot}.meta.identity_weight SELECT * FROM identity.weight`,
  );
  await insert(db, "identity_fact", [["inputs", null, facts.inputs]]);
  await insert(db, "column", columnRows());
}

export async function writeChecks(db: Warehouse, results: readonly CheckResult[]): Promise<void> {
  await insert(
    db,
    "check",
    results.map((r) => [r.check, r.severity, r.isPassed, r.found]),
  );
}

async function writeSources(db: Warehouse, config: Config, ledger: Ledger): Promise<void> {
  for (const source of config.sources) {
    const batches = ledger.batches(source.name);
    const dated = ["order_line", "interaction", "payment"].filter((entity) => entity in source.entities);
    const lasts = dated.map(
      (e) => `SELECT max(day) AS day FROM staging.${e} WHERE _source = ${literal(source.name)}`,
    );
    const last = lasts.length > 0 ? `(SELECT max(day) FROM (${lasts.join(" UNION ALL ")}))` : "NULL::DATE";
    await db.run(`INSERT INTO ${snapshot}.meta.source SELECT ?, ?, ?, ?, ?, ?::TIMESTAMPTZ, ${last}`, [
      source.name,
      source.system ?? source.name,
      source.format,
      batches.length,
      batches.reduce((sum, b) => sum + b.rows + b.rejects, 0),
      batches
        .map((b) => b.loadedAt)
        .sort()
        .at(-1) ?? null,
    ]);
  }
}

const reasonRows = (): Scalar[][] =>
  Object.entries(reasons).flatMap(([code, { en, zh }]) => [
    [code, "en", en],
    [code, "zh", zh],
  ]);

const languages = ["en", "zh"] as const;

const modelRows = (): Scalar[][] =>
  abouts.flatMap(({ id, title, kind, summary }) => languages.map((l) => [id, l, title, kind, summary[l]]));

const statementRows = (): Scalar[][] =>
  abouts.flatMap((about) =>
    languages.flatMap((l) => {
      const said = (part: string, statements: readonly string[]) =>
        statements.map((statement, position): Scalar[] => [about.id, l, part, position, statement]);
      return [
        ...said(
          "assumes",
          about.assumes.map((sentence) => sentence[l]),
        ),
        ...said("reads", about.reads),
        ...said(
          "gives",
          about.gives.map((sentence) => sentence[l]),
        ),
        ...said("papers", about.papers),
      ];
    }),
  );

const columnRows = (): Scalar[][] =>
  Object.values(published).flatMap((table) =>
    Object.entries(table.columns).map(([name, c], position) => [
      table.id,
      name,
      position,
      c.unit,
      c.isNullable,
      c.doc,
      table.grain,
    ]),
  );

const batch = 50;

async function insert(db: Warehouse, table: string, rows: readonly (readonly Scalar[])[]): Promise<void> {
  for (let start = 0; start < rows.length; start += batch) {
    const some = rows.slice(start, start + batch);
    const marks = some.map((row) => `(${row.map(() => "?").join(", ")})`).join(", ");
    await db.run(`INSERT INTO ${snapshot}.meta."${table}" VALUES ${marks}`, some.flat());
  }
}
