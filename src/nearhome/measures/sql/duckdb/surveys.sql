-- needs: breakdown_names dates surveys
SELECT
  "t8"."on",
  "t8"."breakdown",
  "t8"."group",
  SUM("t8"."n0") AS "n0",
  SUM("t8"."n1") AS "n1",
  SUM("t8"."n2") AS "n2"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t3"."on",
      "t4"."breakdown",
      "t6"."positive" AS "n0",
      "t6"."answered" AS "n1",
      "t6"."asked" AS "n2",
      CASE WHEN "t4"."breakdown" = '' THEN '' ELSE NULL END AS "group"
    FROM (
      SELECT
        "t0"."survey",
        "t0"."held_on",
        "t0"."indicator",
        "t0"."asked",
        "t0"."answered",
        "t0"."positive",
        "t0"."origin_file",
        "t0"."origin_row",
        "t0"."survey" AS "child"
      FROM "surveys" AS "t0"
    ) AS "t6"
    INNER JOIN "dates" AS "t3"
      ON "t6"."held_on" <= "t3"."on" AND "t6"."held_on" > "t3"."before_24"
    CROSS JOIN "breakdown_names" AS "t4"
  ) AS "t7"
  WHERE
    "t7"."group" IS NOT NULL
) AS "t8"
GROUP BY
  1,
  2,
  3
