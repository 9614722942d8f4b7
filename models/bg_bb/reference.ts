/**
 * Published numbers that BG/BB must reproduce: 11,104 donors who first gave in 1995, observed 1996 to 2001 and held out
 * to 2006.
 */
const paper =
  "Fader, Hardie & Shang 2010, Customer-Base Analysis in a Discrete-Time Noncontractual Setting, Marketing Science 29(6)";
const walkthrough = "BTYD 2.4.3, walkthrough";
const spreadsheet = "Hardie, BG/BB spreadsheet of 2011-01-20, as quoted in the tests of lifetimes";

export const bgBbReference = {
  estimates: {
    source: `${paper}; ${walkthrough}, p. 30`,
    params: { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 },
    logLikelihood: -33225.58,
    customers: 11_104,
  },
  newDonor: { source: `${walkthrough}, p. 31`, periods: 10, expected: 3.179805 },
  conditional: {
    source: `${walkthrough}, pp. 31-32`,
    periods: 10,
    silent: { frequency: 0, recency: 0, expected: 0.1302169 },
    frequent: { frequency: 4, recency: 5, expected: 3.627858 },
  },
  /** In 2002, the period after the last one observed. */
  alive: {
    source: `${paper}, Table 6`,
    cases: [
      { frequency: 0, recency: 0, probability: 0.11 },
      { frequency: 2, recency: 4, probability: 0.59 },
      { frequency: 6, recency: 6, probability: 0.93 },
    ],
  },
  nextFiveYears: { source: spreadsheet, periods: 5, total: 12_884.2 },
  inSample: { source: spreadsheet, none: 3454.9, all: 1253.1 },
  tracking: {
    source: `${walkthrough}, p. 36`,
    expected: [
      5535.833, 4717.059, 4147.621, 3724.665, 3395.888, 3131.647, 2913.778, 2730.482, 2573.731, 2437.854,
      2318.727,
    ],
  },
} as const;
