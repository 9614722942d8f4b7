import { useState } from "preact/hooks";
import { apiKey, client, type ListRow, type Where } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable, type Field, type Sort } from "../../shell/data_table.tsx";
import { customerAddress } from "../../shell/search.tsx";
import { TierName } from "../../shell/tier.tsx";
import { segmentWord } from "../../words/segment.ts";
import { orderOf, pageSize, type Selection } from "./load.ts";

/** Columns by which the list may be ordered. */
export const sortable = [
  "name",
  "established_value",
  "potential_value",
  "p_alive",
  "revenue_at_risk",
  "last_order_on",
] as const satisfies readonly (keyof ListRow)[];

export function CustomerList({
  selection,
  where,
  sort,
  onSort,
  page,
  onPage,
  format,
}: {
  selection: Selection;
  where: Where<"customer_list">;
  sort: Sort;
  onSort: (column: string) => void;
  /** Pages before this one. */
  page: number;
  onPage: (step: 1 | -1) => void;
  format: Format;
}) {
  const { words, dictionary } = useApp();
  const { segments, columns, domain } = words;
  const { list, summary } = selection;
  const total = summary.total.customers;
  const count = (value: number) => format.exact(value, "count");
  const define = (column: string) => dictionary.define("customer_list", column);
  const numeric = (
    id: "established_value" | "potential_value" | "p_alive" | "revenue_at_risk",
    unit: "money" | "probability",
  ): Field<ListRow> => ({
    id,
    label: columns[id],
    unit,
    value: (row) => row[id],
    definition: define(id),
    isSortable: true,
  });
  const fields: Field<ListRow>[] = [
    {
      id: "name",
      label: columns.customer,
      value: (row) => row.name,
      show: (row) => row.name ?? words.customer.unnamed,
      isSortable: true,
    },
    {
      id: "tier",
      label: columns.tier,
      value: (row) => row.tier,
      show: (row) => <TierName tier={row.tier} isShort />,
    },
    {
      id: "rfm_segment",
      label: columns.rfm_segment,
      value: (row) => (row.rfm_segment ? segmentWord(words, row.rfm_segment) : null),
      isMinor: true,
    },
    {
      id: "trend",
      label: columns.trend,
      value: (row) => (row.trend ? domain.trend[row.trend] : null),
      definition: define("trend"),
      isMinor: true,
    },
    numeric("established_value", "money"),
    numeric("potential_value", "money"),
    numeric("p_alive", "probability"),
    { ...numeric("revenue_at_risk", "money"), isMinor: true },
    {
      id: "last_order_on",
      label: columns.last_order_on,
      unit: "day",
      value: (row) => row.last_order_on,
      isSortable: true,
    },
    { id: "owner", label: columns.owner_name, value: (row) => row.owner_name, isMinor: true },
  ];
  const label = fields.find((field) => field.id === sort.column)?.label ?? sort.column;
  const title = segments.listTitle(count(total));
  const from = page * pageSize + 1;
  return (
    <Block
      id="customers"
      span={12}
      title={title}
      subtitle={`${segments.listSubtitle(`${label}, ${sort.isDescending ? segments.descending : segments.ascending}`)} · ${summary.currency}`}
      controls={<Export where={where} sort={sort} total={total} format={format} build={list.build} />}
    >
      <DataTable
        caption={title}
        rows={list.rows}
        fields={fields}
        format={format}
        keyOf={(row) => row.customer_key}
        linkOf={(row) => customerAddress(row.customer_key)}
        sort={sort}
        onSort={onSort}
      />
      <div class="table-foot">
        <span class="muted number">
          {segments.page(count(from), count(from + list.rows.length - 1), count(total))}
        </span>
        <div>
          <button type="button" class="button" disabled={page === 0} onClick={() => onPage(-1)}>
            {segments.previous}
          </button>
          <button type="button" class="button" disabled={!list.next} onClick={() => onPage(1)}>
            {segments.next}
          </button>
        </div>
      </div>
    </Block>
  );
}

/** Saves the whole selection. A plain link cannot send a key, so with a key the answer is fetched first. */
function Export({
  where,
  sort,
  total,
  format,
  build,
}: {
  where: Where<"customer_list">;
  sort: Sort;
  total: number;
  format: Format;
  build: string;
}) {
  const { words } = useApp();
  const { segments } = words;
  const [problem, setProblem] = useState("");
  const url = client.csvUrl("customer_list", { where, order: orderOf(sort), build });
  const text = segments.export(format.exact(total, "count"));
  const name = `customers-${build.slice(0, 8)}.csv`;
  const fetchFirst = async () => {
    setProblem("");
    try {
      const blob = await (await client.download(url)).blob();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (cause) {
      setProblem(segments.exportFailed(cause instanceof Error ? cause.message : String(cause)));
    }
  };
  return (
    <>
      {apiKey.read() ? (
        <button type="button" class="button" onClick={fetchFirst}>
          {text}
        </button>
      ) : (
        <a class="button" href={url} download={name}>
          {text}
        </a>
      )}
      {problem && (
        <span class="worse" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
