import { useState } from "preact/hooks";
import { migrationMatrix } from "../../charts/index.ts";
import type { Facts, ViewRow } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { Switch } from "../../shell/switch.tsx";

type Row = ViewRow<"tier_migration">;
const periods = ["month", "quarter", "year"] as const;

/** Customers that came into high value and that left it, new and lost ones included. */
export function highValueTraffic(rows: readonly Row[]): { into: number; out: number } {
  const customers = (of: (row: Row) => boolean) =>
    rows.filter(of).reduce((sum, row) => sum + row.customers, 0);
  return {
    into: customers((row) => row.to_tier === "high" && row.from_tier !== "high"),
    out: customers((row) => row.from_tier === "high" && row.to_tier !== "high"),
  };
}

/** The rows of the latest period of the length. */
export function latest(rows: readonly Row[], period: Row["period"]): Row[] {
  const within = rows.filter((row) => row.period === period);
  const end = within
    .map((row) => row.ends_on)
    .sort()
    .at(-1);
  return within.filter((row) => row.ends_on === end);
}

export function Migration({ rows, facts, format }: { rows: readonly Row[]; facts: Facts; format: Format }) {
  const { words } = useApp();
  const { executive, columns, domain } = words;
  const [period, setPeriod] = useState<Row["period"]>("quarter");
  const [measure, setMeasure] = useState<"customers" | "value">("customers");
  const shown = latest(rows, period);
  const { starts_on, ends_on } = shown[0] ?? {};
  const { into, out } = highValueTraffic(shown);
  const title = executive.migrationTitle(
    format.compact(into, "count"),
    format.compact(out, "count"),
    format.day(starts_on),
  );
  const what =
    measure === "customers" ? executive.byCustomers : `${columns.established_value}, ${facts.currency}`;
  // Only the month's start is a filter of the customer list: its tier then is the list's previous tier.
  const isMonthToAsOf = period === "month" && ends_on === facts.as_of;
  return (
    <Block
      id="migration"
      span={7}
      title={title}
      subtitle={executive.migrationSubtitle(format.day(starts_on), format.day(ends_on), what)}
      hint={words.charts.seeCustomers}
      defined={[
        ["tier_migration", "customers", columns.customers],
        ["tier_migration", "established_value", columns.value_now],
        ["tier_migration", "established_value_before", columns.value_before],
        ["tier_migration", "to_tier", columns.to_tier],
      ]}
      controls={
        <>
          <Switch
            label={executive.period}
            value={period}
            onChange={setPeriod}
            options={periods
              .filter((one) => rows.some((row) => row.period === one))
              .map((one) => [one, executive.periods[one]] as const)}
          />
          <Switch
            label={what}
            value={measure}
            onChange={setMeasure}
            options={[
              ["customers", executive.byCustomers],
              ["value", executive.byValue],
            ]}
          />
        </>
      }
      table={() => (
        <DataTable
          caption={title}
          rows={shown.filter((row) => row.customers > 0)}
          keyOf={(row) => `${row.from_tier} ${row.to_tier}`}
          format={format}
          fields={[
            { id: "from", label: columns.from_tier, value: (row) => domain.tier[row.from_tier] },
            { id: "to", label: columns.to_tier, value: (row) => domain.tier[row.to_tier] },
            { id: "customers", label: columns.customers, unit: "count", value: (row) => row.customers },
            {
              id: "before",
              label: columns.value_before,
              unit: "money",
              value: (row) => row.established_value_before,
            },
            { id: "now", label: columns.value_now, unit: "money", value: (row) => row.established_value },
          ]}
        />
      )}
    >
      <Chart
        id={`${facts.build} ${period} ${measure}`}
        title={title}
        format={format}
        draw={(options) =>
          migrationMatrix(shown, {
            ...options,
            measure,
            link: isMonthToAsOf
              ? (row) =>
                  row.from_tier === "new" || row.to_tier === "lost"
                    ? null
                    : `/segments?previous_tier=${row.from_tier}&tier=${row.to_tier}`
              : undefined,
          })
        }
      />
    </Block>
  );
}
