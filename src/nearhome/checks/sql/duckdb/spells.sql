SELECT
  "t2"."child",
  "t2"."origin_file",
  "t2"."origin_row",
  "t2"."collection_year",
  "t2"."dob",
  "t2"."started",
  "t2"."spell_until",
  "t2"."start_known",
  "t2"."reason_episode_ceased"
FROM (
  SELECT
    "t1"."child",
    "t1"."decom",
    "t1"."dec",
    "t1"."reason_new_episode",
    "t1"."legal_status",
    "t1"."category_of_need",
    "t1"."place",
    "t1"."place_provider",
    "t1"."reason_episode_ceased",
    "t1"."reason_place_change",
    "t1"."home_post",
    "t1"."place_post",
    "t1"."urn",
    "t1"."supplied_la",
    "t1"."supplied_location",
    "t1"."supplied_distance",
    "t1"."place_la",
    "t1"."location",
    "t1"."distance",
    "t1"."distance_source",
    "t1"."beyond_boundary",
    "t1"."calculated_location",
    "t1"."calculated_distance",
    "t1"."collection_year",
    "t1"."origin_file",
    "t1"."origin_row",
    "t1"."dob",
    "t1"."is_uasc",
    "t1"."eighteenth",
    "t1"."first_year",
    "t1"."episode_until",
    "t1"."short_break",
    "t1"."temporary",
    "t1"."adoptive",
    "t1"."number",
    "t1"."last_until",
    "t1"."last_reason",
    "t1"."next_decom",
    "t1"."next_reason",
    "t1"."next_temporary",
    "t1"."begins",
    "t1"."period",
    "t1"."last_place",
    "t1"."last_place_provider",
    "t1"."last_place_post",
    "t1"."last_urn",
    "t1"."last_legal_status",
    "t1"."last_category_of_need",
    "t1"."follows_in_period",
    "t1"."period_started",
    "t1"."first_need",
    "t1"."was_adoptive",
    "t1"."days",
    MIN("t1"."decom") OVER (
      PARTITION BY "t1"."child", "t1"."period"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "started",
    MAX("t1"."number") OVER (
      PARTITION BY "t1"."child", "t1"."period"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "last_number",
    NOT (
      BOOL_OR(
        CAST((
          "t1"."number" = 0
        ) AND (
          COALESCE("t1"."reason_new_episode", '') <> 'S'
        ) AS BOOLEAN)
      ) OVER (
        PARTITION BY "t1"."child", "t1"."period"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      )
    ) AS "start_known",
    LEAST(
      MAX("t1"."episode_until") OVER (
        PARTITION BY "t1"."child", "t1"."period"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ),
      COALESCE("t1"."eighteenth", MAKE_DATE(2999, 12, 31))
    ) AS "spell_until"
  FROM (
    SELECT
      *
    FROM "timeline" AS "t0"
    WHERE
      NOT (
        "t0"."short_break"
      ) AND COALESCE("t0"."decom" < "t0"."eighteenth", TRUE)
  ) AS "t1"
) AS "t2"
WHERE
  "t2"."number" = "t2"."last_number"
