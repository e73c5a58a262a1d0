SELECT
  *
FROM (
  SELECT
    "t7"."child",
    "t7"."origin_file",
    "t7"."origin_row",
    "t7"."collection_year",
    COALESCE(
      "t7"."duc" > MAKE_DATE(
        EXTRACT(year FROM "t7"."dob") + 18,
        CASE
          WHEN (
            EXTRACT(month FROM "t7"."dob") = 2
          )
          AND (
            EXTRACT(day FROM "t7"."dob") = 29
          )
          THEN 3
          ELSE EXTRACT(month FROM "t7"."dob")
        END,
        CASE
          WHEN (
            EXTRACT(month FROM "t7"."dob") = 2
          )
          AND (
            EXTRACT(day FROM "t7"."dob") = 29
          )
          THEN 1
          ELSE EXTRACT(day FROM "t7"."dob")
        END
      ),
      FALSE
    ) AS "separated-status-after-18"
  FROM (
    SELECT
      "t2"."child",
      "t2"."duc",
      "t2"."collection_year",
      "t2"."origin_file",
      "t2"."origin_row",
      "t6"."dob",
      "t5"."is_uasc"
    FROM "uasc" AS "t2"
    LEFT OUTER JOIN (
      SELECT
        "t1"."child",
        "t1"."dob"
      FROM "children" AS "t1"
    ) AS "t6"
      ON "t2"."child" = "t6"."child"
    LEFT OUTER JOIN (
      SELECT
        "t0"."child",
        TRUE AS "is_uasc"
      FROM "uasc" AS "t0"
    ) AS "t5"
      ON "t2"."child" = "t5"."child"
  ) AS "t7"
) AS "t8"
WHERE
  "t8"."separated-status-after-18"
