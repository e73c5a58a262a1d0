-- needs: area_figures breakdown_names dates looked_after
SELECT
  "t16"."on",
  "t16"."breakdown",
  "t16"."group",
  SUM("t16"."n0") AS "n0",
  CAST(SUM(CAST("t16"."n1" AS DECIMAL(28, 12))) AS DOUBLE) AS "n1"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t14"."on",
      "t4"."breakdown",
      "t14"."n0",
      "t14"."n1",
      CASE
        WHEN "t4"."breakdown" = ''
        THEN ''
        WHEN "t4"."breakdown" = 'sex'
        THEN "t14"."by_sex"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t12"."on",
        "t12"."by_sex",
        "t12"."top" AS "n0",
        "t12"."below" AS "n1"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t1"."child",
            "t1"."on",
            "t1"."origin_file",
            "t1"."origin_row",
            "t1"."by_sex",
            "t1"."age",
            CAST(1 AS BIGINT) AS "top",
            CAST(0 AS DOUBLE) AS "below"
          FROM "looked_after" AS "t1"
        ) AS "t6"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            CAST(NULL AS TEXT) AS "child",
            "t10"."on",
            "t10"."origin_file",
            "t10"."origin_row",
            "t10"."group" AS "by_sex",
            CAST(NULL AS BIGINT) AS "age",
            CAST(0 AS BIGINT) AS "top",
            "t10"."number" AS "below"
          FROM (
            SELECT
              "t9"."kind",
              "t9"."area",
              "t9"."group",
              "t9"."year",
              "t9"."number",
              "t9"."source",
              "t9"."origin_file",
              "t9"."origin_row",
              "t9"."on",
              "t9"."year_right",
              "t9"."is_year_end",
              "t9"."window_first",
              "t9"."window_4_first",
              "t9"."window_6_first",
              "t9"."before_6",
              "t9"."before_24",
              "t9"."before_30",
              "t9"."after_12",
              "t9"."after_24",
              "t9"."repeat_first",
              "t9"."home_6_first",
              "t9"."home_6_last",
              "t9"."home_12_first",
              "t9"."home_12_last",
              "t9"."home_18_first",
              "t9"."home_18_last",
              "t9"."month_first",
              "t9"."last_summer_march",
              "t9"."last_summer_first",
              "t9"."season_first",
              "t9"."season_first_whole",
              "t9"."season_last_whole",
              "t9"."season_last",
              MAX("t9"."year") OVER (PARTITION BY "t9"."on" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "newest"
            FROM (
              SELECT
                "t8"."kind",
                "t8"."area",
                "t8"."group",
                "t8"."year",
                "t8"."number",
                "t8"."source",
                "t8"."origin_file",
                "t8"."origin_row",
                "t5"."on",
                "t5"."year" AS "year_right",
                "t5"."is_year_end",
                "t5"."window_first",
                "t5"."window_4_first",
                "t5"."window_6_first",
                "t5"."before_6",
                "t5"."before_24",
                "t5"."before_30",
                "t5"."after_12",
                "t5"."after_24",
                "t5"."repeat_first",
                "t5"."home_6_first",
                "t5"."home_6_last",
                "t5"."home_12_first",
                "t5"."home_12_last",
                "t5"."home_18_first",
                "t5"."home_18_last",
                "t5"."month_first",
                "t5"."last_summer_march",
                "t5"."last_summer_first",
                "t5"."season_first",
                "t5"."season_first_whole",
                "t5"."season_last_whole",
                "t5"."season_last"
              FROM (
                SELECT
                  *
                FROM "area_figures" AS "t2"
                WHERE
                  "t2"."kind" = 'sex 0-17'
              ) AS "t8"
              INNER JOIN "dates" AS "t5"
                ON "t8"."year" <= EXTRACT(year FROM "t5"."on")
            ) AS "t9"
          ) AS "t10"
          WHERE
            "t10"."year" = "t10"."newest"
            AND "t10"."group" IN ('Male', 'Female', 'Unknown')
            AND "t10"."area" IS NULL
        ) AS "t11"
      ) AS "t12"
    ) AS "t14"
    CROSS JOIN "breakdown_names" AS "t4"
  ) AS "t15"
  WHERE
    "t15"."group" IS NOT NULL
) AS "t16"
GROUP BY
  1,
  2,
  3
