-- needs: breakdown_names care_plans dates held_reviews looked_after permanence_plans records_begin visits working_days
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
          "t47"."waits_since",
          "t47"."waits_for",
          "t47"."wait_file",
          "t47"."wait_row",
          "t43"."latest_route",
          "t43"."latest_match",
          "t43"."latest_file",
          "t43"."latest_row",
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
          "t20"."tenth_day"
        FROM "looked_after" AS "t10"
        LEFT OUTER JOIN (
          SELECT
            "t37"."child",
            "t37"."on",
            "t37"."agreed_on" AS "waits_since",
            "t37"."route" AS "waits_for",
            "t37"."origin_file" AS "wait_file",
            "t37"."origin_row" AS "wait_row"
          FROM (
            SELECT
              "t32"."child",
              "t32"."route",
              "t32"."agreed_on",
              "t32"."review",
              "t32"."matched_on",
              "t32"."achieved_on",
              "t32"."ended_on",
              "t32"."origin_file",
              "t32"."origin_row",
              "t32"."over",
              "t32"."on",
              ROW_NUMBER() OVER (
                PARTITION BY "t32"."child", "t32"."on"
                ORDER BY "t32"."agreed_on" DESC, "t32"."route" DESC, "t32"."origin_file" DESC, "t32"."origin_row" DESC
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
                "t23"."on"
              FROM (
                SELECT
                  "t3"."child",
                  "t3"."route",
                  "t3"."agreed_on",
                  "t3"."review",
                  "t3"."matched_on",
                  "t3"."achieved_on",
                  "t3"."ended_on",
                  "t3"."origin_file",
                  "t3"."origin_row",
                  LEAST(
                    COALESCE("t3"."achieved_on", MAKE_DATE(2999, 12, 31)),
                    COALESCE("t3"."ended_on", MAKE_DATE(2999, 12, 31))
                  ) AS "over"
                FROM "permanence_plans" AS "t3"
              ) AS "t27"
              INNER JOIN (
                SELECT
                  "t6"."on"
                FROM "dates" AS "t6"
              ) AS "t23"
                ON "t27"."agreed_on" <= "t23"."on" AND "t27"."over" > "t23"."on"
            ) AS "t32"
          ) AS "t37"
          WHERE
            "t37"."place_from_last" = 0
        ) AS "t47"
          ON "t10"."child" = "t47"."child" AND "t10"."on" = "t47"."on"
        LEFT OUTER JOIN (
          SELECT
            "t34"."child",
            "t34"."on",
            "t34"."route" AS "latest_route",
            "t34"."matched_on" AS "latest_match",
            "t34"."origin_file" AS "latest_file",
            "t34"."origin_row" AS "latest_row"
          FROM (
            SELECT
              "t29"."child",
              "t29"."route",
              "t29"."agreed_on",
              "t29"."review",
              "t29"."matched_on",
              "t29"."achieved_on",
              "t29"."ended_on",
              "t29"."origin_file",
              "t29"."origin_row",
              "t29"."on",
              ROW_NUMBER() OVER (
                PARTITION BY "t29"."child", "t29"."on"
                ORDER BY "t29"."agreed_on" DESC, "t29"."route" DESC, "t29"."origin_file" DESC, "t29"."origin_row" DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place_from_last"
            FROM (
              SELECT
                "t11"."child",
                "t11"."route",
                "t11"."agreed_on",
                "t11"."review",
                "t11"."matched_on",
                "t11"."achieved_on",
                "t11"."ended_on",
                "t11"."origin_file",
                "t11"."origin_row",
                "t23"."on"
              FROM "permanence_plans" AS "t11"
              INNER JOIN (
                SELECT
                  "t6"."on"
                FROM "dates" AS "t6"
              ) AS "t23"
                ON "t11"."agreed_on" <= "t23"."on"
            ) AS "t29"
          ) AS "t34"
          WHERE
            "t34"."place_from_last" = 0
        ) AS "t43"
          ON "t10"."child" = "t43"."child" AND "t10"."on" = "t43"."on"
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
              "t19"."child",
              "t19"."on",
              "t19"."spell",
              "t53"."second_review",
              "t53"."review_file",
              "t53"."review_row",
              "t53"."agreed_by_it"
            FROM (
              SELECT
                "t1"."child",
                "t1"."on",
                "t1"."spell"
              FROM "looked_after" AS "t1"
            ) AS "t19"
            LEFT OUTER JOIN (
              SELECT
                "t51"."child",
                "t51"."spell",
                "t51"."second_review",
                "t51"."review_file",
                "t51"."review_row",
                "t51"."agreed_by_it"
              FROM (
                SELECT
                  "t41"."child",
                  "t41"."spell",
                  "t41"."spell_started",
                  "t41"."second_review",
                  "t41"."review_file",
                  "t41"."review_row",
                  "t50"."agreed_by_it"
                FROM (
                  SELECT
                    "t33"."child",
                    "t33"."spell",
                    "t33"."spell_started",
                    "t33"."held" AS "second_review",
                    "t33"."review_file",
                    "t33"."review_row"
                  FROM (
                    SELECT
                      "t28"."child",
                      "t28"."decom",
                      "t28"."reason_new_episode",
                      "t28"."legal_status",
                      "t28"."place",
                      "t28"."place_provider",
                      "t28"."reason_episode_ceased",
                      "t28"."reason_place_change",
                      "t28"."place_post",
                      "t28"."urn",
                      "t28"."location",
                      "t28"."distance",
                      "t28"."beyond_boundary",
                      "t28"."supplied_location",
                      "t28"."supplied_distance",
                      "t28"."calculated_location",
                      "t28"."calculated_distance",
                      "t28"."collection_year",
                      "t28"."origin_file",
                      "t28"."origin_row",
                      "t28"."sex",
                      "t28"."dob",
                      "t28"."duc",
                      "t28"."is_uasc_child",
                      "t28"."eighteenth",
                      "t28"."episode_until",
                      "t28"."short_break",
                      "t28"."temporary",
                      "t28"."number",
                      "t28"."begins",
                      "t28"."period",
                      "t28"."counts",
                      "t28"."period_started",
                      "t28"."began_as_short_breaks",
                      "t28"."spell",
                      "t28"."opens",
                      "t28"."closes",
                      "t28"."row_until",
                      "t28"."spell_started",
                      "t28"."spell_until",
                      "t28"."start_known",
                      "t28"."came_by_transfer",
                      "t28"."need",
                      "t28"."end_reason",
                      "t28"."settled",
                      "t28"."usual_place",
                      "t28"."by_sex",
                      "t28"."by_ethnicity",
                      "t28"."by_need",
                      "t28"."by_legal_status",
                      "t28"."by_placement",
                      "t28"."by_provider",
                      "t28"."by_locality",
                      "t28"."by_distance",
                      "t28"."review_code",
                      "t28"."held",
                      "t28"."review_file",
                      "t28"."review_row",
                      "t28"."age",
                      "t28"."by_age_band",
                      "t28"."by_uasc",
                      "t28"."by_time_in_care",
                      "t28"."took_part",
                      "t28"."reviews_from",
                      ROW_NUMBER() OVER (
                        PARTITION BY "t28"."child", "t28"."spell"
                        ORDER BY "t28"."held" ASC, "t28"."review_row" ASC, "t28"."review_file" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) - 1 AS "turn"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t13"."child",
                          "t13"."decom",
                          "t13"."reason_new_episode",
                          "t13"."legal_status",
                          "t13"."place",
                          "t13"."place_provider",
                          "t13"."reason_episode_ceased",
                          "t13"."reason_place_change",
                          "t13"."place_post",
                          "t13"."urn",
                          "t13"."location",
                          "t13"."distance",
                          "t13"."beyond_boundary",
                          "t13"."supplied_location",
                          "t13"."supplied_distance",
                          "t13"."calculated_location",
                          "t13"."calculated_distance",
                          "t13"."collection_year",
                          "t13"."origin_file",
                          "t13"."origin_row",
                          "t13"."sex",
                          "t13"."dob",
                          "t13"."duc",
                          "t13"."is_uasc_child",
                          "t13"."eighteenth",
                          "t13"."episode_until",
                          "t13"."short_break",
                          "t13"."temporary",
                          "t13"."number",
                          "t13"."begins",
                          "t13"."period",
                          "t13"."counts",
                          "t13"."period_started",
                          "t13"."began_as_short_breaks",
                          "t13"."spell",
                          "t13"."opens",
                          "t13"."closes",
                          "t13"."row_until",
                          "t13"."spell_started",
                          "t13"."spell_until",
                          "t13"."start_known",
                          "t13"."came_by_transfer",
                          "t13"."need",
                          "t13"."end_reason",
                          "t13"."settled",
                          "t13"."usual_place",
                          "t13"."by_sex",
                          "t13"."by_ethnicity",
                          "t13"."by_need",
                          "t13"."by_legal_status",
                          "t13"."by_placement",
                          "t13"."by_provider",
                          "t13"."by_locality",
                          "t13"."by_distance",
                          "t13"."review_code",
                          "t13"."held",
                          "t13"."review_file",
                          "t13"."review_row",
                          "t13"."age",
                          "t13"."by_age_band",
                          "t13"."by_uasc",
                          "t13"."by_time_in_care",
                          "t13"."took_part",
                          "t14"."reviews_from"
                        FROM "held_reviews" AS "t13"
                        CROSS JOIN "records_begin" AS "t14"
                      ) AS "t24"
                      WHERE
                        "t24"."start_known" AND "t24"."spell_started" >= "t24"."reviews_from"
                    ) AS "t28"
                  ) AS "t33"
                  WHERE
                    "t33"."turn" = 1
                ) AS "t41"
                LEFT OUTER JOIN (
                  SELECT DISTINCT
                    "t48"."child",
                    "t48"."spell",
                    TRUE AS "agreed_by_it"
                  FROM (
                    SELECT
                      "t41"."child",
                      "t41"."spell",
                      "t41"."spell_started",
                      "t41"."second_review",
                      "t41"."review_file",
                      "t41"."review_row",
                      "t21"."agreed_on"
                    FROM (
                      SELECT
                        "t33"."child",
                        "t33"."spell",
                        "t33"."spell_started",
                        "t33"."held" AS "second_review",
                        "t33"."review_file",
                        "t33"."review_row"
                      FROM (
                        SELECT
                          "t28"."child",
                          "t28"."decom",
                          "t28"."reason_new_episode",
                          "t28"."legal_status",
                          "t28"."place",
                          "t28"."place_provider",
                          "t28"."reason_episode_ceased",
                          "t28"."reason_place_change",
                          "t28"."place_post",
                          "t28"."urn",
                          "t28"."location",
                          "t28"."distance",
                          "t28"."beyond_boundary",
                          "t28"."supplied_location",
                          "t28"."supplied_distance",
                          "t28"."calculated_location",
                          "t28"."calculated_distance",
                          "t28"."collection_year",
                          "t28"."origin_file",
                          "t28"."origin_row",
                          "t28"."sex",
                          "t28"."dob",
                          "t28"."duc",
                          "t28"."is_uasc_child",
                          "t28"."eighteenth",
                          "t28"."episode_until",
                          "t28"."short_break",
                          "t28"."temporary",
                          "t28"."number",
                          "t28"."begins",
                          "t28"."period",
                          "t28"."counts",
                          "t28"."period_started",
                          "t28"."began_as_short_breaks",
                          "t28"."spell",
                          "t28"."opens",
                          "t28"."closes",
                          "t28"."row_until",
                          "t28"."spell_started",
                          "t28"."spell_until",
                          "t28"."start_known",
                          "t28"."came_by_transfer",
                          "t28"."need",
                          "t28"."end_reason",
                          "t28"."settled",
                          "t28"."usual_place",
                          "t28"."by_sex",
                          "t28"."by_ethnicity",
                          "t28"."by_need",
                          "t28"."by_legal_status",
                          "t28"."by_placement",
                          "t28"."by_provider",
                          "t28"."by_locality",
                          "t28"."by_distance",
                          "t28"."review_code",
                          "t28"."held",
                          "t28"."review_file",
                          "t28"."review_row",
                          "t28"."age",
                          "t28"."by_age_band",
                          "t28"."by_uasc",
                          "t28"."by_time_in_care",
                          "t28"."took_part",
                          "t28"."reviews_from",
                          ROW_NUMBER() OVER (
                            PARTITION BY "t28"."child", "t28"."spell"
                            ORDER BY "t28"."held" ASC, "t28"."review_row" ASC, "t28"."review_file" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) - 1 AS "turn"
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT
                              "t13"."child",
                              "t13"."decom",
                              "t13"."reason_new_episode",
                              "t13"."legal_status",
                              "t13"."place",
                              "t13"."place_provider",
                              "t13"."reason_episode_ceased",
                              "t13"."reason_place_change",
                              "t13"."place_post",
                              "t13"."urn",
                              "t13"."location",
                              "t13"."distance",
                              "t13"."beyond_boundary",
                              "t13"."supplied_location",
                              "t13"."supplied_distance",
                              "t13"."calculated_location",
                              "t13"."calculated_distance",
                              "t13"."collection_year",
                              "t13"."origin_file",
                              "t13"."origin_row",
                              "t13"."sex",
                              "t13"."dob",
                              "t13"."duc",
                              "t13"."is_uasc_child",
                              "t13"."eighteenth",
                              "t13"."episode_until",
                              "t13"."short_break",
                              "t13"."temporary",
                              "t13"."number",
                              "t13"."begins",
                              "t13"."period",
                              "t13"."counts",
                              "t13"."period_started",
                              "t13"."began_as_short_breaks",
                              "t13"."spell",
                              "t13"."opens",
                              "t13"."closes",
                              "t13"."row_until",
                              "t13"."spell_started",
                              "t13"."spell_until",
                              "t13"."start_known",
                              "t13"."came_by_transfer",
                              "t13"."need",
                              "t13"."end_reason",
                              "t13"."settled",
                              "t13"."usual_place",
                              "t13"."by_sex",
                              "t13"."by_ethnicity",
                              "t13"."by_need",
                              "t13"."by_legal_status",
                              "t13"."by_placement",
                              "t13"."by_provider",
                              "t13"."by_locality",
                              "t13"."by_distance",
                              "t13"."review_code",
                              "t13"."held",
                              "t13"."review_file",
                              "t13"."review_row",
                              "t13"."age",
                              "t13"."by_age_band",
                              "t13"."by_uasc",
                              "t13"."by_time_in_care",
                              "t13"."took_part",
                              "t14"."reviews_from"
                            FROM "held_reviews" AS "t13"
                            CROSS JOIN "records_begin" AS "t14"
                          ) AS "t24"
                          WHERE
                            "t24"."start_known" AND "t24"."spell_started" >= "t24"."reviews_from"
                        ) AS "t28"
                      ) AS "t33"
                      WHERE
                        "t33"."turn" = 1
                    ) AS "t41"
                    INNER JOIN (
                      SELECT
                        "t3"."child",
                        "t3"."agreed_on"
                      FROM "permanence_plans" AS "t3"
                    ) AS "t21"
                      ON "t41"."child" = "t21"."child"
                  ) AS "t48"
                  WHERE
                    "t48"."agreed_on" BETWEEN "t48"."spell_started" AND "t48"."second_review"
                ) AS "t50"
                  ON "t41"."child" = "t50"."child" AND "t41"."spell" = "t50"."spell"
              ) AS "t51"
            ) AS "t53"
              ON "t19"."child" = "t53"."child" AND "t19"."spell" = "t53"."spell"
          ) AS "t54"
          WHERE
            "t54"."second_review" <= "t54"."on"
        ) AS "t56"
          ON "t10"."child" = "t56"."child" AND "t10"."on" = "t56"."on"
        LEFT OUTER JOIN (
          SELECT
            "t36"."child",
            "t36"."on",
            "t36"."reviewed_on" AS "plan_reviewed",
            "t36"."origin_file" AS "plan_file",
            "t36"."origin_row" AS "plan_row"
          FROM (
            SELECT
              "t31"."child",
              "t31"."kind",
              "t31"."reviewed_on",
              "t31"."origin_file",
              "t31"."origin_row",
              "t31"."on",
              ROW_NUMBER() OVER (
                PARTITION BY "t31"."child", "t31"."on"
                ORDER BY "t31"."reviewed_on" DESC, "t31"."origin_file" DESC, "t31"."origin_row" DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place_from_last"
            FROM (
              SELECT
                "t26"."child",
                "t26"."kind",
                "t26"."reviewed_on",
                "t26"."origin_file",
                "t26"."origin_row",
                "t23"."on"
              FROM (
                SELECT
                  *
                FROM "care_plans" AS "t5"
                WHERE
                  "t5"."kind" = 'care plan'
              ) AS "t26"
              INNER JOIN (
                SELECT
                  "t6"."on"
                FROM "dates" AS "t6"
              ) AS "t23"
                ON "t26"."reviewed_on" <= "t23"."on"
            ) AS "t31"
          ) AS "t36"
          WHERE
            "t36"."place_from_last" = 0
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
                "t12"."child",
                "t12"."visited_on",
                "t12"."seen",
                "t12"."alone",
                "t12"."miles",
                "t12"."hours",
                "t12"."origin_file",
                "t12"."origin_row",
                "t23"."on"
              FROM "visits" AS "t12"
              INNER JOIN (
                SELECT
                  "t6"."on"
                FROM "dates" AS "t6"
              ) AS "t23"
                ON "t12"."visited_on" <= "t23"."on"
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
        ) AS "t20"
          ON "t10"."spell_started" = "t20"."spell_started"
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
