import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasPostgres, startPostgres, type TestServer } from "../../servers/index.ts";
import { quarantine } from "../company.ts";
import { booked, openOdoo } from "./odoo_shop.ts";
import { payments, revenue } from "./sample.ts";

describe.skipIf(!hasPostgres)("Odoo of other versions", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  const older = `
      ALTER TABLE product_template ALTER name TYPE varchar USING name ->> 'en_US';
      ALTER TABLE crm_stage ALTER name TYPE varchar USING name ->> 'en_US';
      ALTER TABLE crm_lost_reason ALTER name TYPE varchar USING name ->> 'en_US';
      ALTER TABLE crm_team ALTER name TYPE varchar USING name ->> 'en_US';
      ALTER TABLE res_country ALTER name TYPE varchar USING name ->> 'en_US';
      ALTER TABLE res_partner_industry ALTER name TYPE varchar USING name ->> 'en_US';
      ALTER TABLE utm_campaign DROP title;
      ALTER TABLE crm_lead RENAME lost_reason_id TO lost_reason;
      ALTER TABLE product_product DROP standard_price;
      ALTER TABLE account_move_line ADD exclude_from_invoice_tab boolean;
      UPDATE account_move_line SET exclude_from_invoice_tab = display_type IN ('tax', 'payment_term', 'rounding'),
        display_type = CASE WHEN display_type LIKE 'line%' THEN display_type END;
      DELETE FROM account_move_line WHERE name = 'Rounding'`;
  const newer = `
      ALTER TABLE account_payment ADD date date, ADD state varchar, ADD name varchar, ADD company_id integer;
      UPDATE account_payment AS p SET date = m.date, company_id = 1, state = CASE m.state WHEN 'posted' THEN 'paid' ELSE 'draft' END
      FROM account_move AS m WHERE m.id = p.move_id;
      UPDATE account_payment SET move_id = NULL WHERE id = 4;
      ALTER TABLE res_partner DROP mobile;
      DELETE FROM account_move_line WHERE name = 'Rounding'`;

  test.each([
    ["14", older],
    ["18", newer],
  ])("the same queries read a database of version %s", async (_, change) => {
    using shop = await openOdoo(server);
    await shop.run(change);
    await shop.company.load();
    const db = await shop.company.core("2024-12-31");
    expect((await revenue(db)).map((r) => r.net)).toEqual(["1440.00", "200.00", "660.00", "20.00"]);
    expect(await payments(db)).toEqual([
      { customer: "odoo:10", amount: "602.10" },
      { customer: "odoo:14", amount: "1000.00" },
    ]);
    expect(await quarantine(db)).toEqual([]);
  });

  test("applications that are not installed are left out by name", async () => {
    using shop = await openOdoo(server, { only: ["customers", "products", "owners", "sales", "rates"] });
    await shop.run("DROP TABLE crm_lead, mail_message, utm_campaign");
    await shop.company.load();
    expect(await revenue(await shop.company.core("2024-12-31"))).toEqual(await shop.run(booked));
  });
});
