WITH "t16" AS (
  SELECT
    "t15"."child",
    "t15"."kind",
    "t15"."started",
    "t15"."ended",
    "t15"."collection_year",
    "t15"."origin_file",
    "t15"."origin_row",
    "t15"."dob",
    "t15"."is_uasc",
    "t15"."eighteenth",
    LAG("t15"."ended") OVER (
      PARTITION BY "t15"."child"
      ORDER BY "t15"."started" ASC, "t15"."kind" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "last_ended",
    LAG("t15"."started") OVER (
      PARTITION BY "t15"."child"
      ORDER BY "t15"."started" ASC, "t15"."kind" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "last_started"
  FROM (
    SELECT
      "t14"."child",
      "t14"."kind",
      "t14"."started",
      "t14"."ended",
      "t14"."collection_year",
      "t14"."origin_file",
      "t14"."origin_row",
      "t14"."dob",
      COALESCE("t14"."is_uasc", FALSE) AS "is_uasc",
      MAKE_DATE(
        EXTRACT(year FROM "t14"."dob") + 18,
        CASE
          WHEN (
            EXTRACT(month FROM "t14"."dob") = 2
          )
          AND (
            EXTRACT(day FROM "t14"."dob") = 29
          )
          THEN 3
          ELSE EXTRACT(month FROM "t14"."dob")
        END,
        CASE
          WHEN (
            EXTRACT(month FROM "t14"."dob") = 2
          )
          AND (
            EXTRACT(day FROM "t14"."dob") = 29
          )
          THEN 1
          ELSE EXTRACT(day FROM "t14"."dob")
        END
      ) AS "eighteenth"
    FROM (
      SELECT
        "t5"."child",
        "t5"."kind",
        "t5"."started",
        "t5"."ended",
        "t5"."collection_year",
        "t5"."origin_file",
        "t5"."origin_row",
        "t10"."dob",
        "t11"."is_uasc"
      FROM "missing" AS "t5"
      LEFT OUTER JOIN (
        SELECT
          "t2"."child",
          "t2"."dob"
        FROM "children" AS "t2"
      ) AS "t10"
        ON "t5"."child" = "t10"."child"
      LEFT OUTER JOIN (
        SELECT
          "t3"."child",
          TRUE AS "is_uasc"
        FROM "uasc" AS "t3"
      ) AS "t11"
        ON "t5"."child" = "t11"."child"
    ) AS "t14"
  ) AS "t15"
)
SELECT
  *
FROM (
  SELECT
    "t28"."child",
    "t28"."origin_file",
    "t28"."origin_row",
    "t28"."collection_year",
    COALESCE(NOT (
      "t28"."in_care"
    ), FALSE) AS "missing-outside-care",
    COALESCE((
      "t28"."ended" IS NULL
    ) AND (
      "t28"."care_until" <= "t13"."as_at"
    ), FALSE) AS "missing-after-care",
    COALESCE(
      (
        "t28"."last_started" IS NOT NULL
      )
      AND (
        (
          "t28"."last_ended" IS NULL
        ) OR (
          "t28"."started" < "t28"."last_ended"
        )
      ),
      FALSE
    ) AS "missing-while-missing"
  FROM (
    SELECT
      "t26"."child",
      "t26"."kind",
      "t26"."started",
      "t26"."ended",
      "t26"."collection_year",
      "t26"."origin_file",
      "t26"."origin_row",
      "t26"."dob",
      "t26"."is_uasc",
      "t26"."eighteenth",
      "t26"."last_ended",
      "t26"."last_started",
      "t26"."care_until",
      "t26"."care_until" IS NOT NULL AS "in_care"
    FROM (
      SELECT
        "t18"."child",
        "t18"."kind",
        "t18"."started",
        "t18"."ended",
        "t18"."collection_year",
        "t18"."origin_file",
        "t18"."origin_row",
        "t18"."dob",
        "t18"."is_uasc",
        "t18"."eighteenth",
        "t18"."last_ended",
        "t18"."last_started",
        "t25"."care_until"
      FROM "t16" AS "t18"
      LEFT OUTER JOIN (
        SELECT
          "t23"."child",
          "t23"."on" AS "started",
          "t23"."care_until"
        FROM (
          SELECT
            "t22"."child",
            "t22"."on",
            MAX("t22"."spell_until") AS "care_until"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t20"."child",
                "t20"."on",
                "t12"."spell_started",
                "t12"."spell_until"
              FROM (
                SELECT DISTINCT
                  "t17"."child",
                  "t17"."started" AS "on"
                FROM "t16" AS "t17"
              ) AS "t20"
              INNER JOIN (
                SELECT
                  "t4"."child",
                  "t4"."started" AS "spell_started",
                  "t4"."spell_until"
                FROM "spells" AS "t4"
              ) AS "t12"
                ON "t20"."child" = "t12"."child"
            ) AS "t21"
            WHERE
              "t21"."spell_started" <= "t21"."on" AND "t21"."spell_until" >= "t21"."on"
          ) AS "t22"
          GROUP BY
            1,
            2
        ) AS "t23"
      ) AS "t25"
        ON "t18"."child" = "t25"."child" AND "t18"."started" = "t25"."started"
    ) AS "t26"
  ) AS "t28"
  CROSS JOIN (
    SELECT
      MAX("t0"."as_at") AS "as_at"
    FROM "supplied" AS "t0"
  ) AS "t13"
) AS "t29"
WHERE
  "t29"."missing-outside-care"
  OR "t29"."missing-after-care"
  OR "t29"."missing-while-missing"
