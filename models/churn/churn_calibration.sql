SELECT *
FROM score.churn_calibration
