import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servers, type TestServer } from "../../servers/index.ts";
import { Shop } from "./shop.ts";

for (const { name, isHere, start } of servers) {
  describe.skipIf(!isHere)(`${name}: what changed since the last load`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server?.stop());

    test("the first load brings all, the next nothing", async () => {
      using shop = await Shop.open(server, { watermark: "changed" });
      expect(await shop.changes()).toBe("new: 50 added, 0 changed, 0 removed, 0 unchanged");
      expect(await shop.changes()).toBe("unchanged: 0 added, 0 changed, 0 removed, 50 unchanged");
      expect(await shop.batches()).toHaveLength(1);
      expect(await shop.totals()).toEqual(await shop.totalsThere());
    });

    for (const watermark of ["changed", undefined]) {
      const how = watermark ? "with a watermark" : "without a watermark";
      test(`${how}, inserts, updates and deletes arrive, each counted`, async () => {
        using shop = await Shop.open(server, watermark ? { watermark } : {});
        await shop.load();
        await shop.run(
          `INSERT INTO orders VALUES ${shop.row(51, 51, shop.minute(60))}, ${shop.row(52, 52, shop.minute(61))}`,
        );
        await shop.run(`UPDATE orders SET net = 1000.01, changed = '${shop.minute(62)}' WHERE id = 7`);
        await shop.run("DELETE FROM orders WHERE id IN (8, 9, 10)");
        expect(await shop.changes()).toBe("changed: 2 added, 1 changed, 3 removed, 46 unchanged");
        expect(await shop.totals()).toEqual(await shop.totalsThere());
        expect(await shop.changes()).toBe("unchanged: 0 added, 0 changed, 0 removed, 49 unchanged");
      });
    }

    test("a key that comes back counts again", async () => {
      using shop = await Shop.open(server, { watermark: "changed" });
      await shop.load();
      await shop.run("DELETE FROM orders WHERE id = 5");
      expect(await shop.changes()).toBe("changed: 0 added, 0 changed, 1 removed, 49 unchanged");
      expect((await shop.totals()).orders).toBe(49);
      // With its old time of change, which lies before anything that the watermark asks for
      await shop.run(`INSERT INTO orders VALUES ${shop.row(5, 5.55, "2020-01-01 00:00:00")}`);
      expect(await shop.changes()).toBe("changed: 1 added, 0 changed, 0 removed, 49 unchanged");
      expect(await shop.totals()).toEqual(await shop.totalsThere());
    });

    test("rows that were committed late are found within the overlap, and those without a time every time", async () => {
      using shop = await Shop.open(server, { watermark: "changed", overlapMinutes: 30, deletes: "ignore" });
      await shop.load();
      const last = 49;
      await shop.run(`UPDATE orders SET net = 11, changed = '${shop.minute(last - 29)}' WHERE id = 1`);
      await shop.run(`UPDATE orders SET net = 9, changed = '${shop.minute(last - 31)}' WHERE id = 2`);
      await shop.run("UPDATE orders SET net = 33, changed = NULL WHERE id = 3");
      await shop.run(`UPDATE orders SET net = 44, changed = '${shop.minute(last)}' WHERE id = 4`);
      expect(await shop.changes()).toBe("changed: 0 added, 3 changed, 0 removed, 47 unchanged");
      expect(await shop.totals()).toEqual({ orders: 50, net: (50 * 51) / 2 + 10 + 30 + 40 });
    });

    test("a row dated in the future does not hide what changes before that day", async () => {
      using shop = await Shop.open(server, { watermark: "changed", overlapMinutes: 0 });
      await shop.run(`UPDATE orders SET changed = '2037-12-31 00:00:00' WHERE id = 1`);
      await shop.load();
      const [clock] = await shop.run("SELECT cast(current_timestamp AS char(19)) AS at");
      await shop.run(`UPDATE orders SET net = 77.77, changed = '${String(clock!.at)}' WHERE id = 2`);
      expect(await shop.changes()).toBe("changed: 0 added, 1 changed, 0 removed, 49 unchanged");
    });

    test("a whole number may be the watermark", async () => {
      using shop = await Shop.open(server, { watermark: "id", deletes: "ignore" });
      await shop.load();
      await shop.run(`INSERT INTO orders VALUES ${shop.row(51, 51, null)}`);
      await shop.run("UPDATE orders SET net = 3.33 WHERE id IN (3, 50)");
      expect(await shop.changes()).toBe("changed: 1 added, 1 changed, 0 removed, 49 unchanged");
    });

    test("a date may be the watermark: its last day is read again", async () => {
      using shop = await Shop.open(server, { watermark: "day", deletes: "ignore", overlapMinutes: 0 });
      await shop.load();
      expect((await shop.batches())[0]!.database!.watermark).toBe("2025-04-07");
      await shop.run("UPDATE orders SET net = 6.66 WHERE id IN (5, 6, 13)");
      expect(await shop.changes()).toBe("changed: 0 added, 2 changed, 0 removed, 48 unchanged");
    });

    test("instants and local times are watermarks of the same moment", async () => {
      using shop = await Shop.open(server, { watermark: "changed" });
      const zoned = server.format === "postgres" ? "timestamptz" : "timestamp NULL";
      const local = server.format === "postgres" ? "timestamp" : "datetime";
      for (const type of [zoned, local]) {
        await shop.run(
          server.format === "postgres"
            ? `SET timezone = 'UTC'; ALTER TABLE orders ALTER COLUMN changed TYPE ${type}`
            : `SET time_zone = '+00:00'; ALTER TABLE orders MODIFY COLUMN changed ${type}`,
        );
        await shop.load();
        expect((await shop.batches())[0]!.database!.watermark).toBe("2025-05-01 12:49:00");
        await shop.run(`SET ${server.format === "postgres" ? "timezone = 'UTC'" : "time_zone = '+00:00'"};
          UPDATE orders SET net = net + 1, changed = '${shop.minute(49)}' WHERE id = 2`);
        expect(await shop.changes()).toBe("changed: 0 added, 1 changed, 0 removed, 49 unchanged");
      }
    });

    test("a row that is marked as deleted leaves, though an older version of it was meant", async () => {
      using shop = await Shop.open(
        server,
        { watermark: "changed" },
        { where: { column: "status", equals: "open" } },
      );
      await shop.load();
      await shop.run(`UPDATE orders SET status = 'void', changed = '${shop.minute(70)}' WHERE id <= 10`);
      expect(await shop.changes()).toBe("changed: 0 added, 10 changed, 0 removed, 40 unchanged");
      expect(await shop.totals()).toEqual(await shop.totalsThere("status = 'open'"));
      await shop.run(`UPDATE orders SET status = 'open', changed = '${shop.minute(71)}' WHERE id = 1`);
      await shop.load();
      expect(await shop.totals()).toEqual(await shop.totalsThere("status = 'open'"));
    });

    test("a query is a source like a table", async () => {
      using shop = await Shop.open(server, {
        query:
          "SELECT id, customer, day, net * 2 AS net, changed FROM orders WHERE net > 10 -- the larger ones;\n;",
        watermark: "changed",
      });
      expect((await shop.load()).rows).toBe(40);
      const { net } = await shop.totalsThere("net > 10");
      expect(await shop.totals()).toEqual({ orders: 40, net: 2 * net });
    });

    test("another way of reading reads everything anew, in place of what was there", async () => {
      using shop = await Shop.open(server, { watermark: "changed" });
      await shop.load();
      await shop.run(`UPDATE orders SET net = 9, changed = '${shop.minute(60)}' WHERE id = 1`);
      await shop.load();
      shop.reconfigure({ query: "SELECT * FROM orders WHERE id <= 20" });
      expect(await shop.changes()).toBe("replaced: 20 added, 0 changed, 0 removed, 0 unchanged");
      expect(await shop.batches()).toHaveLength(1);
      expect(await shop.totals()).toEqual(await shop.totalsThere("id <= 20"));
    });

    test("after any course of changes, the ledger counts what a first load would", async () => {
      using shop = await Shop.open(server, { watermark: "changed" });
      await shop.load();
      for (let i = 1; i <= 6; i++) {
        await shop.run(`DELETE FROM orders WHERE id % 11 = ${i}`);
        await shop.run(
          `UPDATE orders SET net = net + ${i}, changed = '${shop.minute(60 + i)}' WHERE id % 7 = ${i}`,
        );
        await shop.run(`INSERT INTO orders VALUES ${shop.row(100 + i, i, shop.minute(60 + i))}`);
        await shop.load();
        expect(await shop.totals()).toEqual(await shop.totalsThere());
      }
    });
  });
}
