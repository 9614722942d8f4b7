import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export interface Measured {
  readonly seconds: number;
  /** Peak resident memory of the process, in MB. */
  readonly peakMb: number;
  /** Whatever the step found: parts of its time, rows, sizes. */
  readonly found: Record<string, number>;
}

/** Runs one step of a benchmark in a process of its own, so that its peak memory is its own. */
export async function measure(step: string, args: Record<string, string | number>): Promise<Measured> {
  const script = fileURLToPath(new URL("./step.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", script, step, JSON.stringify(args)],
    { maxBuffer: 1 << 26 },
  ).catch((cause: { stderr?: string }) => {
    throw new Error(
      `step ${step} failed: ${cause.stderr?.split("\n").find((line) => /error/i.test(line)) ?? cause}`,
    );
  });
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as Measured;
}
