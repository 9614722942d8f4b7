import type { BetaGeometricParams } from "./params.ts";
import { quietMixture } from "./quiet_mixture.ts";

/**
 * The chance that a customer who is alive and drawn from the market still is after t. A customer leaves at rate
 * lambda p, so it is E[e^(-lambda p t)] = 2F1(r, a; a + b; -t / alpha). Falls in t.
 *
 * @param t length of time at or above 0, in the unit of alpha
 */
export const stillAlive = ({ r, alpha, a, b }: BetaGeometricParams, t: number): number =>
  quietMixture(r, a, b, t / alpha);
