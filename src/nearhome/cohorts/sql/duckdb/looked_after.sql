-- needs: dates timeline
SELECT
  "t6"."child",
  "t6"."decom",
  "t6"."reason_new_episode",
  "t6"."legal_status",
  "t6"."place",
  "t6"."place_provider",
  "t6"."reason_episode_ceased",
  "t6"."reason_place_change",
  "t6"."place_post",
  "t6"."urn",
  "t6"."location",
  "t6"."distance",
  "t6"."beyond_boundary",
  "t6"."supplied_location",
  "t6"."supplied_distance",
  "t6"."calculated_location",
  "t6"."calculated_distance",
  "t6"."collection_year",
  "t6"."origin_file",
  "t6"."origin_row",
  "t6"."sex",
  "t6"."dob",
  "t6"."duc",
  "t6"."is_uasc_child",
  "t6"."eighteenth",
  "t6"."episode_until",
  "t6"."short_break",
  "t6"."temporary",
  "t6"."number",
  "t6"."begins",
  "t6"."period",
  "t6"."counts",
  "t6"."period_started",
  "t6"."began_as_short_breaks",
  "t6"."spell",
  "t6"."opens",
  "t6"."closes",
  "t6"."row_until",
  "t6"."spell_started",
  "t6"."spell_until",
  "t6"."start_known",
  "t6"."came_by_transfer",
  "t6"."need",
  "t6"."end_reason",
  "t6"."settled",
  "t6"."usual_place",
  "t6"."by_sex",
  "t6"."by_ethnicity",
  "t6"."by_need",
  "t6"."by_legal_status",
  "t6"."by_placement",
  "t6"."by_provider",
  "t6"."by_locality",
  "t6"."by_distance",
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
  "t6"."age",
  CASE
    WHEN "t6"."age" BETWEEN 0 AND 0
    THEN 'under 1'
    WHEN "t6"."age" BETWEEN 1 AND 4
    THEN '1 to 4'
    WHEN "t6"."age" BETWEEN 5 AND 9
    THEN '5 to 9'
    WHEN "t6"."age" BETWEEN 10 AND 15
    THEN '10 to 15'
    WHEN "t6"."age" BETWEEN 16 AND 99
    THEN '16 and over'
    ELSE 'not known'
  END AS "by_age_band",
  CASE
    WHEN "t6"."is_uasc_child"
    AND (
      (
        "t6"."duc" IS NULL
      )
      OR (
        "t6"."duc" > "t6"."on"
      )
      OR (
        (
          "t6"."duc" = "t6"."on"
        )
        AND (
          (
            "t6"."spell_until" = "t6"."on"
          ) AND (
            "t6"."spell_started" < "t6"."on"
          )
        )
      )
    )
    THEN 'UASC'
    ELSE 'not UASC'
  END AS "by_uasc",
  CASE
    WHEN CAST(CAST("t6"."spell_started" + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= "t6"."on"
    THEN '5 years and over'
    WHEN CAST(CAST("t6"."spell_started" + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= "t6"."on"
    THEN '2 to 5 years'
    WHEN CAST(CAST("t6"."spell_started" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= "t6"."on"
    THEN '1 to 2 years'
    WHEN CAST(CAST("t6"."spell_started" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= "t6"."on"
    THEN '6 to 12 months'
    ELSE 'under 6 months'
  END AS "by_time_in_care"
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
    CASE
      WHEN "t5"."dob" <= "t5"."on"
      THEN (
        EXTRACT(year FROM "t5"."on") - EXTRACT(year FROM "t5"."dob")
      ) - CAST((
        (
          EXTRACT(month FROM "t5"."on") * 100
        ) + EXTRACT(day FROM "t5"."on")
      ) < (
        (
          EXTRACT(month FROM "t5"."dob") * 100
        ) + EXTRACT(day FROM "t5"."dob")
      ) AS BIGINT)
      ELSE CAST(NULL AS BIGINT)
    END AS "age"
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
      "t2"."on",
      "t2"."year",
      "t2"."is_year_end",
      "t2"."window_first",
      "t2"."window_4_first",
      "t2"."window_6_first",
      "t2"."before_6",
      "t2"."before_24",
      "t2"."before_30",
      "t2"."after_12",
      "t2"."after_24",
      "t2"."repeat_first",
      "t2"."home_6_first",
      "t2"."home_6_last",
      "t2"."home_12_first",
      "t2"."home_12_last",
      "t2"."home_18_first",
      "t2"."home_18_last",
      "t2"."month_first",
      "t2"."last_summer_march",
      "t2"."last_summer_first",
      "t2"."season_first",
      "t2"."season_first_whole",
      "t2"."season_last_whole",
      "t2"."season_last"
    FROM (
      SELECT
        *
      FROM "timeline" AS "t0"
      WHERE
        "t0"."counts"
    ) AS "t4"
    INNER JOIN "dates" AS "t2"
      ON "t4"."decom" <= "t2"."on" AND "t4"."row_until" > "t2"."on"
  ) AS "t5"
) AS "t6"
