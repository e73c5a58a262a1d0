-- needs: breakdown_names children dates irregular_settings
SELECT
  "t18"."on",
  "t18"."breakdown",
  "t18"."group",
  COUNT(*) FILTER(WHERE
    "t18"."n0") AS "n0",
  SUM("t18"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t18"."n2") AS "n2",
  COUNT(*) FILTER(WHERE
    "t18"."n3") AS "n3",
  COUNT(*) FILTER(WHERE
    "t18"."n4") AS "n4",
  COUNT(*) FILTER(WHERE
    "t18"."n5") AS "n5",
  COUNT(*) FILTER(WHERE
    "t18"."n6") AS "n6",
  COUNT(*) FILTER(WHERE
    "t18"."n7") AS "n7",
  COUNT(*) FILTER(WHERE
    "t18"."n8") AS "n8",
  COUNT(*) FILTER(WHERE
    "t18"."n9") AS "n9",
  SUM("t18"."n10") AS "n10"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t16"."on",
      "t4"."breakdown",
      "t16"."n0",
      "t16"."n1",
      "t16"."n2",
      "t16"."n3",
      "t16"."n4",
      "t16"."n5",
      "t16"."n6",
      "t16"."n7",
      "t16"."n8",
      "t16"."n9",
      "t16"."n10",
      CASE WHEN "t4"."breakdown" = '' THEN '' ELSE NULL END AS "group"
    FROM (
      SELECT
        "t14"."on",
        COALESCE(
          COALESCE(
            "t14"."kind" IN (
              'unregulated under 16',
              'unregistered supported accommodation',
              'unregistered children''s home'
            ),
            FALSE
          )
          AND "t14"."is_child",
          FALSE
        ) AS "n0",
        CASE WHEN "t14"."kind" <> 'bed and breakfast' THEN "t14"."nights" ELSE 0 END AS "n1",
        COALESCE(
          COALESCE(
            "t14"."kind" IN (
              'unregulated under 16',
              'unregistered supported accommodation',
              'unregistered children''s home'
            ),
            FALSE
          )
          AND (
            "t14"."is_open" AND "t14"."is_open_child"
          ),
          FALSE
        ) AS "n2",
        COALESCE(
          COALESCE("t14"."kind" IN ('unregulated under 16'), FALSE) AND "t14"."is_first",
          FALSE
        ) AS "n3",
        COALESCE(
          COALESCE("t14"."kind" IN ('unregulated under 16'), FALSE)
          AND (
            "t14"."is_open" AND "t14"."is_first_open"
          ),
          FALSE
        ) AS "n4",
        COALESCE(
          COALESCE("t14"."kind" IN ('unregistered supported accommodation'), FALSE)
          AND "t14"."is_first",
          FALSE
        ) AS "n5",
        COALESCE(
          COALESCE("t14"."kind" IN ('unregistered supported accommodation'), FALSE)
          AND (
            "t14"."is_open" AND "t14"."is_first_open"
          ),
          FALSE
        ) AS "n6",
        COALESCE(
          COALESCE("t14"."kind" IN ('unregistered children''s home'), FALSE)
          AND "t14"."is_first",
          FALSE
        ) AS "n7",
        COALESCE(
          COALESCE("t14"."kind" IN ('unregistered children''s home'), FALSE)
          AND (
            "t14"."is_open" AND "t14"."is_first_open"
          ),
          FALSE
        ) AS "n8",
        COALESCE(COALESCE("t14"."kind" IN ('bed and breakfast'), FALSE) AND "t14"."is_first", FALSE) AS "n9",
        CASE WHEN "t14"."kind" = 'bed and breakfast' THEN "t14"."nights" ELSE 0 END AS "n10"
      FROM (
        SELECT
          "t13"."child",
          "t13"."kind",
          "t13"."started",
          "t13"."ended",
          "t13"."told_ofsted_on",
          "t13"."origin_file",
          "t13"."origin_row",
          "t13"."dob",
          "t13"."left",
          "t13"."counts_from",
          "t13"."on",
          "t13"."year",
          "t13"."is_year_end",
          "t13"."window_first",
          "t13"."window_4_first",
          "t13"."window_6_first",
          "t13"."before_6",
          "t13"."before_24",
          "t13"."before_30",
          "t13"."after_12",
          "t13"."after_24",
          "t13"."repeat_first",
          "t13"."home_6_first",
          "t13"."home_6_last",
          "t13"."home_12_first",
          "t13"."home_12_last",
          "t13"."home_18_first",
          "t13"."home_18_last",
          "t13"."month_first",
          "t13"."last_summer_march",
          "t13"."last_summer_first",
          "t13"."season_first",
          "t13"."season_first_whole",
          "t13"."season_last_whole",
          "t13"."season_last",
          "t13"."nights",
          "t13"."is_open",
          "t13"."is_lodging",
          (
            ROW_NUMBER() OVER (
              PARTITION BY "t13"."child", "t13"."on", "t13"."kind"
              ORDER BY "t13"."started" ASC, "t13"."kind" ASC, "t13"."origin_row" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) = 0 AS "is_first",
          (
            ROW_NUMBER() OVER (
              PARTITION BY "t13"."child", "t13"."on", "t13"."is_lodging"
              ORDER BY "t13"."started" ASC, "t13"."kind" ASC, "t13"."origin_row" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) = 0 AS "is_child",
          (
            ROW_NUMBER() OVER (
              PARTITION BY "t13"."child", "t13"."on", "t13"."kind", "t13"."is_open"
              ORDER BY "t13"."started" ASC, "t13"."kind" ASC, "t13"."origin_row" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) = 0 AS "is_first_open",
          (
            ROW_NUMBER() OVER (
              PARTITION BY "t13"."child", "t13"."on", "t13"."is_lodging", "t13"."is_open"
              ORDER BY "t13"."started" ASC, "t13"."kind" ASC, "t13"."origin_row" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) = 0 AS "is_open_child"
        FROM (
          SELECT
            "t12"."child",
            "t12"."kind",
            "t12"."started",
            "t12"."ended",
            "t12"."told_ofsted_on",
            "t12"."origin_file",
            "t12"."origin_row",
            "t12"."dob",
            "t12"."left",
            "t12"."counts_from",
            "t12"."on",
            "t12"."year",
            "t12"."is_year_end",
            "t12"."window_first",
            "t12"."window_4_first",
            "t12"."window_6_first",
            "t12"."before_6",
            "t12"."before_24",
            "t12"."before_30",
            "t12"."after_12",
            "t12"."after_24",
            "t12"."repeat_first",
            "t12"."home_6_first",
            "t12"."home_6_last",
            "t12"."home_12_first",
            "t12"."home_12_last",
            "t12"."home_18_first",
            "t12"."home_18_last",
            "t12"."month_first",
            "t12"."last_summer_march",
            "t12"."last_summer_first",
            "t12"."season_first",
            "t12"."season_first_whole",
            "t12"."season_last_whole",
            "t12"."season_last",
            DATE_DIFF(
              'DAY',
              GREATEST("t12"."counts_from", "t12"."window_first"),
              LEAST("t12"."left", "t12"."on" + INTERVAL '1' DAY)
            ) AS "nights",
            "t12"."left" > "t12"."on" AS "is_open",
            "t12"."kind" = 'bed and breakfast' AS "is_lodging"
          FROM (
            SELECT
              "t11"."child",
              "t11"."kind",
              "t11"."started",
              "t11"."ended",
              "t11"."told_ofsted_on",
              "t11"."origin_file",
              "t11"."origin_row",
              "t11"."dob",
              "t11"."left",
              "t11"."counts_from",
              "t5"."on",
              "t5"."year",
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
                "t9"."child",
                "t9"."kind",
                "t9"."started",
                "t9"."ended",
                "t9"."told_ofsted_on",
                "t9"."origin_file",
                "t9"."origin_row",
                "t9"."dob",
                LEAST(
                  COALESCE("t9"."ended", MAKE_DATE(2999, 12, 31)),
                  COALESCE(
                    CASE
                      WHEN "t9"."kind" = 'unregulated under 16'
                      THEN CAST(CAST("t9"."dob" + INTERVAL '192' MONTH AS TIMESTAMP) AS DATE)
                      ELSE CAST(NULL AS DATE)
                    END,
                    MAKE_DATE(2999, 12, 31)
                  )
                ) AS "left",
                GREATEST(
                  "t9"."started",
                  CASE
                    WHEN "t9"."kind" = 'unregulated under 16'
                    THEN MAKE_DATE(2021, 9, 9)
                    WHEN "t9"."kind" = 'unregistered supported accommodation'
                    THEN MAKE_DATE(2023, 10, 28)
                    WHEN "t9"."kind" = 'unregistered children''s home'
                    THEN MAKE_DATE(1900, 1, 1)
                    WHEN "t9"."kind" = 'bed and breakfast'
                    THEN MAKE_DATE(1900, 1, 1)
                    ELSE NULL
                  END
                ) AS "counts_from"
              FROM (
                SELECT
                  "t6"."child",
                  "t6"."kind",
                  "t6"."started",
                  "t6"."ended",
                  "t6"."told_ofsted_on",
                  "t6"."origin_file",
                  "t6"."origin_row",
                  "t8"."dob"
                FROM "irregular_settings" AS "t6"
                INNER JOIN (
                  SELECT
                    "t3"."child",
                    "t3"."dob"
                  FROM "children" AS "t3"
                ) AS "t8"
                  ON "t6"."child" = "t8"."child"
              ) AS "t9"
            ) AS "t11"
            INNER JOIN "dates" AS "t5"
              ON "t11"."counts_from" <= "t5"."on" AND "t11"."left" > "t5"."window_first"
          ) AS "t12"
          WHERE
            "t12"."left" > "t12"."counts_from"
        ) AS "t13"
      ) AS "t14"
    ) AS "t16"
    CROSS JOIN "breakdown_names" AS "t4"
  ) AS "t17"
  WHERE
    "t17"."group" IS NOT NULL
) AS "t18"
GROUP BY
  1,
  2,
  3
