WITH "t11" AS (
  SELECT
    "t4"."child",
    "t4"."review",
    "t4"."review_code",
    "t4"."collection_year",
    "t4"."origin_file",
    "t4"."origin_row",
    "t8"."dob",
    "t9"."is_uasc"
  FROM "reviews" AS "t4"
  LEFT OUTER JOIN (
    SELECT
      "t1"."child",
      "t1"."dob"
    FROM "children" AS "t1"
  ) AS "t8"
    ON "t4"."child" = "t8"."child"
  LEFT OUTER JOIN (
    SELECT
      "t2"."child",
      TRUE AS "is_uasc"
    FROM "uasc" AS "t2"
  ) AS "t9"
    ON "t4"."child" = "t9"."child"
)
SELECT
  *
FROM (
  SELECT
    "t22"."child",
    "t22"."origin_file",
    "t22"."origin_row",
    "t22"."collection_year",
    COALESCE(NOT (
      "t22"."care_until" IS NOT NULL
    ), FALSE) AS "review-outside-care",
    COALESCE("t22"."review_code" IS NULL, FALSE) AS "review-part-missing",
    COALESCE((
      "t22"."review_code" = 'PN0'
    ) AND (
      "t22"."age" >= 4
    ), FALSE) AS "under-four-code",
    COALESCE(
      "t22"."review_code" IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7')
      AND (
        "t22"."age" < 4
      ),
      FALSE
    ) AS "over-four-code"
  FROM (
    SELECT
      "t17"."child",
      "t17"."review",
      "t17"."review_code",
      "t17"."collection_year",
      "t17"."origin_file",
      "t17"."origin_row",
      "t17"."dob",
      "t17"."is_uasc",
      "t17"."eighteenth",
      "t17"."age",
      "t21"."care_until"
    FROM (
      SELECT
        "t12"."child",
        "t12"."review",
        "t12"."review_code",
        "t12"."collection_year",
        "t12"."origin_file",
        "t12"."origin_row",
        "t12"."dob",
        COALESCE("t12"."is_uasc", FALSE) AS "is_uasc",
        MAKE_DATE(
          EXTRACT(year FROM "t12"."dob") + 18,
          CASE
            WHEN (
              EXTRACT(month FROM "t12"."dob") = 2
            )
            AND (
              EXTRACT(day FROM "t12"."dob") = 29
            )
            THEN 3
            ELSE EXTRACT(month FROM "t12"."dob")
          END,
          CASE
            WHEN (
              EXTRACT(month FROM "t12"."dob") = 2
            )
            AND (
              EXTRACT(day FROM "t12"."dob") = 29
            )
            THEN 1
            ELSE EXTRACT(day FROM "t12"."dob")
          END
        ) AS "eighteenth",
        (
          EXTRACT(year FROM "t12"."review") - EXTRACT(year FROM "t12"."dob")
        ) - CAST((
          (
            EXTRACT(month FROM "t12"."review") * 100
          ) + EXTRACT(day FROM "t12"."review")
        ) < (
          (
            EXTRACT(month FROM "t12"."dob") * 100
          ) + EXTRACT(day FROM "t12"."dob")
        ) AS BIGINT) AS "age"
      FROM "t11" AS "t12"
    ) AS "t17"
    LEFT OUTER JOIN (
      SELECT
        "t19"."child",
        "t19"."on" AS "review",
        "t19"."care_until"
      FROM (
        SELECT
          "t18"."child",
          "t18"."on",
          MAX("t18"."spell_until") AS "care_until"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t14"."child",
              "t14"."on",
              "t10"."spell_started",
              "t10"."spell_until"
            FROM (
              SELECT DISTINCT
                "t12"."child",
                "t12"."review" AS "on"
              FROM "t11" AS "t12"
            ) AS "t14"
            INNER JOIN (
              SELECT
                "t3"."child",
                "t3"."started" AS "spell_started",
                "t3"."spell_until"
              FROM "spells" AS "t3"
            ) AS "t10"
              ON "t14"."child" = "t10"."child"
          ) AS "t15"
          WHERE
            "t15"."spell_started" <= "t15"."on" AND "t15"."spell_until" >= "t15"."on"
        ) AS "t18"
        GROUP BY
          1,
          2
      ) AS "t19"
    ) AS "t21"
      ON "t17"."child" = "t21"."child" AND "t17"."review" = "t21"."review"
  ) AS "t22"
) AS "t23"
WHERE
  "t23"."review-outside-care"
  OR "t23"."review-part-missing"
  OR "t23"."under-four-code"
  OR "t23"."over-four-code"
