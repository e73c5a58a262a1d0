-- needs: breakdown_names home_areas looked_after
SELECT
  "t13"."on",
  "t13"."breakdown",
  "t13"."group",
  COUNT(*) AS "n0"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t11"."on",
      "t3"."breakdown",
      CASE
        WHEN "t3"."breakdown" = ''
        THEN ''
        WHEN "t3"."breakdown" = 'home_locality'
        THEN "t11"."by_home_locality"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t9"."on",
        "t9"."area" AS "by_home_locality"
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
          "t8"."area",
          "t8"."area_file",
          "t8"."area_row",
          "t8"."turn"
        FROM "looked_after" AS "t4"
        LEFT OUTER JOIN (
          SELECT
            *
          FROM (
            SELECT
              "t5"."child",
              "t5"."area",
              "t5"."area_file",
              "t5"."area_row",
              ROW_NUMBER() OVER (
                PARTITION BY "t5"."child"
                ORDER BY "t5"."area_file" ASC, "t5"."area_row" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "turn"
            FROM (
              SELECT
                "t2"."child",
                "t2"."locality" AS "area",
                "t2"."origin_file" AS "area_file",
                "t2"."origin_row" AS "area_row"
              FROM "home_areas" AS "t2"
            ) AS "t5"
          ) AS "t6"
          WHERE
            "t6"."turn" = 0
        ) AS "t8"
          ON "t4"."child" = "t8"."child"
      ) AS "t9"
      WHERE
        "t9"."area" IS NOT NULL
    ) AS "t11"
    CROSS JOIN "breakdown_names" AS "t3"
  ) AS "t12"
  WHERE
    "t12"."group" IS NOT NULL
) AS "t13"
GROUP BY
  1,
  2,
  3
