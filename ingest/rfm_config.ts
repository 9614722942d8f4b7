import { z } from "zod";

/** Scores run from 1 to 5 at most: segments, screens and exports are made of them. */
const mostScores = 5;

const range = z
  .tuple([z.int().min(1).max(mostScores), z.int().min(1).max(mostScores)])
  .refine(([low, high]) => low <= high, "the lower score comes first, such as [4, 5]");
const every: [number, number] = [1, mostScores];

/** The value's near-equal fifths in which every score is given, cuts at quantiles, or cuts at amounts. */
const fifths = z.strictObject({ by: z.literal("fifths") });
const quantile = z.strictObject({
  by: z.literal("quantile"),
  /** How many scores: 5 are quintiles, 4 quartiles. */
  parts: z.int().min(2).max(mostScores).default(5),
  /**
   * How far above the quantile the next part begins, in days, purchases or base currency. With 0 a value equal to
   * the quantile is in the part below; 1 gives the thresholds of packages that add 1 to each quantile.
   */
  step: z.number().min(0).default(0),
});
const amount = z.strictObject({
  by: z.literal("amount"),
  /** Where each next part begins, ascending, in days, purchases or base currency. */
  cuts: z
    .array(z.number())
    .min(1)
    .max(mostScores - 1)
    .refine(
      (cuts) => cuts.every((cut, i) => i === 0 || cut > cuts[i - 1]!),
      "cuts are to ascend, each once, such as [30, 90, 180]",
    ),
});

/** What frequency counts. */
const counted = { count: z.enum(["purchase_days", "orders"]).default("purchase_days") };

const measure = z.discriminatedUnion("by", [fifths, quantile, amount]).default({ by: "fifths" });
const frequency = z
  .discriminatedUnion("by", [fifths.extend(counted), quantile.extend(counted), amount.extend(counted)])
  .default({ by: "fifths", count: "purchase_days" });

const rule = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .refine((name) => !/[,|]/.test(name), "a segment's name has no comma and no |"),
  /** Lowest and highest score that the rule takes, both included; every score by default. */
  r: range.default(every),
  f: range.default(every),
  m: range.default(every),
});

/** How customers are scored by recency, frequency and money, and what the combinations are called. */
export const rfmConfig = z.strictObject({
  recency: measure,
  frequency,
  monetary: measure,
  /** The first rule that holds names the segment; customers of none are `other`. The usual eleven by default. */
  segments: z.array(rule).min(1).max(125).optional(),
});

export type RfmConfig = z.output<typeof rfmConfig>;
