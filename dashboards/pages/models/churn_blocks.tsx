import { calibration, rankingDots } from "../../charts/index.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import type { Words } from "../../words/index.ts";
import { churnVerdictOf, titleOf } from "./judge.ts";
import type { ModelsData } from "./load.ts";
import { fixed } from "./ranking.tsx";

/** Ways of telling who will not buy, by their log-loss on a day that none had seen. */
export function ChurnRanking({ data, format, span }: { data: ModelsData; format: Format; span: 5 | 12 | 6 }) {
  const { words, dictionary } = useApp();
  const { models: own } = words;
  const verdict = churnVerdictOf(data);
  if (!verdict) {
    return (
      <Block id="churn" span={span} title={own.noChurn} subtitle={own.kind.churn}>
        <State mark={marks.empty} title={own.noChurn} isInline>
          <p>{own.noChurnBody}</p>
        </State>
      </Block>
    );
  }
  const { taken, rule } = verdict;
  const { rows } = data.churn;
  const name = (id: string) =>
    Object.hasOwn(own.candidate, id)
      ? own.candidate[id as keyof typeof own.candidate]
      : titleOf(id, data, words);
  const write = (value: number | null) => format.axis(value, "number");
  const title =
    (taken.auc ?? 0) > (rule.auc ?? 0)
      ? own.churnTitle(name(taken.candidate), write(taken.auc), name(rule.candidate), write(rule.auc))
      : own.churnNoBetter(name(taken.candidate), write(taken.auc));
  const isBaseline = (id: string) => id === "recent_purchase" || id === "base_rate";
  const three = (value: number | null) => fixed(value, 3, format);
  const define = (column: string) => dictionary.define("churn_comparison", column);
  return (
    <Block
      id="churn"
      span={span}
      title={title}
      subtitle={own.churnSubtitle(
        format.exact(taken.customers, "count"),
        format.day(taken.judged_on),
        format.exact(Math.round(taken.label_days), "days"),
      )}
      defined={(
        [
          ["log_loss", own.measure.log_loss],
          ["brier", own.measure.brier],
          ["auc", own.measure.auc],
          ["calibration_slope", own.measure.slope],
          ["candidate", own.measure.candidate],
        ] as const
      ).map(([column, label]) => ["churn_comparison", column, label] as const)}
      table={() => (
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => row.candidate}
          format={format}
          fields={[
            {
              id: "candidate",
              label: own.measure.candidate,
              value: (row) => `${row.is_chosen ? "✓ " : ""}${name(row.candidate)}`,
            },
            {
              id: "log_loss",
              label: own.measure.log_loss,
              unit: "number",
              value: (row) => row.log_loss,
              show: (row) => three(row.log_loss),
              definition: define("log_loss"),
            },
            {
              id: "brier",
              label: own.measure.brier,
              unit: "number",
              value: (row) => row.brier,
              show: (row) => three(row.brier),
              definition: define("brier"),
            },
            {
              id: "auc",
              label: own.measure.auc,
              unit: "number",
              value: (row) => row.auc,
              show: (row) => three(row.auc),
              definition: define("auc"),
            },
            {
              id: "slope",
              label: own.measure.slope,
              unit: "number",
              value: (row) => row.calibration_slope,
              show: (row) => fixed(row.calibration_slope, 2, format),
              definition: define("calibration_slope"),
              isMinor: true,
            },
          ]}
        />
      )}
    >
      <Chart
        id={data.models.build}
        title={title}
        format={format}
        draw={(options) =>
          rankingDots(
            rows.map((row) => ({
              label: name(row.candidate),
              value: row.log_loss,
              isBaseline: isBaseline(row.candidate),
              isChosen: row.is_chosen,
              lines: [
                [own.measure.log_loss, format.exact(row.log_loss, "number")],
                [own.measure.brier, format.exact(row.brier, "number")],
                [own.measure.auc, format.exact(row.auc, "number")],
              ],
            })),
            { ...options, unit: "number" },
          )
        }
      />
    </Block>
  );
}

/** Forecast against what came, for one way of telling. */
export function ChurnCalibration({ id, data, format }: { id: string; data: ModelsData; format: Format }) {
  const { words } = useApp();
  const { models: own, columns } = words;
  const rows = data.churnDeciles.rows.filter((row) => row.candidate === id);
  const customers = rows.reduce((sum, row) => sum + row.customers, 0);
  if (customers === 0) return null;
  const off = rows.reduce((sum, row) => sum + row.customers * Math.abs(row.predicted - row.observed), 0);
  const title = own.churnCalibrationTitle(format.compact(off / customers, "points"));
  return (
    <Block
      id="churn-calibration"
      span={6}
      title={title}
      subtitle={own.churnCalibrationSubtitle}
      defined={[
        ["churn_calibration", "predicted", own.measure.predicted],
        ["churn_calibration", "observed", own.measure.actual],
      ]}
      table={() => (
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => `${row.decile}`}
          format={format}
          fields={[
            { id: "decile", label: own.tenth, unit: "count", value: (row) => row.decile },
            { id: "customers", label: columns.customers, unit: "count", value: (row) => row.customers },
            {
              id: "predicted",
              label: own.measure.predicted,
              unit: "probability",
              value: (row) => row.predicted,
            },
            { id: "observed", label: own.measure.actual, unit: "share", value: (row) => row.observed },
          ]}
        />
      )}
    >
      <Chart
        id={`${data.models.build} ${id}`}
        title={title}
        format={format}
        draw={(options) => calibration(rows, { ...options, unit: "probability" })}
      />
    </Block>
  );
}

const mostDrivers = 10;

export const featureWord = ({ domain }: Words, id: string): string =>
  Object.hasOwn(domain.feature, id) ? domain.feature[id as keyof typeof domain.feature] : id;

/** What a learner goes by. */
export function Drivers({ id, data, format }: { id: string; data: ModelsData; format: Format }) {
  const { words } = useApp();
  const { models: own } = words;
  const rows = data.drivers.rows.filter((row) => row.model === id && row.share > 0);
  const first = rows[0];
  if (!first) return null;
  const title = own.driversTitle(featureWord(words, first.feature), format.compact(first.share, "share"));
  const shown = rows.slice(0, mostDrivers);
  const rest = rows.slice(mostDrivers);
  const signs = { raises: "▲", lowers: "▼", mixed: "◆" };
  const restShare = rest.reduce((sum, row) => sum + row.share, 0);
  return (
    <Block
      id="drivers"
      span={6}
      title={title}
      subtitle={own.driversSubtitle}
      defined={[
        ["churn_driver", "weight", own.weight],
        ["churn_driver", "direction", own.measure.state],
      ]}
    >
      <div class="meters tight">
        {shown.map((row) => (
          <div key={row.feature} data-tip={`${featureWord(words, row.feature)}\n${own[row.direction]}`}>
            <p>
              <span>
                <span
                  class={
                    row.direction === "raises" ? "worse" : row.direction === "lowers" ? "better" : "muted"
                  }
                  aria-hidden="true"
                >
                  {signs[row.direction]}
                </span>{" "}
                {featureWord(words, row.feature)}
                <span class="hidden">, {own[row.direction]}</span>
              </span>
              <strong class="number">{format.compact(row.share, "share")}</strong>
            </p>
            <span class="bar">
              <span style={{ width: `${row.share * 100}%` }} />
            </span>
          </div>
        ))}
      </div>
      <p class="block-foot">
        ▲ {own.raises} · ▼ {own.lowers} · ◆ {own.mixed}
        {rest.length > 0 &&
          ` · ${own.otherDrivers(rest.length, format.exact(rest.length, "count"))}: ${format.compact(restShare, "share")}`}
      </p>
    </Block>
  );
}
