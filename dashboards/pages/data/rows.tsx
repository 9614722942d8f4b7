import type { ViewRow } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable, type Field } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import type { DataPageData } from "./load.ts";

interface Props {
  readonly data: DataPageData;
  readonly format: Format;
}

type Counted = ViewRow<"reconciliation">;

/** Rows read that went nowhere: 0 when read = staged + superseded + quarantined. */
export const unaccounted = (row: Counted): number => row.read - row.staged - row.superseded - row.quarantined;

export function Reconciliation({ data, format }: Props) {
  const { words, dictionary } = useApp();
  const { data: own, columns } = words;
  const { rows } = data.reconciliation;
  const lost = rows.reduce((sum, row) => sum + Math.abs(unaccounted(row)), 0);
  const read = rows.reduce((sum, row) => sum + row.read, 0);
  const title =
    lost === 0
      ? own.reconciledTitle(format.exact(read, "count"))
      : own.unreconciledTitle(format.exact(lost, "count"));
  const count = (id: "read" | "staged" | "superseded" | "quarantined"): Field<Counted> => ({
    id,
    label: columns[id],
    unit: "count",
    value: (row) => row[id],
    definition: dictionary.define("reconciliation", id),
  });
  return (
    <Block id="reconciliation" span={12} title={title} subtitle={own.reconciliationSubtitle}>
      <DataTable
        caption={title}
        rows={rows}
        keyOf={(row) => `${row.source} ${row.entity}`}
        format={format}
        fields={[
          { id: "entity", label: columns.entity, value: (row) => row.entity },
          { id: "source", label: columns.source, value: (row) => row.source },
          count("read"),
          count("staged"),
          count("superseded"),
          count("quarantined"),
          { id: "difference", label: columns.difference, unit: "count", value: unaccounted },
        ]}
      />
    </Block>
  );
}

export function Sources({ data, format }: Props) {
  const { words, dictionary } = useApp();
  const { data: own, columns } = words;
  const { rows } = data.sources;
  const last = rows
    .map((row) => row.last_day ?? "")
    .sort()
    .at(-1);
  return (
    <Block id="sources" span={6} title={own.sourcesTitle(format.day(last))} subtitle={own.sourcesSubtitle}>
      <div class="table-scroll">
        <DataTable
          caption={own.sourcesSubtitle}
          rows={rows}
          keyOf={(row) => row.source}
          format={format}
          fields={[
            { id: "source", label: columns.source, value: (row) => row.source },
            { id: "format", label: columns.format, value: (row) => row.format },
            { id: "files", label: columns.files, unit: "count", value: (row) => row.files },
            { id: "rows", label: columns.rows, unit: "count", value: (row) => row.rows },
            {
              id: "last",
              label: columns.last_day,
              unit: "day",
              value: (row) => row.last_day,
              definition: dictionary.define("source", "last_day"),
            },
            {
              id: "loaded",
              label: columns.loaded_at,
              unit: "instant",
              value: (row) => row.loaded_at,
              isMinor: true,
            },
          ]}
        />
      </div>
    </Block>
  );
}

export function Quarantine({ data, format }: Props) {
  const { words } = useApp();
  const { data: own, columns } = words;
  const { rows } = data.quarantine;
  const quarantined = data.reconciliation.rows.reduce((sum, row) => sum + row.quarantined, 0);
  const title =
    quarantined === 0 ? own.quarantineNone : own.quarantineTitle(format.exact(quarantined, "count"));
  return (
    <Block id="quarantine" span={12} title={title} subtitle={own.quarantineSubtitle}>
      {rows.length === 0 ? (
        <State mark={marks.empty} title={own.quarantineNone} isInline />
      ) : (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={rows}
            keyOf={(row) => `${row.source} ${row.entity} ${row.reason}`}
            format={format}
            fields={[
              { id: "reason", label: columns.reason, value: (row) => row.reason },
              { id: "entity", label: columns.entity, value: (row) => row.entity },
              { id: "source", label: columns.source, value: (row) => row.source },
              { id: "rows", label: columns.rows, unit: "count", value: (row) => row.rows },
              { id: "example", label: columns.example, value: (row) => row.example },
            ]}
          />
        </div>
      )}
    </Block>
  );
}
