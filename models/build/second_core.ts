import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Frame, Vector } from "../../ingest/index.ts";
import type { Context, Fit } from "../model.ts";

/** A slice to score, by an estimator that is listed under its name. */
export interface ScoreTask {
  readonly name: string;
  readonly fit: Fit;
  readonly frame: Frame;
  readonly context: Context;
}

export type Scores = Record<string, Vector | undefined>;

/** The memory that columns of numbers hold, to be handed over instead of copied. */
export const buffersOf = (columns: Scores): ArrayBuffer[] => [
  ...new Set(
    Object.values(columns).flatMap((column) =>
      column instanceof Float64Array && column.buffer instanceof ArrayBuffer ? [column.buffer] : [],
    ),
  ),
];

/**
 * A thread that scores slices beside the one that reads and writes them. An error in it is an error here: nothing is
 * scored again in its place.
 */
export class SecondCore {
  private readonly worker = new Worker(new URL("./score_worker.mjs", import.meta.url));

  /** The frame's columns are handed over: they are empty here afterwards. */
  async score(task: ScoreTask): Promise<Scores> {
    this.worker.postMessage(task, buffersOf(task.frame.columns as Scores));
    const [scores] = (await once(this.worker, "message")) as [Scores];
    return scores;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
