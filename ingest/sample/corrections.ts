import { berlinInstant } from "./calendar.ts";
import type { Company } from "./company.ts";
import type { DocumentLine, SalesDocument } from "./documents.ts";
import type { SampleRow } from "./files.ts";
import { anonymous } from "./order_book.ts";
import { parameters } from "./parameters.ts";

export interface Correction {
  /** The row as it is sent the second time: the true amount and a later change. */
  row: SampleRow<"orders">;
  firstSent: number;
  corrected: number;
}

const latestDays = 9;

/** Lines that are first sent with a wrong amount and sent again with the right one. */
export class Corrections {
  readonly written: Correction[] = [];
  private readonly dice;

  constructor(private readonly frame: Company) {
    this.dice = frame.random.fork("corrections");
  }

  /** The row as it is first sent: mostly as it is, now and then with a wrong amount that is corrected later. */
  firstSent(row: SampleRow<"orders">, document: SalesDocument, line: DocumentLine): SampleRow<"orders"> {
    const { perLine, smallest, largest } = parameters.corrections;
    const isSettled = document.day + latestDays <= this.frame.lastDay;
    if (line.kind !== "INV" || document.customer === anonymous || !isSettled) return row;
    if (this.dice.uniform() >= perLine) return row;
    const wrong = Math.max(1, Math.round(line.net * (smallest + (largest - smallest) * this.dice.uniform())));
    if (wrong === line.net) return row;
    const changed = berlinInstant(document.day + this.dice.integer(1, latestDays), document.second);
    this.written.push({ row: { ...row, "Changed at": changed }, firstSent: wrong, corrected: line.net });
    return { ...row, "Net amount": (wrong / 100).toFixed(2) };
  }
}
