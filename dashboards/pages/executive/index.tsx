import { useBatch } from "../../data/use_batch.ts";
import { useApp, useFormat } from "../../shell/context.ts";
import { PageHead } from "../../shell/page_head.tsx";
import { address, go, type Place } from "../../shell/place.ts";
import { Batched, marks, State } from "../../shell/states.tsx";
import { Switch } from "../../shell/switch.tsx";
import { Attention } from "./attention.tsx";
import { Concentration } from "./concentration.tsx";
import { ForecastBlock } from "./forecast.tsx";
import { KpiRow } from "./kpi_row.tsx";
import { completeMonths, type Span } from "./kpis.ts";
import { type ExecutiveData, loadExecutive } from "./load.ts";
import { Migration } from "./migration.tsx";
import { MovementBlock } from "./movement.tsx";
import { Retention } from "./retention.tsx";
import { Revenue } from "./revenue.tsx";

/** How the company is doing, for those who decide. */
export function Executive({ place }: { place: Place }) {
  const { language } = useApp();
  const batch = useBatch(language, (client, request) => loadExecutive(client, language, request));
  return <Batched batch={batch}>{(data) => <Overview data={data} place={place} />}</Batched>;
}

function Overview({ data, place }: { data: ExecutiveData; place: Place }) {
  const { words } = useApp();
  const { executive } = words;
  const facts = data.months;
  const format = useFormat(facts);
  const months = data.months.rows;
  const totals = data.totals.rows[0];
  const span: Span = place.query.get("span") === "year" ? "year" : "month";
  const last = completeMonths(months, 1)[0];
  const year = completeMonths(months, 12);
  if (months.length === 0) {
    return (
      <>
        <PageHead title={executive.title(facts.company)} />
        <State mark={marks.empty} title={executive.emptyTitle}>
          <p>{executive.emptyBody}</p>
        </State>
      </>
    );
  }
  const choose = (chosen: Span) => {
    const query = new URLSearchParams(place.query);
    query.set("span", chosen);
    go(address("/", query), { replace: true });
  };
  return (
    <>
      <PageHead title={executive.title(facts.company)}>
        <div>
          <span class="muted">
            {span === "month"
              ? executive.month(format.month(last?.month))
              : executive.year(format.month(year[0]?.month), format.month(year.at(-1)?.month))}{" "}
          </span>
          <Switch
            label={executive.period}
            value={span}
            onChange={choose}
            options={[
              ["month", executive.monthShort],
              ["year", executive.yearShort],
            ]}
          />
        </div>
      </PageHead>
      <KpiRow
        months={months}
        totals={totals}
        forecast={data.forecast.rows.find((row) => row.level === "total")}
        span={span}
        format={format}
        build={facts.build}
      />
      <div class="grid">
        <Revenue rows={data.tierMonths.rows} facts={facts} format={format} />
        <Attention data={data} format={format} />
        <MovementBlock months={months} span={span} facts={facts} format={format} />
        <ForecastBlock
          rows={data.forecast.rows}
          fits={data.fits.rows}
          facts={data.forecast}
          format={format}
        />
        <Migration rows={data.migration.rows} facts={facts} format={format} />
        {totals && <Concentration totals={totals} format={format} />}
        <Retention rows={data.cohorts.rows} facts={facts} format={format} />
      </div>
    </>
  );
}
