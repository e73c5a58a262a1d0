SELECT
  *
FROM (
  SELECT
    "t25"."child",
    "t25"."origin_file",
    "t25"."origin_row",
    "t25"."collection_year",
    COALESCE(NOT (
      "t25"."in_cohort"
    ), FALSE) AS "health-not-wanted",
    COALESCE(
      "t25"."in_cohort"
      AND (
        (
          "t25"."health_assessment" IS NULL
        )
        OR (
          "t25"."teeth_check" IS NULL
        )
        OR (
          "t25"."immunisations" IS NULL
        )
      ),
      FALSE
    ) AS "health-flag-blank",
    COALESCE(
      "t25"."in_cohort" AND (
        "t25"."age" < 5
      ) AND (
        "t25"."health_check" IS NULL
      ),
      FALSE
    ) AS "development-blank",
    COALESCE(
      "t25"."in_cohort"
      AND "t25"."age" BETWEEN 5 AND 16
      AND (
        "t25"."sdq_score" IS NULL
      )
      AND (
        "t25"."sdq_reason" IS NULL
      ),
      FALSE
    ) AS "sdq-missing",
    COALESCE(
      (
        "t25"."sdq_score" IS NOT NULL
      ) AND (
        "t25"."sdq_reason" IS NOT NULL
      ),
      FALSE
    ) AS "sdq-score-and-reason",
    COALESCE((
      "t25"."sdq_score" < 0
    ) OR (
      "t25"."sdq_score" > 40
    ), FALSE) AS "sdq-out-of-range",
    COALESCE(
      "t25"."in_cohort" AND (
        "t25"."age" >= 10
      ) AND (
        "t25"."convicted" IS NULL
      ),
      FALSE
    ) AS "conviction-blank",
    COALESCE(
      (
        "t25"."substance_misuse" = 1
      )
      AND (
        (
          "t25"."intervention_received" IS NULL
        )
        OR (
          (
            "t25"."intervention_received" = 0
          )
          AND (
            "t25"."intervention_offered" IS NULL
          )
        )
      ),
      FALSE
    ) AS "intervention-blank"
  FROM (
    SELECT
      "t24"."child",
      "t24"."collection_year",
      "t24"."sdq_score",
      "t24"."sdq_reason",
      "t24"."convicted",
      "t24"."health_check",
      "t24"."immunisations",
      "t24"."teeth_check",
      "t24"."health_assessment",
      "t24"."substance_misuse",
      "t24"."intervention_received",
      "t24"."intervention_offered",
      "t24"."origin_file",
      "t24"."origin_row",
      "t24"."dob",
      "t24"."is_uasc",
      "t24"."eighteenth",
      "t24"."last",
      COALESCE("t24"."in_cohort", FALSE) AS "in_cohort",
      (
        EXTRACT(year FROM "t24"."last") - EXTRACT(year FROM "t24"."dob")
      ) - CAST((
        (
          EXTRACT(month FROM "t24"."last") * 100
        ) + EXTRACT(day FROM "t24"."last")
      ) < (
        (
          EXTRACT(month FROM "t24"."dob") * 100
        ) + EXTRACT(day FROM "t24"."dob")
      ) AS BIGINT) AS "age"
    FROM (
      SELECT
        "t18"."child",
        "t18"."collection_year",
        "t18"."sdq_score",
        "t18"."sdq_reason",
        "t18"."convicted",
        "t18"."health_check",
        "t18"."immunisations",
        "t18"."teeth_check",
        "t18"."health_assessment",
        "t18"."substance_misuse",
        "t18"."intervention_received",
        "t18"."intervention_offered",
        "t18"."origin_file",
        "t18"."origin_row",
        "t18"."dob",
        "t18"."is_uasc",
        "t18"."eighteenth",
        "t18"."last",
        "t23"."in_cohort"
      FROM (
        SELECT
          "t15"."child",
          "t15"."collection_year",
          "t15"."sdq_score",
          "t15"."sdq_reason",
          "t15"."convicted",
          "t15"."health_check",
          "t15"."immunisations",
          "t15"."teeth_check",
          "t15"."health_assessment",
          "t15"."substance_misuse",
          "t15"."intervention_received",
          "t15"."intervention_offered",
          "t15"."origin_file",
          "t15"."origin_row",
          "t15"."dob",
          COALESCE("t15"."is_uasc", FALSE) AS "is_uasc",
          MAKE_DATE(
            EXTRACT(year FROM "t15"."dob") + 18,
            CASE
              WHEN (
                EXTRACT(month FROM "t15"."dob") = 2
              )
              AND (
                EXTRACT(day FROM "t15"."dob") = 29
              )
              THEN 3
              ELSE EXTRACT(month FROM "t15"."dob")
            END,
            CASE
              WHEN (
                EXTRACT(month FROM "t15"."dob") = 2
              )
              AND (
                EXTRACT(day FROM "t15"."dob") = 29
              )
              THEN 1
              ELSE EXTRACT(day FROM "t15"."dob")
            END
          ) AS "eighteenth",
          MAKE_DATE("t15"."collection_year", 3, 31) AS "last"
        FROM (
          SELECT
            "t5"."child",
            "t5"."collection_year",
            "t5"."sdq_score",
            "t5"."sdq_reason",
            "t5"."convicted",
            "t5"."health_check",
            "t5"."immunisations",
            "t5"."teeth_check",
            "t5"."health_assessment",
            "t5"."substance_misuse",
            "t5"."intervention_received",
            "t5"."intervention_offered",
            "t5"."origin_file",
            "t5"."origin_row",
            "t11"."dob",
            "t12"."is_uasc"
          FROM "health_years" AS "t5"
          LEFT OUTER JOIN (
            SELECT
              "t1"."child",
              "t1"."dob"
            FROM "children" AS "t1"
          ) AS "t11"
            ON "t5"."child" = "t11"."child"
          LEFT OUTER JOIN (
            SELECT
              "t2"."child",
              TRUE AS "is_uasc"
            FROM "uasc" AS "t2"
          ) AS "t12"
            ON "t5"."child" = "t12"."child"
        ) AS "t15"
      ) AS "t18"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t21"."child",
          "t21"."on_year" AS "collection_year",
          TRUE AS "in_cohort"
        FROM (
          SELECT
            "t20"."child",
            "t20"."origin_file",
            "t20"."origin_row",
            "t20"."collection_year",
            "t20"."dob",
            "t20"."started",
            "t20"."spell_until",
            "t20"."start_known",
            "t20"."reason_episode_ceased",
            "t20"."on_year",
            "t20"."on",
            "t20"."age",
            "t10"."has_row"
          FROM (
            SELECT
              "t16"."child",
              "t16"."origin_file",
              "t16"."origin_row",
              "t16"."collection_year",
              "t16"."dob",
              "t16"."started",
              "t16"."spell_until",
              "t16"."start_known",
              "t16"."reason_episode_ceased",
              "t16"."on_year",
              "t16"."on",
              (
                EXTRACT(year FROM "t16"."on") - EXTRACT(year FROM "t16"."dob")
              ) - CAST((
                (
                  EXTRACT(month FROM "t16"."on") * 100
                ) + EXTRACT(day FROM "t16"."on")
              ) < (
                (
                  EXTRACT(month FROM "t16"."dob") * 100
                ) + EXTRACT(day FROM "t16"."dob")
              ) AS BIGINT) AS "age"
            FROM (
              SELECT
                "t6"."child",
                "t6"."origin_file",
                "t6"."origin_row",
                "t6"."collection_year",
                "t6"."dob",
                "t6"."started",
                "t6"."spell_until",
                "t6"."start_known",
                "t6"."reason_episode_ceased",
                "t14"."on_year",
                "t14"."on"
              FROM "spells" AS "t6"
              CROSS JOIN (
                SELECT
                  "t4"."collection_year" AS "on_year",
                  MAKE_DATE("t4"."collection_year", 3, 31) AS "on"
                FROM "supplied" AS "t4"
                WHERE
                  "t4"."table" = 'OC2' AND "t4"."as_at" >= MAKE_DATE("t4"."collection_year", 3, 31)
              ) AS "t14"
            ) AS "t16"
            WHERE
              "t16"."started" <= "t16"."on"
              AND "t16"."spell_until" > "t16"."on"
              AND "t16"."started" <= MAKE_DATE("t16"."on_year" - 1, 4, 1)
          ) AS "t20"
          LEFT OUTER JOIN (
            SELECT
              "t0"."child",
              "t0"."collection_year" AS "on_year",
              TRUE AS "has_row"
            FROM "health_years" AS "t0"
          ) AS "t10"
            ON "t20"."child" = "t10"."child" AND "t20"."on_year" = "t10"."on_year"
        ) AS "t21"
      ) AS "t23"
        ON "t18"."child" = "t23"."child"
        AND "t18"."collection_year" = "t23"."collection_year"
    ) AS "t24"
  ) AS "t25"
) AS "t26"
WHERE
  "t26"."health-not-wanted"
  OR "t26"."health-flag-blank"
  OR "t26"."development-blank"
  OR "t26"."sdq-missing"
  OR "t26"."sdq-score-and-reason"
  OR "t26"."sdq-out-of-range"
  OR "t26"."conviction-blank"
  OR "t26"."intervention-blank"
