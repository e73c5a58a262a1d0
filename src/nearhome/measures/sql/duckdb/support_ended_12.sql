-- needs: breakdown_names dates edge_of_care timeline
SELECT
  "t17"."on",
  "t17"."breakdown",
  "t17"."group",
  COUNT(*) FILTER(WHERE
    "t17"."n0") AS "n0",
  COUNT(*) AS "n1"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t15"."on",
      "t4"."breakdown",
      "t15"."n0",
      CASE WHEN "t4"."breakdown" = '' THEN '' ELSE NULL END AS "group"
    FROM (
      SELECT
        "t13"."on",
        COALESCE(NOT (
          COALESCE("t13"."came_in", FALSE)
        ), FALSE) AS "n0"
      FROM (
        SELECT
          "t5"."child",
          "t5"."service",
          "t5"."started",
          "t5"."ended",
          "t5"."origin_file",
          "t5"."origin_row",
          "t6"."on",
          "t6"."year",
          "t6"."is_year_end",
          "t6"."window_first",
          "t6"."window_4_first",
          "t6"."window_6_first",
          "t6"."before_6",
          "t6"."before_24",
          "t6"."before_30",
          "t6"."after_12",
          "t6"."after_24",
          "t6"."repeat_first",
          "t6"."home_6_first",
          "t6"."home_6_last",
          "t6"."home_12_first",
          "t6"."home_12_last",
          "t6"."home_18_first",
          "t6"."home_18_last",
          "t6"."month_first",
          "t6"."last_summer_march",
          "t6"."last_summer_first",
          "t6"."season_first",
          "t6"."season_first_whole",
          "t6"."season_last_whole",
          "t6"."season_last",
          "t12"."came_in"
        FROM "edge_of_care" AS "t5"
        INNER JOIN "dates" AS "t6"
          ON "t5"."ended" <= "t6"."home_12_last" AND "t5"."ended" >= "t6"."home_12_first"
        LEFT OUTER JOIN (
          SELECT
            "t10"."child",
            "t10"."on",
            "t10"."service",
            "t10"."started",
            TRUE AS "came_in"
          FROM (
            SELECT DISTINCT
              "t9"."child",
              "t9"."on",
              "t9"."service",
              "t9"."started"
            FROM (
              SELECT
                "t5"."child",
                "t6"."on",
                "t5"."service",
                "t5"."started",
                "t5"."ended",
                "t8"."came"
              FROM "edge_of_care" AS "t5"
              INNER JOIN "dates" AS "t6"
                ON "t5"."ended" <= "t6"."home_12_last" AND "t5"."ended" >= "t6"."home_12_first"
              INNER JOIN (
                SELECT
                  "t3"."child",
                  "t3"."spell_started" AS "came"
                FROM "timeline" AS "t3"
                WHERE
                  "t3"."opens"
              ) AS "t8"
                ON "t5"."child" = "t8"."child"
            ) AS "t9"
            WHERE
              "t9"."came" >= "t9"."ended"
              AND "t9"."came" <= CAST(CAST("t9"."ended" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE)
          ) AS "t10"
        ) AS "t12"
          ON "t5"."child" = "t12"."child"
          AND "t6"."on" = "t12"."on"
          AND "t5"."service" = "t12"."service"
          AND "t5"."started" = "t12"."started"
      ) AS "t13"
    ) AS "t15"
    CROSS JOIN "breakdown_names" AS "t4"
  ) AS "t16"
  WHERE
    "t16"."group" IS NOT NULL
) AS "t17"
GROUP BY
  1,
  2,
  3
