import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { source as sourceSchema } from "../../../ingest/source_config.ts";
import { sheetsOf, xlsx } from "../../../ingest/sources/xlsx/index.ts";
import { Warehouse } from "../../../ingest/warehouse/index.ts";
import { header, orders, quarantine, reconciliation, TestCompany } from "../company.ts";
import { type Book, parts, row, workbook, zip } from "./workbook.ts";

let db: Warehouse;
const folder = mkdtempSync(join(tmpdir(), "tessera-xlsx-"));
beforeAll(async () => {
  db = await Warehouse.open();
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

function file(content: Uint8Array): string {
  const path = join(folder, "book.xlsx");
  writeFileSync(path, content);
  return path;
}

async function read(content: Uint8Array, options: { sheet?: string; header?: number } = {}) {
  const source = sourceSchema.parse({ ...orders, format: "xlsx", files: "*", xlsx: options });
  const raw = await xlsx.open(db, file(content), source as never);
  try {
    return { columns: raw.columns, rows: await db.rows<Record<string, unknown>>(raw.select) };
  } finally {
    await raw.cleanUp?.();
  }
}

/** The values of one row of cells below a header of as many names. */
async function cells(xml: string, book: Partial<Book> = {}): Promise<(string | null)[]> {
  const names = row(
    1,
    [..."ABCDEFGH"].map((letter) => letter.toLowerCase()),
  );
  const { rows } = await read(workbook({ sheets: { S: `${names}<row r="2">${xml}</row>` }, ...book }));
  return rows.length === 0 ? [] : [..."abcdefgh"].map((name) => rows[0]![name] as string | null);
}
const c = (place: string, value: string, more = "") => `<c r="${place}" ${more}><v>${value}</v></c>`;

describe("a cell is the text that it stands for", () => {
  test("numbers are their shortest digits, whole ones as the file writes them", async () => {
    const numbers = [
      "17850",
      "0.30000000000000004",
      "82.719999999999999",
      "1E21",
      "12345678901234567",
      "-0",
      "1.50",
      "1E-3",
    ];
    expect(await cells(numbers.map((n, i) => c(`${"ABCDEFGH"[i]}2`, n)).join(""))).toEqual([
      "17850",
      "0.30000000000000004",
      "82.72",
      "1e+21",
      "12345678901234567",
      "0",
      "1.5",
      "0.001",
    ]);
  });

  test("days and times are ISO 8601 by the number format; per cents and elapsed times stay numbers", async () => {
    const formats = [14, 22, "[$-407]dd\\.mm\\.yyyy hh:mm", "0%", "[h]:mm", 20, '"day" 0', "yyyy年m月d日"];
    const values = ["45352", "45352.39583333333", "45352.5", "0.125", "1.5", "0.75", "7", "45352"];
    const xml = values.map((v, i) => c(`${"ABCDEFGH"[i]}2`, v, `s="${i}"`)).join("");
    expect(await cells(xml, { formats })).toEqual([
      "2024-03-01",
      "2024-03-01 09:30:00",
      "2024-03-01 12:00:00",
      "0.125",
      "1.5",
      "18:00:00",
      "7",
      "2024-03-01",
    ]);
  });

  test("the first months of 1900 are counted with the day that never was", async () => {
    const xml = ["0", "1", "59", "60", "61"].map((v, i) => c(`${"ABCDE"[i]}2`, v, 's="0"')).join("");
    const expected = ["1900-01-00", "1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01", null, null, null];
    expect(await cells(xml, { formats: [14] })).toEqual(expected);
  });

  test("a workbook of 1904 counts from its own day", async () => {
    const xml = c("A2", "0") + c("B2", "43890") + c("C2", "-1") + c("D2", "9999999");
    const values = await cells(xml, { formats: [14], workbookPr: '<workbookPr date1904="1"/>' });
    expect(values.slice(0, 4)).toEqual(["1904-01-01", "2024-03-01", "-1", "9999999"]);
  });

  test("texts: shared, rich, inline and of formulas; phonetic guides left out, leading zeros and spaces kept", async () => {
    const strings =
      '<si><t>plain &amp; &lt;b&gt; &#x4E2D;</t></si><si><r><t xml:space="preserve"> rich </t></r><r><rPr><b/></rPr><t>text</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000D_b_x005F_x0041_</t></si>';
    const shared = [0, 1, 2, 3].map((s, i) => c(`${"ABCD"[i]}2`, String(s), 't="s"')).join("");
    const inline =
      '<c r="E2" t="inlineStr"><is><t>00123</t></is></c><c r="F2" t="str"><f>A1&amp;"x"</f><v>x&amp;y</v></c><c r="G2" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r><rPh><t>guide</t></rPh></is></c><c r="H2" t="inlineStr"><is><t><![CDATA[<raw>]]></t></is></c>';
    expect(await cells(shared + inline, { strings })).toEqual([
      "plain & <b> 中",
      " rich text",
      "東京",
      "a\rb_x0041_",
      "00123",
      "x&y",
      "inline",
      "<raw>",
    ]);
  });

  test("formulas give their cached value, none where there is none; errors are their text; yes and no are words", async () => {
    const xml =
      '<c r="A2"><f>1+1</f></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="b"><v>0</v></c><c r="F2" t="d"><v>2024-03-01T09:30:00</v></c><c r="G2" t="d"><v>2024-03-01T00:00:00</v></c><c r="H2" s="0"/>';
    const expected = [null, "2", "#DIV/0!", "true", "false", "2024-03-01 09:30:00", "2024-03-01", null];
    expect(await cells(xml)).toEqual(expected);
  });

  test("cells and rows without a place follow the one before; a prefix on the tags changes nothing", async () => {
    const sheet =
      '<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>';
    const { rows } = await read(workbook({ sheets: { S: sheet }, prefix: "x" }));
    expect(rows).toEqual([{ a: "1", b: "2", _line: 2 }]);
  });
});

describe("rows and names", () => {
  test("blank rows are skipped, hidden ones are not, and each knows its row in the sheet", async () => {
    const sheet = `${row(1, ["a", "b"])}${row(3, ["x", 1])}<row r="4"/>${row(5, [" ", null])}<row r="7" hidden="1"><c r="A7"><v>7</v></c></row>`;
    const { rows } = await read(workbook({ sheets: { S: sheet } }));
    expect(rows).toEqual([
      { a: "x", b: "1", _line: 3 },
      { a: "7", b: null, _line: 7 },
    ]);
  });

  test("titles above the names are skipped; a name merged over two rows or columns counts for all it covers", async () => {
    const sheet =
      row(1, ["Sales 2024"]) +
      row(2, ["Order", "Amount", null, "Day"]) +
      row(3, [null, "Net", "Gross"]) +
      row(4, ["O1", 1, 2, "d"]);
    const after =
      '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:D3"/></mergeCells>';
    const under = await read(workbook({ sheets: { S: sheet }, after }), { header: 3 });
    expect(under.rows).toEqual([{ Order: "O1", Net: "1", Gross: "2", Day: "d", _line: 4 }]);
    const over = await read(workbook({ sheets: { S: sheet }, after }), { header: 2 });
    expect(over.columns).toEqual(["Order", "Amount", "Amount (2)", "Day"]);
  });

  test("a used column without a name is named by its place, a repeated name is counted, an unused one is left out", async () => {
    const sheet =
      row(1, ["Name", null, "name", null, "Name"]) + row(2, ["a", null, "b", null, "c", null, "d"]);
    const { columns, rows } = await read(workbook({ sheets: { S: sheet } }));
    expect(columns).toEqual(["Name", "name (2)", "Name (3)", "column 7"]);
    expect(rows).toEqual([{ Name: "a", "name (2)": "b", "Name (3)": "c", "column 7": "d", _line: 2 }]);
  });

  test("a column first used after many rows is there for all of them", async () => {
    const many = Array.from({ length: 60_000 }, (_, i) => row(i + 2, [`r${i}`, null, i, i % 2])).join("");
    const sheet = `${row(1, ["a"])}${many}${row(60_002, ["last", "b", null, null, "e"])}`;
    const { columns, rows } = await read(workbook({ sheets: { S: sheet } }));
    expect(columns).toEqual(["a", "column 2", "column 3", "column 4", "column 5"]);
    expect(rows.length).toBe(60_001);
    expect(rows[59_999]).toEqual({
      a: "r59999",
      "column 2": null,
      "column 3": "59999",
      "column 4": "1",
      "column 5": null,
      _line: 60_001,
    });
    expect(rows[60_000]).toMatchObject({ a: "last", "column 2": "b", "column 5": "e" });
  });

  test("the first sheet that is not hidden is read, another by its name; a wrong name lists them", async () => {
    const sheets = {
      "Lists!": row(1, ["x"]) + row(2, ["0"]),
      Data: row(1, ["x"]) + row(2, ["1"]),
      More: row(1, ["x"]) + row(2, ["2"]),
    };
    expect((await read(workbook({ sheets }))).rows).toMatchObject([{ x: "1" }]);
    expect((await read(workbook({ sheets }), { sheet: "Lists" })).rows).toMatchObject([{ x: "0" }]);
    await expect(read(workbook({ sheets }), { sheet: "data" })).rejects.toThrow(
      /has no sheet data; it has Lists \(hidden\), Data, More; correct xlsx\.sheet/,
    );
    await expect(read(workbook({ sheets }), { header: 5 })).rejects.toThrow(
      /no column names in row 5 of sheet Data/,
    );
  });

  test("a gzipped workbook is known by its content", async () => {
    const book = workbook({ sheets: { S: row(1, ["a"]) + row(2, ["1"]) } });
    expect((await read(gzipSync(book))).rows).toEqual([{ a: "1", _line: 2 }]);
  });

  test("sheets are listed with their rows and the row that holds the names", async () => {
    const sheets = {
      Orders:
        row(1, ["Report"]) +
        row(3, ["Order", "Customer", "Net"]) +
        row(4, ["O1", "A", 1]) +
        row(6, ["O2", "B", 2]),
      "Codes!": row(1, ["code"]) + row(2, ["x"]),
      Empty: "",
    };
    expect(await sheetsOf(file(workbook({ sheets })))).toEqual([
      { name: "Orders", header: 3, rows: 2, isHidden: false },
      { name: "Codes", header: 1, rows: 1, isHidden: true },
      { name: "Empty", header: 1, rows: 0, isHidden: false },
    ]);
  });
});

test("an error in an amount sets its row aside with file and sheet row, and every row is accounted for", async () => {
  using company = new TestCompany([
    { ...orders, format: "xlsx", files: "orders*.xlsx", xlsx: { header: 2 } },
  ]);
  const error =
    '<row r="6"><c r="A6"><v>3</v></c><c r="B6"><v>1</v></c><c r="C6" t="inlineStr"><is><t>A</t></is></c><c r="D6" s="1"><v>45352</v></c><c r="E6" t="inlineStr"><is><t>S</t></is></c><c r="F6" t="e"><v>#N/A</v></c><c r="G6" t="inlineStr"><is><t>EUR</t></is></c></row>';
  const sound = (n: number) =>
    row(n, [n, 1, "A", 45352, "S", 12.5, "EUR"]).replace(/<c r="D(\d+)"/, '<c r="D$1" s="1"');
  const sheet = row(1, ["Orders"]) + row(2, header.split(",")) + sound(3) + error + sound(8);
  company.write("orders.xlsx", workbook({ sheets: { S: sheet }, formats: [0, 14] }));
  await company.load();
  const core = await company.core();
  expect(await quarantine(core)).toMatchObject([
    { file: "orders.xlsx", line: 6, reasons: ["order_line.net_amount is not an amount: #N/A"] },
  ]);
  expect(await reconciliation(core)).toMatchObject([{ read: 3, staged: 2, quarantined: 1 }]);
  expect(
    await core.rows("SELECT order_id, day, net_amount FROM staging.order_line ORDER BY order_id"),
  ).toEqual([
    { order_id: "erp:3", day: "2024-03-01", net_amount: 12.5 },
    { order_id: "erp:8", day: "2024-03-01", net_amount: 12.5 },
  ]);
  core.close();
});

describe("what is no sound workbook is refused with what it is and what to do", () => {
  const sound = { sheets: { S: row(1, ["a"]) + row(2, ["1"]) } };
  const ole = (stream: string) =>
    Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(3_000_000),
      Buffer.from(stream, "utf16le"),
      Buffer.alloc(99),
    ]);
  const replaced = (name: string, content: string, stated?: number) =>
    zip(parts(sound).map((p) => (p.name === name ? { name, content, ...(stated && { stated }) } : p)));
  const sheet1 = "xl/worksheets/sheet1.xml";
  const billion = `<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData>${row(1, ["&b;"])}</sheetData></worksheet>`;

  test.each<[string, Uint8Array, RegExp]>([
    [
      "a password",
      ole("EncryptedPackage"),
      /is protected by a password; remove it in Excel \(File > Info > Protect Workbook\) and save again$/,
    ],
    ["an old workbook", ole("Workbook"), /is an old \.xls workbook; save it as \.xlsx$/],
    ["an empty file", Buffer.alloc(0), /is empty; export it again$/],
    [
      "HTML",
      Buffer.from("<html><table><tr><td>1</td></tr></table></html>"),
      /is HTML under a workbook's name; open it in Excel/,
    ],
    ["text", Buffer.from("a,b\n1,2\n"), /is no workbook; if it is text, set its format to csv$/],
    ["a PDF", Buffer.from("%PDF-1.7 and so on"), /is a PDF document, not a workbook/],
    ["another archive", zip([{ name: "a.txt", content: "a" }]), /is a ZIP archive without a workbook/],
    [
      "OpenDocument",
      zip([
        { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
        { name: "content.xml", content: "<x/>" },
      ]),
      /\.ods|OpenDocument/,
    ],
    [
      "a binary workbook",
      zip([
        {
          name: "_rels/.rels",
          content:
            '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        },
        { name: "xl/workbook.bin", content: "x" },
      ]),
      /is a binary workbook \(\.xlsb\); save it as \.xlsx$/,
    ],
    [
      "a file cut short",
      workbook(sound).subarray(0, 900),
      /is damaged: .*; open it in a spreadsheet program and save it again$/,
    ],
    [
      "a sheet cut short",
      replaced(sheet1, "<worksheet><sheetData><row r='1'>"),
      /is damaged: <row> is not closed/,
    ],
    [
      "a missing part",
      zip(parts(sound).filter((p) => p.name !== sheet1)),
      /is damaged: it lacks its part xl\/worksheets\/sheet1\.xml/,
    ],
    [
      "a string that is not there",
      workbook({ sheets: { S: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' } }),
      /row 1 refers to shared string 7/,
    ],
    [
      "declared entities",
      replaced(sheet1, billion),
      /is damaged: a document type, which may declare entities/,
    ],
    [
      "an unknown entity",
      replaced(sheet1, `<worksheet><sheetData>${row(1, ["&b;"])}</sheetData></worksheet>`),
      /an unknown entity: &b;/,
    ],
    ["a bomb", replaced(sheet1, " ".repeat(80 << 20)), /would unpack to 80 MiB \(\d+ times its size\)/],
    [
      "a bomb that states another size",
      replaced(sheet1, `<worksheet>${" ".repeat(9 << 20)}</worksheet>`, 1000),
      /is damaged: .*bytes/,
    ],
    ["a huge stated size", replaced("xl/sharedStrings.xml", "<sst/>", 600 << 20), /would unpack to 600 MiB/],
    [
      "a cell in no column",
      workbook({ sheets: { S: '<row r="1"><c r="XFE1"><v>7</v></c></row>' } }),
      /a cell in no column: XFE1/,
    ],
  ])("%s", async (_, content, problem) => {
    await expect(read(content)).rejects.toThrow(problem);
    expect(await db.rows("SELECT * FROM duckdb_tables() WHERE table_name LIKE 'xlsx_%'")).toEqual([]);
  });
});
