import { retentionTriangle } from "../../charts/index.ts";
import type { Facts, ViewRow } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";

type Row = ViewRow<"cohort_month">;

/** Retained ÷ customers over all cohorts that have completed the period; null when none has. */
export function pooledRetention(rows: readonly Row[], period: number): number | null {
  const within = rows.filter((row) => row.period === period && row.is_complete);
  const customers = within.reduce((sum, row) => sum + row.customers, 0);
  return customers > 0 ? within.reduce((sum, row) => sum + row.retained, 0) / customers : null;
}

export function Retention({ rows, facts, format }: { rows: readonly Row[]; facts: Facts; format: Format }) {
  const { words } = useApp();
  const { executive, columns } = words;
  const longest = Math.max(1, ...rows.filter((row) => row.is_complete).map((row) => row.period));
  const later = Math.min(12, longest);
  const title = executive.retentionTitle(
    format.compact(pooledRetention(rows, 1), "share"),
    format.compact(pooledRetention(rows, later), "share"),
    later,
  );
  return (
    <Block
      id="retention"
      span={12}
      title={title}
      subtitle={executive.retentionSubtitle}
      defined={[
        ["cohort_month", "retention", columns.retention],
        ["cohort_month", "retained", columns.retained],
        ["cohort_month", "cohort", columns.cohort],
      ]}
      table={() => (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={rows.filter((row) => row.period >= 1)}
            keyOf={(row) => `${row.cohort} ${row.period}`}
            format={format}
            fields={[
              { id: "cohort", label: columns.cohort, unit: "month", value: (row) => row.cohort },
              { id: "period", label: columns.period, unit: "count", value: (row) => row.period },
              { id: "customers", label: columns.customers, unit: "count", value: (row) => row.customers },
              { id: "retained", label: columns.retained, unit: "count", value: (row) => row.retained },
              { id: "retention", label: columns.retention, unit: "share", value: (row) => row.retention },
              { id: "revenue", label: columns.net_revenue, unit: "money", value: (row) => row.net_revenue },
            ]}
          />
        </div>
      )}
    >
      <Chart
        id={facts.build}
        title={title}
        format={format}
        draw={(options) => retentionTriangle(rows, options)}
      />
    </Block>
  );
}
