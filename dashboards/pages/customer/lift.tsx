import type { CustomerRecord, Facts } from "../../data/client.ts";
import { type Format, missing } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";
import type { Words } from "../../words/index.ts";

type Lift = NonNullable<CustomerRecord["tier_lift"]>;

/** The ways to make up the shortfall, each by itself; those that are open first, by effort. */
export function leversOf(lift: Lift, { customer: own }: Words, format: Format) {
  const { needed } = own;
  const levers = [
    {
      id: "purchase_days",
      effort: lift.purchase_days_effort,
      need:
        lift.more_purchase_days === null
          ? null
          : needed.purchase_days(format.exact(lift.more_purchase_days, "days")),
    },
    {
      id: "spend",
      effort: lift.spend_effort,
      need:
        lift.more_spend_per_day === null
          ? null
          : needed.spend(format.compact(lift.more_spend_per_day, "money")),
    },
    {
      id: "pipeline",
      effort: lift.pipeline_share,
      need:
        lift.pipeline_share === null
          ? null
          : needed.pipeline(
              format.compact(lift.pipeline_share, "share"),
              format.compact(lift.open_pipeline, "money"),
            ),
    },
    {
      id: "margin",
      effort: lift.margin_effort,
      need: lift.more_margin === null ? null : needed.margin(format.compact(lift.more_margin, "points")),
    },
  ] as const;
  return levers
    .filter((lever) => lever.need !== null)
    .sort((a, b) => (a.effort ?? Number.POSITIVE_INFINITY) - (b.effort ?? Number.POSITIVE_INFINITY));
}

/** What would lift the customer one tier, or keep it where it is. */
export function TierLift({ record, format }: { record: CustomerRecord & Facts; format: Format }) {
  const { words } = useApp();
  const { customer: own, columns, domain } = words;
  const { tier_lift: lift } = record;
  if (!lift) {
    return (
      <Block id="lift" span={4} title={own.liftTop} subtitle={columns.tier}>
        <State mark={marks.done} title={own.liftTopBody} isInline />
      </Block>
    );
  }
  const levers = leversOf(lift, words, format);
  const title =
    lift.target_tier && lift.shortfall !== null && lift.lift_value
      ? own.liftTitle(
          format.compact(lift.shortfall, "money"),
          columns[`${lift.lift_value}_value`].toLocaleLowerCase(),
          domain.tier[lift.target_tier],
        )
      : lift.tier === "high"
        ? own.keepTitle
        : own.liftNone;
  return (
    <Block
      id="lift"
      span={4}
      title={title}
      subtitle={own.liftSubtitle(record.currency)}
      defined={[
        ["tier_lift", "target_tier", columns.tier],
        ["tier_lift", "shortfall", own.need],
        ["tier_lift", "purchase_days_effort", own.effort],
        ["tier_lift", "is_feasible", own.outOfReach],
      ]}
    >
      {levers.length > 0 && (
        <DataTable
          caption={title}
          rows={levers}
          keyOf={(lever) => lever.id}
          format={format}
          fields={[
            {
              id: "lever",
              label: own.lever,
              value: (lever) =>
                `${lever.id === lift.cheapest_lever && lift.is_feasible ? "✓ " : ""}${own.levers[lever.id]}`,
            },
            { id: "need", label: own.need, value: (lever) => lever.need },
            {
              id: "effort",
              label: own.effort,
              unit: "share",
              value: (lever) => lever.effort,
              show: (lever) =>
                lever.effort === null ? (
                  missing
                ) : lever.effort > 1 ? (
                  <span class="muted" title={format.exact(lever.effort, "share")}>
                    {own.outOfReach}
                  </span>
                ) : (
                  format.compact(lever.effort, "share")
                ),
            },
          ]}
        />
      )}
      {lift.reasons.length > 0 && (
        <ul class="reasons notes">
          {lift.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </Block>
  );
}
