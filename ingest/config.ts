import { z } from "zod";
import { identityConfig } from "./identity/config.ts";
import { pairsConfig } from "./pairs_config.ts";
import { rfmConfig } from "./rfm_config.ts";
import { source } from "./source_config.ts";
import { entities } from "./staging/entities/index.ts";
import { undated } from "./staging/headed.ts";
import { timeZone } from "./time_zone.ts";
import { overheadConfig, peersConfig } from "./value_config.ts";

const company = z.strictObject({
  name: z.string().min(1),
  baseCurrency: z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 code such as EUR"),
  /** Business days are days of this zone. */
  timeZone: timeZone.default("UTC"),
  /** Month in which the fiscal year starts, 1…12. */
  fiscalYearStart: z.int().min(1).max(12).default(1),
  weekStart: z.enum(["monday", "sunday", "saturday"]).default("monday"),
  language: z.enum(["en", "zh"]).default("en"),
  /** Set on a simulated company: every screen and answer then says so. */
  isSimulated: z.boolean().default(false),
});

/** What counts as high: the smallest group that carries a share of the total, a top part of customers, or an amount. */
const threshold = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("share"), share: z.number().gt(0).lt(1) }),
  z.strictObject({ by: z.literal("quantile"), top: z.number().gt(0).lt(1) }),
  z.strictObject({ by: z.literal("amount"), amount: z.number().positive() }),
]);

const treatment = z.strictObject({
  treatment: z.string(),
  /** Yearly cost of service a customer may cause, as a share of its established value. */
  serviceCostCap: z.number().min(0).max(1),
});

const policy = z.strictObject({
  policy: z.string().min(1),
  /** Yearly cost of service allowed, as a share of established value; by default the tier's, fitted to the trend. */
  serviceCostCap: z.number().min(0).max(1).optional(),
});

const policies = z.strictObject({
  rising: policy.optional(),
  steady: policy.optional(),
  falling: policy.optional(),
  unknown: policy.optional(),
});

const tiers = z.strictObject({
  established: threshold.default({ by: "share", share: 0.8 }),
  potential: threshold.default({ by: "share", share: 0.8 }),
  /** A customer changes side only past the threshold by this share of it. */
  band: z.number().min(0).max(0.5).default(0.1),
  /** Past month ends that are replayed. */
  months: z.int().min(1).max(120).default(24),
  /** Slope of contribution per quarter, as a share of its mean, below which the trend is steady. */
  trendDeadBand: z.number().min(0).max(1).default(0.05),
  /** Annualise established value when there is less than a year of history; marked where it was done. */
  annualise: z.boolean().default(false),
  treatments: z
    .strictObject({ high: treatment, potential: treatment, secondary: treatment, low: treatment })
    .default({
      high: { treatment: "Named owner, first in line, quarterly review", serviceCostCap: 0.1 },
      potential: { treatment: "Invest: tailored offers, free trials, visits", serviceCostCap: 0.2 },
      secondary: {
        treatment: "Keep: reliable service, reminders, win-back before lapse",
        serviceCostCap: 0.06,
      },
      low: { treatment: "Self-service and automation", serviceCostCap: 0.03 },
    }),
  /** What to do for a tier on a trend; the ones left out are the defaults in the company's language. */
  policies: z
    .strictObject({
      high: policies.optional(),
      potential: policies.optional(),
      secondary: policies.optional(),
      low: policies.optional(),
    })
    .default({}),
});

/** Models of purchases, by their days alone, that a company may ask for by name. */
export const transactionModelIds = [
  "mbg_nbd",
  "bg_nbd",
  "nbd",
  "pareto_nbd",
  "mbg_cnbd_k",
  "bg_cnbd_k",
] as const;

/** The model of purchases that knows customers by covariates too. */
export const covariateModelId = "mbg_nbd_covariates";

/** What a company may know of customers beforehand that may tell how they buy. */
export const covariateNames = ["industry", "region", "channel"] as const;

const oneOfCovariates = `name some of ${covariateNames.join(", ")}`;
const covariate = z.enum(covariateNames, {
  error: ({ input }) => `no such covariate: ${String(input)}; ${oneOfCovariates}`,
});

const models = z.strictObject({
  /** Days ahead for expected orders, lifetime value and potential value. */
  horizonDays: z.int().min(1).max(3650).default(365),
  /** Yearly discount rate of lifetime value. */
  discountRate: z.number().min(0).max(1).default(0.1),
  /** Whether lifetime value discounts a purchase from its own day, or from the end of its month or year ahead. */
  discounting: z.enum(["continuous", "monthly", "yearly"]).default("continuous"),
  /** Contribution margin used where no cost is known; without it contribution is net revenue, and says so. */
  margin: z.number().gt(0).max(1).optional(),
  /** Days without a purchase after which a customer counts as lost; learnt from the gaps by default. */
  lapseDays: z.int().min(1).optional(),
  /** Days ahead for the probability of no purchase; the lapse days by default. */
  churnDays: z.int().min(1).optional(),
  /** What gives the probability of no purchase; auto takes what judged best on a past day it had not seen. */
  churn: z.enum(["auto", "logistic", "gradient_boosting", "probabilistic"]).default("auto"),
  /** The transaction model behind scores; auto takes the one that forecast the company's own past best. */
  transactions: z.enum(["auto", ...transactionModelIds, covariateModelId]).default("auto"),
  /** What of customers may move how often they buy and when they leave; nothing by default. */
  covariates: z
    .array(covariate)
    .refine((all) => new Set(all).size === all.length, "a covariate is named twice; name each once")
    .default([]),
  /** Customers who buy every period, such as subscribers: how long a period is; none by default. */
  renewals: z.strictObject({ period: z.enum(["month", "quarter", "year"]) }).optional(),
  /** How customers are scored by recency, frequency and money, and what the combinations are called. */
  rfm: rfmConfig.prefault({}),
  /** Overhead of a year, allocated in the profit and loss of customers; none by default. */
  overhead: overheadConfig.optional(),
  /** Look-alikes that a customer is held against. */
  peers: peersConfig.prefault({}),
  /** Which pairs of articles are told. */
  pairs: pairsConfig.prefault({}),
  /** Oldest exchange rate, in days, that may still convert a line. */
  rateMaxAgeDays: z.int().min(0).default(31),
});

const modelsInAccord = models.refine(
  ({ transactions, covariates }) => transactions !== covariateModelId || covariates.length > 0,
  { path: ["covariates"], message: `models.transactions is ${covariateModelId}: ${oneOfCovariates}` },
);

export const configSchema = z.strictObject({
  company,
  /** Folder of the ledger and the published builds, relative to the configuration file. */
  data: z.string().default(".tessera"),
  sources: z
    .array(source)
    .min(1)
    .refine((all) => new Set(all.map((s) => s.name)).size === all.length, "two sources share a name")
    .superRefine((all, issue) => {
      for (const [i, one] of all.entries()) {
        const message = undated(one, all, entities.order_line.columns.day.doc);
        if (message)
          issue.addIssue({ code: "custom", path: [i, "entities", "order_line", "columns"], message });
      }
    }),
  identity: identityConfig.prefault({}),
  models: modelsInAccord.prefault({}),
  tiers: tiers.prefault({}),
  publish: z.strictObject({ keep: z.int().min(1).max(1000).default(5) }).prefault({}),
  serve: z
    .strictObject({
      host: z.string().default("127.0.0.1"),
      port: z.int().min(0).max(65535).default(4870),
      /** Requests a minute and key. */
      rateLimit: z.int().min(1).default(60_000),
    })
    .prefault({}),
  seed: z.int().default(1),
});

export type ConfigInput = z.input<typeof configSchema>;
export type Config = z.output<typeof configSchema>;

/** Types a configuration as it is written; errors show in the editor. */
export const defineConfig = (config: ConfigInput): ConfigInput => config;

export class ConfigError extends Error {
  override readonly name = "ConfigError";
  constructor(readonly problems: readonly string[]) {
    super(`configuration is not valid:\n${problems.map((p) => `  ${p}`).join("\n")}`);
  }
}

/** Checks and completes a configuration; all its problems are reported at once, each with its path. */
export function parseConfig(input: unknown): Config {
  const parsed = configSchema.safeParse(input);
  if (parsed.success) return Object.freeze(parsed.data);
  throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join(".") || "config"}: ${i.message}`));
}
