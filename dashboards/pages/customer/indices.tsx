import type { ComponentChildren } from "preact";
import type { CustomerRecord } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { marks, State } from "../../shell/states.tsx";

interface Part {
  readonly id: string;
  readonly label: string;
  /** 0…1; missing without data. */
  readonly score: number | null;
  /** What the score rests on. */
  readonly fact: string;
  readonly definition: string;
}

function Parts({
  parts,
  format,
  children,
}: {
  parts: readonly Part[];
  format: Format;
  children?: ComponentChildren;
}) {
  const { words } = useApp();
  const own = words.customer;
  return (
    <>
      <div class="meters tight">
        {parts.map(({ id, label, score, fact, definition }) => (
          <div key={id} data-tip={label} data-definition={definition}>
            <p>
              <span>
                {label} <span class="muted">{score === null ? "" : fact}</span>
              </span>
              {score === null ? (
                <span class="muted">{own.noData}</span>
              ) : (
                <strong class="number">{format.exact(Math.round(100 * score), "count")}</strong>
              )}
            </p>
            <span class="bar">
              <span style={{ width: `${Math.min(1, Math.max(0, score ?? 0)) * 100}%` }} />
            </span>
          </div>
        ))}
      </div>
      {children}
    </>
  );
}

function Reasons({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul class="reasons notes">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

const index = (value: number, format: Format) => format.exact(Math.round(value), "count");

/** How firmly the customer keeps to the company, and by what. */
export function Loyalty({ record, format }: { record: CustomerRecord; format: Format }) {
  const { words, dictionary } = useApp();
  const { customer: own, domain } = words;
  const { loyalty } = record;
  const days = (value: number | null) => format.exact(value === null ? null : Math.round(value), "days");
  if (!loyalty) {
    return (
      <Block id="loyalty" span={4} title={own.loyaltyNone} subtitle={own.notBought}>
        <State mark={marks.empty} title={own.notBought} isInline />
      </Block>
    );
  }
  const facts = {
    tenure: days(loyalty.tenure_days),
    constancy: `${format.exact(loyalty.active_periods, "count")} / ${format.exact(loyalty.periods, "count")}`,
    recency: days(loyalty.days_since_purchase),
    breadth: loyalty.categories === null ? "" : format.exact(loyalty.categories, "count"),
    advocacy: "",
  };
  const parts = (Object.keys(facts) as (keyof typeof facts)[]).map((id) => ({
    id,
    label: domain.part[id],
    score: loyalty[`${id}_score`],
    fact: facts[id],
    definition: dictionary.define("loyalty", `${id}_score`),
  }));
  const known = parts.filter((part) => part.score !== null);
  const lowest = known.reduce((low, part) => (part.score! < low.score! ? part : low), known[0]!);
  const title =
    loyalty.loyalty === null
      ? own.loyaltyNone
      : lowest.score! < 0.5
        ? own.loyaltyTitle(index(loyalty.loyalty, format), lowest.label.toLocaleLowerCase())
        : own.loyaltyFull(index(loyalty.loyalty, format));
  return (
    <Block
      id="loyalty"
      span={4}
      title={title}
      subtitle={
        loyalty.loyalty === null
          ? own.loyaltyNoneBody
          : own.loyaltySubtitle(format.exact(known.length, "count"), format.exact(parts.length, "count"))
      }
      defined={[
        ["loyalty", "loyalty", words.models.part],
        ...parts.map(({ id, label }) => ["loyalty", `${id}_score`, label] as const),
      ]}
    >
      <Parts parts={parts} format={format}>
        <Reasons reasons={loyalty.reasons} />
      </Parts>
    </Block>
  );
}

const components = {
  referral: ["referred_customers"],
  reference: ["won_opportunities", "tenure_years", "satisfaction"],
  channel: ["accounts_below", "is_partner"],
  co_creation: ["development_contacts", "new_products"],
} as const;

/** What the customer is worth through the way of doing business. */
export function ModelValue({ record, format }: { record: CustomerRecord; format: Format }) {
  const { words, dictionary } = useApp();
  const { customer: own, domain } = words;
  const { model_value: value } = record;
  if (!value) return null;
  const write = (input: (typeof components)[keyof typeof components][number]): string => {
    const at = value[input];
    if (at === null) return `${domain.part[input]}: ${own.noData}`;
    const shown =
      typeof at === "boolean"
        ? at
          ? domain.yes
          : domain.no
        : input === "satisfaction"
          ? format.compact(at, "share")
          : format.axis(at, "number");
    return `${domain.part[input]}: ${shown}`;
  };
  const parts = (Object.keys(components) as (keyof typeof components)[]).map((id) => ({
    id,
    label: domain.part[id],
    score: value[`${id}_score`] === null ? null : value[`${id}_score`]! / 100,
    fact: "",
    definition: dictionary.define("model_value", `${id}_score`),
    inputs: components[id].map(write),
  }));
  const title =
    value.model_value === null
      ? own.modelValueNone
      : own.modelValueTitle(index(value.model_value, format), format.exact(value.inputs, "count"));
  return (
    <Block
      id="model-value"
      span={4}
      title={title}
      subtitle={own.modelValueSubtitle}
      defined={[
        ["model_value", "model_value", own.modelValue],
        ...Object.values(components)
          .flat()
          .map((input) => ["model_value", input, domain.part[input]] as const),
      ]}
    >
      <div class="meters tight">
        {parts.map(({ id, label, score, definition, inputs }) => (
          <div key={id} data-tip={label} data-definition={definition}>
            <p>
              <span>{label}</span>
              {score === null ? (
                <span class="muted">{own.noData}</span>
              ) : (
                <strong class="number">{index(100 * score, format)}</strong>
              )}
            </p>
            <span class="bar">
              <span style={{ width: `${Math.min(1, Math.max(0, score ?? 0)) * 100}%` }} />
            </span>
            <p class="inputs">{inputs.join(" · ")}</p>
          </div>
        ))}
      </div>
      <Reasons reasons={value.reasons} />
    </Block>
  );
}
