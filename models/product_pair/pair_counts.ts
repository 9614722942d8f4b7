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

function pairsOf(items: Int32Array, articles: number, isOrder: number, { options }: Context) {
  const { baskets, effective } = sizesOf(items);
  const least = Math.max(leastTogether, Math.ceil(options.pairs.support * baskets));
  const counted = countPairs(items, articles, least);
  const frequent = counted.baskets.reduce((sum, own) => sum + (own >= least ? 1 : 0), 0);
  const { one, other, together } = counted;
  const same = (value: number) => new Float64Array(one.length).fill(value);
  return {
    is_order: same(isOrder),
    product_no: Float64Array.from(one),
    other_product_no: Float64Array.from(other),
    baskets: same(baskets),
    effective_baskets: same(effective),
    product_baskets: Float64Array.from(one, (article) => counted.baskets[article]!),
    other_baskets: Float64Array.from(other, (article) => counted.baskets[article]!),
    together: Float64Array.from(together),
    candidates: same((frequent * (frequent - 1)) / 2),
  };
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

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
    const ofCustomers = pairsOf(items.subarray(0, orders), articles, 0, context);
    const ofOrders = pairsOf(items.subarray(orders, length), articles, 1, context);
    const names = Object.keys(ofCustomers) as (keyof typeof ofCustomers)[];
    return Object.fromEntries(names.map((name) => [name, joined(ofCustomers[name], ofOrders[name])]));
  },
});
