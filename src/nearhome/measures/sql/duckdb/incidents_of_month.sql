-- needs: all_incidents breakdown_names dates
SELECT
  "t7"."on",
  "t7"."breakdown",
  "t7"."group",
  COUNT(*) AS "n0",
  COUNT(*) FILTER(WHERE
    "t7"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t7"."n2") AS "n2"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t4"."on",
      "t5"."breakdown",
      COALESCE("t3"."is_missing", FALSE) AS "n1",
      COALESCE(NOT (
        "t3"."is_missing"
      ), FALSE) AS "n2",
      CASE
        WHEN "t5"."breakdown" = ''
        THEN ''
        WHEN "t5"."breakdown" = 'age_band'
        THEN "t3"."by_age_band"
        WHEN "t5"."breakdown" = 'sex'
        THEN "t3"."by_sex"
        WHEN "t5"."breakdown" = 'ethnicity'
        THEN "t3"."by_ethnicity"
        WHEN "t5"."breakdown" = 'need'
        THEN "t3"."by_need"
        WHEN "t5"."breakdown" = 'legal_status'
        THEN "t3"."by_legal_status"
        WHEN "t5"."breakdown" = 'placement'
        THEN "t3"."by_placement"
        WHEN "t5"."breakdown" = 'provider'
        THEN "t3"."by_provider"
        WHEN "t5"."breakdown" = 'uasc'
        THEN "t3"."by_uasc"
        WHEN "t5"."breakdown" = 'locality'
        THEN "t3"."by_locality"
        WHEN "t5"."breakdown" = 'distance'
        THEN "t3"."by_distance"
        WHEN "t5"."breakdown" = 'time_in_care'
        THEN "t3"."by_time_in_care"
        WHEN "t3"."age" BETWEEN "t5"."youngest" AND "t5"."oldest"
        THEN "t5"."band"
        ELSE NULL
      END AS "group"
    FROM "all_incidents" AS "t3"
    INNER JOIN "dates" AS "t4"
      ON "t3"."went_missing" <= "t4"."on" AND "t3"."went_missing" >= "t4"."month_first"
    CROSS JOIN "breakdown_names" AS "t5"
  ) AS "t6"
  WHERE
    "t6"."group" IS NOT NULL
) AS "t7"
GROUP BY
  1,
  2,
  3
