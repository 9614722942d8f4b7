import type { CustomerRecord } from "../../data/client.ts";
import { type Format, missing } from "../../format/index.ts";
import { useApp } from "../../shell/context.ts";
import { TierName } from "../../shell/tier.tsx";

/** Tier, what the company does for it, why, and the master data. */
export function Profile({ record, format }: { record: CustomerRecord; format: Format }) {
  const { words, dictionary } = useApp();
  const { customer: own, columns, domain } = words;
  const { customer, tier } = record;
  const facts = [
    ["region", customer.region],
    ["industry", customer.industry],
    ["channel", customer.channel],
    ["owner_name", customer.owner_name && [customer.owner_name, customer.team].filter(Boolean).join(", ")],
    ["net_revenue", format.compact(customer.net_revenue, "money")],
    ["contribution", format.compact(customer.contribution, "money")],
  ] as const;
  return (
    <section class="profile tier-edge" data-tier={tier?.tier} aria-label={own.detailsTitle}>
      <div class="profile-lines">
        <p>
          <TierName tier={tier?.tier ?? null} />
          {tier && (
            <span class="muted">
              {" "}
              · {columns.trend}: {domain.trend[tier.trend]}
            </span>
          )}
        </p>
        {tier && (
          <>
            <p data-tip={own.treatment} data-definition={dictionary.define("customer_tier", "treatment")}>
              {tier.treatment}
            </p>
            <p class="muted">
              <span
                data-tip={own.cap}
                data-definition={dictionary.define("customer_tier", "service_cost_limit")}
              >
                {own.cap}:{" "}
                {own.capLimit(
                  format.exact(tier.service_cost_cap, "share"),
                  format.compact(tier.service_cost_limit, "money"),
                )}
              </span>
            </p>
            <ul class="reasons">
              {tier.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
              {tier.is_held_by_band && <li>{own.held}</li>}
              {tier.is_annualised && <li>{own.annualised}</li>}
              {customer.has_margin_estimate && <li>{own.marginEstimate}</li>}
            </ul>
          </>
        )}
        {customer.is_frozen && (
          <p class="worse">▼ {own.frozen(customer.frozen_reason ?? own.frozenNoReason)}</p>
        )}
      </div>
      <dl class="facts profile-facts">
        {facts.map(([column, value]) => (
          <div
            key={column}
            data-tip={columns[column]}
            data-definition={dictionary.define("customer", column)}
          >
            <dt>{columns[column]}</dt>
            <dd>{value || missing}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
