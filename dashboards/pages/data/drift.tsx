import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import type { DataPageData } from "./load.ts";

/** Files that could not be loaded, so that the build lacks them. */
export function Stopped({ data, format }: { data: DataPageData; format: Format }) {
  const { words } = useApp();
  const { data: own, columns } = words;
  if (!data.stale) return null;
  const { stops } = data.stale;
  const title = own.stoppedTitle(stops.length, format.exact(stops.length, "count"));
  return (
    <Block id="stopped" span={12} title={title} subtitle={own.stoppedSubtitle}>
      <ul class="stops">
        {stops.map(({ source, file, since, problem }) => (
          <li key={`${source} ${file}`}>
            <h3>{file ? `${source} · ${file}` : source}</h3>
            <p class="block-subtitle">
              {columns.since} {format.instant(since)}
            </p>
            <p>{problem}</p>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** How the columns of files have changed, where that was no reason to refuse them. */
export function Drift({ data, format }: { data: DataPageData; format: Format }) {
  const { words } = useApp();
  const { data: own, columns } = words;
  const { rows } = data.drift;
  const title =
    rows.length === 0 ? own.driftNone : own.driftTitle(rows.length, format.exact(rows.length, "count"));
  return (
    <Block id="drift" span={6} title={title} subtitle={own.driftSubtitle}>
      {rows.length === 0 ? (
        <State mark={marks.empty} title={own.driftNone} isInline>
          <p>{own.driftNoneBody}</p>
        </State>
      ) : (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={rows}
            keyOf={(row) => `${row.source} ${row.file} ${row.kind} ${row.column}`}
            format={format}
            fields={[
              {
                id: "column",
                label: columns.column,
                value: (row) => row.column,
                show: (row) => (
                  <>
                    {row.column}
                    <span class="sub">{row.source}</span>
                  </>
                ),
              },
              {
                id: "kind",
                label: columns.found,
                value: (row) => own.drift[row.kind](row.detail),
              },
              {
                id: "file",
                label: columns.file,
                value: (row) => row.file,
                show: (row) => (
                  <>
                    {row.file}
                    <span class="sub">{format.instant(row.loaded_at)}</span>
                  </>
                ),
              },
            ]}
          />
        </div>
      )}
    </Block>
  );
}
