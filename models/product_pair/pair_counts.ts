import type { Vector } from "../../ingest/index.ts";
import { type Context, totals } from "../model.ts";
import { basketEnd, countPairs } from "./count_pairs.ts";
import { productBasket, productPairCount } from "./table.ts";

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
}

function endBasket(state: State): void {
  if (state.length === 0) return;
  state.items[state.length] = basketEnd;
  state.length += 1;
}

interface Sizes {
  readonly baskets: number;
  /** As many baskets of one size would have as many pairs. */
  readonly effective: number;
}

/**
 * Baskets with many articles have many pairs, whatever the articles. Were every article as likely in each place of
 * every basket, two would meet in one · other / effective of them: L² / Σ n (n - 1) for baskets of n, L in all.
 */
function sizesOf(items: Int32Array): Sizes {
  let [baskets, all, orderedPairs, size] = [0, 0, 0, 0];
  for (const item of items) {
    if (item !== basketEnd) {
      size += 1;
      continue;
    }
    baskets += 1;
    all += size;
    orderedPairs += size * (size - 1);
    size = 0;
  }
  return { baskets, effective: Math.min(baskets, Math.floor((all * all) / Math.max(1, orderedPairs))) };
}

/** The counts of one basis, and what all its pairs share. */
function basisOf(items: Int32Array, articles: number, { options }: Context) {
  const { baskets, effective } = sizesOf(items);
  const least = Math.max(leastTogether, Math.ceil(options.pairs.support * baskets));
  const pairs = countPairs(items, articles, least);
  const frequent = pairs.baskets.reduce((sum, own) => sum + (own >= least ? 1 : 0), 0);
  return { baskets, effective, candidates: (frequent * (frequent - 1)) / 2, pairs };
}

const names = Object.keys(productPairCount.columns) as (keyof typeof productPairCount.columns)[];

export const productPairCounts = totals({
  name: "product_pair_counts",
  doc: "Counts the orders, and the customers, who have both articles of a pair, for all pairs that enough of them have.",
  reads: productBasket,
  writes: productPairCount,
  uses: [],

  begin: (_fits, _context, rows): State => ({
    // At most as many ends as articles
    items: new Int32Array(2 * rows),
    length: 0,
    orders: 0,
    basket: Number.NaN,
    isOrder: 0,
    articles: 0,
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

  columns(state: State, context): Readonly<Record<string, Vector>> {
    endBasket(state);
    const { items, length, articles } = state;
    const orders = state.isOrder === 1 ? state.orders : length;
    const ofCustomers = basisOf(items.subarray(0, orders), articles, context);
    const ofOrders = basisOf(items.subarray(orders, length), articles, context);
    const rows = ofCustomers.pairs.one.length + ofOrders.pairs.one.length;
    const told = Object.fromEntries(names.map((name) => [name, new Float64Array(rows)])) as Record<
      (typeof names)[number],
      Float64Array
    >;
    let at = 0;
    for (const { baskets, effective, candidates, pairs } of [ofCustomers, ofOrders]) {
      const { one, other, together } = pairs;
      const end = at + one.length;
      told.is_order.fill(pairs === ofOrders.pairs ? 1 : 0, at, end);
      told.product_no.set(one, at);
      told.other_product_no.set(other, at);
      told.together.set(together, at);
      told.baskets.fill(baskets, at, end);
      told.effective_baskets.fill(effective, at, end);
      told.candidates.fill(candidates, at, end);
      for (let k = 0; k < one.length; k++) {
        told.product_baskets[at + k] = pairs.baskets[one[k]!]!;
        told.other_baskets[at + k] = pairs.baskets[other[k]!]!;
      }
      at = end;
    }
    return told;
  },
});
