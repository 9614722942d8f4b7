/**
 * The libraries that a cell may use by name without importing them. Each is read when a cell first asks for it; one that
 * is not listed here is an unknown name.
 */
export const Plot = () => import("@observablehq/plot");
export const d3 = () => import("d3");
export const Inputs = () => import("@observablehq/inputs");
export const htl = () => import("htl");
export const html = () => import("htl").then((module) => module.html);
export const svg = () => import("htl").then((module) => module.svg);
