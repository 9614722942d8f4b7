import { sparkline } from "../../charts/index.ts";
import type { ViewRow } from "../../data/client.ts";
import { change, type Format, missing, type Value } from "../../format/index.ts";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { completeMonths, type Kpi, kpis, type Month, type Span, type Totals } from "./kpis.ts";

export function KpiRow({
  months,
  totals,
  forecast,
  span,
  format,
  build,
}: {
  months: readonly Month[];
  totals: Totals | undefined;
  forecast: ViewRow<"forecast_interval"> | undefined;
  span: Span;
  format: Format;
  build: string;
}) {
  return (
    <div class="kpis">
      {kpis(months, totals, span).map((kpi) => (
        <Card
          key={kpi.id}
          kpi={kpi}
          months={months}
          totals={totals}
          forecast={forecast}
          span={span}
          format={format}
          build={build}
        />
      ))}
    </div>
  );
}

function Card({
  kpi,
  months,
  totals,
  forecast,
  span,
  format,
  build,
}: {
  kpi: Kpi;
  months: readonly Month[];
  totals: Totals | undefined;
  forecast: ViewRow<"forecast_interval"> | undefined;
  span: Span;
  format: Format;
  build: string;
}) {
  const { words, dictionary } = useApp();
  const { executive } = words;
  const label = executive.kpi[kpi.id];
  const recent = months.filter((month) => month.is_complete).slice(-36);
  const last = completeMonths(months, 1)[0]?.month ?? "";
  const earlier = (back: number) => completeMonths(months, 1, back)[0]?.month;
  const { id } = kpi;
  return (
    <section class="kpi" aria-label={label}>
      <div
        data-tip={`${label}\n${format.exact(kpi.value, kpi.unit)}`}
        data-definition={dictionary.define(kpi.table, id)}
      >
        <h2>{label}</h2>
        <p class="kpi-value">{format.compact(kpi.value, kpi.unit)}</p>
      </div>
      {kpi.table === "kpi_month" && (
        <>
          <Compared
            kpi={kpi}
            before={kpi.before}
            against={span === "month" ? executive.vsMonth(format.month(earlier(1))) : executive.vsYear}
            format={format}
          />
          {span === "month" && (
            <Compared
              kpi={kpi}
              before={kpi.yearBefore}
              against={executive.vsMonth(format.month(earlier(12)))}
              format={format}
            />
          )}
        </>
      )}
      {totals && id === "customer_equity" && (
        <p class="kpi-note">
          {executive.onDay(format.day(totals.as_of))}
          <br />
          {executive.perCustomer(
            format.compact(totals.customers > 0 ? totals.customer_equity / totals.customers : null, "money"),
          )}
          {forecast && forecast.clv_p10 !== null && forecast.clv_p90 !== null && (
            <>
              <br />
              {executive.equityRange(
                format.compact(forecast.clv_p10, "money"),
                format.compact(forecast.clv_p90, "money"),
              )}
            </>
          )}
        </p>
      )}
      {totals && id === "revenue_at_risk" && (
        <p class="kpi-note">
          {executive.onDay(format.day(totals.as_of))}
          <br />
          {executive.ofRevenue(
            format.compact(
              totals.net_revenue_365 > 0 ? totals.revenue_at_risk / totals.net_revenue_365 : null,
              "share",
            ),
          )}
        </p>
      )}
      {id !== "customer_equity" && id !== "revenue_at_risk" && (
        <Chart
          id={`${build} ${id}`}
          title={executive.kpiTrend(label, format.month(recent[0]?.month), format.month(last))}
          format={format}
          draw={(options) =>
            sparkline(
              recent.map((row) => ({ month: row.month, value: row[id] })),
              { ...options, unit: kpi.unit },
            )
          }
        />
      )}
    </section>
  );
}

/** ▲ +4.2% (+¥1.2M) vs May 2025. */
function Compared({
  kpi,
  before,
  against,
  format,
}: {
  kpi: Kpi;
  before: Value;
  against: string;
  format: Format;
}) {
  const { words } = useApp();
  const difference = change(format, kpi.value, before, kpi.unit, kpi.good);
  if (!difference) {
    return (
      <p class="kpi-note" title={words.executive.noComparison}>
        {missing}
        <br />
        {against}
      </p>
    );
  }
  const { tone, sign, relative, absolute } = difference;
  return (
    <p class="kpi-note" data-tip={`${against}\n${format.exact(before, kpi.unit)}`}>
      <span class={tone === "neutral" ? undefined : tone}>
        {sign} {relative ?? absolute}
      </span>
      {relative && ` (${absolute})`}
      <br />
      {against}
    </p>
  );
}
