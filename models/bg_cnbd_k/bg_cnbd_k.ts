import { regularBuyers } from "./regular_buyers.ts";

/**
 * BG/CNBD-k: BG/NBD for customers who buy with some regularity, as firms that re-order do. The time between purchases
 * is the sum of k exponential phases, so a missed date tells more the larger k (Platzer & Reutterer 2016, "Ticking Away
 * the Moments: Timing Regularity Helps to Better Predict Customer Activity", Marketing Science 35(5), 779-799;
 * Reutterer, Platzer & Schröder 2021, "Leveraging Purchase Regularity for Predicting Customer Behavior the Easy Way",
 * IJRM 38(1), 194-215). Expectations here are exact sums; the papers approximate them.
 */
export const bgCnbdK = regularBuyers("bg_cnbd_k", 0);
