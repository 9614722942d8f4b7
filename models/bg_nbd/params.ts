/**
 * A market as the beta-geometric models see it: purchase rates ~ Gamma(r, alpha), dropout probabilities ~ Beta(a, b).
 * alpha is in the frame's unit of time; all are above 0.
 */
export interface BetaGeometricParams {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/**
 * Where the two beta-geometric models differ: how many chances to drop out a customer has before the first repeat
 * purchase. BG/NBD: none, one follows each repeat. MBG/NBD: one, right after the first purchase.
 */
export type EarlyChances = 0 | 1;
