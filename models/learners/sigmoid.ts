/** 1 / (1 + e^-x), without overflow at either end. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** ln(p / (1 - p)); p is first kept 1e-12 away from 0 and 1. */
export function logit(p: number): number {
  const kept = Math.min(Math.max(p, 1e-12), 1 - 1e-12);
  return Math.log(kept) - Math.log1p(-kept);
}

/** ln(1 + e^x), without overflow. */
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
