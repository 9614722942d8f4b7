import { betaGeometric } from "../bg_nbd/beta_geometric.ts";

/**
 * MBG/NBD: BG/NBD in which a customer may also drop out right after the first purchase, so that a one-time buyer
 * can be gone (Batislam, Denizel & Filiztekin 2007, "Empirical Validation and Comparison of Models for Customer
 * Base Analysis", IJRM 24(3), 201-209; Hoppe & Wagner 2007, "Customer Base Analysis: The Case for a Central
 * Variant of the Betageometric/NBD Model", Marketing ZFP 29(2), 75-90).
 */
export const mbgNbd = betaGeometric("mbg_nbd", 1);
