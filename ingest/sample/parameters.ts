/**
 * What is true of the sample company: the processes behind its rows. Written to `truth/parameters.json`, so that
 * every estimate can be held against the number that made it.
 */
export const parameters = {
  /** Purchase rate λ ~ Gamma(r, alpha) a day; drop-out probability p ~ Beta(a, b) after every purchase. */
  purchases: {
    r: 0.85,
    alpha: 20,
    a: 1,
    b: 7,
    /** Batislam et al. (2007): the first purchase can be the last one too. */
    dropsOutAfterFirst: true,
  },
  /** Value of an order ~ Gamma(p, ν), ν ~ Gamma(q, gamma), times the segment's scale; EUR. */
  spend: { p: 4, q: 4.5, gamma: 330 },
  segments: {
    small: { share: 0.7, scale: 0.5 },
    middle: { share: 0.23, scale: 1.6 },
    key: { share: 0.07, scale: 5 },
  },
  acquisition: {
    /** Share of customers that come in the first days, and how many days those are. */
    openingShare: 0.2,
    openingDays: 60,
    /** Later arrivals a day grow by this share of the first day's from the first to the last day. */
    growth: 1.2,
    /** Amplitude of the yearly wave, which peaks in early October. */
    season: 0.25,
  },
  complaints: {
    /** Probability that an order is complained about. */
    perOrder: 0.015,
    /** The first complaint multiplies the drop-out probability of every later purchase. */
    dropOutFactor: 2.5,
    dropOutCap: 0.9,
  },
  lines: { extraLines: 1.5, most: 12 },
  returns: { perLine: 0.032, wholeLine: 0.7, linked: 0.92, earliestDays: 3, latestDays: 40 },
  fees: { perOrder: 0.1, costShare: 0.9 },
  adjustments: { perOrder: 0.003 },
  anonymous: { perDayAndCustomer: 0.00024 },
  costNotRecorded: { share: 0.1, months: 9 },
  currencies: {
    base: "EUR",
    foreign: "CNY",
    firstRate: 0.134,
    dailyVolatility: 0.0032,
    foreignShareInChina: 0.85,
  },
  opportunities: {
    perYear: { small: 0.25, middle: 0.8, key: 2 },
    winRate: 0.36,
    leadWinRate: 0.22,
    meanCycleDays: 55,
  },
  duplicates: { erpToCrm: 0.03, insideCrm: 0.008, sharedContact: 0.8 },
  prospects: 0.08,
  lookalikes: 0.02,
  frozen: 0.016,
  corrections: { perLine: 0.0019, smallest: 0.6, largest: 1.6 },
  resent: { lines: 500 },
} as const;

export type Segment = keyof typeof parameters.segments;
