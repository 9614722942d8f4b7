import type { ViewRow } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable, type Field } from "../../shell/data_table.tsx";
import type { DataPageData } from "./load.ts";
import { Meter } from "./meter.tsx";

type Quality = ViewRow<"data_quality">;

/** Rows read that went nowhere: 0 when read = staged + superseded + quarantined. */
export const unaccounted = (row: Pick<Quality, "read" | "staged" | "superseded" | "quarantined">): number =>
  row.read - row.staged - row.superseded - row.quarantined;

/** What came in by source and entity, what became of it, how full and how recent it is. */
export function QualityBlock({ data, format }: { data: DataPageData; format: Format }) {
  const { words, dictionary } = useApp();
  const { data: own, columns } = words;
  const { rows } = data.quality;
  const sum = (of: (row: Quality) => number) => rows.reduce((total, row) => total + of(row), 0);
  const lost = sum((row) => Math.abs(unaccounted(row)));
  const aside = sum((row) => row.quarantined);
  const title =
    lost > 0
      ? own.unreconciledTitle(format.exact(lost, "count"))
      : aside > 0
        ? own.reconciledAsideTitle(
            format.exact(
              sum((row) => row.read),
              "count",
            ),
            format.exact(aside, "count"),
          )
        : own.reconciledTitle(
            format.exact(
              sum((row) => row.read),
              "count",
            ),
          );
  const define = (column: string) => dictionary.define("data_quality", column);
  const fate = (row: Quality): string =>
    (["staged", "superseded", "quarantined"] as const)
      .map((id) => `${columns[id]} ${format.exact(row[id], "count")}`)
      .join(" · ");
  const fields: Field<Quality>[] = [
    {
      id: "entity",
      label: columns.entity,
      value: (row) => row.entity,
      show: (row) => (
        <>
          {row.entity}
          <span class="sub">{row.source}</span>
        </>
      ),
    },
    { id: "read", label: columns.read, unit: "count", value: (row) => row.read, definition: define("read") },
    {
      id: "fate",
      label: own.fate,
      value: fate,
      show: (row) => (
        <Meter
          label={fate(row)}
          parts={(["staged", "superseded", "quarantined"] as const).map((kind) => ({
            kind,
            share: row.read === 0 ? 0 : row[kind] / row.read,
          }))}
        />
      ),
    },
    {
      id: "superseded",
      label: columns.superseded,
      unit: "count",
      value: (row) => row.superseded,
      show: (row) => (
        <>
          {format.plain(row.superseded, "count")}
          {row.superseded > 0 && (
            <span class="sub">
              {own.repeats(format.exact(row.copies, "count"), format.exact(row.corrected, "count"))}
            </span>
          )}
        </>
      ),
      definition: define("superseded"),
      isMinor: true,
    },
    {
      id: "quarantined",
      label: columns.quarantined,
      unit: "count",
      value: (row) => row.quarantined,
      show: (row) =>
        row.quarantined > 0 ? <a href="#quarantine">{format.plain(row.quarantined, "count")}</a> : "0",
      definition: define("quarantined"),
    },
    {
      id: "amount",
      label: columns.quarantined_amount,
      unit: "money",
      value: (row) => row.quarantined_amount,
      definition: define("quarantined_amount"),
    },
    {
      id: "completeness",
      label: columns.completeness,
      unit: "share",
      value: (row) => row.completeness,
      definition: define("completeness"),
    },
    {
      id: "orphans",
      label: columns.orphans,
      unit: "count",
      value: (row) => row.orphans,
      definition: define("orphans"),
      isMinor: true,
    },
    {
      id: "last",
      label: columns.last_day,
      unit: "day",
      value: (row) => row.last_day,
      show: (row) =>
        row.last_day === null ? undefined : (
          <>
            {format.day(row.last_day)}
            {row.days_behind !== null && row.days_behind > 0 && (
              <span class="sub">{own.behind(row.days_behind, format.exact(row.days_behind, "count"))}</span>
            )}
          </>
        ),
      definition: define("last_day"),
    },
    ...(lost > 0
      ? [{ id: "difference", label: columns.difference, unit: "count" as const, value: unaccounted }]
      : []),
  ];
  return (
    <Block id="quality" span={12} title={title} subtitle={own.reconciliationSubtitle}>
      <DataTable
        caption={title}
        rows={rows}
        keyOf={(row) => `${row.source} ${row.entity}`}
        format={format}
        fields={fields}
      />
      <p class="meter-key">
        {(["staged", "superseded", "quarantined"] as const).map((kind) => (
          <span key={kind}>
            <i class={kind} aria-hidden="true" /> {columns[kind]}
          </span>
        ))}
      </p>
    </Block>
  );
}
