import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A number, or numbers by place or name. */
export type Numbers = number | null | readonly Numbers[] | { readonly [name: string]: Numbers };

/** One published or computed result, as the list of reference numbers has it. */
export interface Entry {
  dataset: string;
  model: string;
  quantity: string;
  inputs: Record<string, never>;
  expected: Numbers | string;
  tolerance_suggested: number | Record<string, number | string>;
}

/** What answers an entry, in the shape of what it expects; undefined for entries of another kind. */
export type Answer = (entry: Entry) => unknown;

const shared = (path: string) => fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));

export const referenceFile = (name: string) => shared(`reference/${name}`);
export const dataFile = (name: string) => shared(`data/${name}`);

/** The list lies beside the project; without it the tests that need it are skipped by name. */
export const hasReference = existsSync(referenceFile("clv-reference.json"));

export const entries: Entry[] = hasReference
  ? JSON.parse(readFileSync(referenceFile("clv-reference.json"), "utf8"))
  : [];

export const linesOf = (path: string) => readFileSync(path, "utf8").trim().split("\n");
