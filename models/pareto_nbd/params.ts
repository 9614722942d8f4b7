/**
 * A market as Pareto/NBD sees it: purchase rates ~ Gamma(r, alpha), rates of leaving ~ Gamma(s, beta). alpha and beta
 * are in the frame's unit of time; all are above 0.
 */
export interface ParetoNbdParams {
  r: number;
  alpha: number;
  s: number;
  beta: number;
}

/**
 * The market that a customer alive at `watched` with x repeat purchases by then is a new customer of: given that they
 * are alive, their purchase rate is Gamma(r + x, alpha + watched), their rate of leaving Gamma(s, beta + watched), and
 * the two are independent.
 */
export function marketOfAlive(
  { r, alpha, s, beta }: ParetoNbdParams,
  x: number,
  watched: number,
): ParetoNbdParams {
  return { r: r + x, alpha: alpha + watched, s, beta: beta + watched };
}
