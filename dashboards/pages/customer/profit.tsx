import { useState } from "preact/hooks";
import { moneySteps } from "../../charts/index.ts";
import type { CustomerRecord, Facts } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import { Switch } from "../../shell/switch.tsx";
import type { Words } from "../../words/index.ts";

type Row = CustomerRecord["profit"][number];
type Period = Row["period"];

/** The lines of the statement with their signs; lines that are 0 and no total are left out. */
export function statement(row: Row, { customer: own, columns }: Words) {
  const lines = [
    ["gross_sales", own.gross_sales, row.gross_sales, true],
    ["returns", own.returns, row.returns, false],
    ["fees", own.fees, row.fees, false],
    ["adjustments", own.adjustments, row.adjustments, false],
    ["net_revenue", columns.net_revenue, row.net_revenue, true],
    ["cost_of_goods", own.cost_of_goods, -row.cost_of_goods, false],
    ["gross_margin", own.gross_margin, row.gross_margin, true],
    ["interaction_cost", own.interaction_cost, -row.interaction_cost, false],
    ["other_cost", own.other_cost, -row.other_cost, false],
    ["contribution", columns.contribution, row.contribution, true],
    ...(row.overhead === null
      ? []
      : ([
          ["overhead", own.overhead, -row.overhead, false],
          ["net_profit", own.net_profit, row.net_profit, true],
        ] as const)),
  ] as const;
  return lines
    .map(([column, label, amount, isTotal]) => ({ column, label, amount, isTotal }))
    .filter((line) => line.isTotal || line.amount !== 0);
}

/** The customer's profit and loss. */
export function Profit({ record, format }: { record: CustomerRecord & Facts; format: Format }) {
  const { words } = useApp();
  const { customer: own } = words;
  const [period, setPeriod] = useState<Period>("last_365_days");
  const row = record.profit.find((one) => one.period === period);
  const title = !row
    ? own.profitNone
    : row.contribution < 0
      ? own.profitLoss(format.compact(row.contribution, "money"))
      : own.profitTitle(
          format.compact(row.contribution, "money"),
          format.compact(row.contribution_rate, "share"),
        );
  const lines = row ? statement(row, words) : [];
  return (
    <Block
      id="profit"
      span={5}
      title={title}
      subtitle={own.profitSubtitle(own.profitPeriod[period], record.currency)}
      defined={lines.map(({ column, label }) => ["customer_profit", column, label] as const)}
      controls={
        <Switch
          label={own.period}
          value={period}
          onChange={setPeriod}
          options={[
            ["last_365_days", own.profitShort.last_365_days],
            ["to_date", own.profitShort.to_date],
          ]}
        />
      }
      table={
        row &&
        (() => (
          <DataTable
            caption={title}
            rows={lines}
            keyOf={(line) => line.column}
            format={format}
            fields={[
              { id: "line", label: own.period, value: (line) => line.label },
              { id: "amount", label: own.amount, unit: "money", value: (line) => line.amount },
              {
                id: "share",
                label: own.ofNetRevenue,
                unit: "share",
                value: (line) => (row.net_revenue > 0 ? line.amount / row.net_revenue : null),
              },
            ]}
          />
        ))
      }
    >
      {!row ? (
        <State mark={marks.empty} title={own.profitNone} isInline />
      ) : (
        <>
          <Chart
            id={`${record.build} ${period}`}
            title={title}
            format={format}
            draw={(options) => moneySteps(lines, options)}
          />
          <p class="block-foot">
            {own.discounts}:{" "}
            {row.discount === null
              ? own.discountsNone
              : row.discount_rate === null
                ? own.noData
                : `${format.compact(row.discount_rate, "share")} (${own.discountsCompany(format.compact(row.company_discount_rate, "share"))})`}
            {" · "}
            {own.returnsShare}: {format.compact(row.returns_share, "share")}
          </p>
          {row.reasons.length > 0 && (
            <ul class="reasons notes">
              {row.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </Block>
  );
}
