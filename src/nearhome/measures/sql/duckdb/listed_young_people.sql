-- needs: breakdown_names care_leavers dates
SELECT
  "t12"."on",
  "t12"."breakdown",
  "t12"."group",
  COUNT(*) FILTER(WHERE
    "t12"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t12"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t12"."n2") AS "n2",
  COUNT(*) FILTER(WHERE
    "t12"."n3") AS "n3",
  COUNT(*) FILTER(WHERE
    "t12"."n4") AS "n4",
  COUNT(*) FILTER(WHERE
    "t12"."n5") AS "n5",
  COUNT(*) FILTER(WHERE
    "t12"."n6") AS "n6",
  COUNT(*) FILTER(WHERE
    "t12"."n7") AS "n7",
  COUNT(*) FILTER(WHERE
    "t12"."n8") AS "n8",
  COUNT(*) FILTER(WHERE
    "t12"."n9") AS "n9",
  COUNT(*) FILTER(WHERE
    "t12"."n10") AS "n10",
  COUNT(*) FILTER(WHERE
    "t12"."n11") AS "n11"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t10"."on",
      "t3"."breakdown",
      "t10"."n0",
      "t10"."n1",
      "t10"."n2",
      "t10"."n3",
      "t10"."n4",
      "t10"."n5",
      "t10"."n6",
      "t10"."n7",
      "t10"."n8",
      "t10"."n9",
      "t10"."n10",
      "t10"."n11",
      CASE WHEN "t3"."breakdown" = '' THEN '' ELSE NULL END AS "group"
    FROM (
      SELECT
        "t8"."on",
        COALESCE(
          COALESCE("t8"."occupied" = 1, FALSE)
          AND COALESCE("t8"."age" BETWEEN 19 AND 21, FALSE)
          AND COALESCE("t8"."age" BETWEEN 19 AND 21, FALSE),
          FALSE
        ) AS "n0",
        COALESCE(COALESCE("t8"."age" BETWEEN 19 AND 21, FALSE), FALSE) AS "n1",
        COALESCE(
          COALESCE("t8"."suitable" = 1, FALSE)
          AND COALESCE("t8"."age" BETWEEN 19 AND 21, FALSE)
          AND COALESCE("t8"."age" BETWEEN 19 AND 21, FALSE),
          FALSE
        ) AS "n2",
        COALESCE(
          COALESCE("t8"."in_touch" = 1, FALSE)
          AND COALESCE("t8"."age" BETWEEN 19 AND 21, FALSE)
          AND COALESCE("t8"."age" BETWEEN 19 AND 21, FALSE),
          FALSE
        ) AS "n3",
        COALESCE(
          COALESCE("t8"."staying_close_assessed" = 1, FALSE)
          AND COALESCE("t8"."age" < 25, FALSE)
          AND COALESCE("t8"."age" < 25, FALSE),
          FALSE
        ) AS "n4",
        COALESCE(COALESCE("t8"."age" < 25, FALSE), FALSE) AS "n5",
        COALESCE(
          COALESCE("t8"."staying_close_supported" = 1, FALSE)
          AND COALESCE("t8"."age" < 25, FALSE)
          AND COALESCE("t8"."age" < 25, FALSE),
          FALSE
        ) AS "n6",
        COALESCE(
          "t8"."plan_is_in_date"
          AND (
            COALESCE("t8"."age" < 21, FALSE)
            OR (
              (
                "t8"."age" IS NOT NULL
              ) AND COALESCE("t8"."asked_for_support" = 1, FALSE)
            )
          )
          AND (
            COALESCE("t8"."age" < 21, FALSE)
            OR (
              (
                "t8"."age" IS NOT NULL
              ) AND COALESCE("t8"."asked_for_support" = 1, FALSE)
            )
          ),
          FALSE
        ) AS "n7",
        COALESCE(
          COALESCE("t8"."age" < 21, FALSE)
          OR (
            (
              "t8"."age" IS NOT NULL
            ) AND COALESCE("t8"."asked_for_support" = 1, FALSE)
          ),
          FALSE
        ) AS "n8",
        COALESCE(
          COALESCE("t8"."living" IN ('homeless', 'bed and breakfast', 'custody'), FALSE),
          FALSE
        ) AS "n9",
        COALESCE(
          COALESCE("t8"."supported" = 1, FALSE)
          AND (
            COALESCE("t8"."asked_for_support" = 1, FALSE)
            AND COALESCE("t8"."age" BETWEEN 21 AND 25, FALSE)
          )
          AND (
            COALESCE("t8"."asked_for_support" = 1, FALSE)
            AND COALESCE("t8"."age" BETWEEN 21 AND 25, FALSE)
          ),
          FALSE
        ) AS "n10",
        COALESCE(
          COALESCE("t8"."asked_for_support" = 1, FALSE)
          AND COALESCE("t8"."age" BETWEEN 21 AND 25, FALSE),
          FALSE
        ) AS "n11"
      FROM (
        SELECT
          "t7"."child",
          "t7"."as_at",
          "t7"."dob",
          "t7"."in_touch",
          "t7"."suitable",
          "t7"."occupied",
          "t7"."plan_reviewed_on",
          "t7"."staying_close_assessed",
          "t7"."staying_close_supported",
          "t7"."asked_for_support",
          "t7"."supported",
          "t7"."living",
          "t7"."origin_file",
          "t7"."origin_row",
          "t7"."on",
          "t7"."year",
          "t7"."is_year_end",
          "t7"."window_first",
          "t7"."window_4_first",
          "t7"."window_6_first",
          "t7"."before_6",
          "t7"."before_24",
          "t7"."before_30",
          "t7"."after_12",
          "t7"."after_24",
          "t7"."repeat_first",
          "t7"."home_6_first",
          "t7"."home_6_last",
          "t7"."home_12_first",
          "t7"."home_12_last",
          "t7"."home_18_first",
          "t7"."home_18_last",
          "t7"."month_first",
          "t7"."last_summer_march",
          "t7"."last_summer_first",
          "t7"."season_first",
          "t7"."season_first_whole",
          "t7"."season_last_whole",
          "t7"."season_last",
          "t7"."newest",
          CASE
            WHEN "t7"."dob" <= "t7"."on"
            THEN (
              EXTRACT(year FROM "t7"."on") - EXTRACT(year FROM "t7"."dob")
            ) - CAST((
              (
                EXTRACT(month FROM "t7"."on") * 100
              ) + EXTRACT(day FROM "t7"."on")
            ) < (
              (
                EXTRACT(month FROM "t7"."dob") * 100
              ) + EXTRACT(day FROM "t7"."dob")
            ) AS BIGINT)
            ELSE CAST(NULL AS BIGINT)
          END AS "age",
          COALESCE(
            "t7"."plan_reviewed_on" BETWEEN CAST(CAST("t7"."as_at" - INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) AND "t7"."as_at",
            FALSE
          ) AS "plan_is_in_date"
        FROM (
          SELECT
            "t6"."child",
            "t6"."as_at",
            "t6"."dob",
            "t6"."in_touch",
            "t6"."suitable",
            "t6"."occupied",
            "t6"."plan_reviewed_on",
            "t6"."staying_close_assessed",
            "t6"."staying_close_supported",
            "t6"."asked_for_support",
            "t6"."supported",
            "t6"."living",
            "t6"."origin_file",
            "t6"."origin_row",
            "t6"."on",
            "t6"."year",
            "t6"."is_year_end",
            "t6"."window_first",
            "t6"."window_4_first",
            "t6"."window_6_first",
            "t6"."before_6",
            "t6"."before_24",
            "t6"."before_30",
            "t6"."after_12",
            "t6"."after_24",
            "t6"."repeat_first",
            "t6"."home_6_first",
            "t6"."home_6_last",
            "t6"."home_12_first",
            "t6"."home_12_last",
            "t6"."home_18_first",
            "t6"."home_18_last",
            "t6"."month_first",
            "t6"."last_summer_march",
            "t6"."last_summer_first",
            "t6"."season_first",
            "t6"."season_first_whole",
            "t6"."season_last_whole",
            "t6"."season_last",
            MAX("t6"."as_at") OVER (PARTITION BY "t6"."on" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "newest"
          FROM (
            SELECT
              "t4"."child",
              "t4"."as_at",
              "t4"."dob",
              "t4"."in_touch",
              "t4"."suitable",
              "t4"."occupied",
              "t4"."plan_reviewed_on",
              "t4"."staying_close_assessed",
              "t4"."staying_close_supported",
              "t4"."asked_for_support",
              "t4"."supported",
              "t4"."living",
              "t4"."origin_file",
              "t4"."origin_row",
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
            FROM "care_leavers" AS "t4"
            INNER JOIN "dates" AS "t5"
              ON "t4"."as_at" <= "t5"."on" AND "t4"."as_at" >= (
                "t5"."on" - INTERVAL '31' DAY
              )
          ) AS "t6"
        ) AS "t7"
        WHERE
          "t7"."as_at" = "t7"."newest"
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
