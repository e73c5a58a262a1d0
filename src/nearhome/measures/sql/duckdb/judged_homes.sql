-- needs: breakdown_names dates homes
SELECT
  "t11"."on",
  "t11"."breakdown",
  "t11"."group",
  COUNT(*) FILTER(WHERE
    "t11"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t11"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t11"."n2") AS "n2",
  COUNT(*) FILTER(WHERE
    "t11"."n3") AS "n3"
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
      "t9"."n3",
      CASE WHEN "t3"."breakdown" = '' THEN '' ELSE NULL END AS "group"
    FROM (
      SELECT
        "t7"."on",
        COALESCE(
          COALESCE(
            (
              COALESCE("t7"."graded_on" <= "t7"."on", FALSE) OR (
                "t7"."graded_on" IS NULL
              )
            )
            AND "t7"."kind" IN ('children''s home', 'secure home', 'residential school', 'fostering agency')
            AND "t7"."grade" IN ('outstanding', 'good', 'requires improvement', 'inadequate')
            AND "t7"."grade" IN ('outstanding', 'good'),
            FALSE
          )
          AND COALESCE(
            (
              COALESCE("t7"."graded_on" <= "t7"."on", FALSE) OR (
                "t7"."graded_on" IS NULL
              )
            )
            AND "t7"."kind" IN ('children''s home', 'secure home', 'residential school', 'fostering agency')
            AND "t7"."grade" IN ('outstanding', 'good', 'requires improvement', 'inadequate'),
            FALSE
          ),
          FALSE
        ) AS "n0",
        COALESCE(
          COALESCE(
            (
              COALESCE("t7"."graded_on" <= "t7"."on", FALSE) OR (
                "t7"."graded_on" IS NULL
              )
            )
            AND "t7"."kind" IN ('children''s home', 'secure home', 'residential school', 'fostering agency')
            AND "t7"."grade" IN ('outstanding', 'good', 'requires improvement', 'inadequate'),
            FALSE
          ),
          FALSE
        ) AS "n1",
        COALESCE(
          COALESCE(
            (
              COALESCE("t7"."graded_on" <= "t7"."on", FALSE) OR (
                "t7"."graded_on" IS NULL
              )
            )
            AND (
              "t7"."kind" = 'supported accommodation'
            )
            AND "t7"."grade" IN ('consistently strong', 'inconsistent', 'serious weaknesses')
            AND (
              "t7"."grade" = 'consistently strong'
            ),
            FALSE
          )
          AND COALESCE(
            (
              COALESCE("t7"."graded_on" <= "t7"."on", FALSE) OR (
                "t7"."graded_on" IS NULL
              )
            )
            AND (
              "t7"."kind" = 'supported accommodation'
            )
            AND "t7"."grade" IN ('consistently strong', 'inconsistent', 'serious weaknesses'),
            FALSE
          ),
          FALSE
        ) AS "n2",
        COALESCE(
          COALESCE(
            (
              COALESCE("t7"."graded_on" <= "t7"."on", FALSE) OR (
                "t7"."graded_on" IS NULL
              )
            )
            AND (
              "t7"."kind" = 'supported accommodation'
            )
            AND "t7"."grade" IN ('consistently strong', 'inconsistent', 'serious weaknesses'),
            FALSE
          ),
          FALSE
        ) AS "n3"
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
            "t1"."urn",
            "t1"."kind",
            "t1"."operator",
            "t1"."locality",
            "t1"."inside",
            "t1"."beds",
            "t1"."used_by_us",
            "t1"."used_by_others",
            "t1"."registered_from",
            "t1"."registered_to",
            "t1"."grade",
            "t1"."graded_on",
            "t1"."as_at",
            "t1"."origin_file",
            "t1"."origin_row",
            "t1"."urn" AS "child"
          FROM "homes" AS "t1"
        ) AS "t6"
        INNER JOIN "dates" AS "t4"
          ON "t6"."registered_from" <= "t4"."on"
      ) AS "t7"
      WHERE
        NOT (
          COALESCE("t7"."registered_to" <= "t7"."on", FALSE)
        )
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
