-- needs: breakdown_names care_plans dates held_reviews looked_after permanence_plans records_begin visits working_days
WITH "t24" AS (
  SELECT
    "t4"."child",
    "t4"."route",
    "t4"."agreed_on",
    "t4"."review",
    "t4"."matched_on",
    "t4"."achieved_on",
    "t4"."ended_on",
    "t4"."origin_file",
    "t4"."origin_row",
    LEAST(
      COALESCE("t4"."achieved_on", MAKE_DATE(2999, 12, 31)),
      COALESCE("t4"."ended_on", MAKE_DATE(2999, 12, 31))
    ) AS "over"
  FROM "permanence_plans" AS "t4"
)
SELECT
  "t61"."on",
  "t61"."breakdown",
  "t61"."group",
  COUNT(*) FILTER(WHERE
    "t61"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t61"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t61"."n2") AS "n2",
  COUNT(*) FILTER(WHERE
    "t61"."n3") AS "n3",
  COUNT(*) FILTER(WHERE
    "t61"."n4") AS "n4",
  COUNT(*) FILTER(WHERE
    "t61"."n5") AS "n5",
  COUNT(*) FILTER(WHERE
    "t61"."n6") AS "n6",
  COUNT(*) FILTER(WHERE
    "t61"."n7") AS "n7",
  COUNT(*) FILTER(WHERE
    "t61"."n8") AS "n8",
  COUNT(*) FILTER(WHERE
    "t61"."n9") AS "n9"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t59"."on",
      "t9"."breakdown",
      "t59"."n0",
      "t59"."n1",
      "t59"."n2",
      "t59"."n3",
      "t59"."n4",
      "t59"."n5",
      "t59"."n6",
      "t59"."n7",
      "t59"."n8",
      "t59"."n9",
      CASE
        WHEN "t9"."breakdown" = ''
        THEN ''
        WHEN "t9"."breakdown" = 'wait'
        THEN "t59"."by_wait"
        WHEN "t9"."breakdown" = 'plan_route'
        THEN "t59"."by_plan_route"
        WHEN "t9"."breakdown" = 'age_band'
        THEN "t59"."by_age_band"
        WHEN "t9"."breakdown" = 'sex'
        THEN "t59"."by_sex"
        WHEN "t9"."breakdown" = 'ethnicity'
        THEN "t59"."by_ethnicity"
        WHEN "t9"."breakdown" = 'need'
        THEN "t59"."by_need"
        WHEN "t9"."breakdown" = 'legal_status'
        THEN "t59"."by_legal_status"
        WHEN "t9"."breakdown" = 'placement'
        THEN "t59"."by_placement"
        WHEN "t9"."breakdown" = 'provider'
        THEN "t59"."by_provider"
        WHEN "t9"."breakdown" = 'uasc'
        THEN "t59"."by_uasc"
        WHEN "t9"."breakdown" = 'locality'
        THEN "t59"."by_locality"
        WHEN "t9"."breakdown" = 'distance'
        THEN "t59"."by_distance"
        WHEN "t9"."breakdown" = 'time_in_care'
        THEN "t59"."by_time_in_care"
        WHEN "t59"."age" BETWEEN "t9"."youngest" AND "t9"."oldest"
        THEN "t9"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t57"."on",
        CASE
          WHEN "t57"."waits_since" IS NULL
          THEN CAST(NULL AS TEXT)
          WHEN CAST(CAST("t57"."waits_since" + INTERVAL '3' MONTH AS TIMESTAMP) AS DATE) > "t57"."on"
          THEN 'under 3 months'
          WHEN CAST(CAST("t57"."waits_since" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) > "t57"."on"
          THEN '3 to 6 months'
          WHEN CAST(CAST("t57"."waits_since" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) > "t57"."on"
          THEN '6 to 12 months'
          WHEN CAST(CAST("t57"."waits_since" + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) > "t57"."on"
          THEN '12 to 24 months'
          ELSE '24 months or more'
        END AS "by_wait",
        "t57"."waits_for" AS "by_plan_route",
        "t57"."by_age_band",
        "t57"."by_sex",
        "t57"."by_ethnicity",
        "t57"."by_need",
        "t57"."by_legal_status",
        "t57"."by_placement",
        "t57"."by_provider",
        "t57"."by_uasc",
        "t57"."by_locality",
        "t57"."by_distance",
        "t57"."by_time_in_care",
        "t57"."age",
        COALESCE(
          "t57"."agreed_by_it"
          AND (
            (
              "t57"."second_review" IS NOT NULL
            )
            AND (
              "t57"."spell_started" <= "t57"."window_4_first"
            )
          ),
          FALSE
        ) AS "n0",
        COALESCE(
          (
            "t57"."second_review" IS NOT NULL
          )
          AND (
            "t57"."spell_started" <= "t57"."window_4_first"
          ),
          FALSE
        ) AS "n1",
        COALESCE("t57"."waits_since" IS NOT NULL, FALSE) AS "n2",
        COALESCE(
          COALESCE("t57"."latest_route" = 'long-term fostering', FALSE)
          AND (
            CASE
              WHEN "t57"."latest_match" <= "t57"."on"
              THEN "t57"."latest_match"
              ELSE CAST(NULL AS DATE)
            END IS NOT NULL
          )
          AND COALESCE("t57"."latest_route" = 'long-term fostering', FALSE),
          FALSE
        ) AS "n3",
        COALESCE(COALESCE("t57"."latest_route" = 'long-term fostering', FALSE), FALSE) AS "n4",
        COALESCE(
          COALESCE("t57"."plan_reviewed" >= "t57"."before_6", FALSE)
          AND COALESCE("t57"."tenth_day" <= "t57"."on", TRUE),
          FALSE
        ) AS "n5",
        COALESCE(COALESCE("t57"."tenth_day" <= "t57"."on", TRUE), FALSE) AS "n6",
        COALESCE(
          COALESCE("t57"."tenth_day" <= "t57"."on", TRUE)
          AND NOT (
            COALESCE("t57"."plan_reviewed" >= "t57"."before_6", FALSE)
          ),
          FALSE
        ) AS "n7",
        COALESCE(
          COALESCE(
            "t57"."last_visit" >= CASE
              WHEN COALESCE("t57"."latest_route" = 'long-term fostering', FALSE)
              AND (
                CASE
                  WHEN "t57"."latest_match" <= "t57"."on"
                  THEN "t57"."latest_match"
                  ELSE CAST(NULL AS DATE)
                END IS NOT NULL
              )
              THEN "t57"."on" - INTERVAL '92' DAY
              ELSE "t57"."on" - INTERVAL '42' DAY
            END,
            FALSE
          )
          AND (
            (
              "t57"."spell_started" + INTERVAL '7' DAY
            ) <= "t57"."on"
          ),
          FALSE
        ) AS "n8",
        COALESCE((
          "t57"."spell_started" + INTERVAL '7' DAY
        ) <= "t57"."on", FALSE) AS "n9"
      FROM (
        SELECT
          "t10"."child",
          "t10"."decom",
          "t10"."reason_new_episode",
          "t10"."legal_status",
          "t10"."place",
          "t10"."place_provider",
          "t10"."reason_episode_ceased",
          "t10"."reason_place_change",
          "t10"."place_post",
          "t10"."urn",
          "t10"."location",
          "t10"."distance",
          "t10"."beyond_boundary",
          "t10"."supplied_location",
          "t10"."supplied_distance",
          "t10"."calculated_location",
          "t10"."calculated_distance",
          "t10"."collection_year",
          "t10"."origin_file",
          "t10"."origin_row",
          "t10"."sex",
          "t10"."dob",
          "t10"."duc",
          "t10"."is_uasc_child",
          "t10"."eighteenth",
          "t10"."episode_until",
          "t10"."short_break",
          "t10"."temporary",
          "t10"."number",
          "t10"."begins",
          "t10"."period",
          "t10"."counts",
          "t10"."period_started",
          "t10"."began_as_short_breaks",
          "t10"."spell",
          "t10"."opens",
          "t10"."closes",
          "t10"."row_until",
          "t10"."spell_started",
          "t10"."spell_until",
          "t10"."start_known",
          "t10"."came_by_transfer",
          "t10"."need",
          "t10"."end_reason",
          "t10"."settled",
          "t10"."usual_place",
          "t10"."by_sex",
          "t10"."by_ethnicity",
          "t10"."by_need",
          "t10"."by_legal_status",
          "t10"."by_placement",
          "t10"."by_provider",
          "t10"."by_locality",
          "t10"."by_distance",
          "t10"."on",
          "t10"."year",
          "t10"."is_year_end",
          "t10"."window_first",
          "t10"."window_4_first",
          "t10"."window_6_first",
          "t10"."before_6",
          "t10"."before_24",
          "t10"."before_30",
          "t10"."after_12",
          "t10"."after_24",
          "t10"."repeat_first",
          "t10"."home_6_first",
          "t10"."home_6_last",
          "t10"."home_12_first",
          "t10"."home_12_last",
          "t10"."home_18_first",
          "t10"."home_18_last",
          "t10"."month_first",
          "t10"."last_summer_march",
          "t10"."last_summer_first",
          "t10"."season_first",
          "t10"."season_first_whole",
          "t10"."season_last_whole",
          "t10"."season_last",
          "t10"."age",
          "t10"."by_age_band",
          "t10"."by_uasc",
          "t10"."by_time_in_care",
          "t48"."waits_since",
          "t48"."waits_for",
          "t48"."wait_file",
          "t48"."wait_row",
          "t45"."latest_route",
          "t45"."latest_match",
          "t45"."latest_file",
          "t45"."latest_row",
          "t56"."second_review",
          "t56"."review_file",
          "t56"."review_row",
          "t56"."agreed_by_it",
          "t46"."plan_reviewed",
          "t46"."plan_file",
          "t46"."plan_row",
          "t44"."last_visit",
          "t44"."visit_file",
          "t44"."visit_row",
          "t18"."tenth_day"
        FROM "looked_after" AS "t10"
        LEFT OUTER JOIN (
          SELECT
            "t39"."child",
            "t39"."on",
            "t39"."agreed_on" AS "waits_since",
            "t39"."route" AS "waits_for",
            "t39"."origin_file" AS "wait_file",
            "t39"."origin_row" AS "wait_row"
          FROM (
            SELECT
              "t33"."child",
              "t33"."route",
              "t33"."agreed_on",
              "t33"."review",
              "t33"."matched_on",
              "t33"."achieved_on",
              "t33"."ended_on",
              "t33"."origin_file",
              "t33"."origin_row",
              "t33"."over",
              "t33"."on",
              ROW_NUMBER() OVER (
                PARTITION BY "t33"."child", "t33"."on"
                ORDER BY "t33"."agreed_on" DESC, "t33"."origin_file" DESC, "t33"."origin_row" DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place_from_last"
            FROM (
              SELECT
                "t27"."child",
                "t27"."route",
                "t27"."agreed_on",
                "t27"."review",
                "t27"."matched_on",
                "t27"."achieved_on",
                "t27"."ended_on",
                "t27"."origin_file",
                "t27"."origin_row",
                "t27"."over",
                "t21"."on"
              FROM "t24" AS "t27"
              INNER JOIN (
                SELECT
                  "t6"."on"
                FROM "dates" AS "t6"
              ) AS "t21"
                ON "t27"."agreed_on" <= "t21"."on" AND "t27"."over" > "t21"."on"
            ) AS "t33"
          ) AS "t39"
          WHERE
            "t39"."place_from_last" = 0
        ) AS "t48"
          ON "t10"."child" = "t48"."child" AND "t10"."on" = "t48"."on"
        LEFT OUTER JOIN (
          SELECT
            "t36"."child",
            "t36"."on",
            "t36"."route" AS "latest_route",
            "t36"."matched_on" AS "latest_match",
            "t36"."origin_file" AS "latest_file",
            "t36"."origin_row" AS "latest_row"
          FROM (
            SELECT
              "t31"."child",
              "t31"."route",
              "t31"."agreed_on",
              "t31"."review",
              "t31"."matched_on",
              "t31"."achieved_on",
              "t31"."ended_on",
              "t31"."origin_file",
              "t31"."origin_row",
              "t31"."over",
              "t31"."on",
              ROW_NUMBER() OVER (
                PARTITION BY "t31"."child", "t31"."on"
                ORDER BY "t31"."agreed_on" DESC, "t31"."origin_file" DESC, "t31"."origin_row" DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place_from_last"
            FROM (
              SELECT
                "t23"."child",
                "t23"."route",
                "t23"."agreed_on",
                "t23"."review",
                "t23"."matched_on",
                "t23"."achieved_on",
                "t23"."ended_on",
                "t23"."origin_file",
                "t23"."origin_row",
                "t23"."over",
                "t21"."on"
              FROM (
                SELECT
                  "t4"."child",
                  "t4"."route",
                  "t4"."agreed_on",
                  "t4"."review",
                  "t4"."matched_on",
                  "t4"."achieved_on",
                  "t4"."ended_on",
                  "t4"."origin_file",
                  "t4"."origin_row",
                  COALESCE("t4"."ended_on", MAKE_DATE(2999, 12, 31)) AS "over"
                FROM "permanence_plans" AS "t4"
              ) AS "t23"
              INNER JOIN (
                SELECT
                  "t6"."on"
                FROM "dates" AS "t6"
              ) AS "t21"
                ON "t23"."agreed_on" <= "t21"."on" AND "t23"."over" > "t21"."on"
            ) AS "t31"
          ) AS "t36"
          WHERE
            "t36"."place_from_last" = 0
        ) AS "t45"
          ON "t10"."child" = "t45"."child" AND "t10"."on" = "t45"."on"
        LEFT OUTER JOIN (
          SELECT
            "t54"."child",
            "t54"."on",
            "t54"."second_review",
            "t54"."review_file",
            "t54"."review_row",
            COALESCE("t54"."agreed_by_it", FALSE) AS "agreed_by_it"
          FROM (
            SELECT
              "t17"."child",
              "t17"."on",
              "t17"."spell_started",
              "t53"."second_review",
              "t53"."review_file",
              "t53"."review_row",
              "t53"."agreed_by_it"
            FROM (
              SELECT
                "t1"."child",
                "t1"."on",
                "t1"."spell_started"
              FROM "looked_after" AS "t1"
            ) AS "t17"
            LEFT OUTER JOIN (
              SELECT
                "t41"."child",
                "t41"."spell_started",
                "t41"."second_review",
                "t41"."review_file",
                "t41"."review_row",
                "t51"."agreed_by_it"
              FROM (
                SELECT
                  "t34"."child",
                  "t34"."spell_started",
                  "t34"."held" AS "second_review",
                  "t34"."review_file",
                  "t34"."review_row"
                FROM (
                  SELECT
                    "t29"."child",
                    "t29"."decom",
                    "t29"."reason_new_episode",
                    "t29"."legal_status",
                    "t29"."place",
                    "t29"."place_provider",
                    "t29"."reason_episode_ceased",
                    "t29"."reason_place_change",
                    "t29"."place_post",
                    "t29"."urn",
                    "t29"."location",
                    "t29"."distance",
                    "t29"."beyond_boundary",
                    "t29"."supplied_location",
                    "t29"."supplied_distance",
                    "t29"."calculated_location",
                    "t29"."calculated_distance",
                    "t29"."collection_year",
                    "t29"."origin_file",
                    "t29"."origin_row",
                    "t29"."sex",
                    "t29"."dob",
                    "t29"."duc",
                    "t29"."is_uasc_child",
                    "t29"."eighteenth",
                    "t29"."episode_until",
                    "t29"."short_break",
                    "t29"."temporary",
                    "t29"."number",
                    "t29"."begins",
                    "t29"."period",
                    "t29"."counts",
                    "t29"."period_started",
                    "t29"."began_as_short_breaks",
                    "t29"."spell",
                    "t29"."opens",
                    "t29"."closes",
                    "t29"."row_until",
                    "t29"."spell_started",
                    "t29"."spell_until",
                    "t29"."start_known",
                    "t29"."came_by_transfer",
                    "t29"."need",
                    "t29"."end_reason",
                    "t29"."settled",
                    "t29"."usual_place",
                    "t29"."by_sex",
                    "t29"."by_ethnicity",
                    "t29"."by_need",
                    "t29"."by_legal_status",
                    "t29"."by_placement",
                    "t29"."by_provider",
                    "t29"."by_locality",
                    "t29"."by_distance",
                    "t29"."review_code",
                    "t29"."held",
                    "t29"."review_file",
                    "t29"."review_row",
                    "t29"."age",
                    "t29"."by_age_band",
                    "t29"."by_uasc",
                    "t29"."by_time_in_care",
                    "t29"."took_part",
                    "t29"."reviews_from",
                    ROW_NUMBER() OVER (
                      PARTITION BY "t29"."child", "t29"."spell"
                      ORDER BY "t29"."held" ASC, "t29"."review_row" ASC, "t29"."review_file" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "turn"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t12"."child",
                        "t12"."decom",
                        "t12"."reason_new_episode",
                        "t12"."legal_status",
                        "t12"."place",
                        "t12"."place_provider",
                        "t12"."reason_episode_ceased",
                        "t12"."reason_place_change",
                        "t12"."place_post",
                        "t12"."urn",
                        "t12"."location",
                        "t12"."distance",
                        "t12"."beyond_boundary",
                        "t12"."supplied_location",
                        "t12"."supplied_distance",
                        "t12"."calculated_location",
                        "t12"."calculated_distance",
                        "t12"."collection_year",
                        "t12"."origin_file",
                        "t12"."origin_row",
                        "t12"."sex",
                        "t12"."dob",
                        "t12"."duc",
                        "t12"."is_uasc_child",
                        "t12"."eighteenth",
                        "t12"."episode_until",
                        "t12"."short_break",
                        "t12"."temporary",
                        "t12"."number",
                        "t12"."begins",
                        "t12"."period",
                        "t12"."counts",
                        "t12"."period_started",
                        "t12"."began_as_short_breaks",
                        "t12"."spell",
                        "t12"."opens",
                        "t12"."closes",
                        "t12"."row_until",
                        "t12"."spell_started",
                        "t12"."spell_until",
                        "t12"."start_known",
                        "t12"."came_by_transfer",
                        "t12"."need",
                        "t12"."end_reason",
                        "t12"."settled",
                        "t12"."usual_place",
                        "t12"."by_sex",
                        "t12"."by_ethnicity",
                        "t12"."by_need",
                        "t12"."by_legal_status",
                        "t12"."by_placement",
                        "t12"."by_provider",
                        "t12"."by_locality",
                        "t12"."by_distance",
                        "t12"."review_code",
                        "t12"."held",
                        "t12"."review_file",
                        "t12"."review_row",
                        "t12"."age",
                        "t12"."by_age_band",
                        "t12"."by_uasc",
                        "t12"."by_time_in_care",
                        "t12"."took_part",
                        "t13"."reviews_from"
                      FROM "held_reviews" AS "t12"
                      CROSS JOIN "records_begin" AS "t13"
                    ) AS "t22"
                    WHERE
                      "t22"."start_known" AND "t22"."spell_started" >= "t22"."reviews_from"
                  ) AS "t29"
                ) AS "t34"
                WHERE
                  "t34"."turn" = 1
              ) AS "t41"
              LEFT OUTER JOIN (
                SELECT DISTINCT
                  "t49"."child",
                  "t49"."spell_started",
                  TRUE AS "agreed_by_it"
                FROM (
                  SELECT
                    "t41"."child",
                    "t41"."spell_started",
                    "t41"."second_review",
                    "t41"."review_file",
                    "t41"."review_row",
                    "t28"."route",
                    "t28"."agreed_on",
                    "t28"."review",
                    "t28"."matched_on",
                    "t28"."achieved_on",
                    "t28"."ended_on",
                    "t28"."origin_file",
                    "t28"."origin_row",
                    "t28"."over"
                  FROM (
                    SELECT
                      "t34"."child",
                      "t34"."spell_started",
                      "t34"."held" AS "second_review",
                      "t34"."review_file",
                      "t34"."review_row"
                    FROM (
                      SELECT
                        "t29"."child",
                        "t29"."decom",
                        "t29"."reason_new_episode",
                        "t29"."legal_status",
                        "t29"."place",
                        "t29"."place_provider",
                        "t29"."reason_episode_ceased",
                        "t29"."reason_place_change",
                        "t29"."place_post",
                        "t29"."urn",
                        "t29"."location",
                        "t29"."distance",
                        "t29"."beyond_boundary",
                        "t29"."supplied_location",
                        "t29"."supplied_distance",
                        "t29"."calculated_location",
                        "t29"."calculated_distance",
                        "t29"."collection_year",
                        "t29"."origin_file",
                        "t29"."origin_row",
                        "t29"."sex",
                        "t29"."dob",
                        "t29"."duc",
                        "t29"."is_uasc_child",
                        "t29"."eighteenth",
                        "t29"."episode_until",
                        "t29"."short_break",
                        "t29"."temporary",
                        "t29"."number",
                        "t29"."begins",
                        "t29"."period",
                        "t29"."counts",
                        "t29"."period_started",
                        "t29"."began_as_short_breaks",
                        "t29"."spell",
                        "t29"."opens",
                        "t29"."closes",
                        "t29"."row_until",
                        "t29"."spell_started",
                        "t29"."spell_until",
                        "t29"."start_known",
                        "t29"."came_by_transfer",
                        "t29"."need",
                        "t29"."end_reason",
                        "t29"."settled",
                        "t29"."usual_place",
                        "t29"."by_sex",
                        "t29"."by_ethnicity",
                        "t29"."by_need",
                        "t29"."by_legal_status",
                        "t29"."by_placement",
                        "t29"."by_provider",
                        "t29"."by_locality",
                        "t29"."by_distance",
                        "t29"."review_code",
                        "t29"."held",
                        "t29"."review_file",
                        "t29"."review_row",
                        "t29"."age",
                        "t29"."by_age_band",
                        "t29"."by_uasc",
                        "t29"."by_time_in_care",
                        "t29"."took_part",
                        "t29"."reviews_from",
                        ROW_NUMBER() OVER (
                          PARTITION BY "t29"."child", "t29"."spell"
                          ORDER BY "t29"."held" ASC, "t29"."review_row" ASC, "t29"."review_file" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) - 1 AS "turn"
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t12"."child",
                            "t12"."decom",
                            "t12"."reason_new_episode",
                            "t12"."legal_status",
                            "t12"."place",
                            "t12"."place_provider",
                            "t12"."reason_episode_ceased",
                            "t12"."reason_place_change",
                            "t12"."place_post",
                            "t12"."urn",
                            "t12"."location",
                            "t12"."distance",
                            "t12"."beyond_boundary",
                            "t12"."supplied_location",
                            "t12"."supplied_distance",
                            "t12"."calculated_location",
                            "t12"."calculated_distance",
                            "t12"."collection_year",
                            "t12"."origin_file",
                            "t12"."origin_row",
                            "t12"."sex",
                            "t12"."dob",
                            "t12"."duc",
                            "t12"."is_uasc_child",
                            "t12"."eighteenth",
                            "t12"."episode_until",
                            "t12"."short_break",
                            "t12"."temporary",
                            "t12"."number",
                            "t12"."begins",
                            "t12"."period",
                            "t12"."counts",
                            "t12"."period_started",
                            "t12"."began_as_short_breaks",
                            "t12"."spell",
                            "t12"."opens",
                            "t12"."closes",
                            "t12"."row_until",
                            "t12"."spell_started",
                            "t12"."spell_until",
                            "t12"."start_known",
                            "t12"."came_by_transfer",
                            "t12"."need",
                            "t12"."end_reason",
                            "t12"."settled",
                            "t12"."usual_place",
                            "t12"."by_sex",
                            "t12"."by_ethnicity",
                            "t12"."by_need",
                            "t12"."by_legal_status",
                            "t12"."by_placement",
                            "t12"."by_provider",
                            "t12"."by_locality",
                            "t12"."by_distance",
                            "t12"."review_code",
                            "t12"."held",
                            "t12"."review_file",
                            "t12"."review_row",
                            "t12"."age",
                            "t12"."by_age_band",
                            "t12"."by_uasc",
                            "t12"."by_time_in_care",
                            "t12"."took_part",
                            "t13"."reviews_from"
                          FROM "held_reviews" AS "t12"
                          CROSS JOIN "records_begin" AS "t13"
                        ) AS "t22"
                        WHERE
                          "t22"."start_known" AND "t22"."spell_started" >= "t22"."reviews_from"
                      ) AS "t29"
                    ) AS "t34"
                    WHERE
                      "t34"."turn" = 1
                  ) AS "t41"
                  INNER JOIN "t24" AS "t28"
                    ON "t41"."child" = "t28"."child"
                ) AS "t49"
                WHERE
                  "t49"."agreed_on" <= "t49"."second_review"
                  AND "t49"."over" >= "t49"."spell_started"
              ) AS "t51"
                ON "t41"."child" = "t51"."child" AND "t41"."spell_started" = "t51"."spell_started"
            ) AS "t53"
              ON "t17"."child" = "t53"."child" AND "t17"."spell_started" = "t53"."spell_started"
          ) AS "t54"
          WHERE
            "t54"."second_review" <= "t54"."on"
        ) AS "t56"
          ON "t10"."child" = "t56"."child" AND "t10"."on" = "t56"."on"
        LEFT OUTER JOIN (
          SELECT
            "t37"."child",
            "t37"."on",
            "t37"."reviewed_on" AS "plan_reviewed",
            "t37"."origin_file" AS "plan_file",
            "t37"."origin_row" AS "plan_row"
          FROM (
            SELECT
              "t32"."child",
              "t32"."kind",
              "t32"."reviewed_on",
              "t32"."origin_file",
              "t32"."origin_row",
              "t32"."on",
              ROW_NUMBER() OVER (
                PARTITION BY "t32"."child", "t32"."on"
                ORDER BY "t32"."reviewed_on" DESC, "t32"."origin_file" DESC, "t32"."origin_row" DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place_from_last"
            FROM (
              SELECT
                "t25"."child",
                "t25"."kind",
                "t25"."reviewed_on",
                "t25"."origin_file",
                "t25"."origin_row",
                "t21"."on"
              FROM (
                SELECT
                  *
                FROM "care_plans" AS "t5"
                WHERE
                  "t5"."kind" = 'care plan'
              ) AS "t25"
              INNER JOIN (
                SELECT
                  "t6"."on"
                FROM "dates" AS "t6"
              ) AS "t21"
                ON "t25"."reviewed_on" <= "t21"."on"
            ) AS "t32"
          ) AS "t37"
          WHERE
            "t37"."place_from_last" = 0
        ) AS "t46"
          ON "t10"."child" = "t46"."child" AND "t10"."on" = "t46"."on"
        LEFT OUTER JOIN (
          SELECT
            "t35"."child",
            "t35"."on",
            "t35"."visited_on" AS "last_visit",
            "t35"."origin_file" AS "visit_file",
            "t35"."origin_row" AS "visit_row"
          FROM (
            SELECT
              "t30"."child",
              "t30"."visited_on",
              "t30"."seen",
              "t30"."alone",
              "t30"."miles",
              "t30"."hours",
              "t30"."origin_file",
              "t30"."origin_row",
              "t30"."on",
              ROW_NUMBER() OVER (
                PARTITION BY "t30"."child", "t30"."on"
                ORDER BY "t30"."visited_on" DESC, "t30"."origin_file" DESC, "t30"."origin_row" DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place_from_last"
            FROM (
              SELECT
                "t11"."child",
                "t11"."visited_on",
                "t11"."seen",
                "t11"."alone",
                "t11"."miles",
                "t11"."hours",
                "t11"."origin_file",
                "t11"."origin_row",
                "t21"."on"
              FROM "visits" AS "t11"
              INNER JOIN (
                SELECT
                  "t6"."on"
                FROM "dates" AS "t6"
              ) AS "t21"
                ON "t11"."visited_on" <= "t21"."on"
            ) AS "t30"
          ) AS "t35"
          WHERE
            "t35"."place_from_last" = 0
        ) AS "t44"
          ON "t10"."child" = "t44"."child" AND "t10"."on" = "t44"."on"
        LEFT OUTER JOIN (
          SELECT
            "t2"."day" AS "spell_started",
            "t2"."after_10" AS "tenth_day"
          FROM "working_days" AS "t2"
        ) AS "t18"
          ON "t10"."spell_started" = "t18"."spell_started"
      ) AS "t57"
    ) AS "t59"
    CROSS JOIN "breakdown_names" AS "t9"
  ) AS "t60"
  WHERE
    "t60"."group" IS NOT NULL
) AS "t61"
GROUP BY
  1,
  2,
  3
