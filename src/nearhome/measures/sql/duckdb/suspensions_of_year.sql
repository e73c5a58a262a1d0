-- needs: breakdown_names dates suspensions timeline
SELECT
  "t15"."on",
  "t15"."breakdown",
  "t15"."group",
  CAST(SUM(CAST("t15"."n0" AS DECIMAL(28, 12))) AS DOUBLE) AS "n0",
  COUNT(*) FILTER(WHERE
    "t15"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t15"."n2") AS "n2"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t4"."on",
      "t5"."breakdown",
      CASE
        WHEN COALESCE("t13"."kind" = 'suspension', FALSE)
        THEN "t13"."days"
        ELSE 0.0
      END AS "n0",
      COALESCE("t13"."kind" = 'suspension', FALSE) AS "n1",
      COALESCE("t13"."kind" = 'permanent exclusion', FALSE) AS "n2",
      CASE
        WHEN "t5"."breakdown" = ''
        THEN ''
        WHEN "t5"."breakdown" = 'age_band'
        THEN "t13"."by_age_band"
        WHEN "t5"."breakdown" = 'sex'
        THEN "t13"."by_sex"
        WHEN "t5"."breakdown" = 'ethnicity'
        THEN "t13"."by_ethnicity"
        WHEN "t5"."breakdown" = 'need'
        THEN "t13"."by_need"
        WHEN "t5"."breakdown" = 'legal_status'
        THEN "t13"."by_legal_status"
        WHEN "t5"."breakdown" = 'placement'
        THEN "t13"."by_placement"
        WHEN "t5"."breakdown" = 'provider'
        THEN "t13"."by_provider"
        WHEN "t5"."breakdown" = 'uasc'
        THEN "t13"."by_uasc"
        WHEN "t5"."breakdown" = 'locality'
        THEN "t13"."by_locality"
        WHEN "t5"."breakdown" = 'distance'
        THEN "t13"."by_distance"
        WHEN "t5"."breakdown" = 'time_in_care'
        THEN "t13"."by_time_in_care"
        WHEN "t13"."age" BETWEEN "t5"."youngest" AND "t5"."oldest"
        THEN "t5"."band"
        ELSE NULL
      END AS "group"
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
        "t11"."kind",
        "t11"."days",
        "t11"."suspended",
        "t11"."list_file",
        "t11"."list_row",
        "t11"."age",
        CASE
          WHEN "t11"."age" BETWEEN 0 AND 0
          THEN 'under 1'
          WHEN "t11"."age" BETWEEN 1 AND 4
          THEN '1 to 4'
          WHEN "t11"."age" BETWEEN 5 AND 9
          THEN '5 to 9'
          WHEN "t11"."age" BETWEEN 10 AND 15
          THEN '10 to 15'
          WHEN "t11"."age" BETWEEN 16 AND 99
          THEN '16 and over'
          ELSE 'not known'
        END AS "by_age_band",
        CASE
          WHEN "t11"."is_uasc_child"
          AND (
            (
              "t11"."duc" IS NULL
            )
            OR (
              "t11"."duc" > "t11"."suspended"
            )
            OR (
              (
                "t11"."duc" = "t11"."suspended"
              )
              AND (
                (
                  "t11"."spell_until" = "t11"."suspended"
                )
                AND (
                  "t11"."spell_started" < "t11"."suspended"
                )
              )
            )
          )
          THEN 'UASC'
          ELSE 'not UASC'
        END AS "by_uasc",
        CASE
          WHEN CAST(CAST("t11"."spell_started" + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= "t11"."suspended"
          THEN '5 years and over'
          WHEN CAST(CAST("t11"."spell_started" + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= "t11"."suspended"
          THEN '2 to 5 years'
          WHEN CAST(CAST("t11"."spell_started" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= "t11"."suspended"
          THEN '1 to 2 years'
          WHEN CAST(CAST("t11"."spell_started" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= "t11"."suspended"
          THEN '6 to 12 months'
          ELSE 'under 6 months'
        END AS "by_time_in_care"
      FROM (
        SELECT
          "t10"."child",
          "t10"."decom",
          "t10"."reason_new_episode",
          "t10"."legal_status",
          "t10"."place",
          "t10"."place_provider",
          "t10"."reason_episode_ceased",
          "t10"."reason_place_change",
          "t10"."place_post",
          "t10"."urn",
          "t10"."location",
          "t10"."distance",
          "t10"."beyond_boundary",
          "t10"."supplied_location",
          "t10"."supplied_distance",
          "t10"."calculated_location",
          "t10"."calculated_distance",
          "t10"."collection_year",
          "t10"."origin_file",
          "t10"."origin_row",
          "t10"."sex",
          "t10"."dob",
          "t10"."duc",
          "t10"."is_uasc_child",
          "t10"."eighteenth",
          "t10"."episode_until",
          "t10"."short_break",
          "t10"."temporary",
          "t10"."number",
          "t10"."begins",
          "t10"."period",
          "t10"."counts",
          "t10"."period_started",
          "t10"."began_as_short_breaks",
          "t10"."spell",
          "t10"."opens",
          "t10"."closes",
          "t10"."row_until",
          "t10"."spell_started",
          "t10"."spell_until",
          "t10"."start_known",
          "t10"."came_by_transfer",
          "t10"."need",
          "t10"."end_reason",
          "t10"."settled",
          "t10"."usual_place",
          "t10"."by_sex",
          "t10"."by_ethnicity",
          "t10"."by_need",
          "t10"."by_legal_status",
          "t10"."by_placement",
          "t10"."by_provider",
          "t10"."by_locality",
          "t10"."by_distance",
          "t10"."kind",
          "t10"."days",
          "t10"."suspended",
          "t10"."list_file",
          "t10"."list_row",
          CASE
            WHEN "t10"."dob" <= "t10"."suspended"
            THEN (
              EXTRACT(year FROM "t10"."suspended") - EXTRACT(year FROM "t10"."dob")
            ) - CAST((
              (
                EXTRACT(month FROM "t10"."suspended") * 100
              ) + EXTRACT(day FROM "t10"."suspended")
            ) < (
              (
                EXTRACT(month FROM "t10"."dob") * 100
              ) + EXTRACT(day FROM "t10"."dob")
            ) AS BIGINT)
            ELSE CAST(NULL AS BIGINT)
          END AS "age"
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
            "t9"."kind",
            "t9"."days",
            "t9"."suspended",
            "t9"."list_file",
            "t9"."list_row"
          FROM (
            SELECT
              *
            FROM "timeline" AS "t2"
            WHERE
              "t2"."counts"
          ) AS "t8"
          INNER JOIN (
            SELECT
              "t3"."child",
              "t3"."kind",
              "t3"."days",
              "t3"."started" AS "suspended",
              "t3"."origin_file" AS "list_file",
              "t3"."origin_row" AS "list_row"
            FROM "suspensions" AS "t3"
          ) AS "t9"
            ON "t8"."child" = "t9"."child"
            AND "t8"."decom" <= "t9"."suspended"
            AND "t8"."row_until" > "t9"."suspended"
        ) AS "t10"
      ) AS "t11"
    ) AS "t13"
    INNER JOIN "dates" AS "t4"
      ON "t13"."suspended" <= "t4"."on" AND "t13"."suspended" >= "t4"."window_first"
    CROSS JOIN "breakdown_names" AS "t5"
  ) AS "t14"
  WHERE
    "t14"."group" IS NOT NULL
) AS "t15"
GROUP BY
  1,
  2,
  3
