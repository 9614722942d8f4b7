SELECT *
FROM score.churn_driver
