import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import type { DataPageData } from "./load.ts";

export function Models({ data, format }: { data: DataPageData; format: Format }) {
  const { words, dictionary } = useApp();
  const { data: own, columns, domain } = words;
  const { rows } = data.models;
  const title = own.modelsTitle(format.exact(new Set(rows.map((row) => row.model)).size, "count"));
  return (
    <Block id="models" span={12} title={title} subtitle={own.modelsSubtitle}>
      <div class="table-scroll">
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => `${row.model} ${row.name}`}
          format={format}
          fields={[
            { id: "name", label: columns.parameter, value: (row) => row.name },
            { id: "model", label: columns.model, value: (row) => row.model },
            { id: "kind", label: columns.kind, value: (row) => domain.fitKind[row.kind], isMinor: true },
            {
              id: "value",
              label: columns.value,
              unit: "number",
              value: (row) => row.value,
              show: (row) => format.exact(row.value, "number"),
            },
            {
              id: "error",
              label: columns.standard_error,
              unit: "number",
              value: (row) => row.standard_error,
              show: (row) => format.exact(row.standard_error, "number"),
              definition: dictionary.define("model_fit", "standard_error"),
            },
            { id: "note", label: columns.note, value: (row) => row.note },
          ]}
        />
      </div>
    </Block>
  );
}
