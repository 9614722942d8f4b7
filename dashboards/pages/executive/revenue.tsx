import { useState } from "preact/hooks";
import { type TierAreaRow, tierArea } from "../../charts/index.ts";
import { type Facts, tiers, type ViewRow } from "../../data/client.ts";
import { change, type Format, isMissing } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { Switch } from "../../shell/switch.tsx";
import type { Words } from "../../words/index.ts";

type Row = ViewRow<"tier_value_month">;

const shownMonths = 36;

/** Who brings the revenue: the tier with the largest share of the last twelve complete months, and how that moved. */
export function revenueAnswer(rows: readonly Row[], format: Format, words: Words): string {
  const complete = [...new Set(rows.filter((row) => row.is_complete).map((row) => row.month))].sort();
  const shares = (months: readonly string[]) => {
    const within = rows.filter((row) => months.includes(row.month));
    const total = within.reduce((sum, row) => sum + row.net_revenue, 0);
    return (tier: Row["tier"]) =>
      total > 0
        ? within.filter((row) => row.tier === tier).reduce((sum, row) => sum + row.net_revenue, 0) / total
        : null;
  };
  const now = shares(complete.slice(-12));
  const largest = [...tiers].sort((a, b) => (now(b) ?? 0) - (now(a) ?? 0))[0];
  if (!largest || isMissing(now(largest))) return words.shell.notYet;
  const { executive, domain } = words;
  const answer = executive.revenueTitle(domain.tierCustomers[largest], format.compact(now(largest), "share"));
  const before = complete.length >= 24 ? shares(complete.slice(-24, -12))(largest) : null;
  const moved = change(format, now(largest), before, "share");
  if (!moved) return answer;
  if (moved.direction === "flat") return answer + executive.revenueSame;
  const points = moved.absolute.replace(/^[+−-]/, "");
  return answer + (moved.direction === "up" ? executive.revenueMore : executive.revenueLess)(points);
}

export function Revenue({ rows, facts, format }: { rows: readonly Row[]; facts: Facts; format: Format }) {
  const { words } = useApp();
  const { executive, columns, domain, charts } = words;
  const [mode, setMode] = useState<"share" | "absolute">("share");
  const months = [...new Set(rows.map((row) => row.month))].sort().slice(-shownMonths);
  const shown = rows.filter((row) => row.month >= (months[0] ?? ""));
  const title = revenueAnswer(rows, format, words);
  const area: TierAreaRow[] = shown.map(({ month, tier, net_revenue, is_complete }) => ({
    month,
    tier,
    value: net_revenue,
    is_complete,
  }));
  return (
    <Block
      id="revenue"
      span={8}
      title={title}
      subtitle={executive.revenueSubtitle(
        format.month(months[0]),
        format.month(months.at(-1)),
        facts.currency,
      )}
      defined={[
        ["tier_value_month", "net_revenue", columns.net_revenue],
        ["tier_value_month", "tier", columns.tier],
      ]}
      controls={
        <Switch
          label={executive.revenueSubtitle("", "", "")}
          value={mode}
          onChange={setMode}
          options={[
            ["share", executive.share],
            ["absolute", executive.absolute],
          ]}
        />
      }
      table={() => (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={[...shown].sort((a, b) => b.month.localeCompare(a.month))}
            keyOf={(row) => `${row.month} ${row.tier}`}
            format={format}
            fields={[
              {
                id: "month",
                label: columns.month,
                unit: "month",
                value: (row) => row.month,
                show: (row) => format.month(row.month) + (row.is_complete ? "" : ` (${charts.toDate})`),
              },
              { id: "tier", label: columns.tier, value: (row) => domain.tier[row.tier] },
              { id: "customers", label: columns.customers, unit: "count", value: (row) => row.customers },
              {
                id: "active",
                label: columns.active_customers,
                unit: "count",
                value: (row) => row.active_customers,
              },
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
      )}
    >
      <Chart
        id={`${facts.build} ${mode}`}
        title={title}
        format={format}
        draw={(options) => tierArea(area, { ...options, mode })}
      />
    </Block>
  );
}
