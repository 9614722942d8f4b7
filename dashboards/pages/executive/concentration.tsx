import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import type { Totals } from "./kpis.ts";

/** How much hangs on few customers, with the company's ordering rhythm and pipeline beside it. */
export function Concentration({ totals, format }: { totals: Totals; format: Format }) {
  const { words, dictionary } = useApp();
  const { executive } = words;
  const parts = [
    [0.01, totals.top_1_share, "top_1_share"],
    [0.05, totals.top_5_share, "top_5_share"],
    [0.2, totals.top_20_share, "top_20_share"],
  ] as const;
  const days = (value: number | null) => format.exact(value === null ? null : Math.round(value), "days");
  const facts = [
    [executive.gini, format.axis(totals.gini, "number"), "gini"],
    [executive.rhythm, `${days(totals.median_gap)} / ${days(totals.p90_gap)}`, "p90_gap"],
    [executive.pipeline, format.compact(totals.weighted_pipeline, "money"), "weighted_pipeline"],
  ] as const;
  return (
    <Block
      id="concentration"
      span={5}
      title={executive.concentrationTitle(format.compact(totals.top_20_share, "share"))}
      subtitle={executive.concentrationSubtitle}
      defined={[
        ["kpi_total", "top_20_share", executive.top(format.compact(0.2, "share"))],
        ["kpi_total", "gini", executive.gini],
        ["kpi_total", "p90_gap", executive.rhythm],
        ["kpi_total", "weighted_pipeline", executive.pipeline],
      ]}
    >
      <div class="meters">
        {parts.map(([part, share, column]) => (
          <div
            key={column}
            data-tip={format.exact(share, "share")}
            data-definition={dictionary.define("kpi_total", column)}
          >
            <p>
              <span>{executive.top(format.compact(part, "share"))}</span>
              <strong class="number">{format.compact(share, "share")}</strong>
            </p>
            <span class="bar">
              <span style={{ width: `${Math.min(1, Math.max(0, share ?? 0)) * 100}%` }} />
            </span>
          </div>
        ))}
      </div>
      <dl class="facts" style={{ marginTop: "24px" }}>
        {facts.map(([label, value, column]) => (
          <div key={column} data-tip={label} data-definition={dictionary.define("kpi_total", column)}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}
