SELECT
  *
FROM (
  SELECT
    "t18"."child",
    "t18"."origin_file",
    "t18"."origin_row",
    "t18"."due_year" AS "collection_year",
    COALESCE(
      "t18"."start_known"
      AND (
        "t18"."reviews_early" = 0
      )
      AND (
        "t18"."spell_until" > "t18"."first_due"
      ),
      FALSE
    ) AS "no-first-review"
  FROM (
    SELECT
      "t17"."child",
      "t17"."origin_file",
      "t17"."origin_row",
      "t17"."collection_year",
      "t17"."dob",
      "t17"."started",
      "t17"."spell_until",
      "t17"."start_known",
      "t17"."reason_episode_ceased",
      "t17"."first_due",
      "t17"."reviews_early",
      "t17"."due_year",
      "t8"."due_as_at"
    FROM (
      SELECT
        "t15"."child",
        "t15"."origin_file",
        "t15"."origin_row",
        "t15"."collection_year",
        "t15"."dob",
        "t15"."started",
        "t15"."spell_until",
        "t15"."start_known",
        "t15"."reason_episode_ceased",
        "t15"."first_due",
        COALESCE("t15"."reviews_early", 0) AS "reviews_early",
        EXTRACT(year FROM "t15"."first_due") + CAST(EXTRACT(month FROM "t15"."first_due") >= 4 AS BIGINT) AS "due_year"
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
          "t9"."first_due",
          "t14"."reviews_early"
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
            "t1"."started" + INTERVAL '60' DAY AS "first_due"
          FROM "spells" AS "t1"
        ) AS "t9"
        LEFT OUTER JOIN (
          SELECT
            "t12"."child",
            "t12"."started",
            COUNT(*) AS "reviews_early"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t10"."child",
                "t10"."started",
                "t10"."first_due",
                "t7"."review"
              FROM (
                SELECT
                  "t1"."child",
                  "t1"."started",
                  "t1"."started" + INTERVAL '60' DAY AS "first_due"
                FROM "spells" AS "t1"
              ) AS "t10"
              INNER JOIN (
                SELECT
                  "t2"."child",
                  "t2"."review"
                FROM "reviews" AS "t2"
              ) AS "t7"
                ON "t10"."child" = "t7"."child"
            ) AS "t11"
            WHERE
              "t11"."review" >= "t11"."started" AND "t11"."review" <= "t11"."first_due"
          ) AS "t12"
          GROUP BY
            1,
            2
        ) AS "t14"
          ON "t9"."child" = "t14"."child" AND "t9"."started" = "t14"."started"
      ) AS "t15"
    ) AS "t17"
    INNER JOIN (
      SELECT
        "t0"."collection_year" AS "due_year",
        "t0"."as_at" AS "due_as_at"
      FROM "supplied" AS "t0"
      WHERE
        "t0"."table" = 'Reviews'
    ) AS "t8"
      ON "t17"."due_year" = "t8"."due_year"
  ) AS "t18"
  WHERE
    "t18"."first_due" <= "t18"."due_as_at"
) AS "t19"
WHERE
  "t19"."no-first-review"
