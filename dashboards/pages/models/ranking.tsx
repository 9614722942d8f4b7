import { rankingDots } from "../../charts/index.ts";
import type { Format, NumberUnit } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable, type Field } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import type { Words } from "../../words/index.ts";
import { noteWord } from "../../words/notes.ts";
import { type BacktestRow, pooled, rounding, titleOf, verdictOf } from "./judge.ts";
import type { ModelsData } from "./load.ts";

/** The measures of forecasts, as the columns of a table. */
export function measureFields(
  { models: { measure, trialState } }: Words,
  format: Format,
  define: (table: string, column: string) => string,
): Field<BacktestRow>[] {
  const number = (
    id: "actual" | "predicted" | "mae" | "rmse" | "auc" | "log_score",
    decimals = 3,
  ): Field<BacktestRow> => ({
    id,
    label: measure[id],
    unit: "number",
    value: (row) => row[id],
    show: (row) => fixed(row[id], decimals, format),
    definition: define("backtest", id),
    isMinor: id === "rmse" || id === "log_score",
  });
  return [
    number("predicted", 0),
    number("actual", 0),
    {
      id: "bias",
      label: measure.bias,
      unit: "rate",
      value: (row) => row.bias,
      show: (row) => format.signed(row.bias, "rate"),
      definition: define("backtest", "bias"),
    },
    number("mae"),
    number("rmse"),
    number("auc"),
    number("log_score"),
    {
      id: "state",
      label: measure.state,
      value: (row) => row.state,
      show: (row) => <span title={row.reason ?? undefined}>{trialState[row.state]}</span>,
      definition: define("backtest", "state"),
      isMinor: true,
    },
  ];
}

/** As many digits after the point for every number of a column. */
export function fixed(value: number | null, decimals: number, format: Format): string {
  if (value === null) return format.plain(null, "number");
  return new Intl.NumberFormat(format.settings.locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: "negative",
  })
    .format(value)
    .replace("-", "−");
}

/** Models and rules of thumb by their error on the company's own past. */
export function Ranking({ data, format, span }: { data: ModelsData; format: Format; span: 7 | 12 }) {
  const { words, dictionary } = useApp();
  const { models: own, shell } = words;
  const verdict = verdictOf(data);
  const note = data.fits.rows.find((row) => row.model === "backtest" && row.name === "state")?.note;
  if (!verdict) {
    return (
      <Block id="ranking" span={span} title={own.noBacktest} subtitle={own.kind.transactions}>
        <State mark={marks.empty} title={own.noBacktest} isInline>
          <p>{own.noBacktestBody}</p>
          {note && <p>{noteWord(words, note)}</p>}
        </State>
      </Block>
    );
  }
  const { taken, rule, periods, isBest } = verdict;
  const name = (id: string) => titleOf(id, data, words);
  const rows = pooled(data)
    .filter((row) => row.mae !== null)
    .sort((a, b) => (Math.abs(a.mae! - b.mae!) < rounding ? a.position - b.position : a.mae! - b.mae!));
  const held = own.periods(periods, format.exact(periods, "count"));
  const mae = format.axis(taken.mae, "number");
  const choice = data.fits.rows.find((row) => row.model === "transactions" && row.name === "choice")?.note;
  const title =
    taken.mae! < rule.mae!
      ? (isBest ? own.rankingTitle : own.rankingPlain)(
          name(taken.candidate),
          held,
          mae,
          format.compact(1 - taken.mae! / rule.mae!, "share"),
          name(rule.candidate),
        )
      : own.rankingNoBetter(name(taken.candidate), held, mae, name(rule.candidate));
  const exact = (value: number | null, unit: NumberUnit = "number") => format.exact(value, unit);
  return (
    <Block
      id="ranking"
      span={span}
      title={title}
      subtitle={own.rankingSubtitle(format.exact(Math.round(taken.horizon), "days"))}
      defined={(["mae", "bias", "rmse", "auc", "log_score", "behind", "candidate"] as const).map(
        (column) => ["backtest", column, own.measure[column]] as const,
      )}
      table={() => (
        <div class="table-scroll">
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
              ...measureFields(words, format, dictionary.define),
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
          rankingDots(
            rows.map((row) => ({
              label: name(row.candidate),
              value: row.mae!,
              isBaseline: row.is_baseline,
              isChosen: row.is_chosen,
              lines: [
                [own.measure.mae, exact(row.mae)],
                [own.measure.predicted, exact(row.predicted)],
                [own.measure.actual, exact(row.actual)],
                [own.measure.bias, exact(row.bias, "rate")],
                [own.measure.rmse, exact(row.rmse)],
                [own.measure.auc, exact(row.auc)],
                ...(row.log_score === null ? [] : [[own.measure.log_score, exact(row.log_score)] as const]),
              ],
            })),
            { ...options, unit: "number" },
          )
        }
      />
      <p class="block-foot">
        {choice?.includes("configured by") ? noteWord(words, choice) : own.rankingWhy}{" "}
        <a href="/data#dictionary">{shell.seeDictionary}</a>
      </p>
    </Block>
  );
}
