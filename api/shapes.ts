import type { Row } from "../ingest/index.ts";
import type { published, Tier } from "../models/index.ts";

/** The shapes of the answers that are more than rows of one table. */

type P = typeof published;

export interface CustomerRecord {
  readonly customer_key: string;
  readonly customer: Row<P["customer"]>;
  /** The scores are null for a customer without a purchase day. */
  readonly rfm: Row<P["customer_rfm"]> | null;
  readonly rfm_segment: Row<P["rfm_segment"]> | null;
  readonly transaction_score: Row<P["transaction_score"]> | null;
  readonly spend_score: Row<P["spend_score"]> | null;
  readonly clv: Row<P["clv"]> | null;
  readonly churn: Row<P["churn"]> | null;
  readonly next_order: Row<P["next_order"]> | null;
  readonly tier: Row<P["customer_tier"]> | null;
  /** Null for a customer of tier high that is not falling. */
  readonly tier_lift: Row<P["tier_lift"]> | null;
  readonly value: Row<P["customer_value"]> | null;
  readonly model_value: Row<P["model_value"]> | null;
  readonly loyalty: Row<P["loyalty"]> | null;
  /** Null too where no clusters were found. */
  readonly cluster: Row<P["customer_cluster"]> | null;
  /** Null too unless the company has renewals. */
  readonly renewal: Row<P["renewal_score"]> | null;
  /** Of the last 365 days and to date. */
  readonly profit: Row<P["customer_profit"]>[];
  /** Oldest first. */
  readonly quarters: Row<P["customer_quarter"]>[];
  /** Oldest first. */
  readonly tier_history: Row<P["tier_month"]>[];
  /** Latest first, at most 20. */
  readonly recent_orders: Row<P["customer_order"]>[];
  /** By net revenue, at most 10. */
  readonly top_products: Row<P["customer_product"]>[];
  /** By purchase days, at most 10. */
  readonly next_products: Row<P["next_order_product"]>[];
  /** By dimension and net revenue, at most 40. */
  readonly mix: Row<P["customer_mix"]>[];
  /** Latest first, at most 20. */
  readonly interactions: Row<P["customer_interaction"]>[];
}

interface Sums {
  readonly customers: number;
  readonly established_value: number;
  readonly potential_value: number;
  readonly net_revenue: number;
  readonly revenue_at_risk: number;
}

/** Counts and sums over the customers that pass a filter; each is computed from the customers, never from other sums. */
export interface Summary {
  readonly total: Sums;
  /** Every tier, in the order of the screens; null stands for customers without one. */
  readonly tiers: readonly (Sums & { readonly tier: Tier | null })[];
  readonly rfm_segments: readonly (Sums & { readonly rfm_segment: string | null })[];
  /** All 25 cells. */
  readonly rfm_cells: readonly (Sums & { readonly r: number; readonly f: number })[];
  /** Cells of the established × potential matrix that have customers, on the bins of the whole company. */
  readonly value_cells: readonly (Sums & {
    readonly established_bin: number;
    readonly potential_bin: number;
    readonly established_from: number;
    readonly established_to: number;
    readonly potential_from: number;
    readonly potential_to: number;
  })[];
}

export interface Segments {
  /** When the segments were computed. */
  readonly computed_at: string;
  readonly schemes: readonly {
    readonly scheme: "tier" | "rfm";
    readonly doc: string;
    readonly segments: readonly Omit<Row<P["segment"]>, "scheme">[];
  }[];
}
