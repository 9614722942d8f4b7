SELECT month_end, value, threshold, enter_above, leave_below, rule
FROM score.tier_threshold
