-- needs: breakdown_names dates health_events homes_by_episode timeline working_days
WITH "t26" AS (
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
    "t25"."placement",
    "t25"."moved",
    "t25"."placement_until",
    "t25"."move_reason",
    "t25"."move_file",
    "t25"."move_row",
    "t25"."by_move_reason",
    "t25"."age",
    "t25"."by_age_band",
    "t25"."by_uasc",
    "t25"."by_time_in_care",
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
    "t11"."due"
  FROM (
    SELECT
      "t23"."child",
      "t23"."decom",
      "t23"."reason_new_episode",
      "t23"."legal_status",
      "t23"."place",
      "t23"."place_provider",
      "t23"."reason_episode_ceased",
      "t23"."reason_place_change",
      "t23"."place_post",
      "t23"."urn",
      "t23"."location",
      "t23"."distance",
      "t23"."beyond_boundary",
      "t23"."supplied_location",
      "t23"."supplied_distance",
      "t23"."calculated_location",
      "t23"."calculated_distance",
      "t23"."collection_year",
      "t23"."origin_file",
      "t23"."origin_row",
      "t23"."sex",
      "t23"."dob",
      "t23"."duc",
      "t23"."is_uasc_child",
      "t23"."eighteenth",
      "t23"."episode_until",
      "t23"."short_break",
      "t23"."temporary",
      "t23"."number",
      "t23"."begins",
      "t23"."period",
      "t23"."counts",
      "t23"."period_started",
      "t23"."began_as_short_breaks",
      "t23"."spell",
      "t23"."opens",
      "t23"."closes",
      "t23"."row_until",
      "t23"."spell_started",
      "t23"."spell_until",
      "t23"."start_known",
      "t23"."came_by_transfer",
      "t23"."need",
      "t23"."end_reason",
      "t23"."settled",
      "t23"."usual_place",
      "t23"."by_sex",
      "t23"."by_ethnicity",
      "t23"."by_need",
      "t23"."by_legal_status",
      "t23"."by_placement",
      "t23"."by_provider",
      "t23"."by_locality",
      "t23"."by_distance",
      "t23"."placement",
      "t23"."moved",
      "t23"."placement_until",
      "t23"."move_reason",
      "t23"."move_file",
      "t23"."move_row",
      "t23"."by_move_reason",
      "t23"."age",
      CASE
        WHEN "t23"."age" BETWEEN 0 AND 0
        THEN 'under 1'
        WHEN "t23"."age" BETWEEN 1 AND 4
        THEN '1 to 4'
        WHEN "t23"."age" BETWEEN 5 AND 9
        THEN '5 to 9'
        WHEN "t23"."age" BETWEEN 10 AND 15
        THEN '10 to 15'
        WHEN "t23"."age" BETWEEN 16 AND 99
        THEN '16 and over'
        ELSE 'not known'
      END AS "by_age_band",
      CASE
        WHEN "t23"."is_uasc_child"
        AND (
          (
            "t23"."duc" IS NULL
          )
          OR (
            "t23"."duc" > "t23"."moved"
          )
          OR (
            (
              "t23"."duc" = "t23"."moved"
            )
            AND (
              (
                "t23"."spell_until" = "t23"."moved"
              )
              AND (
                "t23"."spell_started" < "t23"."moved"
              )
            )
          )
        )
        THEN 'UASC'
        ELSE 'not UASC'
      END AS "by_uasc",
      CASE
        WHEN CAST(CAST("t23"."spell_started" + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= "t23"."moved"
        THEN '5 years and over'
        WHEN CAST(CAST("t23"."spell_started" + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= "t23"."moved"
        THEN '2 to 5 years'
        WHEN CAST(CAST("t23"."spell_started" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= "t23"."moved"
        THEN '1 to 2 years'
        WHEN CAST(CAST("t23"."spell_started" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= "t23"."moved"
        THEN '6 to 12 months'
        ELSE 'under 6 months'
      END AS "by_time_in_care"
    FROM (
      SELECT
        "t22"."child",
        "t22"."decom",
        "t22"."reason_new_episode",
        "t22"."legal_status",
        "t22"."place",
        "t22"."place_provider",
        "t22"."reason_episode_ceased",
        "t22"."reason_place_change",
        "t22"."place_post",
        "t22"."urn",
        "t22"."location",
        "t22"."distance",
        "t22"."beyond_boundary",
        "t22"."supplied_location",
        "t22"."supplied_distance",
        "t22"."calculated_location",
        "t22"."calculated_distance",
        "t22"."collection_year",
        "t22"."origin_file",
        "t22"."origin_row",
        "t22"."sex",
        "t22"."dob",
        "t22"."duc",
        "t22"."is_uasc_child",
        "t22"."eighteenth",
        "t22"."episode_until",
        "t22"."short_break",
        "t22"."temporary",
        "t22"."number",
        "t22"."begins",
        "t22"."period",
        "t22"."counts",
        "t22"."period_started",
        "t22"."began_as_short_breaks",
        "t22"."spell",
        "t22"."opens",
        "t22"."closes",
        "t22"."row_until",
        "t22"."spell_started",
        "t22"."spell_until",
        "t22"."start_known",
        "t22"."came_by_transfer",
        "t22"."need",
        "t22"."end_reason",
        "t22"."settled",
        "t22"."usual_place",
        "t22"."by_sex",
        "t22"."by_ethnicity",
        "t22"."by_need",
        "t22"."by_legal_status",
        "t22"."by_placement",
        "t22"."by_provider",
        "t22"."by_locality",
        "t22"."by_distance",
        "t22"."placement",
        "t22"."moved",
        "t22"."placement_until",
        "t22"."move_reason",
        "t22"."move_file",
        "t22"."move_row",
        "t22"."by_move_reason",
        CASE
          WHEN "t22"."dob" <= "t22"."moved"
          THEN (
            EXTRACT(year FROM "t22"."moved") - EXTRACT(year FROM "t22"."dob")
          ) - CAST((
            (
              EXTRACT(month FROM "t22"."moved") * 100
            ) + EXTRACT(day FROM "t22"."moved")
          ) < (
            (
              EXTRACT(month FROM "t22"."dob") * 100
            ) + EXTRACT(day FROM "t22"."dob")
          ) AS BIGINT)
          ELSE CAST(NULL AS BIGINT)
        END AS "age"
      FROM (
        SELECT
          "t14"."child",
          "t14"."decom",
          "t14"."reason_new_episode",
          "t14"."legal_status",
          "t14"."place",
          "t14"."place_provider",
          "t14"."reason_episode_ceased",
          "t14"."reason_place_change",
          "t14"."place_post",
          "t14"."urn",
          "t14"."location",
          "t14"."distance",
          "t14"."beyond_boundary",
          "t14"."supplied_location",
          "t14"."supplied_distance",
          "t14"."calculated_location",
          "t14"."calculated_distance",
          "t14"."collection_year",
          "t14"."origin_file",
          "t14"."origin_row",
          "t14"."sex",
          "t14"."dob",
          "t14"."duc",
          "t14"."is_uasc_child",
          "t14"."eighteenth",
          "t14"."episode_until",
          "t14"."short_break",
          "t14"."temporary",
          "t14"."number",
          "t14"."begins",
          "t14"."period",
          "t14"."counts",
          "t14"."period_started",
          "t14"."began_as_short_breaks",
          "t14"."spell",
          "t14"."opens",
          "t14"."closes",
          "t14"."row_until",
          "t14"."spell_started",
          "t14"."spell_until",
          "t14"."start_known",
          "t14"."came_by_transfer",
          "t14"."need",
          "t14"."end_reason",
          "t14"."settled",
          "t14"."usual_place",
          "t14"."by_sex",
          "t14"."by_ethnicity",
          "t14"."by_need",
          "t14"."by_legal_status",
          "t14"."by_placement",
          "t14"."by_provider",
          "t14"."by_locality",
          "t14"."by_distance",
          "t21"."placement",
          "t21"."moved",
          "t21"."placement_until",
          "t21"."move_reason",
          "t21"."move_file",
          "t21"."move_row",
          "t21"."by_move_reason"
        FROM (
          SELECT
            *
          FROM "timeline" AS "t4"
          WHERE
            "t4"."counts"
        ) AS "t14"
        INNER JOIN (
          SELECT
            "t19"."child",
            "t19"."placement",
            "t19"."moved",
            "t19"."placement_until",
            "t19"."move_reason",
            "t19"."move_file",
            "t19"."move_row",
            "t19"."by_move_reason"
          FROM (
            SELECT
              "t18"."child",
              "t18"."period",
              "t18"."placement",
              "t18"."moved",
              "t18"."placement_until",
              "t18"."move_reason",
              "t18"."move_file",
              "t18"."move_row",
              MIN("t18"."placement") OVER (
                PARTITION BY "t18"."child", "t18"."period"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "first",
              CASE
                WHEN "t18"."move_reason" IN ('CARPL', 'CLOSE', 'PLACE')
                THEN 'planned'
                WHEN "t18"."move_reason" IN ('ALLEG', 'STAND', 'APPRR')
                THEN 'protective'
                WHEN "t18"."move_reason" IN ('CREQB', 'CREQO', 'CHILD', 'LAREQ')
                THEN 'not planned'
                WHEN "t18"."move_reason" IN ('CUSTOD')
                THEN 'custody'
                WHEN "t18"."move_reason" IN ('OTHER')
                THEN 'other'
                ELSE 'not known'
              END AS "by_move_reason"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t10"."child",
                  "t10"."period",
                  "t10"."placement",
                  MIN("t10"."decom") AS "moved",
                  MAX("t10"."episode_until") AS "placement_until",
                  MAX(
                    CASE
                      WHEN "t10"."starts_placement"
                      THEN "t10"."move_reason"
                      ELSE CAST(NULL AS TEXT)
                    END
                  ) AS "move_reason",
                  MAX(
                    CASE
                      WHEN "t10"."starts_placement"
                      THEN "t10"."origin_file"
                      ELSE CAST(NULL AS TEXT)
                    END
                  ) AS "move_file",
                  MAX(
                    CASE
                      WHEN "t10"."starts_placement"
                      THEN "t10"."origin_row"
                      ELSE CAST(NULL AS INT)
                    END
                  ) AS "move_row"
                FROM (
                  SELECT
                    *
                  FROM "homes_by_episode" AS "t5"
                  WHERE
                    "t5"."in_placement"
                ) AS "t10"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t17"
              WHERE
                "t17"."placement_until" > "t17"."moved"
            ) AS "t18"
          ) AS "t19"
          WHERE
            "t19"."placement" > "t19"."first"
        ) AS "t21"
          ON "t14"."child" = "t21"."child"
          AND "t14"."decom" <= "t21"."moved"
          AND "t14"."row_until" > "t21"."moved"
      ) AS "t22"
    ) AS "t23"
  ) AS "t25"
  INNER JOIN "dates" AS "t7"
    ON "t25"."moved" <= "t7"."on" AND "t25"."moved" >= "t7"."window_first"
  LEFT OUTER JOIN (
    SELECT
      "t2"."day" AS "moved",
      "t2"."after_20" AS "due"
    FROM "working_days" AS "t2"
  ) AS "t11"
    ON "t25"."moved" = "t11"."moved"
)
SELECT
  "t47"."on",
  "t47"."breakdown",
  "t47"."group",
  COUNT(*) FILTER(WHERE
    "t47"."n0") AS "n0",
  COUNT(*) AS "n1"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t45"."on",
      "t6"."breakdown",
      "t45"."n0",
      CASE
        WHEN "t6"."breakdown" = ''
        THEN ''
        WHEN "t6"."breakdown" = 'age_band'
        THEN "t45"."by_age_band"
        WHEN "t6"."breakdown" = 'sex'
        THEN "t45"."by_sex"
        WHEN "t6"."breakdown" = 'ethnicity'
        THEN "t45"."by_ethnicity"
        WHEN "t6"."breakdown" = 'need'
        THEN "t45"."by_need"
        WHEN "t6"."breakdown" = 'legal_status'
        THEN "t45"."by_legal_status"
        WHEN "t6"."breakdown" = 'placement'
        THEN "t45"."by_placement"
        WHEN "t6"."breakdown" = 'provider'
        THEN "t45"."by_provider"
        WHEN "t6"."breakdown" = 'uasc'
        THEN "t45"."by_uasc"
        WHEN "t6"."breakdown" = 'locality'
        THEN "t45"."by_locality"
        WHEN "t6"."breakdown" = 'distance'
        THEN "t45"."by_distance"
        WHEN "t6"."breakdown" = 'time_in_care'
        THEN "t45"."by_time_in_care"
        WHEN "t45"."age" BETWEEN "t6"."youngest" AND "t6"."oldest"
        THEN "t6"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t43"."on",
        "t43"."by_age_band",
        "t43"."by_sex",
        "t43"."by_ethnicity",
        "t43"."by_need",
        "t43"."by_legal_status",
        "t43"."by_placement",
        "t43"."by_provider",
        "t43"."by_uasc",
        "t43"."by_locality",
        "t43"."by_distance",
        "t43"."by_time_in_care",
        "t43"."age",
        COALESCE((
          "t43"."gp_by" IS NOT NULL
        ) AND (
          "t43"."dentist_by" IS NOT NULL
        ), FALSE) AS "n0"
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
          "t30"."placement",
          "t30"."moved",
          "t30"."placement_until",
          "t30"."move_reason",
          "t30"."move_file",
          "t30"."move_row",
          "t30"."by_move_reason",
          "t30"."age",
          "t30"."by_age_band",
          "t30"."by_uasc",
          "t30"."by_time_in_care",
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
          "t30"."due",
          "t35"."gp_by",
          "t42"."dentist_by"
        FROM (
          SELECT
            *
          FROM "t26" AS "t27"
          WHERE
            "t27"."due" <= "t27"."on"
        ) AS "t30"
        LEFT OUTER JOIN (
          SELECT
            "t33"."child",
            "t33"."moved",
            MIN("t33"."happened_on") AS "gp_by"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t31"."child",
                "t31"."moved",
                "t31"."due",
                "t15"."happened_on"
              FROM (
                SELECT DISTINCT
                  "t27"."child",
                  "t27"."moved",
                  "t27"."due"
                FROM "t26" AS "t27"
                WHERE
                  "t27"."due" <= "t27"."on"
              ) AS "t31"
              INNER JOIN (
                SELECT
                  "t3"."child",
                  "t3"."happened_on"
                FROM "health_events" AS "t3"
                WHERE
                  "t3"."kind" = 'gp registered'
              ) AS "t15"
                ON "t31"."child" = "t15"."child"
            ) AS "t32"
            WHERE
              "t32"."happened_on" >= "t32"."moved" AND "t32"."happened_on" <= "t32"."due"
          ) AS "t33"
          GROUP BY
            1,
            2
        ) AS "t35"
          ON "t30"."child" = "t35"."child" AND "t30"."moved" = "t35"."moved"
        LEFT OUTER JOIN (
          SELECT
            "t40"."child",
            "t40"."moved",
            MIN("t40"."happened_on") AS "dentist_by"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t38"."child",
                "t38"."moved",
                "t38"."due",
                "t16"."happened_on"
              FROM (
                SELECT DISTINCT
                  "t36"."child",
                  "t36"."moved",
                  "t36"."due"
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
                    "t30"."placement",
                    "t30"."moved",
                    "t30"."placement_until",
                    "t30"."move_reason",
                    "t30"."move_file",
                    "t30"."move_row",
                    "t30"."by_move_reason",
                    "t30"."age",
                    "t30"."by_age_band",
                    "t30"."by_uasc",
                    "t30"."by_time_in_care",
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
                    "t30"."due",
                    "t35"."gp_by"
                  FROM (
                    SELECT
                      *
                    FROM "t26" AS "t27"
                    WHERE
                      "t27"."due" <= "t27"."on"
                  ) AS "t30"
                  LEFT OUTER JOIN (
                    SELECT
                      "t33"."child",
                      "t33"."moved",
                      MIN("t33"."happened_on") AS "gp_by"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t31"."child",
                          "t31"."moved",
                          "t31"."due",
                          "t15"."happened_on"
                        FROM (
                          SELECT DISTINCT
                            "t27"."child",
                            "t27"."moved",
                            "t27"."due"
                          FROM "t26" AS "t27"
                          WHERE
                            "t27"."due" <= "t27"."on"
                        ) AS "t31"
                        INNER JOIN (
                          SELECT
                            "t3"."child",
                            "t3"."happened_on"
                          FROM "health_events" AS "t3"
                          WHERE
                            "t3"."kind" = 'gp registered'
                        ) AS "t15"
                          ON "t31"."child" = "t15"."child"
                      ) AS "t32"
                      WHERE
                        "t32"."happened_on" >= "t32"."moved" AND "t32"."happened_on" <= "t32"."due"
                    ) AS "t33"
                    GROUP BY
                      1,
                      2
                  ) AS "t35"
                    ON "t30"."child" = "t35"."child" AND "t30"."moved" = "t35"."moved"
                ) AS "t36"
              ) AS "t38"
              INNER JOIN (
                SELECT
                  "t3"."child",
                  "t3"."happened_on"
                FROM "health_events" AS "t3"
                WHERE
                  "t3"."kind" = 'dentist registered'
              ) AS "t16"
                ON "t38"."child" = "t16"."child"
            ) AS "t39"
            WHERE
              "t39"."happened_on" >= "t39"."moved" AND "t39"."happened_on" <= "t39"."due"
          ) AS "t40"
          GROUP BY
            1,
            2
        ) AS "t42"
          ON "t30"."child" = "t42"."child" AND "t30"."moved" = "t42"."moved"
      ) AS "t43"
    ) AS "t45"
    CROSS JOIN "breakdown_names" AS "t6"
  ) AS "t46"
  WHERE
    "t46"."group" IS NOT NULL
) AS "t47"
GROUP BY
  1,
  2,
  3
