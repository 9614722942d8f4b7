import { readFileSync } from "node:fs";
import { join } from "node:path";
import { presets } from "../../../ingest/index.ts";
import type { TestServer } from "../../servers/index.ts";
import { TestCompany } from "../company.ts";
import { sampleFolder } from "./sample.ts";

const sample = readFileSync(join(sampleFolder("odoo"), "database.sql"), "utf8");

/** What the books of the database itself say. */
export const booked = `
  SELECT 'odoo:' || p.commercial_partner_id AS customer, sum(-l.balance)::numeric(18, 2)::text AS net,
    coalesce(sum(-l.balance) FILTER (WHERE m.move_type = 'out_refund'), 0)::numeric(18, 2)::text AS returns
  FROM account_move_line AS l
  JOIN account_move AS m ON m.id = l.move_id
  JOIN res_partner AS p ON p.id = m.partner_id
  WHERE m.state = 'posted' AND m.move_type IN ('out_invoice', 'out_refund', 'out_receipt') AND m.company_id = 1
    AND l.display_type IN ('product', 'rounding')
  GROUP BY 1 ORDER BY 1`;

const rateOn = (day: string, currency: string) =>
  `(SELECT 1 / r.rate FROM res_currency_rate AS r WHERE r.currency_id = ${currency} AND coalesce(r.company_id, 1) = 1 AND r.name <= ${day} ORDER BY r.name DESC, r.company_id NULLS LAST LIMIT 1)`;

export const ordered = `
  WITH line AS (
    SELECT p.commercial_partner_id AS customer, l.price_subtotal * coalesce(${rateOn("o.date_order::date", "l.currency_id")}, 1) AS net, 0 AS returned
    FROM sale_order_line AS l JOIN sale_order AS o ON o.id = l.order_id JOIN res_partner AS p ON p.id = o.partner_id
    WHERE o.state IN ('sale', 'done') AND o.company_id = 1 AND l.display_type IS NULL AND NOT l.is_downpayment
    UNION ALL
    SELECT p.commercial_partner_id, -l.balance, -l.balance
    FROM account_move_line AS l JOIN account_move AS m ON m.id = l.move_id JOIN res_partner AS p ON p.id = m.partner_id
    WHERE m.state = 'posted' AND m.move_type = 'out_refund' AND m.company_id = 1 AND l.display_type = 'product'
  )
  SELECT 'odoo:' || customer AS customer, sum(net)::numeric(18, 2)::text AS net, sum(returned)::numeric(18, 2)::text AS returns
  FROM line GROUP BY 1 ORDER BY 1`;

export const paid = `
  SELECT 'odoo:' || p.commercial_partner_id AS customer,
    sum(CASE y.payment_type WHEN 'inbound' THEN y.amount ELSE -y.amount END * coalesce(${rateOn("m.date", "y.currency_id")}, 1))::numeric(18, 2)::text AS amount
  FROM account_payment AS y JOIN account_move AS m ON m.id = y.move_id JOIN res_partner AS p ON p.id = y.partner_id
  WHERE m.state = 'posted' AND y.partner_type = 'customer' GROUP BY 1 ORDER BY 1`;

/** A month later: an order and an invoice cancelled, a credit note, a price put up, partners archived, a payment gone. */
export const changes = `
  UPDATE account_move SET state = 'cancel', write_date = '2024-04-01 10:00:00' WHERE id = 2;
  UPDATE sale_order SET state = 'cancel', write_date = '2024-04-01 10:00:00' WHERE id = 2;
  UPDATE account_move_line SET price_unit = 25, price_subtotal = 25, balance = -25, amount_currency = -25, write_date = '2024-04-01 10:01:00' WHERE id = 100;
  UPDATE sale_order_line SET price_unit = 25, price_subtotal = 25, write_date = '2024-04-01 10:01:00' WHERE id = 9;
  UPDATE res_partner SET active = false, write_date = '2024-04-01 10:02:00' WHERE id IN (14, 18);
  INSERT INTO account_move VALUES (30, 'RINV/2024/00003', 'posted', 'out_refund', 1, 10, 10, 1, '2024-04-02', '2024-04-02', '2024-04-02', 6, 10, '2024-04-02 09:00:00', 10);
  INSERT INTO account_move_line (id, move_id, company_id, name, display_type, product_id, quantity, price_unit, discount, price_subtotal, price_total, balance, amount_currency, currency_id, write_date)
  VALUES (300, 30, 1, '[SAW-1] Hand saw', 'product', 1, 2, 50, 0, 100, 119, 100, 100, 1, '2024-04-02 09:00:00');
  DELETE FROM account_partial_reconcile WHERE id = 2;
  DELETE FROM account_payment WHERE id = 2`;

/** The sample in a database of its own, and the company that reads it. */
export async function openOdoo(
  server: TestServer,
  options: Partial<Parameters<typeof presets.odoo>[0]> = {},
) {
  const database = await server.create();
  await server.run(database, sample);
  const sources = presets.odoo({ url: "ODOO_URL", company: 1, ...options });
  const company = new TestCompany(sources, { baseCurrency: "EUR", timeZone: "Europe/Berlin" });
  company.secrets.ODOO_URL = server.url(database);
  const run = (sql: string) => server.run(database, sql);
  return { company, run, [Symbol.dispose]: () => company[Symbol.dispose]() };
}
