-- needs: breakdown_names looked_after siblings
SELECT
  "t15"."on",
  "t15"."breakdown",
  "t15"."group",
  COUNT(*) AS "n0",
  COUNT(*) FILTER(WHERE
    "t15"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t15"."n2") AS "n2",
  COUNT(*) FILTER(WHERE
    "t15"."n3") AS "n3"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t13"."on",
      "t3"."breakdown",
      "t13"."n1",
      "t13"."n2",
      "t13"."n3",
      CASE WHEN "t3"."breakdown" = '' THEN '' ELSE NULL END AS "group"
    FROM (
      SELECT
        "t11"."on",
        COALESCE(
          "t11"."place_is_known"
          AND (
            "t11"."posts" = 1
          )
          AND (
            "t11"."providers" = 1
          )
          AND "t11"."plan_is_together",
          FALSE
        ) AS "n1",
        COALESCE("t11"."plan_is_together", FALSE) AS "n2",
        COALESCE("t11"."plan_is_together" AND NOT (
          "t11"."place_is_known"
        ), FALSE) AS "n3"
      FROM (
        SELECT
          "t10"."its_sibling_group",
          "t10"."on",
          BOOL_AND(CAST(COALESCE("t10"."its_plan_together" = 1, FALSE) AS BOOLEAN)) AS "plan_is_together",
          BOOL_AND(CAST("t10"."place_post" IS NOT NULL AS BOOLEAN)) AS "place_is_known",
          COUNT(DISTINCT "t10"."place_post") AS "posts",
          COUNT(DISTINCT COALESCE("t10"."place_provider", '')) AS "providers",
          COUNT(*) AS "children",
          MAX("t10"."its_file") AS "origin_file",
          MIN("t10"."its_row") AS "origin_row"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t8"."child",
              "t8"."on",
              "t8"."place_post",
              "t8"."place_provider",
              "t8"."its_sibling_group",
              "t8"."its_plan_together",
              "t8"."its_file",
              "t8"."its_row",
              COUNT(*) OVER (
                PARTITION BY "t8"."its_sibling_group", "t8"."on"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "size"
            FROM (
              SELECT
                "t6"."child",
                "t6"."on",
                "t6"."place_post",
                "t6"."place_provider",
                "t7"."its_sibling_group",
                "t7"."its_plan_together",
                "t7"."its_file",
                "t7"."its_row"
              FROM (
                SELECT
                  "t1"."child",
                  "t1"."on",
                  "t1"."place_post",
                  "t1"."place_provider"
                FROM "looked_after" AS "t1"
              ) AS "t6"
              INNER JOIN (
                SELECT
                  "t2"."child",
                  "t2"."sibling_group" AS "its_sibling_group",
                  "t2"."plan_together" AS "its_plan_together",
                  "t2"."origin_file" AS "its_file",
                  "t2"."origin_row" AS "its_row"
                FROM "siblings" AS "t2"
              ) AS "t7"
                ON "t6"."child" = "t7"."child"
            ) AS "t8"
          ) AS "t9"
          WHERE
            "t9"."size" > 1
        ) AS "t10"
        GROUP BY
          1,
          2
      ) AS "t11"
    ) AS "t13"
    CROSS JOIN "breakdown_names" AS "t3"
  ) AS "t14"
  WHERE
    "t14"."group" IS NOT NULL
) AS "t15"
GROUP BY
  1,
  2,
  3
