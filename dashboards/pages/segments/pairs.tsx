import { useState } from "preact/hooks";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import { Switch } from "../../shell/switch.tsx";
import type { Frame } from "./load.ts";

/** Articles that go together. */
export function Pairs({ frame, format }: { frame: Frame; format: Format }) {
  const { words, dictionary } = useApp();
  const { segments: own, columns } = words;
  const [basis, setBasis] = useState<"order" | "customer">("order");
  const { rows } = basis === "order" ? frame.orderPairs : frame.customerPairs;
  type Row = (typeof rows)[number];
  const one = (row: Row) => row.product_name ?? row.product_key;
  const other = (row: Row) => row.other_product_name ?? row.other_product_key;
  const first = rows[0];
  const title = first
    ? own.pairsTitle(one(first), other(first), format.axis(first.lift, "number"))
    : own.pairsNone;
  const define = (column: string) => dictionary.define("product_pair", column);
  const worst = Math.max(0, ...rows.map((row) => row.q_value));
  return (
    <Block
      id="pairs"
      span={6}
      title={title}
      subtitle={`${own.pairsSubtitle(format.compact(Math.max(worst, 1e-4), "share"))} · ${own.wholeCompany}`}
      defined={[
        ["product_pair", "lift", own.lift],
        ["product_pair", "confidence", own.confidence],
        ["product_pair", "support", own.pairsBy],
        ["product_pair", "is_significant", own.together],
      ]}
      controls={
        <Switch
          label={own.pairsBy}
          value={basis}
          onChange={setBasis}
          options={[
            ["order", own.pairsBasis.order],
            ["customer", own.pairsBasis.customer],
          ]}
        />
      }
    >
      {rows.length === 0 ? (
        <State mark={marks.empty} title={own.pairsNone} isInline />
      ) : (
        <div class="table-scroll">
          <DataTable
            caption={title}
            rows={rows}
            keyOf={(row) => `${row.product_key} ${row.other_product_key}`}
            format={format}
            fields={[
              { id: "pair", label: columns.product, value: (row) => `${one(row)} + ${other(row)}` },
              {
                id: "together",
                label: own.together,
                unit: "count",
                value: (row) => row.together,
                definition: define("together"),
              },
              {
                id: "confidence",
                label: own.confidence,
                unit: "share",
                value: (row) => row.confidence,
                definition: define("confidence"),
                isMinor: true,
              },
              {
                id: "lift",
                label: own.lift,
                unit: "number",
                value: (row) => row.lift,
                show: (row) => format.axis(row.lift, "number"),
                definition: define("lift"),
              },
            ]}
          />
        </div>
      )}
    </Block>
  );
}
