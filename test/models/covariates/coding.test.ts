import { expect, test } from "vitest";
import { coded, codingOf } from "../../../models/covariates/coding.ts";

/** Rows of each region, as many as told, each region a group of the build. */
const groupsOf = (customers: readonly number[]) =>
  Float64Array.from(customers.flatMap((count, g) => Array.from({ length: count }, () => g)));

test("levels of fewer than 50 customers or 1 % of them are pooled, with those not stated, as other", () => {
  const groups = [{ name: "region", values: ["north", "south", "east", "west", "other"] }];
  const few = codingOf(groups, groupsOf([200, 50, 49, 40, 30]));
  expect(few.design).toEqual([{ name: "region", levels: ["north", "other", "south"] }]);
  expect(few.customers).toEqual([[200, 119, 50]]);
  const many = codingOf(groups, groupsOf([9000, 99, 900, 1, 0]));
  expect(many.design).toEqual([{ name: "region", levels: ["north", "east", "other"] }]);
  expect(many.customers).toEqual([[9000, 900, 100]]);
});

test("where even all that are pooled are few they count as the commonest", () => {
  const groups = [{ name: "region", values: ["north", "south", "east"] }];
  const coding = codingOf(groups, groupsOf([100, 80, 3]));
  expect(coding.design).toEqual([{ name: "region", levels: ["north", "south"] }]);
  expect(coding.customers).toEqual([[103, 80]]);
  const { names, values, group } = coded(coding, Float64Array.of(2, 1, 0));
  expect(names).toEqual(["region=south"]);
  expect([...group].map((g) => values[g])).toEqual([0, 1, 0]);
});

test("a level that no customer learnt from had is scored as other", () => {
  const groups = [{ name: "region", values: ["north", "south", "other", "moon"] }];
  const coding = codingOf(groups, groupsOf([100, 80, 60]));
  const { names, values, group } = coded(coding, Float64Array.of(3));
  expect(names).toEqual(["region=south", "region=other"]);
  expect([...values.subarray(2 * group[0]!, 2 * group[0]! + 2)]).toEqual([0, 1]);
});

test("rows that stand for several customers count as many, and slices are coded as the whole", () => {
  const groups = [
    { name: "region", values: ["north", "north", "south", "south"] },
    { name: "channel", values: ["web", "shop", "web", "shop"] },
  ];
  const group = groupsOf([90, 60, 70, 80]);
  const whole = codingOf(groups, group);
  expect(codingOf(groups, Float64Array.of(0, 1, 2, 3), Float64Array.of(90, 60, 70, 80))).toEqual(whole);
  expect(whole.design.map(({ levels }) => levels)).toEqual([
    ["north", "south"],
    ["web", "shop"],
  ]);
  const all = coded(whole, group);
  const slice = coded(whole, group.subarray(100, 250));
  expect(slice.values).toBe(all.values);
  expect([...slice.group]).toEqual([...all.group.subarray(100, 250)]);
});
