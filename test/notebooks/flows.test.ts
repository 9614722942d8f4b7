import { expect, test } from "vitest";
import type { ViewRow } from "../../api/client.ts";
import { flowsOf } from "../../notebooks/segments/flows.ts";

type Move = ViewRow<"tier_migration">;

const move = (
  ends_on: string,
  from_tier: Move["from_tier"],
  to_tier: Move["to_tier"],
  customers: number,
): Move => ({
  period: "month",
  starts_on: "2024-05-31",
  ends_on,
  from_tier,
  to_tier,
  customers,
  established_value: 0,
  established_value_before: 0,
});

const moves = [
  move("2024-06-30", "high", "high", 100),
  move("2024-06-30", "low", "high", 5),
  move("2024-06-30", "potential", "high", 2),
  move("2024-06-30", "new", "high", 4),
  move("2024-06-30", "high", "secondary", 3),
  move("2024-06-30", "high", "lost", 1),
  move("2024-06-30", "low", "potential", 50),
  move("2024-07-15", "low", "high", 6),
];

test("who came into a tier counts up, who left counts down, who stayed does not count", () => {
  const june = flowsOf(moves, "high").filter((flow) => flow.ends_on === "2024-06-30");
  expect(june.map(({ customers, isBetweenTiers }) => [customers, isBetweenTiers])).toEqual([
    [7, true],
    [4, false],
    [-3, true],
    [-1, false],
  ]);
});

test("a month that has not ended on its last day is to date", () => {
  const flows = flowsOf(moves, "high");
  expect(flows.filter((flow) => flow.isComplete).map((flow) => flow.ends_on)).toEqual(
    Array(4).fill("2024-06-30"),
  );
  expect(flows.at(-1)!.month.toISOString().slice(0, 10)).toBe("2024-07-01");
});
