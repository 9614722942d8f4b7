import type { Frame } from "../../ingest/index.ts";
import { type Composed, composedOf } from "../clv/composed.ts";
import { tamest } from "../interval/inverse_square.ts";
import { type Direction, parameterDirections } from "../interval/parameter_directions.ts";
import { processVariance } from "../interval/process_variance.ts";
import { type Context, totals } from "../model.ts";
import { posteriorOfSpend, type SpendParams, spendExpected } from "../spend_score/fitted.ts";
import {
  type FittedTransactions,
  fittedTransactions,
  readable,
  type TransactionParams,
} from "../transaction_score/fitted.ts";
import { addByPlace, clvForecast, emptySums, type GroupSums, ordersForecast } from "./sums.ts";
import { forecastMember, forecastTotal } from "./table.ts";

/** Of the extremes that a total may leave out, how often one would be in it. */
const EXTREME = 0.05;

interface State {
  readonly fitted: Composed;
  readonly model: FittedTransactions;
  readonly transactions: readonly Direction<FittedTransactions>[];
  readonly spend: readonly Direction<SpendParams>[];
  /** Chance of each customer's extreme that may be left out. */
  readonly extreme: number;
  sums: GroupSums;
}

/** Directions of the transaction model's parameters, each as a model that may be asked. */
export function transactionDirections({
  model,
  params,
  estimate,
}: TransactionParams): Direction<FittedTransactions>[] {
  if (!estimate) return [];
  return parameterDirections(params, estimate.names, estimate.logCovariance).map(({ up, down, by }) => ({
    up: fittedTransactions({ model, params: up }),
    down: fittedTransactions({ model, params: down }),
    by,
  }));
}

/** Directions of the spend model's parameters; of the elasticity itself, of the logarithm of the others. */
export function spendDirections(fitted: SpendParams): Direction<SpendParams>[] {
  if (fitted.model === "population_mean") return [];
  const names = ["p", "q", "v", ...(fitted.model === "spend_by_frequency" ? ["elasticity"] : [])];
  const params = fitted.params as unknown as Record<string, number>;
  return parameterDirections(params, names, fitted.logCovariance, (name) => name === "elasticity").map(
    ({ up, down, by }) => {
      const moved = (to: Record<string, number>) => ({ ...fitted, params: to }) as unknown as SpendParams;
      return { up: moved(up), down: moved(down), by };
    },
  );
}

const halfDifference = (up: Float64Array, down: Float64Array, by: number): Float64Array =>
  up.map((value, i) => (value - down[i]!) / (2 * by));

type Columns = Frame<typeof forecastMember>["columns"];

/** The groups of each row: places of all its levels. */
const levelsOf = ({ total_place, tier_place, segment_place }: Columns) => [
  total_place,
  tier_place,
  segment_place,
];

/** Makes room for the groups of a slice; what is summed up of the others stays. */
function grow(state: State, columns: Columns): void {
  const last = Math.max(...levelsOf(columns).map(lastPlace));
  const before = state.sums;
  if (last < before.customers.length) return;
  const { transactions, spend } = state;
  const after = emptySums(last + 1, transactions.length + spend.length);
  const keep = (to: Float64Array, from: Float64Array) => to.set(from);
  for (const name of ["customers", "orders", "ordersVariance", "clv", "clvVariance"] as const)
    keep(after[name], before[name]);
  for (const name of ["ordersChange", "clvChange"] as const)
    after[name].forEach((column, d) => {
      keep(column, before[name][d]!);
    });
  state.sums = after;
}

/** -1 without any; a row of no group has NaN. */
function lastPlace(places: Float64Array): number {
  let last = -1;
  for (const place of places) if (place > last) last = place;
  return last;
}

function addTo(sums: Float64Array, columns: Columns, values: Float64Array): void {
  for (const places of levelsOf(columns)) addByPlace(sums, places, values);
}

const historiesOf = ({ transactions }: Composed, { frequency, recency, age, covariate_group }: Columns) =>
  readable(transactions, { frequency, recency, T: age }, covariate_group);

function addExpectations({ sums, ...state }: State, columns: Columns, { options }: Context): void {
  const { frequency, monetary, p_alive, expected_orders, expected_spend } = columns;
  const frame = historiesOf(state.fitted, columns);
  const posterior = posteriorOfSpend(state.fitted.spend, { frequency, monetary });
  const counts = state.model.countsIfAlive(frame, options.horizonDays);
  const variance = processVariance(p_alive, counts, posterior, expected_spend, state.extreme);
  const worth = worthOf(columns);
  addTo(sums.customers, columns, new Float64Array(frequency.length).fill(1));
  addTo(sums.orders, columns, expected_orders);
  addTo(sums.ordersVariance, columns, variance.orders);
  const clv = worth.map((each, i) => each * expected_orders[i]! * expected_spend[i]!);
  addTo(sums.clv, columns, clv);
  const clvVariance = worth.map((each, i) => each * each * variance.spend[i]!);
  addTo(sums.clvVariance, columns, clvVariance);
}

/** Whether the spread of spend of anybody is so wide that its variance is taken without extremes. */
const isCut = ({ fitted: { spend } }: State) => spend.model !== "population_mean" && spend.params.q < tamest;

/** Contribution per unit of spend, discounted as the customer's purchases are on average. */
const worthOf = ({ margin, discounted_orders, expected_orders }: Columns): Float64Array =>
  margin.map((share, i) =>
    expected_orders[i]! > 0 ? (share * discounted_orders[i]!) / expected_orders[i]! : 0,
  );

function addDirections({ sums, ...state }: State, columns: Columns, { options }: Context): void {
  const { frequency, monetary, expected_orders, expected_spend } = columns;
  const frame = historiesOf(state.fitted, columns);
  const worth = worthOf(columns);
  state.transactions.forEach(({ up, down, by }, d) => {
    const expected = (model: FittedTransactions) =>
      model.conditionalExpectedPurchases(frame, [options.horizonDays])[0]!;
    const orders = halfDifference(expected(up), expected(down), by);
    addTo(sums.ordersChange[d]!, columns, orders);
    const clv = orders.map((change, i) => change * worth[i]! * expected_spend[i]!);
    addTo(sums.clvChange[d]!, columns, clv);
  });
  state.spend.forEach(({ up, down, by }, s) => {
    const expected = (params: SpendParams) => spendExpected(params, { frequency, monetary });
    const spend = halfDifference(expected(up), expected(down), by);
    const clv = spend.map((change, i) => change * worth[i]! * expected_orders[i]!);
    addTo(sums.clvChange[state.transactions.length + s]!, columns, clv);
  });
}

export const forecasts = totals({
  name: "forecast",
  doc: "Expected orders and lifetime value of all customers, of tiers and of segments, with intervals. The variance of a sum is that of chance, customer by customer, and that of the parameters, which moves all customers together: g'Sg with the gradient of the sum by half differences and the covariance of the estimates' logarithms.",
  reads: forecastMember,
  writes: forecastTotal,
  uses: ["transactions", "spend"],

  begin(fits, _context, rows): State {
    const fitted = composedOf(fits);
    const transactions = transactionDirections(fitted.transactions);
    const spend = spendDirections(fitted.spend);
    return {
      fitted,
      model: fittedTransactions(fitted.transactions),
      transactions,
      spend,
      extreme: EXTREME / Math.max(1, rows),
      sums: emptySums(0, transactions.length + spend.length),
    };
  },

  add(state: State, { columns }, context) {
    grow(state, columns);
    addExpectations(state, columns, context);
    addDirections(state, columns, context);
  },

  columns(state) {
    const { sums, fitted, transactions, spend } = state;
    const places = [...sums.customers.keys()].filter((place) => sums.customers[place]! > 0);
    const orders = places.map((place) => ordersForecast(sums, place));
    const clv = places.map((place) => clvForecast(sums, place));
    const { estimate } = fitted.transactions;
    const isSpendCovered = spend.length > 0 || fitted.spend.model === "population_mean";
    const isCovered = transactions.length > 0 && isSpendCovered;
    const column = (of: (i: number) => number) => Float64Array.from(places, (_, i) => of(i));
    return {
      place: Float64Array.from(places),
      customers: column((i) => sums.customers[places[i]!]!),
      expected_orders: column((i) => orders[i]!.mean),
      orders_p10: column((i) => orders[i]!.p10),
      orders_p90: column((i) => orders[i]!.p90),
      orders_parameter_share: column((i) => orders[i]!.parameterShare),
      clv: column((i) => clv[i]!.mean),
      clv_p10: column((i) => finite(clv[i]!.p10)),
      clv_p90: column((i) => finite(clv[i]!.p90)),
      clv_parameter_share: column((i) => finite(clv[i]!.parameterShare)),
      covers: places.map(() => (isCovered ? "chance_and_parameters" : "chance")),
      is_shrunk: column(() => (estimate?.isShrunk ? estimate.customers : Number.NaN)),
      is_cut: column(() => (isCut(state) ? 1 : 0)),
    };
  },
});

const finite = (value: number) => (Number.isFinite(value) ? value : Number.NaN);
