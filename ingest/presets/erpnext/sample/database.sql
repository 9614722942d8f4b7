-- A small company in the shape of an ERPNext database: simulated, and made for tests.
CREATE TABLE `tabCompany` (`name` varchar(140) PRIMARY KEY, `default_currency` varchar(140), `creation` datetime(6));
CREATE TABLE `tabSingles` (`doctype` varchar(255), `field` varchar(255), `value` text);
CREATE TABLE `tabCurrency Exchange` (`name` varchar(140) PRIMARY KEY, `date` date, `from_currency` varchar(140), `to_currency` varchar(140), `exchange_rate` decimal(21,9));
CREATE TABLE `tabUser` (`name` varchar(140) PRIMARY KEY, `full_name` varchar(140), `user_type` varchar(140));
CREATE TABLE `tabSales Person` (`name` varchar(140) PRIMARY KEY, `sales_person_name` varchar(140), `parent_sales_person` varchar(140));
CREATE TABLE `tabSales Team` (`name` varchar(140) PRIMARY KEY, `parent` varchar(140), `parenttype` varchar(140), `idx` int, `sales_person` varchar(140), `allocated_percentage` decimal(21,9));
CREATE TABLE `tabCustomer` (
  `name` varchar(140) PRIMARY KEY, `customer_name` varchar(140), `customer_group` varchar(140), `territory` varchar(140),
  `industry` varchar(140), `tax_id` varchar(140), `email_id` varchar(140), `mobile_no` varchar(140), `is_frozen` tinyint(1) DEFAULT 0,
  `disabled` tinyint(1) DEFAULT 0, `account_manager` varchar(140), `lead_name` varchar(140), `customer_primary_address` varchar(140),
  `creation` datetime(6) DEFAULT '2023-01-05 08:00:00', `modified` datetime(6) DEFAULT '2024-01-02 08:00:00'
);
CREATE TABLE `tabCustomer Credit Limit` (`name` varchar(140) PRIMARY KEY, `parent` varchar(140), `parenttype` varchar(140), `idx` int, `company` varchar(140), `credit_limit` decimal(21,9));
CREATE TABLE `tabAddress` (`name` varchar(140) PRIMARY KEY, `address_line1` varchar(140), `address_line2` varchar(140), `city` varchar(140), `pincode` varchar(140), `country` varchar(140));
CREATE TABLE `tabContact` (
  `name` varchar(140) PRIMARY KEY, `first_name` varchar(140), `last_name` varchar(140), `designation` varchar(140), `email_id` varchar(140),
  `mobile_no` varchar(140), `phone` varchar(140), `unsubscribed` tinyint(1) DEFAULT 0, `modified` datetime(6) DEFAULT '2024-01-02 08:00:00'
);
CREATE TABLE `tabDynamic Link` (`name` varchar(140) PRIMARY KEY, `parent` varchar(140), `parenttype` varchar(140), `idx` int, `link_doctype` varchar(140), `link_name` varchar(140));
CREATE TABLE `tabItem` (
  `name` varchar(140) PRIMARY KEY, `item_name` varchar(140), `item_group` varchar(140), `brand` varchar(140), `valuation_rate` decimal(21,9),
  `modified` datetime(6) DEFAULT '2024-01-02 08:00:00'
);
CREATE TABLE `tabCampaign` (`name` varchar(140) PRIMARY KEY, `campaign_name` varchar(140), `creation` datetime(6));
CREATE TABLE `tabSales Order` (
  `name` varchar(140) PRIMARY KEY, `docstatus` tinyint(1), `status` varchar(140), `company` varchar(140), `customer` varchar(140),
  `transaction_date` date, `currency` varchar(140), `conversion_rate` decimal(21,9), `territory` varchar(140), `modified` datetime(6)
);
CREATE TABLE `tabSales Order Item` (
  `name` varchar(140) PRIMARY KEY, `parent` varchar(140), `item_code` varchar(140), `item_name` varchar(140), `qty` decimal(21,9),
  `amount` decimal(21,9), `net_amount` decimal(21,9), `base_net_amount` decimal(21,9), `discount_amount` decimal(21,9),
  `delivered_qty` decimal(21,9), `billed_amt` decimal(21,9), `prevdoc_docname` varchar(140), `modified` datetime(6)
);
CREATE TABLE `tabSales Invoice` (
  `name` varchar(140) PRIMARY KEY, `docstatus` tinyint(1), `is_return` tinyint(1) DEFAULT 0, `is_opening` varchar(140) DEFAULT 'No',
  `is_pos` tinyint(1) DEFAULT 0, `company` varchar(140), `customer` varchar(140), `posting_date` date, `due_date` date, `currency` varchar(140),
  `conversion_rate` decimal(21,9), `territory` varchar(140), `return_against` varchar(140), `base_paid_amount` decimal(21,9) DEFAULT 0,
  `base_change_amount` decimal(21,9) DEFAULT 0, `modified` datetime(6)
);
CREATE TABLE `tabSales Invoice Item` (
  `name` varchar(140) PRIMARY KEY, `parent` varchar(140), `item_code` varchar(140), `item_name` varchar(140), `qty` decimal(21,9),
  `amount` decimal(21,9), `net_amount` decimal(21,9), `base_net_amount` decimal(21,9), `discount_amount` decimal(21,9) DEFAULT 0, `modified` datetime(6), `sales_order` varchar(140)
);
CREATE TABLE `tabPayment Entry` (
  `name` varchar(140) PRIMARY KEY, `docstatus` tinyint(1), `payment_type` varchar(140), `party_type` varchar(140), `party` varchar(140),
  `company` varchar(140), `posting_date` date, `mode_of_payment` varchar(140), `paid_amount` decimal(21,9), `base_paid_amount` decimal(21,9),
  `received_amount` decimal(21,9), `base_received_amount` decimal(21,9), `modified` datetime(6)
);
CREATE TABLE `tabPayment Entry Reference` (
  `name` varchar(140) PRIMARY KEY, `parent` varchar(140), `parenttype` varchar(140), `reference_doctype` varchar(140), `reference_name` varchar(140),
  `due_date` date, `allocated_amount` decimal(21,9)
);
CREATE TABLE `tabQuotation` (`name` varchar(140) PRIMARY KEY, `opportunity` varchar(140), `docstatus` tinyint(1));
CREATE TABLE `tabOpportunity` (
  `name` varchar(140) PRIMARY KEY, `docstatus` tinyint(1), `company` varchar(140), `opportunity_from` varchar(140), `party_name` varchar(140),
  `status` varchar(140), `sales_stage` varchar(140), `opportunity_amount` decimal(21,9), `currency` varchar(140), `probability` decimal(21,9),
  `transaction_date` date, `expected_closing` date, `order_lost_reason` text, `opportunity_owner` varchar(140), `campaign` varchar(140),
  `owner` varchar(140), `modified` datetime(6)
);
CREATE TABLE `tabCommunication` (
  `name` varchar(140) PRIMARY KEY, `communication_type` varchar(140), `communication_medium` varchar(140), `sent_or_received` varchar(140),
  `reference_doctype` varchar(140), `reference_name` varchar(140), `subject` text, `communication_date` datetime(6), `user` varchar(140),
  `creation` datetime(6), `modified` datetime(6)
);
CREATE TABLE `tabCommunication Link` (`name` varchar(140) PRIMARY KEY, `parent` varchar(140), `link_doctype` varchar(140), `link_name` varchar(140));
CREATE TABLE `tabIssue` (
  `name` varchar(140) PRIMARY KEY, `company` varchar(140), `customer` varchar(140), `subject` varchar(140), `issue_type` varchar(140),
  `status` varchar(140), `opening_date` date, `opening_time` time(6), `resolution_date` datetime(6), `modified` datetime(6)
);

INSERT INTO `tabCompany` VALUES ('Ostwerk', 'EUR', '2020-01-01'), ('Ostwerk Swiss', 'CHF', '2021-01-01');
INSERT INTO `tabSingles` VALUES ('Global Defaults', 'default_company', 'Ostwerk');
-- One direction each, and both hold long after their day.
INSERT INTO `tabCurrency Exchange` VALUES
  ('X1', '2023-11-01', 'USD', 'EUR', 0.8), ('X2', '2024-02-10', 'EUR', 'USD', 1.0), ('X3', '2023-11-01', 'CHF', 'EUR', 1.0);
INSERT INTO `tabUser` VALUES ('eva@ostwerk.example', 'Eva Lindt', 'System User'), ('anna@alder.example', 'Anna Alder', 'Website User');
INSERT INTO `tabSales Person` VALUES ('Sales Team', 'Sales Team', NULL), ('Tom Ulm', 'Tom Ulm', 'Sales Team'), ('Ida Beck', 'Ida Beck', 'Sales Team');
INSERT INTO `tabAddress` VALUES ('Alder-Billing', 'Holzweg 4', '', 'Bremen', '28199', 'Germany');
INSERT INTO `tabCustomer` (`name`, `customer_name`, `territory`, `industry`, `tax_id`, `email_id`, `mobile_no`, `is_frozen`, `disabled`, `account_manager`, `lead_name`, `customer_primary_address`) VALUES
  ('Alder', 'Alder Joinery', 'North', 'Machinery', 'DE100', 'info@alder.example', '+49 421 100', 0, 0, NULL, NULL, 'Alder-Billing'),
  ('Birch', 'Birch Metal', 'North', NULL, NULL, NULL, NULL, 1, 1, 'eva@ostwerk.example', NULL, NULL),
  ('Cedar', 'Cedar Supplies Inc', 'USA', NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL),
  ('Dogwood', 'Dogwood (never bought)', 'North', NULL, NULL, NULL, NULL, 0, 1, NULL, NULL, NULL),
  ('Fichte', 'Franz Fichte', 'North', NULL, NULL, NULL, NULL, 0, 0, NULL, 'LEAD-1', NULL);
INSERT INTO `tabCustomer Credit Limit` VALUES ('CL1', 'Alder', 'Customer', 1, 'Ostwerk', 5000);
INSERT INTO `tabSales Team` VALUES
  ('T1', 'Alder', 'Customer', 1, 'Ida Beck', 40), ('T2', 'Alder', 'Customer', 2, 'Tom Ulm', 60), ('T3', 'SINV-1', 'Sales Invoice', 1, 'Tom Ulm', 100);
INSERT INTO `tabContact` (`name`, `first_name`, `last_name`, `designation`, `email_id`, `mobile_no`, `phone`, `unsubscribed`) VALUES
  ('Anna Alder-Alder', 'Anna', 'Alder', 'Buyer', 'Anna@alder.example', '', '+49 421 101', 1),
  ('Egon Elm', 'Egon', 'Elm', NULL, 'egon@elm.example', NULL, NULL, 0),
  ('Dora Dogwood', 'Dora', NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO `tabDynamic Link` VALUES
  ('D1', 'Anna Alder-Alder', 'Contact', 1, 'Customer', 'Alder'), ('D2', 'Anna Alder-Alder', 'Contact', 2, 'Customer', 'Fichte'),
  ('D3', 'Egon Elm', 'Contact', 1, 'Supplier', 'Elm Steel'), ('D4', 'Dora Dogwood', 'Contact', 1, 'Customer', 'Dogwood');
INSERT INTO `tabItem` (`name`, `item_name`, `item_group`, `brand`, `valuation_rate`) VALUES ('SAW-1', 'Hand saw', 'Saws', 'Ostwerk', 30), ('SHARP', 'Sharpening', 'Services', NULL, 0);
INSERT INTO `tabCampaign` VALUES ('CAM-1', 'Spring mailing', '2024-02-01 09:00:00');

INSERT INTO `tabSales Order` VALUES
  ('SO-1', 1, 'Completed', 'Ostwerk', 'Alder', '2024-01-10', 'EUR', 1, 'North', '2024-01-10 09:00:00'),
  ('SO-2', 1, 'Closed', 'Ostwerk', 'Birch', '2024-01-20', 'EUR', 1, 'North', '2024-01-25 09:00:00'),
  ('SO-3', 1, 'To Deliver and Bill', 'Ostwerk', 'Cedar', '2024-02-15', 'USD', 1, 'USA', '2024-02-15 09:00:00'),
  ('SO-4', 0, 'Draft', 'Ostwerk', 'Alder', '2024-02-20', 'EUR', 1, 'North', '2024-02-20 09:00:00'),
  ('SO-5', 2, 'Cancelled', 'Ostwerk', 'Alder', '2024-02-21', 'EUR', 1, 'North', '2024-02-21 09:00:00'),
  ('SO-6', 1, 'Completed', 'Ostwerk Swiss', 'Alder', '2024-03-02', 'CHF', 1, 'North', '2024-03-02 09:00:00');
INSERT INTO `tabSales Order Item` VALUES
  ('i1', 'SO-1', 'SAW-1', 'Hand saw', 10, 595, 500, 500, 0, 10, 595, 'QTN-1', '2024-01-10 09:00:00'),
  ('i2', 'SO-1', 'SHARP', 'Sharpening', 5, 107.10, 90, 90, 2.38, 0, 107.10, NULL, '2024-01-10 09:00:00'),
  ('i3', 'SO-2', 'SAW-1', 'Hand saw', 8, 400, 400, 400, 0, 4, 200, NULL, '2024-01-20 09:00:00'),
  ('i4', 'SO-3', 'SAW-1', 'Hand saw', 20, 1100, 1100, 1100, 0, 0, 0, NULL, '2024-02-15 09:00:00'),
  ('i5', 'SO-4', 'SAW-1', 'Hand saw', 99, 4950, 4950, 4950, 0, 0, 0, NULL, '2024-02-20 09:00:00'),
  ('i6', 'SO-5', 'SAW-1', 'Hand saw', 98, 4900, 4900, 4900, 0, 0, 0, NULL, '2024-02-21 09:00:00'),
  ('i7', 'SO-6', 'SAW-1', 'Hand saw', 3, 180, 180, 180, 0, 3, 180, NULL, '2024-03-02 09:00:00');
INSERT INTO `tabSales Invoice` (`name`, `docstatus`, `is_return`, `is_opening`, `is_pos`, `company`, `customer`, `posting_date`, `due_date`, `currency`, `conversion_rate`, `territory`, `return_against`, `base_paid_amount`, `base_change_amount`, `modified`) VALUES
  ('SINV-1', 1, 0, 'No', 0, 'Ostwerk', 'Alder', '2024-01-12', '2024-02-11', 'EUR', 1, 'North', NULL, 0, 0, '2024-01-12 09:00:00'),
  ('SINV-2', 1, 0, 'No', 0, 'Ostwerk', 'Birch', '2024-01-22', '2024-02-21', 'EUR', 1, 'North', NULL, 0, 0, '2024-01-22 09:00:00'),
  ('SINV-3', 1, 0, 'No', 0, 'Ostwerk', 'Cedar', '2024-01-25', '2024-02-25', 'USD', 0.8, 'USA', NULL, 0, 0, '2024-01-25 09:00:00'),
  ('SINV-4', 1, 1, 'No', 0, 'Ostwerk', 'Alder', '2024-02-05', '2024-02-05', 'EUR', 1, 'North', 'SINV-1', 0, 0, '2024-02-05 09:00:00'),
  ('SINV-5', 0, 0, 'No', 0, 'Ostwerk', 'Alder', '2024-02-20', '2024-02-20', 'EUR', 1, 'North', NULL, 0, 0, '2024-02-20 09:00:00'),
  ('SINV-6', 2, 0, 'No', 0, 'Ostwerk', 'Alder', '2024-02-21', '2024-02-21', 'EUR', 1, 'North', NULL, 0, 0, '2024-02-21 09:00:00'),
  ('SINV-7', 1, 0, 'Yes', 0, 'Ostwerk', 'Birch', '2024-01-01', '2024-01-31', 'EUR', 1, 'North', NULL, 0, 0, '2024-01-01 09:00:00'),
  ('SINV-8', 1, 1, 'No', 0, 'Ostwerk', 'Cedar', '2024-03-10', '2024-03-10', 'USD', 0.8, 'USA', 'SINV-3', 0, 0, '2024-03-10 09:00:00'),
  ('SINV-9', 1, 0, 'No', 1, 'Ostwerk', 'Fichte', '2024-03-02', '2024-03-02', 'EUR', 1, 'North', NULL, 30, 6.20, '2024-03-02 09:00:00'),
  ('SINV-10', 1, 0, 'No', 0, 'Ostwerk Swiss', 'Alder', '2024-03-03', '2024-03-03', 'CHF', 1, 'North', NULL, 0, 0, '2024-03-03 09:00:00');
INSERT INTO `tabSales Invoice Item` (`name`, `parent`, `item_code`, `item_name`, `qty`, `amount`, `net_amount`, `base_net_amount`, `discount_amount`, `modified`) VALUES
  ('l1', 'SINV-1', 'SAW-1', 'Hand saw', 10, 595, 500, 500, 0, '2024-01-12 09:00:00'),
  ('l2', 'SINV-1', 'SHARP', 'Sharpening', 5, 107.10, 90, 90, 2.38, '2024-01-12 09:00:00'),
  ('l3', 'SINV-1', 'SAW-1', 'Hand saw, free of charge', 1, 0, 0, 0, 0, '2024-01-12 09:00:00'),
  ('l4', 'SINV-2', 'SAW-1', 'Hand saw', 4, 200, 200, 200, 0, '2024-01-22 09:00:00'),
  ('l5', 'SINV-3', 'SAW-1', 'Hand saw', 20, 1100, 1100, 880, 0, '2024-01-25 09:00:00'),
  ('l6', 'SINV-4', 'SAW-1', 'Hand saw', -3, -178.50, -150, -150, 0, '2024-02-05 09:00:00'),
  ('l7', 'SINV-5', 'SAW-1', 'Hand saw', 99, 4950, 4950, 4950, 0, '2024-02-20 09:00:00'),
  ('l8', 'SINV-6', 'SAW-1', 'Hand saw', 98, 4900, 4900, 4900, 0, '2024-02-21 09:00:00'),
  ('l9', 'SINV-7', NULL, 'Opening Invoice Item', 1, 7000, 7000, 7000, 0, '2024-01-01 09:00:00'),
  -- Taken back at the rate of its invoice, not that of its own day.
  ('l10', 'SINV-8', 'SAW-1', 'Hand saw', -5, -275, -275, -220, 0, '2024-03-10 09:00:00'),
  ('l11', 'SINV-9', 'SHARP', 'Sharpening', 1, 23.80, 20, 20, 0, '2024-03-02 09:00:00'),
  ('l12', 'SINV-10', 'SAW-1', 'Hand saw', 3, 180, 180, 180, 0, '2024-03-03 09:00:00');
UPDATE `tabSales Invoice Item` SET `sales_order` = 'SO-1' WHERE `parent` = 'SINV-1';
INSERT INTO `tabPayment Entry` VALUES
  ('PE-1', 1, 'Receive', 'Customer', 'Alder', 'Ostwerk', '2024-02-01', 'Wire', 702.10, 702.10, 702.10, 702.10, '2024-02-01 09:00:00'),
  ('PE-2', 1, 'Receive', 'Customer', 'Cedar', 'Ostwerk', '2024-02-20', 'Wire', 1000, 800, 800, 800, '2024-02-20 09:00:00'),
  ('PE-3', 0, 'Receive', 'Customer', 'Birch', 'Ostwerk', '2024-02-22', 'Wire', 238, 238, 238, 238, '2024-02-22 09:00:00'),
  ('PE-4', 1, 'Pay', 'Customer', 'Alder', 'Ostwerk', '2024-02-06', 'Wire', 100, 100, 100, 100, '2024-02-06 09:00:00'),
  ('PE-5', 1, 'Pay', 'Supplier', 'Elm Steel', 'Ostwerk', '2024-02-07', 'Wire', 833, 833, 833, 833, '2024-02-07 09:00:00'),
  ('PE-6', 2, 'Receive', 'Customer', 'Alder', 'Ostwerk', '2024-02-08', 'Wire', 77, 77, 77, 77, '2024-02-08 09:00:00');
INSERT INTO `tabPayment Entry Reference` VALUES
  ('R1', 'PE-1', 'Payment Entry', 'Sales Invoice', 'SINV-1', '2024-02-11', 702.10), ('R2', 'PE-2', 'Payment Entry', 'Sales Invoice', 'SINV-3', '2024-02-25', 1000),
  ('R3', 'PE-4', 'Payment Entry', 'Sales Invoice', 'SINV-4', '2024-02-05', -100);

INSERT INTO `tabQuotation` VALUES ('QTN-1', 'OPP-2', 1);
INSERT INTO `tabOpportunity` VALUES
  ('OPP-1', 0, 'Ostwerk', 'Lead', 'LEAD-9', 'Open', 'Prospecting', 5000, 'EUR', 40, '2024-02-01', '2024-05-01', NULL, 'Tom Ulm', 'CAM-1', 'eva@ostwerk.example', '2024-02-01 09:00:00'),
  ('OPP-2', 0, 'Ostwerk', 'Customer', 'Alder', 'Converted', 'Negotiation', 600, 'EUR', 90, '2024-01-02', '2024-01-31', NULL, NULL, NULL, 'eva@ostwerk.example', '2024-02-20 09:00:00'),
  ('OPP-3', 0, 'Ostwerk', 'Customer', 'Birch', 'Lost', '', 900, 'USD', 50, '2024-01-03', NULL, 'Too expensive', NULL, NULL, 'eva@ostwerk.example', '2024-02-10 09:00:00'),
  ('OPP-4', 0, 'Ostwerk', 'Lead', 'LEAD-1', 'Replied', NULL, 50, 'EUR', 20, '2024-02-04', NULL, NULL, NULL, NULL, 'eva@ostwerk.example', '2024-02-04 09:00:00');
INSERT INTO `tabCommunication` VALUES
  ('c1', 'Communication', 'Email', 'Received', 'Sales Order', 'SO-1', 'Where is my order?', '2024-01-11 23:30:00', NULL, '2024-01-11 23:31:00', '2024-01-11 23:31:00'),
  ('c2', 'Communication', 'Phone', 'Sent', NULL, NULL, 'Call back', '2024-01-12 08:00:00', 'eva@ostwerk.example', '2024-01-12 08:00:00', '2024-01-12 08:00:00'),
  ('c3', 'Automated Message', 'Email', 'Sent', 'Sales Invoice', 'SINV-3', 'Reminder', '2024-01-25 10:00:00', NULL, '2024-01-25 10:00:00', '2024-01-25 10:00:00'),
  ('c4', 'Communication', 'Email', 'Received', 'Issue', 'ISS-1', 'Blade broken', '2024-02-04 10:00:00', NULL, '2024-02-04 10:00:00', '2024-02-04 10:00:00'),
  ('c5', 'Communication', 'Email', 'Received', 'Supplier', 'Elm Steel', 'Our steel prices', '2024-02-04 10:00:00', NULL, '2024-02-04 10:00:00', '2024-02-04 10:00:00'),
  ('c6', 'Communication', 'Email', 'Received', 'Customer', 'Dogwood', 'Unsubscribe', '2024-02-04 10:00:00', NULL, '2024-02-04 10:00:00', '2024-02-04 10:00:00');
INSERT INTO `tabCommunication Link` VALUES ('cl1', 'c2', 'Contact', 'Anna Alder-Alder'), ('cl2', 'c4', 'Customer', 'Alder');
INSERT INTO `tabIssue` VALUES
  ('ISS-1', 'Ostwerk', 'Alder', 'Blade broken', 'Complaint', 'Closed', '2024-02-04', '10:00:00', '2024-02-05 12:00:00', '2024-02-05 12:00:00'),
  ('ISS-2', 'Ostwerk', 'Cedar', 'How to sharpen', NULL, 'Open', '2024-03-01', '09:00:00', NULL, '2024-03-01 09:00:00');
