import { z } from "zod";

/** The fields of a customer that can survive from any of its records. */
export const survivingFields = [
  "name",
  "role",
  "parent_id",
  "owner_id",
  "industry",
  "region",
  "channel",
  "credit_limit",
  "is_frozen",
  "frozen_reason",
  "created_on",
  "referrer_id",
  "wallet",
] as const;
export type SurvivingField = (typeof survivingFields)[number];

const rule = z.union([
  z.enum(["newest", "oldest", "longest"]),
  z.strictObject({
    /** Systems in the order in which they are believed; the others follow in their usual order. */
    systems: z.array(z.string().min(1)).min(1),
  }),
]);
export type SurvivorshipRule = z.output<typeof rule>;

export const identityConfig = z
  .strictObject({
    /** Whether records of the same customer become one; by default when there is something to tell it by. */
    isOn: z.boolean().optional(),
    /** Systems, the most trusted first; in the order of the sources by default. */
    systems: z.array(z.string().min(1)).default([]),
    /** ISO 3166 code of the country whose telephone numbers are written without a country code. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "an ISO 3166 code such as DE")
      .optional(),
    /** Probability from which two records are one customer without being asked. */
    matchAbove: z.number().gt(0.5).lt(1).default(0.98),
    /** Probability from which a pair is put before a person. */
    reviewAbove: z.number().gt(0).lt(1).default(0.5),
    /** An e-mail address, telephone or tax number that more records carry than this links nobody by itself. */
    maxSharers: z.int().min(2).max(100).default(5),
    /** Per field, which record it is taken from; the most trusted system, then the fullest record by default. */
    survivorship: z.partialRecord(z.enum(survivingFields), rule).default({}),
  })
  .refine((i) => i.reviewAbove <= i.matchAbove, {
    path: ["reviewAbove"],
    error: "is above matchAbove; a pair is asked about before it is merged by itself",
  });
export type IdentityConfig = z.output<typeof identityConfig>;
