import { betaGeometric } from "../bg_nbd/beta_geometric.ts";
import type { BetaGeometricParams, EarlyChances } from "../bg_nbd/params.ts";
import type { CountsIfAlive, Discounting, FitOptions, PurchaseModel } from "../purchase_model.ts";
import type { TransactionFrame } from "../purchases/frame.ts";
import { fitWithCovariates } from "./fit.ts";
import { covariatesOf, groupsOf } from "./groups.ts";
import { baseNames, type CovariateParams, marketsOf } from "./params.ts";

type Columns = Float64Array[];

/**
 * BG/NBD (no early chances) or MBG/NBD (one) in which what is known of customers beforehand moves their rates and their
 * dropout: the answers are those of the plain model in the market of each customer's group.
 *
 * Every frame needs its covariates. A new customer, of whom `expectedPurchases` and `purchaseCount` are asked, is the
 * reference one: all its covariates are 0.
 */
export function withCovariates(id: string, early: EarlyChances) {
  const plain = betaGeometric(id, early);

  const each = (params: CovariateParams, frame: TransactionFrame) => {
    const covariates = covariatesOf(frame);
    const markets = marketsOf(params, covariates);
    return [...groupsOf(frame, covariates)].map(([g, group]) => ({ ...group, market: markets[g]! }));
  };

  /** The columns that the plain model gives of every group, put together in the order of the rows. */
  const columns = (
    params: CovariateParams,
    frame: TransactionFrame,
    count: number,
    ask: (market: BetaGeometricParams, rows: TransactionFrame) => Columns,
  ): Columns => {
    const out = Array.from({ length: count }, () => new Float64Array(frame.frequency.length));
    for (const { market, rows, frame: part } of each(params, frame)) {
      ask(market, part).forEach((column, k) => {
        for (let j = 0; j < rows.length; j++) out[k]![rows[j]!] = column[j]!;
      });
    }
    return out;
  };
  const column = (
    params: CovariateParams,
    frame: TransactionFrame,
    ask: (market: BetaGeometricParams, rows: TransactionFrame) => Float64Array,
  ): Float64Array => columns(params, frame, 1, (market, rows) => [ask(market, rows)])[0]!;

  const overList =
    (
      question:
        | "pAliveAfter"
        | "conditionalExpectedPurchases"
        | "expectedPurchasesIfAlive"
        | "nextPurchase"
        | "nextPurchaseIfAlive"
        | "gap",
    ) =>
    (params: CovariateParams, frame: TransactionFrame, list: readonly number[]): Columns =>
      columns(params, frame, list.length, (market, rows) => plain[question](market, rows, list));

  const reference = (params: CovariateParams): BetaGeometricParams => {
    const [r, alpha, a, b] = baseNames.map((name) => params[name]!);
    return { r: r!, alpha: alpha!, a: a!, b: b! };
  };

  return {
    id,
    fit: (frame: TransactionFrame, options: FitOptions = {}) => fitWithCovariates(frame, early, options),
    logLikelihood: (params: CovariateParams, frame: TransactionFrame) =>
      column(params, frame, plain.logLikelihood),
    pAlive: (params: CovariateParams, frame: TransactionFrame) => column(params, frame, plain.pAlive),
    pAliveAfter: overList("pAliveAfter"),
    conditionalExpectedPurchases: overList("conditionalExpectedPurchases"),
    expectedPurchasesIfAlive: overList("expectedPurchasesIfAlive"),
    nextPurchase: overList("nextPurchase"),
    nextPurchaseIfAlive: overList("nextPurchaseIfAlive"),
    gap: overList("gap"),

    discountedExpectedPurchases: (
      params: CovariateParams,
      frame: TransactionFrame,
      discounting: Discounting,
    ) =>
      column(params, frame, (market, rows) => plain.discountedExpectedPurchases(market, rows, discounting)),

    noPurchase: (params: CovariateParams, frame: TransactionFrame, horizon: number) =>
      column(params, frame, (market, rows) => plain.noPurchase(market, rows, horizon)),

    countsIfAlive(params: CovariateParams, frame: TransactionFrame, horizon: number): CountsIfAlive {
      const index = new Uint32Array(frame.frequency.length);
      const of: ((group: number) => Float64Array)[] = [];
      for (const { market, rows, frame: part } of each(params, frame)) {
        const counts = plain.countsIfAlive(market, part, horizon);
        const before = of.length;
        rows.forEach((i, j) => {
          index[i] = before + counts.index[j]!;
        });
        for (let group = 0; group < counts.groups; group++) of.push(() => counts.of(group));
      }
      return { index, groups: of.length, of: (group) => of[group]!(group) };
    },

    expectedPurchases: (params: CovariateParams, t: number) => plain.expectedPurchases(reference(params), t),
    purchaseCount: (params: CovariateParams, t: number, n: number) =>
      plain.purchaseCount(reference(params), t, n),
  } satisfies PurchaseModel<CovariateParams>;
}
