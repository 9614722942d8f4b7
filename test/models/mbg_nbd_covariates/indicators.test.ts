import { expect, test } from "vitest";
import { encode, indicators, levelsOf } from "../../../models/purchases/covariates.ts";

test("every level but the commonest is an indicator; the unknown is a level, and small levels are one", () => {
  const region = [...Array(5).fill("north"), ...Array(3).fill("south"), "east", "west", null, null, null];
  const channel = region.map((_, i) => (i % 2 === 0 ? "web" : "shop"));
  const { names, group, values } = indicators(
    [
      { name: "region", values: region },
      { name: "channel", values: channel },
    ],
    2,
  );
  expect(names).toEqual(["region=south", "region=unknown", "region=other", "channel=shop"]);
  const z = (i: number) => [...values.subarray(group[i]! * names.length, (group[i]! + 1) * names.length)];
  expect(z(0)).toEqual([0, 0, 0, 0]);
  expect(z(1)).toEqual([0, 0, 0, 1]);
  expect(z(6)).toEqual([1, 0, 0, 0]);
  expect(z(9)).toEqual([0, 0, 1, 1]);
  expect(z(12)).toEqual([0, 1, 0, 0]);
  expect(group[0]).toBe(group[2]);
  expect(new Set(group).size).toBe(values.length / names.length);
});

test("columns of unlike length are an error", () => {
  const columns = [
    { name: "region", values: ["north"] },
    { name: "channel", values: [] },
  ];
  expect(() => indicators(columns)).toThrow("covariates differ in length: channel");
});

test("customers who come after the fit are coded by its levels, strange ones as other", () => {
  const region = [...Array(4).fill("north"), ...Array(3).fill("south"), "east", "west"];
  const design = levelsOf([{ name: "region", values: region }], 2);
  expect(design).toEqual([{ name: "region", levels: ["north", "south", "other"] }]);
  const later = encode(design, [{ name: "region", values: ["south", "north", "moon", null] }]);
  expect(later.names).toEqual(["region=south", "region=other"]);
  const z = [...later.group].map((g) => [...later.values.subarray(2 * g, 2 * g + 2)]);
  expect(z).toEqual([
    [1, 0],
    [0, 0],
    [0, 1],
    [0, 1],
  ]);
  expect(() => encode(design, [{ name: "area", values: [] }])).toThrow("a covariate is missing: region");
});
