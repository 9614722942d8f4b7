import { intervalRanges } from "../../charts/index.ts";
import type { ViewRow } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import type { ModelsData } from "./load.ts";

type Row = ViewRow<"covariate_effect">;

/** How customers of different kinds differ in their buying, as the model learnt it. */
export function Covariates({ data, format }: { data: ModelsData; format: Format }) {
  const { words, dictionary } = useApp();
  const { models: own, columns } = words;
  const rows = data.covariates.rows;
  const others = rows.filter((row) => !row.is_reference);
  const far = (row: Row) => Math.abs(Math.log(row.ratio));
  const first = others.filter((row) => row.acts_on === "rate").sort((a, b) => far(b) - far(a))[0];
  if (!first) {
    return (
      <Block id="covariates" span={12} title={own.covariatesOff} subtitle={own.kind.transactions}>
        <State mark={marks.empty} title={own.covariatesOff} isInline>
          <p>{own.covariatesOffBody}</p>
        </State>
      </Block>
    );
  }
  const title = own.covariatesTitle(first.level, format.axis(first.ratio, "number"), first.reference);
  const kind = (row: Row) =>
    Object.hasOwn(own.covariate, row.covariate)
      ? own.covariate[row.covariate as keyof typeof own.covariate]
      : row.covariate;
  // Levels of two covariates may bear one name, such as other
  const isOne = new Set(rows.map((row) => row.covariate)).size === 1;
  const write = (value: number | null) => format.plain(value, "number");
  return (
    <Block
      id="covariates"
      span={12}
      title={title}
      subtitle={own.covariatesSubtitle}
      defined={[
        ["covariate_effect", "ratio", own.ratio],
        ["covariate_effect", "level", own.part],
      ]}
      table={() => (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={rows}
            keyOf={(row) => `${row.covariate} ${row.level} ${row.acts_on}`}
            format={format}
            fields={[
              { id: "level", label: own.part, value: (row) => `${kind(row)}: ${row.level}` },
              { id: "acts", label: columns.kind, value: (row) => own.actsOn[row.acts_on] },
              {
                id: "customers",
                label: columns.customers,
                unit: "count",
                value: (row) => row.customers,
                isMinor: true,
              },
              {
                id: "ratio",
                label: own.ratio,
                unit: "number",
                value: (row) => row.ratio,
                definition: dictionary.define("covariate_effect", "ratio"),
              },
              {
                id: "interval",
                label: own.interval,
                unit: "number",
                value: (row) => row.ratio_p025,
                show: (row) => `${write(row.ratio_p025)} – ${write(row.ratio_p975)}`,
              },
            ]}
          />
        </div>
      )}
    >
      <div class="halves">
        {(["rate", "leaving"] as const).map((acts) => {
          const shown = others.filter((row) => row.acts_on === acts);
          if (shown.length === 0) return null;
          return (
            <div key={acts}>
              <h3>{own.actsOn[acts]}</h3>
              <Chart
                id={`${data.models.build} ${acts}`}
                title={`${title}. ${own.actsOn[acts]}`}
                format={format}
                draw={(options) =>
                  intervalRanges(
                    shown.map((row) => ({
                      label: isOne ? row.level : `${kind(row)}: ${row.level}`,
                      value: row.ratio,
                      low: row.ratio_p025,
                      high: row.ratio_p975,
                    })),
                    {
                      ...options,
                      unit: "number",
                      measure: own.ratio,
                      ends: ["2.5 %", "97.5 %"],
                      reference: 1,
                    },
                  )
                }
              />
            </div>
          );
        })}
      </div>
    </Block>
  );
}
