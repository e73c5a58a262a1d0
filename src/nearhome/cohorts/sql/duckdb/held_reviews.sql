-- needs: reviews timeline
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
  CASE
    WHEN "t7"."age" BETWEEN 0 AND 0
    THEN 'under 1'
    WHEN "t7"."age" BETWEEN 1 AND 4
    THEN '1 to 4'
    WHEN "t7"."age" BETWEEN 5 AND 9
    THEN '5 to 9'
    WHEN "t7"."age" BETWEEN 10 AND 15
    THEN '10 to 15'
    WHEN "t7"."age" BETWEEN 16 AND 99
    THEN '16 and over'
    ELSE 'not known'
  END AS "by_age_band",
  CASE
    WHEN "t7"."is_uasc_child"
    AND (
      (
        "t7"."duc" IS NULL
      )
      OR (
        "t7"."duc" > "t7"."held"
      )
      OR (
        (
          "t7"."duc" = "t7"."held"
        )
        AND (
          (
            "t7"."spell_until" = "t7"."held"
          )
          AND (
            "t7"."spell_started" < "t7"."held"
          )
        )
      )
    )
    THEN 'UASC'
    ELSE 'not UASC'
  END AS "by_uasc",
  CASE
    WHEN CAST(CAST("t7"."spell_started" + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= "t7"."held"
    THEN '5 years and over'
    WHEN CAST(CAST("t7"."spell_started" + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= "t7"."held"
    THEN '2 to 5 years'
    WHEN CAST(CAST("t7"."spell_started" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= "t7"."held"
    THEN '1 to 2 years'
    WHEN CAST(CAST("t7"."spell_started" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= "t7"."held"
    THEN '6 to 12 months'
    ELSE 'under 6 months'
  END AS "by_time_in_care",
  COALESCE("t7"."review_code" IN ('PN1', 'PN2', 'PN3', 'PN5', 'PN6'), FALSE) AS "took_part"
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
    "t6"."review_code",
    "t6"."held",
    "t6"."review_file",
    "t6"."review_row",
    CASE
      WHEN "t6"."dob" <= "t6"."held"
      THEN (
        EXTRACT(year FROM "t6"."held") - EXTRACT(year FROM "t6"."dob")
      ) - CAST((
        (
          EXTRACT(month FROM "t6"."held") * 100
        ) + EXTRACT(day FROM "t6"."held")
      ) < (
        (
          EXTRACT(month FROM "t6"."dob") * 100
        ) + EXTRACT(day FROM "t6"."dob")
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
      "t5"."review_code",
      "t5"."held",
      "t5"."review_file",
      "t5"."review_row"
    FROM (
      SELECT
        *
      FROM "timeline" AS "t0"
      WHERE
        "t0"."counts"
    ) AS "t4"
    INNER JOIN (
      SELECT
        "t1"."child",
        "t1"."review_code",
        "t1"."review" AS "held",
        "t1"."origin_file" AS "review_file",
        "t1"."origin_row" AS "review_row"
      FROM "reviews" AS "t1"
    ) AS "t5"
      ON "t4"."child" = "t5"."child"
      AND "t4"."decom" <= "t5"."held"
      AND "t4"."row_until" > "t5"."held"
  ) AS "t6"
) AS "t7"
