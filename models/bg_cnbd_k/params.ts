/**
 * A market of regular buyers: the time between purchases is the sum of k exponential phases of a customer's own rate
 * ~ Gamma(r, alpha), and after a purchase a customer leaves with a probability of its own ~ Beta(a, b). With k = 1
 * purchases are as random as in BG/NBD; the larger k, the more regular. alpha is in the frame's unit of time; all
 * are above 0, k is whole.
 */
export interface RegularParams {
  k: number;
  r: number;
  alpha: number;
  a: number;
  b: number;
}
