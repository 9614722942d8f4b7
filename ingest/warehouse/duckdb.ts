import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import type { Vector } from "./frame.ts";

export type Scalar = string | number | bigint | boolean | null;
export type Json = Record<string, unknown>;

export class QueryError extends Error {
  override readonly name = "QueryError";
  constructor(
    readonly sql: string,
    override readonly cause: unknown,
  ) {
    super(`query failed: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

export interface OpenOptions {
  readonly?: boolean;
  /** Such as "4GB". */
  memory?: string;
  threads?: number;
  /** Where DuckDB may spill. */
  spill?: string;
  /** Refuses every file but its own, whatever a query says. */
  isSealed?: boolean;
}

const chunkSize = 2048;
const keptPlans = 64;

/** The driver's vector of doubles keeps these two private in its types; they are its documented zero-copy path. */
interface DoubleVector {
  readonly items: Float64Array;
  readonly validity: { itemValid(index: number): boolean; setItemValid(index: number, valid: boolean): void };
  flush(): void;
}

/** A connection to a DuckDB file or to memory. The only door to the driver. */
export class Warehouse {
  private readonly plans = new Map<string, DuckDBPreparedStatement>();

  /** The query whose result is being read page by page. */
  private streaming: string | null = null;

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    private readonly isOwner: boolean,
  ) {}

  static async open(
    path = ":memory:",
    { readonly = false, memory, threads, spill, isSealed = false }: OpenOptions = {},
  ): Promise<Warehouse> {
    const settings: Record<string, string> = {
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    };
    if (readonly) settings.access_mode = "READ_ONLY";
    if (isSealed) settings.enable_external_access = "false";
    if (memory) settings.memory_limit = memory;
    if (threads) settings.threads = String(threads);
    if (spill) settings.temp_directory = spill;
    try {
      const instance = await DuckDBInstance.create(path, settings);
      return new Warehouse(instance, await instance.connect(), true);
    } catch (cause) {
      throw new Error(`cannot open ${path}: ${cause instanceof Error ? cause.message : cause}`, { cause });
    }
  }

  /** A second connection to the same file: queries on it run beside those of the first. */
  async fork(): Promise<Warehouse> {
    return new Warehouse(this.instance, await this.connection_(), false);
  }

  private connection_(): Promise<DuckDBConnection> {
    return this.instance.connect();
  }

  close(): void {
    this.connection.closeSync();
    if (this.isOwner) this.instance.closeSync();
  }

  /** Stops the running query, if any. */
  interrupt(): void {
    this.connection.interrupt();
  }

  /** Tells once a second how far the running query is, in per cent, until the function given back is called. */
  async watch(tell: (percent: number) => void): Promise<() => void> {
    await this.run(
      "SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET progress_bar_time = 500",
    );
    const timer = setInterval(() => {
      const { percentage } = this.connection.progress;
      if (percentage > 0 && percentage < 100) tell(Math.floor(percentage));
    }, 1_000);
    timer.unref();
    return () => clearInterval(timer);
  }

  /** Runs one or several statements and gives the number of rows the last one changed. */
  async run(sql: string, values: readonly Scalar[] = []): Promise<number> {
    return this.guard(sql, async () => (await this.connection.run(sql, [...values])).rowsChanged);
  }

  /** Rows as plain JSON objects: BIGINT and DECIMAL as numbers, days as YYYY-MM-DD. For small results. */
  async rows<T = Json>(sql: string, values: readonly Scalar[] = []): Promise<T[]> {
    const result = await this.guard(sql, () => this.connection.run(sql, [...values]));
    const names = result.deduplicatedColumnNames();
    const types = result.columnTypes();
    const all: T[] = [];
    for (let i = 0; i < result.chunkCount; i++)
      all.push(...(toObjects(result.getChunk(i), names, types) as T[]));
    return all;
  }

  async row<T = Json>(sql: string, values: readonly Scalar[] = []): Promise<T> {
    const rows = await this.rows<T>(sql, values);
    if (rows.length !== 1) throw new QueryError(sql, new Error(`expected one row, found ${rows.length}`));
    return rows[0]!;
  }

  /**
   * Raw chunks of a result of exactly `rows` rows, which the caller has counted. DuckDB ends a stream that fails or
   * is interrupted just as one that is complete, so only the count tells; a result that falls short throws.
   */
  async *counted(sql: string, rows: number, values: readonly Scalar[] = []): AsyncGenerator<DuckDBDataChunk> {
    const result = await this.guard(sql, () => this.connection.stream(sql, [...values]));
    this.streaming = sql;
    let found = 0;
    let isDone = false;
    try {
      for (;;) {
        const chunk = await result.fetchChunk();
        isDone = !chunk || chunk.rowCount === 0;
        if (!chunk || isDone) break;
        found += chunk.rowCount;
        yield chunk;
      }
      if (found !== rows)
        throw new QueryError(sql, new Error(`expected ${rows} rows, the stream ended at ${found}`));
    } finally {
      // A result that is left half read would keep its file open until it is collected as garbage
      if (!isDone) this.connection.interrupt();
      while (!isDone) isDone = !(await result.fetchChunk())?.rowCount;
      this.streaming = null;
    }
  }

  /** A whole result with its plan kept for the next call with this text; the least recently used plans go. */
  async runPlanned(sql: string, values: readonly Scalar[] = []) {
    return this.guard(sql, async () => {
      const plan = this.plans.get(sql) ?? (await this.connection.prepare(sql));
      this.plans.delete(sql);
      this.plans.set(sql, plan);
      if (this.plans.size > keptPlans) {
        const [oldest] = this.plans.keys();
        this.plans.get(oldest!)!.destroySync();
        this.plans.delete(oldest!);
      }
      plan.bind([...values]);
      return plan.run();
    });
  }

  /**
   * Whole columns as typed arrays. Every column of the result must be DOUBLE or VARCHAR; cast in the SELECT.
   * `rows` is the exact length, which the caller has counted.
   */
  async columns(sql: string, rows: number, values: readonly Scalar[] = []): Promise<Record<string, Vector>> {
    const result = await this.guard(sql, () => this.connection.stream(sql, [...values]));
    const names = result.columnNames();
    const types = result.columnTypes().map(String);
    const vectors: Vector[] = types.map((type, i) => {
      if (type === "DOUBLE") return new Float64Array(rows);
      if (type === "VARCHAR") return new Array<string | null>(rows).fill(null);
      throw new QueryError(sql, new Error(`column ${names[i]} is ${type}; cast it to DOUBLE or VARCHAR`));
    });
    let start = 0;
    for (;;) {
      const chunk = await this.guard(sql, () => result.fetchChunk());
      if (!chunk || chunk.rowCount === 0) break;
      for (let c = 0; c < vectors.length; c++) readColumn(chunk, c, vectors[c]!, start);
      start += chunk.rowCount;
    }
    if (start !== rows) throw new QueryError(sql, new Error(`expected ${rows} rows, found ${start}`));
    return Object.fromEntries(names.map((name, i) => [name, vectors[i]!]));
  }

  /** Appends columns (DOUBLE, VARCHAR or VARCHAR[]) to a table of exactly those columns, in order. */
  async append(table: { catalog?: string; schema?: string; name: string }, columns: readonly AppendColumn[]) {
    const rows = columns[0]?.length ?? 0;
    const appender = await this.connection.createAppender(
      table.name,
      table.schema ?? null,
      table.catalog ?? null,
    );
    const types: DuckDBType[] = columns.map((values) =>
      values instanceof Float64Array ? DOUBLE : values.some(Array.isArray) ? LIST(VARCHAR) : VARCHAR,
    );
    for (let start = 0; start < rows; start += chunkSize) {
      const size = Math.min(chunkSize, rows - start);
      const chunk = DuckDBDataChunk.create(types, size);
      for (let c = 0; c < columns.length; c++) writeColumn(chunk, c, columns[c]!, start, size);
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
    appender.closeSync();
  }

  /** The columns a SELECT would give, asked of the binder without reading a row. */
  async describe(sql: string): Promise<{ name: string; type: string }[]> {
    const found = await this.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${sql}`);
    return found.map((c) => ({ name: c.column_name, type: c.column_type }));
  }

  private async guard<T>(sql: string, work: () => Promise<T>): Promise<T> {
    // DuckDB would silently cut the stream short.
    if (this.streaming)
      throw new QueryError(sql, new Error(`the connection still streams: ${this.streaming}; fork it`));
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof QueryError) throw cause;
      throw new QueryError(sql, cause);
    }
  }
}

export type AppendColumn = Float64Array | readonly (string | null)[] | readonly (readonly string[])[];

function readColumn(chunk: DuckDBDataChunk, index: number, into: Vector, start: number): void {
  const rows = chunk.rowCount;
  if (into instanceof Float64Array) {
    const vector = chunk.getColumnVector(index) as unknown as DoubleVector;
    into.set(vector.items.subarray(0, rows), start);
    for (let r = 0; r < rows; r++) if (!vector.validity.itemValid(r)) into[start + r] = Number.NaN;
    return;
  }
  const values = chunk.getColumnValues(index);
  for (let r = 0; r < rows; r++) into[start + r] = values[r] as string | null;
}

function writeColumn(chunk: DuckDBDataChunk, index: number, from: AppendColumn, start: number, size: number) {
  if (!(from instanceof Float64Array)) {
    chunk.setColumnValues(index, from.slice(start, start + size) as DuckDBValue[]);
    return;
  }
  const vector = chunk.getColumnVector(index) as unknown as DoubleVector;
  vector.items.set(from.subarray(start, start + size));
  for (let r = 0; r < size; r++) {
    if (Number.isNaN(from[start + r])) vector.validity.setItemValid(r, false);
  }
  vector.flush();
}

function toObjects(chunk: DuckDBDataChunk, names: readonly string[], types: readonly DuckDBType[]): Json[] {
  const converted = names.map((_, i) => toJsonColumn(chunk, i, types[i]!));
  return Array.from({ length: chunk.rowCount }, (_, r) => {
    const object: Json = {};
    for (let c = 0; c < names.length; c++) object[names[c]!] = converted[c]![r];
    return object;
  });
}

/** JSON values of one column: numbers for every numeric type, ISO text for days and instants. */
function toJsonColumn(chunk: DuckDBDataChunk, index: number, type: DuckDBType): unknown[] {
  return chunk.getColumnValues(index).map((value) => toJson(value, String(type)));
}

function toJson(value: DuckDBValue, type: string): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (type.startsWith("DECIMAL")) return Number(String(value));
  if (type === "TIMESTAMP WITH TIME ZONE") return isoInstant((value as unknown as { micros: bigint }).micros);
  const items = (value as { items?: readonly DuckDBValue[] }).items;
  if (Array.isArray(items)) return items.map((item) => toJson(item, ""));
  const entries = (value as { entries?: Record<string, DuckDBValue> }).entries;
  if (entries && !Array.isArray(entries)) {
    return Object.fromEntries(Object.entries(entries).map(([k, v]) => [k, toJson(v, "")]));
  }
  return String(value);
}

function isoInstant(micros: bigint): string {
  return new Date(Number(micros / 1000n)).toISOString();
}
