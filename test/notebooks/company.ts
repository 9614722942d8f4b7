import { company, type Rows } from "../api/fixture.ts";

const scores = [1, 2, 3, 4, 5];

const tier = (segment: string, customers: number, established: number, potential: number) => ({
  scheme: "tier",
  segment,
  customers,
  customer_share: customers / 23,
  established_value: established,
  established_share: established / 1000,
  potential_value: potential,
  mean_p_alive: 0.25,
});

const moved = (ends_on: string, from_tier: string, to_tier: string, customers: number) => ({
  period: "month",
  starts_on: "2024-05-31",
  ends_on,
  from_tier,
  to_tier,
  customers,
});

/** The small company of the API's tests with the tables that the notebook draws besides. */
export function drawnCompany(id: string): Rows {
  return {
    ...company(id),
    segment: [
      tier("high", 6, 700, 500),
      tier("potential", 6, 50, 300),
      tier("secondary", 6, 200, 50),
      tier("low", 5, 50, 150),
      { scheme: "rfm", segment: "champions", customers: 10 },
      { scheme: "rfm", segment: "lost", customers: 10 },
    ],
    tier_threshold: [
      {
        month_end: "2024-06-30",
        value: "established",
        threshold: 301.5,
        rule: "the configured amount of 301.5",
      },
      {
        month_end: "2024-06-30",
        value: "potential",
        threshold: 100.5,
        rule: "the configured amount of 100.5",
      },
      { month_end: "2024-05-31", value: "potential", threshold: 99, rule: "the configured amount of 99" },
    ],
    tier_migration: [
      moved("2024-05-31", "low", "high", 3),
      moved("2024-06-30", "low", "high", 4),
      moved("2024-06-30", "high", "low", 2),
      moved("2024-06-30", "new", "potential", 5),
    ],
    rfm_cell: scores.flatMap((r) =>
      scores.map((f) => ({
        r,
        f,
        customers: r * f,
        net_spend: r * f * 10,
        segment: r > 3 && f > 3 ? "champions" : "lost",
      })),
    ),
  };
}

/** A company of which nothing is known but that it is there. */
export const emptyCompany = (id: string): Rows => {
  const { build } = company(id);
  return { build: build!.map((row) => ({ ...row, is_simulated: false })) };
};
