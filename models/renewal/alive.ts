import { bgBb } from "../bg_bb/bg_bb.ts";
import { type BgBbParams, bgBbNames } from "../bg_bb/params.ts";
import { parameter, state, statistic } from "../fit_record.ts";
import { estimator, type Fit } from "../model.ts";
import { leastCustomers } from "./fit.ts";
import { monthsOf, periodsAhead } from "./period.ts";
import { renewalAlive, renewalPattern } from "./table.ts";

export const alive = estimator({
  name: "bg_bb",
  doc: "Whether customers who may skip periods are still active, and in how many periods to come they will buy.",
  papers: [
    "Fader, Hardie & Shang 2010, Customer-Base Analysis in a Discrete-Time Noncontractual Setting, Marketing Science 29(6)",
  ],
  reads: renewalPattern,
  writes: renewalAlive,

  fit({ columns }, { options }): Fit<BgBbParams | null> {
    if (monthsOf(options) === null) {
      return { params: null, records: [state("state", "off: models.renewals is not configured")] };
    }
    const { frequency, recency, periods, customers: weight } = columns;
    const customers = weight.reduce((sum, n) => sum + n, 0);
    const counts = [
      statistic("customers", customers),
      statistic("distinct_histories", weight.length, "Distinct frequency, recency and periods."),
    ];
    const fit =
      customers < leastCustomers
        ? ({ state: "refused", reason: `too few customers: ${customers} of ${leastCustomers}` } as const)
        : bgBb.fit({ frequency, recency, periods, weight });
    if (fit.state === "refused") {
      return { params: null, records: [state("state", `not fitted: ${fit.reason}`), ...counts] };
    }
    const parameters = bgBbNames.map((name) => ({
      ...parameter(
        name,
        fit.params[name],
        fit.standardErrors[name],
        fit.atBound.includes(name) ? "At the edge of what data can tell apart." : null,
      ),
      logStandardError: fit.logStandardErrors[name],
    }));
    return {
      params: fit.params,
      records: [
        state("state", `fitted: ${fit.convergence}`),
        ...parameters,
        statistic("log_likelihood", fit.logLikelihood),
        ...counts,
      ],
    };
  },

  score({ params }, { columns }, { options }) {
    const months = monthsOf(options);
    const missing = () => columns.periods.map(() => Number.NaN);
    if (params === null || months === null) return { p_alive: missing(), expected_periods: missing() };
    const { frequency, recency, periods } = columns;
    const frame = { frequency, recency, periods };
    return {
      p_alive: bgBb.pAlive(params, frame),
      expected_periods: bgBb.conditionalExpectedPurchases(params, frame, periodsAhead(options, months)),
    };
  },
});
