import type { CustomerRecord } from "../index.ts";

/** A customer's record as a person reads it: what it is, what it is worth, and why. */
export function describeCustomer(record: CustomerRecord, currency: string, language: "en" | "zh"): string[] {
  const { customer, tier, rfm_segment: rfm, transaction_score: score, clv, churn, next_order: next } = record;
  const money = (value: number | null | undefined) =>
    value === null || value === undefined
      ? "—"
      : new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 2 }).format(
          value,
        );
  const percent = (value: number) =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(value);
  const because = (reasons: readonly string[]) => reasons.map((reason) => `    · ${reason}`);
  const lines = [
    `${customer.customer_key}  ${customer.name ?? ""}`.trim(),
    `  Orders ${customer.orders}, net revenue ${money(customer.net_revenue)}, contribution ${money(customer.contribution)}`,
  ];
  if (customer.is_frozen) lines.push(`  Frozen: ${customer.frozen_reason ?? "no reason given"}`);
  if (tier) {
    lines.push(
      `  Tier ${tier.tier} (was ${tier.previous_tier ?? "new"}), trend ${tier.trend}`,
      `    established ${money(tier.established_value)}, potential ${money(tier.potential_value)}`,
      `    treatment: ${tier.treatment}; service up to ${money(tier.service_cost_limit)} a year`,
      ...because(tier.reasons),
    );
  }
  if (!rfm || !score || !clv || !churn) return [...lines, "  No purchase yet, so no purchase scores"];
  lines.push(`  RFM ${rfm.r}${rfm.f}${rfm.m}: ${rfm.segment}`, ...because(rfm.reasons));
  lines.push(`  P(alive) ${percent(score.p_alive)} by ${score.model}`, ...because(score.reasons));
  lines.push(
    `  Lifetime value over ${clv.horizon} days ${money(clv.clv)} by ${clv.model}`,
    ...because(clv.reasons),
  );
  lines.push(
    `  No purchase in ${churn.horizon} days: ${percent(churn.churn_probability)}; at risk ${money(churn.revenue_at_risk)}`,
    ...because(churn.reasons),
  );
  if (next) {
    const when = next.expected_on ?? "not within ten years";
    lines.push(
      `  Next order ${when} (P10 ${next.p10_on ?? "—"}, P90 ${next.p90_on ?? "—"})${next.is_overdue ? ", overdue" : ""}`,
    );
  }
  return lines;
}
