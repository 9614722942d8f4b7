SELECT i.name AS id, i.item_name, i.item_group, i.brand, nullif(i.valuation_rate, 0) AS unit_cost, i.modified
FROM `tabItem` AS i
