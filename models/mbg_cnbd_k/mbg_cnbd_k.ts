import { regularBuyers } from "../bg_cnbd_k/regular_buyers.ts";

/**
 * MBG/CNBD-k: BG/CNBD-k in which a customer may also leave right after the first purchase (Reutterer, Platzer &
 * Schröder 2021, "Leveraging Purchase Regularity for Predicting Customer Behavior the Easy Way", IJRM 38(1), 194-215).
 */
export const mbgCnbdK = regularBuyers("mbg_cnbd_k", 1);
