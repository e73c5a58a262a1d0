SELECT
  *
FROM (
  SELECT
    "t15"."child",
    "t15"."origin_file",
    "t15"."origin_row",
    "t15"."collection_year",
    COALESCE("t15"."adopted" AND NOT (
      "t15"."was_adoptive"
    ), FALSE) AS "adopted-not-placed",
    COALESCE("t15"."adopted" AND "t15"."holds_ad1" AND NOT (
      "t15"."has_ad1"
    ), FALSE) AS "adopted-without-details",
    COALESCE(
      "t15"."is_first"
      AND "t15"."holds_decisions"
      AND (
        "t15"."adoptive" OR (
          "t15"."legal_status" = 'E1'
        )
      )
      AND (
        "t15"."decided" IS NULL
      ),
      FALSE
    ) AS "placed-without-decision"
  FROM (
    SELECT
      "t14"."child",
      "t14"."origin_file",
      "t14"."origin_row",
      "t14"."collection_year",
      "t14"."number",
      "t14"."period",
      "t14"."legal_status",
      "t14"."adoptive",
      "t14"."was_adoptive",
      "t14"."reason_episode_ceased",
      "t14"."adopted",
      "t14"."decided",
      COALESCE("t14"."has_ad1", FALSE) AS "has_ad1",
      COALESCE("t14"."holds_ad1", FALSE) AS "holds_ad1",
      COALESCE("t14"."holds_decisions", FALSE) AS "holds_decisions",
      "t14"."number" = MIN("t14"."number") OVER (
        PARTITION BY "t14"."child", "t14"."period", "t14"."adoptive", "t14"."adopted"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "is_first"
    FROM (
      SELECT
        "t13"."child",
        "t13"."origin_file",
        "t13"."origin_row",
        "t13"."collection_year",
        "t13"."number",
        "t13"."period",
        "t13"."legal_status",
        "t13"."adoptive",
        "t13"."was_adoptive",
        "t13"."reason_episode_ceased",
        "t13"."adopted",
        "t9"."decided",
        "t6"."has_ad1",
        "t10"."holds_ad1",
        "t11"."holds_decisions"
      FROM (
        SELECT
          "t0"."child",
          "t0"."origin_file",
          "t0"."origin_row",
          "t0"."collection_year",
          "t0"."number",
          "t0"."period",
          "t0"."legal_status",
          "t0"."adoptive",
          "t0"."was_adoptive",
          "t0"."reason_episode_ceased",
          COALESCE("t0"."reason_episode_ceased" IN ('E11', 'E12'), FALSE) AS "adopted"
        FROM "timeline" AS "t0"
        WHERE
          COALESCE("t0"."legal_status" = 'E1', FALSE)
          OR "t0"."adoptive"
          OR COALESCE("t0"."reason_episode_ceased" IN ('E11', 'E12'), FALSE)
      ) AS "t13"
      LEFT OUTER JOIN (
        SELECT
          "t1"."child",
          MIN("t1"."date_placed") AS "decided"
        FROM "placed_for_adoption" AS "t1"
        GROUP BY
          1
      ) AS "t9"
        ON "t13"."child" = "t9"."child"
      LEFT OUTER JOIN (
        SELECT
          "t2"."child",
          TRUE AS "has_ad1"
        FROM "adoptions" AS "t2"
      ) AS "t6"
        ON "t13"."child" = "t6"."child"
      LEFT OUTER JOIN (
        SELECT
          "t3"."collection_year",
          TRUE AS "holds_ad1"
        FROM "supplied" AS "t3"
        WHERE
          "t3"."table" = 'AD1'
      ) AS "t10"
        ON "t13"."collection_year" = "t10"."collection_year"
      LEFT OUTER JOIN (
        SELECT
          "t3"."collection_year",
          TRUE AS "holds_decisions"
        FROM "supplied" AS "t3"
        WHERE
          "t3"."table" = 'PlacedAdoption'
      ) AS "t11"
        ON "t13"."collection_year" = "t11"."collection_year"
    ) AS "t14"
  ) AS "t15"
) AS "t16"
WHERE
  "t16"."adopted-not-placed"
  OR "t16"."adopted-without-details"
  OR "t16"."placed-without-decision"
