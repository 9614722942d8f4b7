import type { Random } from "../random.ts";
import { type BasketLine, baskets } from "./baskets.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Company } from "./company.ts";
import type { Customer } from "./customers.ts";
import { anonymous, type OrderBook } from "./order_book.ts";
import { parameters } from "./parameters.ts";
import { salesChannels } from "./purchases.ts";
import type { ExchangeRates } from "./rates.ts";
import { secondOfDay } from "./time_of_day.ts";

export type DocumentKind = "INV" | "CRN" | "FRT" | "ADJ";

/** Amounts are whole cents of the document's currency. */
export interface DocumentLine {
  readonly line: number;
  readonly kind: DocumentKind;
  readonly article: string;
  readonly description: string;
  readonly quantity: number;
  readonly net: number;
  readonly vat: number;
  readonly discount: number;
  /** Missing where the ERP did not record it. */
  readonly cost: number | undefined;
  /** Standard cost of one unit in EUR, which stands in for a missing cost. */
  readonly unitCost: number;
}

export interface SalesDocument {
  readonly id: string;
  /** Index of the customer, or `anonymous`. */
  readonly customer: number;
  readonly day: number;
  readonly second: number;
  readonly currency: string;
  readonly channel: string;
  readonly place: string;
  readonly ownerId: string;
  readonly creditFor: string;
  readonly lines: readonly DocumentLine[];
}

const vatRate = 0.19;

/** Turns the orders of the book into sales documents, and some of their lines into credit notes. */
export function documents(
  { firstDay, random }: Company,
  customers: readonly Customer[],
  catalogue: Catalogue,
  rates: ExchangeRates,
) {
  const fill = baskets(catalogue);
  const dice = random.fork("documents");
  const returnDice = random.fork("returns");
  let orderNumber = 100_000;
  let creditNumber = 500_000;
  const recordedFrom = firstDay + parameters.costNotRecorded.months * 30;

  return {
    order(orders: OrderBook, index: number): SalesDocument {
      const buyer = orders.customer[index]!;
      const customer = buyer === anonymous ? undefined : customers[buyer]!;
      const at = orders.at[index]!;
      const day = Math.floor(at);
      const channel = orders.channel[index]!;
      const currency = customer?.currency ?? parameters.currencies.base;
      const rate = currency === parameters.currencies.base ? 1 : rates.on(day);
      const taxRate = customer && customer.region !== "Central Europe" ? 0 : vatRate;
      const value = Math.max(5, orders.value[index]!);
      const isRecorded = day >= recordedFrom || dice.uniform() >= parameters.costNotRecorded.share;
      const goods = fill(value, customer?.industry ?? "Wood and furniture", dice).map((line, i) =>
        saleLine(line, i + 1, rate, taxRate, isRecorded),
      );
      const extra = customer ? extraLines(goods, rate, taxRate, dice) : [];
      return {
        id: `SO-${++orderNumber}`,
        customer: buyer,
        day,
        second: secondOfDay(at - day, channel, customer?.region),
        currency,
        channel: salesChannels[channel]!,
        place: customer?.city ?? "",
        ownerId: channel === 0 ? "" : (customer?.ownerId ?? ""),
        creditFor: "",
        lines: [...goods, ...extra],
      };
    },

    /** The credit note for what comes back of an order; most orders have none. */
    creditNote(order: SalesDocument): SalesDocument | undefined {
      const { perLine, wholeLine, linked, earliestDays, latestDays } = parameters.returns;
      const lines: DocumentLine[] = [];
      for (const sold of order.lines) {
        if (sold.kind !== "INV" || returnDice.uniform() >= perLine) continue;
        const isWhole = sold.quantity === 1 || returnDice.uniform() < wholeLine;
        const quantity = isWhole ? sold.quantity : returnDice.integer(1, sold.quantity - 1);
        const part = -quantity / sold.quantity;
        lines.push({
          ...sold,
          line: lines.length + 1,
          kind: "CRN",
          quantity: -quantity,
          net: Math.round(sold.net * part),
          vat: Math.round(sold.vat * part),
          discount: Math.round(sold.discount * part),
          cost: sold.cost === undefined ? undefined : Math.round(sold.cost * part),
        });
      }
      if (lines.length === 0) return undefined;
      return {
        ...order,
        id: `CN-${++creditNumber}`,
        day: order.day + returnDice.integer(earliestDays, latestDays),
        second: returnDice.integer(8 * 3600, 17 * 3600),
        creditFor: returnDice.uniform() < linked ? order.id : "",
        lines,
      };
    },
  };
}

function saleLine(
  { product, quantity, net, cost, discount }: BasketLine,
  line: number,
  rate: number,
  taxRate: number,
  isRecorded: boolean,
): DocumentLine {
  const cents = Math.max(1, Math.round((net / rate) * 100));
  return {
    line,
    kind: "INV",
    article: product.id,
    description: product.name,
    quantity,
    net: cents,
    vat: Math.round(cents * taxRate),
    discount: Math.round((cents * discount) / (1 - discount)),
    cost: isRecorded ? Math.round((cost / rate) * 100) : undefined,
    unitCost: product.unitCost,
  };
}

/** Freight, and now and then a price adjustment after the fact. */
function extraLines(
  goods: readonly DocumentLine[],
  rate: number,
  taxRate: number,
  dice: Random,
): DocumentLine[] {
  const extra: DocumentLine[] = [];
  const add = (kind: DocumentKind, description: string, net: number, cost: number) =>
    extra.push({
      line: goods.length + extra.length + 1,
      kind,
      article: "",
      description,
      quantity: 1,
      net,
      vat: Math.round(net * taxRate),
      discount: 0,
      cost,
      unitCost: 0,
    });
  if (dice.uniform() < parameters.fees.perOrder) {
    const freight = Math.round(dice.integer(690, 5900) / rate);
    add("FRT", "Freight", freight, Math.round(freight * parameters.fees.costShare));
  }
  if (dice.uniform() < parameters.adjustments.perOrder) {
    const total = goods.reduce((sum, line) => sum + line.net, 0);
    add("ADJ", "Price adjustment", -Math.max(1, Math.round(total * dice.integer(1, 5) * 0.01)), 0);
  }
  return extra;
}
