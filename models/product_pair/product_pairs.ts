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

/** Where the orders begin: the rows are in the order of their key, customers first. */
function firstOrder(isOrder: Float64Array): number {
  const first = isOrder.indexOf(1);
  return first < 0 ? isOrder.length : first;
}

export const productPairs = estimator({
  name: "product_pairs",
  doc: "Articles that go together, in one order or with one customer: Fisher's exact test of every pair with enough support, held to a rate of false discoveries over all pairs that were looked at.",
  papers: [
    "Dunning 1993, Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19(1)",
    "Benjamini & Hochberg 1995, Controlling the False Discovery Rate, Journal of the Royal Statistical Society B 57(1)",
  ],
  reads: productPairCount,
  writes: productPairScore,
  columns: [
    "is_order",
    "baskets",
    "effective_baskets",
    "product_baskets",
    "other_baskets",
    "together",
    "candidates",
  ],

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
    const orders = firstOrder(columns.is_order);
    const records = bases.flatMap(({ name, flag }) => {
      const [from, to] = flag === 1 ? [orders, rows] : [0, orders];
      const first = (column: Float64Array) => (to > from ? column[from]! : 0);
      const tests = first(columns.candidates);
      found.q.set(falseDiscoveryRates(found.p.subarray(from, to), tests), from);
      return [
        statistic(`${name}_baskets`, first(columns.baskets)),
        statistic(
          `${name}_effective_baskets`,
          first(columns.effective_baskets),
          "As many of one size would have as many pairs.",
        ),
        statistic(`${name}_pairs`, to - from, "Pairs with enough support."),
        statistic(`${name}_candidates`, tests, "Pairs of articles that were looked at."),
      ];
    });
    const told = rows > 0 ? "fitted" : "refused: no two articles were bought together often enough";
    return { params: found, records: [state("state", told), ...records] };
  },

  score: ({ params: { ratio, p, q } }) => ({ log_likelihood_ratio: ratio, p_value: p, q_value: q }),
});
