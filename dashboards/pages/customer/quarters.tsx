import { quarterBars } from "../../charts/index.ts";
import type { CustomerRecord, Facts } from "../../data/client.ts";
import { change, type Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";

export function Quarters({ record, format }: { record: CustomerRecord & Facts; format: Format }) {
  const { words } = useApp();
  const { customer: own, columns } = words;
  const rows = record.quarters;
  const last = rows.at(-1);
  const moved = change(format, last?.contribution, rows.at(-2)?.contribution, "money");
  const amount = format.compact(last?.contribution, "money");
  const title = !last
    ? words.shell.notYet
    : moved
      ? own.quartersTitle(amount, `${moved.sign} ${moved.relative ?? moved.absolute}`)
      : own.quartersPlain(amount);
  return (
    <Block
      id="quarters"
      span={5}
      title={title}
      subtitle={own.quartersSubtitle(record.currency)}
      defined={[
        ["customer_quarter", "contribution", columns.contribution],
        ["customer_tier", "trend", columns.trend],
      ]}
      table={() => (
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => row.ends_on}
          format={format}
          fields={[
            { id: "ends", label: columns.ends_on, unit: "day", value: (row) => row.ends_on },
            { id: "revenue", label: columns.net_revenue, unit: "money", value: (row) => row.net_revenue },
            {
              id: "contribution",
              label: columns.contribution,
              unit: "money",
              value: (row) => row.contribution,
            },
          ]}
        />
      )}
    >
      {rows.length === 0 ? (
        <State mark={marks.empty} title={words.shell.notYet} isInline />
      ) : (
        <Chart
          id={record.build}
          title={title}
          format={format}
          draw={(options) => quarterBars(rows, options)}
        />
      )}
    </Block>
  );
}
