import { type ValueCellRow, valueMatrix } from "../../charts/index.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { address } from "../../shell/place.ts";
import { withValues } from "./filters.ts";
import type { Frame, Selection } from "./load.ts";

export function MatrixBlock({
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
  const potential = summary.tiers.find((row) => row.tier === "potential");
  const title = potential?.customers
    ? segments.matrixTitle(
        format.compact(potential.customers, "count"),
        format.compact(potential.potential_value, "money"),
      )
    : segments.matrixNone;
  const threshold = (value: "established" | "potential") =>
    frame.thresholds.rows.find((row) => row.value === value)?.threshold ?? null;
  const link = (cell: ValueCellRow) =>
    address(
      "/segments",
      withValues(filters, {
        "established_value.gte": `${cell.established_from}`,
        "established_value.lt": `${cell.established_to}`,
        "potential_value.gte": `${cell.potential_from}`,
        "potential_value.lt": `${cell.potential_to}`,
      }),
    );
  const cells = summary.value_cells;
  return (
    <Block
      id="matrix"
      span={6}
      title={title}
      subtitle={segments.matrixSubtitle(summary.currency)}
      hint={words.charts.seeCustomers}
      defined={[
        ["customer_tier", "established_value", columns.established_value],
        ["customer_tier", "potential_value", columns.potential_value],
        ["customer_tier", "tier", columns.tier],
        ["tier_threshold", "threshold", words.charts.threshold],
      ]}
      table={() => (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={cells}
            keyOf={(cell) => `${cell.established_bin} ${cell.potential_bin}`}
            linkOf={link}
            format={format}
            fields={[
              {
                id: "established",
                label: columns.established_value,
                value: (cell) =>
                  `${format.compact(cell.established_from, "money")} – ${format.compact(cell.established_to, "money")}`,
              },
              {
                id: "potential",
                label: columns.potential_value,
                value: (cell) =>
                  `${format.compact(cell.potential_from, "money")} – ${format.compact(cell.potential_to, "money")}`,
              },
              { id: "customers", label: columns.customers, unit: "count", value: (cell) => cell.customers },
              {
                id: "sum",
                label: columns.established_value,
                unit: "money",
                value: (cell) => cell.established_value,
              },
            ]}
          />
        </div>
      )}
    >
      <Chart
        id={id}
        title={title}
        format={format}
        draw={(options) =>
          valueMatrix(cells, {
            ...options,
            link,
            thresholds: { established: threshold("established"), potential: threshold("potential") },
          })
        }
      />
    </Block>
  );
}
