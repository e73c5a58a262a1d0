SELECT
  *
FROM (
  SELECT
    "t11"."child",
    "t11"."origin_file",
    "t11"."origin_row",
    "t11"."collection_year",
    COALESCE(NOT (
      "t11"."age" BETWEEN 17 AND 21
    ), FALSE) AS "leaver-age",
    COALESCE(COALESCE("t11"."still_in_care", FALSE), FALSE) AS "leaver-in-care",
    COALESCE(
      (
        "t11"."in_touch" = 'YES'
      )
      AND (
        (
          "t11"."activity" IS NULL
        )
        OR (
          "t11"."accommodation" IS NULL
        )
        OR COALESCE("t11"."activity" IN ('0'), FALSE)
        OR COALESCE("t11"."accommodation" IN ('0'), FALSE)
      ),
      FALSE
    ) AS "leaver-incomplete",
    COALESCE("t11"."in_touch" IS NULL, FALSE) AS "in-touch-missing"
  FROM (
    SELECT
      "t6"."child",
      "t6"."collection_year",
      "t6"."dob",
      "t6"."in_touch",
      "t6"."activity",
      "t6"."accommodation",
      "t6"."origin_file",
      "t6"."origin_row",
      "t6"."age",
      "t6"."on",
      "t10"."still_in_care"
    FROM (
      SELECT
        "t0"."child",
        "t0"."collection_year",
        "t0"."dob",
        "t0"."in_touch",
        "t0"."activity",
        "t0"."accommodation",
        "t0"."origin_file",
        "t0"."origin_row",
        (
          "t0"."collection_year" - EXTRACT(year FROM "t0"."dob")
        ) - CAST(EXTRACT(month FROM "t0"."dob") >= 4 AS BIGINT) AS "age",
        MAKE_DATE(
          "t0"."collection_year" - CAST(EXTRACT(month FROM "t0"."dob") >= 4 AS BIGINT),
          CASE
            WHEN (
              EXTRACT(month FROM "t0"."dob") = 2
            )
            AND (
              EXTRACT(day FROM "t0"."dob") = 29
            )
            THEN 3
            ELSE EXTRACT(month FROM "t0"."dob")
          END,
          CASE
            WHEN (
              EXTRACT(month FROM "t0"."dob") = 2
            )
            AND (
              EXTRACT(day FROM "t0"."dob") = 29
            )
            THEN 1
            ELSE EXTRACT(day FROM "t0"."dob")
          END
        ) AS "on"
      FROM "leaver_years" AS "t0"
    ) AS "t6"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        "t8"."child",
        "t8"."collection_year",
        TRUE AS "still_in_care"
      FROM (
        SELECT
          "t7"."child",
          "t7"."collection_year",
          "t7"."on",
          "t3"."started",
          "t3"."spell_until"
        FROM (
          SELECT
            "t0"."child",
            "t0"."collection_year",
            MAKE_DATE(
              "t0"."collection_year" - CAST(EXTRACT(month FROM "t0"."dob") >= 4 AS BIGINT),
              CASE
                WHEN (
                  EXTRACT(month FROM "t0"."dob") = 2
                )
                AND (
                  EXTRACT(day FROM "t0"."dob") = 29
                )
                THEN 3
                ELSE EXTRACT(month FROM "t0"."dob")
              END,
              CASE
                WHEN (
                  EXTRACT(month FROM "t0"."dob") = 2
                )
                AND (
                  EXTRACT(day FROM "t0"."dob") = 29
                )
                THEN 1
                ELSE EXTRACT(day FROM "t0"."dob")
              END
            ) AS "on"
          FROM "leaver_years" AS "t0"
        ) AS "t7"
        INNER JOIN (
          SELECT
            "t1"."child",
            "t1"."started",
            "t1"."spell_until"
          FROM "spells" AS "t1"
        ) AS "t3"
          ON "t7"."child" = "t3"."child"
      ) AS "t8"
      WHERE
        "t8"."started" <= "t8"."on" AND "t8"."spell_until" > "t8"."on"
    ) AS "t10"
      ON "t6"."child" = "t10"."child" AND "t6"."collection_year" = "t10"."collection_year"
  ) AS "t11"
) AS "t12"
WHERE
  "t12"."leaver-age"
  OR "t12"."leaver-in-care"
  OR "t12"."leaver-incomplete"
  OR "t12"."in-touch-missing"
