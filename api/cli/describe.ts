import type { CustomerRecord } from "../index.ts";
import { words } from "./words.ts";

/** A customer's record as a person reads it: what it is, what it is worth, and why. */
export function describeCustomer(record: CustomerRecord, currency: string, language: "en" | "zh"): string[] {
  const { customer, tier, rfm_segment: rfm, transaction_score: score, clv, churn, next_order: next } = record;
  const say = words[language];
  const decimals = new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 2 });
  const money = (value: number) => decimals.format(value);
  const percent = (value: number) =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(value);
  const because = (reasons: readonly string[]) => reasons.map((reason) => `    · ${reason}`);

  const lines = [
    `${customer.customer_key}  ${customer.name ?? ""}`.trim(),
    `  ${say.totals(customer.orders, money(customer.net_revenue), money(customer.contribution))}`,
  ];
  if (customer.is_frozen) lines.push(`  ${say.frozen(customer.frozen_reason)}`);
  if (tier) {
    lines.push(
      `  ${say.tier(tier.tier, tier.previous_tier, tier.trend)}`,
      `    ${say.values(money(tier.established_value), money(tier.potential_value))}`,
      `    ${say.treatment(tier.treatment, money(tier.service_cost_limit))}`,
      ...because(tier.reasons),
    );
  }
  if (!rfm || !score || !clv || !churn) return [...lines, `  ${say.noPurchase}`];
  lines.push(`  RFM ${rfm.r}${rfm.f}${rfm.m}: ${rfm.segment}`, ...because(rfm.reasons));
  lines.push(`  ${say.alive(percent(score.p_alive), score.model)}`, ...because(score.reasons));
  lines.push(`  ${say.lifetime(clv.horizon, money(clv.clv), clv.model)}`, ...because(clv.reasons));
  const risk = money(churn.revenue_at_risk);
  lines.push(
    `  ${say.churn(churn.horizon, percent(churn.churn_probability), risk)}`,
    ...because(churn.reasons),
  );
  if (next) lines.push(`  ${say.next(next.expected_on, next.p10_on, next.p90_on, next.is_overdue)}`);
  return lines;
}
