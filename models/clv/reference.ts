/** The published setting of a customer value calculation on the CDNOW cohort. */
export const clvReference = {
  source: "Fader, Hardie & Lee 2005, RFM and CLV, JMR 42(4); working paper of 2005-02-16, p. 20",
  /** 15 % a year is this much a week, continuously compounded. */
  yearlyDiscount: 0.15,
  weeklyDiscount: 0.0027,
} as const;
