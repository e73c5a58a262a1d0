-- needs: breakdown_names dates homes_by_episode moves_notice timeline
SELECT
  "t22"."on",
  "t22"."breakdown",
  "t22"."group",
  COUNT(*) FILTER(WHERE
    "t22"."n0") AS "n0",
  COUNT(*) AS "n1"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t5"."on",
      "t6"."breakdown",
      COALESCE("t10"."its_notice_hours" < 24, FALSE) AS "n0",
      CASE
        WHEN "t6"."breakdown" = ''
        THEN ''
        WHEN "t6"."breakdown" = 'age_band'
        THEN "t20"."by_age_band"
        WHEN "t6"."breakdown" = 'sex'
        THEN "t20"."by_sex"
        WHEN "t6"."breakdown" = 'ethnicity'
        THEN "t20"."by_ethnicity"
        WHEN "t6"."breakdown" = 'need'
        THEN "t20"."by_need"
        WHEN "t6"."breakdown" = 'legal_status'
        THEN "t20"."by_legal_status"
        WHEN "t6"."breakdown" = 'placement'
        THEN "t20"."by_placement"
        WHEN "t6"."breakdown" = 'provider'
        THEN "t20"."by_provider"
        WHEN "t6"."breakdown" = 'uasc'
        THEN "t20"."by_uasc"
        WHEN "t6"."breakdown" = 'locality'
        THEN "t20"."by_locality"
        WHEN "t6"."breakdown" = 'distance'
        THEN "t20"."by_distance"
        WHEN "t6"."breakdown" = 'time_in_care'
        THEN "t20"."by_time_in_care"
        WHEN "t20"."age" BETWEEN "t6"."youngest" AND "t6"."oldest"
        THEN "t6"."band"
        ELSE NULL
      END AS "group"
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
        "t18"."supplied_location",
        "t18"."supplied_distance",
        "t18"."calculated_location",
        "t18"."calculated_distance",
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
        "t18"."usual_place",
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
            )
            OR (
              "t18"."duc" > "t18"."moved"
            )
            OR (
              (
                "t18"."duc" = "t18"."moved"
              )
              AND (
                (
                  "t18"."spell_until" = "t18"."moved"
                )
                AND (
                  "t18"."spell_started" < "t18"."moved"
                )
              )
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
          "t17"."supplied_location",
          "t17"."supplied_distance",
          "t17"."calculated_location",
          "t17"."calculated_distance",
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
          "t17"."usual_place",
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
            "t11"."supplied_location",
            "t11"."supplied_distance",
            "t11"."calculated_location",
            "t11"."calculated_distance",
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
            "t11"."usual_place",
            "t11"."by_sex",
            "t11"."by_ethnicity",
            "t11"."by_need",
            "t11"."by_legal_status",
            "t11"."by_placement",
            "t11"."by_provider",
            "t11"."by_locality",
            "t11"."by_distance",
            "t16"."placement",
            "t16"."moved",
            "t16"."placement_until",
            "t16"."move_reason",
            "t16"."move_file",
            "t16"."move_row",
            "t16"."by_move_reason"
          FROM (
            SELECT
              *
            FROM "timeline" AS "t3"
            WHERE
              "t3"."counts"
          ) AS "t11"
          INNER JOIN (
            SELECT
              "t14"."child",
              "t14"."placement",
              "t14"."moved",
              "t14"."placement_until",
              "t14"."move_reason",
              "t14"."move_file",
              "t14"."move_row",
              "t14"."by_move_reason"
            FROM (
              SELECT
                "t13"."child",
                "t13"."period",
                "t13"."placement",
                "t13"."moved",
                "t13"."placement_until",
                "t13"."move_reason",
                "t13"."move_file",
                "t13"."move_row",
                MIN("t13"."placement") OVER (
                  PARTITION BY "t13"."child", "t13"."period"
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "first",
                CASE
                  WHEN "t13"."move_reason" IN ('CARPL', 'CLOSE', 'PLACE')
                  THEN 'planned'
                  WHEN "t13"."move_reason" IN ('ALLEG', 'STAND', 'APPRR')
                  THEN 'protective'
                  WHEN "t13"."move_reason" IN ('CREQB', 'CREQO', 'CHILD', 'LAREQ')
                  THEN 'not planned'
                  WHEN "t13"."move_reason" IN ('CUSTOD')
                  THEN 'custody'
                  WHEN "t13"."move_reason" IN ('OTHER')
                  THEN 'other'
                  ELSE 'not known'
                END AS "by_move_reason"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t9"."child",
                    "t9"."period",
                    "t9"."placement",
                    MIN("t9"."decom") AS "moved",
                    MAX("t9"."episode_until") AS "placement_until",
                    MAX(
                      CASE
                        WHEN "t9"."starts_placement"
                        THEN "t9"."move_reason"
                        ELSE CAST(NULL AS TEXT)
                      END
                    ) AS "move_reason",
                    MAX(
                      CASE
                        WHEN "t9"."starts_placement"
                        THEN "t9"."origin_file"
                        ELSE CAST(NULL AS TEXT)
                      END
                    ) AS "move_file",
                    MAX(
                      CASE WHEN "t9"."starts_placement" THEN "t9"."origin_row" ELSE CAST(NULL AS INT) END
                    ) AS "move_row"
                  FROM (
                    SELECT
                      *
                    FROM "homes_by_episode" AS "t4"
                    WHERE
                      "t4"."in_placement"
                  ) AS "t9"
                  GROUP BY
                    1,
                    2,
                    3
                ) AS "t12"
                WHERE
                  "t12"."placement_until" > "t12"."moved"
              ) AS "t13"
            ) AS "t14"
            WHERE
              "t14"."placement" > "t14"."first"
          ) AS "t16"
            ON "t11"."child" = "t16"."child"
            AND "t11"."decom" <= "t16"."moved"
            AND "t11"."row_until" > "t16"."moved"
        ) AS "t17"
      ) AS "t18"
    ) AS "t20"
    INNER JOIN "dates" AS "t5"
      ON "t20"."moved" <= "t5"."on" AND "t20"."moved" >= "t5"."window_first"
    INNER JOIN (
      SELECT
        "t2"."child",
        "t2"."moved_on" AS "moved",
        "t2"."notice_hours" AS "its_notice_hours",
        "t2"."origin_file" AS "its_file",
        "t2"."origin_row" AS "its_row"
      FROM "moves_notice" AS "t2"
    ) AS "t10"
      ON "t20"."child" = "t10"."child" AND "t20"."moved" = "t10"."moved"
    CROSS JOIN "breakdown_names" AS "t6"
  ) AS "t21"
  WHERE
    "t21"."group" IS NOT NULL
) AS "t22"
GROUP BY
  1,
  2,
  3
