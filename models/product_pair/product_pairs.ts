import { state, statistic } from "../fit_record.ts";
import { estimator, type Fit } from "../model.ts";
import { falseDiscoveryRates, fisher, logLikelihoodRatio } from "./association.ts";
import { productPairCount, productPairScore } from "./table.ts";

interface Found {
  readonly ratio: Float64Array;
  readonly p: Float64Array;
  readonly q: Float64Array;
}

const bases = [
  { name: "order", flag: 1 },
  { name: "customer", flag: 0 },
] as const;

export const productPairs = estimator({
  name: "product_pairs",
  doc: "Articles that go together, in one order or with one customer: Fisher's exact test of every pair with enough support, held to a rate of false discoveries over all pairs that were looked at.",
  papers: [
    "Dunning 1993, Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19(1)",
    "Benjamini & Hochberg 1995, Controlling the False Discovery Rate, Journal of the Royal Statistical Society B 57(1)",
  ],
  reads: productPairCount,
  writes: productPairScore,

  fit({ rows, columns }): Fit<Found> {
    const found = { ratio: new Float64Array(rows), p: new Float64Array(rows), q: new Float64Array(rows) };
    for (let i = 0; i < rows; i++) {
      const counts = {
        baskets: columns.effective_baskets[i]!,
        one: columns.product_baskets[i]!,
        other: columns.other_baskets[i]!,
        both: columns.together[i]!,
      };
      // Two articles so common that they fill the effective baskets between them: nothing can be told.
      const isTelling = counts.one + counts.other - counts.both <= counts.baskets;
      found.ratio[i] = isTelling ? logLikelihoodRatio(counts) : 0;
      found.p[i] = isTelling ? fisher(counts) : 1;
    }
    const records = bases.flatMap(({ name, flag }) => {
      const places = Array.from(columns.is_order.keys()).filter((i) => columns.is_order[i] === flag);
      const tests = places.length > 0 ? columns.candidates[places[0]!]! : 0;
      const rates = falseDiscoveryRates(
        Float64Array.from(places, (i) => found.p[i]!),
        tests,
      );
      for (const [at, i] of places.entries()) found.q[i] = rates[at]!;
      return [
        statistic(`${name}_baskets`, places.length > 0 ? columns.baskets[places[0]!]! : 0),
        statistic(
          `${name}_effective_baskets`,
          places.length > 0 ? columns.effective_baskets[places[0]!]! : 0,
          "As many of one size would have as many pairs.",
        ),
        statistic(`${name}_pairs`, places.length, "Pairs with enough support."),
        statistic(`${name}_candidates`, tests, "Pairs of articles that were looked at."),
      ];
    });
    const told = rows > 0 ? "fitted" : "refused: no two articles were bought together often enough";
    return { params: found, records: [state("state", told), ...records] };
  },

  score: ({ params: { ratio, p, q } }) => ({ log_likelihood_ratio: ratio, p_value: p, q_value: q }),
});
