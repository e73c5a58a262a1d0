-- needs: before_care breakdown_names dates
SELECT
  "t9"."on",
  "t9"."breakdown",
  "t9"."group",
  COUNT(*) FILTER(WHERE
    "t9"."n0") AS "n0",
  COUNT(*) AS "n1"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t3"."on",
      "t4"."breakdown",
      COALESCE("t7"."is_again", FALSE) AS "n0",
      CASE WHEN "t4"."breakdown" = '' THEN '' ELSE NULL END AS "group"
    FROM (
      SELECT
        "t5"."child",
        "t5"."kind",
        "t5"."started",
        "t5"."ended",
        "t5"."previous",
        "t5"."origin_file",
        "t5"."origin_row",
        COALESCE(
          LAG("t5"."started") OVER (
            PARTITION BY "t5"."child"
            ORDER BY "t5"."started" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) >= CAST(CAST("t5"."started" - INTERVAL '12' MONTH AS TIMESTAMP) AS DATE),
          FALSE
        ) AS "is_again"
      FROM (
        SELECT
          *
        FROM "before_care" AS "t2"
        WHERE
          "t2"."kind" = 'referral'
      ) AS "t5"
    ) AS "t7"
    INNER JOIN "dates" AS "t3"
      ON "t7"."started" <= "t3"."on" AND "t7"."started" >= "t3"."window_first"
    CROSS JOIN "breakdown_names" AS "t4"
  ) AS "t8"
  WHERE
    "t8"."group" IS NOT NULL
) AS "t9"
GROUP BY
  1,
  2,
  3
