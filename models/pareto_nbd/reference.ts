/**
 * Published numbers that Pareto/NBD must reproduce. Unless said otherwise they are for the 1/10 sample of the CDNOW
 * cohort (2,357 customers), time in weeks, calibrated on 1997-01-01 to 1997-09-30 and held out to 1998-06-30.
 */
const paper = "Fader, Hardie & Lee 2005, Counting Your Customers the Easy Way, Marketing Science 24(2)";
const walkthrough = "BTYD 2.4.3, walkthrough";
const rfmAndClv = "Fader, Hardie & Lee 2005, RFM and CLV: Using Iso-Value Curves, JMR 42(4)";

export const paretoNbdReference = {
  estimates: {
    source: `${paper}, Table 2`,
    params: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
    logLikelihood: -9595.0,
  },
  preciseEstimates: {
    source: "closed forms in scipy, many starts, in agreement with BTYD, BTYDplus and CLVTools",
    params: { r: 0.553277056, alpha: 10.577683368, s: 0.606239805, beta: 11.668728328 },
    logLikelihood: -9594.976178939542,
  },
  standardErrors: {
    source: "CLVTools, correctness tests of the Pareto/NBD",
    errors: { r: 0.0476264, alpha: 0.8427222, s: 0.1872594, beta: 6.2105448 },
  },
  newCustomer: {
    source: `${walkthrough}, p. 9, and closed forms in scipy`,
    weeks: [1, 13, 26, 39, 52, 78],
    expected: [0.0510063767, 0.5313991821, 0.9089140818, 1.213404005, 1.473434283, 1.909866162],
  },
  /** The manual does not print the estimates that it uses. */
  manual: {
    source: "BTYD manual, expected purchases of a new customer in 0 to 9 weeks",
    expected: [
      0, 0.05077821, 0.09916088, 0.14542507, 0.1897993, 0.23247466, 0.27361274, 0.31335159, 0.35181024,
      0.38909211,
    ],
  },
  /** Uses estimates that stopped a little before the maximum. */
  customer1516: {
    source: `${walkthrough}, p. 9`,
    params: { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 },
    history: { frequency: 26, recency: 30.857142857142858, T: 31 },
    weeks: 52,
    expected: 25.45647,
    pAlive: 0.997874,
  },
  /** The more purchases before the same silence, the likelier the customer has gone. */
  increasingFrequencyParadox: {
    source: `${walkthrough}, p. 9`,
    recency: 20,
    T: 39,
    weeks: 52,
    frequency: [10, 15, 20, 25],
    expected: [0.7062289, 0.1442396, 0.02250658, 0.00309267],
  },
  /** Number in the sample, P(alive), expected purchases in the 39 hold-out weeks. */
  customers: {
    source: "closed forms in scipy, in agreement with BTYD, BTYDplus and CLVTools",
    rows: [
      [1, 0.869134281738812, 1.455201789555649],
      [2, 0.16799605063788045, 0.17111433604091345],
      [3, 0.2951125597619453, 0.10707023379184356],
      [6, 0.7494529388219027, 3.712087280887942],
      [111, 0.13766582882271058, 0.14197300163170898],
      [157, 0.9961869445065943, 19.595849974566303],
      [1516, 0.9978734050129735, 20.114821645838468],
      [2357, 0.38373849198605237, 0.17534740188188128],
    ],
  },
  holdOut: {
    source: `${paper}, pp. 280-282`,
    weeks: 39,
    correlation: 0.63,
    /** By calibration frequency 0 to 6, and 7 or more. */
    byFrequency: [0.138, 0.6, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403],
    customers: [1411, 439, 214, 100, 62, 38, 29, 64],
  },
  holdOutErrors: {
    source: "closed forms in scipy; BTYD, BTYDplus and CLVTools give the same totals",
    total: 1665.5131892187828,
    meanAbsolute: 0.7545233910169747,
    rootMeanSquare: 1.6028480017038977,
    meanSquaredLog: 0.23773701705904882,
    shareOfTopTenth: 0.47024442082890544,
    aucOfPurchases: 0.7787420958253374,
    meanPAlive: 0.4462771457450009,
    aucOfPAlive: 0.7262171292946452,
  },
  /** Expected repeat purchases of the whole cohort, each customer counted from their own first purchase. */
  tracking: {
    source: `${walkthrough}, figures 4 and 5`,
    weeks: [20, 21, 22, 23, 24, 25, 78],
    cumulative: [1308.856, 1385.275, 1459.923, 1532.906, 1604.32, 1674.253, 4274.4369551456],
    inWeek: [78.308, 76.419, 74.648, 72.983, 71.414, 69.933],
  },
  allWeeks: {
    source: `${rfmAndClv}, p. 17, on all 78 weeks`,
    params: { r: 0.563, alpha: 12.5589, s: 0.4081, beta: 10.5146 },
    logLikelihood: -17135.835886123925,
    logLikelihoodOfCalibration: -9608.2532,
  },
  /** DERT at a continuous 0.27 % a week, 15 % a year, after 78 weeks. */
  residual: {
    source: "BTYD 2.4.3, examples, and Tricomi's function in scipy",
    params: { r: 0.5629966, alpha: 12.559037, s: 0.4081095, beta: 10.5148048 },
    discount: 0.0027,
    T: 77.86,
    seven: { frequency: 7, recency: 35, expected: 1.864183328071 },
    /** Of 1 to 10 purchases, the last in week 30. */
    recency: 30,
    expected: [
      2.199155449705, 2.843534406066, 2.867128391206, 2.445410078607, 1.840501924477, 1.262416471744,
      0.8096181194538, 0.4948036193754, 0.2920247015698, 0.1679275085661,
    ],
  },
  /** The whole cohort but ten customers, with the Gamma-Gamma fitted to the sample, at a margin of 30 %. */
  cohort: {
    source: `${rfmAndClv}, pp. 24-25, Table 2`,
    params: { r: 0.56300366, alpha: 12.559169, s: 0.40810731, beta: 10.514549 },
    spend: { p: 4.683453, q: 4.1897833, v: 24.390556 },
    margin: 0.3,
    mostRepeatSpend: 4000,
    customers: 23_560,
    oneTimeBuyers: 12_054,
    residual: 96151.3718179664,
    value: 1096878.676139191,
    valueOfOneTimeBuyers: 52905.935211907155,
    printed: { mean: 47, oneTimeBuyers: 53_000, total: 1.1e6 },
  },
  noUnderflow: {
    source: "tests of lifetimes, conditional expectation of heavy buyers",
    params: { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 },
    T: 200,
    time: 10,
    expected: { 132: 6.206051788963242, 133: 6.252872247574811 },
  },
  /** r alpha s beta x t_x T t, then ln L, P(alive), expected purchases in t, DERT at 0.0027. */
  histories: {
    source: "mpmath, 40 digits",
    rows: [
      [
        0.553, 10.578, 0.606, 11.669, 2, 30.43, 38.86, 39, -9.554283245150407, 0.8691675591530111,
        1.4551231932576023, 6.483773567730738,
      ],
      [
        0.553, 10.578, 0.606, 11.669, 7, 29.43, 38.86, 39, -21.59464321811261, 0.7495014076670343,
        3.712251380470544, 16.541140632623964,
      ],
      [
        0.553, 10.578, 0.606, 11.669, 29, 37.71, 38, 39, -45.05606148685509, 0.9961260449723085,
        19.595770174100203, 86.9517952337426,
      ],
      [
        0.553, 10.578, 0.606, 11.669, 500, 38, 40, 39, 658.031377664201, 1.39967586077935e-6,
        0.0004505671482665335, 0.0020185824183690205,
      ],
      [0.553, 10.578, 0.606, 11.669, 1000, 10, 100, 39, 2876.138460611635, 0, 0, 0],
      [
        0.5, 5, 0.6, 20, 4, 20, 30, 10, -13.572875020336864, 0.7483570230371157, 0.90990032656551,
        13.954147594138457,
      ],
      [
        0.5, 20, 0.6, 5, 4, 20, 30, 10, -15.059239247925731, 0.716646489407943, 0.5968218253714467,
        8.100920221846268,
      ],
      [
        10.465, 0.00798565181, 3.0516, 2.82, 40, 5, 6, 10, -5.719021585223113, 0.0018851281873608512,
        0.053695731907157006, 0.06664113238606026,
      ],
      [
        0.5143, 2.8845, 0.2856, 14.1087, 221, 103.42857, 103.57143, 52, -61.58464856172921,
        0.9995960523179381, 102.37180578032664, 559.0997651999986,
      ],
    ],
  },
} as const;
