import { type Format, missing } from "../../format/index.ts";
import { Block, type Defined } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { marks, State } from "../../shell/states.tsx";
import { segmentWord } from "../../words/segment.ts";
import { titleOf } from "../models/judge.ts";
import type { CustomerData } from "./load.ts";

interface Score {
  readonly label: string;
  readonly value: string;
  readonly exact: string;
  /** What goes with the value: its range, or another's estimate. */
  readonly beside?: string | undefined;
  readonly origin: readonly [table: string, column: string];
  readonly reasons: readonly string[];
}

/** The models' estimates, each with the sentences that explain it. */
export function Scores({ data, format }: { data: CustomerData; format: Format }) {
  const { words, dictionary, language } = useApp();
  const { record } = data;
  const { customer: own, columns } = words;
  const { transaction_score, spend_score, clv, churn, rfm_segment, cluster, renewal } = record;
  if (!transaction_score || !clv || !churn || !spend_score) {
    return (
      <Block
        id="scores"
        span={5}
        title={own.noScores}
        subtitle={own.scoresSubtitle(format.day(record.as_of))}
      >
        <State mark={marks.empty} title={own.noScores} isInline />
      </Block>
    );
  }
  const days = (value: number) => format.exact(Math.round(value), "days");
  const range = (low: number, high: number, unit: "money" | "count") =>
    own.range(format.compact(low, unit), format.compact(high, unit));
  const judge = titleOf(churn.model, data, words);
  const scores: Score[] = [
    {
      label: columns.p_alive,
      value: format.compact(transaction_score.p_alive, "probability"),
      exact: format.exact(transaction_score.p_alive, "probability"),
      origin: ["transaction_score", "p_alive"],
      reasons: transaction_score.reasons,
    },
    {
      label: own.ordersExpected(days(transaction_score.horizon)),
      value: format.axis(transaction_score.expected_orders, "number"),
      exact: format.exact(transaction_score.expected_orders, "number"),
      beside: range(transaction_score.orders_p10, transaction_score.orders_p90, "count"),
      origin: ["transaction_score", "expected_orders"],
      reasons: [],
    },
    {
      label: columns.clv,
      value: format.compact(clv.clv, "money"),
      exact: format.exact(clv.clv, "money"),
      beside:
        clv.clv_p10 === null || clv.clv_p90 === null ? own.noRange : range(clv.clv_p10, clv.clv_p90, "money"),
      origin: ["clv", "clv"],
      reasons: clv.reasons,
    },
    {
      label: `${columns.churn_probability} (${days(churn.horizon)})`,
      value: format.compact(churn.churn_probability, "probability"),
      exact: format.exact(churn.churn_probability, "probability"),
      beside: `${own.byPurchaseModel(format.compact(churn.purchase_model_probability, "probability"))} · ${own.judgedBy(judge)}`,
      origin: ["churn", "churn_probability"],
      reasons: churn.reasons,
    },
    {
      label: columns.revenue_at_risk,
      value: format.compact(churn.revenue_at_risk, "money"),
      exact: format.exact(churn.revenue_at_risk, "money"),
      origin: ["churn", "revenue_at_risk"],
      reasons: [],
    },
    {
      label: own.expectedSpend,
      value: format.compact(spend_score.expected_spend, "money"),
      exact: format.exact(spend_score.expected_spend, "money"),
      origin: ["spend_score", "expected_spend"],
      reasons: spend_score.reasons,
    },
    {
      label: rfm_segment ? `${own.rfm}: ${segmentWord(words, rfm_segment.segment)}` : own.rfm,
      value: rfm_segment ? own.rfmValue(rfm_segment.r, rfm_segment.f, rfm_segment.m) : missing,
      exact: rfm_segment ? segmentWord(words, rfm_segment.segment) : missing,
      origin: ["rfm_segment", "segment"],
      reasons: rfm_segment?.reasons ?? [],
    },
    ...(cluster
      ? [
          {
            label: `${own.cluster}: ${language === "zh" ? cluster.name_zh : cluster.name}`,
            value: format.exact(cluster.cluster, "count"),
            exact: own.nearestOther(format.exact(cluster.second_cluster, "count")),
            origin: ["customer_cluster", "cluster"] as const,
            reasons: cluster.reasons,
          },
        ]
      : []),
    ...(renewal && renewal.retention_probability !== null
      ? [
          {
            label: own.renewal,
            value: format.compact(renewal.retention_probability, "probability"),
            exact: format.exact(renewal.retention_probability, "probability"),
            origin: ["renewal_score", "retention_probability"] as const,
            reasons: renewal.reasons,
          },
        ]
      : []),
  ];
  const defined = scores.map(({ label, origin }): Defined => [...origin, label]);
  return (
    <Block
      id="scores"
      span={5}
      rows={3}
      title={own.scoresTitle(
        format.compact(transaction_score.p_alive, "probability"),
        format.axis(transaction_score.expected_orders_365, "number"),
      )}
      subtitle={own.scoresSubtitle(format.day(record.as_of))}
      defined={defined}
    >
      {scores.map(({ label, value, exact, beside, origin, reasons }) => (
        <div
          class="score"
          key={label}
          data-tip={`${label}\n${exact}`}
          data-definition={dictionary.define(...origin)}
        >
          <p>
            <span>{label}</span>
            <strong>{value}</strong>
          </p>
          {beside && <p class="beside">{beside}</p>}
          {reasons.length > 0 && (
            <ul class="reasons">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </Block>
  );
}
