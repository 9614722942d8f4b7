import type { Client } from "../../data/client.ts";
import { together } from "../../data/together.ts";

export type ModelsData = Awaited<ReturnType<typeof loadModels>>;

const all = { limit: 1000 };

/** All that the build says of its models: what is declared of them, what they learnt, and how they were judged. */
export function loadModels(client: Client, lang: "en" | "zh", request: { signal: AbortSignal }) {
  const spoken = { ...all, where: { language: lang } };
  return together(() => ({
    models: client.table("model", { ...spoken, order: ["kind", "model"] }, request),
    statements: client.table("model_statement", { ...spoken, order: ["model", "part", "position"] }, request),
    fits: client.table("model_fit", { ...all, order: ["model", "kind", "name"] }, request),
    backtest: client.table("backtest", { ...all, order: ["origin_no", "position"] }, request),
    deciles: client.table("backtest_decile", { ...all, order: ["candidate", "decile"] }, request),
    churn: client.table("churn_comparison", { ...all, order: ["log_loss"] }, request),
    churnDeciles: client.table("churn_calibration", { ...all, order: ["candidate", "decile"] }, request),
    drivers: client.table("churn_driver", { ...all, order: ["-share"] }, request),
    clusterChoice: client.table("cluster_choice", { ...all, order: ["k"] }, request),
    covariates: client.table(
      "covariate_effect",
      { ...all, lang, order: ["covariate", "acts_on", "level"] },
      request,
    ),
    renewal: client.table("renewal", { ...all, order: ["period"] }, request),
    forecast: client.table("forecast_interval", { ...all, lang }, request),
    loyaltyWeights: client.table("loyalty_weight", { ...all, order: ["-weight"] }, request),
    modelValueWeights: client.table("model_value_weight", { ...all, order: ["-weight"] }, request),
  }));
}
