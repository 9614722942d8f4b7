import fc from "fast-check";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Reader } from "./read.ts";

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.open();
});
afterAll(() => reader[Symbol.dispose]());

const columns = [
  { name: "a", start: 1, width: 6 },
  { name: "b", start: 8, width: 5 },
  { name: "c", start: 13, width: 4 },
];

test("values of fixed width come back trimmed, characters counted and not bytes", async () => {
  const cell = (width: number) =>
    fc
      .array(fc.constantFrom(..."ab9 客戶äé"), { maxLength: width })
      .map((letters) => letters.join("").trim());
  const row = fc.tuple(cell(6), cell(5), cell(4)).filter((cells) => cells.some((c) => c !== ""));
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 8 }),
      fc.constantFrom("utf-8", "utf-16le", "gb18030"),
      async (rows, encoding) => {
        const text = rows.map(([a, b, c]) => `${a.padEnd(7)}${b.padStart(5)}${c}\r\n`).join("");
        const bytes = iconv.encode(`Title\r\n${text}`, encoding);
        const read = await reader.read(bytes, {
          format: "fixed",
          encoding: encoding as "utf-8",
          fixed: { columns, skip: 1 },
        });
        expect(read.rows.map((r) => Object.values(r))).toEqual(
          rows.map((cells) => cells.map((c) => c || null)),
        );
        expect(read.lines).toEqual(rows.map((_, i) => i + 2));
      },
    ),
    { numRuns: 40 },
  );
});

test("a short line lacks what lies behind its end, a blank one is nothing, a damaged one is set aside", async () => {
  const bytes = Buffer.concat([
    Buffer.from("abc\n\nabcdef 12345wxyz\n"),
    Buffer.from([0x78, 0xff, 0xfe, 0x0a]),
    Buffer.from("last   1"),
  ]);
  const read = await reader.read(bytes, { format: "fixed", fixed: { columns } });
  expect(read.rows).toEqual([
    { a: "abc", b: null, c: null },
    { a: "abcdef", b: "12345", c: "wxyz" },
    { a: "last", b: "1", c: null },
  ]);
  expect(read.lines).toEqual([1, 3, 5]);
  expect(read.rejects).toEqual([{ line: 4, reason: "invalid encoding", raw: "x\uFFFD\uFFFD" }]);
});

test("two columns of one name are refused", async () => {
  const twice = [columns[0]!, { ...columns[1]!, name: "A" }];
  await expect(reader.read("x", { format: "fixed", fixed: { columns: twice } })).rejects.toThrow(
    "source test: fixed.columns names A twice; give each a name of its own",
  );
});
