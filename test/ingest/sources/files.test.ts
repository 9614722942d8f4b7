import { appendFileSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ungzip, unreadable } from "../../../ingest/sources/text/index.ts";
import { header, orders, quarantine, reconciliation, TestCompany } from "../company.ts";
import { Reader } from "./read.ts";

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.open();
});
afterAll(() => reader[Symbol.dispose]());

const bytes = (...values: number[]) => Buffer.concat([Buffer.from(values), Buffer.alloc(64)]);

test.each([
  ["a PDF", Buffer.from("%PDF-1.7\n"), "it is a PDF document; export it as CSV where it was made"],
  [
    "a workbook",
    Buffer.from("PK\x03\x04\x14\0\0\0[Content_Types].xml xl/workbook.xml", "latin1"),
    "it is an Excel workbook; set format to xlsx",
  ],
  [
    "an old workbook",
    bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    "it is an old Excel workbook (.xls); save it as .xlsx and set format to xlsx",
  ],
  ["a Parquet file", Buffer.from("PAR1...."), "it is a Parquet file; set format to parquet"],
  ["a picture", bytes(0x89, 0x50, 0x4e, 0x47), "it is a PNG picture; export it as CSV"],
  ["a program", bytes(0x7f, 0x45, 0x4c, 0x46), "it is a program; export it as CSV"],
  [
    "an archive",
    bytes(0x50, 0x4b, 3, 4),
    "it is a ZIP archive; unpack it; a single file may be packed with gzip",
  ],
  ["anything with NULs", Buffer.from("abc\0def\x01\x02"), "it holds NUL bytes; export it as CSV"],
])("%s is no text, packed or not, and the message says what it is", async (_what, content, message) => {
  for (const packed of [content, gzipSync(content)])
    await expect(reader.read(packed)).rejects.toThrow(`${reader.path} is not a text file: ${message}`);
});

test("a gzip file that is cut short, damaged or grows without measure is refused", async () => {
  const packed = gzipSync(Buffer.from("a,b\n1,2\n".repeat(50_000)));
  await expect(reader.read(packed.subarray(0, packed.length - 20))).rejects.toThrow(
    "is a gzip file that is cut short; copy or export it again",
  );
  await expect(reader.read(Buffer.concat([packed, Buffer.from("junk")]))).rejects.toThrow(
    "is a damaged gzip file; copy or export it again",
  );
  const trap = reader.write(gzipSync(Buffer.alloc(5 << 20)));
  await expect(ungzip(trap, 1 << 20)).rejects.toThrow(
    "unpacks to more than 200 times its size and 1 MiB; unpack it yourself if you trust it",
  );
});

test("a gzip file of several members is read whole", async () => {
  const { rows } = await reader.read(Buffer.concat([gzipSync("a,b\n1,2\n"), gzipSync("3,4\n")]));
  expect(rows).toHaveLength(2);
});

test("a Parquet file may be gzipped", async () => {
  const plain = join(reader.folder, "plain.parquet");
  await reader.db.run(`COPY (SELECT 1 AS a, 'x' AS b) TO '${plain}' (FORMAT parquet)`);
  const { readFileSync } = await import("node:fs");
  expect((await reader.read(gzipSync(readFileSync(plain)), { format: "parquet" })).rows).toEqual([
    { a: "1", b: "x" },
  ]);
});

test("nothing temporary is left, whether a file could be read or not", async () => {
  const mine = () =>
    readdirSync(tmpdir()).filter((n) => n.startsWith("tessera-text-") && n.includes(`-${process.pid}-`));
  await reader.read(gzipSync(iconv.encode("a,b\n客户,1\n2\n", "gbk")), { encoding: "gb18030" });
  await reader.read('{"a":1}\nx', { format: "ndjson" });
  await reader.read("x,1\n", { format: "fixed", fixed: { columns: [{ name: "a", start: 1, width: 1 }] } });
  await expect(reader.read(gzipSync("\n"))).rejects.toThrow("has no header");
  await expect(reader.read(gzipSync("[1"), { format: "json" })).rejects.toThrow("is cut short");
  expect(mine()).toEqual([]);
});

test("a folder, a file that is gone and one that may not be read are named with what to do", async () => {
  const folder = join(reader.folder, "folder.csv");
  mkdirSync(folder);
  await expect(reader.readFile(folder)).rejects.toThrow(`${folder} is a folder; name the files in it`);
  const gone = join(reader.folder, "gone.csv");
  await expect(reader.readFile(gone)).rejects.toThrow(`${gone} is not there any more; was it moved`);
  // Tests may run as root, whom nothing is forbidden
  expect(unreadable("x.csv", Object.assign(new Error("no"), { code: "EACCES" }))).toMatchObject({
    name: "SourceError",
    message: "x.csv may not be read; give the account that runs this the right to read it",
  });
});

test("links that lead back to themselves do not keep a load from ending", async () => {
  using company = new TestCompany([{ ...orders, files: "**/orders*.csv" }]);
  company.write("in/orders.csv", `${header}\nO1,1,C1,2025-01-03,S,1,EUR\n`);
  symlinkSync(join(company.base, "in"), join(company.base, "in", "round"));
  symlinkSync(join(company.base, "orders-loop.csv"), join(company.base, "orders-loop.csv"));
  const files = await company.load();
  expect(files.map((f) => [f.file, f.rows])).toEqual([["in/orders.csv", 1]]);
});

test("a file that somebody writes to while it is read is not taken in", async () => {
  using company = new TestCompany();
  const line = "O1,1,C1,2025-01-03,S,1,EUR\n";
  company.write("orders.csv", `${header}\n${line.repeat(200_000)}`);
  const writing = setInterval(() => appendFileSync(join(company.base, "orders.csv"), line), 2);
  try {
    await expect(company.load()).rejects.toThrow("orders.csv changed while it was being read; try again");
  } finally {
    clearInterval(writing);
  }
  expect((await company.ledger()).batches()).toEqual([]);
});

test("in a GBK file with flaws every row is found again, with its line", async () => {
  using company = new TestCompany();
  const text = [
    header,
    "O1,1,客户一,2025-01-03,S,100,EUR",
    'O2,1,"客户',
    '二",2025-01-03,S,x,EUR',
    "O3,1,客户三",
    header,
    "O4,1,客户四,2025-01-03,S,50,EUR",
  ].join("\r\n");
  company.write("orders.csv", gzipSync(iconv.encode(text, "gbk")));
  const [file] = await company.load();
  expect(file).toMatchObject({ rows: 3, rejects: 2, encoding: { name: "gb18030", isDeclared: false } });
  const db = await company.core();
  expect((await quarantine(db)).map((q) => [q.line, q.reasons])).toEqual([
    [3, ["order_line.net_amount is not an amount: x"]],
    [5, ["3 fields where 7 are expected"]],
    [6, ["the header again"]],
  ]);
  expect(await reconciliation(db)).toMatchObject([{ read: 5, staged: 2, superseded: 0, quarantined: 3 }]);
});

test("what a killed process left in the temporary folder is swept by the next one", async () => {
  const before = readdirSync(tmpdir()).filter((n) => n.startsWith("tessera-text-"));
  expect(before.filter((n) => n.includes(`-${process.pid}-`))).toEqual([]);
  const unpacked = await ungzip(reader.write(gzipSync("x")));
  const own = basename(join(unpacked.path, ".."));
  const stale = join(tmpdir(), own.replace(`-${process.pid}-`, "-999999999-"));
  mkdirSync(stale);
  writeFileSync(join(stale, "unpacked"), "x");
  await unpacked.cleanUp();
  const { execFileSync } = await import("node:child_process");
  const module = new URL("../../../ingest/sources/text/temporary.ts", import.meta.url).href;
  execFileSync(process.execPath, [
    "--import",
    "tsx",
    "--input-type=module",
    "-e",
    `const { temporaryFolder } = await import(${JSON.stringify(module)}); await (await temporaryFolder()).remove();`,
  ]);
  expect(existsSync(stale)).toBe(false);
});
