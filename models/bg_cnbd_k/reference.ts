/**
 * Published numbers on the 1/10 sample of the CDNOW cohort, weeks, calibrated on 1997-01-01 to 1997-09-30: record buyers
 * are not regular, so both models come down to their k = 1.
 */
export const regularReference = {
  source: "BTYDplus, demo of CDNOW: no regularity is detected",
  bgCnbdK: { k: 1, r: 0.242598152303, alpha: 4.413684163174, a: 0.7929898735678, b: 2.426166695979 },
  mbgCnbdK: { k: 1, r: 0.524843558624, alpha: 6.183092845108, a: 0.8913877802325, b: 1.614048334386 },
} as const;
