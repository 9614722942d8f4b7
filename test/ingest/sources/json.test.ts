import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Read, Reader } from "./read.ts";

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.open();
});
afterAll(() => reader[Symbol.dispose]());

/** Names that no key has, so that nothing is wanted whole. */
const none = ["-", "--"] as const;

const json = (content: string | Uint8Array, at?: string) =>
  reader.read(content, { format: "json", ...(at ? { json: { at } } : {}) }, none);
const lines = (content: string | Uint8Array, mapped: readonly [string, string] = none) =>
  reader.read(content, { format: "ndjson" }, mapped);

const name = fc.oneof(
  fc.constantFrom("a", "b", "é", "key with space", 'quo"te', "back\\slash", "客户"),
  fc.string({ minLength: 1 }),
);
const scalar = fc.oneof(
  fc.string({ unit: "grapheme" }).filter((s) => !s.includes("\0")),
  fc.constantFrom('"', "a\nb", "x\r\ny", "\u0001", " "),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const nested = fc.oneof(
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ x: scalar, deep: fc.constant({ y: 1 }) }),
);

/** The cells that an object flattens to. */
function flat(object: Record<string, unknown>): Record<string, string | null> {
  const cells: Record<string, string | null> = {};
  const put = (key: string, value: unknown) => {
    const text = value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
    cells[key] = text === "" ? null : text;
  };
  for (const [key, value] of Object.entries(object)) {
    if (value !== null && typeof value === "object" && !Array.isArray(value))
      for (const [inner, one] of Object.entries(value)) put(`${key}.${inner}`, one);
    else put(key, value);
  }
  return cells;
}

const without = (cells: Record<string, string | null>) =>
  Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null));

test("objects come back value by value, as lines or as a document, flattened one level", async () => {
  const object = fc
    .uniqueArray(fc.tuple(name, fc.oneof(scalar, nested)), {
      maxLength: 5,
      selector: ([key]) => key.trim().toLowerCase(),
    })
    .map((entries) => Object.fromEntries([["id", 1], ...entries]))
    // Names that are one but for their case or spaces have a test of their own
    .filter((o) =>
      Object.keys(flat(o)).every(
        (k) =>
          k === k.trim() && k === k.toLowerCase() && k !== "" && !/\0|\..*\./.test(k) && k !== "__proto__",
      ),
    );
  await fc.assert(
    fc.asyncProperty(
      fc.array(object, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      fc.constantFrom(0, 2),
      async (objects, isGzipped, indent) => {
        const documents: [string, (bytes: Uint8Array) => Promise<Read>][] = [
          [objects.map((o) => JSON.stringify(o)).join("\n"), (bytes) => lines(bytes)],
          [JSON.stringify(objects, null, indent), (bytes) => json(bytes)],
          [
            JSON.stringify({ meta: [1, { x: "]" }], data: { rows: objects } }, null, indent),
            (bytes) => json(bytes, "data.rows"),
          ],
        ];
        for (const [text, read] of documents) {
          const found = await read(isGzipped ? gzipSync(text) : Buffer.from(text));
          expect(found.rejects).toEqual([]);
          const compact = (cell: string | null) =>
            cell && /^[[{]/.test(cell) ? JSON.stringify(JSON.parse(cell)) : cell;
          const rows = found.rows.map((row) =>
            without(Object.fromEntries(Object.entries(row).map(([k, v]) => [k, compact(v)]))),
          );
          expect(rows).toEqual(objects.map((o) => without(flat(o as Record<string, unknown>))));
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("numbers keep their text to the last digit", async () => {
  const numbers = ["1.10", "12345678901234567890", "0.1", "1e3", "-0", "123456789012345678901234567890.123"];
  const objects = numbers.map((n) => `{"a":${n},"b":{"c":${n}}}`);
  for (const read of [await lines(objects.join("\n")), await json(`[${objects.join(",\n")}]`)]) {
    expect(read.rows).toEqual(numbers.map((n) => ({ a: n, "b.c": n })));
  }
});

test("a line that is no object is set aside with its number and what is wrong with it", async () => {
  const read = await lines('{"a":1}\n\n{"a":2\n[1]\n{"a":1,"a":2}\n{"a":01}\n{"a":"x"} y\n{"a":3}\r\n');
  expect(read.rejects).toEqual([
    { line: 3, reason: "not a JSON object", raw: '{"a":2' },
    { line: 4, reason: "not a JSON object", raw: "[1]" },
    { line: 5, reason: "the key a stands twice", raw: '{"a":1,"a":2}' },
    { line: 6, reason: "not a JSON object: 01 is no value", raw: '{"a":01}' },
    { line: 7, reason: "not a JSON object", raw: '{"a":"x"} y' },
  ]);
  expect(read.rows).toEqual([{ a: "1" }, { a: "3" }]);
  expect(read.lines).toEqual([1, 8]);
});

test("elements of a document that are no objects are set aside with their line", async () => {
  const read = await json('[\n{"a":1},\n5,\n{"a":1,"a":2},\n{"a":2}\n]');
  expect(read.rejects).toEqual([
    { line: 3, reason: "not a JSON object", raw: "5" },
    { line: 4, reason: "the key a stands twice", raw: '{"a":1,"a":2}' },
  ]);
  expect(read.lines).toEqual([2, 5]);
});

test("a key that is an object here and a word there fills both columns", async () => {
  const { rows } = await lines('{"b":{"x":1}}\n{"b":"word"}\n{"c":{"x":1}}', ["a", "b"]);
  // `b` is mapped, so that its JSON is wanted too
  expect(rows).toEqual([
    { "b.x": "1", b: '{"x":1}', "c.x": null },
    { "b.x": null, b: "word", "c.x": null },
    { "b.x": null, b: null, "c.x": "1" },
  ]);
});

test.each([
  ["", "is empty; export it again"],
  ["hello", "is not a JSON document: it begins with h; export it again"],
  ['[{"a":1},\n', "is cut short: it ends on line 2 before the document does; export it again"],
  ['[{"a":1}\n{"a":2}]', "is no valid JSON: line 2: { where a comma or ] is expected; export it again"],
  [
    '{"data":{"orders":[{"a":1}]}}',
    "is an object, not an array; its records seem to be at data.orders: set json.at to it",
  ],
  ['{"x":[{"a":1}],"y":[{"a":1}]}', "is an object, not an array; set json.at to one of x, y"],
  ['{"x":1}', "is an object, not an array, and nowhere an array of objects; export its records"],
  [
    '{"a":1}\n{"a":2}',
    "holds several JSON documents, the second on line 2; set format to ndjson if it is one a line",
  ],
  ["[]", "holds no record: its array has no object with a key; correct json.at"],
])("the document %j is refused with what to do", async (content, message) => {
  await expect(json(content)).rejects.toThrow(`${reader.path} ${message}`);
});

test("an array that is not there is told from those that are", async () => {
  await expect(json('{"data":[{"a":1}]}', "rows")).rejects.toThrow(
    "has no array at rows; its records seem to be at data: set json.at to it",
  );
});

test("a document given as lines says so", async () => {
  await expect(lines('[{"a":1},\n{"a":2}]')).rejects.toThrow(
    "holds no JSON object; write one object a line, or set format to json if it is one document",
  );
});

test("a document of 20 MB on one line is read record by record", async () => {
  const record = `{"a":"${"x".repeat(1000)}","b":{"c":1.50}}`;
  const read = await json(`{"rows":[${Array(20_000).fill(record).join(",")}]}`, "rows");
  expect(read.rows).toHaveLength(20_000);
  expect(read.rows[19_999]).toEqual({ a: "x".repeat(1000), "b.c": "1.50" });
});
