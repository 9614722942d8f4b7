import { Agenda } from "./agenda.ts";
import { germanDay, yearOf } from "./calendar.ts";
import type { Company } from "./company.ts";
import type { Customer } from "./customers.ts";
import type { SalesDocument } from "./documents.ts";
import type { ExportBook, RowFile } from "./exports.ts";
import type { SampleRow } from "./files.ts";
import { anonymous } from "./order_book.ts";

/** 1234567 → "12.345,67" */
export function germanAmount(cents: number): string {
  const [whole, part] = (Math.abs(cents) / 100).toFixed(2).split(".");
  return `${cents < 0 ? "-" : ""}${whole!.replace(/\B(?=(\d{3})+$)/g, ".")},${part}`;
}

/** Receipts as the bank writes them: on their own day, some late, some in two parts, a few never. */
export class Payments {
  private readonly agenda = new Agenda<SampleRow<"payments">>();
  private readonly dice;
  private readonly lateness: Float64Array;
  private number = 0;
  private year = 0;
  private file: RowFile<"payments"> | undefined;

  constructor(
    private readonly frame: Company,
    private readonly customers: readonly Customer[],
    private readonly book: ExportBook,
  ) {
    this.dice = frame.random.fork("payments");
    const habits = frame.random.fork("payment habits");
    this.lateness = Float64Array.from(
      customers,
      () => habits.normal(-2, 6) + (habits.uniform() < 0.1 ? 25 : 0),
    );
  }

  settle(document: SalesDocument): void {
    if (document.customer === anonymous || document.day > this.frame.lastDay) return;
    const total = document.lines.reduce((sum, line) => sum + line.net + line.vat, 0);
    const isAtOnce = document.channel === "Web shop" && total > 0;
    const due = document.day + (isAtOnce ? 0 : 30);
    const draw = this.dice.uniform();
    if (draw < 0.02) return;
    const paid = isAtOnce
      ? document.day
      : Math.max(
          document.day + 1,
          Math.round(due + this.lateness[document.customer]! + this.dice.normal(0, 4)),
        );
    if (draw < 0.07 && total > 20_000) {
      const first = Math.round(total / 2);
      this.enter(document, paid, due, first);
      this.enter(document, paid + this.dice.integer(10, 40), due, total - first);
    } else {
      this.enter(document, paid, due, total);
    }
  }

  /** Writes what was paid up to a day. */
  write(upTo: number): void {
    for (const row of this.agenda.due(Math.min(upTo, this.frame.lastDay))) {
      const year = Number(String(row.Zahltag).slice(6));
      if (year !== this.year) {
        this.close();
        this.year = year;
        this.file = this.book.open("payments", String(year), year - yearOf(this.frame.firstDay));
      }
      this.file!.write({ ...row, Beleg: `ZA-${++this.number}` });
    }
  }

  close(): void {
    this.file?.close();
    this.file = undefined;
  }

  private enter(document: SalesDocument, day: number, due: number, cents: number): void {
    this.agenda.add(day, {
      Beleg: "",
      Kunde: this.customers[document.customer]!.id,
      Auftrag: document.creditFor || document.id,
      Zahltag: germanDay(day),
      "Fällig am": germanDay(due),
      Betrag: germanAmount(cents),
      Währung: document.currency,
      Zahlart: day === document.day ? "Karte" : cents < 0 ? "Gutschrift" : "Überweisung",
    });
  }
}
