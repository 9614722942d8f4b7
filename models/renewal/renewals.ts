import { state } from "../fit_record.ts";
import { estimator, type Fit } from "../model.ts";
import { risksOf } from "./counts.ts";
import { type FittedRenewals, fitRenewals, observedSurvival, type RenewalFits } from "./fit.ts";
import { monthsOf, periodDiscount } from "./period.ts";
import { renewalCount, renewalCurve } from "./table.ts";

const off: Fit<RenewalFits> = {
  params: { model: "none", sbg: null, bdw: null, calibration: null, sbgHeldOut: null, bdwHeldOut: null },
  records: [state("model", "none"), state("state", "off: models.renewals is not configured")],
};

export const renewals = estimator({
  name: "renewal",
  doc: "How many customers who buy every period go on doing so: the sBG and the beta-discrete-Weibull model, fitted to who renewed and who was lost, of which the one with the lower AIC scores customers.",
  papers: [
    "Fader & Hardie 2007, How to Project Customer Retention, Journal of Interactive Marketing 21(1)",
    "Fader & Hardie 2010, Customer-Base Valuation in a Contractual Setting, Marketing Science 29(1)",
    "Fader, Hardie, Liu, Davin & Steenburgh 2018, How to Project Customer Retention Revisited, Journal of Interactive Marketing 43",
  ],
  reads: renewalCount,
  writes: renewalCurve,

  fit({ columns }, { options }): Fit<RenewalFits> {
    const months = monthsOf(options);
    if (months === null) return off;
    return fitRenewals(columns, periodDiscount(options, months));
  },

  score({ params }, { columns }, { options }) {
    const months = monthsOf(options) ?? 1;
    const discount = periodDiscount(options, months);
    const { period, lost, censored } = columns;
    const risks = risksOf({ lost, censored });
    const of = (fitted: FittedRenewals | null, value: (fitted: FittedRenewals, t: number) => number) =>
      period.map((t) => {
        const found = fitted ? value(fitted, t) : Number.NaN;
        return Number.isFinite(found) ? found : Number.NaN;
      });
    const chosen = params.model === "beta_discrete_weibull" ? params.bdw : params.sbg;
    const survival = (fitted: FittedRenewals, t: number) => fitted.survival(t);
    const retention = (fitted: FittedRenewals, t: number) => fitted.retention(t);
    const { calibration } = params;
    return {
      at_risk: risks.atRisk,
      observed_retention: risks.kept.map((kept, t) => kept / risks.atRisk[t]!),
      observed_survival: observedSurvival(risks),
      sbg_retention: of(params.sbg, retention),
      sbg_survival: of(params.sbg, survival),
      bdw_retention: of(params.bdw, retention),
      bdw_survival: of(params.bdw, survival),
      is_held_out: risks.atRisk.map((n, t) => (calibration !== null && t >= calibration && n > 0 ? 1 : 0)),
      sbg_survival_held_out: of(params.sbgHeldOut, survival),
      bdw_survival_held_out: of(params.bdwHeldOut, survival),
      retention: of(chosen, retention),
      residual_lifetime: of(chosen, (fitted, t) => fitted.residualLifetime(t, discount)),
    };
  },
});
