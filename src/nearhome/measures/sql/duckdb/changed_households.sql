-- needs: breakdown_names carers dates
SELECT
  "t11"."on",
  "t11"."breakdown",
  "t11"."group",
  COUNT(*) FILTER(WHERE
    "t11"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t11"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t11"."n2") AS "n2",
  QUANTILE_CONT("t11"."n3", 0.5) AS "n3"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t9"."on",
      "t3"."breakdown",
      "t9"."n0",
      "t9"."n1",
      "t9"."n2",
      "t9"."n3",
      CASE
        WHEN "t3"."breakdown" = ''
        THEN ''
        WHEN "t3"."breakdown" = 'carer_locality'
        THEN "t9"."by_carer_locality"
        WHEN "t3"."breakdown" = 'home_locality'
        THEN "t9"."by_home_locality"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t7"."on",
        "t7"."by_carer_locality",
        "t7"."by_home_locality",
        COALESCE("t7"."is_fostering" AND (
          "t7"."approved_on" >= "t7"."window_first"
        ), FALSE) AS "n0",
        COALESCE(
          "t7"."is_fostering"
          AND COALESCE(
            (
              "t7"."ended_on" >= "t7"."window_first"
            )
            AND (
              "t7"."ended_on" <= "t7"."on"
            ),
            FALSE
          ),
          FALSE
        ) AS "n1",
        COALESCE(
          "t7"."is_fostering"
          AND (
            "t7"."approved_on" >= "t7"."window_first"
          )
          AND (
            CASE
              WHEN "t7"."approved_on" >= "t7"."window_first"
              THEN DATE_DIFF('DAY', "t7"."enquired_on", "t7"."approved_on")
              ELSE CAST(NULL AS BIGINT)
            END IS NOT NULL
          ),
          FALSE
        ) AS "n2",
        CAST(CASE
          WHEN "t7"."is_fostering"
          THEN CASE
            WHEN "t7"."approved_on" >= "t7"."window_first"
            THEN DATE_DIFF('DAY', "t7"."enquired_on", "t7"."approved_on")
            ELSE CAST(NULL AS BIGINT)
          END
          ELSE NULL
        END AS DOUBLE) AS "n3"
      FROM (
        SELECT
          "t6"."household",
          "t6"."kind",
          "t6"."enquired_on",
          "t6"."applied_on",
          "t6"."approved_on",
          "t6"."ended_on",
          "t6"."end_reason",
          "t6"."places",
          "t6"."filled",
          "t6"."unavailable",
          "t6"."locality",
          "t6"."agency",
          "t6"."source",
          "t6"."origin_file",
          "t6"."origin_row",
          "t6"."child",
          "t6"."is_fostering",
          "t6"."is_kinship",
          "t6"."is_adopter",
          "t6"."by_carer_locality",
          "t6"."by_home_locality",
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
            "t1"."household",
            "t1"."kind",
            "t1"."enquired_on",
            "t1"."applied_on",
            "t1"."approved_on",
            "t1"."ended_on",
            "t1"."end_reason",
            "t1"."places",
            "t1"."filled",
            "t1"."unavailable",
            "t1"."locality",
            "t1"."agency",
            "t1"."source",
            "t1"."origin_file",
            "t1"."origin_row",
            "t1"."household" AS "child",
            COALESCE("t1"."kind" = 'fostering', FALSE) AS "is_fostering",
            COALESCE("t1"."kind" = 'kinship', FALSE) AS "is_kinship",
            COALESCE("t1"."kind" = 'adopter', FALSE) AS "is_adopter",
            COALESCE("t1"."locality", 'not known') AS "by_carer_locality",
            "t1"."locality" AS "by_home_locality"
          FROM "carers" AS "t1"
          WHERE
            "t1"."approved_on" IS NOT NULL
        ) AS "t6"
        INNER JOIN "dates" AS "t4"
          ON "t6"."approved_on" <= "t4"."on"
          AND (
            (
              "t6"."approved_on" >= "t4"."window_first"
            )
            OR (
              (
                "t6"."ended_on" >= "t4"."window_first"
              )
              AND (
                "t6"."ended_on" <= "t4"."on"
              )
            )
          )
      ) AS "t7"
    ) AS "t9"
    CROSS JOIN "breakdown_names" AS "t3"
  ) AS "t10"
  WHERE
    "t10"."group" IS NOT NULL
) AS "t11"
GROUP BY
  1,
  2,
  3
