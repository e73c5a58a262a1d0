-- needs: all_incidents breakdown_names dates
SELECT
  "t16"."on",
  "t16"."breakdown",
  "t16"."group",
  COUNT(*) FILTER(WHERE
    "t16"."n0") AS "n0",
  COUNT(*) AS "n1",
  COUNT(*) FILTER(WHERE
    "t16"."n2") AS "n2",
  COUNT(*) FILTER(WHERE
    "t16"."n3") AS "n3"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t14"."on",
      "t3"."breakdown",
      "t14"."n0",
      "t14"."n2",
      "t14"."n3",
      CASE
        WHEN "t3"."breakdown" = ''
        THEN ''
        WHEN "t3"."breakdown" = 'age_band'
        THEN "t14"."by_age_band"
        WHEN "t3"."breakdown" = 'sex'
        THEN "t14"."by_sex"
        WHEN "t3"."breakdown" = 'ethnicity'
        THEN "t14"."by_ethnicity"
        WHEN "t3"."breakdown" = 'need'
        THEN "t14"."by_need"
        WHEN "t3"."breakdown" = 'legal_status'
        THEN "t14"."by_legal_status"
        WHEN "t3"."breakdown" = 'placement'
        THEN "t14"."by_placement"
        WHEN "t3"."breakdown" = 'provider'
        THEN "t14"."by_provider"
        WHEN "t3"."breakdown" = 'uasc'
        THEN "t14"."by_uasc"
        WHEN "t3"."breakdown" = 'locality'
        THEN "t14"."by_locality"
        WHEN "t3"."breakdown" = 'distance'
        THEN "t14"."by_distance"
        WHEN "t3"."breakdown" = 'time_in_care'
        THEN "t14"."by_time_in_care"
        WHEN "t14"."age" BETWEEN "t3"."youngest" AND "t3"."oldest"
        THEN "t3"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t12"."on",
        "t12"."by_age_band",
        "t12"."by_sex",
        "t12"."by_ethnicity",
        "t12"."by_need",
        "t12"."by_legal_status",
        "t12"."by_placement",
        "t12"."by_provider",
        "t12"."by_uasc",
        "t12"."by_locality",
        "t12"."by_distance",
        "t12"."by_time_in_care",
        "t12"."age",
        COALESCE("t12"."is_missing", FALSE) AS "n0",
        COALESCE(COALESCE("t12"."is_of_top", FALSE) AND "t12"."is_missing", FALSE) AS "n2",
        COALESCE(NOT (
          "t12"."is_missing"
        ), FALSE) AS "n3"
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
          "t4"."merged",
          "t4"."is_missing",
          "t4"."missing_until",
          "t4"."went_missing",
          "t4"."missing_file",
          "t4"."missing_row",
          "t4"."age",
          "t4"."by_age_band",
          "t4"."by_uasc",
          "t4"."by_time_in_care",
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
          "t11"."is_of_top"
        FROM "all_incidents" AS "t4"
        INNER JOIN "dates" AS "t5"
          ON "t4"."went_missing" <= "t5"."on" AND "t4"."went_missing" >= "t5"."window_first"
        LEFT OUTER JOIN (
          SELECT
            "t9"."on",
            "t9"."child",
            TRUE AS "is_of_top"
          FROM (
            SELECT
              "t8"."on",
              "t8"."child",
              "t8"."times",
              ROW_NUMBER() OVER (
                PARTITION BY "t8"."on"
                ORDER BY "t8"."times" DESC, "t8"."child" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place"
            FROM (
              SELECT
                "t7"."on",
                "t7"."child",
                COUNT(*) AS "times"
              FROM (
                SELECT
                  *
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
                    "t4"."merged",
                    "t4"."is_missing",
                    "t4"."missing_until",
                    "t4"."went_missing",
                    "t4"."missing_file",
                    "t4"."missing_row",
                    "t4"."age",
                    "t4"."by_age_band",
                    "t4"."by_uasc",
                    "t4"."by_time_in_care",
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
                  FROM "all_incidents" AS "t4"
                  INNER JOIN "dates" AS "t5"
                    ON "t4"."went_missing" <= "t5"."on" AND "t4"."went_missing" >= "t5"."window_first"
                ) AS "t6"
                WHERE
                  "t6"."is_missing"
              ) AS "t7"
              GROUP BY
                1,
                2
            ) AS "t8"
          ) AS "t9"
          WHERE
            "t9"."place" < 3
        ) AS "t11"
          ON "t5"."on" = "t11"."on" AND "t4"."child" = "t11"."child"
      ) AS "t12"
    ) AS "t14"
    CROSS JOIN "breakdown_names" AS "t3"
  ) AS "t15"
  WHERE
    "t15"."group" IS NOT NULL
) AS "t16"
GROUP BY
  1,
  2,
  3
