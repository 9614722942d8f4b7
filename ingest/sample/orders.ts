import { Accounts } from "./accounts.ts";
import { Agenda } from "./agenda.ts";
import { berlinInstant, quarterOf } from "./calendar.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Company } from "./company.ts";
import { Corrections } from "./corrections.ts";
import type { Customer } from "./customers.ts";
import { type DocumentLine, documents, type SalesDocument } from "./documents.ts";
import type { ExportBook, RowFile } from "./exports.ts";
import type { SampleRow } from "./files.ts";
import { anonymous, type OrderBook } from "./order_book.ts";
import { OrderCopies, type PlantedDifference } from "./order_copies.ts";
import { parameters } from "./parameters.ts";
import { Payments } from "./payments.ts";
import type { ExchangeRates } from "./rates.ts";

const amount = (cents: number) => (cents / 100).toFixed(2);

function orderRow(
  document: SalesDocument,
  line: DocumentLine,
  customers: readonly Customer[],
  instant: string,
): SampleRow<"orders"> {
  return {
    "Order No": document.id,
    Line: line.line,
    "Doc type": line.kind,
    "Customer No": document.customer === anonymous ? "" : customers[document.customer]!.id,
    Article: line.article,
    Description: line.description,
    "Ordered at": instant,
    Qty: line.quantity,
    "Net amount": amount(line.net),
    VAT: amount(line.vat),
    Discount: line.discount === 0 ? "" : amount(line.discount),
    COGS: line.cost === undefined ? "" : amount(line.cost),
    Currency: document.currency,
    "Sales channel": document.channel,
    "Ship to": document.place,
    "Sales rep": document.ownerId,
    "Credit for": document.creditFor,
    "Changed at": instant,
  };
}

/** Lines of one quarter that a second file sends again, unchanged. */
export interface Resent {
  file: string;
  of: string;
  lines: number;
}

export interface WrittenOrders {
  accounts: Accounts;
  corrections: Corrections["written"];
  differences: readonly PlantedDifference[];
  resent: Resent;
}

/**
 * Writes order lines, one file a quarter, in order of time, with the credit notes and payments that follow from
 * them; then the corrections and a file that overlaps an earlier one. Orders of the hold-out are only counted.
 */
export function writeOrders(
  frame: Company,
  customers: readonly Customer[],
  catalogue: Catalogue,
  rates: ExchangeRates,
  orders: OrderBook,
  book: ExportBook,
): WrittenOrders {
  const accounts = new Accounts(frame);
  const issue = documents(frame, customers, catalogue, rates);
  const payments = new Payments(frame, customers, book);
  const corrections = new Corrections(frame);
  const copies = new OrderCopies(frame, customers);
  const creditNotes = new Agenda<SalesDocument>();
  const resentQuarter = quarterOf(Math.round((frame.firstDay + frame.lastDay) / 2));
  const resentLines: SampleRow<"orders">[] = [];
  let file: RowFile<"orders"> | undefined;
  let quarter = "";
  let quarters = 0;

  const enter = (document: SalesDocument) => {
    accounts.add(document, document.currency === parameters.currencies.base ? 1 : rates.on(document.day));
    payments.settle(document);
    copies.note(document);
    if (document.day > frame.lastDay) return;
    if (quarterOf(document.day) !== quarter) {
      file?.close();
      quarter = quarterOf(document.day);
      file = book.open("orders", quarter, quarters++);
    }
    const instant = berlinInstant(document.day, document.second);
    for (const line of document.lines) {
      const row = corrections.firstSent(orderRow(document, line, customers, instant), document, line);
      file!.write(row);
      if (quarter === resentQuarter && resentLines.length < parameters.resent.lines) resentLines.push(row);
    }
  };

  for (let i = 0; i < orders.length; i++) {
    const order = issue.order(orders, i);
    if (order.day > frame.holdOutEnd) break;
    for (const note of creditNotes.due(order.day - 1)) enter(note);
    enter(order);
    const note = issue.creditNote(order);
    if (note) creditNotes.add(note.day, note);
    payments.write(order.day - 1);
  }
  for (const note of creditNotes.due(frame.holdOutEnd)) enter(note);
  payments.write(frame.lastDay);
  payments.close();
  file?.close();

  const correctionFile = book.open("orders", "corrections", -1);
  for (const { row } of corrections.written) correctionFile.write(row);
  correctionFile.close();
  const again = book.open("orders", `${resentQuarter}-again`, -1);
  for (const row of resentLines) again.write(row);
  again.close();
  copies.write(book);
  return {
    accounts,
    corrections: corrections.written,
    differences: copies.planted,
    resent: {
      file: again.path,
      of: again.path.replace("-again", ""),
      lines: resentLines.length,
    },
  };
}
