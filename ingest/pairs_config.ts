import { z } from "zod";

/** Which pairs of articles are told. */
export const pairsConfig = z.strictObject({
  /** Least share of orders, or of customers, that have both. */
  support: z.number().gt(0).lt(1).default(0.0001),
  /** Highest share of false discoveries among the pairs that count as going together. */
  falseDiscoveries: z.number().gt(0).lt(1).default(0.01),
  /** Pairs kept by order, and by customer: those farthest from chance. */
  most: z.int().min(1).max(1_000_000).default(10_000),
});
