import { betaGeometric } from "./beta_geometric.ts";

/**
 * BG/NBD: customers buy at random at a rate of their own until, after some repeat purchase, they silently stop
 * (Fader, Hardie & Lee 2005, "Counting Your Customers the Easy Way", Marketing Science 24(2), 275-284).
 *
 * 1. While alive, a customer's purchases are a Poisson process of rate lambda.
 * 2. Rates differ between customers as Gamma(r, alpha).
 * 3. After each repeat purchase a customer drops out with probability p.
 * 4. Dropout probabilities differ between customers as Beta(a, b).
 * 5. Rates and dropout probabilities are independent.
 */
export const bgNbd = betaGeometric("bg_nbd", 0);
