-- needs: breakdown_names dates looked_after social_workers
SELECT
  "t16"."on",
  "t16"."breakdown",
  "t16"."group",
  COUNT(*) FILTER(WHERE
    "t16"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t16"."n1") AS "n1"
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
        WHEN "t4"."breakdown" = 'age_band'
        THEN "t14"."by_age_band"
        WHEN "t4"."breakdown" = 'sex'
        THEN "t14"."by_sex"
        WHEN "t4"."breakdown" = 'ethnicity'
        THEN "t14"."by_ethnicity"
        WHEN "t4"."breakdown" = 'need'
        THEN "t14"."by_need"
        WHEN "t4"."breakdown" = 'legal_status'
        THEN "t14"."by_legal_status"
        WHEN "t4"."breakdown" = 'placement'
        THEN "t14"."by_placement"
        WHEN "t4"."breakdown" = 'provider'
        THEN "t14"."by_provider"
        WHEN "t4"."breakdown" = 'uasc'
        THEN "t14"."by_uasc"
        WHEN "t4"."breakdown" = 'locality'
        THEN "t14"."by_locality"
        WHEN "t4"."breakdown" = 'distance'
        THEN "t14"."by_distance"
        WHEN "t4"."breakdown" = 'time_in_care'
        THEN "t14"."by_time_in_care"
        WHEN "t14"."age" BETWEEN "t4"."youngest" AND "t4"."oldest"
        THEN "t4"."band"
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
        COALESCE(
          COALESCE("t12"."has_steady_worker", FALSE)
          AND (
            "t12"."spell_started" <= "t12"."window_first"
          )
          AND (
            "t12"."spell_started" <= "t12"."window_first"
          ),
          FALSE
        ) AS "n0",
        COALESCE("t12"."spell_started" <= "t12"."window_first", FALSE) AS "n1"
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
          "t11"."has_steady_worker"
        FROM "looked_after" AS "t5"
        LEFT OUTER JOIN (
          SELECT
            "t9"."child",
            "t9"."on",
            TRUE AS "has_steady_worker"
          FROM (
            SELECT DISTINCT
              *
            FROM (
              SELECT
                "t6"."child",
                "t7"."on"
              FROM "social_workers" AS "t6"
              INNER JOIN "dates" AS "t7"
                ON "t6"."started" < "t7"."window_first"
                AND COALESCE("t6"."ended" > "t7"."on", TRUE)
                AND "t6"."worker" IS NOT NULL
            ) AS "t8"
          ) AS "t9"
        ) AS "t11"
          ON "t5"."child" = "t11"."child" AND "t5"."on" = "t11"."on"
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
