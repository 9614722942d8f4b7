-- What the core and the marts read, where nothing is joined.
CREATE TABLE identity.assigned (alias_key VARCHAR, customer_key VARCHAR);
CREATE TABLE identity.successor (key VARCHAR, customer_key VARCHAR);
CREATE TABLE identity.survivor (
  customer_key VARCHAR, name VARCHAR, role VARCHAR, parent_id VARCHAR, owner_id VARCHAR, industry VARCHAR, region VARCHAR,
  channel VARCHAR, credit_limit DECIMAL(18, 4), is_frozen BOOLEAN, frozen_reason VARCHAR, created_on DATE,
  referrer_id VARCHAR, wallet DECIMAL(18, 4)
);
CREATE TABLE identity.weight (field VARCHAR, level BIGINT, meaning VARCHAR, m DOUBLE, u DOUBLE, weight DOUBLE);
CREATE TABLE identity.edge_told (
  kind VARCHAR, a VARCHAR, b VARCHAR, weight DOUBLE, probability DOUBLE, doubt VARCHAR, reasons VARCHAR[]
);
