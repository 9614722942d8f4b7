import { covariateModelId } from "../../ingest/index.ts";
import type { Choice } from "../backtest/choice.ts";
import { state } from "../fit_record.ts";
import type { FitRecord } from "../model.ts";
import type { Coding } from "./coding.ts";
import type { KnownCovariates } from "./known.ts";

const id = covariateModelId;

/** What every group of customers alike is, and the number of each row's group. */
export interface KnownOfRows {
  readonly groups: KnownCovariates;
  readonly group: Float64Array;
}

/** Whether the configured covariates made it into the scores, and why not. */
export function covariateState(
  { design }: Coding,
  isTaken: boolean,
  configured: string,
  passed: readonly string[],
  choice: Choice | undefined,
): FitRecord {
  const told = design.map(({ name, levels }) => `${name} (levels: ${levels.length})`).join(", ");
  const why = isTaken ? null : whyNot(design, configured, passed, choice);
  return state("covariates", why === null ? `taken: ${told}` : `not taken, ${why}: ${told}`);
}

function whyNot(
  design: Coding["design"],
  configured: string,
  passed: readonly string[],
  choice: Choice | undefined,
): string {
  const refused = passed.find((reason) => reason.startsWith(`${id} `));
  if (refused) return refused;
  if (design.every(({ levels }) => levels.length < 2)) return "none has two levels with enough customers";
  if (configured !== "auto") return `models.transactions names ${configured}`;
  if (choice?.order.includes(id)) return `${choice.order[0]} was chosen by the back-tests`;
  return "the model with covariates is out of the back-tests, or there were none; mart.backtest tells";
}
