-- needs: breakdown_names dates first_days held_reviews records_begin timeline
WITH "t18" AS (
  SELECT
    "t15"."child",
    "t15"."decom",
    "t15"."reason_new_episode",
    "t15"."legal_status",
    "t15"."place",
    "t15"."place_provider",
    "t15"."reason_episode_ceased",
    "t15"."reason_place_change",
    "t15"."place_post",
    "t15"."urn",
    "t15"."location",
    "t15"."distance",
    "t15"."beyond_boundary",
    "t15"."supplied_location",
    "t15"."supplied_distance",
    "t15"."calculated_location",
    "t15"."calculated_distance",
    "t15"."collection_year",
    "t15"."origin_file",
    "t15"."origin_row",
    "t15"."sex",
    "t15"."dob",
    "t15"."duc",
    "t15"."is_uasc_child",
    "t15"."eighteenth",
    "t15"."episode_until",
    "t15"."short_break",
    "t15"."temporary",
    "t15"."number",
    "t15"."begins",
    "t15"."period",
    "t15"."counts",
    "t15"."period_started",
    "t15"."began_as_short_breaks",
    "t15"."spell",
    "t15"."opens",
    "t15"."closes",
    "t15"."row_until",
    "t15"."spell_started",
    "t15"."spell_until",
    "t15"."start_known",
    "t15"."came_by_transfer",
    "t15"."need",
    "t15"."end_reason",
    "t15"."settled",
    "t15"."usual_place",
    "t15"."by_sex",
    "t15"."by_ethnicity",
    "t15"."by_need",
    "t15"."by_legal_status",
    "t15"."by_placement",
    "t15"."by_provider",
    "t15"."by_locality",
    "t15"."by_distance",
    "t15"."review_code",
    "t15"."held",
    "t15"."review_file",
    "t15"."review_row",
    "t15"."age",
    "t15"."by_age_band",
    "t15"."by_uasc",
    "t15"."by_time_in_care",
    "t15"."took_part",
    "t15"."reviews_from",
    ROW_NUMBER() OVER (
      PARTITION BY "t15"."child", "t15"."spell"
      ORDER BY "t15"."held" ASC, "t15"."review_row" ASC, "t15"."review_file" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "turn",
    LEAD("t15"."held") OVER (
      PARTITION BY "t15"."child", "t15"."spell"
      ORDER BY "t15"."held" ASC, "t15"."review_row" ASC, "t15"."review_file" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "answer",
    LEAD("t15"."review_file") OVER (
      PARTITION BY "t15"."child", "t15"."spell"
      ORDER BY "t15"."held" ASC, "t15"."review_row" ASC, "t15"."review_file" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "answer_file",
    LEAD("t15"."review_row") OVER (
      PARTITION BY "t15"."child", "t15"."spell"
      ORDER BY "t15"."held" ASC, "t15"."review_row" ASC, "t15"."review_file" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "answer_row",
    "t15"."start_known" AND (
      "t15"."spell_started" >= "t15"."reviews_from"
    ) AS "counts_from_start"
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
      "t8"."supplied_location",
      "t8"."supplied_distance",
      "t8"."calculated_location",
      "t8"."calculated_distance",
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
      "t8"."usual_place",
      "t8"."by_sex",
      "t8"."by_ethnicity",
      "t8"."by_need",
      "t8"."by_legal_status",
      "t8"."by_placement",
      "t8"."by_provider",
      "t8"."by_locality",
      "t8"."by_distance",
      "t8"."review_code",
      "t8"."held",
      "t8"."review_file",
      "t8"."review_row",
      "t8"."age",
      "t8"."by_age_band",
      "t8"."by_uasc",
      "t8"."by_time_in_care",
      "t8"."took_part",
      "t10"."reviews_from"
    FROM "held_reviews" AS "t8"
    CROSS JOIN "records_begin" AS "t10"
  ) AS "t15"
)
SELECT
  "t35"."on",
  "t35"."breakdown",
  "t35"."group",
  COUNT(*) FILTER(WHERE
    "t35"."n0") AS "n0",
  COUNT(*) AS "n1"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t6"."on",
      "t7"."breakdown",
      COALESCE("t33"."on_time", FALSE) AS "n0",
      CASE
        WHEN "t7"."breakdown" = ''
        THEN ''
        WHEN "t7"."breakdown" = 'age_band'
        THEN "t33"."by_age_band"
        WHEN "t7"."breakdown" = 'sex'
        THEN "t33"."by_sex"
        WHEN "t7"."breakdown" = 'ethnicity'
        THEN "t33"."by_ethnicity"
        WHEN "t7"."breakdown" = 'need'
        THEN "t33"."by_need"
        WHEN "t7"."breakdown" = 'legal_status'
        THEN "t33"."by_legal_status"
        WHEN "t7"."breakdown" = 'placement'
        THEN "t33"."by_placement"
        WHEN "t7"."breakdown" = 'provider'
        THEN "t33"."by_provider"
        WHEN "t7"."breakdown" = 'uasc'
        THEN "t33"."by_uasc"
        WHEN "t7"."breakdown" = 'locality'
        THEN "t33"."by_locality"
        WHEN "t7"."breakdown" = 'distance'
        THEN "t33"."by_distance"
        WHEN "t7"."breakdown" = 'time_in_care'
        THEN "t33"."by_time_in_care"
        WHEN "t33"."age" BETWEEN "t7"."youngest" AND "t7"."oldest"
        THEN "t7"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t31"."child",
        "t31"."decom",
        "t31"."reason_new_episode",
        "t31"."legal_status",
        "t31"."place",
        "t31"."place_provider",
        "t31"."reason_episode_ceased",
        "t31"."reason_place_change",
        "t31"."place_post",
        "t31"."urn",
        "t31"."location",
        "t31"."distance",
        "t31"."beyond_boundary",
        "t31"."supplied_location",
        "t31"."supplied_distance",
        "t31"."calculated_location",
        "t31"."calculated_distance",
        "t31"."collection_year",
        "t31"."origin_file",
        "t31"."origin_row",
        "t31"."sex",
        "t31"."dob",
        "t31"."duc",
        "t31"."is_uasc_child",
        "t31"."eighteenth",
        "t31"."episode_until",
        "t31"."short_break",
        "t31"."temporary",
        "t31"."number",
        "t31"."begins",
        "t31"."period",
        "t31"."counts",
        "t31"."period_started",
        "t31"."began_as_short_breaks",
        "t31"."spell",
        "t31"."opens",
        "t31"."closes",
        "t31"."row_until",
        "t31"."spell_started",
        "t31"."spell_until",
        "t31"."start_known",
        "t31"."came_by_transfer",
        "t31"."need",
        "t31"."end_reason",
        "t31"."settled",
        "t31"."usual_place",
        "t31"."by_sex",
        "t31"."by_ethnicity",
        "t31"."by_need",
        "t31"."by_legal_status",
        "t31"."by_placement",
        "t31"."by_provider",
        "t31"."by_locality",
        "t31"."by_distance",
        "t31"."due",
        "t31"."held_for_it",
        "t31"."due_file",
        "t31"."due_row",
        "t31"."age",
        CASE
          WHEN "t31"."age" BETWEEN 0 AND 0
          THEN 'under 1'
          WHEN "t31"."age" BETWEEN 1 AND 4
          THEN '1 to 4'
          WHEN "t31"."age" BETWEEN 5 AND 9
          THEN '5 to 9'
          WHEN "t31"."age" BETWEEN 10 AND 15
          THEN '10 to 15'
          WHEN "t31"."age" BETWEEN 16 AND 99
          THEN '16 and over'
          ELSE 'not known'
        END AS "by_age_band",
        CASE
          WHEN "t31"."is_uasc_child"
          AND (
            (
              "t31"."duc" IS NULL
            )
            OR (
              "t31"."duc" > "t31"."due"
            )
            OR (
              (
                "t31"."duc" = "t31"."due"
              )
              AND (
                (
                  "t31"."spell_until" = "t31"."due"
                )
                AND (
                  "t31"."spell_started" < "t31"."due"
                )
              )
            )
          )
          THEN 'UASC'
          ELSE 'not UASC'
        END AS "by_uasc",
        CASE
          WHEN CAST(CAST("t31"."spell_started" + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= "t31"."due"
          THEN '5 years and over'
          WHEN CAST(CAST("t31"."spell_started" + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= "t31"."due"
          THEN '2 to 5 years'
          WHEN CAST(CAST("t31"."spell_started" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= "t31"."due"
          THEN '1 to 2 years'
          WHEN CAST(CAST("t31"."spell_started" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= "t31"."due"
          THEN '6 to 12 months'
          ELSE 'under 6 months'
        END AS "by_time_in_care",
        COALESCE("t31"."held_for_it" <= "t31"."due", FALSE) AS "on_time"
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
          "t30"."due",
          "t30"."held_for_it",
          "t30"."due_file",
          "t30"."due_row",
          CASE
            WHEN "t30"."dob" <= "t30"."due"
            THEN (
              EXTRACT(year FROM "t30"."due") - EXTRACT(year FROM "t30"."dob")
            ) - CAST((
              (
                EXTRACT(month FROM "t30"."due") * 100
              ) + EXTRACT(day FROM "t30"."due")
            ) < (
              (
                EXTRACT(month FROM "t30"."dob") * 100
              ) + EXTRACT(day FROM "t30"."dob")
            ) AS BIGINT)
            ELSE CAST(NULL AS BIGINT)
          END AS "age"
        FROM (
          SELECT
            "t13"."child",
            "t13"."decom",
            "t13"."reason_new_episode",
            "t13"."legal_status",
            "t13"."place",
            "t13"."place_provider",
            "t13"."reason_episode_ceased",
            "t13"."reason_place_change",
            "t13"."place_post",
            "t13"."urn",
            "t13"."location",
            "t13"."distance",
            "t13"."beyond_boundary",
            "t13"."supplied_location",
            "t13"."supplied_distance",
            "t13"."calculated_location",
            "t13"."calculated_distance",
            "t13"."collection_year",
            "t13"."origin_file",
            "t13"."origin_row",
            "t13"."sex",
            "t13"."dob",
            "t13"."duc",
            "t13"."is_uasc_child",
            "t13"."eighteenth",
            "t13"."episode_until",
            "t13"."short_break",
            "t13"."temporary",
            "t13"."number",
            "t13"."begins",
            "t13"."period",
            "t13"."counts",
            "t13"."period_started",
            "t13"."began_as_short_breaks",
            "t13"."spell",
            "t13"."opens",
            "t13"."closes",
            "t13"."row_until",
            "t13"."spell_started",
            "t13"."spell_until",
            "t13"."start_known",
            "t13"."came_by_transfer",
            "t13"."need",
            "t13"."end_reason",
            "t13"."settled",
            "t13"."usual_place",
            "t13"."by_sex",
            "t13"."by_ethnicity",
            "t13"."by_need",
            "t13"."by_legal_status",
            "t13"."by_placement",
            "t13"."by_provider",
            "t13"."by_locality",
            "t13"."by_distance",
            "t29"."due",
            "t29"."held_for_it",
            "t29"."due_file",
            "t29"."due_row"
          FROM (
            SELECT
              *
            FROM "timeline" AS "t2"
            WHERE
              "t2"."counts"
          ) AS "t13"
          INNER JOIN (
            SELECT
              *
            FROM (
              SELECT
                "t26"."child",
                "t26"."review_due" AS "due",
                "t23"."held" AS "held_for_it",
                "t23"."review_file" AS "due_file",
                "t23"."review_row" AS "due_row"
              FROM (
                SELECT
                  "t22"."child",
                  "t22"."spell",
                  "t22"."review_due"
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
                    "t19"."supplied_location",
                    "t19"."supplied_distance",
                    "t19"."calculated_location",
                    "t19"."calculated_distance",
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
                    "t19"."usual_place",
                    "t19"."by_sex",
                    "t19"."by_ethnicity",
                    "t19"."by_need",
                    "t19"."by_legal_status",
                    "t19"."by_placement",
                    "t19"."by_provider",
                    "t19"."by_locality",
                    "t19"."by_distance",
                    "t19"."reviews_from",
                    "t9"."day",
                    "t9"."review_due"
                  FROM (
                    SELECT
                      *
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
                        "t10"."reviews_from"
                      FROM (
                        SELECT
                          *
                        FROM "timeline" AS "t2"
                        WHERE
                          "t2"."opens" AND "t2"."start_known"
                      ) AS "t14"
                      CROSS JOIN "records_begin" AS "t10"
                    ) AS "t16"
                    WHERE
                      "t16"."spell_started" >= "t16"."reviews_from"
                  ) AS "t19"
                  INNER JOIN "first_days" AS "t9"
                    ON "t19"."spell_started" = "t9"."day"
                ) AS "t22"
                WHERE
                  "t22"."review_due" < "t22"."spell_until"
              ) AS "t26"
              LEFT OUTER JOIN (
                SELECT
                  "t20"."child",
                  "t20"."spell",
                  "t20"."held",
                  "t20"."review_file",
                  "t20"."review_row"
                FROM "t18" AS "t20"
                WHERE
                  "t20"."turn" = 0
              ) AS "t23"
                ON "t26"."child" = "t23"."child" AND "t26"."spell" = "t23"."spell"
            ) AS "t27"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t20"."child",
                CASE
                  WHEN (
                    "t20"."turn" = 0
                  ) AND "t20"."counts_from_start"
                  THEN CAST(CAST("t20"."held" + INTERVAL '3' MONTH AS TIMESTAMP) AS DATE)
                  ELSE CAST(CAST("t20"."held" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE)
                END AS "due",
                "t20"."answer" AS "held_for_it",
                COALESCE("t20"."answer_file", "t20"."review_file") AS "due_file",
                COALESCE("t20"."answer_row", "t20"."review_row") AS "due_row"
              FROM "t18" AS "t20"
              WHERE
                CASE
                  WHEN (
                    "t20"."turn" = 0
                  ) AND "t20"."counts_from_start"
                  THEN CAST(CAST("t20"."held" + INTERVAL '3' MONTH AS TIMESTAMP) AS DATE)
                  ELSE CAST(CAST("t20"."held" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE)
                END < "t20"."spell_until"
            ) AS "t25"
          ) AS "t29"
            ON "t13"."child" = "t29"."child"
            AND "t13"."decom" <= "t29"."due"
            AND "t13"."row_until" > "t29"."due"
        ) AS "t30"
      ) AS "t31"
    ) AS "t33"
    INNER JOIN "dates" AS "t6"
      ON "t33"."due" <= "t6"."on" AND "t33"."due" >= "t6"."month_first"
    CROSS JOIN "breakdown_names" AS "t7"
  ) AS "t34"
  WHERE
    "t34"."group" IS NOT NULL
) AS "t35"
GROUP BY
  1,
  2,
  3
