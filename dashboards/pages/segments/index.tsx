import { useCallback, useState } from "preact/hooks";
import { useBatch } from "../../data/use_batch.ts";
import { useApp, useFormat } from "../../shell/context.ts";
import type { Sort } from "../../shell/data_table.tsx";
import { PageHead } from "../../shell/page_head.tsx";
import { address, go, type Place } from "../../shell/place.ts";
import { Batched, marks, State } from "../../shell/states.tsx";
import { Clusters } from "./clusters.tsx";
import { Conversion } from "./conversion.tsx";
import { FilterBar } from "./filter_bar.tsx";
import { filtersOf, whereOf } from "./filters.ts";
import { CustomerList, sortable } from "./list.tsx";
import { type Frame, loadFrame, loadSelection, type Selection } from "./load.ts";
import { MatrixBlock } from "./matrix_block.tsx";
import { Pairs } from "./pairs.tsx";
import { RfmBlock } from "./rfm_block.tsx";
import { SegmentTable, TierTable } from "./tables.tsx";
import { Totals } from "./totals.tsx";

/** Who the customers are: filters in the address, the grids they drive, and the list behind every number. */
export function SegmentsPage({ place }: { place: Place }) {
  const { language } = useApp();
  const frame = useBatch(language, (client, request) => loadFrame(client, language, request));
  return <Batched batch={frame}>{(value) => <Selected place={place} frame={value} />}</Batched>;
}

const unsorted: Sort = { column: "established_value", isDescending: true };

function sortOf(query: URLSearchParams): Sort {
  const order = query.get("order") ?? "";
  const column = order.replace(/^-/, "");
  return sortable.some((one) => one === column) ? { column, isDescending: order.startsWith("-") } : unsorted;
}

function Selected({ place, frame }: { place: Place; frame: Frame }) {
  const { language } = useApp();
  const filters = filtersOf(place.query);
  const sort = sortOf(place.query);
  const id = `${filters} ${sort.column} ${sort.isDescending} ${language}`;
  // Cursors of the pages up to this one; they hold for one selection only.
  const [pages, setPages] = useState<{ id: string; cursors: readonly (string | undefined)[] }>({
    id,
    cursors: [undefined],
  });
  const cursors = pages.id === id ? pages.cursors : [undefined];
  const cursor = cursors.at(-1);
  const where = whereOf(filters);
  const batch = useBatch(`${id} ${cursor}`, (client, request) =>
    loadSelection(client, { where, sort, cursor, lang: language }, request),
  );
  const order = place.query.get("order");
  const setFilters = useCallback(
    (next: URLSearchParams) => {
      const query = new URLSearchParams(next);
      if (order) query.set("order", order);
      go(address("/segments", query));
    },
    [order],
  );
  const setSort = (column: string) => {
    const query = new URLSearchParams(filters);
    const isDescending = sort.column === column ? !sort.isDescending : column !== "name";
    query.set("order", `${isDescending ? "-" : ""}${column}`);
    go(address("/segments", query), { replace: true });
  };
  const onPage = (selection: Selection) => (step: 1 | -1) =>
    setPages({
      id,
      cursors: step === 1 ? [...cursors, selection.list.next ?? undefined] : cursors.slice(0, -1),
    });
  return (
    <Batched batch={batch}>
      {(selection) => (
        <Blocks
          selection={selection}
          frame={frame}
          filters={filters}
          onFilters={setFilters}
          list={{
            where,
            sort,
            onSort: setSort,
            page: cursors.length - 1,
            onPage: onPage(selection),
          }}
        />
      )}
    </Batched>
  );
}

function Blocks({
  selection,
  frame,
  filters,
  onFilters,
  list,
}: {
  selection: Selection;
  frame: Frame;
  filters: URLSearchParams;
  onFilters: (filters: URLSearchParams) => void;
  list: Omit<Parameters<typeof CustomerList>[0], "selection" | "format">;
}) {
  const { words } = useApp();
  const { total } = selection.summary;
  const format = useFormat(selection.summary);
  const shared = { selection, frame, filters, format };
  const id = `${selection.summary.build} ${filters}`;
  return (
    <>
      <PageHead
        title={words.segments.title(
          format.compact(total.customers, "count"),
          format.compact(total.established_value, "money"),
        )}
      >
        <span class="muted">{words.segments.computedAt(format.instant(selection.summary.built_at))}</span>
      </PageHead>
      <FilterBar filters={filters} frame={frame} onChange={onFilters} format={format} />
      {total.customers === 0 ? (
        <State
          mark={marks.empty}
          title={filters.size > 0 ? words.segments.emptyTitle : words.executive.emptyTitle}
        >
          <p>{filters.size > 0 ? words.segments.emptyBody : words.executive.emptyBody}</p>
        </State>
      ) : (
        <>
          <Totals total={total} format={format} />
          <div class="grid">
            <RfmBlock {...shared} id={id} />
            <MatrixBlock {...shared} id={id} />
            <TierTable {...shared} />
            <SegmentTable {...shared} />
            <Clusters frame={frame} format={format} />
            <CustomerList selection={selection} format={format} {...list} />
            <Conversion frame={frame} format={format} />
            <Pairs frame={frame} format={format} />
          </div>
        </>
      )}
    </>
  );
}
