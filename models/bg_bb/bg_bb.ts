import { sbgLifetime } from "../sbg/lifetime.ts";
import { fitBgBb } from "./fit.ts";
import { checkOpportunities, type OpportunityFrame } from "./frame.ts";
import { patternLikelihoods } from "./likelihood.ts";
import type { BgBbParams } from "./params.ts";
import { collapsePatterns, type Patterns } from "./patterns.ts";
import { purchaseCountProbability } from "./purchase_count.ts";
import { betaSurvival, periodsLived } from "./survival.ts";

/** The market that a customer alive at n is a new customer of: its own purchase and dropout probabilities, as known. */
const marketOfAlive = ({ alpha, beta, gamma, delta }: BgBbParams, x: number, n: number): BgBbParams => ({
  alpha: alpha + x,
  beta: beta + n - x,
  gamma,
  delta: delta + n,
});

const meanPurchase = ({ alpha, beta }: BgBbParams) => alpha / (alpha + beta);

/** P(alive at n) times what `ifAlive` says of a living customer's market, computed once a pattern. */
function ofEach(
  params: BgBbParams,
  frame: OpportunityFrame,
  ifAlive: (market: BgBbParams) => number,
  ifLost = 0,
): Float64Array {
  checkOpportunities(frame);
  const patterns = collapsePatterns(frame);
  const { alive } = patternLikelihoods(params, patterns);
  const each = alive.map(
    (p, k) => (1 - p) * ifLost + p * ifAlive(marketOfAlive(params, patterns.x[k]!, patterns.n[k]!)),
  );
  return spread(patterns, each);
}

const spread = ({ index }: Patterns, each: Float64Array) => Float64Array.from(index, (k) => each[k]!);

/** E[P] or E[Theta] given history: the prior mean times the likelihood under the distribution raised by one. */
function posteriorMean(params: BgBbParams, raised: BgBbParams, prior: number, frame: OpportunityFrame) {
  checkOpportunities(frame);
  const patterns = collapsePatterns(frame);
  const below = patternLikelihoods(params, patterns).logLikelihood;
  const above = patternLikelihoods(raised, patterns).logLikelihood;
  return spread(
    patterns,
    below.map((log, k) => prior * Math.exp(above[k]! - log)),
  );
}

/**
 * BG/BB, the beta-geometric/beta-Bernoulli model (Fader, Hardie & Shang 2010, "Customer-Base Analysis in a
 * Discrete-Time Noncontractual Setting", Marketing Science 29(6), 1086-1108). Every column has one entry a customer.
 *
 * 1. In each period a customer who is alive buys with a probability of its own.
 * 2. Before each period a customer is lost for good with a probability of its own.
 * 3. These differ between customers as Beta(alpha, beta) and Beta(gamma, delta), independently.
 */
export const bgBb = {
  fit: fitBgBb,

  /** ln L of each row: equation (5). */
  logLikelihood(params: BgBbParams, frame: OpportunityFrame): Float64Array {
    checkOpportunities(frame);
    const patterns = collapsePatterns(frame);
    return spread(patterns, patternLikelihoods(params, patterns).logLikelihood);
  },

  /** The chance of being alive in period n, the last one observed, 0 to 1; `ahead` periods later when given. */
  pAlive: (params: BgBbParams, frame: OpportunityFrame, ahead = 0): Float64Array =>
    ofEach(params, frame, ({ gamma, delta }) => betaSurvival(gamma, delta, ahead)),

  /** Expected periods with a purchase among the next `periods`, given history: equation (13). */
  conditionalExpectedPurchases: (
    params: BgBbParams,
    frame: OpportunityFrame,
    periods: number,
  ): Float64Array =>
    ofEach(
      params,
      frame,
      (market) => meanPurchase(market) * periodsLived(market.gamma, market.delta, periods),
    ),

  /** P(X(n, n + n*) = x* | history): the chance of exactly `count` purchases in the next `periods`. */
  conditionalPurchaseCount: (
    params: BgBbParams,
    frame: OpportunityFrame,
    periods: number,
    count: number,
  ): Float64Array =>
    ofEach(params, frame, (market) => purchaseCountProbability(market, periods, count), count === 0 ? 1 : 0),

  /**
   * DERT: expected purchases in all periods to come, one in the next period discounted once.
   *
   * @param discount rate per period, at or above 0
   * @returns Infinity where the expectation is infinite and nothing is discounted
   */
  discountedExpectedPurchases: (
    params: BgBbParams,
    frame: OpportunityFrame,
    discount: number,
  ): Float64Array =>
    ofEach(params, frame, (market) => {
      const { gamma, delta } = market;
      const next = (meanPurchase(market) * delta) / (gamma + delta) / (1 + discount);
      return next * sbgLifetime({ alpha: gamma, beta: delta + 1 }, discount);
    }),

  /** Mean of the purchase probability given history, 0 to 1. */
  posteriorPurchase: (params: BgBbParams, frame: OpportunityFrame): Float64Array =>
    posteriorMean(params, { ...params, alpha: params.alpha + 1 }, meanPurchase(params), frame),

  /** Mean of the dropout probability given history, 0 to 1. */
  posteriorDropout: (params: BgBbParams, frame: OpportunityFrame): Float64Array =>
    posteriorMean(
      params,
      { ...params, gamma: params.gamma + 1 },
      params.gamma / (params.gamma + params.delta),
      frame,
    ),

  /** E[X(n)]: expected periods with a purchase of a new customer in the first n. */
  expectedPurchases: (params: BgBbParams, n: number): number =>
    meanPurchase(params) * periodsLived(params.gamma, params.delta, n),

  /** P(X(n) = x) of a new customer: equation (7). */
  purchaseCount: (params: BgBbParams, n: number, x: number): number => purchaseCountProbability(params, n, x),
};
