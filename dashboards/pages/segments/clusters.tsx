import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import { TierName } from "../../shell/tier.tsx";
import type { Frame } from "./load.ts";

/** Groups of customers who buy alike, which nobody defined. */
export function Clusters({ frame, format }: { frame: Frame; format: Format }) {
  const { words, dictionary, language } = useApp();
  const { segments: own, columns } = words;
  const { rows, currency } = frame.clusters;
  type Row = (typeof rows)[number];
  const name = (row: Row) => (language === "zh" ? row.name_zh : row.name);
  const define = (column: string) => dictionary.define("cluster", column);
  const how = <a href="/models/clusters">{own.clustersHow}</a>;
  const spend = rows.reduce((sum, row) => sum + row.net_spend, 0);
  const first = [...rows].sort((a, b) => b.net_spend - a.net_spend)[0];
  if (!first) {
    return (
      <Block id="clusters" span={12} title={own.clustersNone} subtitle={own.wholeCompany}>
        <State mark={marks.empty} title={own.clustersNone} isInline>
          <p>
            {own.clustersNoneBody} {how}
          </p>
        </State>
      </Block>
    );
  }
  const title = own.clustersTitle(
    format.exact(rows.length, "count"),
    name(first),
    format.compact(spend > 0 ? first.net_spend / spend : null, "share"),
  );
  return (
    <Block
      id="clusters"
      span={12}
      title={title}
      subtitle={`${own.clustersSubtitle(currency)} · ${own.wholeCompany}`}
      defined={[
        ["cluster", "name", own.cluster],
        ["cluster", "silhouette", words.charts.silhouette],
        ["cluster", "stability", words.charts.stability],
        ["cluster", "dominant_tier", own.mostly],
      ]}
    >
      <DataTable
        caption={title}
        rows={rows}
        keyOf={(row) => `${row.cluster}`}
        format={format}
        fields={[
          {
            id: "name",
            label: own.cluster,
            value: (row) => `${row.cluster} · ${name(row)}`,
            definition: define("name"),
          },
          { id: "customers", label: columns.customers, unit: "count", value: (row) => row.customers },
          {
            id: "spend",
            label: own.netSpend,
            unit: "money",
            value: (row) => row.net_spend,
            show: (row) => format.compact(row.net_spend, "money"),
            definition: define("net_spend"),
          },
          {
            id: "days",
            label: own.medianDays,
            unit: "days",
            value: (row) => row.median_days_since_purchase,
            show: (row) => format.exact(Math.round(row.median_days_since_purchase), "days"),
            definition: define("median_days_since_purchase"),
          },
          {
            id: "purchases",
            label: own.medianPurchases,
            unit: "count",
            value: (row) => row.median_purchase_days,
            show: (row) => format.axis(row.median_purchase_days, "number"),
            definition: define("median_purchase_days"),
          },
          {
            id: "mean",
            label: own.medianSpend,
            unit: "money",
            value: (row) => row.median_mean_spend,
            show: (row) => format.compact(row.median_mean_spend, "money"),
            definition: define("median_mean_spend"),
          },
          {
            id: "margin",
            label: own.medianMargin,
            unit: "share",
            value: (row) => row.median_margin,
            definition: define("median_margin"),
            isMinor: true,
          },
          {
            id: "tier",
            label: own.mostly,
            value: (row) => row.dominant_tier,
            show: (row) => <TierName tier={row.dominant_tier} isShort />,
            definition: define("dominant_tier"),
          },
          { id: "treatment", label: columns.treatment, value: (row) => row.treatment, isMinor: true },
        ]}
      />
      <p class="block-foot">{how}</p>
    </Block>
  );
}
