/** A market in which nobody leaves: purchase rates ~ Gamma(r, alpha), alpha in the frame's unit of time; both above 0. */
export interface NbdParams {
  r: number;
  alpha: number;
}
