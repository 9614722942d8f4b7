import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type CellValue, writeXlsx } from "hucre/xlsx";
import iconv from "iconv-lite";
import { literal, Warehouse } from "../../../ingest/index.ts";

export const superstore = fileURLToPath(
  new URL("../../../../shared/data/superstore/superstore.csv", import.meta.url),
);

const chinese =
  "行号,订单编号,订单日期,发货日期,运输方式,客户编号,客户名称,客户类别,国家,城市,省份,邮政编码,地区,产品编号,类别,子类别,产品名称,销售额,数量,折扣,利润".split(
    ",",
  );
const german =
  "Zeilen-ID;Auftragsnummer;Auftragsdatum;Lieferdatum;Versandart;Kundennummer;Kundenname;Segment;Land;Ort;Bundesland;PLZ;Region;Artikelnummer;Kategorie;Unterkategorie;Artikelbezeichnung;Umsatz;Menge;Rabatt;Gewinn".split(
    ";",
  );

/** Writes the table into `path` by a SELECT over its columns as text, in the order of the file. */
async function copy(path: string, select: string, options: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const db = await Warehouse.open();
  const read = `read_csv(${literal(superstore)}, all_varchar = true, parallel = false)`;
  await db.run(`COPY (${select.replace("superstore", read)}) TO ${literal(path)} (${options})`);
  db.close();
}

const typed = `SELECT * REPLACE ("Row ID"::INTEGER AS "Row ID", "Order Date"::DATE AS "Order Date", "Ship Date"::DATE AS "Ship Date",
  "Sales"::DOUBLE AS "Sales", "Quantity"::INTEGER AS "Quantity", "Discount"::DOUBLE AS "Discount", "Profit"::DOUBLE AS "Profit") FROM superstore`;
const columns = (names: readonly string[], change: (column: string) => string) => {
  const own = readFileSync(superstore, "utf8").split("\n")[0]!.trim().replaceAll('"', "").split(",");
  return `SELECT ${own.map((name, i) => `${change(name)} AS "${names[i]}"`).join(", ")} FROM superstore`;
};
const germanly = (name: string): string =>
  name.endsWith("Date")
    ? `strftime("${name}"::DATE, '%-d.%-m.%Y')`
    : ["Sales", "Discount", "Profit"].includes(name)
      ? `replace("${name}", '.', ',')`
      : `"${name}"`;

async function text(folder: string, select: string, options: string): Promise<string> {
  const path = join(folder, "plain.csv");
  await copy(path, select, `FORMAT csv, HEADER${options}`);
  return readFileSync(path, "utf8");
}

/** Cells of a file in which every value is quoted. */
const parseCsv = (content: string): string[][] =>
  content
    .trim()
    .split("\n")
    .map((line) =>
      line
        .slice(1, -1)
        .split('","')
        .map((value) => value.replaceAll('""', '"')),
    );

/** Numbers and days as a spreadsheet holds them. */
function cell(column: string, value: string): CellValue {
  if (column.endsWith("Date")) return new Date(`${value}T00:00:00Z`);
  return ["Row ID", "Sales", "Quantity", "Discount", "Profit"].includes(column) ? Number(value) : value;
}

export interface Variant {
  readonly name: string;
  /** The files to put into the exports; `scratch` is a folder for whatever is needed on the way. */
  write(exports: string, scratch: string): Promise<{ file: string; content: Uint8Array } | null>;
}

/** One table in the ways it is exported around the world. */
export const variants: readonly Variant[] = [
  {
    name: "CSV in UTF-8",
    write: async () => ({ file: "superstore.csv", content: readFileSync(superstore) }),
  },
  {
    name: "CSV, gzipped",
    write: async () => ({ file: "superstore.csv.gz", content: gzipSync(readFileSync(superstore)) }),
  },
  {
    name: "CSV in UTF-16 with a byte order mark",
    write: async () => ({
      file: "superstore.csv",
      content: iconv.encode(readFileSync(superstore, "utf8"), "utf-16le", { addBOM: true }),
    }),
  },
  {
    name: "CSV in GB18030 with Chinese column names",
    write: async (_, scratch) => ({
      file: "superstore.csv",
      content: iconv.encode(
        await text(
          scratch,
          columns(chinese, (c) => `"${c}"`),
          "",
        ),
        "gb18030",
      ),
    }),
  },
  {
    name: "German CSV in Windows-1252 with decimal commas and days as D.M.YYYY",
    write: async (_, scratch) => ({
      file: "superstore.csv",
      content: iconv.encode(
        await text(scratch, columns(german, germanly), ", DELIMITER ';'"),
        "windows-1252",
      ),
    }),
  },
  {
    name: "NDJSON",
    write: async (exports) => {
      await copy(join(exports, "superstore.ndjson"), typed, "FORMAT json");
      return null;
    },
  },
  {
    name: "Parquet",
    write: async (exports) => {
      await copy(join(exports, "superstore.parquet"), typed, "FORMAT parquet");
      return null;
    },
  },
  {
    name: "Excel workbook",
    write: async (_, scratch) => {
      const [head, ...rows] = parseCsv(await text(scratch, "SELECT * FROM superstore", ", FORCE_QUOTE *"));
      const cells = rows.map((row) => row.map((value, i) => cell(head![i]!, value)));
      return {
        file: "superstore.xlsx",
        content: await writeXlsx({ sheets: [{ name: "Orders", rows: [head!, ...cells] }] }),
      };
    },
  },
];
