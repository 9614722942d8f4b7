import { distinct } from "../numeric/distinct.ts";
import type { CountsIfAlive, Discounting, FitOptions, PurchaseModel } from "../purchase_model.ts";
import { checkFrame, type TransactionFrame } from "../purchases/frame.ts";
import { distinctPairs, type Pairs } from "../purchases/pairs.ts";
import { judge } from "./alive.ts";
import { countDistribution } from "./counts_if_alive.ts";
import { discountedLife, expectedLife, expectedPurchases, survival } from "./expected_purchases.ts";
import { fitParetoNbd } from "./fit.ts";
import { marketOfAlive, type ParetoNbdParams } from "./params.ts";
import { purchaseQuantiles, purchaseWithin } from "./purchase_before_leaving.ts";
import { purchaseCountProbability } from "./purchase_count.ts";

type Params = ParetoNbdParams;
type Life = Pick<Params, "s" | "beta">;

/** What depends on the age alone, once a distinct age. */
function byAge(T: Float64Array, { s, beta }: Params, of: (life: Life) => number): Float64Array {
  const ages = distinct(T);
  const each = ages.values.map((age) => of({ s, beta: beta + age }));
  return T.map((_, i) => each[ages.code[i]!]!);
}

/** Purchases expected of living customers: the mean rate given x and T, times the time that they have left. */
function ifAlive(
  params: Params,
  { frequency, T }: TransactionFrame,
  lifetime: (life: Life) => number,
): Float64Array {
  const left = byAge(T, params, lifetime);
  return left.map((life, i) => ((params.r + frequency[i]!) / (params.alpha + T[i]!)) * life);
}

const times = (one: Float64Array, other: Float64Array) => one.map((value, i) => value * other[i]!);

const checkDiscount = ({ horizon, discount }: Discounting) => {
  if (horizon === Number.POSITIVE_INFINITY && !(discount > 0)) {
    throw new RangeError(`all time to come needs a discount above 0: ${discount}; give a rate or a horizon`);
  }
};

/** Row numbers by the pair of each row. */
function rowsByPair({ x, index }: Pairs): Uint32Array[] {
  const size = new Uint32Array(x.length);
  for (let i = 0; i < index.length; i++) size[index[i]!]! += 1;
  const rows = Array.from(size, (n) => new Uint32Array(n));
  size.fill(0);
  for (let i = 0; i < index.length; i++) {
    const pair = index[i]!;
    rows[pair]![size[pair]!++] = i;
  }
  return rows;
}

/** Quantiles of the wait from T on, of customers who are alive with the given chances. */
function waits(
  params: Params,
  frame: TransactionFrame,
  alive: Float64Array | null,
  levels: readonly number[],
): Float64Array[] {
  const pairs = distinctPairs(frame);
  const columns = levels.map(() => new Float64Array(frame.T.length));
  rowsByPair(pairs).forEach((rows, pair) => {
    const quantile = purchaseQuantiles(marketOfAlive(params, pairs.x[pair]!, pairs.T[pair]!));
    levels.forEach((level, k) => {
      const column = columns[k]!;
      if (alive) for (const i of rows) column[i] = quantile(level / alive[i]!);
      else {
        const wait = quantile(level);
        for (const i of rows) column[i] = wait;
      }
    });
  });
  return columns;
}

/**
 * Pareto/NBD: customers buy at random at a rate of their own until, at some time, they silently leave (Schmittlein,
 * Morrison & Colombo 1987, "Counting Your Customers: Who Are They and What Will They Do Next?", Management Science
 * 33(1), 1-24; Fader & Hardie 2005, "A note on deriving the Pareto/NBD model and related expressions").
 *
 * 1. While alive, a customer's purchases are a Poisson process of rate lambda.
 * 2. Rates differ between customers as Gamma(r, alpha).
 * 3. A customer's lifetime is exponential of rate mu: one may leave at any time, before a first repeat purchase too.
 * 4. Rates of leaving differ between customers as Gamma(s, beta).
 * 5. Purchase rates and rates of leaving are independent.
 *
 * Given that a customer is alive at T, lambda is Gamma(r + x, alpha + T) and mu is Gamma(s, beta + T), still
 * independent: so every forecast is that of a new customer of another market.
 */
export const paretoNbd = {
  id: "pareto_nbd",

  fit: (frame: TransactionFrame, options?: FitOptions) => fitParetoNbd(frame, options),

  logLikelihood: (params: Params, frame: TransactionFrame): Float64Array =>
    judge(params, frame).logLikelihood,

  pAlive: (params: Params, frame: TransactionFrame): Float64Array => judge(params, frame).pAlive,

  pAliveAfter(params: Params, frame: TransactionFrame, after: readonly number[]): Float64Array[] {
    const alive = paretoNbd.pAlive(params, frame);
    return after.map((t) =>
      times(
        alive,
        byAge(frame.T, params, (life) => survival(life, t)),
      ),
    );
  },

  /** Fader & Hardie 2005, E[Y(t) | x, t_x, T]. */
  conditionalExpectedPurchases(
    params: Params,
    frame: TransactionFrame,
    horizons: readonly number[],
  ): Float64Array[] {
    const alive = paretoNbd.pAlive(params, frame);
    return horizons.map((t) =>
      times(
        alive,
        ifAlive(params, frame, (life) => expectedLife(life, t)),
      ),
    );
  },

  expectedPurchasesIfAlive(
    params: Params,
    frame: TransactionFrame,
    horizons: readonly number[],
  ): Float64Array[] {
    checkFrame(frame);
    return horizons.map((t) => ifAlive(params, frame, (life) => expectedLife(life, t)));
  },

  /**
   * Over all time to come, the discounted expected residual transactions of Fader, Hardie & Lee 2005, "RFM and CLV:
   * Using Iso-Value Curves for Customer Base Analysis", Journal of Marketing Research 42(4).
   *
   * @throws RangeError for an infinite horizon without a discount
   */
  discountedExpectedPurchases(
    params: Params,
    frame: TransactionFrame,
    discounting: Discounting,
  ): Float64Array {
    checkDiscount(discounting);
    const { horizon, discount } = discounting;
    return times(
      paretoNbd.pAlive(params, frame),
      ifAlive(params, frame, (life) => discountedLife(life, horizon, discount)),
    );
  },

  countsIfAlive(params: Params, frame: TransactionFrame, horizon: number): CountsIfAlive {
    checkFrame(frame);
    const { x, T, index } = distinctPairs(frame);
    return {
      index,
      groups: x.length,
      of: (group) => countDistribution(marketOfAlive(params, x[group]!, T[group]!), horizon),
    };
  },

  noPurchase(params: Params, frame: TransactionFrame, horizon: number): Float64Array {
    const { x, T, index } = distinctPairs(frame);
    const buys = x.map((count, pair) => purchaseWithin(marketOfAlive(params, count, T[pair]!), horizon));
    return paretoNbd.pAlive(params, frame).map((p, i) => 1 - p * buys[index[i]!]!);
  },

  nextPurchase: (params: Params, frame: TransactionFrame, levels: readonly number[]): Float64Array[] =>
    waits(params, frame, paretoNbd.pAlive(params, frame), levels),

  nextPurchaseIfAlive(params: Params, frame: TransactionFrame, levels: readonly number[]): Float64Array[] {
    checkFrame(frame);
    return waits(params, frame, null, levels);
  },

  /** The wait of a customer who stays: then the rate given x and t_x is all that counts. */
  gap({ r, alpha }: Params, frame: TransactionFrame, levels: readonly number[]): Float64Array[] {
    checkFrame(frame);
    const { frequency, recency } = frame;
    return levels.map((level) =>
      recency.map((last, i) => (alpha + last) * Math.expm1(-Math.log1p(-level) / (r + frequency[i]!))),
    );
  },

  expectedPurchases,

  purchaseCount: purchaseCountProbability,
} satisfies PurchaseModel<Params>;
