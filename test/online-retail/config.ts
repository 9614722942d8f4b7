import type { ConfigInput, Field } from "../../ingest/index.ts";

/**
 * UCI Online Retail (Chen 2015, CC BY 4.0): a flat file of invoice lines. Codes that are not goods are told apart
 * by invoice and stock code; whatever is left over with a positive quantity is a sale.
 */

const fees = ["POST", "DOT", "C2", "BANK CHARGES", "AMAZONFEE", "CRUK"];
const adjustments = ["M", "m", "D", "S", "B", "PADS"];

const kind: Field = {
  when: [
    { if: { column: "InvoiceNo", matches: "^A" }, use: { value: "adjustment" } },
    { if: { column: "StockCode", oneOf: fees }, use: { value: "fee" } },
    { if: { column: "StockCode", oneOf: adjustments }, use: { value: "adjustment" } },
    { if: { column: "InvoiceNo", matches: "^C" }, use: { value: "return" } },
    { if: { column: "Quantity", below: 0 }, use: { value: "adjustment" } },
  ],
  otherwise: { value: "sale" },
};

const customerId: Field = { from: "CustomerID", integer: true };

type SourceInput = ConfigInput["sources"][number];

export const onlineRetail = (data: string, source: Pick<SourceInput, "format" | "files">): ConfigInput => ({
  company: { name: "Online Retail", baseCurrency: "GBP", timeZone: "Europe/London" },
  data,
  sources: [
    {
      name: "retail",
      system: "shop",
      ...source,
      entities: {
        order_line: {
          columns: {
            order_id: "InvoiceNo",
            customer_id: customerId,
            product_id: "StockCode",
            product_name: "Description",
            ordered_at: "InvoiceDate",
            kind,
            quantity: "Quantity",
            net_amount: { product: ["Quantity", "UnitPrice"] },
            place: "Country",
          },
        },
        customer: {
          columns: { customer_id: customerId, region: "Country" },
          where: { column: "CustomerID", present: true },
        },
      },
    },
  ],
});
