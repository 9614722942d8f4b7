import { type RfmCellRow, rfmGrid } from "../../charts/index.ts";
import type { Summary } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { address } from "../../shell/place.ts";
import { segmentWord } from "../../words/segment.ts";
import { withValues } from "./filters.ts";
import type { Frame, Selection } from "./load.ts";

/** The segment whose customers brought most revenue to date. */
export function mostValuable(rows: Summary["rfm_segments"]) {
  return rows
    .filter((row) => row.rfm_segment !== null && row.customers > 0)
    .sort((a, b) => b.net_revenue - a.net_revenue)[0];
}

export function RfmBlock({
  selection,
  frame,
  filters,
  format,
  id,
}: {
  selection: Selection;
  frame: Frame;
  filters: URLSearchParams;
  format: Format;
  id: string;
}) {
  const { words } = useApp();
  const { segments, columns } = words;
  const { summary } = selection;
  const best = mostValuable(summary.rfm_segments);
  const title =
    best?.rfm_segment && summary.total.net_revenue > 0
      ? segments.rfmTitle(
          segmentWord(words, best.rfm_segment),
          format.compact(best.customers, "count"),
          format.compact(best.net_revenue / summary.total.net_revenue, "share"),
        )
      : segments.rfmNone;
  const names = new Map(frame.cells.rows.map((cell) => [`${cell.r} ${cell.f}`, cell.segment]));
  const cells: RfmCellRow[] = summary.rfm_cells.map(({ r, f, customers, net_revenue }) => ({
    r,
    f,
    customers,
    net_revenue,
    segment: names.get(`${r} ${f}`) ?? null,
  }));
  const isChosen = (cell: RfmCellRow) => filters.get("r") === `${cell.r}` && filters.get("f") === `${cell.f}`;
  const link = (cell: RfmCellRow) =>
    address(
      "/segments",
      withValues(filters, isChosen(cell) ? { r: null, f: null } : { r: `${cell.r}`, f: `${cell.f}` }),
    );
  return (
    <Block
      id="rfm"
      span={6}
      title={title}
      subtitle={segments.rfmSubtitle(summary.currency)}
      hint={words.charts.seeCustomers}
      defined={[
        ["rfm_segment", "r", columns.r],
        ["rfm_segment", "f", columns.f],
        ["rfm_segment", "m", columns.m],
        ["rfm_segment", "segment", columns.rfm_segment],
        ["customer", "net_revenue", columns.net_revenue],
      ]}
      table={() => (
        <DataTable
          caption={title}
          rows={cells}
          keyOf={(cell) => `${cell.r} ${cell.f}`}
          linkOf={link}
          isChosen={isChosen}
          format={format}
          fields={[
            { id: "cell", label: "R · F", value: (cell) => `${cell.r} · ${cell.f}` },
            {
              id: "segment",
              label: columns.rfm_segment,
              value: (cell) => (cell.segment ? segmentWord(words, cell.segment) : null),
            },
            { id: "customers", label: columns.customers, unit: "count", value: (cell) => cell.customers },
            { id: "revenue", label: columns.net_revenue, unit: "money", value: (cell) => cell.net_revenue },
          ]}
        />
      )}
    >
      <Chart
        id={id}
        title={title}
        format={format}
        draw={(options) => rfmGrid(cells, { ...options, link, chosen: isChosen })}
      />
    </Block>
  );
}
