import { afterAll, beforeAll, expect, test } from "vitest";
import { buildA, company, publishBuild, type Stage, stage } from "./fixture.ts";

let at: Stage;
beforeAll(async () => {
  at = await stage();
  const alias = (alias_key: string, customer_key: string, is_current: boolean) => ({
    alias_key,
    customer_key,
    system: alias_key.split(":")[0]!,
    source_id: alias_key.split(":")[1]!,
    is_current,
  });
  await publishBuild(at.snapshots, buildA, {
    ...company(buildA),
    customer_alias: [
      alias("erp:C001", "erp:C001", true),
      alias("crm:A-7", "erp:C001", true),
      alias("crm:old", "erp:C001", false),
      alias("crm:gone", "crm:left", false),
      alias("crm:left", "crm:left", false),
    ],
  });
});
afterAll(() => at.end());

test.each(["crm:A-7", "crm:old"])("the id %s answers with the customer it stands for now", async (id) => {
  const own = await at.json("/v1/customers/erp:C001");
  expect(own.customer_key).toBe("erp:C001");
  expect(await at.json(`/v1/customers/${id}`)).toEqual(own);
  const [system, source] = id.split(":");
  expect(await at.json(`/v1/customers?system=${system}&source_id=${source}`)).toEqual(own);
  expect(await at.json(`/v1/customers/${id}?parts=tier`)).toEqual(
    await at.json("/v1/customers/erp:C001?parts=tier"),
  );
});

test("an id whose customer has left the sources is not found, and the answer says what it became", async () => {
  const response = await at.get("/v1/customers/crm:gone");
  expect(response.status).toBe(404);
  expect((await response.json()).detail).toBe(
    "no such customer: crm:gone; crm:left, which it became, has left the sources",
  );
  expect((await (await at.get("/v1/customers/crm:left")).json()).detail).toMatch(
    /keys are written system:id$/,
  );
});
