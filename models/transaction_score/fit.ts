import type { Choice } from "../backtest/choice.ts";
import { informationCriteria } from "../backtest/metrics.ts";
import { coded, codingOf } from "../covariates/coding.ts";
import { covariateState, type KnownOfRows } from "../covariates/records.ts";
import { parameter, state, statistic } from "../fit_record.ts";
import type { Context, Fit, FitRecord } from "../model.ts";
import type { TransactionFrame } from "../purchases/frame.ts";
import { type AnyPurchaseModel, candidate, covariateModel, defaultModel } from "./candidates.ts";
import { leftInAYear } from "./dropout.ts";
import type { TransactionEstimate, TransactionParams } from "./fitted.ts";
import { pooledRateOf } from "./pooled_rate.ts";

/** Under this many customers with a repeat purchase four parameters would be guesses. */
export const leastRepeaters = 10;
/** Under this many customers a weak prior helps the data out. */
export const leastUnshrunk = 500;

const fallback = "pooled_rate";
const inDays = ["alpha", "beta"];

const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);

interface Attempt {
  readonly fitted: TransactionParams & { readonly estimate: TransactionEstimate };
  readonly distinctRows: number;
  readonly iterations: number;
}

/** Fits one candidate to all customers, or gives the reason why it cannot be. */
function attempt(model: AnyPurchaseModel, frame: TransactionFrame, isShrunk: boolean): Attempt | string {
  const fit = model.fit(frame, { isShrunk });
  if (fit.state === "refused") return fit.reason;
  const { params, iterations, distinctRows, customers, ...estimate } = fit;
  return {
    fitted: {
      model: model.id,
      params,
      estimate: {
        names: Object.keys(params),
        standardErrors: estimate.standardErrors,
        logStandardErrors: estimate.logStandardErrors,
        logCovariance: estimate.logCovariance,
        convergence: estimate.convergence,
        atBound: estimate.atBound,
        logLikelihood: total(model.logLikelihood(params as never, frame)),
        isShrunk,
        customers,
      },
    },
    distinctRows,
    iterations,
  };
}

/**
 * Fits the model that back-tests chose, or the one configured, in days. Of the models chosen, the first takes it whose
 * fit stays clear of the edges of what data can tell; where none can be fitted the pooled rate stands in, by name.
 *
 * @param known what of the customers is known beside their purchases; nothing when absent
 */
export function fitTransactions(
  histories: TransactionFrame,
  { options, lapseDays }: Context,
  choice?: Choice,
  known: KnownOfRows = { groups: [], group: new Float64Array() },
): Fit<TransactionParams> {
  const coding = known.groups.length > 0 ? codingOf(known.groups, known.group) : null;
  const frame = coding ? { ...histories, covariates: coded(coding, known.group) } : histories;
  const customers = frame.frequency.length;
  const repeaters = frame.frequency.reduce((count, x) => count + (x > 0 ? 1 : 0), 0);
  const counts = [
    statistic("customers", customers),
    statistic("repeat_customers", repeaters, "Customers with more than one purchase day."),
  ];
  const isShrunk = customers < leastUnshrunk;
  const order = orderOf(options.transactions, choice);
  const passed: string[] = [];
  let taken: Attempt | undefined;
  if (repeaters < leastRepeaters) {
    passed.push(
      `${order[0]} was not fitted, too few customers with a repeat purchase: ${repeaters} of ${leastRepeaters}`,
    );
  } else {
    for (const id of order) {
      const found = attempt(candidate(id), frame, isShrunk);
      if (typeof found === "string") passed.push(`${id} was not fitted, ${found}`);
      else if (found.fitted.estimate.atBound.length === 0) {
        taken = found;
        break;
      } else {
        passed.push(`${id} ran to a bound of ${found.fitted.estimate.atBound.join(", ")}`);
        taken ??= found;
      }
    }
  }
  if (!taken) {
    const rate = pooledRateOf(frame);
    return {
      params: { model: fallback, params: { rate, lapseDays } },
      records: [
        state("model", fallback),
        state("state", `fallback: ${passed.join("; ")}`),
        state("choice", `${fallback}: the company's one rate of purchases, for no model could be fitted`),
        parameter("rate", rate, null, "Purchase days a day and customer."),
        parameter("lapse_days", lapseDays, null, "Days without a purchase after which p_alive is 0."),
        ...counts,
      ],
    };
  }
  const isCovariate = taken.fitted.model === covariateModel.id;
  const fitted = coding && isCovariate ? { ...taken.fitted, coding } : taken.fitted;
  return {
    params: fitted,
    records: [
      state("model", fitted.model),
      state("state", `fitted: ${fitted.estimate.convergence}`),
      state("choice", whyTaken(fitted.model, options.transactions, passed, choice)),
      ...(coding ? [covariateState(coding, isCovariate, options.transactions, passed, choice)] : []),
      ...(isShrunk ? [state("sample", smallSample(customers))] : []),
      ...parameterRecords(fitted.params, fitted.estimate),
      statistic(
        "left_in_a_year",
        leftInAYear(fitted, frame),
        "Share of new customers who will have left a year after their first purchase.",
      ),
      statistic("log_likelihood", fitted.estimate.logLikelihood),
      ...criteria(fitted.estimate),
      ...counts,
      statistic("distinct_histories", taken.distinctRows),
      statistic("iterations", taken.iterations),
      ...(choice?.records[fitted.model] ?? []),
    ],
  };
}

/** The models to try. The plain model stands in for the one with covariates, not the pooled rate. */
function orderOf(configured: string, choice: Choice | undefined): readonly string[] {
  if (configured === "auto") return choice?.order ?? [defaultModel];
  return configured === covariateModel.id ? [configured, defaultModel] : [configured];
}

function parameterRecords(
  params: Readonly<Record<string, number>>,
  { names, standardErrors, logStandardErrors, atBound }: TransactionEstimate,
): FitRecord[] {
  return names.map((name) => {
    const unit = inDays.includes(name) ? "In days." : null;
    const note = atBound.includes(name) ? "At the edge of what data can tell apart." : unit;
    return {
      ...parameter(name, params[name]!, standardErrors[name] ?? null, note),
      logStandardError: logStandardErrors[name] ?? null,
    };
  });
}

function criteria({ logLikelihood, names, customers }: TransactionEstimate): FitRecord[] {
  const { aic, bic } = informationCriteria(logLikelihood, names.length, customers);
  return [
    statistic("aic", aic, "Akaike's information criterion; lower is better."),
    statistic("bic", bic, "Bayesian information criterion; lower is better."),
  ];
}

const smallSample = (customers: number) =>
  `small: ${customers} customers are too few to learn every parameter from them alone, so a weak prior draws each towards what most companies show; expect wide intervals`;

function whyTaken(
  model: string,
  configured: string,
  passed: readonly string[],
  choice: Choice | undefined,
): string {
  if (configured === model) return `${model}: configured by models.transactions`;
  if (configured !== "auto") return `${model}: the plain model, for ${passed.join(" and ")}`;
  if (choice && model === choice.order[0]) return `${model}: ${choice.why}`;
  const instead = passed.length > 0 ? `, after ${passed.join(" and ")} on all customers` : "";
  return choice
    ? `${model}: next in the back-tests${instead}`
    : `${model}: the default, for no back-test was run`;
}
