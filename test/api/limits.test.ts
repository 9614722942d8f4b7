import { afterEach, beforeEach, expect, test } from "vitest";
import { createKey } from "../../api/index.ts";
import { RateLimiter } from "../../api/rate_limit.ts";
import { buildA, company, publishBuild, raw, type Stage, stage } from "./fixture.ts";

let at: Stage;
beforeEach(async () => {
  at = await stage({ rateLimit: 3, timeout: 300 });
  await publishBuild(at.snapshots, buildA);
});
afterEach(() => at.end());

test("over the limit is 429 until the minute is over, and every answer says how far it is", async () => {
  at.now = Date.parse("2024-07-01T12:00:20Z");
  const answers: Response[] = [];
  for (let i = 0; i < 4; i++) answers.push(await at.get("/v1/kpi_month"));
  expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 429]);
  expect(answers.map((a) => a.headers.get("ratelimit-remaining"))).toEqual(["2", "1", "0", "0"]);
  for (const answer of answers) {
    expect(answer.headers.get("ratelimit-limit")).toBe("3");
    expect(answer.headers.get("ratelimit-reset")).toBe("40");
    expect(answer.headers.get("ratelimit-policy")).toBe("3;w=60");
  }
  expect(answers[3]!.headers.get("retry-after")).toBe("40");
  expect(await answers[3]!.json()).toMatchObject({
    type: "urn:tessera:problem:too-many-requests",
    status: 429,
  });
  at.now += 40_000;
  expect((await at.get("/v1/kpi_month")).status).toBe(200);
});

test("each key has its own limit, and a wrong one counts too", async () => {
  const { key } = await createKey(at.keysFile, { name: "CRM" }, new Date(at.now));
  for (let i = 0; i < 4; i++) await at.get("/v1/kpi_month");
  expect((await at.get("/v1/kpi_month")).status).toBe(429);
  expect((await at.get("/v1/kpi_month", { authorization: `Bearer ${key}` })).status).toBe(200);
  const wrong = [];
  for (let i = 0; i < 4; i++) wrong.push((await at.get("/v1/kpi_month", { "x-api-key": "wrong" })).status);
  expect(wrong).toEqual([401, 401, 401, 429]);
});

test("a 304 costs nothing", async () => {
  const tag = (await at.get("/v1/kpi_month")).headers.get("etag")!;
  for (let i = 0; i < 5; i++) {
    const again = await at.get("/v1/kpi_month", { "if-none-match": tag });
    expect(again.status).toBe(304);
    expect(again.headers.get("ratelimit-remaining")).toBe("2");
  }
});

test("an answer that is a problem says the limit as well", async () => {
  const answer = await at.get("/v1/kpi_month?nonsense=1");
  expect(answer.status).toBe(400);
  expect(answer.headers.get("ratelimit-remaining")).toBe("2");
});

test("callers beyond the memory are forgotten, those seen first of all", () => {
  const limiter = new RateLimiter(1);
  limiter.take("first", 0);
  expect(limiter.take("first", 1).isOver).toBe(true);
  for (let i = 0; i < 10_000; i++) limiter.take(`caller ${i}`, 2);
  expect(limiter.take("caller 9999", 3).isOver).toBe(true);
  expect(limiter.take("first", 3).isOver).toBe(false);
});

test("an address that is too long is refused before it is read", async () => {
  const answer = await raw(at, `/v1/customer?name.eq=${"x".repeat(9000)}`);
  expect(answer.status).toBe(414);
  expect(JSON.parse(answer.body)).toMatchObject({ status: 414 });
});

test.each(["json", "csv", "arrow"])(
  "a query that takes too long is stopped and told so: %s",
  async (format) => {
    const slow = await stage({ timeout: 200 });
    try {
      await publishBuild(slow.snapshots, buildA, company(buildA), (db) =>
        db.run(
          `DROP TABLE mart.kpi_total;
         CREATE VIEW mart.kpi_total AS
         SELECT DATE '2024-06-30' AS as_of, sum(a.i * b.i)::DECIMAL(18,4) AS net_revenue
         FROM range(10000000) a(i), range(10000000) b(i)`,
        ),
      );
      const answer = await slow.get(`/v1/kpi_total?fields=net_revenue&format=${format}`);
      expect(answer.status).toBe(504);
      expect(await answer.json()).toMatchObject({ type: "urn:tessera:problem:query-timeout", status: 504 });
      // The connection it ran on is good for the next request
      expect((await slow.get(`/v1/kpi_month?format=${format}`)).status).toBe(200);
    } finally {
      await slow.end();
    }
  },
);

test.each(["csv", "arrow"])(
  "a %s that fails on its way breaks off: it never ends as if it were whole",
  async (format) => {
    const failing = await stage();
    try {
      await publishBuild(failing.snapshots, buildA, company(buildA), (db) =>
        db.run(
          `DROP TABLE mart.kpi_total;
         CREATE VIEW mart.kpi_total AS
         SELECT DATE '2024-06-30' AS as_of,
           CASE WHEN i = 1500000 THEN error('on the way') ELSE i END::DECIMAL(18,4) AS net_revenue
         FROM range(2000000) t(i)`,
        ),
      );
      const plain = { "accept-encoding": "identity" };
      const path = `/v1/kpi_total?fields=net_revenue&order=as_of&format=${format}`;
      const answer = await failing.get(path, plain);
      if (answer.status === 200) await expect(answer.arrayBuffer()).rejects.toThrow();
      else expect(answer.status).toBe(500);
      await expect.poll(() => failing.errors.length).toBe(1);
    } finally {
      await failing.end();
    }
  },
);

test("many exports at once hold up no score, and one too many is told to come back", async () => {
  const busy = await stage();
  try {
    await publishBuild(busy.snapshots, buildA, company(buildA), (db) =>
      db.run(
        `INSERT INTO mart.customer_product
         SELECT 'erp:Z', 'erp:P' || i, repeat('long name ', 20), NULL, 1, 2.5, 10, NULL FROM range(200000) t(i)`,
      ),
    );
    const leaving = new AbortController();
    const headers = { "accept-encoding": "identity" };
    const path = `${busy.server.url}/v1/customer_product?format=csv`;
    const open = await Promise.all(
      Array.from({ length: 16 }, () => fetch(path, { headers, signal: leaving.signal })),
    );
    expect(open.map((a) => a.status)).toEqual(open.map(() => 200));
    const refused = await fetch(path);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "60"]);
    expect(await refused.json()).toMatchObject({ type: "urn:tessera:problem:busy" });
    expect((await busy.get("/v1/customers/erp:C001")).status).toBe(200);
    leaving.abort();
    await expect.poll(async () => (await fetch(`${path}&limit=1`)).status, { timeout: 10_000 }).toBe(200);
  } finally {
    await busy.end();
  }
});
