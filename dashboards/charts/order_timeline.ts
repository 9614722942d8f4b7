import * as Plot from "@observablehq/plot";
import { addMonths, type Day, daysBetween, isoDay, utc } from "../format/index.ts";
import type { Words } from "../words/index.ts";
import { type ChartOptions, draw, isNarrow, tip } from "./draw.ts";

export interface TimelineOrder {
  readonly order_key: string;
  readonly day: Day;
  readonly kind: "order" | "return" | "other";
  readonly net_revenue: number;
}

export interface TimelineContact {
  readonly day: Day;
  readonly kind: keyof Words["domain"]["contact"];
  readonly subject: string | null;
}

export interface NextOrder {
  readonly expected_on: Day | null;
  readonly p10_on: Day | null;
  readonly p90_on: Day | null;
}

/** Months since the year 0, so that every third, sixth … one falls on the same months of each year. */
const monthNo = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/**
 * One customer's orders (up) and returns (down) by day, contacts in a lane below (complaints as ▼), and the next order:
 * its median day and P10–P90 after the as-of day. What the model expects more than `outlook` days ahead is cut off.
 */
export function orderTimeline(
  orders: readonly TimelineOrder[],
  {
    contacts,
    next,
    asOf,
    outlook = 180,
    ...options
  }: ChartOptions & {
    readonly contacts: readonly TimelineContact[];
    readonly next: NextOrder | null;
    readonly asOf: Day;
    readonly outlook?: number;
  },
): SVGElement {
  const { theme, format, words } = options;
  const { charts } = words;
  const end = new Date(utc(asOf).getTime() + outlook * 86_400_000);
  const clip = (day: Day) => new Date(Math.min(utc(day).getTime(), end.getTime()));
  const top = Math.max(1, ...orders.map((order) => order.net_revenue));
  const bottom = Math.min(0, ...orders.map((order) => order.net_revenue));
  const lane = bottom - (top - bottom) * 0.14;
  const floor = bottom - (top - bottom) * 0.24;
  const days = [...orders, ...contacts].map((d) => d.day).sort();
  const band = next?.p10_on ? [{ from: clip(next.p10_on), to: next.p90_on ? clip(next.p90_on) : end }] : [];
  const expected = next?.expected_on && utc(next.expected_on) <= end ? [next.expected_on] : [];
  const nextTip = () =>
    tip(charts.nextOrder, [
      ["P10", format.day(next?.p10_on)],
      ["P50", format.day(next?.expected_on)],
      ["P90", format.day(next?.p90_on)],
    ]);
  const from = days[0] && days[0] < asOf ? days[0] : asOf;
  const months = Array.from({ length: Math.ceil(daysBetween(from, isoDay(end)) / 30) + 1 }, (_, i) =>
    addMonths(from, i),
  ).filter((month) => month >= from && utc(month) <= end);
  const room = format.settings.language === "zh" ? 92 : 76;
  const every =
    [1, 2, 3, 6, 12].find((step) => (months.length / step) * room <= options.width - 60) ??
    Math.ceil((months.length * room) / (options.width - 60) / 12) * 12;
  const ticks = months.filter((month) => monthNo(month) % every === 0).map(utc);
  return draw(options, {
    height: isNarrow(options) ? 220 : 250,
    marginLeft: 48,
    marginRight: 12,
    marginTop: 22,
    marginBottom: 26,
    x: { type: "utc", label: null, domain: [utc(days[0] ?? asOf), end] },
    y: { domain: [floor, top], label: null },
    marks: [
      Plot.gridY({ ticks: 4, stroke: theme.grid, strokeOpacity: 1 }),
      Plot.axisY({
        ticks: 4,
        tickSize: 0,
        label: null,
        fill: theme.muted,
        tickFormat: (v: number) => (v < bottom ? "" : format.axis(v, "money")),
      }),
      Plot.axisX(ticks, {
        tickSize: 4,
        label: null,
        fill: theme.muted,
        stroke: theme.muted,
        tickFormat: (at: Date) => format.month(at.toISOString()),
      }),
      Plot.rect(band, {
        x1: "from",
        x2: "to",
        y1: floor,
        y2: top,
        fill: theme.accent,
        fillOpacity: 0.12,
        ariaLabel: nextTip,
      }),
      Plot.ruleX(expected, {
        x: (day: Day) => utc(day),
        stroke: theme.accent,
        strokeWidth: 2,
        strokeDasharray: "4,3",
        ariaLabel: nextTip,
      }),
      Plot.ruleX([utc(asOf)], { stroke: theme.ink, strokeOpacity: 0.7 }),
      Plot.text([utc(asOf)], {
        frameAnchor: "top",
        x: (d: Date) => d,
        dy: -16,
        text: () => `${charts.asOf} ${format.day(asOf)}`,
        fill: theme.muted,
        textAnchor: "end",
      }),
      Plot.ruleY([0], { stroke: theme.ink, strokeOpacity: 0.5 }),
      Plot.ruleX(orders, {
        x: (order: TimelineOrder) => utc(order.day),
        y1: 0,
        y2: "net_revenue",
        stroke: (order: TimelineOrder) => (order.net_revenue < 0 ? theme.worse : theme.accent),
        strokeWidth: 3,
        strokeLinecap: "butt",
        ariaLabel: (order: TimelineOrder) =>
          tip(format.day(order.day), [
            [words.domain.orderKind[order.kind], order.order_key],
            [charts.netRevenue, format.exact(order.net_revenue, "money")],
          ]),
      }),
      Plot.dot(contacts, {
        x: (contact: TimelineContact) => utc(contact.day),
        y: lane,
        symbol: (contact: TimelineContact) => (contact.kind === "complaint" ? "triangle" : "circle"),
        rotate: (contact: TimelineContact) => (contact.kind === "complaint" ? 180 : 0),
        r: 4,
        fill: (contact: TimelineContact) => (contact.kind === "complaint" ? theme.worse : theme.muted),
        ariaLabel: (contact: TimelineContact) =>
          tip(format.day(contact.day), [
            [words.domain.contact[contact.kind], contact.subject ?? words.charts.none],
          ]),
      }),
    ],
    symbol: { legend: false },
  });
}
