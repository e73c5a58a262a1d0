WITH "t8" AS (
  SELECT
    "t3"."child",
    "t3"."origin_file",
    "t3"."origin_row",
    "t3"."collection_year",
    "t3"."dob",
    "t3"."started",
    "t3"."spell_until",
    "t3"."start_known",
    "t3"."reason_episode_ceased",
    "t7"."on_year",
    "t7"."on"
  FROM "spells" AS "t3"
  CROSS JOIN (
    SELECT
      "t1"."collection_year" AS "on_year",
      MAKE_DATE("t1"."collection_year", 3, 31) AS "on"
    FROM "supplied" AS "t1"
    WHERE
      "t1"."table" = 'SWEpisodes'
      AND "t1"."as_at" >= MAKE_DATE("t1"."collection_year", 3, 31)
  ) AS "t7"
)
SELECT
  "t18"."child",
  "t18"."origin_file",
  "t18"."origin_row",
  "t18"."on_year" AS "collection_year",
  COALESCE(COALESCE("t18"."workers", 0) = 0, FALSE) AS "no-social-worker"
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
    "t14"."on_year",
    "t14"."on",
    "t14"."age",
    "t17"."workers"
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
      "t9"."on_year",
      "t9"."on",
      (
        EXTRACT(year FROM "t9"."on") - EXTRACT(year FROM "t9"."dob")
      ) - CAST((
        (
          EXTRACT(month FROM "t9"."on") * 100
        ) + EXTRACT(day FROM "t9"."on")
      ) < (
        (
          EXTRACT(month FROM "t9"."dob") * 100
        ) + EXTRACT(day FROM "t9"."dob")
      ) AS BIGINT) AS "age"
    FROM "t8" AS "t9"
    WHERE
      "t9"."started" <= "t9"."on" AND "t9"."spell_until" > "t9"."on"
  ) AS "t14"
  LEFT OUTER JOIN (
    SELECT
      "t15"."child",
      "t15"."on_year",
      COUNT(*) AS "workers"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t11"."child",
          "t11"."on_year",
          "t11"."on",
          "t5"."sw_started",
          "t5"."sw_ended"
        FROM (
          SELECT
            "t9"."child",
            "t9"."on_year",
            "t9"."on"
          FROM "t8" AS "t9"
          WHERE
            "t9"."started" <= "t9"."on" AND "t9"."spell_until" > "t9"."on"
        ) AS "t11"
        INNER JOIN (
          SELECT
            "t2"."child",
            "t2"."started" AS "sw_started",
            "t2"."ended" AS "sw_ended"
          FROM "social_workers" AS "t2"
        ) AS "t5"
          ON "t11"."child" = "t5"."child"
      ) AS "t12"
      WHERE
        "t12"."sw_started" <= "t12"."on"
        AND COALESCE("t12"."sw_ended", MAKE_DATE(2999, 12, 31)) > "t12"."on"
    ) AS "t15"
    GROUP BY
      1,
      2
  ) AS "t17"
    ON "t14"."child" = "t17"."child" AND "t14"."on_year" = "t17"."on_year"
) AS "t18"
WHERE
  COALESCE(COALESCE("t18"."workers", 0) = 0, FALSE)
