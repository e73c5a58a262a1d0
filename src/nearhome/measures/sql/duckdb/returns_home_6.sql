-- needs: all_ends breakdown_names dates
SELECT
  "t11"."on",
  "t11"."breakdown",
  "t11"."group",
  COUNT(*) FILTER(WHERE
    "t11"."n0") AS "n0",
  COUNT(*) AS "n1"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t9"."on",
      "t3"."breakdown",
      "t9"."n0",
      CASE
        WHEN "t3"."breakdown" = ''
        THEN ''
        WHEN "t3"."breakdown" = 'age_band'
        THEN "t9"."by_age_band"
        WHEN "t3"."breakdown" = 'sex'
        THEN "t9"."by_sex"
        WHEN "t3"."breakdown" = 'ethnicity'
        THEN "t9"."by_ethnicity"
        WHEN "t3"."breakdown" = 'need'
        THEN "t9"."by_need"
        WHEN "t3"."breakdown" = 'legal_status'
        THEN "t9"."by_legal_status"
        WHEN "t3"."breakdown" = 'placement'
        THEN "t9"."by_placement"
        WHEN "t3"."breakdown" = 'provider'
        THEN "t9"."by_provider"
        WHEN "t3"."breakdown" = 'uasc'
        THEN "t9"."by_uasc"
        WHEN "t3"."breakdown" = 'locality'
        THEN "t9"."by_locality"
        WHEN "t3"."breakdown" = 'distance'
        THEN "t9"."by_distance"
        WHEN "t3"."breakdown" = 'time_in_care'
        THEN "t9"."by_time_in_care"
        WHEN "t9"."age" BETWEEN "t3"."youngest" AND "t3"."oldest"
        THEN "t3"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t7"."on",
        "t7"."by_age_band",
        "t7"."by_sex",
        "t7"."by_ethnicity",
        "t7"."by_need",
        "t7"."by_legal_status",
        "t7"."by_placement",
        "t7"."by_provider",
        "t7"."by_uasc",
        "t7"."by_locality",
        "t7"."by_distance",
        "t7"."by_time_in_care",
        "t7"."age",
        COALESCE(
          COALESCE(
            "t7"."next_started" <= CAST(CAST("t7"."spell_until" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE),
            FALSE
          ),
          FALSE
        ) AS "n0"
      FROM (
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
          "t6"."age",
          "t6"."by_age_band",
          "t6"."by_uasc",
          "t6"."by_time_in_care",
          "t6"."next_started",
          "t6"."days_in_care",
          "t6"."turned_18",
          "t6"."was_adopted",
          "t6"."went_home",
          "t6"."by_leaving_route",
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
          "t4"."season_last"
        FROM (
          SELECT
            *
          FROM "all_ends" AS "t1"
          WHERE
            "t1"."went_home"
        ) AS "t6"
        INNER JOIN "dates" AS "t4"
          ON "t6"."spell_until" <= "t4"."home_6_last"
          AND "t6"."spell_until" >= "t4"."home_6_first"
      ) AS "t7"
    ) AS "t9"
    CROSS JOIN "breakdown_names" AS "t3"
  ) AS "t10"
  WHERE
    "t10"."group" IS NOT NULL
) AS "t11"
GROUP BY
  1,
  2,
  3
