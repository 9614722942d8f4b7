import {
  AsyncByteQueue,
  Bool,
  type Data,
  DateDay,
  Field,
  Float64,
  Int64,
  List,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8,
} from "apache-arrow";
import type { Column } from "./column.ts";
import type { Warehouse } from "./duckdb.ts";

type Chunks = ReturnType<Warehouse["counted"]>;
type Chunk = Chunks extends AsyncGenerator<infer C> ? C : never;

/** What the driver's vectors share; the fields are private in its types, but they are its documented zero-copy path. */
interface Vector {
  readonly validity: { itemValid(index: number): boolean };
  readonly items: Float64Array | BigInt64Array | Int32Array;
  readonly itemCount: number;
  getItem(index: number): unknown;
  readonly childVector: Vector;
  getEntryOffset(index: number): number;
  getEntryLength(index: number): number;
}

/** How a unit travels in Arrow: the SQL type to cast to, and the Arrow type. Money is a 64-bit float here. */
export function arrowSql({ unit, sql }: Column): string {
  return unit === "money" ? "DOUBLE" : sql;
}

function arrowType({ unit }: Column) {
  switch (unit) {
    case "key":
    case "text":
    case "oneOf":
      return new Utf8();
    case "reasons":
      return new List(new Field("item", new Utf8(), false));
    case "flag":
      return new Bool();
    case "day":
      return new DateDay();
    case "instant":
      return new TimestampMicrosecond("UTC");
    case "count":
      return new Int64();
    default:
      return new Float64();
  }
}

/**
 * Encodes a result as an Arrow IPC stream, one record batch a chunk of at most 2,048 rows, so that nothing larger is
 * ever held. The result's columns must be `columns`, in order, cast to `arrowSql`. `facts` become schema metadata.
 */
export async function* arrowStream(
  chunks: Chunks,
  columns: Record<string, Column>,
  facts: Record<string, string>,
): AsyncGenerator<Uint8Array> {
  const declared = Object.entries(columns);
  const fields = declared.map(
    ([name, column]) =>
      new Field(
        name,
        arrowType(column),
        column.isNullable,
        new Map([
          ["unit", column.unit],
          ["doc", column.doc],
        ]),
      ),
  );
  const schema = new Schema(fields, new Map(Object.entries(facts)));
  const sink = new Sink();
  const writer = new RecordBatchStreamWriter({ autoDestroy: false });
  writer.reset(sink, schema);
  for await (const chunk of chunks) {
    const children = fields.map((field, i) => dataOf(chunk, i, field));
    const data = makeData({ type: new Struct(fields), length: chunk.rowCount, nullCount: 0, children });
    writer.write(new RecordBatch(schema, data));
    yield sink.take();
  }
  writer.close();
  yield sink.take();
}

function dataOf(chunk: Chunk, index: number, field: Field): Data {
  const rows = chunk.rowCount;
  const vector = chunk.getColumnVector(index) as unknown as Vector;
  const { bits: nullBitmap, nulls: nullCount } = validity(vector, rows);
  const base = { length: rows, nullCount, nullBitmap };
  const type = field.type;
  if (type instanceof Utf8) return makeData({ type, ...base, ...utf8(vector, rows) });
  if (type instanceof Bool)
    return makeData({ type, ...base, data: bitmap(rows, (i) => vector.getItem(i) === true) });
  if (type instanceof List) return makeData({ type: type as List<Utf8>, ...base, ...lists(vector, rows) });
  // A copy: the batch outlives the chunk, whose memory is DuckDB's
  return makeData({ type: type as Float64, ...base, data: vector.items.slice(0, rows) as Float64Array });
}

function validity(vector: Vector, rows: number): { bits: Uint8Array | null; nulls: number } {
  let nulls = 0;
  const bits = bitmap(rows, (i) => {
    const isValid = vector.validity.itemValid(i);
    if (!isValid) nulls += 1;
    return isValid;
  });
  return { bits: nulls > 0 ? bits : null, nulls };
}

function bitmap(rows: number, isSet: (index: number) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(rows / 64) * 8);
  for (let i = 0; i < rows; i++) if (isSet(i)) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

function utf8(vector: Vector, rows: number): { valueOffsets: Int32Array; data: Uint8Array } {
  const valueOffsets = new Int32Array(rows + 1);
  const texts = new Array<string>(rows);
  for (let i = 0; i < rows; i++) {
    const value = (vector.getItem(i) as string | null) ?? "";
    texts[i] = value;
    valueOffsets[i + 1] = valueOffsets[i]! + Buffer.byteLength(value);
  }
  const data = Buffer.allocUnsafe(valueOffsets[rows]!);
  for (let i = 0; i < rows; i++) data.write(texts[i]!, valueOffsets[i]!);
  return { valueOffsets, data };
}

function lists(vector: Vector, rows: number): { valueOffsets: Int32Array; child: Data<Utf8> } {
  const valueOffsets = new Int32Array(rows + 1);
  const picked: (string | null)[] = [];
  for (let i = 0; i < rows; i++) {
    if (vector.validity.itemValid(i)) {
      const start = vector.getEntryOffset(i);
      for (let k = 0; k < vector.getEntryLength(i); k++) {
        picked.push(vector.childVector.getItem(start + k) as string | null);
      }
    }
    valueOffsets[i + 1] = picked.length;
  }
  const flat = { getItem: (i: number) => picked[i] } as unknown as Vector;
  const child = makeData({
    type: new Utf8(),
    length: picked.length,
    nullCount: 0,
    ...utf8(flat, picked.length),
  });
  return { valueOffsets, child };
}

/** Collects what the writer emits, so that each batch leaves as one piece. */
class Sink extends AsyncByteQueue {
  private parts: Uint8Array[] = [];

  override write(part: Uint8Array): void {
    this.parts.push(part);
  }

  take(): Uint8Array {
    const joined = Buffer.concat(this.parts);
    this.parts = [];
    return joined;
  }
}
