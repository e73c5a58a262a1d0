-- needs: breakdown_names dates looked_after sdq_scores
SELECT
  "t18"."on",
  "t18"."breakdown",
  "t18"."group",
  COUNT(*) FILTER(WHERE
    "t18"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t18"."n1") AS "n1",
  SUM("t18"."n2") AS "n2",
  COUNT(*) FILTER(WHERE
    "t18"."n3") AS "n3"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t16"."on",
      "t4"."breakdown",
      "t16"."n0",
      "t16"."n1",
      "t16"."n2",
      "t16"."n3",
      CASE
        WHEN "t4"."breakdown" = ''
        THEN ''
        WHEN "t4"."breakdown" = 'age_band'
        THEN "t16"."by_age_band"
        WHEN "t4"."breakdown" = 'sex'
        THEN "t16"."by_sex"
        WHEN "t4"."breakdown" = 'ethnicity'
        THEN "t16"."by_ethnicity"
        WHEN "t4"."breakdown" = 'need'
        THEN "t16"."by_need"
        WHEN "t4"."breakdown" = 'legal_status'
        THEN "t16"."by_legal_status"
        WHEN "t4"."breakdown" = 'placement'
        THEN "t16"."by_placement"
        WHEN "t4"."breakdown" = 'provider'
        THEN "t16"."by_provider"
        WHEN "t4"."breakdown" = 'uasc'
        THEN "t16"."by_uasc"
        WHEN "t4"."breakdown" = 'locality'
        THEN "t16"."by_locality"
        WHEN "t4"."breakdown" = 'distance'
        THEN "t16"."by_distance"
        WHEN "t4"."breakdown" = 'time_in_care'
        THEN "t16"."by_time_in_care"
        WHEN "t16"."age" BETWEEN "t4"."youngest" AND "t4"."oldest"
        THEN "t4"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t14"."on",
        "t14"."by_age_band",
        "t14"."by_sex",
        "t14"."by_ethnicity",
        "t14"."by_need",
        "t14"."by_legal_status",
        "t14"."by_placement",
        "t14"."by_provider",
        "t14"."by_uasc",
        "t14"."by_locality",
        "t14"."by_distance",
        "t14"."by_time_in_care",
        "t14"."age",
        COALESCE(
          (
            "t14"."spell_started" <= "t14"."window_first"
          )
          AND (
            COALESCE("t14"."age" BETWEEN 5 AND 16, FALSE)
            AND (
              CASE
                WHEN COALESCE("t14"."completed_on" >= "t14"."window_first", FALSE)
                THEN "t14"."latest_score"
                ELSE NULL
              END IS NOT NULL
            )
          )
          AND (
            (
              "t14"."spell_started" <= "t14"."window_first"
            )
            AND COALESCE("t14"."age" BETWEEN 5 AND 16, FALSE)
          ),
          FALSE
        ) AS "n0",
        COALESCE(
          (
            "t14"."spell_started" <= "t14"."window_first"
          )
          AND COALESCE("t14"."age" BETWEEN 5 AND 16, FALSE),
          FALSE
        ) AS "n1",
        CASE
          WHEN "t14"."spell_started" <= "t14"."window_first"
          THEN CASE
            WHEN COALESCE("t14"."age" BETWEEN 5 AND 16, FALSE)
            AND (
              CASE
                WHEN COALESCE("t14"."completed_on" >= "t14"."window_first", FALSE)
                THEN "t14"."latest_score"
                ELSE NULL
              END IS NOT NULL
            )
            THEN CASE
              WHEN COALESCE("t14"."completed_on" >= "t14"."window_first", FALSE)
              THEN "t14"."latest_score"
              ELSE NULL
            END
            ELSE NULL
          END
          ELSE NULL
        END AS "n2",
        COALESCE(
          (
            "t14"."spell_started" <= "t14"."window_first"
          )
          AND (
            COALESCE("t14"."age" BETWEEN 5 AND 16, FALSE)
            AND (
              CASE
                WHEN COALESCE("t14"."completed_on" >= "t14"."window_first", FALSE)
                THEN "t14"."latest_score"
                ELSE NULL
              END IS NOT NULL
            )
          ),
          FALSE
        ) AS "n3"
      FROM (
        SELECT
          "t5"."child",
          "t5"."decom",
          "t5"."reason_new_episode",
          "t5"."legal_status",
          "t5"."place",
          "t5"."place_provider",
          "t5"."reason_episode_ceased",
          "t5"."reason_place_change",
          "t5"."place_post",
          "t5"."urn",
          "t5"."location",
          "t5"."distance",
          "t5"."beyond_boundary",
          "t5"."supplied_location",
          "t5"."supplied_distance",
          "t5"."calculated_location",
          "t5"."calculated_distance",
          "t5"."collection_year",
          "t5"."origin_file",
          "t5"."origin_row",
          "t5"."sex",
          "t5"."dob",
          "t5"."duc",
          "t5"."is_uasc_child",
          "t5"."eighteenth",
          "t5"."episode_until",
          "t5"."short_break",
          "t5"."temporary",
          "t5"."number",
          "t5"."begins",
          "t5"."period",
          "t5"."counts",
          "t5"."period_started",
          "t5"."began_as_short_breaks",
          "t5"."spell",
          "t5"."opens",
          "t5"."closes",
          "t5"."row_until",
          "t5"."spell_started",
          "t5"."spell_until",
          "t5"."start_known",
          "t5"."came_by_transfer",
          "t5"."need",
          "t5"."end_reason",
          "t5"."settled",
          "t5"."usual_place",
          "t5"."by_sex",
          "t5"."by_ethnicity",
          "t5"."by_need",
          "t5"."by_legal_status",
          "t5"."by_placement",
          "t5"."by_provider",
          "t5"."by_locality",
          "t5"."by_distance",
          "t5"."on",
          "t5"."year",
          "t5"."is_year_end",
          "t5"."window_first",
          "t5"."window_4_first",
          "t5"."window_6_first",
          "t5"."before_6",
          "t5"."before_24",
          "t5"."before_30",
          "t5"."after_12",
          "t5"."after_24",
          "t5"."repeat_first",
          "t5"."home_6_first",
          "t5"."home_6_last",
          "t5"."home_12_first",
          "t5"."home_12_last",
          "t5"."home_18_first",
          "t5"."home_18_last",
          "t5"."month_first",
          "t5"."last_summer_march",
          "t5"."last_summer_first",
          "t5"."season_first",
          "t5"."season_first_whole",
          "t5"."season_last_whole",
          "t5"."season_last",
          "t5"."age",
          "t5"."by_age_band",
          "t5"."by_uasc",
          "t5"."by_time_in_care",
          "t13"."latest_score",
          "t13"."completed_on",
          "t13"."its_file",
          "t13"."its_row"
        FROM "looked_after" AS "t5"
        LEFT OUTER JOIN (
          SELECT
            "t11"."child",
            "t11"."on",
            "t11"."score" AS "latest_score",
            "t11"."completed_on",
            "t11"."origin_file" AS "its_file",
            "t11"."origin_row" AS "its_row"
          FROM (
            SELECT
              "t10"."child",
              "t10"."completed_on",
              "t10"."score",
              "t10"."reason",
              "t10"."origin_file",
              "t10"."origin_row",
              "t10"."on",
              ROW_NUMBER() OVER (
                PARTITION BY "t10"."child", "t10"."on"
                ORDER BY "t10"."completed_on" DESC, "t10"."origin_file" DESC, "t10"."origin_row" DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place_from_last"
            FROM (
              SELECT
                "t9"."child",
                "t9"."completed_on",
                "t9"."score",
                "t9"."reason",
                "t9"."origin_file",
                "t9"."origin_row",
                "t8"."on"
              FROM (
                SELECT
                  *
                FROM "sdq_scores" AS "t2"
                WHERE
                  "t2"."score" IS NOT NULL
              ) AS "t9"
              INNER JOIN (
                SELECT
                  "t3"."on"
                FROM "dates" AS "t3"
              ) AS "t8"
                ON "t9"."completed_on" <= "t8"."on"
            ) AS "t10"
          ) AS "t11"
          WHERE
            "t11"."place_from_last" = 0
        ) AS "t13"
          ON "t5"."child" = "t13"."child" AND "t5"."on" = "t13"."on"
      ) AS "t14"
    ) AS "t16"
    CROSS JOIN "breakdown_names" AS "t4"
  ) AS "t17"
  WHERE
    "t17"."group" IS NOT NULL
) AS "t18"
GROUP BY
  1,
  2,
  3
