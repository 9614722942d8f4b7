import { isWeekend } from "./calendar.ts";
import type { Company } from "./company.ts";
import { parameters } from "./parameters.ts";

const lead = 10;

/** EUR for one unit of the foreign currency: a random walk that rests at weekends. */
export interface ExchangeRates {
  on(day: number): number;
  /** Days with a rate of their own up to the last exported day. */
  quoted(): Iterable<readonly [day: number, rate: number]>;
}

export function exchangeRates({ firstDay, lastDay, holdOutEnd, random }: Company): ExchangeRates {
  const dice = random.fork("exchange rates");
  const { firstRate, dailyVolatility } = parameters.currencies;
  const start = firstDay - lead;
  const rates = new Float64Array(holdOutEnd - start + 60);
  let rate = firstRate;
  for (let i = 0; i < rates.length; i++) {
    if (!isWeekend(start + i))
      rate *= Math.exp(dice.normal(0, dailyVolatility) + 0.01 * Math.log(firstRate / rate));
    rates[i] = Math.round(rate * 1e6) / 1e6;
  }
  return {
    on: (day) => rates[day - start]!,
    *quoted() {
      for (let day = start; day <= lastDay; day++) if (!isWeekend(day)) yield [day, rates[day - start]!];
    },
  };
}
