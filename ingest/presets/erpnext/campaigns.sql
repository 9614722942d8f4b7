SELECT c.name AS id, c.campaign_name, c.creation
FROM `tabCampaign` AS c
