SELECT
  "t18"."child",
  "t18"."decom",
  "t18"."dec",
  "t18"."reason_new_episode",
  "t18"."legal_status",
  "t18"."category_of_need",
  "t18"."place",
  "t18"."place_provider",
  "t18"."reason_episode_ceased",
  "t18"."reason_place_change",
  "t18"."home_post",
  "t18"."place_post",
  "t18"."urn",
  "t18"."supplied_la",
  "t18"."supplied_location",
  "t18"."supplied_distance",
  "t18"."place_la",
  "t18"."location",
  "t18"."distance",
  "t18"."distance_source",
  "t18"."beyond_boundary",
  "t18"."calculated_location",
  "t18"."calculated_distance",
  "t18"."collection_year",
  "t18"."origin_file",
  "t18"."origin_row",
  "t18"."dob",
  "t18"."is_uasc",
  "t18"."eighteenth",
  "t18"."first_year",
  "t18"."episode_until",
  "t18"."short_break",
  "t18"."temporary",
  "t18"."adoptive",
  "t18"."number",
  "t18"."last_until",
  "t18"."last_reason",
  "t18"."next_decom",
  "t18"."next_reason",
  "t18"."next_temporary",
  "t18"."begins",
  "t18"."period",
  LAG("t18"."place") OVER (
    PARTITION BY "t18"."child", "t18"."period"
    ORDER BY "t18"."number" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "last_place",
  LAG("t18"."place_provider") OVER (
    PARTITION BY "t18"."child", "t18"."period"
    ORDER BY "t18"."number" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "last_place_provider",
  LAG("t18"."place_post") OVER (
    PARTITION BY "t18"."child", "t18"."period"
    ORDER BY "t18"."number" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "last_place_post",
  LAG("t18"."urn") OVER (
    PARTITION BY "t18"."child", "t18"."period"
    ORDER BY "t18"."number" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "last_urn",
  LAG("t18"."legal_status") OVER (
    PARTITION BY "t18"."child", "t18"."period"
    ORDER BY "t18"."number" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "last_legal_status",
  LAG("t18"."category_of_need") OVER (
    PARTITION BY "t18"."child", "t18"."period"
    ORDER BY "t18"."number" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "last_category_of_need",
  LEAD("t18"."number") OVER (
    PARTITION BY "t18"."child", "t18"."period"
    ORDER BY "t18"."number" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) IS NOT NULL AS "follows_in_period",
  MIN("t18"."decom") OVER (
    PARTITION BY "t18"."child", "t18"."period"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "period_started",
  FIRST_VALUE("t18"."category_of_need") OVER (
    PARTITION BY "t18"."child", "t18"."period"
    ORDER BY "t18"."number" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "first_need",
  BOOL_OR(CAST("t18"."adoptive" AS BOOLEAN)) OVER (
    PARTITION BY "t18"."child", "t18"."period"
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) AS "was_adoptive",
  DATE_DIFF('DAY', "t18"."decom", "t18"."episode_until") AS "days"
FROM (
  SELECT
    "t17"."child",
    "t17"."decom",
    "t17"."dec",
    "t17"."reason_new_episode",
    "t17"."legal_status",
    "t17"."category_of_need",
    "t17"."place",
    "t17"."place_provider",
    "t17"."reason_episode_ceased",
    "t17"."reason_place_change",
    "t17"."home_post",
    "t17"."place_post",
    "t17"."urn",
    "t17"."supplied_la",
    "t17"."supplied_location",
    "t17"."supplied_distance",
    "t17"."place_la",
    "t17"."location",
    "t17"."distance",
    "t17"."distance_source",
    "t17"."beyond_boundary",
    "t17"."calculated_location",
    "t17"."calculated_distance",
    "t17"."collection_year",
    "t17"."origin_file",
    "t17"."origin_row",
    "t17"."dob",
    "t17"."is_uasc",
    "t17"."eighteenth",
    "t17"."first_year",
    "t17"."episode_until",
    "t17"."short_break",
    "t17"."temporary",
    "t17"."adoptive",
    "t17"."number",
    "t17"."last_until",
    "t17"."last_reason",
    "t17"."next_decom",
    "t17"."next_reason",
    "t17"."next_temporary",
    "t17"."begins",
    SUM(CAST("t17"."begins" AS BIGINT)) OVER (
      PARTITION BY "t17"."child"
      ORDER BY "t17"."number" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS "period"
  FROM (
    SELECT
      "t16"."child",
      "t16"."decom",
      "t16"."dec",
      "t16"."reason_new_episode",
      "t16"."legal_status",
      "t16"."category_of_need",
      "t16"."place",
      "t16"."place_provider",
      "t16"."reason_episode_ceased",
      "t16"."reason_place_change",
      "t16"."home_post",
      "t16"."place_post",
      "t16"."urn",
      "t16"."supplied_la",
      "t16"."supplied_location",
      "t16"."supplied_distance",
      "t16"."place_la",
      "t16"."location",
      "t16"."distance",
      "t16"."distance_source",
      "t16"."beyond_boundary",
      "t16"."calculated_location",
      "t16"."calculated_distance",
      "t16"."collection_year",
      "t16"."origin_file",
      "t16"."origin_row",
      "t16"."dob",
      "t16"."is_uasc",
      "t16"."eighteenth",
      "t16"."first_year",
      "t16"."episode_until",
      "t16"."short_break",
      "t16"."temporary",
      "t16"."adoptive",
      "t16"."number",
      "t16"."last_until",
      "t16"."last_reason",
      "t16"."next_decom",
      "t16"."next_reason",
      "t16"."next_temporary",
      COALESCE(
        (
          "t16"."number" = 0
        )
        OR (
          (
            "t16"."last_reason" IS NOT NULL
          ) AND (
            "t16"."last_reason" <> 'X1'
          )
        )
        OR (
          DATE_DIFF('DAY', "t16"."last_until", "t16"."decom") > 1
        ),
        FALSE
      ) AS "begins"
    FROM (
      SELECT
        "t15"."child",
        "t15"."decom",
        "t15"."dec",
        "t15"."reason_new_episode",
        "t15"."legal_status",
        "t15"."category_of_need",
        "t15"."place",
        "t15"."place_provider",
        "t15"."reason_episode_ceased",
        "t15"."reason_place_change",
        "t15"."home_post",
        "t15"."place_post",
        "t15"."urn",
        "t15"."supplied_la",
        "t15"."supplied_location",
        "t15"."supplied_distance",
        "t15"."place_la",
        "t15"."location",
        "t15"."distance",
        "t15"."distance_source",
        "t15"."beyond_boundary",
        "t15"."calculated_location",
        "t15"."calculated_distance",
        "t15"."collection_year",
        "t15"."origin_file",
        "t15"."origin_row",
        "t15"."dob",
        "t15"."is_uasc",
        "t15"."eighteenth",
        "t15"."first_year",
        "t15"."episode_until",
        "t15"."short_break",
        "t15"."temporary",
        "t15"."adoptive",
        ROW_NUMBER() OVER (
          PARTITION BY "t15"."child"
          ORDER BY "t15"."decom" ASC, "t15"."episode_until" ASC, "t15"."collection_year" ASC, "t15"."origin_row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "number",
        LAG("t15"."episode_until") OVER (
          PARTITION BY "t15"."child"
          ORDER BY "t15"."decom" ASC, "t15"."episode_until" ASC, "t15"."collection_year" ASC, "t15"."origin_row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "last_until",
        LAG("t15"."reason_episode_ceased") OVER (
          PARTITION BY "t15"."child"
          ORDER BY "t15"."decom" ASC, "t15"."episode_until" ASC, "t15"."collection_year" ASC, "t15"."origin_row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "last_reason",
        LEAD("t15"."decom") OVER (
          PARTITION BY "t15"."child"
          ORDER BY "t15"."decom" ASC, "t15"."episode_until" ASC, "t15"."collection_year" ASC, "t15"."origin_row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "next_decom",
        LEAD("t15"."reason_new_episode") OVER (
          PARTITION BY "t15"."child"
          ORDER BY "t15"."decom" ASC, "t15"."episode_until" ASC, "t15"."collection_year" ASC, "t15"."origin_row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "next_reason",
        LEAD("t15"."temporary") OVER (
          PARTITION BY "t15"."child"
          ORDER BY "t15"."decom" ASC, "t15"."episode_until" ASC, "t15"."collection_year" ASC, "t15"."origin_row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "next_temporary"
      FROM (
        SELECT
          "t14"."child",
          "t14"."decom",
          "t14"."dec",
          "t14"."reason_new_episode",
          "t14"."legal_status",
          "t14"."category_of_need",
          "t14"."place",
          "t14"."place_provider",
          "t14"."reason_episode_ceased",
          "t14"."reason_place_change",
          "t14"."home_post",
          "t14"."place_post",
          "t14"."urn",
          "t14"."supplied_la",
          "t14"."supplied_location",
          "t14"."supplied_distance",
          "t14"."place_la",
          "t14"."location",
          "t14"."distance",
          "t14"."distance_source",
          "t14"."beyond_boundary",
          "t14"."calculated_location",
          "t14"."calculated_distance",
          "t14"."collection_year",
          "t14"."origin_file",
          "t14"."origin_row",
          "t14"."dob",
          "t14"."is_uasc",
          "t14"."eighteenth",
          "t14"."first_year",
          COALESCE("t14"."dec", MAKE_DATE(2999, 12, 31)) AS "episode_until",
          COALESCE("t14"."legal_status" IN ('V3', 'V4'), FALSE) AS "short_break",
          COALESCE("t14"."place" IN ('T0', 'T1', 'T2', 'T3', 'T4'), FALSE) AS "temporary",
          COALESCE("t14"."place" IN ('A3', 'A4', 'A5', 'A6'), FALSE) AS "adoptive"
        FROM (
          SELECT
            "t13"."child",
            "t13"."decom",
            "t13"."dec",
            "t13"."reason_new_episode",
            "t13"."legal_status",
            "t13"."category_of_need",
            "t13"."place",
            "t13"."place_provider",
            "t13"."reason_episode_ceased",
            "t13"."reason_place_change",
            "t13"."home_post",
            "t13"."place_post",
            "t13"."urn",
            "t13"."supplied_la",
            "t13"."supplied_location",
            "t13"."supplied_distance",
            "t13"."place_la",
            "t13"."location",
            "t13"."distance",
            "t13"."distance_source",
            "t13"."beyond_boundary",
            "t13"."calculated_location",
            "t13"."calculated_distance",
            "t13"."collection_year",
            "t13"."origin_file",
            "t13"."origin_row",
            "t13"."dob",
            "t13"."is_uasc",
            "t13"."eighteenth",
            "t10"."first_year"
          FROM (
            SELECT
              "t11"."child",
              "t11"."decom",
              "t11"."dec",
              "t11"."reason_new_episode",
              "t11"."legal_status",
              "t11"."category_of_need",
              "t11"."place",
              "t11"."place_provider",
              "t11"."reason_episode_ceased",
              "t11"."reason_place_change",
              "t11"."home_post",
              "t11"."place_post",
              "t11"."urn",
              "t11"."supplied_la",
              "t11"."supplied_location",
              "t11"."supplied_distance",
              "t11"."place_la",
              "t11"."location",
              "t11"."distance",
              "t11"."distance_source",
              "t11"."beyond_boundary",
              "t11"."calculated_location",
              "t11"."calculated_distance",
              "t11"."collection_year",
              "t11"."origin_file",
              "t11"."origin_row",
              "t11"."dob",
              COALESCE("t11"."is_uasc", FALSE) AS "is_uasc",
              MAKE_DATE(
                EXTRACT(year FROM "t11"."dob") + 18,
                CASE
                  WHEN (
                    EXTRACT(month FROM "t11"."dob") = 2
                  )
                  AND (
                    EXTRACT(day FROM "t11"."dob") = 29
                  )
                  THEN 3
                  ELSE EXTRACT(month FROM "t11"."dob")
                END,
                CASE
                  WHEN (
                    EXTRACT(month FROM "t11"."dob") = 2
                  )
                  AND (
                    EXTRACT(day FROM "t11"."dob") = 29
                  )
                  THEN 1
                  ELSE EXTRACT(day FROM "t11"."dob")
                END
              ) AS "eighteenth"
            FROM (
              SELECT
                "t4"."child",
                "t4"."decom",
                "t4"."dec",
                "t4"."reason_new_episode",
                "t4"."legal_status",
                "t4"."category_of_need",
                "t4"."place",
                "t4"."place_provider",
                "t4"."reason_episode_ceased",
                "t4"."reason_place_change",
                "t4"."home_post",
                "t4"."place_post",
                "t4"."urn",
                "t4"."supplied_la",
                "t4"."supplied_location",
                "t4"."supplied_distance",
                "t4"."place_la",
                "t4"."location",
                "t4"."distance",
                "t4"."distance_source",
                "t4"."beyond_boundary",
                "t4"."calculated_location",
                "t4"."calculated_distance",
                "t4"."collection_year",
                "t4"."origin_file",
                "t4"."origin_row",
                "t8"."dob",
                "t9"."is_uasc"
              FROM "episodes" AS "t4"
              LEFT OUTER JOIN (
                SELECT
                  "t2"."child",
                  "t2"."dob"
                FROM "children" AS "t2"
              ) AS "t8"
                ON "t4"."child" = "t8"."child"
              LEFT OUTER JOIN (
                SELECT
                  "t3"."child",
                  TRUE AS "is_uasc"
                FROM "uasc" AS "t3"
              ) AS "t9"
                ON "t4"."child" = "t9"."child"
            ) AS "t11"
          ) AS "t13"
          CROSS JOIN (
            SELECT
              MIN("t0"."collection_year") AS "first_year"
            FROM "supplied" AS "t0"
          ) AS "t10"
        ) AS "t14"
      ) AS "t15"
    ) AS "t16"
  ) AS "t17"
) AS "t18"
