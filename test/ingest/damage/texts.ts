import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { header } from "../company.ts";
import { csv, type Damage, line } from "./case.ts";

const chinese = csv(...Array.from({ length: 20 }, (_, i) => line(i))).replaceAll(",C", ",客户编码");

/** Files that are not the text they should be. */
export const texts: readonly Damage[] = [
  {
    what: "an empty file",
    make: (c) => c.write("orders.csv", ""),
    stop: /orders\.csv has no header: it is empty/,
  },
  { what: "a file of a header alone", make: (c) => c.write("orders.csv", csv()), aside: [], staged: 0 },
  {
    what: "a directory that bears the file's name",
    make: (c) => mkdirSync(join(c.base, "orders.csv")),
    stop: /source orders has no files/,
  },
  {
    what: "a link in a circle",
    make: (c) => {
      symlinkSync(join(c.base, "orders-b.csv"), join(c.base, "orders-a.csv"));
      symlinkSync(join(c.base, "orders-a.csv"), join(c.base, "orders-b.csv"));
    },
    stop: /source orders has no files|link/,
  },
  {
    what: "a link to nothing",
    make: (c) => symlinkSync(join(c.base, "nowhere"), join(c.base, "orders.csv")),
    stop: /source orders has no files|link|does not exist|vanished/,
  },
  {
    what: "no file at all",
    make: () => undefined,
    stop: /source orders has no files: orders\* matches nothing/,
  },
  {
    what: "a picture",
    make: (c) =>
      c.write("orders.csv", Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108", "hex")),
    stop: /orders\.csv is .*(PNG|image|picture)/i,
  },
  {
    what: "a PDF",
    make: (c) => c.write("orders.csv", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n"),
    stop: /orders\.csv is .*PDF/,
  },
  {
    what: "NUL bytes in a row",
    make: (c) => c.write("orders.csv", csv(line(1), line(2).replace("C2", "C\0"), line(3))),
    stop: /orders\.csv.*NUL/,
  },
  {
    what: "GB18030 declared as UTF-8",
    source: { encoding: "utf-8" },
    make: (c) => c.write("orders.csv", iconv.encode(chinese, "gb18030")),
    stop: /orders\.csv is declared as utf-8, .* it reads like gb18030 \(.*\): correct encoding/,
  },
  {
    what: "bytes that are no UTF-8 in one row",
    make: (c) =>
      c.write(
        "orders.csv",
        Buffer.concat([
          Buffer.from(`${header}\n${line(1)}\nO2,1,`),
          Buffer.from([0xff]),
          Buffer.from(`,2025-01-03,S,1,EUR\n${line(3)}\n`),
        ]),
      ),
    aside: [[3, "invalid encoding"]],
    staged: 2,
  },
  {
    what: "a quote that is never closed",
    make: (c) => c.write("orders.csv", csv(line(1), 'O2,1,"C2,2025-01-03,S,1,EUR', line(3))),
    aside: [[3, "a quote that is not closed"]],
    staged: 2,
  },
  {
    what: "a missing column",
    make: (c) => c.write("orders.csv", "Order,Line,Customer,Day,Kind,Currency\nO1,1,C1,2025-01-03,S,EUR\n"),
    stop: /orders\.csv lacks column Net \(for order_line\.net_amount\)/,
  },
  {
    what: "a column named twice, which the mapping does not use",
    make: (c) => c.write("orders.csv", `${header},Note,Note\n${line(1)},a,b\n`),
    aside: [],
    staged: 1,
  },
  {
    what: "a column without a name",
    make: (c) => c.write("orders.csv", `${header},\n${line(1)},x\n`),
    aside: [],
    staged: 1,
  },
  {
    what: "a delimiter other than declared",
    source: { csv: { delimiter: ";" } },
    make: (c) => c.write("orders.csv", csv(line(1))),
    stop: /orders\.csv: its columns are divided by "," and not by ";"; correct csv\.delimiter/,
  },
];
