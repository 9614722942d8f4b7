import type { CustomerRecord, Facts } from "../../data/client.ts";
import { type Format, missing } from "../../format/index.ts";
import { Block, type Defined } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { marks, State } from "../../shell/states.tsx";
import { segmentWord } from "../../words/segment.ts";

interface Score {
  readonly label: string;
  readonly value: string;
  readonly exact: string;
  readonly origin: readonly [table: string, column: string];
  readonly reasons: readonly string[];
}

/** The models' estimates, each with the sentences that explain it. */
export function Scores({ record, format }: { record: CustomerRecord & Facts; format: Format }) {
  const { words, dictionary } = useApp();
  const { customer: own, columns } = words;
  const { transaction_score, spend_score, clv, churn, rfm_segment } = record;
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
  const scores: Score[] = [
    {
      label: columns.p_alive,
      value: format.compact(transaction_score.p_alive, "probability"),
      exact: format.exact(transaction_score.p_alive, "probability"),
      origin: ["transaction_score", "p_alive"],
      reasons: transaction_score.reasons,
    },
    {
      label: columns.clv,
      value: format.compact(clv.clv, "money"),
      exact: format.exact(clv.clv, "money"),
      origin: ["clv", "clv"],
      reasons: clv.reasons,
    },
    {
      label: `${columns.churn_probability} (${format.exact(Math.round(churn.horizon), "days")})`,
      value: format.compact(churn.churn_probability, "probability"),
      exact: format.exact(churn.churn_probability, "probability"),
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
  ];
  const defined = scores.map(({ label, origin }): Defined => [...origin, label]);
  return (
    <Block
      id="scores"
      span={5}
      isTall
      title={own.scoresTitle(
        format.compact(transaction_score.p_alive, "probability"),
        format.axis(transaction_score.expected_orders_365, "number"),
      )}
      subtitle={own.scoresSubtitle(format.day(record.as_of))}
      defined={defined}
    >
      {scores.map(({ label, value, exact, origin, reasons }) => (
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
