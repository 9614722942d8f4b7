import { useState } from "preact/hooks";
import { type Tier, tiers } from "../../data/client.ts";
import { type Format, missing } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import { Switch } from "../../shell/switch.tsx";
import { TierName } from "../../shell/tier.tsx";
import { segmentWord } from "../../words/segment.ts";
import type { Frame } from "./load.ts";

const levels = ["tier", "rfm_segment", "owner"] as const;

/** How much of what was expected a horizon ago has come. */
export function Conversion({ frame, format }: { frame: Frame; format: Format }) {
  const { words, dictionary } = useApp();
  const { segments: own, columns } = words;
  const [level, setLevel] = useState<(typeof levels)[number]>("tier");
  const { rows, currency } = frame.conversion;
  type Row = (typeof rows)[number];
  const company = rows.find((row) => row.level === "company");
  const define = (column: string) => dictionary.define("conversion", column);
  if (!company || company.coefficient === null) {
    return (
      <Block id="conversion" span={6} title={own.conversionNone} subtitle={own.wholeCompany}>
        <State mark={marks.empty} title={own.conversionNone} isInline>
          {(company?.reasons.length ? company.reasons : [own.conversionNoneBody]).map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </State>
      </Block>
    );
  }
  const title = own.conversionTitle(
    format.compact(company.coefficient, "rate"),
    format.day(company.from_day),
  );
  const order = (row: Row) =>
    level === "tier" ? tiers.indexOf(row.name as Tier) : -(row.coefficient ?? -1e9);
  const shown = rows.filter((row) => row.level === level).sort((a, b) => order(a) - order(b));
  const name = (row: Row) =>
    row.level === "rfm_segment" ? segmentWord(words, row.name) : (row.label ?? row.name);
  return (
    <Block
      id="conversion"
      span={6}
      title={title}
      subtitle={`${own.conversionSubtitle(currency)} · ${own.wholeCompany}`}
      defined={[
        ["conversion", "coefficient", own.coefficient],
        ["conversion", "realised", own.realised],
        ["conversion", "potential", own.potentialThen],
      ]}
      controls={
        <Switch
          label={own.conversionBy}
          value={level}
          onChange={setLevel}
          options={levels.map((one) => [one, own.conversionLevel[one]] as const)}
        />
      }
    >
      <div class="table-scroll">
        <DataTable
          caption={title}
          rows={[...shown, company]}
          keyOf={(row) => `${row.level} ${row.name}`}
          format={format}
          fields={[
            {
              id: "name",
              label: own.conversionLevel[level],
              value: name,
              show: (row) =>
                row.level === "company" ? (
                  <strong>{words.shell.all}</strong>
                ) : row.level === "tier" ? (
                  <TierName tier={row.name as Tier} isShort />
                ) : (
                  name(row)
                ),
            },
            {
              id: "customers",
              label: columns.customers,
              unit: "count",
              value: (row) => row.customers,
              isMinor: true,
            },
            {
              id: "potential",
              label: own.potentialThen,
              unit: "money",
              value: (row) => row.potential,
              show: (row) => format.compact(row.potential, "money"),
              definition: define("potential"),
            },
            {
              id: "realised",
              label: own.realised,
              unit: "money",
              value: (row) => row.realised,
              show: (row) => format.compact(row.realised, "money"),
              definition: define("realised"),
            },
            {
              id: "coefficient",
              label: own.coefficient,
              unit: "rate",
              value: (row) => row.coefficient,
              show: (row) =>
                row.coefficient === null ? (
                  <span title={row.reasons.join(" ")}>{missing}</span>
                ) : (
                  format.compact(row.coefficient, "rate")
                ),
              definition: define("coefficient"),
            },
          ]}
        />
      </div>
    </Block>
  );
}
