SELECT
  "t11"."child",
  "t11"."origin_file",
  "t11"."origin_row",
  "t11"."on_year" AS "collection_year",
  COALESCE(NOT (
    COALESCE("t11"."has_row", FALSE)
  ), FALSE) AS "health-missing"
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
    "t10"."on_year",
    "t10"."on",
    "t10"."age",
    "t5"."has_row"
  FROM (
    SELECT
      "t8"."child",
      "t8"."origin_file",
      "t8"."origin_row",
      "t8"."collection_year",
      "t8"."dob",
      "t8"."started",
      "t8"."spell_until",
      "t8"."start_known",
      "t8"."reason_episode_ceased",
      "t8"."on_year",
      "t8"."on",
      (
        EXTRACT(year FROM "t8"."on") - EXTRACT(year FROM "t8"."dob")
      ) - CAST((
        (
          EXTRACT(month FROM "t8"."on") * 100
        ) + EXTRACT(day FROM "t8"."on")
      ) < (
        (
          EXTRACT(month FROM "t8"."dob") * 100
        ) + EXTRACT(day FROM "t8"."dob")
      ) AS BIGINT) AS "age"
    FROM (
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
          "t2"."collection_year" AS "on_year",
          MAKE_DATE("t2"."collection_year", 3, 31) AS "on"
        FROM "supplied" AS "t2"
        WHERE
          "t2"."table" = 'OC2' AND "t2"."as_at" >= MAKE_DATE("t2"."collection_year", 3, 31)
      ) AS "t7"
    ) AS "t8"
    WHERE
      "t8"."started" <= "t8"."on"
      AND "t8"."spell_until" > "t8"."on"
      AND "t8"."started" <= MAKE_DATE("t8"."on_year" - 1, 4, 1)
  ) AS "t10"
  LEFT OUTER JOIN (
    SELECT
      "t0"."child",
      "t0"."collection_year" AS "on_year",
      TRUE AS "has_row"
    FROM "health_years" AS "t0"
  ) AS "t5"
    ON "t10"."child" = "t5"."child" AND "t10"."on_year" = "t5"."on_year"
) AS "t11"
WHERE
  COALESCE(NOT (
    COALESCE("t11"."has_row", FALSE)
  ), FALSE)
