WITH
cluster_choice AS (SELECT * FROM score.cluster_choice)
SELECT k, silhouette, chance_silhouette, stability, inertia, smallest_share, verdict
FROM cluster_choice
