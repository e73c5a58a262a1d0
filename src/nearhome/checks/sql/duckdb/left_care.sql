SELECT
  "t15"."child",
  "t15"."origin_file",
  "t15"."origin_row",
  "t15"."on_year" AS "collection_year",
  COALESCE(NOT (
    COALESCE("t15"."has_row", FALSE)
  ), FALSE) AS "leaver-missing"
FROM (
  SELECT
    "t14"."child",
    "t14"."origin_file",
    "t14"."origin_row",
    "t14"."collection_year",
    "t14"."dob",
    "t14"."started",
    "t14"."spell_until",
    "t14"."start_known",
    "t14"."reason_episode_ceased",
    "t14"."latest",
    "t14"."on_year",
    "t14"."on",
    "t14"."leaver_age",
    "t4"."has_row"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t11"."child",
        "t11"."origin_file",
        "t11"."origin_row",
        "t11"."collection_year",
        "t11"."dob",
        "t11"."started",
        "t11"."spell_until",
        "t11"."start_known",
        "t11"."reason_episode_ceased",
        "t11"."latest",
        "t11"."on_year",
        "t11"."on",
        (
          EXTRACT(year FROM "t11"."on") - EXTRACT(year FROM "t11"."dob")
        ) - CAST((
          (
            EXTRACT(month FROM "t11"."on") * 100
          ) + EXTRACT(day FROM "t11"."on")
        ) < (
          (
            EXTRACT(month FROM "t11"."dob") * 100
          ) + EXTRACT(day FROM "t11"."dob")
        ) AS BIGINT) AS "leaver_age"
      FROM (
        SELECT
          "t10"."child",
          "t10"."origin_file",
          "t10"."origin_row",
          "t10"."collection_year",
          "t10"."dob",
          "t10"."started",
          "t10"."spell_until",
          "t10"."start_known",
          "t10"."reason_episode_ceased",
          "t10"."latest",
          "t10"."on_year",
          MAKE_DATE(
            "t10"."on_year" - CAST(EXTRACT(month FROM "t10"."dob") >= 4 AS BIGINT),
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
          ) AS "on"
        FROM (
          SELECT
            "t9"."child",
            "t9"."origin_file",
            "t9"."origin_row",
            "t9"."collection_year",
            "t9"."dob",
            "t9"."started",
            "t9"."spell_until",
            "t9"."start_known",
            "t9"."reason_episode_ceased",
            "t9"."latest",
            "t7"."on_year"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t1"."child",
                "t1"."origin_file",
                "t1"."origin_row",
                "t1"."collection_year",
                "t1"."dob",
                "t1"."started",
                "t1"."spell_until",
                "t1"."start_known",
                "t1"."reason_episode_ceased",
                MAX("t1"."spell_until") OVER (
                  PARTITION BY "t1"."child"
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "latest"
              FROM "spells" AS "t1"
            ) AS "t6"
            WHERE
              "t6"."spell_until" = "t6"."latest"
              AND "t6"."dob" IS NOT NULL
              AND "t6"."spell_until" > MAKE_DATE(
                EXTRACT(year FROM "t6"."dob") + 16,
                CASE
                  WHEN (
                    EXTRACT(month FROM "t6"."dob") = 2
                  )
                  AND (
                    EXTRACT(day FROM "t6"."dob") = 29
                  )
                  THEN 3
                  ELSE EXTRACT(month FROM "t6"."dob")
                END,
                CASE
                  WHEN (
                    EXTRACT(month FROM "t6"."dob") = 2
                  )
                  AND (
                    EXTRACT(day FROM "t6"."dob") = 29
                  )
                  THEN 1
                  ELSE EXTRACT(day FROM "t6"."dob")
                END
              )
              AND DATE_DIFF(
                'DAY',
                GREATEST(
                  "t6"."started",
                  MAKE_DATE(
                    EXTRACT(year FROM "t6"."dob") + 14,
                    CASE
                      WHEN (
                        EXTRACT(month FROM "t6"."dob") = 2
                      )
                      AND (
                        EXTRACT(day FROM "t6"."dob") = 29
                      )
                      THEN 3
                      ELSE EXTRACT(month FROM "t6"."dob")
                    END,
                    CASE
                      WHEN (
                        EXTRACT(month FROM "t6"."dob") = 2
                      )
                      AND (
                        EXTRACT(day FROM "t6"."dob") = 29
                      )
                      THEN 1
                      ELSE EXTRACT(day FROM "t6"."dob")
                    END
                  )
                ),
                "t6"."spell_until"
              ) >= 91
              AND NOT (
                COALESCE("t6"."reason_episode_ceased" IN ('E11', 'E12', 'E2', 'E3', 'E15'), FALSE)
              )
          ) AS "t9"
          CROSS JOIN (
            SELECT
              "t2"."collection_year" AS "on_year"
            FROM "supplied" AS "t2"
            WHERE
              "t2"."table" = 'OC3'
          ) AS "t7"
        ) AS "t10"
      ) AS "t11"
    ) AS "t12"
    WHERE
      "t12"."leaver_age" >= 17
      AND "t12"."leaver_age" <= 21
      AND "t12"."spell_until" <= "t12"."on"
  ) AS "t14"
  LEFT OUTER JOIN (
    SELECT
      "t0"."child",
      "t0"."collection_year" AS "on_year",
      TRUE AS "has_row"
    FROM "leaver_years" AS "t0"
  ) AS "t4"
    ON "t14"."child" = "t4"."child" AND "t14"."on_year" = "t4"."on_year"
) AS "t15"
WHERE
  COALESCE(NOT (
    COALESCE("t15"."has_row", FALSE)
  ), FALSE)
