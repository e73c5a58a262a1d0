SELECT
  *
FROM (
  SELECT
    "t10"."child",
    "t10"."origin_file",
    "t10"."origin_row",
    "t10"."collection_year",
    COALESCE("t10"."dob" IS NULL, FALSE) AS "birth-missing",
    COALESCE(COALESCE("t10"."sex", 'U') = 'U', FALSE) AS "sex-not-known",
    COALESCE("t10"."ethnicity" IS NULL, FALSE) AS "ethnicity-missing",
    COALESCE(
      (
        "t10"."upn" IS NOT NULL
      )
      AND NOT (
        "t10"."upn" LIKE 'UN_'
      )
      AND (
        "t10"."upn_shared_by" > 1
      ),
      FALSE
    ) AS "pupil-number-shared",
    COALESCE(
      "t10"."is_uasc"
      AND (
        "t10"."first_decom" < MAKE_DATE(
          EXTRACT(year FROM "t10"."dob") + 11,
          CASE
            WHEN (
              EXTRACT(month FROM "t10"."dob") = 2
            )
            AND (
              EXTRACT(day FROM "t10"."dob") = 29
            )
            THEN 3
            ELSE EXTRACT(month FROM "t10"."dob")
          END,
          CASE
            WHEN (
              EXTRACT(month FROM "t10"."dob") = 2
            )
            AND (
              EXTRACT(day FROM "t10"."dob") = 29
            )
            THEN 1
            ELSE EXTRACT(day FROM "t10"."dob")
          END
        )
      ),
      FALSE
    ) AS "separated-young"
  FROM (
    SELECT
      "t9"."child",
      "t9"."sex",
      "t9"."dob",
      "t9"."ethnicity",
      "t9"."upn",
      "t9"."mother",
      "t9"."mother_child_dob",
      "t9"."collection_year",
      "t9"."origin_file",
      "t9"."origin_row",
      "t9"."first_decom",
      "t9"."is_uasc",
      COUNT("t9"."child") OVER (PARTITION BY "t9"."upn" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "upn_shared_by"
    FROM (
      SELECT
        "t8"."child",
        "t8"."sex",
        "t8"."dob",
        "t8"."ethnicity",
        "t8"."upn",
        "t8"."mother",
        "t8"."mother_child_dob",
        "t8"."collection_year",
        "t8"."origin_file",
        "t8"."origin_row",
        "t8"."first_decom",
        COALESCE("t8"."is_uasc", FALSE) AS "is_uasc"
      FROM (
        SELECT
          "t3"."child",
          "t3"."sex",
          "t3"."dob",
          "t3"."ethnicity",
          "t3"."upn",
          "t3"."mother",
          "t3"."mother_child_dob",
          "t3"."collection_year",
          "t3"."origin_file",
          "t3"."origin_row",
          "t7"."first_decom",
          "t6"."is_uasc"
        FROM "children" AS "t3"
        INNER JOIN (
          SELECT
            "t1"."child",
            MIN("t1"."decom") AS "first_decom"
          FROM "episodes" AS "t1"
          GROUP BY
            1
        ) AS "t7"
          ON "t3"."child" = "t7"."child"
        LEFT OUTER JOIN (
          SELECT
            "t2"."child",
            TRUE AS "is_uasc"
          FROM "uasc" AS "t2"
        ) AS "t6"
          ON "t3"."child" = "t6"."child"
      ) AS "t8"
    ) AS "t9"
  ) AS "t10"
) AS "t11"
WHERE
  "t11"."birth-missing"
  OR "t11"."sex-not-known"
  OR "t11"."ethnicity-missing"
  OR "t11"."pupil-number-shared"
  OR "t11"."separated-young"
