import { useState } from "preact/hooks";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";

/** What each published column means, in the reader's language. */
export function Dictionary({ format }: { format: Format }) {
  const { words, dictionary } = useApp();
  const { data: own, columns, domain } = words;
  const [wanted, setWanted] = useState("");
  const rows = dictionary.tables.flatMap(({ table, columns: all }) =>
    all.map(({ column, unit, is_nullable }) => ({
      table,
      column,
      unit,
      is_nullable,
      doc: dictionary.define(table, column),
    })),
  );
  const text = wanted.trim().toLowerCase();
  const shown = rows.filter((row) =>
    [row.table, row.column, row.doc].some((part) => part.toLowerCase().includes(text)),
  );
  const title = own.dictionaryTitle(
    format.exact(rows.length, "count"),
    format.exact(dictionary.tables.length, "count"),
  );
  return (
    <Block
      id="dictionary"
      span={12}
      title={title}
      subtitle={own.dictionarySubtitle}
      controls={
        <label class="field" style={{ width: "min(320px, 100%)" }}>
          <span class="hidden">{own.dictionaryFilter}</span>
          <input
            class="input"
            type="search"
            placeholder={own.dictionaryFilter}
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </label>
      }
    >
      <div class="table-scroll">
        <DataTable
          caption={title}
          rows={shown}
          keyOf={(row) => `${row.table} ${row.column}`}
          format={format}
          fields={[
            { id: "column", label: columns.column, value: (row) => row.column },
            { id: "table", label: columns.table, value: (row) => row.table },
            { id: "unit", label: columns.unit, value: (row) => row.unit },
            { id: "doc", label: columns.doc, value: (row) => row.doc },
            {
              id: "nullable",
              label: columns.nullable,
              value: (row) => (row.is_nullable ? domain.yes : domain.no),
              isMinor: true,
            },
          ]}
        />
      </div>
    </Block>
  );
}
