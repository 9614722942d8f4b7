/**
 * Numbers that the beta-discrete-Weibull model must reproduce: the two segments of Fader & Hardie 2007, 1,000 customers
 * each, years 0 to 7. The paper of 2018 prints its fits in figures only; these are maxima found by two implementations.
 */
export const betaDiscreteWeibullReference = {
  source: "Independent maxima by scipy and R over the table of Fader & Hardie 2007",
  years: 7,
  regular: { params: { gamma: 0.455614, delta: 0.779326, c: 1.283451 }, logLikelihood: -1679.602833 },
  highEnd: { params: { gamma: 0.214253, delta: 1.426575, c: 1.723565 }, logLikelihood: -1605.314213 },
} as const;
