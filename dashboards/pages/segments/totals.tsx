import type { Summary } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { useApp } from "../../shell/context.ts";

const shown = [
  ["customers", "count", null],
  ["established_value", "money", ["customer_tier", "established_value"]],
  ["potential_value", "money", ["customer_tier", "potential_value"]],
  ["net_revenue", "money", ["customer", "net_revenue"]],
  ["revenue_at_risk", "money", ["churn", "revenue_at_risk"]],
] as const;

/** The sums of the selection. */
export function Totals({ total, format }: { total: Summary["total"]; format: Format }) {
  const { words, dictionary } = useApp();
  return (
    <div class="kpis five">
      {shown.map(([id, unit, origin]) => (
        <section
          key={id}
          class="kpi"
          data-tip={`${words.columns[id]}\n${format.exact(total[id], unit)}`}
          data-definition={origin ? dictionary.define(origin[0], origin[1]) : undefined}
        >
          <h2>{words.columns[id]}</h2>
          <p class="kpi-value">{format.compact(total[id], unit)}</p>
        </section>
      ))}
    </div>
  );
}
