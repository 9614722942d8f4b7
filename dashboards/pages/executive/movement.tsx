import { useState } from "preact/hooks";
import { movementBars, type WaterfallStep, waterfall } from "../../charts/index.ts";
import type { Facts } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { Switch } from "../../shell/switch.tsx";
import { completeMonths, type Month, type Span } from "./kpis.ts";

export interface Movement {
  readonly opening: number;
  readonly gained: number;
  readonly back: number;
  readonly lost: number;
  readonly closing: number;
}

/** Opening + new + reactivated − lost = closing, over consecutive months. */
export function movement(months: readonly Month[]): Movement {
  const sum = (column: "new_customers" | "reactivated_customers" | "lost_customers") =>
    months.reduce((total, month) => total + month[column], 0);
  return {
    opening: months[0]?.opening_customers ?? 0,
    gained: sum("new_customers"),
    back: sum("reactivated_customers"),
    lost: sum("lost_customers"),
    closing: months.at(-1)?.active_base ?? 0,
  };
}

export function MovementBlock({
  months,
  span,
  facts,
  format,
}: {
  months: readonly Month[];
  span: Span;
  facts: Facts;
  format: Format;
}) {
  const { words } = useApp();
  const { executive, charts, columns } = words;
  const [chosen, setView] = useState<"bridge" | "months" | null>(null);
  const view = chosen ?? (span === "year" ? "bridge" : "months");
  const wanted = completeMonths(months, span === "month" ? 1 : 12);
  const within = wanted.length > 0 ? wanted : months;
  const { opening, gained, back, lost, closing } = movement(within);
  const count = (value: number) => format.compact(value, "count");
  const way = closing > opening ? "grew" : closing < opening ? "shrank" : "held";
  const title = executive.movementTitle(way, count(Math.abs(closing - opening)), count(closing), {
    gained: count(gained),
    back: count(back),
    lost: count(lost),
  });
  const period =
    within.length === 1
      ? format.month(within[0]?.month)
      : `${format.month(within[0]?.month)} – ${format.month(within.at(-1)?.month)}`;
  const steps: WaterfallStep[] = [
    { label: charts.opening, value: opening, kind: "level" },
    { label: charts.newCustomers, value: gained, kind: "gain" },
    { label: charts.reactivated, value: back, kind: "gain" },
    { label: charts.lost, value: lost, kind: "loss" },
    { label: charts.closing, value: closing, kind: "level" },
  ];
  const recent = months.slice(-25);
  return (
    <Block
      id="movement"
      span={8}
      title={title}
      subtitle={executive.movementSubtitle(
        view === "bridge"
          ? period
          : `${format.month(recent[0]?.month)} – ${format.month(recent.at(-1)?.month)}`,
        format.exact(Math.round(months.at(-1)?.lapse_days ?? Number.NaN), "days"),
      )}
      defined={[
        ["kpi_month", "active_base", columns.closing],
        ["kpi_month", "new_customers", columns.new_customers],
        ["kpi_month", "reactivated_customers", columns.reactivated],
        ["kpi_month", "lost_customers", columns.lost],
      ]}
      controls={
        <Switch
          label={executive.period}
          value={view}
          onChange={setView}
          options={[
            ["bridge", executive.bridge],
            ["months", executive.byMonth],
          ]}
        />
      }
      table={() => (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={[...months].reverse()}
            keyOf={(row) => row.month}
            format={format}
            fields={[
              {
                id: "month",
                label: columns.month,
                unit: "month",
                value: (row) => row.month,
                show: (row) => format.month(row.month) + (row.is_complete ? "" : ` (${charts.toDate})`),
              },
              { id: "opening", label: columns.opening, unit: "count", value: (row) => row.opening_customers },
              { id: "new", label: columns.new_customers, unit: "count", value: (row) => row.new_customers },
              {
                id: "back",
                label: columns.reactivated,
                unit: "count",
                value: (row) => row.reactivated_customers,
              },
              { id: "lost", label: columns.lost, unit: "count", value: (row) => row.lost_customers },
              { id: "closing", label: columns.closing, unit: "count", value: (row) => row.active_base },
            ]}
          />
        </div>
      )}
    >
      <Chart
        id={`${facts.build} ${view} ${span}`}
        title={title}
        format={format}
        draw={(options) => (view === "bridge" ? waterfall(steps, options) : movementBars(recent, options))}
      />
    </Block>
  );
}
