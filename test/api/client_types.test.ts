import { expect, expectTypeOf, test } from "vitest";
import { createClient, filterParams } from "../../api/client.ts";

test("a filter is written the way the API reads it", () => {
  const params = filterParams({
    tier: ["high", "low"],
    name: { contains: "a&b" },
    established_value: { gte: 1000, lt: 2000 },
    region: null,
    owner_name: { null: false },
    is_frozen: false,
    channel: undefined,
  });
  expect(new URLSearchParams(params.map(([k, v]) => [k, v])).toString()).toBe(
    "tier.eq=high&tier.eq=low&name.contains=a%26b&established_value.gte=1000&established_value.lt=2000" +
      "&region.null=true&owner_name.null=false&is_frozen.eq=false",
  );
});

test("the client's types come from the declarations", () => {
  const client = createClient();
  const page = () =>
    client.table("customer_list", {
      where: { tier: ["high", "potential"], p_alive: { gte: 0.5 }, region: null },
      order: ["-established_value", "customer_key"],
      fields: ["customer_key", "tier", "established_value"],
    });
  type Row = Awaited<ReturnType<typeof page>>["rows"][number];
  expectTypeOf<Row["tier"]>().toEqualTypeOf<"high" | "potential" | "secondary" | "low" | null>();
  expectTypeOf<Row>().not.toHaveProperty("name");
  // @ts-expect-error no such tier
  () => client.table("customer_tier", { where: { tier: "gold" } });
  // @ts-expect-error no such column
  () => client.table("customer_tier", { order: ["-gold"] });
  // @ts-expect-error a column that is never missing
  () => client.table("customer_tier", { where: { tier: null } });
});
