-- needs: breakdown_names dates ofsted_recommendations
SELECT
  "t11"."on",
  "t11"."breakdown",
  "t11"."group",
  COUNT(*) FILTER(WHERE
    "t11"."n0") AS "n0"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t9"."on",
      "t3"."breakdown",
      "t9"."n0",
      CASE WHEN "t3"."breakdown" = '' THEN '' ELSE NULL END AS "group"
    FROM (
      SELECT
        "t7"."on",
        COALESCE(
          COALESCE("t7"."closed_on" <= "t7"."on", FALSE)
          AND COALESCE("t7"."closed_on" >= "t7"."window_first", FALSE),
          FALSE
        ) AS "n0"
      FROM (
        SELECT
          "t6"."reference",
          "t6"."made_on",
          "t6"."closed_on",
          "t6"."origin_file",
          "t6"."origin_row",
          "t6"."child",
          "t4"."on",
          "t4"."year",
          "t4"."is_year_end",
          "t4"."window_first",
          "t4"."window_4_first",
          "t4"."window_6_first",
          "t4"."before_6",
          "t4"."before_24",
          "t4"."before_30",
          "t4"."after_12",
          "t4"."after_24",
          "t4"."repeat_first",
          "t4"."home_6_first",
          "t4"."home_6_last",
          "t4"."home_12_first",
          "t4"."home_12_last",
          "t4"."home_18_first",
          "t4"."home_18_last",
          "t4"."month_first",
          "t4"."last_summer_march",
          "t4"."last_summer_first",
          "t4"."season_first",
          "t4"."season_first_whole",
          "t4"."season_last_whole",
          "t4"."season_last"
        FROM (
          SELECT
            "t1"."reference",
            "t1"."made_on",
            "t1"."closed_on",
            "t1"."origin_file",
            "t1"."origin_row",
            "t1"."reference" AS "child"
          FROM "ofsted_recommendations" AS "t1"
        ) AS "t6"
        INNER JOIN "dates" AS "t4"
          ON "t6"."made_on" <= "t4"."on"
      ) AS "t7"
    ) AS "t9"
    CROSS JOIN "breakdown_names" AS "t3"
  ) AS "t10"
  WHERE
    "t10"."group" IS NOT NULL
) AS "t11"
GROUP BY
  1,
  2,
  3
