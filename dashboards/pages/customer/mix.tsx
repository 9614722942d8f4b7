import { useState } from "preact/hooks";
import type { CustomerRecord } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import { Switch } from "../../shell/switch.tsx";

/** What the customer's revenue is made of. */
export function Mix({ record, format }: { record: CustomerRecord; format: Format }) {
  const { words } = useApp();
  const { customer: own, columns } = words;
  const dimensions = (["category", "brand"] as const).filter((dimension) =>
    record.mix.some((row) => row.dimension === dimension),
  );
  const [chosen, setChosen] = useState<"category" | "brand">("category");
  const dimension = dimensions.includes(chosen) ? chosen : (dimensions[0] ?? "category");
  const isRecent = record.mix.some((row) => row.share_365 !== null);
  const shareOf = (row: CustomerRecord["mix"][number]) => (isRecent ? row.share_365 : row.share);
  const rows = record.mix
    .filter((row) => row.dimension === dimension)
    .sort((a, b) => (shareOf(b) ?? 0) - (shareOf(a) ?? 0));
  const first = rows[0];
  const name = (row: CustomerRecord["mix"][number]) => row.name || own.unnamedPart;
  const title =
    first && isRecent ? own.mixTitle(name(first), format.compact(first.share_365, "share")) : own.mixNone;
  const share = (value: number | null) => format.compact(value, "share");
  return (
    <Block
      id="mix"
      span={5}
      title={title}
      subtitle={own.mixSubtitle}
      defined={[
        ["customer_mix", "share_365", columns.share_of_revenue],
        ["customer_mix", "share", own.toDate],
      ]}
      controls={
        dimensions.length > 1 && (
          <Switch
            label={own.mixBy}
            value={dimension}
            onChange={setChosen}
            options={dimensions.map((one) => [one, own[one]] as const)}
          />
        )
      }
      table={() => (
        <DataTable
          caption={title}
          rows={rows}
          keyOf={(row) => row.name}
          format={format}
          fields={[
            { id: "name", label: own[dimension], value: name },
            { id: "recent", label: columns.share_of_revenue, unit: "share", value: (row) => row.share_365 },
            { id: "share", label: own.toDate, unit: "share", value: (row) => row.share },
            { id: "revenue", label: columns.net_revenue, unit: "money", value: (row) => row.net_revenue },
          ]}
        />
      )}
    >
      {rows.length === 0 || (!isRecent && rows.every((row) => row.share === null)) ? (
        <State mark={marks.empty} title={own.mixNone} isInline />
      ) : (
        <div class="meters tight">
          {rows.map((row) => (
            <div
              key={row.name}
              data-tip={`${name(row)}\n${columns.share_of_revenue}: ${share(row.share_365)}\n${own.toDate}: ${share(row.share)}`}
            >
              <p>
                <span>{name(row)}</span>
                <strong class="number">{share(shareOf(row))}</strong>
              </p>
              <span class="bar marked">
                <span style={{ width: `${Math.min(1, Math.max(0, shareOf(row) ?? 0)) * 100}%` }} />
                {row.share !== null && row.share > 0 && (
                  <i style={{ left: `${Math.min(1, row.share) * 100}%` }} />
                )}
              </span>
            </div>
          ))}
        </div>
      )}
    </Block>
  );
}
