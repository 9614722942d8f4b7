import { calibration, originPairs } from "../../charts/index.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import type { ModelsData } from "./load.ts";
import { fixed, measureFields } from "./ranking.tsx";

/** What a model would have forecast from past days, beside what came. */
export function Origins({ id, data, format }: { id: string; data: ModelsData; format: Format }) {
  const { words, dictionary } = useApp();
  const { models: own } = words;
  const rows = data.backtest.rows.filter((row) => row.candidate === id && row.predicted !== null);
  const whole = rows.find((row) => row.origin_no === 0);
  const origins = rows.filter((row) => row.origin_no > 0);
  if (!whole || origins.length === 0) return null;
  const title = own.originsTitle(
    fixed(whole.predicted, 0, format),
    fixed(whole.actual, 0, format),
    format.signed(whole.bias, "rate"),
  );
  return (
    <Block
      id="origins"
      span={6}
      title={title}
      subtitle={own.originsSubtitle(format.exact(Math.round(whole.horizon), "days"))}
      defined={(["bias", "mae", "rmse", "auc", "log_score"] as const).map(
        (column) => ["backtest", column, own.measure[column]] as const,
      )}
      table={() => (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={[...origins, whole]}
            keyOf={(row) => `${row.origin_no}`}
            format={format}
            fields={[
              {
                id: "origin",
                label: own.measure.origin,
                value: (row) => (row.origin_on ? format.day(row.origin_on) : own.all),
              },
              ...measureFields(words, format, dictionary.define),
            ]}
          />
        </div>
      )}
    >
      <Chart
        id={`${data.models.build} ${id}`}
        title={title}
        format={format}
        draw={(options) =>
          originPairs(
            origins.map((row) => ({
              label: format.month(row.origin_on),
              day: format.day(row.origin_on),
              predicted: row.predicted!,
              actual: row.actual!,
              bias: row.bias,
            })),
            options,
          )
        }
      />
    </Block>
  );
}

/** Whether those of whom much was expected bought much. */
export function Deciles({ id, data, format }: { id: string; data: ModelsData; format: Format }) {
  const { words, dictionary } = useApp();
  const { models: own, columns } = words;
  const rows = data.deciles.rows
    .filter((row) => row.candidate === id && row.customers > 0)
    .map((row) => ({
      decile: row.decile,
      customers: row.customers,
      predicted: row.predicted / row.customers,
      observed: row.actual / row.customers,
    }));
  const last = rows.at(-1);
  if (!last) return null;
  const title = own.decilesTitle(format.axis(last.predicted, "number"), format.axis(last.observed, "number"));
  return (
    <Block
      id="deciles"
      span={6}
      title={title}
      subtitle={own.decilesSubtitle}
      defined={[["backtest_decile", "decile", own.tenth]]}
      table={() => (
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => `${row.decile}`}
          format={format}
          fields={[
            {
              id: "decile",
              label: own.tenth,
              unit: "count",
              value: (row) => row.decile,
              definition: dictionary.define("backtest_decile", "decile"),
            },
            { id: "customers", label: columns.customers, unit: "count", value: (row) => row.customers },
            { id: "predicted", label: own.measure.predicted, unit: "number", value: (row) => row.predicted },
            { id: "observed", label: own.measure.actual, unit: "number", value: (row) => row.observed },
          ]}
        />
      )}
    >
      <Chart
        id={`${data.models.build} ${id}`}
        title={title}
        format={format}
        draw={(options) => calibration(rows, { ...options, unit: "number", isRooted: true })}
      />
    </Block>
  );
}
