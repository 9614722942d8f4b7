import { tierHistory } from "../../charts/index.ts";
import type { CustomerRecord, Facts } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import { TierName } from "../../shell/tier.tsx";

/** The month end since which the latest tier has held; null when it has held all along. */
export function heldSince(rows: CustomerRecord["tier_history"]): string | null {
  const last = rows.at(-1)?.tier;
  const before = rows.findLastIndex((row) => row.tier !== last);
  return before < 0 ? null : (rows[before + 1]?.month_end ?? null);
}

export function History({ record, format }: { record: CustomerRecord & Facts; format: Format }) {
  const { words } = useApp();
  const { customer: own, columns, domain } = words;
  const rows = record.tier_history;
  const last = rows.at(-1);
  const since = heldSince(rows);
  const title = !last
    ? words.shell.notYet
    : since
      ? own.historyTitle(domain.tier[last.tier], format.month(since))
      : own.historyAlways(domain.tier[last.tier]);
  return (
    <Block
      id="history"
      span={7}
      title={title}
      subtitle={own.historySubtitle(record.currency)}
      defined={[
        ["tier_month", "tier", columns.tier],
        ["tier_month", "established_value", columns.established_value],
        ["tier_month", "potential_value", columns.potential_value],
      ]}
      table={() => (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={[...rows].reverse()}
            keyOf={(row) => row.month_end}
            format={format}
            fields={[
              { id: "month", label: columns.day, unit: "day", value: (row) => row.month_end },
              {
                id: "tier",
                label: columns.tier,
                value: (row) => row.tier,
                show: (row) => <TierName tier={row.tier} />,
              },
              {
                id: "e",
                label: columns.established_value,
                unit: "money",
                value: (row) => row.established_value,
              },
              { id: "p", label: columns.potential_value, unit: "money", value: (row) => row.potential_value },
            ]}
          />
        </div>
      )}
    >
      {rows.length < 2 ? (
        <State mark={marks.empty} title={words.shell.notYet} isInline />
      ) : (
        <Chart
          id={record.build}
          title={title}
          format={format}
          draw={(options) => tierHistory(rows, options)}
        />
      )}
    </Block>
  );
}
