import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import type { DataPageData } from "./load.ts";

export function Checks({ data, format }: { data: DataPageData; format: Format }) {
  const { words } = useApp();
  const { data: own, columns, domain } = words;
  const { rows } = data.checks;
  const held = rows.filter((row) => row.is_passed).length;
  const title = own.checksTitle(format.exact(held, "count"), format.exact(rows.length, "count"));
  return (
    <Block id="checks" span={8} title={title} subtitle={own.checksSubtitle}>
      <div class="table-scroll">
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => row.check}
          format={format}
          fields={[
            { id: "check", label: columns.check, value: (row) => row.check },
            {
              id: "passed",
              label: columns.is_passed,
              value: (row) => (row.is_passed ? 1 : 0),
              show: (row) => (
                <span class={row.is_passed ? "better" : "worse"}>
                  {row.is_passed ? own.passed : own.failed}
                  <span class="hidden">{row.is_passed ? domain.yes : domain.no}</span>
                </span>
              ),
            },
            { id: "severity", label: columns.severity, value: (row) => domain.severity[row.severity] },
            { id: "found", label: columns.found, value: (row) => row.found },
          ]}
        />
      </div>
    </Block>
  );
}
