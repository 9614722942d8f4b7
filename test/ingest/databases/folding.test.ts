import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servers, type TestServer } from "../../servers/index.ts";
import { Shop } from "./shop.ts";

const first = servers.find(({ isHere }) => isHere);

describe.skipIf(!first)("a database of many small changes", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await first!.start();
  });
  afterAll(() => server?.stop());

  test("many small loads are folded into one batch, and nothing of them is lost", async () => {
    using shop = await Shop.open(server, { watermark: "changed" });
    await shop.load();
    for (let i = 0; i < 52; i++) {
      await shop.run(
        `UPDATE orders SET net = net + 1, changed = '${shop.minute(60 + i)}' WHERE id = ${1 + (i % 20)}`,
      );
      if (i === 30) await shop.run("DELETE FROM orders WHERE id = 40");
      await shop.load();
    }
    expect((await shop.batches()).length).toBeLessThan(10);
    expect(await shop.totals()).toEqual(await shop.totalsThere());
    expect(await shop.changes()).toBe("unchanged: 0 added, 0 changed, 0 removed, 49 unchanged");
  }, 180_000);
});
