/**
 * Published numbers that MBG/NBD must reproduce: the 1/10 sample of the CDNOW cohort (2,357 customers), time in
 * weeks, calibrated on 1997-01-01 to 1997-09-30. The original papers print no estimates for these data.
 */
export const mbgNbdReference = {
  estimates: {
    source: "BTYDplus, as quoted in the tests of lifetimes",
    params: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
    logLikelihood: -9582.136,
  },
  estimatesByRegularity: {
    source: "BTYDplus, demo of CDNOW: MBG/CNBD-k finds k = 1, which is the MBG/NBD",
    params: { r: 0.524843558624, alpha: 6.183092845108, a: 0.8913877802325, b: 1.614048334386 },
  },
  /** Log-likelihood of single histories; no data needed. */
  histories: {
    source: "PyMC-Marketing, tests of the modified beta-geometric model",
    params: { r: 0.25, alpha: 4, a: 0.8, b: 2.5 },
    T: 40,
    oneTimeBuyer: -0.41792826,
    heavyBuyer: { frequency: 200, recency: 38, logLikelihood: 100.7869 },
  },
} as const;
