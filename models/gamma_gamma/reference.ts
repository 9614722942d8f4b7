/**
 * Published numbers that the Gamma-Gamma model must reproduce: the 946 repeat customers of the 1/10 sample of the
 * CDNOW cohort, in dollars, calibrated on 1997-01-01 to 1997-09-30.
 */
export const gammaGammaReference = {
  estimates: {
    source: "Fader, Hardie & Lee 2005, RFM and CLV, JMR 42(4); working paper of 2005-02-16, p. 16",
    params: { p: 6.25, q: 3.74, v: 15.44 },
    customers: 946,
  },
  logLikelihood: { source: "CLVTools, correctness tests of the Gamma-Gamma model", value: -4055.9177 },
  /** Expected spend per purchase of the first ten customers of the sample, at the maximum. */
  firstTen: {
    source: "CamDavidsonPilon/lifetimes#81",
    expected: [
      24.658616, 18.91148, 35.171003, 35.171003, 35.171003, 71.462851, 18.91148, 35.171003, 27.282408,
      35.171003,
    ],
    tolerance: 0.01,
  },
} as const;
