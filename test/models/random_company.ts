import { type Random, random } from "../../ingest/random.ts";
import type { Cost, Facts, Line, Opportunity } from "./company.ts";

const dayMs = 86_400_000;
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

export interface Shape {
  seed: number | string;
  customers: number;
  /** First day on which anybody may buy, and the last of all. */
  from: string;
  to: string;
}

/** Customers who buy, return (in part or all, at once or months later, with or without naming the order) and leave. */
export function randomCompany({ seed, customers, from, to }: Shape): Required<Facts> {
  const chance = random(seed);
  const span = Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
  const day = (within = span) => addDays(from, chance.integer(0, within));
  const lines: Line[] = [];
  const costs: Cost[] = [];
  for (let c = 0; c < customers; c++) {
    const customer = `shop:${String(c).padStart(4, "0")}`;
    history(chance, customer, day(), to, lines);
    if (chance.uniform() < 0.2) costs.push({ customer, day: day(), amount: chance.integer(1, 40) });
  }
  costs.push({ customer: "shop:cost only", day: day(), amount: 5 });
  const opportunities: Opportunity[] = Array.from({ length: customers }, (_, i) => {
    const created = day();
    const closed = addDays(created, chance.integer(1, 200));
    return {
      id: `deal:${i}`,
      customer:
        chance.uniform() < 0.1 ? null : `shop:${String(chance.integer(0, 2 * customers)).padStart(4, "0")}`,
      stage: chance.pick(["talk", "offer"]),
      amount: chance.uniform() < 0.1 ? null : chance.integer(10, 2000),
      probability: chance.uniform() < 0.5 ? null : chance.integer(0, 10) / 10,
      created,
      expected: chance.uniform() < 0.2 ? null : addDays(created, chance.integer(10, 700)),
      closed,
      outcome: chance.pick(["won", "lost"]),
    };
  });
  return { lines, costs, opportunities };
}

function history(chance: Random, customer: string, start: string, to: string, lines: Line[]): void {
  const gap = 5 + chance.gamma(2, 0.04);
  let day = start;
  for (let n = 0; day <= to; n++) {
    const order = `${customer} ${n}`;
    const amount = chance.integer(100, 20_000) / 100;
    const contribution = Math.round(amount * 100 * (0.2 + 0.3 * chance.uniform())) / 100;
    lines.push({ customer, day, amount, contribution, order });
    if (chance.uniform() < 0.25) {
      const back = chance.uniform() < 0.5 ? amount : Math.round(amount * 50) / 100;
      const returned: Line = {
        customer,
        day: addDays(day, chance.integer(0, 150)),
        amount: -back,
        kind: "return",
        order: `${order} back`,
      };
      lines.push(chance.uniform() < 0.8 ? { ...returned, returnOf: order } : returned);
    }
    if (chance.uniform() < 0.2) return;
    day = addDays(day, Math.ceil(chance.exponential(1 / gap)));
  }
}

/** What was known on a day: what had happened by then, and opportunities as they stood. */
export function asKnownOn(day: string, { lines, costs, opportunities }: Required<Facts>): Required<Facts> {
  return {
    lines: lines.filter((line) => line.day <= day),
    costs: costs.filter((cost) => cost.day <= day),
    opportunities: opportunities
      .filter((o) => !o.created || o.created <= day)
      .map((o) =>
        o.closed && o.closed > day ? { ...o, outcome: "open" as const, closed: null, probability: null } : o,
      ),
  };
}
