import type { MessagePort } from "node:worker_threads";
import { models } from "../models.ts";
import { buffersOf, type Scores, type ScoreTask } from "./second_core.ts";

/** Scores on the worker's side; what goes wrong is thrown, and ends the worker with it. */
export function answer(port: MessagePort, { name, fit, frame, context }: ScoreTask): void {
  const model = models.find((each) => each.form === "estimator" && each.name === name);
  if (model?.form !== "estimator") throw new Error(`no such estimator: ${name}; list it in models/models.ts`);
  const scores = model.score(fit, frame, context) as Scores;
  port.postMessage(scores, buffersOf(scores));
}
