import type { ViewRow } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { customerAddress } from "../../shell/search.tsx";
import { marks, State } from "../../shell/states.tsx";
import type { DataPageData } from "./load.ts";

type Total = ViewRow<"system_difference_total">;

/** What two systems do not agree on: the sums, and below them the largest differences. */
export function Differences({ data, format }: { data: DataPageData; format: Format }) {
  const { words, dictionary } = useApp();
  const { data: own, columns } = words;
  const totals = data.differenceTotals.rows;
  const disagreeing = totals.filter((row) => row.kind !== "customer");
  const count = disagreeing.reduce((sum, row) => sum + row.differences, 0);
  const amount = disagreeing.reduce((sum, row) => sum + row.amount, 0);
  const title =
    count > 0
      ? own.differencesTitle(format.exact(count, "count"), format.compact(amount, "money"))
      : totals.length > 0
        ? own.differencesCustomers(
            format.exact(
              totals.reduce((sum, row) => sum + row.differences, 0),
              "count",
            ),
          )
        : own.differencesNone;
  const named = (system: string): string => (system === "computed" ? own.computed : system);
  const systems = ({ left_system, right_system }: Pick<Total, "left_system" | "right_system">): string =>
    `${named(left_system)} ↔ ${named(right_system)}`;
  const state = ({
    state,
    left_system,
    right_system,
  }: Pick<Total, "state" | "left_system" | "right_system">): string =>
    state === "disagrees"
      ? own.disagrees
      : own.onlyIn(named(state === "only_left" ? left_system : right_system));
  return (
    <Block id="differences" span={12} title={title} subtitle={own.differencesSubtitle}>
      {totals.length === 0 ? (
        <State mark={marks.done} title={own.differencesNone} isInline>
          <p>{own.differencesNoneBody}</p>
        </State>
      ) : (
        <div class="halves">
          <DataTable
            caption={title}
            rows={totals}
            keyOf={(row) => `${row.kind} ${row.left_system} ${row.right_system} ${row.state}`}
            format={format}
            fields={[
              {
                id: "kind",
                label: columns.kind,
                value: (row) => own.differenceKind[row.kind],
                show: (row) => (
                  <>
                    {own.differenceKind[row.kind]}
                    <span class="sub">{systems(row)}</span>
                  </>
                ),
              },
              { id: "state", label: columns.found, value: state },
              { id: "differences", label: columns.rows, unit: "count", value: (row) => row.differences },
              {
                id: "amount",
                label: columns.difference,
                unit: "money",
                value: (row) => row.amount,
                definition: dictionary.define("system_difference_total", "amount"),
              },
            ]}
          />
          <div class="table-scroll">
            <DataTable
              caption={own.largestDifferences}
              rows={data.differences.rows}
              keyOf={(row) => `${row.kind} ${row.left_system} ${row.right_system} ${row.reference}`}
              format={format}
              fields={[
                {
                  id: "reference",
                  label: own.largestDifferences,
                  value: (row) => row.reference,
                  show: (row) => (
                    <>
                      {row.customer_key ? (
                        <a href={customerAddress(row.customer_key)}>{row.name ?? row.customer_key}</a>
                      ) : (
                        row.reference
                      )}
                      <span class="sub">
                        {own.differenceKind[row.kind]} {row.kind === "order" && row.reference} {state(row)}
                      </span>
                    </>
                  ),
                },
                {
                  id: "left",
                  label: columns.left_amount,
                  unit: "money",
                  value: (row) => row.left_amount,
                  definition: dictionary.define("system_difference", "left_amount"),
                },
                {
                  id: "right",
                  label: columns.right_amount,
                  unit: "money",
                  value: (row) => row.right_amount,
                  definition: dictionary.define("system_difference", "right_amount"),
                },
                {
                  id: "difference",
                  label: columns.difference,
                  unit: "money",
                  value: (row) => row.difference,
                },
              ]}
            />
          </div>
        </div>
      )}
    </Block>
  );
}
