import { orderTimeline } from "../../charts/index.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { marks, State } from "../../shell/states.tsx";
import { ordersTable } from "./lists.tsx";
import { type CustomerData, timelineOrders } from "./load.ts";

/** When the customer bought and was spoken to, and when the next order is due. */
export function Timeline({ data, format }: { data: CustomerData; format: Format }) {
  const { words } = useApp();
  const { customer: own, columns } = words;
  const { record, orders, contacts } = data;
  const { next_order: next, customer } = record;
  const due = !next
    ? ""
    : next.is_overdue
      ? own.timelineOverdue(format.exact(next.days_since_purchase, "days"))
      : next.expected_on
        ? own.timelineNext(format.day(next.expected_on))
        : "";
  const title =
    customer.first_order_on && customer.orders > 0
      ? own.timelineTitle(format.exact(customer.orders, "count"), format.day(customer.first_order_on)) + due
      : own.timelineNone;
  const isCut = (orders.total ?? orders.rows.length) > orders.rows.length;
  const cut = isCut ? own.timelineCut(format.exact(timelineOrders, "count")) : "";
  const range = next?.p10_on
    ? own.nextRange(format.day(next.p10_on), next.p90_on ? format.day(next.p90_on) : own.nextFar)
    : "";
  return (
    <Block
      id="timeline"
      span={7}
      title={title}
      subtitle={own.timelineSubtitle(record.currency) + cut}
      defined={[
        ["customer_order", "net_revenue", columns.net_revenue],
        ["next_order", "expected_on", columns.expected_on],
        ["next_order", "p90_on", "P90"],
        ["next_order", "is_overdue", columns.is_overdue],
      ]}
      table={() => ordersTable(orders.rows, title, words, format)}
    >
      {orders.rows.length === 0 && contacts.rows.length === 0 ? (
        <State mark={marks.empty} title={own.timelineNone} isInline />
      ) : (
        <>
          <Chart
            id={record.build}
            title={title}
            format={format}
            draw={(options) =>
              orderTimeline(orders.rows, {
                ...options,
                contacts: contacts.rows,
                next,
                asOf: record.as_of,
              })
            }
          />
          {next && (
            <p class="block-foot">
              {range}{" "}
              {next.usual_gap !== null && own.usualGap(format.exact(Math.round(next.usual_gap), "days"))}
            </p>
          )}
        </>
      )}
    </Block>
  );
}
