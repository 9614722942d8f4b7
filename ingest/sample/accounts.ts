import { isoDay } from "./calendar.ts";
import type { Company } from "./company.ts";
import type { DocumentKind, SalesDocument } from "./documents.ts";
import { anonymous } from "./order_book.ts";

/** What one span of days came to for every customer; amounts in EUR at each document's dated rate. */
export class SpanAccounts {
  readonly orders: Uint32Array;
  readonly orderDays: Uint32Array;
  readonly net: Float64Array;
  readonly contribution: Float64Array;
  private readonly lastDay: Int32Array;

  constructor(customers: number) {
    this.orders = new Uint32Array(customers);
    this.orderDays = new Uint32Array(customers);
    this.net = new Float64Array(customers);
    this.contribution = new Float64Array(customers);
    this.lastDay = new Int32Array(customers).fill(-1);
  }

  add({ customer, day, lines }: SalesDocument, rate: number): void {
    if (customer === anonymous) return;
    if (lines[0]!.kind === "INV") {
      this.orders[customer]! += 1;
      if (this.lastDay[customer] !== day) this.orderDays[customer]! += 1;
      this.lastDay[customer] = day;
    }
    for (const { net, cost, quantity, unitCost } of lines) {
      const inBase = (net / 100) * rate;
      const spent = cost === undefined ? quantity * unitCost : (cost / 100) * rate;
      this.net[customer]! += inBase;
      this.contribution[customer]! += inBase - spent;
    }
  }
}

/** The ledger's totals as they must come out of every build: by currency and kind in cents, by month in EUR. */
export class Totals {
  readonly byCurrency = new Map<string, Record<DocumentKind, number>>();
  readonly byMonth = new Map<string, number>();
  readonly lines: Record<DocumentKind, number> = { INV: 0, CRN: 0, FRT: 0, ADJ: 0 };
  orders = 0;
  anonymousOrders = 0;
  net = 0;

  add(document: SalesDocument, rate: number): void {
    const month = isoDay(document.day).slice(0, 7);
    const sums = this.byCurrency.get(document.currency) ?? { INV: 0, CRN: 0, FRT: 0, ADJ: 0 };
    this.byCurrency.set(document.currency, sums);
    if (document.lines[0]!.kind === "INV") {
      this.orders += 1;
      if (document.customer === anonymous) this.anonymousOrders += 1;
    }
    for (const { kind, net } of document.lines) {
      sums[kind] += net;
      this.lines[kind] += 1;
      // To four decimals line by line, as a warehouse stores it.
      const inBase = Math.round(net * rate * 100) / 10_000;
      this.net += inBase;
      this.byMonth.set(month, (this.byMonth.get(month) ?? 0) + inBase);
    }
  }
}

export class Accounts {
  readonly window: SpanAccounts;
  readonly holdOut: SpanAccounts;
  readonly totals = new Totals();

  constructor(private readonly frame: Company) {
    this.window = new SpanAccounts(frame.customers);
    this.holdOut = new SpanAccounts(frame.customers);
  }

  add(document: SalesDocument, rate: number): void {
    if (document.day <= this.frame.lastDay) {
      this.window.add(document, rate);
      this.totals.add(document, rate);
    } else if (document.day <= this.frame.holdOutEnd) {
      this.holdOut.add(document, rate);
    }
  }
}
