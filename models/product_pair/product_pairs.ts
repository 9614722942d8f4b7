import type { Vector } from "../../ingest/index.ts";
import { state as note, statistic } from "../fit_record.ts";
import { totals } from "../model.ts";
import { basketEnd } from "./count_pairs.ts";
import { productBasket, productPairScore } from "./table.ts";
import { type TestedPairs, testPairs } from "./test_pairs.ts";

/** Under this many baskets with both a pair is a coincidence, whatever its share. */
const leastTogether = 5;

interface State {
  /** The articles of basket after basket, each basket ended: those of customers, then those of orders. */
  readonly items: Int32Array;
  length: number;
  /** Where the orders begin. */
  orders: number;
  /** The basket that is being read, which a slice may leave half read. */
  basket: number;
  isOrder: number;
  articles: number;
  /** After the last basket. */
  found: { readonly customer: TestedPairs; readonly order: TestedPairs } | null;
}

function endBasket(state: State): void {
  if (state.length === 0) return;
  state.items[state.length] = basketEnd;
  state.length += 1;
}

const names = Object.keys(productPairScore.columns) as (keyof typeof productPairScore.columns)[];

export const productPairs = totals({
  name: "product_pairs",
  doc: "Articles that go together, in one order or with one customer: Fisher's exact test of every pair with enough support, held to a rate of false discoveries over all pairs that were looked at.",
  reads: productBasket,
  writes: productPairScore,
  uses: [],

  begin: (_fits, _context, rows): State => ({
    // At most as many ends as articles
    items: new Int32Array(2 * rows),
    length: 0,
    orders: 0,
    basket: Number.NaN,
    isOrder: 0,
    articles: 0,
    found: null,
  }),

  add(state: State, { rows, columns }) {
    const { is_order: isOrder, basket, product_no: article } = columns;
    for (let i = 0; i < rows; i++) {
      if (basket[i] !== state.basket || isOrder[i] !== state.isOrder) {
        endBasket(state);
        if (isOrder[i] !== state.isOrder) state.orders = state.length;
        state.basket = basket[i]!;
        state.isOrder = isOrder[i]!;
      }
      state.items[state.length] = article[i]!;
      state.length += 1;
      state.articles = Math.max(state.articles, article[i]! + 1);
    }
  },

  columns(state: State, { options: { pairs } }): Readonly<Record<string, Vector>> {
    endBasket(state);
    const { items, length, articles } = state;
    const orders = state.isOrder === 1 ? state.orders : length;
    const least = (baskets: number) => Math.max(leastTogether, Math.ceil(pairs.support * baskets));
    const tested = (from: number, to: number) =>
      testPairs(items.subarray(from, to), articles, least, pairs.most);
    state.found = { customer: tested(0, orders), order: tested(orders, length) };

    const bases = [state.found.customer, state.found.order] as const;
    const rows = bases[0].telling.length + bases[1].telling.length;
    const told = Object.fromEntries(names.map((name) => [name, new Float64Array(rows)])) as Record<
      (typeof names)[number],
      Float64Array
    >;
    let at = 0;
    for (const [isOrder, { baskets, effective, counts, telling, ratio, p, q }] of bases.entries()) {
      const end = at + telling.length;
      told.is_order.fill(isOrder, at, end);
      told.baskets.fill(baskets, at, end);
      told.effective_baskets.fill(effective, at, end);
      told.log_likelihood_ratio.set(ratio, at);
      told.p_value.set(p, at);
      told.q_value.set(q, at);
      for (const place of telling) {
        const [one, other] = [counts.one[place]!, counts.other[place]!];
        told.product_no[at] = one;
        told.other_product_no[at] = other;
        told.product_baskets[at] = counts.baskets[one]!;
        told.other_baskets[at] = counts.baskets[other]!;
        told.together[at] = counts.together[place]!;
        at += 1;
      }
    }
    return told;
  },

  records({ found }: State) {
    const { order, customer } = found!;
    const pairs = order.counts.one.length + customer.counts.one.length;
    const told = pairs > 0 ? "fitted" : "refused: no two articles were bought together often enough";
    return [
      note("state", told),
      ...Object.entries({ order, customer }).flatMap(([name, { baskets, effective, candidates, counts }]) => {
        const some = (value: number) => (counts.one.length > 0 ? value : 0);
        return [
          statistic(`${name}_baskets`, some(baskets)),
          statistic(
            `${name}_effective_baskets`,
            some(effective),
            "As many of one size would have as many pairs.",
          ),
          statistic(`${name}_pairs`, counts.one.length, "Pairs with enough support."),
          statistic(`${name}_candidates`, some(candidates), "Pairs of articles that were looked at."),
        ];
      }),
    ];
  },
});
