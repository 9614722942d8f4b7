import type { CustomerRecord } from "../../data/client.ts";
import { type Format, missing } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";

/** When each article is due again. */
export function NextProducts({ record, format }: { record: CustomerRecord; format: Format }) {
  const { words, dictionary } = useApp();
  const { customer: own, columns, domain } = words;
  const rows = record.next_products;
  const overdue = rows.filter((row) => row.is_overdue);
  const first = rows
    .filter((row) => !row.is_overdue && row.expected_on !== null)
    .sort((a, b) => (a.expected_on! < b.expected_on! ? -1 : 1))[0];
  const title = first
    ? own.nextProductsTitle(first.product_name ?? first.product_key, format.day(first.expected_on))
    : overdue.length > 0
      ? own.nextProductsOverdue(overdue.length, format.exact(overdue.length, "count"))
      : own.nextProductsNone;
  const define = (column: string) => dictionary.define("next_order_product", column);
  return (
    <Block
      id="next-products"
      span={7}
      title={title}
      subtitle={own.nextProductsSubtitle}
      defined={[
        ["next_order_product", "expected_on", columns.expected_on],
        ["next_order_product", "p90_on", own.rangeOf],
        ["next_order_product", "usual_gap", own.usually],
        ["next_order_product", "is_overdue", columns.is_overdue],
      ]}
    >
      {rows.length === 0 ? (
        <State mark={marks.empty} title={own.nextProductsNone} isInline>
          <p>{own.nextProductsNoneBody}</p>
        </State>
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => row.product_key}
          format={format}
          fields={[
            {
              id: "product",
              label: columns.product,
              value: (row) => row.product_name ?? row.product_key,
              show: (row) => <span title={row.reasons.join(" ")}>{row.product_name ?? row.product_key}</span>,
            },
            {
              id: "last",
              label: columns.last_bought_on,
              unit: "day",
              value: (row) => row.last_bought_on,
              isMinor: true,
            },
            {
              id: "gap",
              label: own.usually,
              unit: "days",
              value: (row) => row.usual_gap,
              show: (row) => format.exact(Math.round(row.usual_gap), "days"),
              definition: define("usual_gap"),
              isMinor: true,
            },
            {
              id: "expected",
              label: columns.expected_on,
              unit: "day",
              value: (row) => row.expected_on,
              show: (row) =>
                row.is_overdue ? (
                  <span class="worse">▼ {columns.is_overdue}</span>
                ) : (
                  format.day(row.expected_on)
                ),
              definition: define("expected_on"),
            },
            {
              id: "range",
              label: own.rangeOf,
              value: (row) => row.p10_on,
              show: (row) =>
                row.p10_on
                  ? `${format.month(row.p10_on)} – ${row.p90_on ? format.month(row.p90_on) : domain.later}`
                  : missing,
              definition: define("p90_on"),
            },
          ]}
        />
      )}
    </Block>
  );
}
