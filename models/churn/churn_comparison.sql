SELECT *
FROM score.churn_comparison
