-- needs: timeline
WITH "t3" AS (
  SELECT
    "t0"."child",
    "t0"."decom",
    "t0"."reason_new_episode",
    "t0"."legal_status",
    "t0"."place",
    "t0"."place_provider",
    "t0"."reason_episode_ceased",
    "t0"."reason_place_change",
    "t0"."place_post",
    "t0"."urn",
    "t0"."location",
    "t0"."distance",
    "t0"."beyond_boundary",
    "t0"."supplied_location",
    "t0"."supplied_distance",
    "t0"."calculated_location",
    "t0"."calculated_distance",
    "t0"."collection_year",
    "t0"."origin_file",
    "t0"."origin_row",
    "t0"."sex",
    "t0"."dob",
    "t0"."duc",
    "t0"."is_uasc_child",
    "t0"."eighteenth",
    "t0"."episode_until",
    "t0"."short_break",
    "t0"."temporary",
    "t0"."number",
    "t0"."begins",
    "t0"."period",
    "t0"."counts",
    "t0"."period_started",
    "t0"."began_as_short_breaks",
    "t0"."spell",
    "t0"."opens",
    "t0"."closes",
    "t0"."row_until",
    "t0"."spell_started",
    "t0"."spell_until",
    "t0"."start_known",
    "t0"."came_by_transfer",
    "t0"."need",
    "t0"."end_reason",
    "t0"."settled",
    "t0"."usual_place",
    "t0"."by_sex",
    "t0"."by_ethnicity",
    "t0"."by_need",
    "t0"."by_legal_status",
    "t0"."by_placement",
    "t0"."by_provider",
    "t0"."by_locality",
    "t0"."by_distance",
    CASE
      WHEN "t0"."dob" <= "t0"."spell_started"
      THEN (
        EXTRACT(year FROM "t0"."spell_started") - EXTRACT(year FROM "t0"."dob")
      ) - CAST((
        (
          EXTRACT(month FROM "t0"."spell_started") * 100
        ) + EXTRACT(day FROM "t0"."spell_started")
      ) < (
        (
          EXTRACT(month FROM "t0"."dob") * 100
        ) + EXTRACT(day FROM "t0"."dob")
      ) AS BIGINT)
      ELSE CAST(NULL AS BIGINT)
    END AS "age"
  FROM "timeline" AS "t0"
  WHERE
    "t0"."opens" AND NOT (
      "t0"."came_by_transfer"
    )
)
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
  "t13"."age",
  "t13"."by_age_band",
  "t13"."by_uasc",
  "t13"."by_time_in_care",
  "t13"."earlier_until",
  COALESCE(
    "t13"."earlier_until" >= CAST(CAST("t13"."spell_started" - INTERVAL '12' MONTH AS TIMESTAMP) AS DATE),
    FALSE
  ) AS "was_looked_after_12",
  COALESCE(
    "t13"."earlier_until" >= CAST(CAST("t13"."spell_started" - INTERVAL '24' MONTH AS TIMESTAMP) AS DATE),
    FALSE
  ) AS "was_looked_after_24",
  CASE
    WHEN "t13"."age" IS NULL
    THEN 'not known'
    WHEN DATE_DIFF('DAY', "t13"."dob", "t13"."spell_started") <= 7
    THEN '7 days or under'
    WHEN DATE_DIFF('DAY', "t13"."dob", "t13"."spell_started") <= 27
    THEN '8 to 27 days'
    WHEN "t13"."age" <= 0
    THEN '28 days to under 1'
    WHEN "t13"."age" <= 4
    THEN '1 to 4'
    WHEN "t13"."age" <= 9
    THEN '5 to 9'
    WHEN "t13"."age" <= 15
    THEN '10 to 15'
    WHEN "t13"."age" <= 17
    THEN '16 to 17'
    ELSE 'not known'
  END AS "by_entry_age",
  CASE
    WHEN "t13"."by_uasc" = 'UASC'
    THEN 'UASC'
    WHEN COALESCE("t13"."legal_status" IN ('V2'), FALSE)
    THEN 'section 20'
    WHEN COALESCE("t13"."legal_status" IN ('C1', 'C2', 'E1', 'D1'), FALSE)
    THEN 'care order'
    WHEN COALESCE("t13"."legal_status" IN ('L1', 'L2', 'L3'), FALSE)
    THEN 'police or emergency protection'
    WHEN COALESCE("t13"."legal_status" IN ('J1', 'J2', 'J3'), FALSE)
    THEN 'youth justice'
    ELSE 'not known'
  END AS "by_route"
FROM (
  SELECT
    "t9"."child",
    "t9"."decom",
    "t9"."reason_new_episode",
    "t9"."legal_status",
    "t9"."place",
    "t9"."place_provider",
    "t9"."reason_episode_ceased",
    "t9"."reason_place_change",
    "t9"."place_post",
    "t9"."urn",
    "t9"."location",
    "t9"."distance",
    "t9"."beyond_boundary",
    "t9"."supplied_location",
    "t9"."supplied_distance",
    "t9"."calculated_location",
    "t9"."calculated_distance",
    "t9"."collection_year",
    "t9"."origin_file",
    "t9"."origin_row",
    "t9"."sex",
    "t9"."dob",
    "t9"."duc",
    "t9"."is_uasc_child",
    "t9"."eighteenth",
    "t9"."episode_until",
    "t9"."short_break",
    "t9"."temporary",
    "t9"."number",
    "t9"."begins",
    "t9"."period",
    "t9"."counts",
    "t9"."period_started",
    "t9"."began_as_short_breaks",
    "t9"."spell",
    "t9"."opens",
    "t9"."closes",
    "t9"."row_until",
    "t9"."spell_started",
    "t9"."spell_until",
    "t9"."start_known",
    "t9"."came_by_transfer",
    "t9"."need",
    "t9"."end_reason",
    "t9"."settled",
    "t9"."usual_place",
    "t9"."by_sex",
    "t9"."by_ethnicity",
    "t9"."by_need",
    "t9"."by_legal_status",
    "t9"."by_placement",
    "t9"."by_provider",
    "t9"."by_locality",
    "t9"."by_distance",
    "t9"."age",
    "t9"."by_age_band",
    "t9"."by_uasc",
    "t9"."by_time_in_care",
    "t12"."earlier_until"
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
      "t4"."age",
      CASE
        WHEN "t4"."age" BETWEEN 0 AND 0
        THEN 'under 1'
        WHEN "t4"."age" BETWEEN 1 AND 4
        THEN '1 to 4'
        WHEN "t4"."age" BETWEEN 5 AND 9
        THEN '5 to 9'
        WHEN "t4"."age" BETWEEN 10 AND 15
        THEN '10 to 15'
        WHEN "t4"."age" BETWEEN 16 AND 99
        THEN '16 and over'
        ELSE 'not known'
      END AS "by_age_band",
      CASE
        WHEN "t4"."is_uasc_child"
        AND (
          (
            "t4"."duc" IS NULL
          )
          OR (
            "t4"."duc" > "t4"."spell_started"
          )
          OR (
            (
              "t4"."duc" = "t4"."spell_started"
            )
            AND (
              (
                "t4"."spell_until" = "t4"."spell_started"
              )
              AND (
                "t4"."spell_started" < "t4"."spell_started"
              )
            )
          )
        )
        THEN 'UASC'
        ELSE 'not UASC'
      END AS "by_uasc",
      CASE
        WHEN CAST(CAST("t4"."spell_started" + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= "t4"."spell_started"
        THEN '5 years and over'
        WHEN CAST(CAST("t4"."spell_started" + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= "t4"."spell_started"
        THEN '2 to 5 years'
        WHEN CAST(CAST("t4"."spell_started" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= "t4"."spell_started"
        THEN '1 to 2 years'
        WHEN CAST(CAST("t4"."spell_started" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= "t4"."spell_started"
        THEN '6 to 12 months'
        ELSE 'under 6 months'
      END AS "by_time_in_care"
    FROM "t3" AS "t4"
  ) AS "t9"
  LEFT OUTER JOIN (
    SELECT
      "t10"."child",
      "t10"."spell",
      MAX("t10"."earlier_until") AS "earlier_until"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t6"."child",
          "t6"."spell",
          "t6"."spell_started",
          "t2"."earlier_started",
          "t2"."earlier_until"
        FROM (
          SELECT
            "t4"."child",
            "t4"."spell",
            "t4"."spell_started"
          FROM "t3" AS "t4"
        ) AS "t6"
        INNER JOIN (
          SELECT
            "t0"."child",
            "t0"."spell_started" AS "earlier_started",
            "t0"."spell_until" AS "earlier_until"
          FROM "timeline" AS "t0"
          WHERE
            "t0"."closes"
        ) AS "t2"
          ON "t6"."child" = "t2"."child"
      ) AS "t7"
      WHERE
        "t7"."earlier_started" < "t7"."spell_started"
    ) AS "t10"
    GROUP BY
      1,
      2
  ) AS "t12"
    ON "t9"."child" = "t12"."child" AND "t9"."spell" = "t12"."spell"
) AS "t13"
