import { purchaseHistory } from "../covariates/table.ts";
import { state } from "../fit_record.ts";
import { high, low } from "../interval/levels.ts";
import { spendQuantiles } from "../interval/spend_quantiles.ts";
import { estimator, type Fit } from "../model.ts";
import { posteriorOfSpend, type SpendParams } from "../spend_score/fitted.ts";
import { fittedTransactions, readable, type TransactionParams } from "../transaction_score/fitted.ts";
import { clvSpend as writes } from "./table.ts";

/** The two models that lifetime value is composed of, as fitted. */
export interface Composed {
  readonly transactions: TransactionParams;
  readonly spend: SpendParams;
}

/** Both fits as one; models that compose values ask for it. */
export const composedOf = (fits: Readonly<Record<string, Fit>>): Composed => ({
  transactions: (fits.transactions as Fit<TransactionParams>).params,
  spend: (fits.spend as Fit<SpendParams>).params,
});

export const clvIntervals = estimator({
  name: "clv",
  doc: "What each customer may spend over the horizon, by the posterior predictive distribution of the purchase and spend models together: chance of having gone, number of purchases and amounts. Parameters are taken as fitted; what their uncertainty adds shows in the totals.",
  papers: [
    "Fader, Hardie & Lee 2005, RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, JMR 42(4)",
    "Fader & Hardie 2013, The Gamma-Gamma Model of Monetary Value",
  ],
  reads: purchaseHistory,
  columns: ["frequency", "recency", "age", "monetary", "covariate_group"],
  isRowwise: true,
  writes,
  uses: ["transactions", "spend"],

  fit(_, __, fits): Fit<Composed> {
    const composed = composedOf(fits);
    return {
      params: composed,
      records: [
        state("model", `${composed.transactions.model} + ${composed.spend.model}`),
        state(
          "interval",
          composed.spend.model === "population_mean"
            ? "none: the mean of all purchase days says nothing of how spend differs"
            : "exact: quantiles of the posterior predictive distribution, parameters as fitted",
        ),
      ],
    };
  },

  score({ params }, { rows, columns }, { options }) {
    const { frequency, recency, age, monetary, covariate_group } = columns;
    const posterior = posteriorOfSpend(params.spend, { frequency, monetary });
    if (posterior === null) {
      const unknown = new Float64Array(rows).fill(Number.NaN);
      return { spend_p10: unknown, spend_p90: unknown };
    }
    const model = fittedTransactions(params.transactions);
    const frame = readable(params.transactions, { frequency, recency, T: age }, covariate_group);
    const counts = model.countsIfAlive(frame, options.horizonDays);
    const [p10, p90] = spendQuantiles(model.pAlive(frame), counts, posterior, [low, high]);
    return { spend_p10: finite(p10!), spend_p90: finite(p90!) };
  },
});

/** Spend of so wide a spread that a quantile is beyond every number is as good as unknown. */
const finite = (column: Float64Array) => column.map((value) => (Number.isFinite(value) ? value : Number.NaN));
