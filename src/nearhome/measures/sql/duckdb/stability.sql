-- needs: breakdown_names dates homes_by_episode looked_after
SELECT
  "t40"."on",
  "t40"."breakdown",
  "t40"."group",
  COUNT(*) FILTER(WHERE
    "t40"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t40"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t40"."n2") AS "n2",
  COUNT(*) AS "n3",
  COUNT(*) FILTER(WHERE
    "t40"."n4") AS "n4",
  COUNT(*) FILTER(WHERE
    "t40"."n5") AS "n5",
  COUNT(*) FILTER(WHERE
    "t40"."n6") AS "n6"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t38"."on",
      "t4"."breakdown",
      "t38"."n0",
      "t38"."n1",
      "t38"."n2",
      "t38"."n4",
      "t38"."n5",
      "t38"."n6",
      CASE
        WHEN "t4"."breakdown" = ''
        THEN ''
        WHEN "t4"."breakdown" = 'age_band'
        THEN "t38"."by_age_band"
        WHEN "t4"."breakdown" = 'sex'
        THEN "t38"."by_sex"
        WHEN "t4"."breakdown" = 'ethnicity'
        THEN "t38"."by_ethnicity"
        WHEN "t4"."breakdown" = 'need'
        THEN "t38"."by_need"
        WHEN "t4"."breakdown" = 'legal_status'
        THEN "t38"."by_legal_status"
        WHEN "t4"."breakdown" = 'placement'
        THEN "t38"."by_placement"
        WHEN "t4"."breakdown" = 'provider'
        THEN "t38"."by_provider"
        WHEN "t4"."breakdown" = 'uasc'
        THEN "t38"."by_uasc"
        WHEN "t4"."breakdown" = 'locality'
        THEN "t38"."by_locality"
        WHEN "t4"."breakdown" = 'distance'
        THEN "t38"."by_distance"
        WHEN "t4"."breakdown" = 'time_in_care'
        THEN "t38"."by_time_in_care"
        WHEN "t38"."age" BETWEEN "t4"."youngest" AND "t4"."oldest"
        THEN "t4"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t36"."on",
        "t36"."by_age_band",
        "t36"."by_sex",
        "t36"."by_ethnicity",
        "t36"."by_need",
        "t36"."by_legal_status",
        "t36"."by_placement",
        "t36"."by_provider",
        "t36"."by_uasc",
        "t36"."by_locality",
        "t36"."by_distance",
        "t36"."by_time_in_care",
        "t36"."age",
        COALESCE(
          COALESCE("t36"."stay_started" <= "t36"."before_24", FALSE)
          AND (
            COALESCE("t36"."distance" > 20.0, FALSE)
            AND COALESCE("t36"."location" = 'OUT', FALSE)
          ),
          FALSE
        ) AS "n0",
        COALESCE(
          COALESCE("t36"."distance" > 20.0, FALSE)
          AND COALESCE("t36"."location" = 'OUT', FALSE),
          FALSE
        ) AS "n1",
        COALESCE("t36"."homes_in_window" >= 3, FALSE) AS "n2",
        COALESCE("t36"."records_in_window" >= 3, FALSE) AS "n4",
        COALESCE(
          COALESCE(
            CASE
              WHEN COALESCE("t36"."usual_place" IN ('A4', 'A6'), FALSE)
              THEN COALESCE("t36"."previous_stay_started", "t36"."stay_started")
              ELSE "t36"."stay_started"
            END <= "t36"."before_24",
            FALSE
          )
          AND (
            COALESCE("t36"."age" < 16, FALSE)
            AND (
              "t36"."period_started" <= "t36"."before_30"
            )
            AND NOT (
              "t36"."began_as_short_breaks"
            )
          ),
          FALSE
        ) AS "n5",
        COALESCE(
          COALESCE("t36"."age" < 16, FALSE)
          AND (
            "t36"."period_started" <= "t36"."before_30"
          )
          AND NOT (
            "t36"."began_as_short_breaks"
          ),
          FALSE
        ) AS "n6"
      FROM (
        SELECT
          "t35"."child",
          "t35"."decom",
          "t35"."reason_new_episode",
          "t35"."legal_status",
          "t35"."place",
          "t35"."place_provider",
          "t35"."reason_episode_ceased",
          "t35"."reason_place_change",
          "t35"."place_post",
          "t35"."urn",
          "t35"."location",
          "t35"."distance",
          "t35"."beyond_boundary",
          "t35"."supplied_location",
          "t35"."supplied_distance",
          "t35"."calculated_location",
          "t35"."calculated_distance",
          "t35"."collection_year",
          "t35"."origin_file",
          "t35"."origin_row",
          "t35"."sex",
          "t35"."dob",
          "t35"."duc",
          "t35"."is_uasc_child",
          "t35"."eighteenth",
          "t35"."episode_until",
          "t35"."short_break",
          "t35"."temporary",
          "t35"."number",
          "t35"."begins",
          "t35"."period",
          "t35"."counts",
          "t35"."period_started",
          "t35"."began_as_short_breaks",
          "t35"."spell",
          "t35"."opens",
          "t35"."closes",
          "t35"."row_until",
          "t35"."spell_started",
          "t35"."spell_until",
          "t35"."start_known",
          "t35"."came_by_transfer",
          "t35"."need",
          "t35"."end_reason",
          "t35"."settled",
          "t35"."usual_place",
          "t35"."by_sex",
          "t35"."by_ethnicity",
          "t35"."by_need",
          "t35"."by_legal_status",
          "t35"."by_placement",
          "t35"."by_provider",
          "t35"."by_locality",
          "t35"."by_distance",
          "t35"."on",
          "t35"."year",
          "t35"."is_year_end",
          "t35"."window_first",
          "t35"."window_4_first",
          "t35"."window_6_first",
          "t35"."before_6",
          "t35"."before_24",
          "t35"."before_30",
          "t35"."after_12",
          "t35"."after_24",
          "t35"."repeat_first",
          "t35"."home_6_first",
          "t35"."home_6_last",
          "t35"."home_12_first",
          "t35"."home_12_last",
          "t35"."home_18_first",
          "t35"."home_18_last",
          "t35"."month_first",
          "t35"."last_summer_march",
          "t35"."last_summer_first",
          "t35"."season_first",
          "t35"."season_first_whole",
          "t35"."season_last_whole",
          "t35"."season_last",
          "t35"."age",
          "t35"."by_age_band",
          "t35"."by_uasc",
          "t35"."by_time_in_care",
          "t35"."homes_in_window",
          "t35"."records_in_window",
          "t29"."stay_started",
          "t29"."previous_stay_started"
        FROM (
          SELECT
            "t33"."child",
            "t33"."decom",
            "t33"."reason_new_episode",
            "t33"."legal_status",
            "t33"."place",
            "t33"."place_provider",
            "t33"."reason_episode_ceased",
            "t33"."reason_place_change",
            "t33"."place_post",
            "t33"."urn",
            "t33"."location",
            "t33"."distance",
            "t33"."beyond_boundary",
            "t33"."supplied_location",
            "t33"."supplied_distance",
            "t33"."calculated_location",
            "t33"."calculated_distance",
            "t33"."collection_year",
            "t33"."origin_file",
            "t33"."origin_row",
            "t33"."sex",
            "t33"."dob",
            "t33"."duc",
            "t33"."is_uasc_child",
            "t33"."eighteenth",
            "t33"."episode_until",
            "t33"."short_break",
            "t33"."temporary",
            "t33"."number",
            "t33"."begins",
            "t33"."period",
            "t33"."counts",
            "t33"."period_started",
            "t33"."began_as_short_breaks",
            "t33"."spell",
            "t33"."opens",
            "t33"."closes",
            "t33"."row_until",
            "t33"."spell_started",
            "t33"."spell_until",
            "t33"."start_known",
            "t33"."came_by_transfer",
            "t33"."need",
            "t33"."end_reason",
            "t33"."settled",
            "t33"."usual_place",
            "t33"."by_sex",
            "t33"."by_ethnicity",
            "t33"."by_need",
            "t33"."by_legal_status",
            "t33"."by_placement",
            "t33"."by_provider",
            "t33"."by_locality",
            "t33"."by_distance",
            "t33"."on",
            "t33"."year",
            "t33"."is_year_end",
            "t33"."window_first",
            "t33"."window_4_first",
            "t33"."window_6_first",
            "t33"."before_6",
            "t33"."before_24",
            "t33"."before_30",
            "t33"."after_12",
            "t33"."after_24",
            "t33"."repeat_first",
            "t33"."home_6_first",
            "t33"."home_6_last",
            "t33"."home_12_first",
            "t33"."home_12_last",
            "t33"."home_18_first",
            "t33"."home_18_last",
            "t33"."month_first",
            "t33"."last_summer_march",
            "t33"."last_summer_first",
            "t33"."season_first",
            "t33"."season_first_whole",
            "t33"."season_last_whole",
            "t33"."season_last",
            "t33"."age",
            "t33"."by_age_band",
            "t33"."by_uasc",
            "t33"."by_time_in_care",
            "t33"."homes_in_window",
            COALESCE("t33"."records_in_window", 0) AS "records_in_window"
          FROM (
            SELECT
              "t32"."child",
              "t32"."decom",
              "t32"."reason_new_episode",
              "t32"."legal_status",
              "t32"."place",
              "t32"."place_provider",
              "t32"."reason_episode_ceased",
              "t32"."reason_place_change",
              "t32"."place_post",
              "t32"."urn",
              "t32"."location",
              "t32"."distance",
              "t32"."beyond_boundary",
              "t32"."supplied_location",
              "t32"."supplied_distance",
              "t32"."calculated_location",
              "t32"."calculated_distance",
              "t32"."collection_year",
              "t32"."origin_file",
              "t32"."origin_row",
              "t32"."sex",
              "t32"."dob",
              "t32"."duc",
              "t32"."is_uasc_child",
              "t32"."eighteenth",
              "t32"."episode_until",
              "t32"."short_break",
              "t32"."temporary",
              "t32"."number",
              "t32"."begins",
              "t32"."period",
              "t32"."counts",
              "t32"."period_started",
              "t32"."began_as_short_breaks",
              "t32"."spell",
              "t32"."opens",
              "t32"."closes",
              "t32"."row_until",
              "t32"."spell_started",
              "t32"."spell_until",
              "t32"."start_known",
              "t32"."came_by_transfer",
              "t32"."need",
              "t32"."end_reason",
              "t32"."settled",
              "t32"."usual_place",
              "t32"."by_sex",
              "t32"."by_ethnicity",
              "t32"."by_need",
              "t32"."by_legal_status",
              "t32"."by_placement",
              "t32"."by_provider",
              "t32"."by_locality",
              "t32"."by_distance",
              "t32"."on",
              "t32"."year",
              "t32"."is_year_end",
              "t32"."window_first",
              "t32"."window_4_first",
              "t32"."window_6_first",
              "t32"."before_6",
              "t32"."before_24",
              "t32"."before_30",
              "t32"."after_12",
              "t32"."after_24",
              "t32"."repeat_first",
              "t32"."home_6_first",
              "t32"."home_6_last",
              "t32"."home_12_first",
              "t32"."home_12_last",
              "t32"."home_18_first",
              "t32"."home_18_last",
              "t32"."month_first",
              "t32"."last_summer_march",
              "t32"."last_summer_first",
              "t32"."season_first",
              "t32"."season_first_whole",
              "t32"."season_last_whole",
              "t32"."season_last",
              "t32"."age",
              "t32"."by_age_band",
              "t32"."by_uasc",
              "t32"."by_time_in_care",
              "t32"."homes_in_window",
              "t26"."records_in_window"
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
                COALESCE("t30"."homes_in_window", 0) AS "homes_in_window"
              FROM (
                SELECT
                  "t5"."child",
                  "t5"."decom",
                  "t5"."reason_new_episode",
                  "t5"."legal_status",
                  "t5"."place",
                  "t5"."place_provider",
                  "t5"."reason_episode_ceased",
                  "t5"."reason_place_change",
                  "t5"."place_post",
                  "t5"."urn",
                  "t5"."location",
                  "t5"."distance",
                  "t5"."beyond_boundary",
                  "t5"."supplied_location",
                  "t5"."supplied_distance",
                  "t5"."calculated_location",
                  "t5"."calculated_distance",
                  "t5"."collection_year",
                  "t5"."origin_file",
                  "t5"."origin_row",
                  "t5"."sex",
                  "t5"."dob",
                  "t5"."duc",
                  "t5"."is_uasc_child",
                  "t5"."eighteenth",
                  "t5"."episode_until",
                  "t5"."short_break",
                  "t5"."temporary",
                  "t5"."number",
                  "t5"."begins",
                  "t5"."period",
                  "t5"."counts",
                  "t5"."period_started",
                  "t5"."began_as_short_breaks",
                  "t5"."spell",
                  "t5"."opens",
                  "t5"."closes",
                  "t5"."row_until",
                  "t5"."spell_started",
                  "t5"."spell_until",
                  "t5"."start_known",
                  "t5"."came_by_transfer",
                  "t5"."need",
                  "t5"."end_reason",
                  "t5"."settled",
                  "t5"."usual_place",
                  "t5"."by_sex",
                  "t5"."by_ethnicity",
                  "t5"."by_need",
                  "t5"."by_legal_status",
                  "t5"."by_placement",
                  "t5"."by_provider",
                  "t5"."by_locality",
                  "t5"."by_distance",
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
                  "t5"."season_last",
                  "t5"."age",
                  "t5"."by_age_band",
                  "t5"."by_uasc",
                  "t5"."by_time_in_care",
                  "t27"."homes_in_window"
                FROM "looked_after" AS "t5"
                LEFT OUTER JOIN (
                  SELECT
                    "t22"."child",
                    "t22"."on",
                    COUNT(*) AS "homes_in_window"
                  FROM (
                    SELECT
                      "t18"."child",
                      "t18"."period",
                      "t18"."home",
                      "t18"."started",
                      "t18"."home_until",
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
                      "t6"."season_last"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t11"."child",
                          "t11"."period",
                          "t11"."home",
                          MIN("t11"."decom") AS "started",
                          MAX("t11"."episode_until") AS "home_until"
                        FROM (
                          SELECT
                            *
                          FROM "homes_by_episode" AS "t1"
                          WHERE
                            "t1"."in_home" AND NOT (
                              "t1"."short_break"
                            )
                        ) AS "t11"
                        GROUP BY
                          1,
                          2,
                          3
                      ) AS "t14"
                      WHERE
                        "t14"."home_until" > "t14"."started"
                    ) AS "t18"
                    INNER JOIN "dates" AS "t6"
                      ON "t18"."started" <= "t6"."on" AND "t18"."home_until" > "t6"."window_first"
                  ) AS "t22"
                  GROUP BY
                    1,
                    2
                ) AS "t27"
                  ON "t5"."child" = "t27"."child" AND "t5"."on" = "t27"."on"
              ) AS "t30"
            ) AS "t32"
            LEFT OUTER JOIN (
              SELECT
                "t21"."child",
                "t21"."on",
                COUNT(*) AS "records_in_window"
              FROM (
                SELECT
                  "t17"."child",
                  "t17"."period",
                  "t17"."record",
                  "t17"."started",
                  "t17"."home_until",
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
                  "t6"."season_last"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t10"."child",
                      "t10"."period",
                      "t10"."record",
                      MIN("t10"."decom") AS "started",
                      MAX("t10"."episode_until") AS "home_until"
                    FROM (
                      SELECT
                        *
                      FROM "homes_by_episode" AS "t1"
                      WHERE
                        "t1"."in_record" AND NOT (
                          "t1"."short_break"
                        )
                    ) AS "t10"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t13"
                  WHERE
                    "t13"."home_until" > "t13"."started"
                ) AS "t17"
                INNER JOIN "dates" AS "t6"
                  ON "t17"."started" <= "t6"."on" AND "t17"."home_until" > "t6"."window_first"
              ) AS "t21"
              GROUP BY
                1,
                2
            ) AS "t26"
              ON "t32"."child" = "t26"."child" AND "t32"."on" = "t26"."on"
          ) AS "t33"
        ) AS "t35"
        LEFT OUTER JOIN (
          SELECT
            "t9"."child",
            "t9"."number",
            "t23"."stay_started",
            "t23"."previous_stay_started"
          FROM (
            SELECT
              "t1"."child",
              "t1"."number",
              "t1"."period",
              "t1"."stay",
              "t1"."in_stay"
            FROM "homes_by_episode" AS "t1"
            WHERE
              "t1"."in_stay"
          ) AS "t9"
          LEFT OUTER JOIN (
            SELECT
              "t19"."child",
              "t19"."period",
              "t19"."stay",
              "t19"."stay_started",
              "t19"."previous_stay_started"
            FROM (
              SELECT
                "t12"."child",
                "t12"."period",
                "t12"."stay",
                "t12"."stay_started",
                "t12"."stay_until",
                MAX(
                  CASE
                    WHEN "t12"."stay_until" > "t12"."stay_started"
                    THEN "t12"."stay_started"
                    ELSE CAST(NULL AS DATE)
                  END
                ) OVER (
                  PARTITION BY "t12"."child", "t12"."period"
                  ORDER BY "t12"."stay" ASC
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
                  FROM "homes_by_episode" AS "t1"
                  WHERE
                    "t1"."in_stay"
                ) AS "t8"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t12"
            ) AS "t19"
          ) AS "t23"
            ON "t9"."child" = "t23"."child"
            AND "t9"."period" = "t23"."period"
            AND "t9"."stay" = "t23"."stay"
        ) AS "t29"
          ON "t35"."child" = "t29"."child" AND "t35"."number" = "t29"."number"
      ) AS "t36"
    ) AS "t38"
    CROSS JOIN "breakdown_names" AS "t4"
  ) AS "t39"
  WHERE
    "t39"."group" IS NOT NULL
) AS "t40"
GROUP BY
  1,
  2,
  3
