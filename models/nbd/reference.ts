/**
 * Published numbers that the NBD must reproduce: the 1/10 sample of the CDNOW cohort (2,357 customers), time in weeks,
 * calibrated on 1997-01-01 to 1997-09-30 and held out to 1998-06-30.
 */
export const nbdReference = {
  estimates: {
    source: "closed forms in scipy, many starts, in agreement with BTYDplus",
    params: { r: 0.3847661288, alpha: 12.0720220308 },
    logLikelihood: -9763.657614672615,
  },
  holdOutErrors: {
    source: "closed forms in scipy",
    weeks: 39,
    total: 2929.820331322845,
    meanAbsolute: 1.0410203363916886,
    rootMeanSquare: 1.8595226404582261,
    meanSquaredLog: 0.3622454718593705,
    aucOfPurchases: 0.7738230688296753,
  },
} as const;
