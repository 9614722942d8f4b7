import { expect, test } from "vitest";
import {
  ledgerFolder,
  readIdentityLog,
  recordDecision,
  Snapshots,
  type Warehouse,
} from "../../../ingest/index.ts";
import { build, buildsFolder, publish } from "../../../models/index.ts";
import { header, now, orders, TestCompany } from "../company.ts";

type Source = ConstructorParameters<typeof TestCompany>[0] extends readonly (infer S)[] | undefined
  ? S
  : never;

const list = (system: string): Source => ({
  name: `${system}-customers`,
  system,
  format: "csv",
  files: `${system}.csv`,
  entities: {
    customer: {
      columns: {
        customer_id: "Id",
        name: "Name",
        email: "E-mail",
        owner_id: "Owner",
        industry: "Industry",
        created_on: "Created",
      },
    },
  },
});
const touches: Source = {
  name: "touches",
  system: "erp",
  format: "csv",
  files: "touches-erp.csv",
  entities: {
    campaign_touch: {
      columns: { campaign_id: "Campaign", customer_id: "Customer", day: "Day", arm: "Arm" },
    },
  },
};
const crmTouches: Source = { ...touches, name: "crm-touches", system: "erp", files: "touches-crm.csv" };
const leads: Source = {
  name: "leads",
  system: "crm",
  format: "csv",
  files: "leads.csv",
  entities: {
    opportunity: {
      columns: {
        opportunity_id: "Id",
        customer_id: "Customer",
        stage: "Stage",
        outcome: "Outcome",
        amount: "Amount",
        created_on: "Created",
      },
    },
  },
};

class Merging extends TestCompany {
  constructor() {
    super([list("erp"), list("crm"), orders, touches, crmTouches, leads]);
    this.write(
      "erp.csv",
      `Id,Name,E-mail,Owner,Industry,Created
1,Brandt Metallbau GmbH,info@brandt.example,S1,,2020-01-01
2,Vogel Hydraulik AG,mail@vogel.example,S2,Pumps,2021-01-01
3,Vogel Hydraulik,mail@vogel.example,S2,,2022-01-01
`,
    );
    this.write(
      "crm.csv",
      `Id,Name,E-mail,Owner,Industry,Created
9,Brandt Metallbau,INFO@brandt.example,U9,Steel,2024-01-01
8,Ahrens Holzbau KG,hello@ahrens.example,U9,,2024-01-01
`,
    );
    this.write(
      "orders.csv",
      `${header}
o1,1,1,2025-01-10,S,100.00,EUR
o2,1,2,2025-01-11,S,70.00,EUR
o3,1,3,2025-02-11,S,30.00,EUR
`,
    );
    this.write(
      "touches-erp.csv",
      "Campaign,Customer,Day,Arm\nc1,2,2025-01-05,control\nc1,1,2025-01-05,treated\n",
    );
    this.write("touches-crm.csv", "Campaign,Customer,Day,Arm\nc1,3,2025-01-06,treated\n");
    this.write("leads.csv", "Id,Customer,Stage,Outcome,Amount,Created\nL1,9,talk,open,500,2025-01-02\n");
  }

  async publish(): Promise<string> {
    const made = await build(this.config, { base: this.base, now, version: "test" });
    await publish(this.config, this.base, made.build);
    return made.build;
  }

  async ask<T>(work: (db: Warehouse) => Promise<T>): Promise<T> {
    const snapshots = new Snapshots(buildsFolder(this.config, this.base));
    const lease = await snapshots.lease();
    try {
      return await lease.use(work);
    } finally {
      lease.release();
      await snapshots.close();
    }
  }

  keys = () =>
    this.ask(async (db) =>
      Object.fromEntries(
        (
          await db.rows<{ a: string; c: string }>(
            "SELECT alias_key AS a, customer_key AS c FROM mart.customer_alias ORDER BY a",
          )
        ).map(({ a, c }) => [a, c]),
      ),
    );

  decide(kind: "same" | "different", a: string, b: string) {
    return recordDecision(ledgerFolder(this.config, this.base), { who: "Ada", when: now, kind, a, b });
  }
}

const total = (db: Warehouse) =>
  db.row<{ revenue: number; customers: number }>(
    "SELECT sum(net_revenue) AS revenue, count(*) AS customers FROM mart.customer",
  );

test("records of two systems become one customer with all that hangs on them, and no total changes", async () => {
  using company = new Merging();
  await company.load();
  await company.publish();
  expect(await company.keys()).toEqual({
    "crm:8": "crm:8",
    "crm:9": "erp:1",
    "erp:1": "erp:1",
    "erp:2": "erp:2",
    "erp:3": "erp:2",
  });
  expect(await company.ask(total)).toEqual({ revenue: 200, customers: 3 });
  const customers = await company.ask((db) =>
    db.rows(
      "SELECT name, industry, owner_key, orders, net_revenue FROM mart.customer WHERE orders > 0 ORDER BY customer_key",
    ),
  );
  expect(customers).toEqual([
    { name: "Brandt Metallbau GmbH", industry: "Steel", owner_key: "erp:S1", orders: 1, net_revenue: 100 },
    { name: "Vogel Hydraulik AG", industry: "Pumps", owner_key: "erp:S2", orders: 2, net_revenue: 100 },
  ]);
  // Brandt is held by two owners
  const collisions = await company.ask((db) =>
    db.rows(
      "SELECT customer_key, owner_key, alias_key, net_revenue, open_pipeline, other_owner_key, other_alias_key, other_net_revenue, money_at_stake FROM mart.owner_collision",
    ),
  );
  expect(collisions).toEqual([
    {
      customer_key: "erp:1",
      owner_key: "crm:U9",
      alias_key: "crm:9",
      net_revenue: 0,
      open_pipeline: 500,
      other_owner_key: "erp:S1",
      other_alias_key: "erp:1",
      other_net_revenue: 100,
      money_at_stake: 600,
    },
  ]);
  const again = await build(company.config, { base: company.base, now, version: "test" });
  expect(again.isNew).toBe(false);
});

test("a campaign touches a joined customer once, treated before held out", async () => {
  using company = new Merging();
  await company.load();
  const db = await company.core();
  const touched = await db.rows(
    "SELECT customer_key, arm, day FROM core.campaign_touch ORDER BY customer_key",
  );
  db.close();
  expect(touched).toEqual([
    { customer_key: "erp:1", arm: "treated", day: "2025-01-05" },
    { customer_key: "erp:2", arm: "treated", day: "2025-01-06" },
  ]);
});

test("a decision splits what a key joined and joins what nothing did; taking it back undoes it, and the log says so", async () => {
  using company = new Merging();
  await company.load();
  await company.publish();
  await company.decide("different", "erp:2", "erp:3");
  await company.decide("same", "crm:8", "crm:9");
  await company.publish();
  expect(await company.keys()).toMatchObject({ "erp:2": "erp:2", "erp:3": "erp:3", "crm:8": "erp:1" });
  expect(await company.ask(total)).toEqual({ revenue: 200, customers: 3 });
  const queued = await company.ask((db) => db.rows("SELECT customer_key FROM mart.identity_queue"));
  expect(queued).toEqual([]);
  const folder = ledgerFolder(company.config, company.base);
  await recordDecision(folder, { who: "Ada", when: now, kind: "undo", a: "erp:2", b: "1" });
  await company.publish();
  expect(await company.keys()).toMatchObject({ "erp:3": "erp:2", "crm:8": "erp:1" });
  const events = await readIdentityLog(folder);
  expect(events.map(({ kind, keys }) => [kind, ...keys])).toEqual([
    ["merged", "crm:8", "erp:1"],
    ["split", "erp:2", "erp:3"],
    ["merged", "erp:3", "erp:2"],
  ]);
});

test("which record a field survives from is configured, field by field", async () => {
  using company = new Merging();
  await company.load();
  const brandt = async (survivorship: typeof company.config.identity.survivorship) => {
    Object.assign(company.config.identity, { survivorship });
    const db = await company.core();
    try {
      return await db.row(
        "SELECT name, owner_key, created_on FROM core.customer WHERE customer_key = 'erp:1'",
      );
    } finally {
      db.close();
    }
  };
  expect(await brandt({})).toEqual({
    name: "Brandt Metallbau GmbH",
    owner_key: "erp:S1",
    created_on: "2020-01-01",
  });
  expect(await brandt({ name: { systems: ["crm"] }, owner_id: "newest", created_on: "newest" })).toEqual({
    name: "Brandt Metallbau",
    owner_key: "crm:U9",
    created_on: "2024-01-01",
  });
  expect(await brandt({ name: "longest", owner_id: "oldest", created_on: { systems: ["crm"] } })).toEqual({
    name: "Brandt Metallbau GmbH",
    owner_key: "erp:S1",
    created_on: "2024-01-01",
  });
});
