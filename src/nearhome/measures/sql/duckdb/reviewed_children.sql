-- needs: breakdown_names dates held_reviews
SELECT
  "t12"."on",
  "t12"."breakdown",
  "t12"."group",
  COUNT(*) FILTER(WHERE
    "t12"."n0") AS "n0",
  COUNT(*) AS "n1"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t10"."on",
      "t3"."breakdown",
      "t10"."n0",
      CASE
        WHEN "t3"."breakdown" = ''
        THEN ''
        WHEN "t3"."breakdown" = 'age_band'
        THEN "t10"."by_age_band"
        WHEN "t3"."breakdown" = 'sex'
        THEN "t10"."by_sex"
        WHEN "t3"."breakdown" = 'ethnicity'
        THEN "t10"."by_ethnicity"
        WHEN "t3"."breakdown" = 'need'
        THEN "t10"."by_need"
        WHEN "t3"."breakdown" = 'legal_status'
        THEN "t10"."by_legal_status"
        WHEN "t3"."breakdown" = 'placement'
        THEN "t10"."by_placement"
        WHEN "t3"."breakdown" = 'provider'
        THEN "t10"."by_provider"
        WHEN "t3"."breakdown" = 'uasc'
        THEN "t10"."by_uasc"
        WHEN "t3"."breakdown" = 'locality'
        THEN "t10"."by_locality"
        WHEN "t3"."breakdown" = 'distance'
        THEN "t10"."by_distance"
        WHEN "t3"."breakdown" = 'time_in_care'
        THEN "t10"."by_time_in_care"
        WHEN "t10"."age" BETWEEN "t3"."youngest" AND "t3"."oldest"
        THEN "t3"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t8"."on",
        "t8"."by_age_band",
        "t8"."by_sex",
        "t8"."by_ethnicity",
        "t8"."by_need",
        "t8"."by_legal_status",
        "t8"."by_placement",
        "t8"."by_provider",
        "t8"."by_uasc",
        "t8"."by_locality",
        "t8"."by_distance",
        "t8"."by_time_in_care",
        "t8"."age",
        COALESCE("t8"."always_took_part", FALSE) AS "n0"
      FROM (
        SELECT
          "t7"."child",
          "t7"."decom",
          "t7"."reason_new_episode",
          "t7"."legal_status",
          "t7"."place",
          "t7"."place_provider",
          "t7"."reason_episode_ceased",
          "t7"."reason_place_change",
          "t7"."place_post",
          "t7"."urn",
          "t7"."location",
          "t7"."distance",
          "t7"."beyond_boundary",
          "t7"."supplied_location",
          "t7"."supplied_distance",
          "t7"."calculated_location",
          "t7"."calculated_distance",
          "t7"."collection_year",
          "t7"."origin_file",
          "t7"."origin_row",
          "t7"."sex",
          "t7"."dob",
          "t7"."duc",
          "t7"."is_uasc_child",
          "t7"."eighteenth",
          "t7"."episode_until",
          "t7"."short_break",
          "t7"."temporary",
          "t7"."number",
          "t7"."begins",
          "t7"."period",
          "t7"."counts",
          "t7"."period_started",
          "t7"."began_as_short_breaks",
          "t7"."spell",
          "t7"."opens",
          "t7"."closes",
          "t7"."row_until",
          "t7"."spell_started",
          "t7"."spell_until",
          "t7"."start_known",
          "t7"."came_by_transfer",
          "t7"."need",
          "t7"."end_reason",
          "t7"."settled",
          "t7"."usual_place",
          "t7"."by_sex",
          "t7"."by_ethnicity",
          "t7"."by_need",
          "t7"."by_legal_status",
          "t7"."by_placement",
          "t7"."by_provider",
          "t7"."by_locality",
          "t7"."by_distance",
          "t7"."review_code",
          "t7"."held",
          "t7"."review_file",
          "t7"."review_row",
          "t7"."age",
          "t7"."by_age_band",
          "t7"."by_uasc",
          "t7"."by_time_in_care",
          "t7"."took_part",
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
          BOOL_AND(CAST("t7"."took_part" AS BOOLEAN)) OVER (
            PARTITION BY "t7"."on", "t7"."child"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "always_took_part",
          (
            ROW_NUMBER() OVER (
              PARTITION BY "t7"."on", "t7"."child"
              ORDER BY "t7"."held" DESC, "t7"."review_row" DESC, "t7"."review_file" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) = 0 AS "is_last"
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
              "t4"."review_code",
              "t4"."held",
              "t4"."review_file",
              "t4"."review_row",
              "t4"."age",
              "t4"."by_age_band",
              "t4"."by_uasc",
              "t4"."by_time_in_care",
              "t4"."took_part",
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
            FROM "held_reviews" AS "t4"
            INNER JOIN "dates" AS "t5"
              ON "t4"."held" <= "t5"."on" AND "t4"."held" >= "t5"."window_first"
          ) AS "t6"
          WHERE
            "t6"."age" >= 4
        ) AS "t7"
      ) AS "t8"
      WHERE
        "t8"."is_last"
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
