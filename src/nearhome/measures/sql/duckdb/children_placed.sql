-- needs: dates distance_reasons homes_by_episode looked_after
SELECT
  "t31"."on",
  "t31"."distance",
  "t31"."location",
  COALESCE("t31"."reviewed_jointly", FALSE) AS "reviewed_jointly",
  "t31"."by_age_band",
  "t31"."by_placement",
  "t31"."by_need",
  "t31"."by_uasc",
  "t31"."by_stay",
  "t31"."by_distance_reason"
FROM (
  SELECT
    "t30"."child",
    "t30"."decom",
    "t30"."reason_new_episode",
    "t30"."legal_status",
    "t30"."place",
    "t30"."place_provider",
    "t30"."reason_episode_ceased",
    "t30"."reason_place_change",
    "t30"."place_post",
    "t30"."urn",
    "t30"."location",
    "t30"."distance",
    "t30"."beyond_boundary",
    "t30"."supplied_location",
    "t30"."supplied_distance",
    "t30"."calculated_location",
    "t30"."calculated_distance",
    "t30"."collection_year",
    "t30"."origin_file",
    "t30"."origin_row",
    "t30"."sex",
    "t30"."dob",
    "t30"."duc",
    "t30"."is_uasc_child",
    "t30"."eighteenth",
    "t30"."episode_until",
    "t30"."short_break",
    "t30"."temporary",
    "t30"."number",
    "t30"."begins",
    "t30"."period",
    "t30"."counts",
    "t30"."period_started",
    "t30"."began_as_short_breaks",
    "t30"."spell",
    "t30"."opens",
    "t30"."closes",
    "t30"."row_until",
    "t30"."spell_started",
    "t30"."spell_until",
    "t30"."start_known",
    "t30"."came_by_transfer",
    "t30"."need",
    "t30"."end_reason",
    "t30"."settled",
    "t30"."usual_place",
    "t30"."by_sex",
    "t30"."by_ethnicity",
    "t30"."by_need",
    "t30"."by_legal_status",
    "t30"."by_placement",
    "t30"."by_provider",
    "t30"."by_locality",
    "t30"."by_distance",
    "t30"."on",
    "t30"."year",
    "t30"."is_year_end",
    "t30"."window_first",
    "t30"."window_4_first",
    "t30"."window_6_first",
    "t30"."before_6",
    "t30"."before_24",
    "t30"."before_30",
    "t30"."after_12",
    "t30"."after_24",
    "t30"."repeat_first",
    "t30"."home_6_first",
    "t30"."home_6_last",
    "t30"."home_12_first",
    "t30"."home_12_last",
    "t30"."home_18_first",
    "t30"."home_18_last",
    "t30"."month_first",
    "t30"."last_summer_march",
    "t30"."last_summer_first",
    "t30"."season_first",
    "t30"."season_first_whole",
    "t30"."season_last_whole",
    "t30"."season_last",
    "t30"."age",
    "t30"."by_age_band",
    "t30"."by_uasc",
    "t30"."by_time_in_care",
    "t30"."stay_started",
    "t30"."by_stay",
    "t30"."reason",
    "t30"."by_distance_reason",
    "t17"."reviewed_jointly"
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
      "t28"."on",
      "t28"."year",
      "t28"."is_year_end",
      "t28"."window_first",
      "t28"."window_4_first",
      "t28"."window_6_first",
      "t28"."before_6",
      "t28"."before_24",
      "t28"."before_30",
      "t28"."after_12",
      "t28"."after_24",
      "t28"."repeat_first",
      "t28"."home_6_first",
      "t28"."home_6_last",
      "t28"."home_12_first",
      "t28"."home_12_last",
      "t28"."home_18_first",
      "t28"."home_18_last",
      "t28"."month_first",
      "t28"."last_summer_march",
      "t28"."last_summer_first",
      "t28"."season_first",
      "t28"."season_first_whole",
      "t28"."season_last_whole",
      "t28"."season_last",
      "t28"."age",
      "t28"."by_age_band",
      "t28"."by_uasc",
      "t28"."by_time_in_care",
      "t28"."stay_started",
      "t28"."by_stay",
      "t28"."reason",
      COALESCE(
        CASE
          WHEN "t28"."reason" = 'contact'
          THEN 'first enquiry'
          WHEN "t28"."reason" = 'supply'
          THEN 'no home nearer'
          ELSE "t28"."reason"
        END,
        'not recorded'
      ) AS "by_distance_reason"
    FROM (
      SELECT
        "t27"."child",
        "t27"."decom",
        "t27"."reason_new_episode",
        "t27"."legal_status",
        "t27"."place",
        "t27"."place_provider",
        "t27"."reason_episode_ceased",
        "t27"."reason_place_change",
        "t27"."place_post",
        "t27"."urn",
        "t27"."location",
        "t27"."distance",
        "t27"."beyond_boundary",
        "t27"."supplied_location",
        "t27"."supplied_distance",
        "t27"."calculated_location",
        "t27"."calculated_distance",
        "t27"."collection_year",
        "t27"."origin_file",
        "t27"."origin_row",
        "t27"."sex",
        "t27"."dob",
        "t27"."duc",
        "t27"."is_uasc_child",
        "t27"."eighteenth",
        "t27"."episode_until",
        "t27"."short_break",
        "t27"."temporary",
        "t27"."number",
        "t27"."begins",
        "t27"."period",
        "t27"."counts",
        "t27"."period_started",
        "t27"."began_as_short_breaks",
        "t27"."spell",
        "t27"."opens",
        "t27"."closes",
        "t27"."row_until",
        "t27"."spell_started",
        "t27"."spell_until",
        "t27"."start_known",
        "t27"."came_by_transfer",
        "t27"."need",
        "t27"."end_reason",
        "t27"."settled",
        "t27"."usual_place",
        "t27"."by_sex",
        "t27"."by_ethnicity",
        "t27"."by_need",
        "t27"."by_legal_status",
        "t27"."by_placement",
        "t27"."by_provider",
        "t27"."by_locality",
        "t27"."by_distance",
        "t27"."on",
        "t27"."year",
        "t27"."is_year_end",
        "t27"."window_first",
        "t27"."window_4_first",
        "t27"."window_6_first",
        "t27"."before_6",
        "t27"."before_24",
        "t27"."before_30",
        "t27"."after_12",
        "t27"."after_24",
        "t27"."repeat_first",
        "t27"."home_6_first",
        "t27"."home_6_last",
        "t27"."home_12_first",
        "t27"."home_12_last",
        "t27"."home_18_first",
        "t27"."home_18_last",
        "t27"."month_first",
        "t27"."last_summer_march",
        "t27"."last_summer_first",
        "t27"."season_first",
        "t27"."season_first_whole",
        "t27"."season_last_whole",
        "t27"."season_last",
        "t27"."age",
        "t27"."by_age_band",
        "t27"."by_uasc",
        "t27"."by_time_in_care",
        "t27"."stay_started",
        "t27"."by_stay",
        "t22"."reason"
      FROM (
        SELECT
          "t25"."child",
          "t25"."decom",
          "t25"."reason_new_episode",
          "t25"."legal_status",
          "t25"."place",
          "t25"."place_provider",
          "t25"."reason_episode_ceased",
          "t25"."reason_place_change",
          "t25"."place_post",
          "t25"."urn",
          "t25"."location",
          "t25"."distance",
          "t25"."beyond_boundary",
          "t25"."supplied_location",
          "t25"."supplied_distance",
          "t25"."calculated_location",
          "t25"."calculated_distance",
          "t25"."collection_year",
          "t25"."origin_file",
          "t25"."origin_row",
          "t25"."sex",
          "t25"."dob",
          "t25"."duc",
          "t25"."is_uasc_child",
          "t25"."eighteenth",
          "t25"."episode_until",
          "t25"."short_break",
          "t25"."temporary",
          "t25"."number",
          "t25"."begins",
          "t25"."period",
          "t25"."counts",
          "t25"."period_started",
          "t25"."began_as_short_breaks",
          "t25"."spell",
          "t25"."opens",
          "t25"."closes",
          "t25"."row_until",
          "t25"."spell_started",
          "t25"."spell_until",
          "t25"."start_known",
          "t25"."came_by_transfer",
          "t25"."need",
          "t25"."end_reason",
          "t25"."settled",
          "t25"."usual_place",
          "t25"."by_sex",
          "t25"."by_ethnicity",
          "t25"."by_need",
          "t25"."by_legal_status",
          "t25"."by_placement",
          "t25"."by_provider",
          "t25"."by_locality",
          "t25"."by_distance",
          "t25"."on",
          "t25"."year",
          "t25"."is_year_end",
          "t25"."window_first",
          "t25"."window_4_first",
          "t25"."window_6_first",
          "t25"."before_6",
          "t25"."before_24",
          "t25"."before_30",
          "t25"."after_12",
          "t25"."after_24",
          "t25"."repeat_first",
          "t25"."home_6_first",
          "t25"."home_6_last",
          "t25"."home_12_first",
          "t25"."home_12_last",
          "t25"."home_18_first",
          "t25"."home_18_last",
          "t25"."month_first",
          "t25"."last_summer_march",
          "t25"."last_summer_first",
          "t25"."season_first",
          "t25"."season_first_whole",
          "t25"."season_last_whole",
          "t25"."season_last",
          "t25"."age",
          "t25"."by_age_band",
          "t25"."by_uasc",
          "t25"."by_time_in_care",
          "t25"."stay_started",
          CASE
            WHEN "t25"."stay_started" IS NULL
            THEN 'not known'
            WHEN "t25"."stay_started" <= "t25"."before_24"
            THEN '2 years and over'
            WHEN "t25"."stay_started" <= "t25"."before_6"
            THEN '6 months to 2 years'
            ELSE 'under 6 months'
          END AS "by_stay"
        FROM (
          SELECT
            "t4"."child",
            "t4"."decom",
            "t4"."reason_new_episode",
            "t4"."legal_status",
            "t4"."place",
            "t4"."place_provider",
            "t4"."reason_episode_ceased",
            "t4"."reason_place_change",
            "t4"."place_post",
            "t4"."urn",
            "t4"."location",
            "t4"."distance",
            "t4"."beyond_boundary",
            "t4"."supplied_location",
            "t4"."supplied_distance",
            "t4"."calculated_location",
            "t4"."calculated_distance",
            "t4"."collection_year",
            "t4"."origin_file",
            "t4"."origin_row",
            "t4"."sex",
            "t4"."dob",
            "t4"."duc",
            "t4"."is_uasc_child",
            "t4"."eighteenth",
            "t4"."episode_until",
            "t4"."short_break",
            "t4"."temporary",
            "t4"."number",
            "t4"."begins",
            "t4"."period",
            "t4"."counts",
            "t4"."period_started",
            "t4"."began_as_short_breaks",
            "t4"."spell",
            "t4"."opens",
            "t4"."closes",
            "t4"."row_until",
            "t4"."spell_started",
            "t4"."spell_until",
            "t4"."start_known",
            "t4"."came_by_transfer",
            "t4"."need",
            "t4"."end_reason",
            "t4"."settled",
            "t4"."usual_place",
            "t4"."by_sex",
            "t4"."by_ethnicity",
            "t4"."by_need",
            "t4"."by_legal_status",
            "t4"."by_placement",
            "t4"."by_provider",
            "t4"."by_locality",
            "t4"."by_distance",
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
            "t4"."season_last",
            "t4"."age",
            "t4"."by_age_band",
            "t4"."by_uasc",
            "t4"."by_time_in_care",
            "t24"."stay_started"
          FROM "looked_after" AS "t4"
          LEFT OUTER JOIN (
            SELECT
              "t10"."child",
              "t10"."number",
              "t20"."stay_started"
            FROM (
              SELECT
                "t3"."child",
                "t3"."number",
                "t3"."period",
                "t3"."stay"
              FROM "homes_by_episode" AS "t3"
              WHERE
                "t3"."in_stay"
            ) AS "t10"
            LEFT OUTER JOIN (
              SELECT
                "t16"."child",
                "t16"."period",
                "t16"."stay",
                "t16"."stay_started",
                "t16"."previous_stay_started"
              FROM (
                SELECT
                  "t11"."child",
                  "t11"."period",
                  "t11"."stay",
                  "t11"."stay_started",
                  "t11"."stay_until",
                  MAX(
                    CASE
                      WHEN "t11"."stay_until" > "t11"."stay_started"
                      THEN "t11"."stay_started"
                      ELSE CAST(NULL AS DATE)
                    END
                  ) OVER (
                    PARTITION BY "t11"."child", "t11"."period"
                    ORDER BY "t11"."stay" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
                  ) AS "previous_stay_started"
                FROM (
                  SELECT
                    "t8"."child",
                    "t8"."period",
                    "t8"."stay",
                    MIN("t8"."decom") AS "stay_started",
                    MAX("t8"."episode_until") AS "stay_until"
                  FROM (
                    SELECT
                      *
                    FROM "homes_by_episode" AS "t3"
                    WHERE
                      "t3"."in_stay"
                  ) AS "t8"
                  GROUP BY
                    1,
                    2,
                    3
                ) AS "t11"
              ) AS "t16"
            ) AS "t20"
              ON "t10"."child" = "t20"."child"
              AND "t10"."period" = "t20"."period"
              AND "t10"."stay" = "t20"."stay"
          ) AS "t24"
            ON "t4"."child" = "t24"."child" AND "t4"."number" = "t24"."number"
        ) AS "t25"
      ) AS "t27"
      LEFT OUTER JOIN (
        SELECT
          "t18"."child",
          "t18"."on",
          "t18"."its_reason" AS "reason"
        FROM (
          SELECT
            "t13"."child",
            "t13"."its_placed_on",
            "t13"."its_reason",
            "t13"."its_joint_review_on",
            "t13"."its_joint_review_outcome",
            "t13"."its_file",
            "t13"."its_row",
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
            ROW_NUMBER() OVER (
              PARTITION BY "t13"."child", "t13"."on"
              ORDER BY "t13"."its_placed_on" DESC, "t13"."its_row" DESC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "rank"
          FROM (
            SELECT
              "t9"."child",
              "t9"."its_placed_on",
              "t9"."its_reason",
              "t9"."its_joint_review_on",
              "t9"."its_joint_review_outcome",
              "t9"."its_file",
              "t9"."its_row",
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
                "t1"."child",
                "t1"."placed_on" AS "its_placed_on",
                "t1"."reason" AS "its_reason",
                "t1"."joint_review_on" AS "its_joint_review_on",
                "t1"."joint_review_outcome" AS "its_joint_review_outcome",
                "t1"."origin_file" AS "its_file",
                "t1"."origin_row" AS "its_row"
              FROM "distance_reasons" AS "t1"
            ) AS "t9"
            INNER JOIN "dates" AS "t5"
              ON "t9"."its_placed_on" <= "t5"."on"
          ) AS "t13"
        ) AS "t18"
        WHERE
          "t18"."rank" = 0
      ) AS "t22"
        ON "t27"."child" = "t22"."child" AND "t27"."on" = "t22"."on"
    ) AS "t28"
  ) AS "t30"
  LEFT OUTER JOIN (
    SELECT
      "t14"."child",
      "t14"."on",
      TRUE AS "reviewed_jointly"
    FROM (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          "t9"."child",
          "t5"."on"
        FROM (
          SELECT
            "t1"."child",
            "t1"."placed_on" AS "its_placed_on",
            "t1"."reason" AS "its_reason",
            "t1"."joint_review_on" AS "its_joint_review_on",
            "t1"."joint_review_outcome" AS "its_joint_review_outcome",
            "t1"."origin_file" AS "its_file",
            "t1"."origin_row" AS "its_row"
          FROM "distance_reasons" AS "t1"
        ) AS "t9"
        INNER JOIN "dates" AS "t5"
          ON "t9"."its_joint_review_on" <= "t5"."on"
          AND "t9"."its_joint_review_on" >= "t5"."window_first"
      ) AS "t12"
    ) AS "t14"
  ) AS "t17"
    ON "t30"."child" = "t17"."child" AND "t30"."on" = "t17"."on"
) AS "t31"
