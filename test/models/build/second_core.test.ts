import { afterEach, expect, test } from "vitest";
import { SecondCore } from "../../../models/build/second_core.ts";
import type { Context, Fit } from "../../../models/model.ts";
import { spend } from "../../../models/spend_score/index.ts";

const fit: Fit = {
  params: { model: "gamma_gamma", params: { p: 6, q: 4, v: 15 }, observedMean: 30 },
  records: [],
};
const frame = () => ({
  rows: 3,
  columns: { frequency: Float64Array.of(0, 1, 5), monetary: Float64Array.of(Number.NaN, 20, 40) },
});
const context = {} as Context;
let second: SecondCore | undefined;
afterEach(async () => second?.close());

test("a second thread scores as the first does", async () => {
  second = new SecondCore();
  if (spend.form !== "estimator") throw new Error("an estimator is meant");
  const there = await second.score({ name: "spend", fit, frame: frame() as never, context });
  expect(there).toEqual(spend.score(fit, frame() as never, context));
}, 60_000);

test("what goes wrong in it goes wrong here, by name", async () => {
  second = new SecondCore();
  const task = { name: "astrology", fit, frame: frame() as never, context };
  await expect(second.score(task)).rejects.toThrow("no such estimator: astrology");
}, 60_000);
