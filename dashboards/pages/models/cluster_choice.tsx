import { choiceLines } from "../../charts/index.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import type { ModelsData } from "./load.ts";
import { fixed } from "./ranking.tsx";

/** How many clusters there are, or that there are none. */
export function ClusterChoice({ data, format }: { data: ModelsData; format: Format }) {
  const { words, dictionary } = useApp();
  const { models: own, columns, charts } = words;
  const { rows } = data.clusterChoice;
  const chosen = rows.find((row) => row.verdict === "chosen");
  const title = chosen ? own.choiceTitle(format.exact(chosen.k, "count")) : own.choiceNone;
  const define = (column: string) => dictionary.define("cluster_choice", column);
  const number = (id: "silhouette" | "chance_silhouette" | "stability", label: string) => ({
    id,
    label,
    unit: "number" as const,
    value: (row: (typeof rows)[number]) => row[id],
    show: (row: (typeof rows)[number]) => fixed(row[id], 3, format),
    definition: define(id),
  });
  return (
    <Block
      id="cluster-choice"
      span={12}
      title={title}
      subtitle={own.choiceSubtitle}
      defined={[
        ["cluster_choice", "silhouette", charts.silhouette],
        ["cluster_choice", "chance_silhouette", charts.byChance],
        ["cluster_choice", "stability", charts.stability],
        ["cluster_choice", "verdict", charts.verdict],
      ]}
      table={() => (
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => `${row.k}`}
          format={format}
          fields={[
            { id: "k", label: charts.numberOfClusters, unit: "count", value: (row) => row.k },
            number("silhouette", charts.silhouette),
            number("chance_silhouette", charts.byChance),
            number("stability", charts.stability),
            {
              id: "smallest",
              label: columns.customer_share,
              unit: "share",
              value: (row) => row.smallest_share,
              definition: define("smallest_share"),
              isMinor: true,
            },
            { id: "verdict", label: charts.verdict, value: (row) => own.verdict[row.verdict] },
          ]}
        />
      )}
    >
      {rows.length === 0 ? (
        <State mark={marks.empty} title={own.choiceNone} isInline />
      ) : (
        <Chart
          id={data.models.build}
          title={title}
          format={format}
          draw={(options) =>
            choiceLines(
              rows.map((row) => ({
                ...row,
                isChosen: row.verdict === "chosen",
                verdict: own.verdict[row.verdict],
              })),
              options,
            )
          }
        />
      )}
    </Block>
  );
}
