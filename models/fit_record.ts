import type { FitRecord } from "./model.ts";

/** What a fit says of itself in meta.model_fit. */

export const parameter = (
  name: string,
  value: number,
  standardError: number | null,
  note: string | null = null,
): FitRecord => ({ kind: "parameter", name, value, standardError, note });

export const statistic = (name: string, value: number | null, note: string | null = null): FitRecord => ({
  kind: "statistic",
  name,
  value,
  standardError: null,
  note,
});

export const state = (name: string, note: string): FitRecord => ({
  kind: "state",
  name,
  value: null,
  standardError: null,
  note,
});
