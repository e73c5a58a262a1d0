-- needs: breakdown_names dates homes_by_episode timeline
SELECT
  "t23"."on",
  "t23"."breakdown",
  "t23"."group",
  COUNT(*) FILTER(WHERE
    "t23"."n0") AS "n0",
  COUNT(*) AS "n1"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t21"."on",
      "t21"."n0",
      "t21"."breakdown",
      CASE
        WHEN "t21"."breakdown" = ''
        THEN ''
        WHEN "t21"."breakdown" = 'move_reason'
        THEN "t21"."by_move_reason"
        WHEN "t21"."breakdown" = 'age_band'
        THEN "t21"."by_age_band"
        WHEN "t21"."breakdown" = 'sex'
        THEN "t21"."by_sex"
        WHEN "t21"."breakdown" = 'ethnicity'
        THEN "t21"."by_ethnicity"
        WHEN "t21"."breakdown" = 'need'
        THEN "t21"."by_need"
        WHEN "t21"."breakdown" = 'legal_status'
        THEN "t21"."by_legal_status"
        WHEN "t21"."breakdown" = 'placement'
        THEN "t21"."by_placement"
        WHEN "t21"."breakdown" = 'provider'
        THEN "t21"."by_provider"
        WHEN "t21"."breakdown" = 'uasc'
        THEN "t21"."by_uasc"
        WHEN "t21"."breakdown" = 'locality'
        THEN "t21"."by_locality"
        WHEN "t21"."breakdown" = 'distance'
        THEN "t21"."by_distance"
        WHEN "t21"."breakdown" = 'time_in_care'
        THEN "t21"."by_time_in_care"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t4"."on",
        "t20"."by_move_reason",
        "t20"."by_age_band",
        "t20"."by_sex",
        "t20"."by_ethnicity",
        "t20"."by_need",
        "t20"."by_legal_status",
        "t20"."by_placement",
        "t20"."by_provider",
        "t20"."by_uasc",
        "t20"."by_locality",
        "t20"."by_distance",
        "t20"."by_time_in_care",
        "t20"."by_move_reason" = 'not planned' AS "n0",
        "t5"."breakdown"
      FROM (
        SELECT
          "t18"."child",
          "t18"."decom",
          "t18"."reason_new_episode",
          "t18"."legal_status",
          "t18"."place",
          "t18"."place_provider",
          "t18"."reason_episode_ceased",
          "t18"."reason_place_change",
          "t18"."place_post",
          "t18"."urn",
          "t18"."location",
          "t18"."distance",
          "t18"."beyond_boundary",
          "t18"."collection_year",
          "t18"."origin_file",
          "t18"."origin_row",
          "t18"."sex",
          "t18"."dob",
          "t18"."duc",
          "t18"."is_uasc_child",
          "t18"."eighteenth",
          "t18"."episode_until",
          "t18"."short_break",
          "t18"."temporary",
          "t18"."number",
          "t18"."begins",
          "t18"."period",
          "t18"."counts",
          "t18"."period_started",
          "t18"."began_as_short_breaks",
          "t18"."spell",
          "t18"."opens",
          "t18"."closes",
          "t18"."row_until",
          "t18"."spell_started",
          "t18"."spell_until",
          "t18"."start_known",
          "t18"."came_by_transfer",
          "t18"."need",
          "t18"."end_reason",
          "t18"."settled",
          "t18"."by_sex",
          "t18"."by_ethnicity",
          "t18"."by_need",
          "t18"."by_legal_status",
          "t18"."by_placement",
          "t18"."by_provider",
          "t18"."by_locality",
          "t18"."by_distance",
          "t18"."placement",
          "t18"."moved",
          "t18"."placement_until",
          "t18"."move_reason",
          "t18"."move_file",
          "t18"."move_row",
          "t18"."by_move_reason",
          "t18"."age",
          CASE
            WHEN "t18"."age" BETWEEN 0 AND 0
            THEN 'under 1'
            WHEN "t18"."age" BETWEEN 1 AND 4
            THEN '1 to 4'
            WHEN "t18"."age" BETWEEN 5 AND 9
            THEN '5 to 9'
            WHEN "t18"."age" BETWEEN 10 AND 15
            THEN '10 to 15'
            WHEN "t18"."age" BETWEEN 16 AND 99
            THEN '16 and over'
            ELSE 'not known'
          END AS "by_age_band",
          CASE
            WHEN "t18"."is_uasc_child"
            AND (
              (
                "t18"."duc" IS NULL
              ) OR (
                "t18"."duc" > "t18"."moved"
              )
            )
            THEN 'UASC'
            ELSE 'not UASC'
          END AS "by_uasc",
          CASE
            WHEN CAST(CAST("t18"."spell_started" + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= "t18"."moved"
            THEN '5 years and over'
            WHEN CAST(CAST("t18"."spell_started" + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= "t18"."moved"
            THEN '2 to 5 years'
            WHEN CAST(CAST("t18"."spell_started" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= "t18"."moved"
            THEN '1 to 2 years'
            WHEN CAST(CAST("t18"."spell_started" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= "t18"."moved"
            THEN '6 to 12 months'
            ELSE 'under 6 months'
          END AS "by_time_in_care"
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
            "t17"."placement",
            "t17"."moved",
            "t17"."placement_until",
            "t17"."move_reason",
            "t17"."move_file",
            "t17"."move_row",
            "t17"."by_move_reason",
            CASE
              WHEN "t17"."dob" <= "t17"."moved"
              THEN (
                EXTRACT(year FROM "t17"."moved") - EXTRACT(year FROM "t17"."dob")
              ) - CAST((
                (
                  EXTRACT(month FROM "t17"."moved") * 100
                ) + EXTRACT(day FROM "t17"."moved")
              ) < (
                (
                  EXTRACT(month FROM "t17"."dob") * 100
                ) + EXTRACT(day FROM "t17"."dob")
              ) AS BIGINT)
              ELSE CAST(NULL AS BIGINT)
            END AS "age"
          FROM (
            SELECT
              "t16".*
              EXCLUDE ("child_right")
            FROM (
              SELECT
                "t8"."child",
                "t8"."decom",
                "t8"."reason_new_episode",
                "t8"."legal_status",
                "t8"."place",
                "t8"."place_provider",
                "t8"."reason_episode_ceased",
                "t8"."reason_place_change",
                "t8"."place_post",
                "t8"."urn",
                "t8"."location",
                "t8"."distance",
                "t8"."beyond_boundary",
                "t8"."collection_year",
                "t8"."origin_file",
                "t8"."origin_row",
                "t8"."sex",
                "t8"."dob",
                "t8"."duc",
                "t8"."is_uasc_child",
                "t8"."eighteenth",
                "t8"."episode_until",
                "t8"."short_break",
                "t8"."temporary",
                "t8"."number",
                "t8"."begins",
                "t8"."period",
                "t8"."counts",
                "t8"."period_started",
                "t8"."began_as_short_breaks",
                "t8"."spell",
                "t8"."opens",
                "t8"."closes",
                "t8"."row_until",
                "t8"."spell_started",
                "t8"."spell_until",
                "t8"."start_known",
                "t8"."came_by_transfer",
                "t8"."need",
                "t8"."end_reason",
                "t8"."settled",
                "t8"."by_sex",
                "t8"."by_ethnicity",
                "t8"."by_need",
                "t8"."by_legal_status",
                "t8"."by_placement",
                "t8"."by_provider",
                "t8"."by_locality",
                "t8"."by_distance",
                "t15"."child" AS "child_right",
                "t15"."placement",
                "t15"."moved",
                "t15"."placement_until",
                "t15"."move_reason",
                "t15"."move_file",
                "t15"."move_row",
                "t15"."by_move_reason"
              FROM (
                SELECT
                  *
                FROM "timeline" AS "t2"
                WHERE
                  "t2"."counts"
              ) AS "t8"
              INNER JOIN (
                SELECT
                  "t13".*
                  EXCLUDE ("period")
                FROM (
                  SELECT
                    "t12".*
                    EXCLUDE ("first")
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t10"."child",
                        "t10"."period",
                        "t10"."placement",
                        "t10"."moved",
                        "t10"."placement_until",
                        "t10"."move_reason",
                        "t10"."move_file",
                        "t10"."move_row",
                        MIN("t10"."placement") OVER (
                          PARTITION BY "t10"."child", "t10"."period"
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) AS "first",
                        CASE
                          WHEN "t10"."move_reason" IN ('CARPL', 'CLOSE', 'PLACE')
                          THEN 'planned'
                          WHEN "t10"."move_reason" IN ('ALLEG', 'STAND', 'APPRR')
                          THEN 'protective'
                          WHEN "t10"."move_reason" IN ('CREQB', 'CREQO', 'CHILD', 'LAREQ')
                          THEN 'not planned'
                          WHEN "t10"."move_reason" IN ('CUSTOD')
                          THEN 'custody'
                          WHEN "t10"."move_reason" IN ('OTHER')
                          THEN 'other'
                          ELSE 'not known'
                        END AS "by_move_reason"
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t7"."child",
                            "t7"."period",
                            "t7"."placement",
                            MIN("t7"."decom") AS "moved",
                            MAX("t7"."episode_until") AS "placement_until",
                            MAX(
                              CASE
                                WHEN "t7"."starts_placement"
                                THEN "t7"."move_reason"
                                ELSE CAST(NULL AS TEXT)
                              END
                            ) AS "move_reason",
                            MAX(
                              CASE
                                WHEN "t7"."starts_placement"
                                THEN "t7"."origin_file"
                                ELSE CAST(NULL AS TEXT)
                              END
                            ) AS "move_file",
                            MAX(
                              CASE WHEN "t7"."starts_placement" THEN "t7"."origin_row" ELSE CAST(NULL AS INT) END
                            ) AS "move_row"
                          FROM (
                            SELECT
                              *
                            FROM "homes_by_episode" AS "t3"
                            WHERE
                              "t3"."in_placement"
                          ) AS "t7"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t9"
                        WHERE
                          "t9"."placement_until" > "t9"."moved"
                      ) AS "t10"
                    ) AS "t11"
                    WHERE
                      "t11"."placement" > "t11"."first"
                  ) AS "t12"
                ) AS "t13"
              ) AS "t15"
                ON "t8"."child" = "t15"."child"
                AND "t8"."decom" <= "t15"."moved"
                AND "t8"."row_until" > "t15"."moved"
            ) AS "t16"
          ) AS "t17"
        ) AS "t18"
      ) AS "t20"
      INNER JOIN "dates" AS "t4"
        ON "t20"."moved" <= "t4"."on" AND "t20"."moved" >= "t4"."window_first"
      CROSS JOIN "breakdown_names" AS "t5"
    ) AS "t21"
  ) AS "t22"
  WHERE
    "t22"."group" IS NOT NULL
) AS "t23"
GROUP BY
  1,
  2,
  3
