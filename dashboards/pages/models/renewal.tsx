import { survivalLines } from "../../charts/index.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import { titleOf } from "./judge.ts";
import type { ModelsData } from "./load.ts";

/** Who is left after each period: seen, and projected. */
export function Renewal({ data, format }: { data: ModelsData; format: Format }) {
  const { words } = useApp();
  const { models: own, columns, charts } = words;
  const { rows } = data.renewal;
  const last = rows.findLast((row) => row.observed_survival !== null);
  if (!last) {
    return (
      <Block id="renewal" span={12} title={own.renewalOff} subtitle={own.kind.contractual}>
        <State mark={marks.empty} title={own.renewalOff} isInline>
          <p>{own.renewalOffBody}</p>
        </State>
      </Block>
    );
  }
  const title = own.renewalTitle(
    format.compact(last.observed_survival, "share"),
    format.exact(last.period, "count"),
  );
  const [sbg, bdw] = [titleOf("sbg", data, words), titleOf("beta_discrete_weibull", data, words)];
  return (
    <Block
      id="renewal"
      span={12}
      title={title}
      subtitle={own.renewalSubtitle}
      defined={[
        ["renewal", "observed_survival", own.observedShare],
        ["renewal", "sbg_survival", sbg],
        ["renewal", "bdw_survival", bdw],
      ]}
      table={() => (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={rows}
            keyOf={(row) => `${row.period}`}
            format={format}
            fields={[
              { id: "period", label: charts.periods, unit: "count", value: (row) => row.period },
              { id: "at_risk", label: columns.customers, unit: "count", value: (row) => row.at_risk },
              { id: "seen", label: own.observedShare, unit: "share", value: (row) => row.observed_survival },
              { id: "sbg", label: sbg, unit: "probability", value: (row) => row.sbg_survival },
              { id: "bdw", label: bdw, unit: "probability", value: (row) => row.bdw_survival },
            ]}
          />
        </div>
      )}
    >
      <Chart
        id={data.models.build}
        title={title}
        format={format}
        draw={(options) =>
          survivalLines(
            rows.map((row) => ({
              period: row.period,
              observed: row.observed_survival,
              isHeldOut: row.is_held_out,
              fits: [
                { label: sbg, value: row.sbg_survival },
                { label: bdw, value: row.bdw_survival },
              ],
            })),
            options,
          )
        }
      />
    </Block>
  );
}
