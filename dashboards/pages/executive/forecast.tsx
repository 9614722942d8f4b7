import { intervalRanges } from "../../charts/index.ts";
import { type Facts, type Tier, tiers, type ViewRow } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { TierName } from "../../shell/tier.tsx";

type Row = ViewRow<"forecast_interval">;

/** The range that the company's forecasts fall in, whole and by tier, and how much of it the models themselves cause. */
export function ForecastBlock({
  rows,
  fits,
  facts,
  format,
}: {
  rows: readonly Row[];
  fits: readonly Pick<ViewRow<"model_fit">, "model" | "name" | "note" | "value">[];
  facts: Facts;
  format: Format;
}) {
  const { words, theme } = useApp();
  const { executive, columns } = words;
  const total = rows.find((row) => row.level === "total");
  if (!total) return null;
  const money = (value: number | null) => format.compact(value, "money");
  const isRanged = total.clv_p10 !== null && total.clv_p90 !== null;
  const title = isRanged
    ? executive.forecastTitle(money(total.clv), money(total.clv_p10), money(total.clv_p90))
    : executive.forecastPlain(money(total.clv));
  const byTier = tiers.flatMap((tier) => rows.filter((row) => row.level === "tier" && row.name === tier));
  const shown = [total, ...byTier];
  const label = (row: Row) =>
    row.level === "total" ? executive.everyCustomer : words.domain.tierShort[row.name as Tier];
  const colour = (row: Row) => (row.level === "total" ? theme.ink : theme.tier[row.name as Tier]);
  const share = (value: number | null) => format.compact(value, "share");
  const isToldSmall = total.reasons.some((reason) => reason.includes(format.exact(total.customers, "count")));
  const sample =
    !isToldSmall && fits.find((row) => row.model === "transactions" && row.name === "sample")?.note;
  // The share is said below each chart already
  const told = total.clv_parameter_share === null ? null : `${Math.round(100 * total.clv_parameter_share)}%`;
  const reasons = total.reasons.filter((reason) => told === null || !reason.includes(told));
  const horizon = format.exact(Math.round(total.horizon), "days");
  const orders = executive.forecastOrders(
    format.compact(total.expected_orders, "count"),
    format.compact(total.orders_p10, "count"),
    format.compact(total.orders_p90, "count"),
  );
  return (
    <Block
      id="forecast"
      span={12}
      title={title}
      subtitle={executive.forecastSubtitle(horizon, facts.currency)}
      defined={[
        ["forecast_interval", "clv", executive.kpi.customer_equity],
        ["forecast_interval", "clv_p10", "P10"],
        ["forecast_interval", "clv_parameter_share", executive.parameterShare],
        ["forecast_interval", "expected_orders", executive.expectedOrders],
      ]}
      table={() => (
        <DataTable
          caption={title}
          rows={shown}
          keyOf={(row) => `${row.level} ${row.name}`}
          format={format}
          fields={[
            {
              id: "name",
              label: columns.tier,
              value: label,
              show: (row) => (row.level === "tier" ? <TierName tier={row.name as Tier} /> : label(row)),
            },
            {
              id: "customers",
              label: columns.customers,
              unit: "count",
              value: (row) => row.customers,
              isMinor: true,
            },
            { id: "clv", label: columns.clv, unit: "money", value: (row) => row.clv },
            { id: "clv10", label: "P10", unit: "money", value: (row) => row.clv_p10 },
            { id: "clv90", label: "P90", unit: "money", value: (row) => row.clv_p90 },
            {
              id: "orders",
              label: executive.expectedOrders,
              unit: "count",
              value: (row) => row.expected_orders,
            },
            { id: "orders10", label: "P10", unit: "count", value: (row) => row.orders_p10 },
            { id: "orders90", label: "P90", unit: "count", value: (row) => row.orders_p90 },
          ]}
        />
      )}
    >
      <div class="halves">
        <div>
          <h3>{executive.kpi.customer_equity}</h3>
          <Chart
            id={facts.build}
            title={title}
            format={format}
            draw={(options) =>
              intervalRanges(
                shown.map((row) => ({
                  label: label(row),
                  value: row.clv,
                  low: row.clv_p10,
                  high: row.clv_p90,
                  colour: colour(row),
                })),
                { ...options, unit: "money", measure: columns.clv },
              )
            }
          />
          {total.clv_parameter_share !== null && total.covers === "chance_and_parameters" && (
            <p class="block-foot">{executive.uncertainty(share(total.clv_parameter_share))}</p>
          )}
        </div>
        <div>
          <h3>{orders}</h3>
          <Chart
            id={facts.build}
            title={orders}
            format={format}
            draw={(options) =>
              intervalRanges(
                shown.map((row) => ({
                  label: label(row),
                  value: row.expected_orders,
                  low: row.orders_p10,
                  high: row.orders_p90,
                  colour: colour(row),
                })),
                { ...options, unit: "count", measure: executive.expectedOrders },
              )
            }
          />
          <p class="block-foot">
            {total.covers === "chance"
              ? executive.chanceOnly
              : executive.uncertainty(share(total.orders_parameter_share))}
          </p>
        </div>
      </div>
      {(sample || reasons.length > 0) && (
        <ul class="reasons notes">
          {sample && <li>{executive.smallFirm(format.exact(total.customers, "count"))}</li>}
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </Block>
  );
}
