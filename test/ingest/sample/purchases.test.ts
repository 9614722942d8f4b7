import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { random } from "../../../ingest/random.ts";
import { expectedOrders } from "../../../ingest/sample/campaign_truth.ts";
import type { Customer } from "../../../ingest/sample/customers.ts";
import { parameters } from "../../../ingest/sample/parameters.ts";
import { nextPurchase, purchaseHistory } from "../../../ingest/sample/purchases.ts";

const buyer = (lambda: number, dropOut: number) =>
  ({ acquiredAt: 20_000, lambda, dropOut, meanOrder: 300 }) as Customer;

describe("the purchase process", () => {
  it("waits as long as it takes for the rate, boosts included, to add up to the draw", () => {
    const boost = { from: 40, to: 100, multiplier: 1.6 };
    const another = { from: 150, to: 210, multiplier: 1.25 };
    const operational = (at: number) =>
      at +
      [boost, another].reduce(
        (sum, b) => sum + (b.multiplier - 1) * Math.max(0, Math.min(at, b.to) - b.from),
        0,
      );
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.double({ min: 0.001, max: 8, noNaN: true }),
        fc.double({ min: 0.005, max: 0.5, noNaN: true }),
        (from, wait, rate) => {
          const at = nextPurchase(from, wait, rate, [boost, another]);
          expect((operational(at) - operational(from)) * rate).toBeCloseTo(wait, 6);
        },
      ),
    );
  });

  it("gives on average the orders that its rate and drop-out probability promise", () => {
    const [lambda, dropOut, days, count] = [0.04, 0.1, 365, 4000];
    let orders = 0;
    let ones = 0;
    const dice = random("purchase process");
    for (let i = 0; i < count; i++) {
      // Complaints would raise the drop-out: they are left out by counting customers who never complained.
      const { purchases, complaints } = purchaseHistory(
        buyer(lambda, dropOut),
        [],
        20_000 + days,
        dice.fork(`${i}`),
      );
      if (complaints.length > 0) continue;
      orders += purchases.length;
      ones += 1;
    }
    // The first order, then the survivors of its drop-out draw; a complaint is more likely in a long history.
    const expected = 1 + (1 - dropOut) * expectedOrders(lambda, dropOut, days);
    const kept = 1 - parameters.complaints.perOrder;
    expect(ones / count).toBeGreaterThan(kept ** 10);
    expect(orders / ones).toBeGreaterThan(expected * 0.88);
    expect(orders / ones).toBeLessThan(expected * 1.03);
  });

  it("has customers drop out after the first purchase with the probability of any other", () => {
    const dice = random("first purchase");
    const single = Array.from({ length: 5000 }, (_, i) =>
      purchaseHistory(buyer(1, 0.3), [], 30_000, dice.fork(`${i}`)),
    ).filter(({ purchases }) => purchases.length === 1);
    expect(single.length / 5000).toBeCloseTo(0.3, 1);
  });

  it("drops a complaining customer out sooner", () => {
    const dice = random("complaints");
    const { perOrder, dropOutFactor } = parameters.complaints;
    let afterComplaint = 0;
    let ended = 0;
    for (let i = 0; i < 30_000; i++) {
      const { purchases, complaints, droppedOutAt } = purchaseHistory(
        buyer(0.05, 0.08),
        [],
        22_000,
        dice.fork(`${i}`),
      );
      if (complaints.length === 0) continue;
      const later = purchases.filter(({ at }) => at > complaints[0]! + 3);
      afterComplaint += later.length;
      if (later.at(-1)?.at === droppedOutAt) ended += 1;
    }
    expect(perOrder).toBeGreaterThan(0);
    expect(ended / afterComplaint).toBeCloseTo(0.08 * dropOutFactor, 1);
    expect(ended / afterComplaint).toBeGreaterThan(0.16);
  });
});
