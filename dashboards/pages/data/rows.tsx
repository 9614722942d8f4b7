import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import type { DataPageData } from "./load.ts";

interface Props {
  readonly data: DataPageData;
  readonly format: Format;
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
  const { words, dictionary } = useApp();
  const { data: own, columns } = words;
  const { rows } = data.quarantine;
  const quarantined = data.quality.rows.reduce((sum, row) => sum + row.quarantined, 0);
  const amounts = data.quality.rows.flatMap((row) =>
    row.quarantined > 0 && row.quarantined_amount !== null ? [row.quarantined_amount] : [],
  );
  const title =
    quarantined === 0
      ? own.quarantineNone
      : amounts.length > 0
        ? own.quarantineMoneyTitle(
            format.exact(quarantined, "count"),
            format.compact(
              amounts.reduce((sum, amount) => sum + amount, 0),
              "money",
            ),
          )
        : own.quarantineTitle(format.exact(quarantined, "count"));
  return (
    <Block id="quarantine" span={12} title={title} subtitle={own.quarantineSubtitle}>
      {rows.length === 0 ? (
        <State mark={marks.done} title={own.quarantineNone} isInline>
          <p>{own.quarantineNoneBody}</p>
        </State>
      ) : (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={rows}
            keyOf={(row) => `${row.source} ${row.entity} ${row.reason}`}
            format={format}
            fields={[
              {
                id: "reason",
                label: columns.reason,
                value: (row) => row.reason,
                show: (row) => (
                  <>
                    {row.reason}
                    <span class="sub">{row.source}</span>
                  </>
                ),
              },
              { id: "rows", label: columns.rows, unit: "count", value: (row) => row.rows },
              {
                id: "amount",
                label: columns.quarantined_amount,
                unit: "money",
                value: (row) => row.amount,
                definition: dictionary.define("quarantine_reason", "amount"),
              },
              {
                id: "unvalued",
                label: columns.unvalued,
                unit: "count",
                value: (row) => row.unvalued,
                definition: dictionary.define("quarantine_reason", "unvalued"),
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
