import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import type { DataPageData } from "./load.ts";
import { Meter } from "./meter.tsx";

/** How full each mapped column is, the emptiest first. */
export function Completeness({ data, format }: { data: DataPageData; format: Format }) {
  const { words, dictionary } = useApp();
  const { data: own, columns } = words;
  const rows = data.columns.rows.filter((row) => row.completeness !== null);
  const [emptiest] = rows;
  const title =
    emptiest && emptiest.completeness !== 1
      ? own.emptiestTitle(
          `${emptiest.entity}.${emptiest.column}`,
          emptiest.source,
          format.compact(emptiest.completeness, "share"),
        )
      : own.completeTitle;
  return (
    <Block id="completeness" span={6} title={title} subtitle={own.completenessSubtitle}>
      <div class="table-scroll">
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => `${row.source} ${row.entity} ${row.column}`}
          format={format}
          fields={[
            {
              id: "column",
              label: columns.column,
              value: (row) => row.column,
              show: (row) => (
                <>
                  {row.entity}.{row.column}
                  <span class="sub">
                    {row.source_columns ? `${row.source}: ${row.source_columns}` : row.source}
                  </span>
                </>
              ),
            },
            {
              id: "meter",
              label: columns.filled,
              value: (row) => row.filled,
              show: (row) => (
                <Meter
                  label={format.exact(row.completeness, "share")}
                  parts={[
                    { kind: "filled", share: row.completeness ?? 0 },
                    { kind: "superseded", share: 1 - (row.completeness ?? 0) },
                  ]}
                />
              ),
            },
            {
              id: "share",
              label: columns.completeness,
              unit: "share",
              value: (row) => row.completeness,
              definition: dictionary.define("data_quality_column", "completeness"),
            },
            {
              id: "distinct",
              label: columns.distinct_values,
              unit: "count",
              value: (row) => row.distinct_values,
              definition: dictionary.define("data_quality_column", "distinct_values"),
              isMinor: true,
            },
          ]}
        />
      </div>
    </Block>
  );
}
