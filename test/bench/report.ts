import type { Measured } from "./measure.ts";

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export const titles = (): void => say(`${"step".padEnd(34)}${"wall".padStart(11)} ${"peak".padStart(10)}`);

export const row = (name: string, m: Measured, more = ""): void =>
  say(
    `${name.padEnd(34)}${m.seconds.toFixed(2).padStart(9)} s ${m.peakMb.toFixed(0).padStart(7)} MB  ${more}`,
  );
