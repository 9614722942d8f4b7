import type { Vector } from "../../ingest/index.ts";
import { customerValue } from "../clv/customer_value.ts";
import { discountedOrders } from "../clv/discounted_orders.ts";
import { customerMonth } from "../customer_month/table.ts";
import { type Tier, tiers as tierNames } from "../customer_tier/tiers.ts";
import { type Context, type Fit, replay } from "../model.ts";
import { type SpendParams, spendExpected } from "../spend_score/fitted.ts";
import {
  type FittedTransactions,
  fittedTransactions,
  readable,
  type TransactionParams,
} from "../transaction_score/fitted.ts";
import { isHeld, isHigh, type Threshold, withBand } from "./band.ts";
import { gather, placesWithValue } from "./gather.ts";
import { tierMonthScore, tierThresholdScore } from "./table.ts";
import { ruleInWords, thresholdOf, toMoney } from "./threshold.ts";

const place = (tier: Tier) => tierNames.indexOf(tier);
/** By whether established, then potential value is high. */
const placeOf = [
  [place("low"), place("potential")],
  [place("secondary"), place("high")],
] as const;
const isEstablishedHigh = tierNames.map((tier) => tier === "high" || tier === "secondary");
const isPotentialHigh = tierNames.map((tier) => tier === "high" || tier === "potential");

interface State {
  readonly fitted: TransactionParams;
  readonly transactions: FittedTransactions;
  readonly spend: SpendParams;
  /** By customer number: the tier's place, and the step at which the customer had it, from 1. */
  tier: Uint8Array;
  knownAt: Uint32Array;
  steps: number;
  readonly thresholds: { day: number; established: Threshold; potential: Threshold }[];
}

/** Room for customers up to this number; what is known of the others stays. */
function grow(state: State, customers: number): void {
  if (customers <= state.tier.length) return;
  const room = Math.max(customers, 2 * state.tier.length);
  const tier = new Uint8Array(room);
  const knownAt = new Uint32Array(room);
  tier.set(state.tier);
  knownAt.set(state.knownAt);
  state.tier = tier;
  state.knownAt = knownAt;
}

/** Lifetime value of each row as its day knew it, in money; 0 for who has never bought. */
function expectedContribution(
  { fitted, transactions, spend }: State,
  columns: Readonly<
    Record<"frequency" | "recency" | "age" | "monetary" | "margin" | "covariate_group", Float64Array>
  >,
  { options }: Context,
): Float64Array {
  const buyers = placesWithValue(columns.frequency);
  const of = (column: Float64Array) => gather(column, buyers);
  const frequency = of(columns.frequency);
  const value = customerValue({
    margin: of(columns.margin),
    expectedSpend: spendExpected(spend, { frequency, monetary: of(columns.monetary) }),
    discountedPurchases: discountedOrders(
      transactions,
      readable(
        fitted,
        { frequency, recency: of(columns.recency), T: of(columns.age) },
        of(columns.covariate_group),
      ),
      options,
    ),
  });
  const contribution = new Float64Array(columns.frequency.length);
  for (let i = 0; i < buyers.length; i++) contribution[buyers[i]!] = toMoney(value[i]!);
  return contribution;
}

export const tiers = replay({
  name: "tiers",
  doc: "Walks through the past month ends with what was known on each: established and potential value, the thresholds between low and high, and the side of them every customer is on. A customer changes side only past a threshold by the configured band. The parameters of the purchase and spend models are those fitted once on the as-of day; the histories they are applied to are those of the day.",
  reads: customerMonth,
  writes: tierMonthScore,
  by: "month_end",
  uses: ["transactions", "spend"],

  begin(fits): State {
    const fitted = (fits.transactions as Fit<TransactionParams>).params;
    return {
      fitted,
      transactions: fittedTransactions(fitted),
      spend: (fits.spend as Fit<SpendParams>).params,
      tier: new Uint8Array(0),
      knownAt: new Uint32Array(0),
      steps: 0,
      thresholds: [],
    };
  },

  step(state: State, day, { rows, columns }, context) {
    const { established_value: established, pipeline_value: pipeline, customer_no: customer } = columns;
    grow(state, customer.reduce((most, no) => Math.max(most, no), -1) + 1);
    const contribution = expectedContribution(state, columns, context);
    const potential = contribution.map((value, i) => toMoney(value + pipeline[i]!));
    const { band, ...rules } = context.tiers;
    const at = {
      day,
      established: withBand(thresholdOf(established, rules.established), band),
      potential: withBand(thresholdOf(potential, rules.potential), band),
    };
    state.thresholds.push(at);

    const before = state.steps;
    state.steps += 1;
    const tier = new Float64Array(rows);
    const previous = new Float64Array(rows).fill(Number.NaN);
    const establishedHeld = new Float64Array(rows);
    const potentialHeld = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      const no = customer[i]!;
      const last = before > 0 && state.knownAt[no] === before ? state.tier[no]! : null;
      const e = isHigh(established[i]!, at.established, last === null ? null : isEstablishedHigh[last]!);
      const p = isHigh(potential[i]!, at.potential, last === null ? null : isPotentialHigh[last]!);
      tier[i] = placeOf[e ? 1 : 0][p ? 1 : 0];
      if (last !== null) previous[i] = last;
      establishedHeld[i] = isHeld(established[i]!, at.established, e) ? 1 : 0;
      potentialHeld[i] = isHeld(potential[i]!, at.potential, p) ? 1 : 0;
      state.tier[no] = tier[i]!;
      state.knownAt[no] = state.steps;
    }
    return {
      established_value: established,
      expected_contribution: contribution,
      pipeline_value: pipeline,
      tier,
      previous_tier: previous,
      is_established_held: establishedHeld,
      is_potential_held: potentialHeld,
    };
  },

  summary: {
    writes: tierThresholdScore,
    columns({ thresholds }, { tiers: rules }): Readonly<Record<string, Vector>> {
      const kinds = ["established", "potential"] as const;
      const lines = thresholds.flatMap(({ day, ...at }) =>
        kinds.map((value) => ({ day, value, ...at[value], rule: ruleInWords(rules[value]) })),
      );
      const numbers = (of: (line: (typeof lines)[number]) => number | null) =>
        Float64Array.from(lines, (line) => of(line) ?? Number.NaN);
      return {
        month_end: numbers((line) => line.day),
        value: lines.map((line) => line.value),
        threshold: numbers((line) => line.threshold),
        enter_above: numbers((line) => line.enterAbove),
        leave_below: numbers((line) => line.leaveBelow),
        rule: lines.map((line) => line.rule),
      };
    },
  },
});
