import { expect, test } from "vitest";
import { TestProject } from "./project.ts";

const config = `const customer = { columns: { customer_id: "Id", name: "Name", email: "E-mail", owner_id: "Owner" } };
export default {
  company: { name: "Corner shop", baseCurrency: "EUR" },
  data: "data",
  sources: [
    { name: "till", format: "csv", files: "orders.csv", entities: { order_line: {
      columns: { order_id: "Order", line_id: "Line", customer_id: "Customer", day: "Day", net_amount: "Net" } } } },
    { name: "till-customers", system: "till", format: "csv", files: "till.csv", entities: { customer } },
    { name: "crm", format: "csv", files: "crm.csv", entities: { customer } },
  ],
};
`;

test("a person looks, decides, takes back and reads what happened, all from the command line", async () => {
  using project = new TestProject();
  project
    .write("tessera.config.ts", config)
    .write("orders.csv", "Order,Line,Customer,Day,Net\no1,1,1,2025-01-10,100\no2,1,2,2025-02-10,50\n")
    .write(
      "till.csv",
      "Id,Name,E-mail,Owner\n1,Brandt GmbH,info@brandt.example,Ada\n2,Vogel AG,info@vogel.example,Ada\n",
    )
    .write(
      "crm.csv",
      "Id,Name,E-mail,Owner\n7,Brandt,INFO@brandt.example,Eve\n8,Vogel Brothers,info@vogel.example,Eve\n",
    );
  const run = async (...args: string[]) => {
    const outcome = await project.run(...args);
    expect([args, outcome.err, outcome.code]).toEqual([args, "", 0]);
    return outcome.out;
  };
  await run("run", "--quiet");

  const queued = JSON.parse(await run("identity", "queue", "--json"));
  expect(queued).toMatchObject([{ customer_key: "crm:8", other_key: "till:2", money_at_stake: 50 }]);
  expect(await run("identity", "collisions")).toMatch(/till:1.*Brandt GmbH/);

  const said = await run("identity", "same", "crm:8", "till:2", "--by", "Ada", "--note", "asked them");
  expect(said).toContain("Decision 1: crm:8 and till:2 are same");
  expect(await run("identity", "split", "crm:7", "--by", "Ada")).toContain(
    "Decision 2: crm:7 and till:1 are different",
  );
  await run("run", "--quiet");
  expect(await run("explain", "crm:8")).toContain("till:2");
  expect(await run("identity", "show", "crm:8")).toMatch(/Recorded by Ada on .*: both are one customer/);

  await run("identity", "undo", "2");
  const log = await run("identity", "log");
  expect(log).toContain("Ada said crm:8 and till:2 are same (asked them)");
  expect(log).toContain("crm:8 went into till:2");
  expect(log).toContain("till:1 gave records to crm:7");
  expect(log).toContain("took decision 2 back");
}, 180_000);

test("what cannot be decided says what to do", async () => {
  using project = new TestProject();
  project.orders("orders.csv", 3);
  const before = await project.run("identity", "queue");
  expect([before.code, before.err]).toEqual([6, expect.stringMatching(/run `tessera run` first/)]);
  await project.run("run", "--quiet");
  const problems: [string[], number, RegExp][] = [
    [["same", "till:C1", "till:C9"], 6, /no such customer: till:C9; ids are written system:id/],
    [["split", "till:C1", "till:C2"], 2, /till:C2 is not a record of till:C1/],
    [["undo", "4"], 6, /no such decision: 4; tessera identity log lists them/],
    [["queue", "--limit", "some"], 2, /--limit is not a whole number from 1: some/],
  ];
  for (const [args, code, message] of problems) {
    const outcome = await project.run("identity", ...args);
    expect([args, outcome.code, outcome.err]).toEqual([args, code, expect.stringMatching(message)]);
  }
}, 180_000);
