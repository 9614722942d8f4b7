/**
 * Published numbers that sBG must reproduce: two segments of 1,000 customers each over twelve years, of which the
 * paper calibrates on the first seven.
 */
const paper =
  "Fader & Hardie 2007, How to Project Customer Retention, Journal of Interactive Marketing 21(1)";

export const sbgReference = {
  regular: { source: `${paper}, p. 82`, years: 7, params: { alpha: 0.704, beta: 1.182 } },
  /** The paper prints an alpha of .688, at which the likelihood is lower and its own errors do not come out. */
  highEnd: { source: `${paper}, p. 82, alpha corrected`, years: 7, params: { alpha: 0.668, beta: 3.806 } },
  projection: {
    source: "shifted_beta_geometric_py, README: High End",
    years: [8, 9, 10, 11, 12],
    survival: [0.46, 0.436, 0.414, 0.395, 0.378],
  },
  residualLifetime: {
    source: "shifted_beta_geometric_py, README: High End, after seven years at 10 % a year",
    renewals: 7,
    discount: 0.1,
    expected: 7.53,
  },
  /** How far the projection is from the observed survival in year twelve, per cent. */
  yearTwelve: { source: `${paper}, p. 82`, regular: 2, highEnd: 4 },
} as const;
