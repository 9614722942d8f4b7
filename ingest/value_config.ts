import { z } from "zod";

/** What overhead may be allocated in proportion to; each is known of every customer, and what is negative bears none. */
export const overheadRules = ["revenue", "orders", "customers", "gross_margin"] as const;

/** Overhead of a year in base currency, and in proportion to what customers bear it. */
export const overheadConfig = z.strictObject({
  amount: z.number().positive().max(1e12),
  by: z.enum(overheadRules),
});

/** Look-alikes whose yearly contribution says what a customer could bring. */
export const peersConfig = z.strictObject({
  /** Customers a group must have; a smaller one gives way to the next wider. */
  atLeast: z.int().min(2).default(20),
  /** The quantile of the group's contribution that is the benchmark. */
  quantile: z.number().gt(0).lt(1).default(0.75),
});
