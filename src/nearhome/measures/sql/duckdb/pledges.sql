-- needs: breakdown_names dates pledges
SELECT
  "t8"."on",
  "t8"."breakdown",
  "t8"."group",
  COUNT(*) FILTER(WHERE
    "t8"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t8"."n1") AS "n1"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t3"."on",
      "t4"."breakdown",
      COALESCE(COALESCE("t6"."state" IN ('kept'), FALSE), FALSE) AS "n0",
      COALESCE(COALESCE("t6"."state" IN ('not kept'), FALSE), FALSE) AS "n1",
      CASE WHEN "t4"."breakdown" = '' THEN '' ELSE NULL END AS "group"
    FROM (
      SELECT
        "t0"."pledge",
        "t0"."made_on",
        "t0"."due_on",
        "t0"."state",
        "t0"."origin_file",
        "t0"."origin_row",
        "t0"."pledge" AS "child"
      FROM "pledges" AS "t0"
    ) AS "t6"
    INNER JOIN "dates" AS "t3"
      ON "t6"."made_on" <= "t3"."on" AND COALESCE("t6"."due_on" <= "t3"."on", TRUE)
    CROSS JOIN "breakdown_names" AS "t4"
  ) AS "t7"
  WHERE
    "t7"."group" IS NOT NULL
) AS "t8"
GROUP BY
  1,
  2,
  3
