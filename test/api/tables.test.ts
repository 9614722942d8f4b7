import { tableFromIPC } from "apache-arrow";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, type Page } from "../../api/client.ts";
import { buildA, company, parseCsv, publishBuild, type Stage, stage } from "./fixture.ts";

let at: Stage;
beforeAll(async () => {
  at = await stage();
  await publishBuild(at.snapshots, buildA);
});
afterAll(() => at.end());

const keysOf = async (query: string, view = "customer_list"): Promise<string[]> => {
  const answer = await at.json(`/v1/${view}?fields=customer_key&${query}`);
  return answer.rows.map((row: { customer_key: string }) => row.customer_key.slice(-2));
};

describe("filters", () => {
  const { customer = [], customer_tier = [] } = company(buildA);
  const where = (pass: (row: Record<string, unknown>) => boolean, rows = customer) =>
    rows.filter(pass).map((row) => String(row.customer_key).slice(-2));

  test.each<[string, string, string[]]>([
    [
      "one of several words",
      "tier=high,low",
      where((r) => r.tier === "high" || r.tier === "low", customer_tier),
    ],
    ["a key", "customer_key=erp:C003", ["03"]],
    ["a text with a comma, as it is", "region.eq=North, upper", where((r) => r.region === "North, upper")],
    [
      "several such texts",
      "region.eq=North, upper&region.eq=South",
      where((r) => r.region === "North, upper" || r.region === "South"),
    ],
    ["a Chinese text", "region=西北", where((r) => r.region === "西北")],
    ["an empty text", "name.eq=", where((r) => r.name === "")],
    ["a text within, in any case", "name.contains=OMER 2", where((r) => r.name === "Customer 2")],
    ["a missing value", "region.null=true", where((r) => r.region === null)],
    ["a present value", "region.null=false", where((r) => r.region !== null)],
    ["a flag", "is_frozen=true", where((r) => r.is_frozen === true)],
    ["money from", "net_revenue.gte=102.5", where((r) => Number(r.net_revenue) >= 102.5)],
    ["money above", "net_revenue.gt=102.5", where((r) => Number(r.net_revenue) > 102.5)],
    [
      "money just above, under its own precision",
      "net_revenue.gte=102.50001",
      where((r) => Number(r.net_revenue) > 102.5),
    ],
    ["money up to", "net_revenue.lte=1.025e1", where((r) => Number(r.net_revenue) <= 10.25)],
    ["money equal", "net_revenue=10.25,20.5", ["02", "03"]],
    [
      "a count between",
      "orders.gte=2&orders.lt=4",
      where((r) => Number(r.orders) >= 2 && Number(r.orders) < 4),
    ],
    ["a probability", "p_alive.gt=0.3", ["01"]],
    ["a day", "last_order_on.gt=2024-04-10", where((r) => String(r.last_order_on ?? "") > "2024-04-10")],
    [
      "two columns at once",
      "tier=high&orders.gte=3",
      where((r) => r.tier === "high", customer_tier).filter((k) =>
        where((r) => Number(r.orders) >= 3).includes(k),
      ),
    ],
    [
      "a reason's code",
      "reasons.has=steady",
      where((r) => String(r.reasons).includes("steady"), customer_tier),
    ],
    ["nothing", "name=nobody", []],
  ])("filters by %s", async (_, query, expected) => {
    expect(await keysOf(query)).toEqual(expected);
  });

  test("filters instants across offsets", async () => {
    const found = async (query: string) => (await at.json(`/v1/customer_interaction?${query}`)).rows.length;
    expect(await found("opened_at.gte=2024-06-01T15:30:00Z&opened_at.lte=2024-06-01T23:30:00%2B08:00")).toBe(
      1,
    );
    expect(await found("opened_at.gt=2024-06-01T15:30:00Z")).toBe(0);
  });

  test("a business day is answered as it is, an instant in UTC", async () => {
    const [row] = (await at.json("/v1/customer_interaction")).rows;
    expect(row).toMatchObject({ day: "2024-06-01", opened_at: "2024-06-01T15:30:00.000Z" });
  });
});

describe("order and paging", () => {
  const read = async (path: string): Promise<{ keys: string[]; pages: number }> => {
    const keys: string[] = [];
    let pages = 0;
    let cursor: string | null = null;
    do {
      const next: string = cursor ? `&cursor=${cursor}` : "";
      const page = (await at.json(path + next)) as Page<{ customer_key: string }>;
      keys.push(...page.rows.map((row) => row.customer_key));
      cursor = page.next;
      pages += 1;
    } while (cursor);
    return { keys, pages };
  };

  test.each([
    "order=-established_value",
    "order=established_value",
    "order=region,-orders",
    "order=-region,-p_alive",
    "order=-expected_on,is_overdue,tier",
    "order=p_alive",
    "order=-customer_key",
    "order=-region&region.null=true",
    "",
  ])("visits every row once, whatever the page: %s", async (query) => {
    const whole = (await at.json(`/v1/customer_list?${query}&limit=1000`)).rows.map(
      (r: { customer_key: string }) => r.customer_key,
    );
    for (const limit of [1, 4, 7, 23]) {
      const paged = await read(`/v1/customer_list?${query}&limit=${limit}&fields=customer_key`);
      expect(paged.keys).toEqual(whole);
      expect(paged.pages).toBe(Math.ceil(whole.length / limit));
    }
    expect(new Set(whole).size).toBe(whole.length);
  });

  test("sorts missing values last, either way", async () => {
    for (const order of ["region", "-region"]) {
      const regions = (await at.json(`/v1/customer?order=${order}`)).rows.map(
        (r: { region: string | null }) => r.region,
      );
      const present = regions.filter((r: string | null) => r !== null);
      expect(regions.slice(present.length).every((r: string | null) => r === null)).toBe(true);
      // DuckDB and JavaScript both sort text by code point here
      const sorted = [...present].sort();
      expect(present).toEqual(order === "region" ? sorted : sorted.toReversed());
    }
  });

  test("states the total on request, whatever the page", async () => {
    const page = await at.json("/v1/customer_list?limit=2&count=1&tier=high");
    expect(page).toMatchObject({ total: 6 });
    expect(page.rows).toHaveLength(2);
    expect(await at.json("/v1/customer_list?limit=2")).not.toHaveProperty("total");
  });

  test("gives the columns asked for, in the order asked for", async () => {
    const { rows } = await at.json(
      "/v1/customer_tier?fields=tier,customer_key&limit=1&order=-potential_value",
    );
    expect(Object.keys(rows[0])).toEqual(["tier", "customer_key"]);
  });

  test("the typed client reads all pages", async () => {
    const client = createClient({ baseUrl: at.server.url });
    const seen: string[] = [];
    for await (const page of client.pages("customer_tier", { limit: 5, order: ["-established_value"] })) {
      seen.push(...page.rows.map((row) => row.customer_key));
    }
    expect(new Set(seen).size).toBe(23);
  });
});

describe("formats", () => {
  const query = "order=-net_revenue,region&net_revenue.gte=20";

  test.each([
    "customer_list",
    "customer",
    "customer_tier",
    "customer_interaction",
    "build",
    "transaction_score",
  ])("CSV, Arrow and JSON say the same of %s", async (view) => {
    const [json, csv, arrow] = await Promise.all([
      at.json(`/v1/${view}?limit=1000`),
      at.get(`/v1/${view}?format=csv`),
      at.get(`/v1/${view}`, { accept: "application/vnd.apache.arrow.stream" }),
    ]);
    const rows: Record<string, unknown>[] = json.rows;
    expect(rows.length).toBeGreaterThan(0);

    const [header, ...lines] = parseCsv(await csv.text());
    expect(lines).toHaveLength(rows.length);
    expect(csv.headers.get("x-total-count")).toBe(String(rows.length));
    rows.forEach((row, i) => {
      expect(header).toEqual(Object.keys(row));
      Object.values(row).forEach((value, k) => {
        const cell = lines[i]![k]!;
        if (typeof value === "number") expect(Number(cell)).toBe(value);
        else if (Array.isArray(value)) expect(cell).toBe(value.length ? value.join(" · ") : "");
        else expect(cell).toBe(value === null ? null : String(value));
      });
    });

    expect(arrow.headers.get("content-type")).toBe("application/vnd.apache.arrow.stream");
    const table = tableFromIPC(new Uint8Array(await arrow.arrayBuffer()));
    expect(table.numRows).toBe(rows.length);
    expect(table.schema.metadata.get("as_of")).toBe("2024-06-30");
    const units = Object.fromEntries(table.schema.fields.map((f) => [f.name, f.metadata.get("unit")]));
    rows.forEach((row, i) => {
      const got = table.get(i)!.toJSON() as Record<string, unknown>;
      for (const [name, value] of Object.entries(row)) expect(plain(got[name], units[name])).toEqual(value);
    });
  });

  const plain = (value: unknown, unit: string | undefined): unknown => {
    if (value === null || value === undefined) return null;
    if (unit === "day") return new Date(Number(value)).toISOString().slice(0, 10);
    if (unit === "instant") return new Date(Number(value)).toISOString();
    if (unit === "reasons") return [...(value as Iterable<string>)];
    return typeof value === "bigint" ? Number(value) : value;
  };

  test("a file has the same rows in the same order as the pages", async () => {
    const json = await at.json(`/v1/customer_list?${query}&limit=1000&fields=customer_key`);
    const csv = await at.get(`/v1/customer_list?${query}&fields=customer_key`, { accept: "text/csv" });
    const lines = (await csv.text()).trimEnd().split("\r\n").slice(1);
    expect(lines).toEqual(json.rows.map((r: { customer_key: string }) => r.customer_key));
  });

  test("a file without rows has its header, and says so", async () => {
    const csv = await at.get("/v1/customer?format=csv&name=nobody&fields=customer_key,name");
    expect(csv.headers.get("x-total-count")).toBe("0");
    expect(await csv.text()).toBe("customer_key,name\r\n");
    const arrow = await at.get("/v1/customer?format=arrow&name=nobody&fields=customer_key,name");
    const table = tableFromIPC(new Uint8Array(await arrow.arrayBuffer()));
    expect(table.numRows).toBe(0);
    expect(table.schema.fields.map((f) => f.name)).toEqual(["customer_key", "name"]);
  });

  test("a spreadsheet reads Chinese and runs no formula", async () => {
    const bytes = new Uint8Array(
      await (await at.get("/v1/customer?format=csv&bom=1&fields=name,region")).arrayBuffer(),
    );
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parseCsv(new TextDecoder().decode(bytes));
    expect(rows).toContainEqual([`'=SUM("A",1)`, "西北"]);
  });

  test("a file for programs holds text as it is, and tells empty from missing", async () => {
    const rows = parseCsv(await (await at.get("/v1/customer?format=csv&fields=name,orders")).text());
    expect(rows).toContainEqual(['=SUM("A",1)', "3"]);
    expect(rows).toContainEqual(["", "4"]);
    expect(rows).toContainEqual([null, "2"]);
  });

  test("a limit on a file cuts it where the pages would", async () => {
    const csv = await at.get("/v1/customer_list?format=csv&limit=3&order=-net_revenue&fields=customer_key");
    expect((await csv.text()).trimEnd().split("\r\n")).toEqual([
      "customer_key",
      "erp:C023",
      "erp:C022",
      "erp:C021",
    ]);
    expect(csv.headers.get("x-total-count")).toBe("23");
  });

  test("a file is named after the table and the day", async () => {
    const csv = await at.get("/v1/customer_list?format=csv");
    expect(csv.headers.get("content-disposition")).toBe(
      'attachment; filename="customer_list-2024-06-30.csv"',
    );
  });
});

describe("what every answer says", () => {
  const facts = {
    build: buildA,
    as_of: "2024-06-30",
    data_as_of: "2024-06-29",
    built_at: "2024-07-01T03:00:00.125Z",
    company: "示例 & Co",
    currency: "EUR",
    timezone: "Asia/Shanghai",
    language: "en",
    is_simulated: true,
  };

  test.each(["/v1/kpi_month", "/v1/customer_list/summary", "/v1/segments", "/v1/customers/erp:C001"])(
    "%s carries the facts of its build in the body",
    async (path) => expect(await at.json(path)).toMatchObject(facts),
  );

  test.each(["json", "csv", "arrow"])("%s carries them in headers", async (format) => {
    const { headers } = await at.get(`/v1/customer_tier?format=${format}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      "tessera-build": buildA,
      "tessera-as-of": "2024-06-30",
      "tessera-data-as-of": "2024-06-29",
      "tessera-currency": "EUR",
      "tessera-timezone": "Asia/Shanghai",
      "tessera-is-simulated": "true",
    });
  });
});

describe("reasons", () => {
  const reasonsOf = async (query: string) =>
    (await at.json(`/v1/customer_tier?customer_key=erp:C002&${query}`)).rows[0].reasons;

  test("are sentences in the language asked for, with arguments put in as they are", async () => {
    expect(await reasonsOf("lang=en")).toEqual([
      "No purchase for {2} days; the usual gap is 4.",
      "Buys steadily {here}.",
    ]);
    expect(await reasonsOf("lang=zh")).toEqual(["已 {2} 天未购买，平时间隔 4 天。", "购买稳定。"]);
  });

  test("are in the company's language by default, and codes on request", async () => {
    expect(await reasonsOf("")).toEqual(await reasonsOf("lang=en"));
    expect(await reasonsOf("lang=code")).toEqual(["gap_passed|{2}|4", "steady"]);
  });

  test("a code that the catalogue lacks is shown, not hidden", async () => {
    const { rows } = await at.json("/v1/customer_tier?customer_key=erp:C001&lang=zh");
    expect(rows[0].reasons).toEqual(["never_heard_of|1"]);
  });
});
