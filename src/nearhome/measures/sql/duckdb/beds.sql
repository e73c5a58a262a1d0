-- needs: breakdown_names dates homes
SELECT
  "t11"."on",
  "t11"."breakdown",
  "t11"."group",
  SUM("t11"."n0") AS "n0",
  SUM("t11"."n1") AS "n1",
  SUM("t11"."n2") AS "n2"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t9"."on",
      "t3"."breakdown",
      "t9"."n0",
      "t9"."n1",
      "t9"."n2",
      CASE
        WHEN "t3"."breakdown" = ''
        THEN ''
        WHEN "t3"."breakdown" = 'operator'
        THEN "t9"."by_operator"
        WHEN "t3"."breakdown" = 'grade'
        THEN "t9"."by_grade"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t7"."on",
        COALESCE("t7"."operator", 'not known') AS "by_operator",
        COALESCE(
          CASE
            WHEN COALESCE("t7"."graded_on" <= "t7"."on", TRUE)
            THEN "t7"."grade"
            ELSE CAST(NULL AS TEXT)
          END,
          'not known'
        ) AS "by_grade",
        "t7"."beds" AS "n0",
        "t7"."used_by_us" AS "n1",
        "t7"."used_by_others" AS "n2"
      FROM (
        SELECT
          "t6"."urn",
          "t6"."kind",
          "t6"."operator",
          "t6"."locality",
          "t6"."inside",
          "t6"."beds",
          "t6"."used_by_us",
          "t6"."used_by_others",
          "t6"."registered_from",
          "t6"."registered_to",
          "t6"."grade",
          "t6"."graded_on",
          "t6"."as_at",
          "t6"."origin_file",
          "t6"."origin_row",
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
            *
          FROM "homes" AS "t1"
          WHERE
            "t1"."kind" = 'children''s home' AND COALESCE("t1"."inside" = 1, FALSE)
        ) AS "t6"
        INNER JOIN "dates" AS "t4"
          ON "t6"."registered_from" <= "t4"."on"
          AND COALESCE("t6"."registered_to", MAKE_DATE(2999, 12, 31)) > "t4"."on"
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
