import { type Config, parseConfig } from "../../ingest/index.ts";

/** The configuration of the benchmark's company: one CSV of order lines and nothing else. */
export const benchConfig = (file: string): Config =>
  parseConfig({
    company: { name: "Benchmark (simulated)", baseCurrency: "EUR", timeZone: "UTC", isSimulated: true },
    data: "data",
    sources: [
      {
        name: "lines",
        system: "erp",
        format: "csv",
        files: file,
        entities: {
          order_line: {
            columns: {
              order_id: "order_no",
              line_id: "line_no",
              customer_id: "customer_no",
              product_id: "article",
              day: "order_date",
              kind: "kind",
              quantity: "qty",
              net_amount: "net",
              cost: "cost",
            },
          },
        },
      },
    ],
  });
