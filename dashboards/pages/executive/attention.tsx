import type { ListRow } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { customerAddress } from "../../shell/search.tsx";
import { marks, State } from "../../shell/states.tsx";
import type { Words } from "../../words/index.ts";
import type { ExecutiveData } from "./load.ts";

interface Item {
  readonly id: string;
  readonly tone: "better" | "worse" | "warning";
  readonly what: string;
  readonly first?: { readonly key: string; readonly name: string; readonly reason: string } | undefined;
  readonly treatment?: string | undefined;
  readonly link: string;
  readonly linkText: string;
}

/** What changed, why (the first reason of the largest customer concerned) and what to do (the tier's treatment). */
export function attentionItems(data: ExecutiveData, format: Format, words: Words): Item[] {
  const { executive } = words;
  const high = data.treatHigh.rows[0]?.treatment;
  const potential = data.treatPotential.rows[0]?.treatment;
  const about = (
    id: "fell" | "overdue" | "falling" | "frozen" | "rising",
    query: string,
    treatment: string | undefined,
    why: (row: ListRow) => string,
  ): Item[] => {
    const { total = 0, rows } = data[id];
    const [customer] = rows;
    if (total === 0 || !customer) return [];
    const count = format.compact(total, "count");
    return [
      {
        id,
        tone: id === "rising" ? "better" : "worse",
        what: executive[id](total, count),
        first: {
          key: customer.customer_key,
          name: customer.name ?? customer.customer_key,
          reason: why(customer),
        },
        treatment,
        link: `/segments?${query}`,
        linkText: executive.see(total, count),
      },
    ];
  };
  const established = (row: ListRow) =>
    executive.whyEstablished(format.compact(row.established_value, "money"));
  const warned = data.warnings.total ?? 0;
  return [
    ...about("fell", "previous_tier=high&tier=potential&tier=secondary&tier=low", undefined, (row) =>
      executive.whyFell(
        row.tier ? words.domain.tier[row.tier] : "",
        row.reasons?.slice(0, 2).join(" ") ?? "",
      ),
    ),
    ...about("overdue", "tier=high&is_overdue=true", high, (row) =>
      executive.whyOverdue(format.day(row.last_order_on), format.compact(row.revenue_at_risk, "money")),
    ),
    ...about("falling", "tier=high&trend=falling", high, established),
    ...about("frozen", "tier=high&is_frozen=true", high, established),
    ...about("rising", "tier=potential&trend=rising", potential, (row) =>
      executive.whyPotential(format.compact(row.potential_value, "money")),
    ),
    ...(warned > 0
      ? [
          {
            id: "checks",
            tone: "warning" as const,
            what: executive.checks(warned, format.compact(warned, "count")),
            link: "/data#checks",
            linkText: executive.seeChecks,
          },
        ]
      : []),
  ];
}

const sign = { better: "▲", worse: "▼", warning: "◆" };

export function Attention({ data, format }: { data: ExecutiveData; format: Format }) {
  const { words } = useApp();
  const { executive } = words;
  const items = attentionItems(data, format, words);
  return (
    <Block
      id="attention"
      span={4}
      rows={2}
      title={executive.attentionTitle(items.length)}
      subtitle={executive.attentionSubtitle}
    >
      {items.length === 0 && <State mark={marks.empty} title={executive.attentionTitle(0)} isInline />}
      <ul class="attention">
        {items.map((item) => (
          <li key={item.id}>
            <h3>
              <span class={item.tone} aria-hidden="true">
                {sign[item.tone]}
              </span>
              {item.what}
            </h3>
            {item.first && (
              <p>
                <a href={customerAddress(item.first.key)}>{item.first.name}</a>
                {item.first.reason && `: ${item.first.reason}`}
              </p>
            )}
            {item.treatment && <p>{executive.treat(item.treatment)}</p>}
            <p>
              <a href={item.link}>{item.linkText}</a>
            </p>
          </li>
        ))}
      </ul>
    </Block>
  );
}
