import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import { noteWord, statisticWord } from "../../words/notes.ts";
import { type FitRow, fitsOf, type Status } from "./judge.ts";
import type { ModelsData } from "./load.ts";

/** Parameters beyond which they scroll in their own frame. */
const most = 12;

const z95 = 1.959963984540054;

/** The 95 % interval of a parameter: on the log scale where its error is known there, so that it keeps above 0. */
export function intervalOf({ value, standard_error, log_standard_error }: FitRow): [number, number] | null {
  if (value === null) return null;
  if (log_standard_error !== null && value > 0) {
    return [value * Math.exp(-z95 * log_standard_error), value * Math.exp(z95 * log_standard_error)];
  }
  return standard_error === null ? null : [value - z95 * standard_error, value + z95 * standard_error];
}

/** Six figures at most, however large or small. */
function figures(value: number | null, format: Format): string {
  if (value === null) return format.plain(null, "number");
  const size = Math.abs(value);
  const isTiny = size > 0 && size < 1e-4;
  if (size >= 10_000) return format.exact(Math.round(value * 10) / 10, "number");
  return new Intl.NumberFormat(format.settings.locale, {
    maximumSignificantDigits: isTiny ? 3 : 5,
    ...(isTiny ? { notation: "scientific" as const } : {}),
    signDisplay: "negative",
  })
    .format(value)
    .replace("-", "−");
}

/** What a model learnt in this build, and what the build noted of it. */
export function Fit({
  id,
  data,
  format,
  status,
}: {
  id: string;
  data: ModelsData;
  format: Format;
  status: Status;
}) {
  const { words, dictionary } = useApp();
  const { models: own, columns } = words;
  const rows = fitsOf(id, data);
  const parameters = rows.filter((row) => row.kind === "parameter");
  const statistics = rows.filter((row) => row.kind === "statistic");
  const order = Object.keys(words.domain.statistic);
  const states = rows
    .filter((row) => row.kind === "state" && row.note)
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const customers = statistics.find((row) => row.name === "customers")?.value;
  if (rows.length === 0) {
    return (
      <Block
        id="fit"
        span={12}
        title={status === "rules" ? own.fitNone : own.fitPlain}
        subtitle={own.status[status]}
      >
        <State
          mark={status === "rules" ? marks.done : marks.empty}
          title={status === "rules" ? own.fitNoneRules : own.fitNoneIdle}
          isInline
        />
      </Block>
    );
  }
  const title =
    parameters.length > 0 && customers ? own.fitTitle(format.exact(customers, "count")) : own.fitPlain;
  const range = (row: FitRow) => {
    const found = intervalOf(row);
    return found
      ? `${figures(found[0], format)} – ${figures(found[1], format)}`
      : format.plain(null, "number");
  };
  const name = (row: FitRow) => statisticWord(words, row.name);
  const note = (row: FitRow) => noteWord(words, row.note ?? "");
  return (
    <Block
      id="fit"
      span={12}
      title={title}
      subtitle={own.fitSubtitle}
      defined={[
        ["model_fit", "standard_error", columns.standard_error],
        ["model_fit", "log_standard_error", own.interval],
      ]}
    >
      {states.length > 0 && (
        <dl class="states">
          {states.map((row) => (
            <div key={`${row.model} ${row.name}`}>
              <dt>{name(row)}</dt>
              <dd>{note(row)}</dd>
            </div>
          ))}
        </dl>
      )}
      {parameters.length > 0 && (
        <div class={parameters.length > most ? "table-scroll" : undefined}>
          <DataTable
            caption={title}
            rows={parameters}
            keyOf={(row) => `${row.model} ${row.name}`}
            format={format}
            fields={[
              { id: "name", label: columns.parameter, value: (row) => row.name },
              {
                id: "value",
                label: columns.value,
                unit: "number",
                value: (row) => row.value,
                show: (row) => figures(row.value, format),
              },
              {
                id: "error",
                label: columns.standard_error,
                unit: "number",
                value: (row) => row.standard_error,
                show: (row) => figures(row.standard_error, format),
                definition: dictionary.define("model_fit", "standard_error"),
              },
              {
                id: "interval",
                label: own.interval,
                unit: "number",
                value: () => null,
                show: range,
                definition: dictionary.define("model_fit", "log_standard_error"),
              },
              { id: "note", label: columns.note, value: (row) => row.note && note(row), isMinor: true },
            ]}
          />
        </div>
      )}
      {statistics.length > 0 && (
        <div class={parameters.length > 0 ? "table-scroll apart" : "table-scroll"}>
          <DataTable
            caption={own.statistics}
            rows={statistics}
            keyOf={(row) => `${row.model} ${row.name}`}
            format={format}
            fields={[
              { id: "name", label: own.statistics, value: name },
              {
                id: "value",
                label: columns.value,
                unit: "number",
                value: (row) => row.value,
                show: (row) => figures(row.value, format),
              },
              {
                id: "error",
                label: columns.standard_error,
                unit: "number",
                value: (row) => row.standard_error,
                show: (row) => (row.standard_error === null ? "" : figures(row.standard_error, format)),
                isMinor: true,
              },
              {
                id: "note",
                label: columns.note,
                value: (row) => row.note,
                show: (row) => (row.note ? note(row) : ""),
                isMinor: true,
              },
            ]}
          />
        </div>
      )}
    </Block>
  );
}
