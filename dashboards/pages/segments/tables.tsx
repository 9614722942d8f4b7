import { type Tier, tiers } from "../../data/client.ts";
import { type Format, missing } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable, type Field } from "../../shell/data_table.tsx";
import { address } from "../../shell/place.ts";
import { TierName } from "../../shell/tier.tsx";
import { segmentWord } from "../../words/segment.ts";
import { toggled } from "./filters.ts";
import type { Frame, Selection } from "./load.ts";

interface Props {
  readonly selection: Selection;
  readonly frame: Frame;
  readonly filters: URLSearchParams;
  readonly format: Format;
}

interface Sums {
  readonly customers: number;
  readonly established_value: number;
  readonly potential_value: number;
  readonly revenue_at_risk: number;
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

export function TierTable({ selection, frame, filters, format }: Props) {
  const { words, dictionary } = useApp();
  const { segments, columns } = words;
  const { summary } = selection;
  const { total } = summary;
  const rows = tiers.map((tier) => ({
    ...(summary.tiers.find((row) => row.tier === tier) ?? {
      customers: 0,
      established_value: 0,
      potential_value: 0,
      net_revenue: 0,
      revenue_at_risk: 0,
    }),
    tier,
    treatment: frame[tier].rows[0]?.treatment,
    service_cost_cap: frame[tier].rows[0]?.service_cost_cap,
  }));
  const high = rows[0]!;
  const title = segments.tiersTitle(
    format.compact(ratio(high.customers, total.customers), "share"),
    format.compact(ratio(high.established_value, total.established_value), "share"),
  );
  const define = (column: string) => dictionary.define("customer_tier", column);
  type Row = (typeof rows)[number];
  const fields: Field<Row>[] = [
    {
      id: "tier",
      label: columns.tier,
      value: (row) => row.tier,
      show: (row) => <TierName tier={row.tier} />,
    },
    { id: "customers", label: columns.customers, unit: "count", value: (row) => row.customers },
    {
      id: "customer_share",
      label: columns.customer_share,
      unit: "share",
      value: (row) => ratio(row.customers, total.customers),
      isMinor: true,
    },
    {
      id: "established_value",
      label: columns.established_value,
      unit: "money",
      value: (row) => row.established_value,
      definition: define("established_value"),
    },
    {
      id: "established_share",
      label: columns.established_share,
      unit: "share",
      value: (row) => ratio(row.established_value, total.established_value),
      show: (row) => (
        <ShareBar
          tier={row.tier}
          share={ratio(row.established_value, total.established_value)}
          format={format}
        />
      ),
    },
    {
      id: "potential_value",
      label: columns.potential_value,
      unit: "money",
      value: (row) => row.potential_value,
      definition: define("potential_value"),
    },
    {
      id: "revenue_at_risk",
      label: columns.revenue_at_risk,
      unit: "money",
      value: (row) => row.revenue_at_risk,
      definition: dictionary.define("churn", "revenue_at_risk"),
    },
    {
      id: "treatment",
      label: columns.treatment,
      value: (row) => row.treatment,
      definition: define("treatment"),
    },
    {
      id: "cap",
      label: columns.service_cost_cap,
      unit: "share",
      value: (row) => row.service_cost_cap,
      show: (row) => format.exact(row.service_cost_cap, "share"),
      definition: define("service_cost_cap"),
    },
  ];
  return (
    <Block id="tiers" span={12} title={title} subtitle={`${segments.tiersSubtitle} · ${summary.currency}`}>
      <DataTable
        caption={title}
        rows={rows}
        fields={fields}
        format={format}
        keyOf={(row) => row.tier}
        linkOf={(row) => address("/segments", toggled(filters, "tier", row.tier))}
        isChosen={(row) => filters.has("tier", row.tier)}
      />
    </Block>
  );
}

function ShareBar({ tier, share, format }: { tier: Tier; share: number | null; format: Format }) {
  if (share === null) return <>{missing}</>;
  return (
    <>
      {format.plain(share, "share")}
      <span class="bar tier-bar" data-tier={tier}>
        <span style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
      </span>
    </>
  );
}

export function SegmentTable({ selection, filters, format }: Props) {
  const { words, dictionary } = useApp();
  const { segments, columns } = words;
  const { summary } = selection;
  const rows = summary.rfm_segments.filter(
    (row) => row.rfm_segment !== null && (row.customers > 0 || filters.has("rfm_segment", row.rfm_segment)),
  );
  const riskiest = [...rows].sort((a, b) => b.revenue_at_risk - a.revenue_at_risk)[0];
  const title =
    riskiest?.rfm_segment && riskiest.revenue_at_risk > 0
      ? segments.segmentsTitle(
          segmentWord(words, riskiest.rfm_segment),
          format.compact(riskiest.revenue_at_risk, "money"),
        )
      : segments.rfmNone;
  const money = (column: keyof Sums, definition: string) => ({
    id: column,
    label: columns[column],
    unit: "money" as const,
    value: (row: Sums) => row[column],
    definition,
  });
  return (
    <Block
      id="rfm-segments"
      span={12}
      title={title}
      subtitle={segments.segmentsSubtitle(summary.currency)}
      defined={[
        ["rfm_segment", "segment", columns.rfm_segment],
        ["churn", "revenue_at_risk", columns.revenue_at_risk],
      ]}
    >
      <DataTable
        caption={title}
        rows={rows}
        format={format}
        keyOf={(row) => row.rfm_segment ?? ""}
        linkOf={(row) => address("/segments", toggled(filters, "rfm_segment", row.rfm_segment ?? ""))}
        isChosen={(row) => filters.has("rfm_segment", row.rfm_segment ?? "")}
        fields={[
          {
            id: "segment",
            label: columns.rfm_segment,
            value: (row) => (row.rfm_segment ? segmentWord(words, row.rfm_segment) : null),
          },
          { id: "customers", label: columns.customers, unit: "count", value: (row) => row.customers },
          {
            id: "share",
            label: columns.customer_share,
            unit: "share",
            value: (row) => ratio(row.customers, summary.total.customers),
            isMinor: true,
          },
          {
            id: "net_revenue",
            label: columns.net_revenue,
            unit: "money",
            value: (row) => row.net_revenue,
            definition: dictionary.define("customer", "net_revenue"),
          },
          {
            ...money("established_value", dictionary.define("customer_tier", "established_value")),
            isMinor: true,
          },
          {
            ...money("potential_value", dictionary.define("customer_tier", "potential_value")),
            isMinor: true,
          },
          money("revenue_at_risk", dictionary.define("churn", "revenue_at_risk")),
        ]}
      />
    </Block>
  );
}
