-- A small company in the shape of an Odoo 17 database: simulated, and made for tests.
CREATE TABLE res_country (id integer PRIMARY KEY, code varchar, name jsonb);
CREATE TABLE res_currency (id integer PRIMARY KEY, name varchar, active boolean);
CREATE TABLE res_currency_rate (id integer PRIMARY KEY, name date, rate numeric, currency_id integer, company_id integer);
CREATE TABLE res_partner_industry (id integer PRIMARY KEY, name jsonb);
CREATE TABLE res_company (id integer PRIMARY KEY, name varchar, partner_id integer, currency_id integer);
CREATE TABLE res_partner (
  id integer PRIMARY KEY, name varchar, ref varchar, active boolean, is_company boolean, parent_id integer,
  commercial_partner_id integer, type varchar, user_id integer, industry_id integer, country_id integer, vat varchar,
  email varchar, phone varchar, mobile varchar, function varchar, street varchar, street2 varchar, city varchar,
  zip varchar, lang varchar, customer_rank integer, supplier_rank integer,
  create_date timestamp DEFAULT '2023-01-05 08:00:00', write_date timestamp DEFAULT '2024-01-02 08:00:00'
);
CREATE TABLE crm_team (id integer PRIMARY KEY, name jsonb);
CREATE TABLE res_users (id integer PRIMARY KEY, login varchar, partner_id integer, share boolean, active boolean, sale_team_id integer);
CREATE TABLE product_category (id integer PRIMARY KEY, name varchar, complete_name varchar);
CREATE TABLE product_template (
  id integer PRIMARY KEY, name jsonb, categ_id integer, list_price numeric, type varchar, active boolean, write_date timestamp
);
CREATE TABLE product_product (
  id integer PRIMARY KEY, product_tmpl_id integer, default_code varchar, active boolean, standard_price jsonb, write_date timestamp
);
CREATE TABLE utm_campaign (id integer PRIMARY KEY, name varchar, title jsonb, create_date timestamp);
CREATE TABLE sale_order (
  id integer PRIMARY KEY, name varchar, state varchar, company_id integer, partner_id integer, partner_shipping_id integer,
  date_order timestamp, user_id integer, team_id integer, write_date timestamp
);
CREATE TABLE sale_order_line (
  id integer PRIMARY KEY, order_id integer, name text, display_type varchar, is_downpayment boolean, product_id integer,
  product_uom_qty numeric, price_unit numeric, discount numeric, price_subtotal numeric, price_total numeric,
  currency_id integer, write_date timestamp
);
CREATE TABLE account_move (
  id integer PRIMARY KEY, name varchar, state varchar, move_type varchar, company_id integer, partner_id integer,
  partner_shipping_id integer, currency_id integer, date date, invoice_date date, invoice_date_due date,
  invoice_user_id integer, reversed_entry_id integer, write_date timestamp, commercial_partner_id integer
);
CREATE TABLE account_move_line (
  id integer PRIMARY KEY, move_id integer, company_id integer, name text, display_type varchar, product_id integer,
  quantity numeric, price_unit numeric, discount numeric, price_subtotal numeric, price_total numeric, balance numeric,
  amount_currency numeric, currency_id integer, payment_id integer, write_date timestamp
);
CREATE TABLE sale_order_line_invoice_rel (invoice_line_id integer, order_line_id integer);
CREATE TABLE account_payment (
  id integer PRIMARY KEY, move_id integer, payment_type varchar, partner_type varchar, partner_id integer, amount numeric,
  currency_id integer, write_date timestamp
);
CREATE TABLE account_partial_reconcile (id integer PRIMARY KEY, debit_move_id integer, credit_move_id integer, amount numeric, write_date timestamp);
CREATE TABLE crm_stage (id integer PRIMARY KEY, name jsonb, is_won boolean);
CREATE TABLE crm_lost_reason (id integer PRIMARY KEY, name jsonb);
CREATE TABLE crm_lead (
  id integer PRIMARY KEY, name varchar, type varchar, active boolean, company_id integer, partner_id integer, stage_id integer,
  probability double precision, expected_revenue numeric, create_date timestamp, date_deadline date, date_closed timestamp,
  date_last_stage_update timestamp, lost_reason_id integer, user_id integer, campaign_id integer, write_date timestamp
);
CREATE TABLE mail_activity_type (id integer PRIMARY KEY, name jsonb, category varchar);
CREATE TABLE mail_message_subtype (id integer PRIMARY KEY, name jsonb, internal boolean);
CREATE TABLE mail_message (
  id integer PRIMARY KEY, model varchar, res_id integer, message_type varchar, subtype_id integer, mail_activity_type_id integer,
  is_internal boolean, author_id integer, subject varchar, date timestamp, write_date timestamp
);
CREATE TABLE mail_blacklist (id integer PRIMARY KEY, email varchar, active boolean);

INSERT INTO res_country VALUES (1, 'DE', '{"en_US": "Germany", "de_DE": "Deutschland"}'), (2, 'US', '{"en_US": "United States"}');
INSERT INTO res_currency VALUES (1, 'EUR', true), (2, 'USD', true), (3, 'CHF', true);
-- Units for one euro. The last one of the dollar stays in force long after its day.
INSERT INTO res_currency_rate VALUES
  (1, '2023-12-01', 1.25, 2, 1), (2, '2024-02-10', 1.10, 2, NULL), (3, '2024-02-10', 1.00, 2, 1), (4, '2023-12-01', 0.8, 2, 2);
INSERT INTO res_partner_industry VALUES (1, '{"en_US": "Machinery", "de_DE": "Maschinenbau"}');
INSERT INTO res_company VALUES (1, 'Ostwerk Hand Tools', 1, 1), (2, 'Ostwerk Swiss', 2, 3);
INSERT INTO res_partner
  (id, name, active, is_company, parent_id, commercial_partner_id, type, user_id, industry_id, country_id, vat, email, phone, function, street, city, zip, lang, customer_rank, supplier_rank)
VALUES
  (1, 'Ostwerk Hand Tools', true, true, NULL, 1, 'contact', NULL, NULL, 1, 'DE1', NULL, NULL, NULL, 'Am Kai 1', 'Bremen', '28195', 'de_DE', 0, 0),
  (2, 'Ostwerk Swiss', true, true, NULL, 2, 'contact', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'de_CH', 0, 0),
  (3, 'Eva Lindt', true, false, 1, 1, 'contact', NULL, NULL, 1, NULL, 'eva@ostwerk.example', NULL, NULL, NULL, NULL, NULL, 'de_DE', 0, 0),
  (4, 'Root', false, false, NULL, 4, 'contact', NULL, NULL, NULL, NULL, 'root@ostwerk.example', NULL, NULL, NULL, NULL, NULL, NULL, 0, 0),
  (10, 'Alder Joinery', true, true, NULL, 10, 'contact', 6, 1, 1, 'DE100', 'info@alder.example', '+49 421 100', NULL, 'Holzweg 4', 'Bremen', '28199', 'de_DE', 2, 0),
  (11, 'Anna Alder', true, false, 10, 10, 'contact', NULL, NULL, 1, NULL, 'Anna@alder.example', '+49 421 101', 'Buyer', NULL, NULL, NULL, 'de_DE', 0, 0),
  (12, 'Alder warehouse', true, false, 10, 10, 'delivery', NULL, NULL, 2, NULL, NULL, NULL, NULL, 'Dock 9', 'Boston', '02101', 'de_DE', 0, 0),
  (13, 'Birch Metal', false, true, NULL, 13, 'contact', 6, 1, 1, 'DE130', 'info@birch.example', NULL, NULL, NULL, 'Kiel', '24103', 'de_DE', 1, 0),
  (14, 'Cedar Supplies Inc', true, true, NULL, 14, 'contact', 7, NULL, 2, NULL, 'ap@cedar.example', NULL, NULL, NULL, 'Boston', '02101', 'en_US', 1, 0),
  (15, 'Dogwood (never bought)', false, true, NULL, 15, 'contact', NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'de_DE', 0, 0),
  (16, 'Elm Steel (supplier)', true, true, NULL, 16, 'contact', NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'de_DE', 0, 3),
  (17, 'Franz Fichte', true, false, NULL, 17, 'contact', NULL, NULL, 1, NULL, 'franz@fichte.example', NULL, NULL, NULL, NULL, NULL, 'de_DE', 1, 0),
  (18, 'Ginkgo Prospects', true, true, NULL, 18, 'contact', 7, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'de_DE', 0, 0),
  (19, 'Alder Joinery South', true, true, 10, 19, 'contact', 6, 1, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'de_DE', 0, 0);
INSERT INTO crm_team VALUES (1, '{"en_US": "Inland", "de_DE": "Inland"}'), (2, '{"en_US": "Export"}');
INSERT INTO res_users VALUES (1, 'root', 4, false, true, NULL), (6, 'eva', 3, false, true, 1), (7, 'tom', 20, false, true, 2), (8, 'portal-anna', 11, true, true, NULL);
INSERT INTO res_partner (id, name, active, is_company, parent_id, commercial_partner_id, type) VALUES (20, 'Tom Ulm', true, false, 1, 1, 'contact');
INSERT INTO product_category VALUES (1, 'Saws', 'All / Saws'), (2, 'Services', 'All / Services');
INSERT INTO product_template VALUES
  (1, '{"en_US": "Hand saw", "de_DE": "Handsäge"}', 1, 50, 'consu', true, '2024-01-02 08:00:00'),
  (2, '{"en_US": "Sharpening"}', 2, 20, 'service', true, '2024-01-02 08:00:00');
INSERT INTO product_product VALUES
  (1, 1, 'SAW-1', true, '{"1": 30.0, "2": 33.0}', '2024-01-02 08:00:00'), (2, 2, NULL, true, '{"1": 5.0}', '2024-01-02 08:00:00');
INSERT INTO utm_campaign VALUES (1, 'spring', '{"en_US": "Spring mailing"}', '2024-02-01 09:00:00');

INSERT INTO sale_order VALUES
  (1, 'S00001', 'sale', 1, 11, 12, '2024-01-10 09:00:00', 6, 1, '2024-01-10 09:00:00'),
  (2, 'S00002', 'done', 1, 13, 13, '2024-01-20 10:00:00', 6, 1, '2024-01-20 10:00:00'),
  (3, 'S00003', 'sale', 1, 14, 14, '2024-02-15 23:30:00', 7, 2, '2024-02-15 23:30:00'),
  (4, 'S00004', 'draft', 1, 10, 10, '2024-02-20 10:00:00', 6, 1, '2024-02-20 10:00:00'),
  (5, 'S00005', 'cancel', 1, 10, 10, '2024-02-21 10:00:00', 6, 1, '2024-02-21 10:00:00'),
  (6, 'S00006', 'sale', 1, 17, 17, '2024-03-01 10:00:00', NULL, 1, '2024-03-01 10:00:00'),
  (7, 'S00007', 'sale', 2, 10, 10, '2024-03-02 10:00:00', 7, 2, '2024-03-02 10:00:00'),
  (8, 'S00008', 'sale', 1, 10, 10, '2024-03-05 10:00:00', 6, 1, '2024-03-05 10:00:00');
INSERT INTO sale_order_line VALUES
  (1, 1, 'For the new workshop', 'line_section', false, NULL, 0, 0, 0, 0, 0, 1, '2024-01-10 09:00:00'),
  (2, 1, E'[SAW-1] Hand saw\nwith a blade', NULL, false, 1, 10, 59.50, 0, 500, 595, 1, '2024-01-10 09:00:00'),
  (3, 1, 'Sharpening', NULL, false, 2, 5, 20, 10, 90, 107.10, 1, '2024-01-10 09:00:00'),
  (4, 1, 'Please ring twice', 'line_note', false, NULL, 0, 0, 0, 0, 0, 1, '2024-01-10 09:00:00'),
  (5, 2, '[SAW-1] Hand saw', NULL, false, 1, 4, 50, 0, 200, 238, 1, '2024-01-20 10:00:00'),
  (6, 3, '[SAW-1] Hand saw', NULL, false, 1, 20, 55, 0, 1100, 1100, 2, '2024-02-15 23:30:00'),
  (7, 4, '[SAW-1] Hand saw', NULL, false, 1, 99, 50, 0, 4950, 5890.5, 1, '2024-02-20 10:00:00'),
  (8, 5, '[SAW-1] Hand saw', NULL, false, 1, 98, 50, 0, 4900, 5831, 1, '2024-02-21 10:00:00'),
  (9, 6, 'Sharpening', NULL, false, 2, 1, 20, 0, 20, 23.80, 1, '2024-03-01 10:00:00'),
  (10, 7, '[SAW-1] Hand saw', NULL, false, 1, 3, 60, 0, 180, 180, 3, '2024-03-02 10:00:00'),
  (11, 8, '[SAW-1] Hand saw', NULL, false, 1, 20, 50, 0, 1000, 1190, 1, '2024-03-05 10:00:00'),
  (12, 8, 'Down payment', NULL, true, NULL, 0, 300, 0, 0, 0, 1, '2024-03-05 10:00:00');

INSERT INTO account_move
  (id, name, state, move_type, company_id, partner_id, partner_shipping_id, currency_id, date, invoice_date, invoice_date_due, invoice_user_id, reversed_entry_id, write_date)
VALUES
  (1, 'INV/2024/00001', 'posted', 'out_invoice', 1, 11, 12, 1, '2024-01-12', '2024-01-12', '2024-02-11', 6, NULL, '2024-01-12 09:00:00'),
  (2, 'INV/2024/00002', 'posted', 'out_invoice', 1, 13, 13, 1, '2024-01-22', '2024-01-22', '2024-02-21', 6, NULL, '2024-01-22 09:00:00'),
  (3, 'INV/2024/00003', 'posted', 'out_invoice', 1, 14, 14, 2, '2024-01-25', '2024-01-25', '2024-02-25', 7, NULL, '2024-01-25 09:00:00'),
  (4, 'RINV/2024/00001', 'posted', 'out_refund', 1, 11, 12, 1, '2024-02-05', '2024-02-05', '2024-02-05', 6, 1, '2024-02-05 09:00:00'),
  (5, '/', 'draft', 'out_invoice', 1, 10, 10, 1, '2024-02-20', NULL, NULL, 6, NULL, '2024-02-20 09:00:00'),
  (6, 'INV/2024/00004', 'cancel', 'out_invoice', 1, 10, 10, 1, '2024-02-21', '2024-02-21', '2024-02-21', 6, NULL, '2024-02-21 09:00:00'),
  (7, 'BILL/2024/00001', 'posted', 'in_invoice', 1, 16, NULL, 1, '2024-01-03', '2024-01-03', '2024-02-03', NULL, NULL, '2024-01-03 09:00:00'),
  (8, 'RINV/2024/00002', 'posted', 'out_refund', 1, 14, 14, 2, '2024-03-10', '2024-03-10', '2024-03-10', 7, 3, '2024-03-10 09:00:00'),
  (9, 'INV/2024/00005', 'posted', 'out_invoice', 1, 10, 10, 1, '2024-03-06', '2024-03-06', '2024-03-06', 6, NULL, '2024-03-06 09:00:00'),
  (10, 'INV/2024/00006', 'posted', 'out_invoice', 1, 10, 10, 1, '2024-03-20', '2024-03-20', '2024-04-20', 6, NULL, '2024-03-20 09:00:00'),
  (11, 'INV/2024/00007', 'posted', 'out_invoice', 1, 17, 17, 1, '2024-03-02', '2024-03-02', '2024-03-02', NULL, NULL, '2024-03-02 09:00:00'),
  (12, 'CHINV/2024/00001', 'posted', 'out_invoice', 2, 10, 10, 3, '2024-03-03', '2024-03-03', '2024-03-03', 7, NULL, '2024-03-03 09:00:00'),
  (21, 'PBNK/1', 'posted', 'entry', 1, 11, NULL, 1, '2024-02-01', NULL, NULL, NULL, NULL, '2024-02-01 09:00:00'),
  (22, 'PBNK/2', 'posted', 'entry', 1, 14, NULL, 2, '2024-02-20', NULL, NULL, NULL, NULL, '2024-02-20 09:00:00'),
  (23, 'PBNK/3', 'draft', 'entry', 1, 13, NULL, 1, '2024-02-22', NULL, NULL, NULL, NULL, '2024-02-22 09:00:00'),
  (24, 'PBNK/4', 'posted', 'entry', 1, 11, NULL, 1, '2024-02-06', NULL, NULL, NULL, NULL, '2024-02-06 09:00:00'),
  (25, 'PBNK/5', 'posted', 'entry', 1, 16, NULL, 1, '2024-02-07', NULL, NULL, NULL, NULL, '2024-02-07 09:00:00');
UPDATE account_move AS m SET commercial_partner_id = p.commercial_partner_id FROM res_partner AS p WHERE p.id = m.partner_id;
INSERT INTO account_move_line
  (id, move_id, name, display_type, product_id, quantity, price_unit, discount, price_subtotal, price_total, balance, amount_currency, currency_id, payment_id)
VALUES
  (1, 1, 'For the new workshop', 'line_section', NULL, 0, 0, 0, 0, 0, 0, 0, 1, NULL),
  (2, 1, '[SAW-1] Hand saw', 'product', 1, 10, 59.50, 0, 500, 595, -500, -500, 1, NULL),
  (3, 1, 'Sharpening', 'product', 2, 5, 20, 10, 90, 107.10, -90, -90, 1, NULL),
  (4, 1, '19 %', 'tax', NULL, 0, 112.10, 0, 0, 0, -112.10, -112.10, 1, NULL),
  (5, 1, '', 'payment_term', NULL, 0, -702.10, 0, 0, 0, 702.10, 702.10, 1, NULL),
  (6, 1, 'Rounding', 'rounding', NULL, 1, 0, 0, 0, 0, -0.01, -0.01, 1, NULL),
  (10, 2, '[SAW-1] Hand saw', 'product', 1, 4, 50, 0, 200, 238, -200, -200, 1, NULL),
  (11, 2, '', 'payment_term', NULL, 0, -238, 0, 0, 0, 238, 238, 1, NULL),
  (20, 3, '[SAW-1] Hand saw', 'product', 1, 20, 55, 0, 1100, 1100, -880, -1100, 2, NULL),
  (21, 3, '', 'payment_term', NULL, 0, -1100, 0, 0, 0, 880, 1100, 2, NULL),
  (30, 4, '[SAW-1] Hand saw', 'product', 1, 3, 59.50, 0, 150, 178.50, 150, 150, 1, NULL),
  (31, 4, '19 %', 'tax', NULL, 0, 28.50, 0, 0, 0, 28.50, 28.50, 1, NULL),
  (32, 4, '', 'payment_term', NULL, 0, 178.50, 0, 0, 0, -178.50, -178.50, 1, NULL),
  (40, 5, '[SAW-1] Hand saw', 'product', 1, 99, 50, 0, 4950, 5890.50, -4950, -4950, 1, NULL),
  (50, 6, '[SAW-1] Hand saw', 'product', 1, 98, 50, 0, 4900, 5831, -4900, -4900, 1, NULL),
  (60, 7, 'Steel', 'product', NULL, 1, 700, 0, 700, 833, 700, 700, 1, NULL),
  -- Taken back at the rate of its invoice, not that of its own day.
  (70, 8, '[SAW-1] Hand saw', 'product', 1, 5, 55, 0, 275, 275, 220, 275, 2, NULL),
  (71, 8, '', 'payment_term', NULL, 0, 275, 0, 0, 0, -220, -275, 2, NULL),
  (80, 9, 'Down payment', 'product', NULL, 1, 300, 0, 300, 357, -300, -300, 1, NULL),
  (90, 10, '[SAW-1] Hand saw', 'product', 1, 20, 50, 0, 1000, 1190, -1000, -1000, 1, NULL),
  (91, 10, 'Down payment', 'product', NULL, -1, 300, 0, -300, -357, 300, 300, 1, NULL),
  (100, 11, 'Sharpening', 'product', 2, 1, 20, 0, 20, 23.80, -20, -20, 1, NULL),
  (110, 12, '[SAW-1] Hand saw', 'product', 1, 3, 60, 0, 180, 180, -180, -180, 3, NULL),
  (200, 21, '', 'payment_term', NULL, 0, 0, 0, 0, 0, -702.10, -702.10, 1, 1),
  (201, 22, '', 'payment_term', NULL, 0, 0, 0, 0, 0, -1000, -1000, 2, 2),
  (202, 24, '', 'payment_term', NULL, 0, 0, 0, 0, 0, 100, 100, 1, 4);
UPDATE account_move_line AS l SET company_id = m.company_id, write_date = m.write_date FROM account_move AS m WHERE m.id = l.move_id;
INSERT INTO sale_order_line_invoice_rel VALUES (2, 2), (3, 3), (10, 5), (20, 6), (80, 12), (90, 11), (91, 12), (100, 9);
INSERT INTO account_payment VALUES
  (1, 21, 'inbound', 'customer', 11, 702.10, 1, '2024-02-01 09:00:00'),
  (2, 22, 'inbound', 'customer', 14, 1000, 2, '2024-02-20 09:00:00'),
  (3, 23, 'inbound', 'customer', 13, 238, 1, '2024-02-22 09:00:00'),
  (4, 24, 'outbound', 'customer', 11, 100, 1, '2024-02-06 09:00:00'),
  (5, 25, 'outbound', 'supplier', 16, 833, 1, '2024-02-07 09:00:00');
INSERT INTO account_partial_reconcile VALUES
  (1, 5, 200, 702.10, '2024-02-01 09:00:00'), (2, 21, 201, 1000, '2024-02-20 09:00:00'), (3, 202, 32, 100, '2024-02-06 09:00:00');

INSERT INTO crm_stage VALUES (1, '{"en_US": "New", "de_DE": "Neu"}', false), (2, '{"en_US": "Won"}', true);
INSERT INTO crm_lost_reason VALUES (1, '{"en_US": "Too expensive", "de_DE": "Zu teuer"}');
INSERT INTO crm_lead VALUES
  (1, 'Workshop fit-out', 'opportunity', true, 1, 18, 1, 40, 5000, '2024-02-01 09:00:00', '2024-05-01', NULL, '2024-02-01 09:00:00', NULL, 7, 1, '2024-02-01 09:00:00'),
  (2, 'Saws for Alder', 'opportunity', true, 1, 11, 2, 100, 600, '2024-01-02 09:00:00', '2024-01-31', '2024-01-10 09:00:00', '2024-01-10 09:00:00', NULL, 6, NULL, '2024-01-10 09:00:00'),
  (3, 'Saws for Birch', 'opportunity', false, NULL, 13, 1, 0, 900, '2024-01-03 09:00:00', '2024-03-31', '2024-02-10 09:00:00', '2024-01-03 09:00:00', 1, 6, NULL, '2024-02-10 09:00:00'),
  (4, 'Enquiry from the fair', 'lead', true, 1, NULL, 1, 10, 0, '2024-02-03 09:00:00', NULL, NULL, NULL, NULL, 7, 1, '2024-02-03 09:00:00'),
  (5, 'Put away', 'opportunity', false, 1, 10, 1, 30, 100, '2024-02-04 09:00:00', NULL, NULL, NULL, NULL, 6, NULL, '2024-02-05 09:00:00');
INSERT INTO mail_activity_type VALUES (1, '{"en_US": "Call"}', 'phonecall'), (2, '{"en_US": "Meeting"}', 'meeting');
INSERT INTO mail_message_subtype VALUES (1, '{"en_US": "Discussions"}', false), (2, '{"en_US": "Note"}', true), (3, '{"en_US": "Activities"}', true);
INSERT INTO mail_message VALUES
  (1, 'sale.order', 1, 'email', 1, NULL, false, 11, 'Where is my order?', '2024-01-11 23:30:00', '2024-01-11 23:30:00'),
  (2, 'sale.order', 1, 'comment', 1, NULL, false, 3, 'Re: Where is my order?', '2024-01-12 08:00:00', '2024-01-12 08:00:00'),
  (3, 'sale.order', 1, 'comment', 2, NULL, true, 3, NULL, '2024-01-12 08:05:00', '2024-01-12 08:05:00'),
  (4, 'sale.order', 1, 'notification', 1, NULL, false, 4, NULL, '2024-01-12 08:06:00', '2024-01-12 08:06:00'),
  (5, 'res.partner', 10, 'notification', 3, 1, false, 3, 'Call done', '2024-01-15 10:00:00', '2024-01-15 10:00:00'),
  (6, 'account.move', 3, 'email_outgoing', 1, NULL, false, 20, 'Your invoice', '2024-01-25 10:00:00', '2024-01-25 10:00:00'),
  (7, 'crm.lead', 1, 'comment', 1, NULL, false, 20, 'Our offer', '2024-02-02 10:00:00', '2024-02-02 10:00:00'),
  (8, 'crm.lead', 4, 'email', 1, NULL, false, NULL, 'Enquiry', '2024-02-03 10:00:00', '2024-02-03 10:00:00'),
  (9, 'project.task', 1, 'email', 1, NULL, false, 11, 'Not about sales', '2024-02-03 10:00:00', '2024-02-03 10:00:00');
-- Words with a supplier and with somebody archived who never bought: nobody of these is a customer.
INSERT INTO mail_message VALUES
  (10, 'res.partner', 16, 'email', 1, NULL, false, 16, 'Our steel prices', '2024-02-04 10:00:00', '2024-02-04 10:00:00'),
  (11, 'res.partner', 15, 'email', 1, NULL, false, 15, 'Unsubscribe', '2024-02-04 10:00:00', '2024-02-04 10:00:00');
INSERT INTO res_partner (id, name, active, is_company, parent_id, commercial_partner_id, type, email) VALUES
  (21, 'Egon Elm', true, false, 16, 16, 'contact', 'egon@elm.example');
INSERT INTO mail_blacklist VALUES (1, 'anna@alder.example', true);
