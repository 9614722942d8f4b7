/**
 * Published numbers that BG/NBD must reproduce. Unless said otherwise they are for the 1/10 sample of the CDNOW
 * cohort (2,357 customers), time in weeks, calibrated on 1997-01-01 to 1997-09-30 and held out to 1998-06-30.
 */
const paper = "Fader, Hardie & Lee 2005, Counting Your Customers the Easy Way, Marketing Science 24(2)";
const walkthrough = "BTYD 2.4.3, walkthrough";
const manual = "BTYD manual, functions of the BG/NBD";
const spreadsheet = "Hardie, BG/NBD spreadsheet, as quoted in the tests of lifetimes";

export const bgNbdReference = {
  estimates: {
    source: `${paper}, Table 2`,
    params: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
    logLikelihood: -9582.4,
  },
  preciseEstimates: {
    source: "CLVTools, correctness tests of the BG/NBD",
    params: { r: 0.2425945, alpha: 4.4136019, a: 0.7929199, b: 2.4258881 },
    logLikelihood: -9582.429,
  },
  /** Log-likelihood of single customers, numbered as in the sample. */
  customers: {
    source: `${paper}, Figure 1`,
    logLikelihood: { 1: -9.4596, 2: -4.4711, 3: -0.5538, 6: -21.8644, 9: -9.5367, 2357: -0.4761 },
  },
  newCustomer: {
    source: spreadsheet,
    weeks: [0.1429, 1, 3, 31.8571, 32, 78],
    expected: [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.8576],
    // At 78 weeks other implementations give 1.8580
    tolerance: 5e-4,
  },
  newCustomerInAYear: { source: `${walkthrough}, p. 22`, weeks: 52, expected: 1.444004 },
  /** Uses the rounded estimates of Table 2. */
  conditional: {
    source: spreadsheet,
    history: { frequency: 2, recency: 30.43, T: 38.86 },
    weeks: 39,
    expected: 1.226,
  },
  customer1516: {
    source: `${walkthrough}, p. 22`,
    history: { frequency: 26, recency: 30.857142857142858, T: 31 },
    weeks: 52,
    expected: 25.75659,
    pAlive: 0.9688523,
  },
  /** The more purchases before the same silence, the likelier the customer has gone. */
  increasingFrequencyParadox: {
    source: `${walkthrough}, p. 22`,
    recency: 20,
    T: 39,
    weeks: 52,
    frequency: [10, 15, 20, 25],
    expected: [0.3474606, 0.04283391, 0.004158973, 0.0003583685],
  },
  /** Uses the rounded estimates of Table 2; no data needed. */
  purchaseCount: {
    source: manual,
    cases: [
      { weeks: 2, count: 10, probability: 1.07869e-7, tolerance: 1e-12 },
      { weeks: 39, count: 0, probability: 0.5737864, tolerance: 1e-7 },
      ...[
        0.0019995214, 0.0015170236, 0.001163315, 0.0009003148, 0.0007023638, 0.0005517902, 0.0004361913,
        0.0003467171, 0.0002769613, 0.000222226,
      ].map((probability, i) => ({ weeks: 30, count: 11 + i, probability, tolerance: 1e-9 })),
    ],
  },
  /** Mean expected purchases in the 39 hold-out weeks by calibration frequency 0 to 6, and 7 or more. */
  byFrequency: {
    source: `${walkthrough}, p. 24`,
    weeks: 39,
    expected: [0.2250893, 0.5231364, 1.044126, 1.520256, 2.163824, 2.653789, 3.503957, 6.157036],
    customers: [1411, 439, 214, 100, 62, 38, 29, 64],
  },
  holdOut: {
    source: `${paper}, pp. 280-282`,
    weeks: 39,
    correlation: 0.626,
    zeroClassMean: 0.23,
    frequencyThreeMean: 1.52,
  },
  /** Expected repeat purchases of the whole cohort, each customer counted from their own first purchase. */
  tracking: { source: `${paper}, p. 281`, week: 78, cumulative: 4165.6, relative: 0.002 },
} as const;
