/** The models: what each assumes, and how well it did on the company's own past. */
export const models = {
  title: (company: string) => `The models behind the numbers of ${company}`,
  intro:
    "Every forecast is made by a model from the field's papers. Each is documented here, and judged on this company's own past: fitted to what was known on a day, and compared with what came after it.",
  back: "All models",
  missingTitle: (id: string) => `No model ${id} is documented in this build`,
  missingBody: "The address may be mistyped, or the model was taken away.",
  kind: {
    transactions: "When customers buy",
    spend: "What a purchase is worth",
    contractual: "Renewals",
    value: "Value",
    churn: "Who stops buying",
    segments: "Segments",
    products: "Articles",
  },
  status: {
    in_use: "In use",
    rules: "In use, by rules",
    compared: "Compared, not taken",
    refused: "Could not be fitted",
    off: "Not switched on",
    none: "Found nothing here",
    idle: "Not used in this build",
  },
  candidate: {
    last_year: "As a year before",
    own_rate: "Own rate goes on",
    recent_rate: "Own rate, if bought in 90 days",
    base_rate: "Everybody alike",
    probabilistic: "Purchase model",
    recent_purchase: "Bought in the last 90 days",
    pooled_rate: "Pooled rate",
    population_mean: "Mean of all customers",
  },
  figure: {
    transactions: (mae: string, auc: string) => `Mean error ${mae} orders a customer, AUC ${auc}`,
    churn: (loss: string, auc: string) => `Log-loss ${loss}, AUC ${auc}`,
  },
  /** Models that the field knows by a name in words, and not by letters. */
  titles: {
    mbg_nbd_covariates: "MBG/NBD with covariates",
    clv: "Customer lifetime value",
    customer_value: "Customer value",
    loyalty: "Loyalty index",
    model_value: "Model value",
    tiers: "Value tiers",
    clusters: "Clusters by k-means",
    product_pairs: "Association of articles",
    product_rhythms: "Rhythm of articles",
    gradient_boosting: "Gradient-boosted trees",
    logistic: "Logistic regression",
    spend_by_frequency: "Gamma-Gamma by frequency",
  },
  count: (_n: number, count: string) => `${count} models`,

  documentationTitle: (title: string) => `${title}: what it assumes, reads and gives`,
  documentationSubtitle: "Declared with the model; the same in the command tessera model",
  assumes: "It assumes",
  reads: "It reads",
  gives: "It gives",
  papers: "Sources",

  rankingTitle: (model: string, periods: string, mae: string, less: string, rule: string) =>
    `${model} forecast ${periods} best: ${mae} orders off a customer, ${less} less than the best rule of thumb (${rule})`,
  rankingPlain: (model: string, periods: string, mae: string, less: string, rule: string) =>
    `${model} was ${mae} orders off a customer over ${periods}, ${less} less than the best rule of thumb (${rule})`,
  rankingNoBetter: (model: string, periods: string, mae: string, rule: string) =>
    `${model} was taken on ${periods}, but its ${mae} orders off a customer are no better than a rule of thumb (${rule})`,
  periods: (n: number, count: string) => (n === 1 ? "1 past period" : `${count} past periods`),
  rankingSubtitle: (days: string) =>
    `Mean absolute error in purchase days a customer over ${days} held out, lower is better · filled: taken, hollow: not, grey: rules of thumb`,
  rankingWhy:
    "The model is chosen by the log score of what came, not by this error; of those within one standard error of the best, the plainer one.",
  noBacktest: "Nothing could be held out of this company's past",
  noBacktestBody:
    "There are too few purchases or too short a history to judge forecasts by; the default model is used, and its intervals are wide.",
  chosen: "Taken",
  measure: {
    candidate: "Model or rule of thumb",
    origin: "Forecast from",
    predicted: "Forecast",
    actual: "What came",
    bias: "Bias",
    mae: "Mean error",
    rmse: "RMSE",
    auc: "AUC",
    log_score: "Log score",
    behind: "Behind the best",
    state: "State",
    log_loss: "Log-loss",
    brier: "Brier",
    slope: "Calibration slope",
    customers: "Customers",
  },
  all: "All periods",
  trialState: { fitted: "Fitted", at_bound: "At a bound", refused: "Refused", baseline: "Rule of thumb" },

  originsTitle: (predicted: string, actual: string, bias: string) =>
    `It forecast ${predicted} purchase days and ${actual} came: ${bias} in total`,
  originsSubtitle: (days: string) =>
    `Purchase days in ${days} after each day, forecast from what was known on it`,
  decilesTitle: (predicted: string, actual: string) =>
    `The tenth it expected most of was to buy ${predicted} times each, and bought ${actual} times`,
  decilesSubtitle:
    "Purchase days a customer by tenths of the customers, square-root scales · dashed: what was forecast is what came",
  tenth: "Tenth",
  perCustomer: "a customer",

  churnTitle: (model: string, auc: string, rule: string, ruleAuc: string) =>
    `Best at telling who will not buy: ${model}, AUC ${auc}, against ${ruleAuc} for the rule “${rule}”`,
  churnNoBetter: (model: string, auc: string) =>
    `${model} gives the churn probability: AUC ${auc}, no better than a rule of thumb`,
  churnSubtitle: (customers: string, day: string, days: string) =>
    `Log-loss on ${customers} customers, judged on the ${days} from ${day}, which no model had seen; lower is better`,
  noChurn: "Churn was not compared",
  noChurnBody:
    "There is too little history to learn who stops buying; the probability is the purchase model's, which needs only purchase days.",
  churnCalibrationTitle: (points: string) => `Its probabilities are ${points} off what came, on average`,
  churnCalibrationSubtitle:
    "Share of customers without a purchase, by tenths of the forecast · dashed: forecast kept its word",
  driversTitle: (feature: string, share: string) => `${feature} carries ${share} of the forecast`,
  driversSubtitle: "Part of the mean absolute contribution to the log-odds of no purchase",
  driversNone: "No feature was learnt from",
  raises: "more of it raises the risk",
  lowers: "more of it lowers the risk",
  mixed: "neither clearly raises nor lowers it",
  otherDrivers: (_n: number, count: string) => `${count} more features`,

  choiceTitle: (k: string) => `${k} clusters are the clearest that are stable and no accident`,
  choiceNone: "There are no clear clusters of customers",
  choiceSubtitle:
    "Silhouette by number of clusters: how separate they are, against a cloud without structure",
  verdict: {
    chosen: "Taken",
    possible: "Possible, but less far above chance",
    unstable: "Halves of the customers disagree, or one is tiny",
    not_separate: "Not separate",
    no_better_than_chance: "No more separate than chance",
  },

  independenceTitle: (p: string) => `Spend does not depend on how often a customer buys (p = ${p})`,
  dependenceTitle: (p: string) =>
    `Spend depends on how often a customer buys (p = ${p}), so the model lets it`,
  independenceUntested: "Whether spend depends on frequency could not be tested",
  independenceSubtitle:
    "Correlation of purchase days and mean spend with its 95 % interval; 0 is independence",
  pearson: "Pearson",
  spearman: "Spearman (ranks)",
  correlation: "Correlation",

  renewalTitle: (share: string, period: string) =>
    `${share} of the customers are left after ${period} periods`,
  renewalSubtitle:
    "Share of a cohort that renewed in every period · dots: seen, hollow: held out · lines: models",
  renewalOff: "This company has no renewals",
  renewalOffBody:
    "Models of renewals are for companies whose customers buy once in every period. They are switched on by models.renewals in the configuration.",
  observedShare: "Seen",

  covariatesTitle: (level: string, ratio: string, reference: string) =>
    `${level} buy ${ratio} times as often as ${reference}`,
  covariatesSubtitle:
    "How many times the reference's, the other covariates held equal, with its 95 % interval; 1 is no difference",
  covariatesOff: "No covariate is used",
  covariatesOffBody:
    "They are switched on by models.covariates in the configuration, and used where they forecast better.",
  actsOn: { rate: "How often active customers buy", leaving: "Chance to leave after a purchase" },
  ratio: "Times the reference's",
  covariate: { industry: "Industry", region: "Region", channel: "Channel" },
  fitTitle: (customers: string) => `Fitted to ${customers} customers`,
  fitPlain: "What the fit says",
  fitSubtitle: "Parameters in the paper's words, with standard errors and 95 % intervals",
  fitNone: "It follows rules",
  fitNoneRules: "There is no parameter to learn: every build computes it anew from the same rules",
  fitNoneIdle: "No number of this build rests on it",
  interval: "95 % interval",
  statistics: "Statistics",
  states: "What the build noted",

  weightsTitle: (name: string, weight: string) => `${name} weighs most: ${weight} of 100`,
  weightsSubtitle: "Weights of the parts; over those that have data they are scaled to 100",
  weight: "Weight",
  part: "Part",
};
