import { isoDay } from "./calendar.ts";
import type { Company } from "./company.ts";
import type { Customer } from "./customers.ts";
import type { SalesDocument } from "./documents.ts";
import type { ExportBook } from "./exports.ts";
import { anonymous } from "./order_book.ts";

/** An order on which the CRM's list and the ERP do not agree; amounts in the order's currency. */
export interface PlantedDifference {
  readonly order: string;
  readonly what: "missing_in_crm" | "other_amount" | "not_in_erp";
  readonly currency: string;
  readonly erp: number | undefined;
  readonly crm: number | undefined;
}

interface Copy {
  readonly order: string;
  readonly customer: string;
  readonly day: number;
  readonly currency: string;
  /** Whole cents. */
  readonly net: number;
}

const days = 90;
/** Of how many orders one is missing, and of how many one is listed as it was first quoted. */
const missingOneIn = 41;
const quotedOneIn = 57;
const neverPlaced = 3;
const quotedAt = 1.08;

/**
 * The CRM's own list of the ERP's orders of the last 90 days, of customers only. A few are missing, a few stand as they
 * were quoted, and a few were never placed.
 */
export class OrderCopies {
  readonly planted: PlantedDifference[] = [];
  private readonly copies: Copy[] = [];

  constructor(
    private readonly frame: Company,
    private readonly customers: readonly Customer[],
  ) {}

  note({ id, customer, day, currency, creditFor, lines }: SalesDocument): void {
    const { lastDay } = this.frame;
    if (customer === anonymous || creditFor !== "" || day > lastDay || day <= lastDay - days) return;
    const net = lines.reduce((sum, line) => sum + line.net, 0);
    this.copies.push({ order: id, customer: this.customers[customer]!.id, day, currency, net });
  }

  write(book: ExportBook): void {
    const file = book.open("orderList", "", 0);
    let number = 0;
    const list = ({ order, customer, day, currency, net }: Copy) =>
      file.write({
        Record: `L-${++number}`,
        "ERP order": order,
        Account: customer,
        Date: isoDay(day),
        "Total net": (net / 100).toFixed(2),
        Currency: currency,
      });
    const last = this.copies.length - 1;
    for (const [i, copy] of this.copies.entries()) {
      // The ends of the list say which days it covers
      const isInside = i > 0 && i < last;
      const { order, currency, net } = copy;
      if (isInside && i % missingOneIn === 20) {
        this.planted.push({ order, what: "missing_in_crm", currency, erp: net, crm: undefined });
        continue;
      }
      if (isInside && i % quotedOneIn === 30) {
        const quoted = Math.round(net * quotedAt) + 100;
        this.planted.push({ order, what: "other_amount", currency, erp: net, crm: quoted });
        list({ ...copy, net: quoted });
      } else list(copy);
      const isPlace = i % Math.ceil(last / neverPlaced) === 7;
      if (isPlace) {
        const phantom = { ...copy, order: `SO-9${String(i).padStart(5, "0")}` };
        this.planted.push({ order: phantom.order, what: "not_in_erp", currency, erp: undefined, crm: net });
        list(phantom);
      }
    }
    file.close();
  }
}
