-- needs: before_care breakdown_names dates
SELECT
  "t12"."on",
  "t12"."breakdown",
  "t12"."group",
  COUNT(*) AS "n0"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t10"."on",
      "t3"."breakdown",
      CASE WHEN "t3"."breakdown" = '' THEN '' ELSE NULL END AS "group"
    FROM (
      SELECT
        "t8"."on"
      FROM (
        SELECT
          "t7"."child",
          "t7"."on",
          MIN("t7"."origin_file") AS "origin_file",
          MIN("t7"."origin_row") AS "origin_row"
        FROM (
          SELECT
            "t6"."child",
            "t6"."kind",
            "t6"."started",
            "t6"."ended",
            "t6"."previous",
            "t6"."origin_file",
            "t6"."origin_row",
            "t4"."on",
            "t4"."year",
            "t4"."is_year_end",
            "t4"."window_first",
            "t4"."window_4_first",
            "t4"."window_6_first",
            "t4"."before_6",
            "t4"."before_24",
            "t4"."before_30",
            "t4"."after_12",
            "t4"."after_24",
            "t4"."repeat_first",
            "t4"."home_6_first",
            "t4"."home_6_last",
            "t4"."home_12_first",
            "t4"."home_12_last",
            "t4"."home_18_first",
            "t4"."home_18_last",
            "t4"."month_first",
            "t4"."last_summer_march",
            "t4"."last_summer_first",
            "t4"."season_first",
            "t4"."season_first_whole",
            "t4"."season_last_whole",
            "t4"."season_last"
          FROM (
            SELECT
              *
            FROM "before_care" AS "t1"
            WHERE
              "t1"."kind" = 'early help'
          ) AS "t6"
          INNER JOIN "dates" AS "t4"
            ON "t6"."started" <= "t4"."on" AND COALESCE("t6"."ended" >= "t4"."on", TRUE)
        ) AS "t7"
        GROUP BY
          1,
          2
      ) AS "t8"
    ) AS "t10"
    CROSS JOIN "breakdown_names" AS "t3"
  ) AS "t11"
  WHERE
    "t11"."group" IS NOT NULL
) AS "t12"
GROUP BY
  1,
  2,
  3
