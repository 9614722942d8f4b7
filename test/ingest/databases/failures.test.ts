import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerFolder, StoppedError, surveySources } from "../../../ingest/index.ts";
import { servers, type TestServer } from "../../servers/index.ts";
import { Shop } from "./shop.ts";

/** Everything a failure says, with the causes of it. */
async function problemOf(shop: Shop): Promise<string> {
  const error = await shop.load().then(
    () => new Error("the load did not fail"),
    (thrown: Error) => thrown,
  );
  expect(error).toBeInstanceOf(StoppedError);
  const { stops } = error as StoppedError;
  expect(stops.map((stop) => stop.source)).toEqual(["shop"]);
  const said = [error.stack, JSON.stringify(stops)];
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) said.push(cause.stack);
  const url = new URL(shop.company.secrets.SHOP_URL!);
  for (const secret of [url.href, url.password, decodeURIComponent(url.password)].filter(Boolean))
    expect(said.join("\n")).not.toContain(secret);
  return stops[0]!.problem;
}

for (const { name, isHere, start } of servers) {
  describe.skipIf(!isHere)(`${name}: what cannot be read`, () => {
    let server: TestServer;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server?.stop());

    test("a wrong password, an unknown host, a closed port and an unknown database are told apart", async () => {
      using shop = await Shop.open(server);
      const good = server.url(shop.database);
      const problems: Record<string, RegExp> = {
        [server.url(shop.database, "tessera:wr0ngpassw0rd")]: /refuses the user name or the password/,
        [good.replace("127.0.0.1", "no-such-host.invalid")]: /the host of SHOP_URL is not known/,
        [good.replace(/:\d+\//, ":1/")]: /nothing listens at the host and port of SHOP_URL/,
        [server.url("no_such_database")]: /names does not exist on its server/,
        [`${good}?sslmode=verify-full`]: /encrypted connection to SHOP_URL could not be made/,
        "https://127.0.0.1/shop": /SHOP_URL does not hold the URL of a database/,
      };
      for (const [url, problem] of Object.entries(problems)) {
        shop.company.secrets.SHOP_URL = url;
        expect(await problemOf(shop)).toMatch(problem);
      }
      delete shop.company.secrets.SHOP_URL;
      await expect(shop.load()).rejects.toThrow("environment variable SHOP_URL is not set; set it");
    });

    test("an unknown table is named with the tables there are", async () => {
      using shop = await Shop.open(server, { table: "ordrs" });
      expect(await problemOf(shop)).toBe(
        "source shop: there is no table ordrs in SHOP_URL; there are orders",
      );
    });

    test("a query that is none stops with what the server says of it", async () => {
      using shop = await Shop.open(server, { query: "SELEC * FROM orders" });
      expect(await problemOf(shop)).toMatch(
        /^source shop: the server of SHOP_URL does not accept the query; .*syntax/,
      );
    });

    test("a query can neither write nor end the transaction it is read in", async () => {
      for (const query of [
        "SELECT * FROM orders); DELETE FROM orders; SELECT (1",
        "DELETE FROM orders RETURNING *",
      ]) {
        using shop = await Shop.open(server, { query });
        await problemOf(shop);
        expect((await shop.totalsThere()).orders).toBe(50);
      }
    });

    test("a dropped column stops the load and is named; what was loaded before still counts", async () => {
      using shop = await Shop.open(server, { watermark: "changed" });
      await shop.load();
      await shop.run("ALTER TABLE orders DROP COLUMN net; ALTER TABLE orders DROP COLUMN changed");
      const problem =
        "orders lacks column changed (for database.watermark), column net (for order_line.net_amount)";
      expect(await problemOf(shop)).toContain(`source shop: ${problem}; it has id, customer, day, status`);
      const { config, base, secrets } = shop.company;
      const [surveyed] = await surveySources(config, base, secrets);
      expect(surveyed!.problem).toContain(problem);
      expect((await shop.totals()).orders).toBe(50);
    });

    test("an added column reads everything anew", async () => {
      using shop = await Shop.open(server, { watermark: "changed" });
      await shop.load();
      await shop.run("ALTER TABLE orders ADD COLUMN note varchar(10) DEFAULT 'new'");
      expect(await shop.changes()).toBe("replaced: 50 added, 0 changed, 0 removed, 0 unchanged");
      expect((await shop.batches())[0]!.columns).toContain("note");
    });

    test("a key that does not tell rows apart is refused", async () => {
      using shop = await Shop.open(server, { key: ["customer"] });
      expect(await problemOf(shop)).toBe(
        "source shop: database.key customer does not tell the rows of orders apart: 7 rows have customer C0; add the columns that do",
      );
    });

    test("a watermark of text is refused, since its order is not that of changes", async () => {
      using shop = await Shop.open(server, { watermark: "status" });
      expect(await problemOf(shop)).toMatch(/watermark status is of type .*varying.*|varchar.*, whose order/);
    });

    test("a server that dies in the middle leaves the ledger as it was, and the next load has all", async () => {
      using shop = await Shop.open(server, { watermark: "changed" });
      await shop.load();
      const before = await shop.batches();
      await shop.run(
        `INSERT INTO orders SELECT 1000 + a.id * 2500 + b.id * 50 + c.id, 'C1', '2025-04-01', 1.00, 'open', '2025-06-01 00:00:00'
         FROM orders AS a, orders AS b, orders AS c`,
      );
      await shop.run("CREATE VIEW all_orders AS SELECT * FROM orders");
      const dying = shop.load();
      const outcome = dying.then(
        () => "loaded",
        (error: Error) => error.message,
      );
      await until(() =>
        readdirSync(join(ledgerFolder(shop.company.config, shop.company.base), "shop")).some((f) =>
          f.endsWith(".lines"),
        ),
      );
      await server.kill();
      expect(await outcome).toMatch(
        /^source shop: \d+ rows were read and are thrown away: the server of SHOP_URL closed the connection; run again/,
      );
      expect(await shop.batches()).toEqual(before);
      await server.restart();
      expect(await shop.changes()).toMatch(/^changed: 125000 added, 0 changed, 0 removed/);
      expect(await shop.totals()).toEqual(await shop.totalsThere());
      const left = readdirSync(join(ledgerFolder(shop.company.config, shop.company.base), "shop"));
      expect(left.filter((file) => !file.endsWith(".parquet"))).toEqual([]);
    });

    test("a journal torn in the middle of an exchange is as if it had not begun", async () => {
      using shop = await Shop.open(server, { watermark: "changed" });
      await shop.load();
      await shop.run("DELETE FROM orders WHERE id = 1");
      await shop.run(`UPDATE orders SET net = 5, changed = '${shop.minute(60)}' WHERE id = 2`);
      await shop.load();
      expect(await shop.batches()).toHaveLength(3);
      const journal = join(ledgerFolder(shop.company.config, shop.company.base), "journal.ndjson");
      const whole = readFileSync(journal, "utf8");
      writeFileSync(journal, whole.slice(0, -20));
      expect(await shop.batches()).toHaveLength(1);
      expect((await shop.totals()).orders).toBe(50);
      expect(await shop.changes()).toBe("changed: 0 added, 1 changed, 1 removed, 48 unchanged");
      expect(readFileSync(journal, "utf8")).toBe(whole);
    });

    test("nothing of the URL is written down", async () => {
      using shop = await Shop.open(server);
      await shop.load();
      const folder = ledgerFolder(shop.company.config, shop.company.base);
      const journal = readFileSync(join(folder, "journal.ndjson"), "utf8");
      for (const secret of [server.password, encodeURIComponent(server.password), "127.0.0.1", "tessera:"])
        expect(journal).not.toContain(secret);
    });
  });
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 5_000 && !isTrue(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 1));
  expect(isTrue()).toBe(true);
}
