SELECT
  *
FROM (
  SELECT
    "t2"."child",
    "t2"."origin_file",
    "t2"."origin_row",
    "t2"."collection_year",
    COALESCE((
      "t2"."between" > 0
    ) AND (
      "t2"."place" <> "t2"."settled_before"
    ), FALSE) AS "temporary-without-return",
    COALESCE(
      COALESCE("t2"."reason_new_episode" IN ('P', 'B'), FALSE)
      AND (
        "t2"."between" = 0
      )
      AND (
        (
          "t2"."place" = "t2"."last_place"
        )
        AND COALESCE("t2"."urn" = "t2"."last_urn", TRUE)
        AND COALESCE("t2"."place_post" = "t2"."last_place_post", TRUE)
      )
      AND (
        "t2"."place_post" IS NOT NULL
      )
      AND (
        "t2"."urn" IS NOT NULL
      ),
      FALSE
    ) AS "move-without-change"
  FROM (
    SELECT
      "t1"."child",
      "t1"."origin_file",
      "t1"."origin_row",
      "t1"."collection_year",
      "t1"."number",
      "t1"."period",
      "t1"."reason_new_episode",
      "t1"."place",
      "t1"."last_place",
      "t1"."urn",
      "t1"."last_urn",
      "t1"."place_post",
      "t1"."last_place_post",
      LAG("t1"."place") OVER (
        PARTITION BY "t1"."child", "t1"."period"
        ORDER BY "t1"."number" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "settled_before",
      (
        "t1"."number" - LAG("t1"."number") OVER (
          PARTITION BY "t1"."child", "t1"."period"
          ORDER BY "t1"."number" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
      ) - 1 AS "between"
    FROM (
      SELECT
        "t0"."child",
        "t0"."origin_file",
        "t0"."origin_row",
        "t0"."collection_year",
        "t0"."number",
        "t0"."period",
        "t0"."reason_new_episode",
        "t0"."place",
        "t0"."last_place",
        "t0"."urn",
        "t0"."last_urn",
        "t0"."place_post",
        "t0"."last_place_post"
      FROM "timeline" AS "t0"
      WHERE
        NOT (
          "t0"."temporary"
        )
    ) AS "t1"
  ) AS "t2"
) AS "t3"
WHERE
  "t3"."temporary-without-return" OR "t3"."move-without-change"
