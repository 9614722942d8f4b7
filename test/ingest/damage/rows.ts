import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { header } from "../company.ts";
import { csv, type Damage, line } from "./case.ts";

/** Damage that leaves the file readable: the rows it touches are set aside with their line, the others are taken. */
export const rows: readonly Damage[] = [
  {
    what: "a short row",
    make: (c) => c.write("orders.csv", csv(line(1), "O2,1,C2,2025-01-03", line(3))),
    aside: [[3, "4 fields where 7 are expected"]],
    staged: 2,
  },
  {
    what: "a long row",
    make: (c) => c.write("orders.csv", csv(line(1), `${line(2)},more`, line(3))),
    aside: [[3, "8 fields where 7 are expected"]],
    staged: 2,
  },
  {
    what: "text where a number should be",
    make: (c) => c.write("orders.csv", csv(line(1), line(2, "2025-01-03,S,ten,EUR"))),
    aside: [[3, "order_line.net_amount is not an amount: ten"]],
    staged: 1,
  },
  {
    what: "31 February",
    make: (c) => c.write("orders.csv", csv(line(1), line(2, "2025-02-31,S,1,EUR"))),
    aside: [[3, "order_line.day is not a day: 2025-02-31"]],
    staged: 1,
  },
  {
    what: "the year 0204",
    make: (c) => c.write("orders.csv", csv(line(1), line(2, "0204-01-03,S,1,EUR"))),
    aside: [[3, "order_line.day is not a day: 0204-01-03"]],
    staged: 1,
  },
  {
    what: "both date orders in one column",
    source: {
      entities: {
        order_line: {
          columns: {
            order_id: "Order",
            line_id: "Line",
            customer_id: "Customer",
            day: { from: "Day", format: "%d/%m/%Y" },
            net_amount: "Net",
          },
        },
      },
    },
    make: (c) => c.write("orders.csv", csv(line(1, "13/02/2025,S,1,EUR"), line(2, "02/13/2025,S,1,EUR"))),
    aside: [[3, "order_line.day is not a day: 02/13/2025 does not fit %d/%m/%Y"]],
    staged: 1,
  },
  {
    what: "a decimal comma in a source with a decimal point",
    make: (c) => c.write("orders.csv", csv(line(1), line(2, '2025-01-03,S,"1,5",EUR'))),
    aside: [[3, "order_line.net_amount is not an amount: 1,5"]],
    staged: 1,
  },
  {
    what: "duplicate keys with different values",
    make: (c) => c.write("orders.csv", csv(line(1), line(1, "2025-01-03,S,99.00,EUR"), line(2))),
    aside: [],
    superseded: 1,
    staged: 2,
  },
  {
    what: "the headers twice",
    make: (c) => c.write("orders.csv", csv(line(1), header, line(2))),
    aside: [[3, "the header again"]],
    staged: 2,
  },
  {
    what: "a totals row at the end",
    make: (c) => c.write("orders.csv", csv(line(1), line(2), "Total,,,,,20.00,")),
    aside: [[4, "order_line.day is missing"]],
    staged: 2,
  },
  {
    what: "an unknown word",
    make: (c) => c.write("orders.csv", csv(line(1), line(2, "2025-01-03,?,1,EUR"))),
    aside: [[3, "order_line.kind is not a known word: ?"]],
    staged: 1,
  },
  {
    what: "a missing required value",
    make: (c) => c.write("orders.csv", csv(line(1), ",1,C2,2025-01-03,S,1,EUR")),
    aside: [[3, "order_line.order_id is missing"]],
    staged: 1,
  },
  {
    what: "a currency without a rate",
    make: (c) => c.write("orders.csv", csv(line(1), line(2, "2025-01-03,S,1,USD"))),
    aside: [[3, "order_line.currency USD has no exchange rate in the 31 days to 2025-01-03"]],
    staged: 1,
  },
  {
    what: "an amount too large to be one",
    make: (c) => c.write("orders.csv", csv(line(1), line(2, "2025-01-03,S,999999999999999999999,EUR"))),
    aside: [[3, "order_line.net_amount is not an amount: 999999999999999999999"]],
    staged: 1,
  },
  {
    what: "damage after a quoted line break keeps its physical line",
    make: (c) =>
      c.write("orders.csv", csv(line(1), '"O\n2",1,C2,2025-01-03,S,1,EUR', line(3, "2025-01-03,S,x,EUR"))),
    aside: [[5, "order_line.net_amount is not an amount: x"]],
    staged: 2,
  },
  {
    what: "a folder that links to itself, and one that is a link",
    source: { files: "**/orders*.csv" },
    make: (c) => {
      c.write("elsewhere/orders.csv", csv(line(1), line(2)));
      symlinkSync(join(c.base, "elsewhere"), join(c.base, "exports"));
      symlinkSync(c.base, join(c.base, "loop"));
    },
    aside: [],
    staged: 2,
  },
  {
    what: "Windows, Unix and old Macintosh line ends in one file",
    make: (c) => c.write("orders.csv", `${header}\r\n${line(1)}\n${line(2)}\r\n${line(3)}\n`),
    aside: [],
    staged: 3,
  },
];
