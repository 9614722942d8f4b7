WITH
used AS (
  SELECT d.currency, d.posting_date AS day FROM `tabSales Invoice` AS d
  UNION
  SELECT d.currency, d.transaction_date FROM `tabSales Order` AS d
  UNION
  SELECT d.currency, d.transaction_date FROM `tabOpportunity` AS d
  UNION
  SELECT company.default_currency, p.posting_date
  FROM `tabPayment Entry` AS p
  JOIN `tabCompany` AS company ON company.name = p.company
  UNION
  SELECT x.from_currency, x.date FROM `tabCurrency Exchange` AS x
),
-- The list of rates may have a pair in one direction or the other; a rate holds until the next one however old it is.
listed AS (
  SELECT
    u.currency,
    u.day,
    company.name AS company,
    company.default_currency AS base,
    (
      SELECT CASE x.from_currency WHEN u.currency THEN x.exchange_rate ELSE 1 / x.exchange_rate END
      FROM `tabCurrency Exchange` AS x
      WHERE x.date <= u.day
        AND x.exchange_rate > 0
        AND ((x.from_currency = u.currency AND x.to_currency = company.default_currency)
          OR (x.from_currency = company.default_currency AND x.to_currency = u.currency))
      ORDER BY x.date DESC, x.from_currency = u.currency DESC, x.name DESC
      LIMIT 1
    ) AS rate
  FROM used AS u
  JOIN `tabCompany` AS company ON company.default_currency <> u.currency
),
-- Where the list is silent the documents of the day say at which rate they were booked.
booked AS (
  SELECT d.currency, d.posting_date AS day, d.company, max(d.conversion_rate) AS rate
  FROM `tabSales Invoice` AS d
  WHERE d.docstatus = 1
  GROUP BY d.currency, d.posting_date, d.company
)
SELECT
  l.currency,
  l.day,
  l.company,
  l.company = coalesce(
    (SELECT s.value FROM `tabSingles` AS s WHERE s.doctype = 'Global Defaults' AND s.field = 'default_company'),
    (SELECT min(c.name) FROM `tabCompany` AS c)
  ) AS is_main_company,
  coalesce(l.rate, b.rate) AS rate
FROM listed AS l
LEFT JOIN booked AS b ON b.currency = l.currency AND b.day = l.day AND b.company = l.company
WHERE coalesce(l.rate, b.rate) > 0
