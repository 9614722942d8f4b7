import { expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { paretoNbd } from "../../../models/pareto_nbd/pareto_nbd.ts";
import { simulate } from "./simulate.ts";

const names = ["r", "alpha", "s", "beta"] as const;

test("Pareto/NBD recovers the truth within three standard errors in at least 95 of 100 samples", () => {
  const truth = { r: 0.9, alpha: 40, s: 1.1, beta: 200 };
  const within = { r: 0, alpha: 0, s: 0, beta: 0 };
  for (let seed = 0; seed < 100; seed++) {
    const { frame } = simulate(truth, { customers: 250, longest: 700, seed: `recovery ${seed}` });
    const fit = paretoNbd.fit(frame);
    if (fit.state === "refused") continue;
    for (const name of names) {
      const error = fit.logStandardErrors[name];
      const off = Math.abs(Math.log(fit.params[name] / truth[name]));
      within[name] += Number(error !== null && off < 3 * error);
    }
  }
  for (const name of names) expect(within[name], name).toBeGreaterThanOrEqual(95);
});

test("of customers never seen before, 80 % buy between P10 and P90 of what Pareto/NBD expects of them", () => {
  const horizon = 365;
  const options = { customers: 4000, longest: 700, horizon };
  const truth = { r: 0.9, alpha: 40, s: 0.8, beta: 200 };
  const fit = paretoNbd.fit(simulate(truth, { ...options, seed: "learnt from" }).frame);
  if (fit.state === "refused") throw new Error(fit.reason);
  const { frame, future } = simulate(truth, { ...options, seed: "judged by" });
  const alive = paretoNbd.pAlive(fit.params, frame);
  const counts = paretoNbd.countsIfAlive(fit.params, frame, horizon);
  const chance = random("within ties");
  let inside = 0;
  future.forEach((purchases, i) => {
    const pmf = counts.of(counts.index[i]!);
    const n = purchases.length;
    let below = n > 0 ? 1 - alive[i]! : 0;
    for (let k = 0; k < n; k++) below += alive[i]! * (pmf[k] ?? 0);
    const at = alive[i]! * (pmf[n] ?? 0) + (n === 0 ? 1 - alive[i]! : 0);
    // Counts are lumps: within one, the probability integral transform is spread at random
    const u = below + chance.uniform() * at;
    inside += Number(u > 0.1 && u < 0.9);
  });
  expect(Math.abs(inside / future.length - 0.8)).toBeLessThan(0.03);
});
