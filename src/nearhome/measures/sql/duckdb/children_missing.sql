-- needs: all_incidents breakdown_names dates timeline
SELECT
  "t26"."on",
  "t26"."breakdown",
  "t26"."group",
  COUNT(*) FILTER(WHERE
    "t26"."n0") AS "n0",
  COUNT(*) AS "n1",
  COUNT(*) FILTER(WHERE
    "t26"."n2") AS "n2"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t24"."on",
      "t24"."n0",
      "t24"."n2",
      "t24"."breakdown",
      CASE
        WHEN "t24"."breakdown" = ''
        THEN ''
        WHEN "t24"."breakdown" = 'age_band'
        THEN "t24"."by_age_band"
        WHEN "t24"."breakdown" = 'sex'
        THEN "t24"."by_sex"
        WHEN "t24"."breakdown" = 'ethnicity'
        THEN "t24"."by_ethnicity"
        WHEN "t24"."breakdown" = 'need'
        THEN "t24"."by_need"
        WHEN "t24"."breakdown" = 'legal_status'
        THEN "t24"."by_legal_status"
        WHEN "t24"."breakdown" = 'placement'
        THEN "t24"."by_placement"
        WHEN "t24"."breakdown" = 'provider'
        THEN "t24"."by_provider"
        WHEN "t24"."breakdown" = 'uasc'
        THEN "t24"."by_uasc"
        WHEN "t24"."breakdown" = 'locality'
        THEN "t24"."by_locality"
        WHEN "t24"."breakdown" = 'distance'
        THEN "t24"."by_distance"
        WHEN "t24"."breakdown" = 'time_in_care'
        THEN "t24"."by_time_in_care"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t23"."on",
        "t23"."by_age_band",
        "t23"."by_sex",
        "t23"."by_ethnicity",
        "t23"."by_need",
        "t23"."by_legal_status",
        "t23"."by_placement",
        "t23"."by_provider",
        "t23"."by_uasc",
        "t23"."by_locality",
        "t23"."by_distance",
        "t23"."by_time_in_care",
        "t23"."n0",
        "t23"."n2",
        "t4"."breakdown"
      FROM (
        SELECT
          "t21"."on",
          "t21"."by_age_band",
          "t21"."by_sex",
          "t21"."by_ethnicity",
          "t21"."by_need",
          "t21"."by_legal_status",
          "t21"."by_placement",
          "t21"."by_provider",
          "t21"."by_uasc",
          "t21"."by_locality",
          "t21"."by_distance",
          "t21"."by_time_in_care",
          COALESCE("t21"."was_missing", FALSE) AS "n0",
          COALESCE("t21"."was_away", FALSE) AS "n2"
        FROM (
          SELECT
            "t20".*
            EXCLUDE ("child_right", "on_right")
          FROM (
            SELECT
              "t19"."child",
              "t19"."decom",
              "t19"."reason_new_episode",
              "t19"."legal_status",
              "t19"."place",
              "t19"."place_provider",
              "t19"."reason_episode_ceased",
              "t19"."reason_place_change",
              "t19"."place_post",
              "t19"."urn",
              "t19"."location",
              "t19"."distance",
              "t19"."beyond_boundary",
              "t19"."collection_year",
              "t19"."origin_file",
              "t19"."origin_row",
              "t19"."sex",
              "t19"."dob",
              "t19"."duc",
              "t19"."is_uasc_child",
              "t19"."eighteenth",
              "t19"."episode_until",
              "t19"."short_break",
              "t19"."temporary",
              "t19"."number",
              "t19"."begins",
              "t19"."period",
              "t19"."counts",
              "t19"."period_started",
              "t19"."began_as_short_breaks",
              "t19"."spell",
              "t19"."opens",
              "t19"."closes",
              "t19"."row_until",
              "t19"."spell_started",
              "t19"."spell_until",
              "t19"."start_known",
              "t19"."came_by_transfer",
              "t19"."need",
              "t19"."end_reason",
              "t19"."settled",
              "t19"."by_sex",
              "t19"."by_ethnicity",
              "t19"."by_need",
              "t19"."by_legal_status",
              "t19"."by_placement",
              "t19"."by_provider",
              "t19"."by_locality",
              "t19"."by_distance",
              "t19"."on",
              "t19"."year",
              "t19"."is_year_end",
              "t19"."window_first",
              "t19"."before_24",
              "t19"."before_30",
              "t19"."after_12",
              "t19"."after_24",
              "t19"."repeat_first",
              "t19"."home_12_first",
              "t19"."home_12_last",
              "t19"."home_18_first",
              "t19"."home_18_last",
              "t19"."month_first",
              "t19"."season_first",
              "t19"."season_first_whole",
              "t19"."season_last_whole",
              "t19"."season_last",
              "t19"."day",
              "t19"."age",
              "t19"."by_age_band",
              "t19"."by_uasc",
              "t19"."by_time_in_care",
              "t14"."child" AS "child_right",
              "t14"."on" AS "on_right",
              "t14"."was_missing",
              "t14"."was_away"
            FROM (
              SELECT
                "t17"."child",
                "t17"."decom",
                "t17"."reason_new_episode",
                "t17"."legal_status",
                "t17"."place",
                "t17"."place_provider",
                "t17"."reason_episode_ceased",
                "t17"."reason_place_change",
                "t17"."place_post",
                "t17"."urn",
                "t17"."location",
                "t17"."distance",
                "t17"."beyond_boundary",
                "t17"."collection_year",
                "t17"."origin_file",
                "t17"."origin_row",
                "t17"."sex",
                "t17"."dob",
                "t17"."duc",
                "t17"."is_uasc_child",
                "t17"."eighteenth",
                "t17"."episode_until",
                "t17"."short_break",
                "t17"."temporary",
                "t17"."number",
                "t17"."begins",
                "t17"."period",
                "t17"."counts",
                "t17"."period_started",
                "t17"."began_as_short_breaks",
                "t17"."spell",
                "t17"."opens",
                "t17"."closes",
                "t17"."row_until",
                "t17"."spell_started",
                "t17"."spell_until",
                "t17"."start_known",
                "t17"."came_by_transfer",
                "t17"."need",
                "t17"."end_reason",
                "t17"."settled",
                "t17"."by_sex",
                "t17"."by_ethnicity",
                "t17"."by_need",
                "t17"."by_legal_status",
                "t17"."by_placement",
                "t17"."by_provider",
                "t17"."by_locality",
                "t17"."by_distance",
                "t17"."on",
                "t17"."year",
                "t17"."is_year_end",
                "t17"."window_first",
                "t17"."before_24",
                "t17"."before_30",
                "t17"."after_12",
                "t17"."after_24",
                "t17"."repeat_first",
                "t17"."home_12_first",
                "t17"."home_12_last",
                "t17"."home_18_first",
                "t17"."home_18_last",
                "t17"."month_first",
                "t17"."season_first",
                "t17"."season_first_whole",
                "t17"."season_last_whole",
                "t17"."season_last",
                "t17"."day",
                "t17"."age",
                CASE
                  WHEN "t17"."age" BETWEEN 0 AND 0
                  THEN 'under 1'
                  WHEN "t17"."age" BETWEEN 1 AND 4
                  THEN '1 to 4'
                  WHEN "t17"."age" BETWEEN 5 AND 9
                  THEN '5 to 9'
                  WHEN "t17"."age" BETWEEN 10 AND 15
                  THEN '10 to 15'
                  WHEN "t17"."age" BETWEEN 16 AND 99
                  THEN '16 and over'
                  ELSE 'not known'
                END AS "by_age_band",
                CASE
                  WHEN "t17"."is_uasc_child"
                  AND (
                    (
                      "t17"."duc" IS NULL
                    ) OR (
                      "t17"."duc" > "t17"."day"
                    )
                  )
                  THEN 'UASC'
                  ELSE 'not UASC'
                END AS "by_uasc",
                CASE
                  WHEN CAST(CAST("t17"."spell_started" + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= "t17"."day"
                  THEN '5 years and over'
                  WHEN CAST(CAST("t17"."spell_started" + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= "t17"."day"
                  THEN '2 to 5 years'
                  WHEN CAST(CAST("t17"."spell_started" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= "t17"."day"
                  THEN '1 to 2 years'
                  WHEN CAST(CAST("t17"."spell_started" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= "t17"."day"
                  THEN '6 to 12 months'
                  ELSE 'under 6 months'
                END AS "by_time_in_care"
              FROM (
                SELECT
                  "t16"."child",
                  "t16"."decom",
                  "t16"."reason_new_episode",
                  "t16"."legal_status",
                  "t16"."place",
                  "t16"."place_provider",
                  "t16"."reason_episode_ceased",
                  "t16"."reason_place_change",
                  "t16"."place_post",
                  "t16"."urn",
                  "t16"."location",
                  "t16"."distance",
                  "t16"."beyond_boundary",
                  "t16"."collection_year",
                  "t16"."origin_file",
                  "t16"."origin_row",
                  "t16"."sex",
                  "t16"."dob",
                  "t16"."duc",
                  "t16"."is_uasc_child",
                  "t16"."eighteenth",
                  "t16"."episode_until",
                  "t16"."short_break",
                  "t16"."temporary",
                  "t16"."number",
                  "t16"."begins",
                  "t16"."period",
                  "t16"."counts",
                  "t16"."period_started",
                  "t16"."began_as_short_breaks",
                  "t16"."spell",
                  "t16"."opens",
                  "t16"."closes",
                  "t16"."row_until",
                  "t16"."spell_started",
                  "t16"."spell_until",
                  "t16"."start_known",
                  "t16"."came_by_transfer",
                  "t16"."need",
                  "t16"."end_reason",
                  "t16"."settled",
                  "t16"."by_sex",
                  "t16"."by_ethnicity",
                  "t16"."by_need",
                  "t16"."by_legal_status",
                  "t16"."by_placement",
                  "t16"."by_provider",
                  "t16"."by_locality",
                  "t16"."by_distance",
                  "t16"."on",
                  "t16"."year",
                  "t16"."is_year_end",
                  "t16"."window_first",
                  "t16"."before_24",
                  "t16"."before_30",
                  "t16"."after_12",
                  "t16"."after_24",
                  "t16"."repeat_first",
                  "t16"."home_12_first",
                  "t16"."home_12_last",
                  "t16"."home_18_first",
                  "t16"."home_18_last",
                  "t16"."month_first",
                  "t16"."season_first",
                  "t16"."season_first_whole",
                  "t16"."season_last_whole",
                  "t16"."season_last",
                  CASE
                    WHEN "t16"."spell_until" <= "t16"."on"
                    THEN "t16"."spell_until"
                    ELSE "t16"."on"
                  END AS "day",
                  CASE
                    WHEN "t16"."dob" <= CASE
                      WHEN "t16"."spell_until" <= "t16"."on"
                      THEN "t16"."spell_until"
                      ELSE "t16"."on"
                    END
                    THEN (
                      EXTRACT(year FROM CASE
                        WHEN "t16"."spell_until" <= "t16"."on"
                        THEN "t16"."spell_until"
                        ELSE "t16"."on"
                      END) - EXTRACT(year FROM "t16"."dob")
                    ) - CAST((
                      (
                        EXTRACT(month FROM CASE
                          WHEN "t16"."spell_until" <= "t16"."on"
                          THEN "t16"."spell_until"
                          ELSE "t16"."on"
                        END) * 100
                      ) + EXTRACT(day FROM CASE
                        WHEN "t16"."spell_until" <= "t16"."on"
                        THEN "t16"."spell_until"
                        ELSE "t16"."on"
                      END)
                    ) < (
                      (
                        EXTRACT(month FROM "t16"."dob") * 100
                      ) + EXTRACT(day FROM "t16"."dob")
                    ) AS BIGINT)
                    ELSE CAST(NULL AS BIGINT)
                  END AS "age"
                FROM (
                  SELECT
                    "t15".*
                    EXCLUDE ("latest")
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t11"."child",
                        "t11"."decom",
                        "t11"."reason_new_episode",
                        "t11"."legal_status",
                        "t11"."place",
                        "t11"."place_provider",
                        "t11"."reason_episode_ceased",
                        "t11"."reason_place_change",
                        "t11"."place_post",
                        "t11"."urn",
                        "t11"."location",
                        "t11"."distance",
                        "t11"."beyond_boundary",
                        "t11"."collection_year",
                        "t11"."origin_file",
                        "t11"."origin_row",
                        "t11"."sex",
                        "t11"."dob",
                        "t11"."duc",
                        "t11"."is_uasc_child",
                        "t11"."eighteenth",
                        "t11"."episode_until",
                        "t11"."short_break",
                        "t11"."temporary",
                        "t11"."number",
                        "t11"."begins",
                        "t11"."period",
                        "t11"."counts",
                        "t11"."period_started",
                        "t11"."began_as_short_breaks",
                        "t11"."spell",
                        "t11"."opens",
                        "t11"."closes",
                        "t11"."row_until",
                        "t11"."spell_started",
                        "t11"."spell_until",
                        "t11"."start_known",
                        "t11"."came_by_transfer",
                        "t11"."need",
                        "t11"."end_reason",
                        "t11"."settled",
                        "t11"."by_sex",
                        "t11"."by_ethnicity",
                        "t11"."by_need",
                        "t11"."by_legal_status",
                        "t11"."by_placement",
                        "t11"."by_provider",
                        "t11"."by_locality",
                        "t11"."by_distance",
                        "t11"."on",
                        "t11"."year",
                        "t11"."is_year_end",
                        "t11"."window_first",
                        "t11"."before_24",
                        "t11"."before_30",
                        "t11"."after_12",
                        "t11"."after_24",
                        "t11"."repeat_first",
                        "t11"."home_12_first",
                        "t11"."home_12_last",
                        "t11"."home_18_first",
                        "t11"."home_18_last",
                        "t11"."month_first",
                        "t11"."season_first",
                        "t11"."season_first_whole",
                        "t11"."season_last_whole",
                        "t11"."season_last",
                        MAX("t11"."number") OVER (
                          PARTITION BY "t11"."child", "t11"."on"
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "latest"
                      FROM (
                        SELECT
                          "t9"."child",
                          "t9"."decom",
                          "t9"."reason_new_episode",
                          "t9"."legal_status",
                          "t9"."place",
                          "t9"."place_provider",
                          "t9"."reason_episode_ceased",
                          "t9"."reason_place_change",
                          "t9"."place_post",
                          "t9"."urn",
                          "t9"."location",
                          "t9"."distance",
                          "t9"."beyond_boundary",
                          "t9"."collection_year",
                          "t9"."origin_file",
                          "t9"."origin_row",
                          "t9"."sex",
                          "t9"."dob",
                          "t9"."duc",
                          "t9"."is_uasc_child",
                          "t9"."eighteenth",
                          "t9"."episode_until",
                          "t9"."short_break",
                          "t9"."temporary",
                          "t9"."number",
                          "t9"."begins",
                          "t9"."period",
                          "t9"."counts",
                          "t9"."period_started",
                          "t9"."began_as_short_breaks",
                          "t9"."spell",
                          "t9"."opens",
                          "t9"."closes",
                          "t9"."row_until",
                          "t9"."spell_started",
                          "t9"."spell_until",
                          "t9"."start_known",
                          "t9"."came_by_transfer",
                          "t9"."need",
                          "t9"."end_reason",
                          "t9"."settled",
                          "t9"."by_sex",
                          "t9"."by_ethnicity",
                          "t9"."by_need",
                          "t9"."by_legal_status",
                          "t9"."by_placement",
                          "t9"."by_provider",
                          "t9"."by_locality",
                          "t9"."by_distance",
                          "t5"."on",
                          "t5"."year",
                          "t5"."is_year_end",
                          "t5"."window_first",
                          "t5"."before_24",
                          "t5"."before_30",
                          "t5"."after_12",
                          "t5"."after_24",
                          "t5"."repeat_first",
                          "t5"."home_12_first",
                          "t5"."home_12_last",
                          "t5"."home_18_first",
                          "t5"."home_18_last",
                          "t5"."month_first",
                          "t5"."season_first",
                          "t5"."season_first_whole",
                          "t5"."season_last_whole",
                          "t5"."season_last"
                        FROM (
                          SELECT
                            *
                          FROM "timeline" AS "t3"
                          WHERE
                            "t3"."counts"
                        ) AS "t9"
                        INNER JOIN "dates" AS "t5"
                          ON "t9"."decom" <= "t5"."on" AND "t9"."row_until" >= "t5"."window_first"
                      ) AS "t11"
                    ) AS "t13"
                    WHERE
                      "t13"."number" = "t13"."latest"
                  ) AS "t15"
                ) AS "t16"
              ) AS "t17"
            ) AS "t19"
            LEFT OUTER JOIN (
              SELECT
                "t10"."child",
                "t10"."on",
                BOOL_OR(CAST("t10"."is_missing" AS BOOLEAN)) AS "was_missing",
                BOOL_OR(CAST(NOT (
                  "t10"."is_missing"
                ) AS BOOLEAN)) AS "was_away"
              FROM (
                SELECT
                  "t8"."child",
                  "t8"."went_missing",
                  "t8"."is_missing",
                  "t5"."on",
                  "t5"."year",
                  "t5"."is_year_end",
                  "t5"."window_first",
                  "t5"."before_24",
                  "t5"."before_30",
                  "t5"."after_12",
                  "t5"."after_24",
                  "t5"."repeat_first",
                  "t5"."home_12_first",
                  "t5"."home_12_last",
                  "t5"."home_18_first",
                  "t5"."home_18_last",
                  "t5"."month_first",
                  "t5"."season_first",
                  "t5"."season_first_whole",
                  "t5"."season_last_whole",
                  "t5"."season_last"
                FROM (
                  SELECT
                    "t1"."child",
                    "t1"."went_missing",
                    "t1"."is_missing"
                  FROM "all_incidents" AS "t1"
                ) AS "t8"
                INNER JOIN "dates" AS "t5"
                  ON "t8"."went_missing" <= "t5"."on" AND "t8"."went_missing" >= "t5"."window_first"
              ) AS "t10"
              GROUP BY
                1,
                2
            ) AS "t14"
              ON "t19"."child" = "t14"."child" AND "t19"."on" = "t14"."on"
          ) AS "t20"
        ) AS "t21"
      ) AS "t23"
      CROSS JOIN "breakdown_names" AS "t4"
    ) AS "t24"
  ) AS "t25"
  WHERE
    "t25"."group" IS NOT NULL
) AS "t26"
GROUP BY
  1,
  2,
  3
