import {
  type AppendColumn,
  type Column,
  type Frame,
  isNumeric,
  literal,
  quote,
  type Table,
  type Vector,
  type Warehouse,
} from "../../ingest/index.ts";
import type { Context, Estimator, Fit, Replay, Totals } from "../model.ts";
import { SecondCore } from "./second_core.ts";

type Given = Record<string, Vector | undefined>;

/** Rows kept aside while they are scored. */
type From = "frame" | "slice" | "next_slice";

/** Rows scored at a time: enough to share what is computed once a distinct history, few enough for memory. */
const sliceRows = 1_000_000;

export interface RunOptions {
  /** Rows scored at a time where a model scores row by row. */
  readonly sliceRows?: number;
}

/** Fits an estimator on its table and writes its scores; gives what it learnt. */
export async function runEstimator(
  db: Warehouse,
  model: Estimator,
  context: Context,
  fits: Readonly<Record<string, Fit>>,
  options: RunOptions = {},
): Promise<Fit> {
  const names = model.columns ?? Object.keys(model.reads.columns);
  const carried = Object.keys(model.writes.columns).filter((name) => name in model.reads.columns);
  const rows = await keepFrame(db, model.reads, "true", [...names, ...carried]);
  const size = model.isRowwise ? (options.sliceRows ?? sliceRows) : rows;
  let whole: Frame | null = await readFrame(db, "frame", model.reads, names, rows);
  const fit = model.fit(whole, context, fits);
  await createEmpty(db, model.writes);
  if (rows <= size) {
    const scores = model.score(fit, whole, context) as Given;
    await write(db, "frame", model.reads, model.writes, scores, rows, model.name);
  } else {
    // Let go of before slices are read: at ten million rows it is hundreds of megabytes
    whole = null;
    await scoreSlices(db, model, fit, context, names, rows, size);
  }
  await db.run("DROP TABLE IF EXISTS slice; DROP TABLE IF EXISTS next_slice; DROP TABLE frame");
  for (const { writes, columns } of model.summaries ?? [])
    await writeSummary(db, writes, columns(fit, context));
  await tellModel(db, model.name, fit);
  return fit;
}

/** Scores two slices at a time, one on a thread of its own, and writes them in their order. */
async function scoreSlices(
  db: Warehouse,
  model: Estimator,
  fit: Fit,
  context: Context,
  names: readonly string[],
  rows: number,
  size: number,
): Promise<void> {
  const second = new SecondCore();
  const put = (from: From, scores: Given, count: number) =>
    write(db, from, model.reads, model.writes, scores, count, model.name);
  try {
    for (let start = 0; start < rows; start += 2 * size) {
      const there = Math.min(size, rows - start);
      const here = Math.min(size, rows - start - there);
      const frame = await readSlice(db, "slice", model.reads, names, start, there);
      const scoreHere = async (): Promise<Given | null> => {
        if (here === 0) return null;
        const next = await readSlice(db, "next_slice", model.reads, names, start + there, here);
        return model.score(fit, next, context) as Given;
      };
      const [first, then] = await Promise.all([
        second.score({ name: model.name, fit, frame, context }),
        scoreHere(),
      ]);
      await put("slice", first, there);
      if (then) await put("next_slice", then, here);
    }
  } finally {
    await second.close();
  }
}

/** Goes through a table in slices and writes the totals; gives what the pass found, where it tells. */
export async function runTotals(
  db: Warehouse,
  model: Totals,
  fits: Readonly<Record<string, Fit>>,
  context: Context,
  options: RunOptions = {},
): Promise<Fit | null> {
  const rows = await keepFrame(db, model.reads, "true");
  const state = model.begin(fits, context, rows);
  const names = Object.keys(model.reads.columns);
  const size = options.sliceRows ?? sliceRows;
  for (let start = 0; start < rows; start += size) {
    const slice = await readSlice(db, "slice", model.reads, names, start, Math.min(size, rows - start));
    model.add(state, slice, context);
  }
  await db.run("DROP TABLE IF EXISTS slice; DROP TABLE IF EXISTS next_slice; DROP TABLE frame");
  await writeSummary(db, model.writes, model.columns(state, context));
  return model.records ? { params: null, records: model.records(state, context) } : null;
}

/** Lets SQL know which model an estimator took: getvariable('<estimator>_model'). */
async function tellModel(db: Warehouse, estimator: string, { records }: Fit): Promise<void> {
  const taken = records.find((r) => r.kind === "state" && r.name === "model")?.note;
  if (taken) await db.run(`SET VARIABLE ${estimator}_model = ${literal(taken)}`);
}

/** Scores the parts of a table day by day, in order, each with the state that the one before left. */
export async function runReplay(
  db: Warehouse,
  model: Replay,
  fits: Readonly<Record<string, Fit>>,
  context: Context,
): Promise<void> {
  const state = model.begin(fits, context);
  const by = quote(model.by);
  const days = await db.rows<{ day: string; number: number }>(
    `SELECT DISTINCT ${by}::VARCHAR AS day, ${by} - DATE '1970-01-01' AS number FROM ${model.reads.name} ORDER BY number`,
  );
  await createEmpty(db, model.writes);
  for (const { day, number } of days) {
    const rows = await keepFrame(db, model.reads, `${by} = DATE ${literal(day)}`);
    const frame = await readFrame(db, "frame", model.reads, Object.keys(model.reads.columns), rows);
    const scores = model.step(state, number, frame, context) as Given;
    await write(db, "frame", model.reads, model.writes, scores, frame.rows, model.name);
  }
  if (model.summary) await writeSummary(db, model.summary.writes, model.summary.columns(state, context));
}

async function writeSummary(
  db: Warehouse,
  table: Table,
  columns: Readonly<Record<string, Vector>>,
): Promise<void> {
  await createEmpty(db, table);
  const names = Object.keys(table.columns);
  const rows = columns[names[0]!]?.length ?? 0;
  await stageScores(db, table, names, columns, rows);
  const select = names.map((name) => scoreCell(name, table.columns[name]!));
  await db.run(`INSERT INTO ${table.name} SELECT ${select.join(", ")} FROM scores; DROP TABLE scores`);
}

/** The rows in the order of their key, kept aside so that results find their keys by position. */
async function keepFrame(
  db: Warehouse,
  table: Table,
  where: string,
  names: readonly string[] = Object.keys(table.columns),
): Promise<number> {
  const order = table.key.map(quote).join(", ");
  const kept = [...new Set([...table.key, ...names])].map(quote).join(", ");
  await db.run(
    `CREATE OR REPLACE TEMP TABLE frame AS SELECT ${kept} FROM ${table.name} WHERE ${where} ORDER BY ${order}`,
  );
  const { rows } = await db.row<{ rows: number }>("SELECT count(*) AS rows FROM frame");
  return rows;
}

/** Some rows of the frame, in its order, kept aside under a name of their own. */
async function readSlice(
  db: Warehouse,
  name: From,
  table: Table,
  names: readonly string[],
  start: number,
  rows: number,
): Promise<Frame> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT * FROM frame WHERE rowid >= ${start} AND rowid < ${start + rows} ORDER BY rowid`,
  );
  return readFrame(db, name, table, names, rows);
}

/** Columns of rows kept aside, as vectors; keys that are text stay where they are. */
async function readFrame(
  db: Warehouse,
  from: From,
  table: Table,
  names: readonly string[],
  rows: number,
): Promise<Frame> {
  const select = names.flatMap((name) => {
    const column = table.columns[name];
    if (!column) throw new Error(`no column ${name} in ${table.name}; see its declaration`);
    if (table.key.includes(name) && !isNumeric(column.unit)) return [];
    const cell = quote(name);
    if (column.unit === "day") return [`(${cell} - DATE '1970-01-01')::DOUBLE AS ${cell}`];
    return [`${cell}::${isNumeric(column.unit) ? "DOUBLE" : "VARCHAR"} AS ${cell}`];
  });
  const columns = await db.columns(`SELECT ${select.join(", ")} FROM ${from}`, rows);
  return { rows, columns } as Frame;
}

async function createEmpty(db: Warehouse, table: Table): Promise<void> {
  const columns = Object.entries(table.columns).map(([name, c]) => `${quote(name)} ${c.sql}`);
  await db.run(`CREATE TABLE ${table.name} (${columns.join(", ")})`);
}

async function write(
  db: Warehouse,
  from: From,
  reads: Table,
  writes: Table,
  scores: Given,
  rows: number,
  name: string,
) {
  const columns = Object.entries(writes.columns);
  const given = columns.filter(([column]) => scores[column] !== undefined);
  const carried = columns.filter(([column]) => scores[column] === undefined);
  for (const [column] of carried) {
    if (!(column in reads.columns))
      throw new Error(`model ${name} gives no column ${column} for ${writes.name}`);
  }
  for (const [column] of given) {
    const { length } = scores[column]!;
    if (length !== rows)
      throw new Error(`model ${name} gives ${length} values of ${column} for ${rows} rows`);
  }
  await stageScores(
    db,
    writes,
    given.map(([column]) => column),
    scores,
    rows,
  );
  const select = columns.map(([column, c]) =>
    scores[column] === undefined ? `${from}.${quote(column)}` : scoreCell(column, c),
  );
  await db.run(`INSERT INTO ${writes.name} SELECT ${select.join(", ")} FROM ${from} POSITIONAL JOIN scores`);
  await db.run("DROP TABLE scores");
}

async function stageScores(
  db: Warehouse,
  table: Table,
  names: readonly string[],
  columns: Given,
  rows: number,
) {
  const types = names.map((n) => `${quote(n)} ${isNumeric(table.columns[n]!.unit) ? "DOUBLE" : "VARCHAR"}`);
  await db.run(`CREATE OR REPLACE TEMP TABLE scores (${types.join(", ")})`);
  const given = names.map((n) => columns[n] as AppendColumn);
  if (rows > 0) await db.append({ name: "scores" }, given);
}

function scoreCell(name: string, column: Column): string {
  const cell = `scores.${quote(name)}`;
  if (column.unit === "day") return `DATE '1970-01-01' + ${cell}::INTEGER`;
  return `CAST(${cell} AS ${column.sql})`;
}
