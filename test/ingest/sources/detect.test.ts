import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sniff } from "../../../ingest/sources/detect/index.ts";
import { Reader } from "./read.ts";

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.open();
});
afterAll(() => reader[Symbol.dispose]());

const sniffed = (content: string | Uint8Array) => sniff(reader.write(content));

test("a report with titles above its header and commas in its amounts is seen through", async () => {
  const text =
    "Umsatz je Kunde;;;\nStand: 01.02.2025;;;\n\nKunde;Datum;Betrag;Ort\nMüller;01.01.2025;1.234,50;Köln\nJörg;02.01.2025;2,50;Ulm\n";
  expect(await sniffed(gzipSync(iconv.encode(text, "windows-1252")))).toMatchObject({
    format: "csv",
    isGzipped: true,
    encoding: { name: "windows-1252" },
    csv: { delimiter: ";", quote: '"', header: 4 },
  });
});

test.each([
  ["a,b\n1,2\n", { format: "csv", csv: { delimiter: ",", header: 1 } }],
  ["a\tb\n1\t2\n", { format: "tsv", csv: { delimiter: "\t", header: 1 } }],
  ["a|b\nx, y|z, w\nx, y|z, w\n", { format: "csv", csv: { delimiter: "|" } }],
  ['a,note\n1,"two\nlines; and; more"\n2,"x"\n', { format: "csv", csv: { delimiter: "," } }],
  ['{"a":1}\n{"a":2}\n', { format: "ndjson" }],
  ['[{"a":1},\n{"a":2}]', { format: "json", json: {} }],
  ['{"meta":1,"data":{"orders":[{"a":1}]}}', { format: "json", json: { at: "data.orders" } }],
])("%j is recognised", async (content, expected) => {
  expect(await sniffed(content)).toMatchObject(expected);
});

test("columns of fixed width are found where every line has a blank", async () => {
  const text =
    "ID    NAME      AMOUNT\n1     Foo Bar     1.50\n22    Baz        12.00\n333   Q         100.00\n";
  expect(await sniffed(text)).toMatchObject({
    format: "fixed",
    fixed: {
      skip: 1,
      columns: [
        { name: "ID", start: 1, width: 6 },
        { name: "NAME", start: 7, width: 10 },
        { name: "AMOUNT", start: 17, width: 6 },
      ],
    },
  });
});

test("lines that nothing divides are a column with little confidence", async () => {
  const { format, csv } = await sniffed("just\nsome\nwords\n");
  expect(format).toBe("csv");
  expect(csv!.confidence).toBeLessThan(0.5);
});

test.each([
  ["", "is empty; export it again"],
  [" \n\n", "is empty; export it again"],
  ["%PDF-1.4", "is not a text file: it is a PDF document; export it as CSV where it was made"],
])("%j cannot be used, and is told why", async (content, message) => {
  await expect(sniffed(content)).rejects.toThrow(`${reader.path} ${message}`);
});

const shared = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
test.skipIf(!existsSync(shared))("the public data sets are recognised (shared/data)", async () => {
  const formats = async (path: string) => {
    const { format, csv, fixed } = await sniff(`${shared}/${path}`);
    return [format, csv?.header ?? fixed?.columns.length];
  };
  expect(await formats("superstore/superstore.csv")).toEqual(["csv", 1]);
  expect(await formats("superstore/superstore.parquet")).toEqual(["parquet", undefined]);
  expect(await formats("crm-sales-opportunities/accounts.csv")).toEqual(["csv", 1]);
  expect(await formats("cdnow/CDNOW_master.txt")).toEqual(["fixed", 4]);
});
