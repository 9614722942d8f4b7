import { type Config, literal } from "../../ingest/index.ts";
import { completed } from "./rules.ts";

type Rfm = Config["models"]["rfm"];

/**
 * What the SQL of scores reads by getvariable, as SQL expressions by name.
 *
 * - `rfm_measures`: how each measure is cut: by, number of scores, step and the configured cuts
 * - `rfm_frequency`: what frequency counts
 * - `rfm_rules`: the segments' rules, in the order in which they are tried
 */
export function rfmVariables({ recency, frequency, monetary, segments }: Rfm): Record<string, string> {
  const measures = Object.entries({ recency, frequency, monetary }).map(([measure, rule]) => {
    const cuts = rule.by === "amount" ? rule.cuts : [];
    const parts = rule.by === "amount" ? cuts.length + 1 : rule.by === "quantile" ? rule.parts : 5;
    const step = rule.by === "quantile" ? rule.step : 0;
    return `{measure: ${literal(measure)}, method: ${literal(rule.by)}, parts: ${parts}::INTEGER, step: ${step}::DOUBLE, cuts: [${cuts.join(", ")}]::DOUBLE[]}`;
  });
  const rules = completed(segments).map(({ name, r, f, m }, i) => {
    const ends = Object.entries({ r, f, m }).map(([score, [low, high]]) => [
      `${score}_from: ${low}::BIGINT`,
      `${score}_to: ${high}::BIGINT`,
    ]);
    return `{place: ${i + 1}::BIGINT, segment: ${literal(name)}, ${ends.flat().join(", ")}}`;
  });
  return {
    rfm_measures: `[${measures.join(", ")}]`,
    rfm_frequency: literal(frequency.count),
    rfm_rules: `[${rules.join(", ")}]`,
  };
}
