SELECT
  *
FROM (
  SELECT
    "t5"."child",
    "t5"."origin_file",
    "t5"."origin_row",
    "t5"."collection_year",
    COALESCE(NOT (
      COALESCE("t5"."was_adopted", FALSE)
    ), FALSE) AS "details-without-adoption",
    COALESCE("t5"."date_match" < "t5"."date_decision", FALSE) AS "match-before-decision",
    COALESCE("t5"."date_match" IS NULL, FALSE) AS "match-missing"
  FROM (
    SELECT
      "t2"."child",
      "t2"."date_decision",
      "t2"."date_match",
      "t2"."foster_care",
      "t2"."adopters",
      "t2"."adopters_sex",
      "t2"."adopters_status",
      "t2"."collection_year",
      "t2"."origin_file",
      "t2"."origin_row",
      "t4"."was_adopted"
    FROM "adoptions" AS "t2"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        "t1"."child",
        TRUE AS "was_adopted"
      FROM "episodes" AS "t1"
      WHERE
        COALESCE("t1"."reason_episode_ceased" IN ('E11', 'E12'), FALSE)
    ) AS "t4"
      ON "t2"."child" = "t4"."child"
  ) AS "t5"
) AS "t6"
WHERE
  "t6"."details-without-adoption"
  OR "t6"."match-before-decision"
  OR "t6"."match-missing"
