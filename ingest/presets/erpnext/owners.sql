SELECT s.name AS id, s.sales_person_name AS full_name, s.parent_sales_person AS team
FROM `tabSales Person` AS s
UNION ALL
SELECT u.name, u.full_name, NULL
FROM `tabUser` AS u
WHERE u.user_type = 'System User'
