SELECT periods, frequency, recency, count(*) AS customers
FROM score.renewal_history
GROUP BY periods, frequency, recency
ORDER BY periods, frequency, recency
