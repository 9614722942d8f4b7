import { gzipSync } from "node:zlib";
import fc from "fast-check";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Reader } from "./read.ts";

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.open();
});
afterAll(() => reader[Symbol.dispose]());

const alphabets: Record<string, string> = {
  "utf-8": "aZ 9äßé€客戶订単カな한글яЖčő😀𠮷",
  "utf-16le": "aZ 9äßé€客戶订単カな한글яЖčő😀𠮷",
  "utf-16be": "aZ 9äßé€客戶订単カな한글яЖčő😀𠮷",
  gb18030: "aZ 9客户名称订单金额的一是😀é",
  big5: "aZ 9客戶名稱訂單金額的一是",
  shift_jis: "aZ 9顧客注文金額カナひらｶﾅ日本",
  "euc-jp": "aZ 9顧客注文金額カナひら日本",
  "euc-kr": "aZ 9고객주문금액한글뷁",
  "windows-1250": "aZ 9ěščřžýáíéůŁőű",
  "windows-1251": "aZ 9приветЖЁё№",
  "windows-1252": "aZ 9äöüßéèñ€–“”",
};

const table = (alphabet: string, delimiter: string) => {
  const odd = fc.constantFrom('"', '""', delimiter, "\n", "\r\n", "\r", ", ", " ", "\t");
  const letters = fc.array(fc.constantFrom(...alphabet), { maxLength: 8 }).map((l) => l.join(""));
  const cell = fc.oneof(
    { weight: 4, arbitrary: letters },
    { weight: 1, arbitrary: fc.tuple(letters, odd, letters).map((parts) => parts.join("")) },
  );
  return fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 });
};

const quoteIfNeeded = (cell: string, delimiter: string, mark: string, isAlways: boolean): string =>
  isAlways || cell.includes(delimiter) || /["'\r\n]/.test(cell) || cell.startsWith(" ")
    ? `${mark}${cell.replaceAll(mark, mark + mark)}${mark}`
    : cell;

test.each(Object.keys(alphabets))(
  "a table written in %s comes back cell by cell, in every dialect, gzipped or not",
  async (encoding) => {
    const dialect = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      mark: fc.constantFrom('"', "'"),
      isAlways: fc.boolean(),
      lineEnd: fc.constantFrom("\n", "\r\n"),
      hasLastEnd: fc.boolean(),
      isGzipped: fc.boolean(),
      hasMark: fc.boolean(),
    });
    const whole = dialect.chain((d) =>
      table(alphabets[encoding]!, d.delimiter).map((rows) => ({ ...d, rows })),
    );
    await fc.assert(
      fc.asyncProperty(whole, async ({ rows, ...d }) => {
        const records = [["a", "b", "c"], ...rows].map((cells) =>
          cells.map((cell) => quoteIfNeeded(cell, d.delimiter, d.mark, d.isAlways)).join(d.delimiter),
        );
        const text = records.join(d.lineEnd) + (d.hasLastEnd ? d.lineEnd : "");
        const addBOM = d.hasMark && encoding.startsWith("utf");
        const bytes = iconv.encode(text, encoding, { addBOM });
        const read = await reader.read(d.isGzipped ? gzipSync(bytes) : bytes, {
          encoding: encoding as "utf-8",
          csv: { delimiter: d.delimiter, quote: d.mark },
        });
        expect(read.rejects).toEqual([]);
        // An empty cell is a missing one, whether in quotes or not
        expect(read.rows.map((row) => Object.values(row))).toEqual(
          rows.map((cells) => cells.map((cell) => (cell === "" ? null : cell))),
        );
      }),
      { numRuns: 600 },
    );
  },
);

test("a file that is read as it is gives the rows that reading it record by record gives", async () => {
  const cell = fc.constantFrom(
    "x",
    "1",
    "",
    " ",
    "  ",
    '""',
    '"y"',
    '"a,b"',
    '"q""q"',
    'in"side',
    ' "z"',
    '  "w"',
    '"v" ',
    "é",
  );
  const line = fc.array(cell, { minLength: 3, maxLength: 3 }).map((cells) => cells.join(","));
  let direct = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
      const body = `a,b,c\n${lines.join("\n")}\n`;
      const plain = await reader.read(body, { csv: { delimiter: "," } });
      // A blank line between makes every record looked at
      const careful = await reader.read(body.replace("\n", "\n\n"), { csv: { delimiter: "," } });
      if (!plain.isCareful) direct++;
      expect(careful.isCareful).toBe(true);
      expect(plain.rows).toEqual(careful.rows);
    }),
    { numRuns: 1500 },
  );
  expect(direct).toBeGreaterThan(50);
});

const flawed = [
  "a,b,c",
  "1,2,3",
  '2,"two',
  'lines",3',
  "3,2",
  "",
  "4,2,3,4",
  "a,b,c",
  '5,"torn,3',
  '6,"x"y,3',
  "7,2,3,,",
  '8,"x"  ,3',
  "9,2,3",
];

test("every record that is no row is set aside with its own line, one reason and its text", async () => {
  const read = await reader.read(`${flawed.join("\n")}\n`);
  expect(read.rejects).toEqual([
    { line: 5, reason: "2 fields where 3 are expected", raw: "3,2" },
    { line: 7, reason: "4 fields where 3 are expected", raw: "4,2,3,4" },
    { line: 8, reason: "the header again", raw: "a,b,c" },
    { line: 9, reason: "text after a closing quote", raw: '5,"torn,3' },
    { line: 10, reason: "text after a closing quote", raw: '6,"x"y,3' },
  ]);
  expect(read.rows.map((row) => row.a)).toEqual(["1", "2", "7", "8", "9"]);
  expect(read.lines).toEqual([2, 3, 11, 12, 13]);
});

test("a quote that never closes costs its own line, not the rest of the file", async () => {
  const read = await reader.read(`a,b\n1,2\n3,"4\n${"5,6\n".repeat(1000)}`);
  expect(read.rejects).toEqual([{ line: 3, reason: "a quote that is not closed", raw: '3,"4' }]);
  expect(read.rows).toHaveLength(1001);
});

test("a row with a NUL byte is set aside; so is one with bytes that its encoding does not have", async () => {
  const nul = await reader.read(`a,b\n${"1,2\n".repeat(2000)}3,x\0y\n4,5\n`);
  expect(nul.rejects).toEqual([{ line: 2002, reason: "a NUL byte", raw: "3,x\uFFFDy" }]);
  const bytes = Buffer.concat([
    iconv.encode("a,b\n客户,金额\n", "gbk"),
    Buffer.from([0x33, 0x2c, 0xff, 0x0a]),
    iconv.encode("名称,订单\n", "gbk"),
  ]);
  const gbk = await reader.read(bytes, { encoding: "gb18030" });
  expect(gbk.rejects).toEqual([{ line: 3, reason: "invalid encoding", raw: "3,\uFFFD" }]);
  expect(gbk.rows).toHaveLength(2);
});

test("what stands above the header is left out, and lines are counted from the top of the file", async () => {
  const read = await reader.read('Report "May"\n\na;b\n1;2\n3\n', { csv: { header: 3 } });
  expect(read.columns).toEqual(["a", "b"]);
  expect(read.lines).toEqual([4]);
  expect(read.rejects).toEqual([{ line: 5, reason: "1 field where 2 are expected", raw: "3" }]);
});

test("the delimiter is found where none is given", async () => {
  for (const delimiter of [",", ";", "\t", "|"]) {
    const text = [
      ["a", "b", "c"],
      ["1,5", "x", "2,5"],
      ["3,5", "y; z", "4"],
    ]
      .map((cells) => cells.map((c) => (c.includes(delimiter) ? `"${c}"` : c)).join(delimiter))
      .join("\n");
    const { rows } = await reader.read(text);
    expect(rows[1]).toEqual({ a: "3,5", b: "y; z", c: "4" });
  }
});

test("a repeated or missing name is no obstacle where nobody uses it, and is said", async () => {
  const read = await reader.read("a,b,,Note,note,_line\n1,2,3,4,5,6\n");
  expect(read.columns).toEqual(["a", "b", "column 3", "Note", "note (2)", "_line (2)"]);
  expect(read.warnings).toEqual([
    "column 3 has no name; it is called column 3",
    "column 5 has a name that is taken: note; it is called note (2)",
    "column 6 has a name that is taken: _line; it is called _line (2)",
  ]);
});

test("of two columns with one name the mapping says which is meant", async () => {
  const text = "a,b,B\n1,2,3\n";
  await expect(reader.read(text)).rejects.toThrow(
    "two columns are named b: 2 and 3; map b (1) or b (2) instead",
  );
  const { rows } = await reader.read(text, {}, ["a", "b (1)"]);
  expect(rows).toEqual([{ a: "1", "b (1)": "2", "B (2)": "3" }]);
});

test("a file of nothing but its header has no rows and no fault", async () => {
  expect(await reader.read("a,b")).toMatchObject({ rows: [], rejects: [] });
});

test("a line of 40 MB is refused before it is read to its end", async () => {
  const text = Buffer.alloc(40 << 20, "x");
  await expect(reader.read(text)).rejects.toThrow("line 1 is longer than 16 MiB; is it a file of lines?");
  text.write("a,b\n1,2\n");
  await expect(reader.read(text)).rejects.toThrow("line 3 is longer than 16 MiB");
});

test("old Macintosh files and files of mixed line ends are read", async () => {
  expect((await reader.read("a,b\r1,2\r3,4\r")).rows).toEqual([
    { a: "1", b: "2" },
    { a: "3", b: "4" },
  ]);
  const mixed = await reader.read("a,b\r\n1,2\n3,4\r\nx\ry,5\n");
  expect(mixed.rows.map((row) => row.a)).toEqual(["1", "3", "x\ry"]);
});
