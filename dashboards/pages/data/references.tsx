import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import type { DataPageData } from "./load.ts";

/** What rows name and no list knows. */
export function References({ data, format }: { data: DataPageData; format: Format }) {
  const { words, dictionary } = useApp();
  const { data: own, columns } = words;
  const unknown = data.references.rows.filter((row) => row.unknown > 0);
  const total = unknown.reduce((sum, row) => sum + row.unknown, 0);
  const given = data.references.rows.reduce((sum, row) => sum + row.given, 0);
  const title =
    total === 0
      ? own.referencesNone
      : own.referencesTitle(format.exact(total, "count"), format.exact(given, "count"));
  return (
    <Block id="references" span={6} title={title} subtitle={own.referencesSubtitle}>
      {unknown.length === 0 ? (
        <State mark={marks.empty} title={own.referencesNone} isInline>
          <p>{own.referencesNoneBody(format.exact(given, "count"))}</p>
        </State>
      ) : (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={unknown}
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
                    <span class="sub">{row.source}</span>
                  </>
                ),
              },
              { id: "refers_to", label: columns.refers_to, value: (row) => row.refers_to },
              {
                id: "unknown",
                label: columns.unknown,
                unit: "count",
                value: (row) => row.unknown,
                show: (row) => (
                  <>
                    {format.plain(row.unknown, "count")}
                    <span class="sub">{own.ofRows(format.exact(row.given, "count"))}</span>
                  </>
                ),
                definition: dictionary.define("data_quality_reference", "unknown"),
              },
              {
                id: "keys",
                label: columns.unknown_keys,
                unit: "count",
                value: (row) => row.unknown_keys,
                definition: dictionary.define("data_quality_reference", "unknown_keys"),
                isMinor: true,
              },
              { id: "example", label: columns.example, value: (row) => row.example },
            ]}
          />
        </div>
      )}
    </Block>
  );
}
