import { gzipSync } from "node:zlib";
import { literal, Warehouse } from "../../../ingest/index.ts";
import type { TestCompany } from "../company.ts";
import { csv, type Damage, line } from "./case.ts";

const sound = csv(line(1), line(2));
const json = { format: "json", files: "orders*.json" } as const;
const ndjson = { format: "ndjson", files: "orders*.ndjson" } as const;
const parquet = { format: "parquet", files: "orders*.parquet" } as const;
const xlsx = { format: "xlsx", files: "orders*.xlsx" } as const;
const object = (n: number) =>
  `{"Order":"O${n}","Line":1,"Customer":"C${n}","Day":"2025-01-03","Kind":"S","Net":1,"Currency":"EUR"}`;
const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(1016),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(512),
  ]);

/** Members of a gzip file follow one another: eighty of sixteen megabytes each. */
function bomb(): Buffer {
  const member = gzipSync(Buffer.alloc(16 << 20, "a"));
  return Buffer.concat(Array.from({ length: 80 }, () => member));
}

async function halfParquet(company: TestCompany): Promise<void> {
  const db = await Warehouse.open();
  const path = `${company.base}/orders.parquet`;
  await db.run(`COPY (SELECT range AS n FROM range(100000)) TO ${literal(path)} (FORMAT parquet)`);
  db.close();
  const { readFileSync, writeFileSync } = await import("node:fs");
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, bytes.length / 2));
}

/** Containers that are torn, locked, disguised or hostile. */
export const containers: readonly Damage[] = [
  {
    what: "a gzipped file cut off",
    make: (c) => {
      const bytes = gzipSync(csv(...Array.from({ length: 5000 }, (_, i) => line(i))));
      c.write("orders.csv.gz", bytes.subarray(0, bytes.length - 200));
    },
    stop: /orders\.csv\.gz.*(gzip|cut off|torn|damaged)/,
  },
  {
    what: "a gzip bomb",
    make: (c) => c.write("orders.csv.gz", bomb()),
    stop: /orders\.csv\.gz/,
  },
  {
    what: "a workbook named as a CSV",
    make: (c) => c.write("orders.csv", Buffer.from("504b0304140006000800000021", "hex")),
    stop: /orders\.csv.*(Excel|ZIP)/i,
  },
  {
    what: "a CSV named as a workbook",
    source: xlsx,
    make: (c) => c.write("orders.xlsx", sound),
    stop: /orders\.xlsx.*(workbook|Excel|XLSX)/i,
  },
  {
    what: "a workbook under a password",
    source: xlsx,
    make: (c) => c.write("orders.xlsx", ole("EncryptedPackage")),
    stop: /orders\.xlsx.*password/,
  },
  {
    what: "an old .xls workbook",
    source: xlsx,
    make: (c) => c.write("orders.xlsx", ole("Workbook")),
    stop: /orders\.xlsx.*\.xls/,
  },
  {
    what: "a workbook cut off",
    source: xlsx,
    make: (c) => c.write("orders.xlsx", Buffer.from("504b0304140006000800000021", "hex")),
    stop: /orders\.xlsx/,
  },
  {
    what: "Parquet cut off",
    source: parquet,
    make: halfParquet,
    stop: /orders\.parquet is not a Parquet file, or is damaged/,
  },
  {
    what: "a torn line of JSON",
    source: ndjson,
    make: (c) => c.write("orders.ndjson", `${object(1)}\n{"Order":"O2","Li\n${object(3)}\n`),
    aside: [[2, "not a JSON object"]],
    staged: 2,
  },
  {
    what: "a JSON document cut off",
    source: json,
    make: (c) => c.write("orders.json", `[${object(1)},{"Order":`),
    stop: /orders\.json/,
  },
  {
    what: "a JSON document without records",
    source: json,
    make: (c) => c.write("orders.json", '{"error":"not logged in"}'),
    stop: /orders\.json/,
  },
];
