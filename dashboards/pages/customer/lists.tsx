import type { CustomerRecord, Facts, ViewRow } from "../../data/client.ts";
import { type Format, missing } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import type { Words } from "../../words/index.ts";
import type { CustomerData } from "./load.ts";

export function ordersTable(
  rows: readonly ViewRow<"customer_order">[],
  caption: string,
  { columns, domain }: Words,
  format: Format,
) {
  return (
    <div class="table-scroll">
      <DataTable
        caption={caption}
        rows={rows}
        keyOf={(row) => `${row.order_key} ${row.day}`}
        format={format}
        fields={[
          { id: "order", label: columns.order, value: (row) => row.order_key },
          { id: "day", label: columns.day, unit: "day", value: (row) => row.day },
          { id: "kind", label: columns.kind, value: (row) => domain.orderKind[row.kind] },
          { id: "channel", label: columns.channel, value: (row) => row.channel, isMinor: true },
          { id: "revenue", label: columns.net_revenue, unit: "money", value: (row) => row.net_revenue },
          {
            id: "contribution",
            label: columns.contribution,
            unit: "money",
            value: (row) => row.contribution,
          },
        ]}
      />
    </div>
  );
}

export function Orders({ data, format }: { data: CustomerData; format: Format }) {
  const { words } = useApp();
  const { customer: own, columns } = words;
  const { orders, record } = data;
  const latest = orders.rows.find((row) => row.kind === "order") ?? orders.rows[0];
  if (!latest) return null;
  const title = own.ordersTitle(format.day(latest.day), format.compact(latest.net_revenue, "money"));
  return (
    <Block
      id="orders"
      span={7}
      title={title}
      subtitle={own.ordersSubtitle(record.currency)}
      defined={[["customer_order", "kind", columns.kind]]}
    >
      {ordersTable(orders.rows, title, words, format)}
    </Block>
  );
}

export function Contacts({ data, format }: { data: CustomerData; format: Format }) {
  const { words } = useApp();
  const { customer: own, columns, domain } = words;
  const { rows } = data.contacts;
  const { interactions, complaints } = data.record.customer;
  if (rows.length === 0) return null;
  const title = own.contactsTitle(format.exact(interactions, "count"), format.exact(complaints, "count"));
  return (
    <Block id="contacts" span={12} title={title} subtitle={own.contactsSubtitle}>
      <div class="table-scroll">
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => row.interaction_key}
          format={format}
          fields={[
            { id: "day", label: columns.day, value: (row) => format.day(row.day) },
            { id: "kind", label: columns.kind, value: (row) => domain.contact[row.kind] },
            { id: "subject", label: columns.subject, value: (row) => row.subject },
            { id: "owner", label: columns.owner_name, value: (row) => row.owner_name },
          ]}
        />
      </div>
    </Block>
  );
}

export function Products({ record, format }: { record: CustomerRecord & Facts; format: Format }) {
  const { words } = useApp();
  const { customer: own, columns } = words;
  const rows = record.top_products;
  const first = rows[0];
  const whole = record.customer.net_revenue;
  const share = (value: number) => (whole > 0 ? value / whole : null);
  const title = first
    ? own.productsTitle(
        first.product_name ?? first.product_key,
        format.compact(share(first.net_revenue), "share"),
      )
    : own.productsNone;
  return (
    <Block
      id="products"
      span={7}
      title={title}
      subtitle={own.productsSubtitle(record.currency)}
      defined={[
        ["customer_product", "net_revenue", columns.net_revenue],
        ["customer_product", "quantity", columns.quantity],
      ]}
    >
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
          },
          { id: "orders", label: columns.orders, unit: "count", value: (row) => row.orders },
          { id: "revenue", label: columns.net_revenue, unit: "money", value: (row) => row.net_revenue },
          {
            id: "share",
            label: columns.share_of_revenue,
            unit: "share",
            value: (row) => share(row.net_revenue),
            show: (row) => format.plain(share(row.net_revenue), "share") || missing,
          },
          {
            id: "last",
            label: columns.last_bought_on,
            unit: "day",
            value: (row) => row.last_bought_on,
            isMinor: true,
          },
        ]}
      />
    </Block>
  );
}
