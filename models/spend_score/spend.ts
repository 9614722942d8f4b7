import { customerRfm } from "../customer_rfm/table.ts";
import { estimator, type Fit } from "../model.ts";
import { fitSpend } from "./fit.ts";
import { ownWeight, type SpendParams, spendExpected, spendOfPeers } from "./fitted.ts";
import { spend as writes } from "./table.ts";

export const spend = estimator({
  name: "spend",
  doc: "What a purchase day of each customer is worth: its own mean, drawn towards the population's the less is known; towards that of customers who buy as often where a test finds that spend depends on it. Without enough repeat purchases the mean of all purchase days stands in, and every score says so.",
  papers: [
    "Fader, Hardie & Lee 2005, RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, JMR 42(4)",
    "Fader & Hardie 2013, The Gamma-Gamma Model of Monetary Value",
    "Colombo & Jiang 1999, A Stochastic RFM Model, Journal of Interactive Marketing 13(3)",
  ],
  reads: customerRfm,
  columns: ["frequency", "monetary", "spend"],
  isRowwise: true,
  writes,

  fit: ({ columns }): Fit<SpendParams> => fitSpend(columns),

  score({ params }, { columns }) {
    const { frequency, monetary } = columns;
    const standsIn = params.model !== "population_mean" && params.params.q <= 1;
    return {
      expected_spend: spendExpected(params, { frequency, monetary }),
      population_spend: spendOfPeers(params, { frequency, monetary }),
      own_weight: ownWeight(params, { frequency, monetary }),
      is_mean_observed: new Float64Array(frequency.length).fill(standsIn ? 1 : 0),
      is_fallback: new Float64Array(frequency.length).fill(params.model === "population_mean" ? 1 : 0),
    };
  },
});
