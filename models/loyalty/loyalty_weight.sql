WITH
weight (score, weight, meaning) AS (
  VALUES
    ('tenure', 20, 'Who has stayed for years has stayed through offers of others'),
    ('constancy', 30, 'A habit is bought in every period, not in one'),
    ('recency', 25, 'Loyalty that has stopped buying is past'),
    ('breadth', 10, 'Who buys of everything looks elsewhere less'),
    ('advocacy', 15, 'Who is content stays, and says so')
)
SELECT score, CAST(weight AS DOUBLE) AS weight, meaning
FROM weight
