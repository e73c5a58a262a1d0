-- needs: breakdown_names dates homes_by_episode looked_after
SELECT
  "t27"."on",
  "t27"."breakdown",
  "t27"."group",
  COUNT(*) FILTER(WHERE
    "t27"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t27"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t27"."n2") AS "n2",
  COUNT(*) AS "n3",
  COUNT(*) FILTER(WHERE
    "t27"."n4") AS "n4",
  COUNT(*) FILTER(WHERE
    "t27"."n5") AS "n5"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t25"."on",
      "t4"."breakdown",
      "t25"."n0",
      "t25"."n1",
      "t25"."n2",
      "t25"."n4",
      "t25"."n5",
      CASE
        WHEN "t4"."breakdown" = ''
        THEN ''
        WHEN "t4"."breakdown" = 'age_band'
        THEN "t25"."by_age_band"
        WHEN "t4"."breakdown" = 'sex'
        THEN "t25"."by_sex"
        WHEN "t4"."breakdown" = 'ethnicity'
        THEN "t25"."by_ethnicity"
        WHEN "t4"."breakdown" = 'need'
        THEN "t25"."by_need"
        WHEN "t4"."breakdown" = 'legal_status'
        THEN "t25"."by_legal_status"
        WHEN "t4"."breakdown" = 'placement'
        THEN "t25"."by_placement"
        WHEN "t4"."breakdown" = 'provider'
        THEN "t25"."by_provider"
        WHEN "t4"."breakdown" = 'uasc'
        THEN "t25"."by_uasc"
        WHEN "t4"."breakdown" = 'locality'
        THEN "t25"."by_locality"
        WHEN "t4"."breakdown" = 'distance'
        THEN "t25"."by_distance"
        WHEN "t4"."breakdown" = 'time_in_care'
        THEN "t25"."by_time_in_care"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t23"."on",
        "t23"."by_age_band",
        "t23"."by_sex",
        "t23"."by_ethnicity",
        "t23"."by_need",
        "t23"."by_legal_status",
        "t23"."by_placement",
        "t23"."by_provider",
        "t23"."by_uasc",
        "t23"."by_locality",
        "t23"."by_distance",
        "t23"."by_time_in_care",
        COALESCE(
          COALESCE("t23"."stay_started" <= "t23"."before_24", FALSE)
          AND (
            COALESCE("t23"."distance" > 20.0, FALSE)
            AND COALESCE("t23"."location" = 'OUT', FALSE)
          ),
          FALSE
        ) AS "n0",
        COALESCE(
          COALESCE("t23"."distance" > 20.0, FALSE)
          AND COALESCE("t23"."location" = 'OUT', FALSE),
          FALSE
        ) AS "n1",
        COALESCE(COALESCE("t23"."homes_in_window", 0) >= 3, FALSE) AS "n2",
        COALESCE(
          COALESCE(
            CASE
              WHEN COALESCE("t23"."usual_place" IN ('A4', 'A6'), FALSE)
              THEN COALESCE("t23"."previous_stay_started", "t23"."stay_started")
              ELSE "t23"."stay_started"
            END <= "t23"."before_24",
            FALSE
          )
          AND (
            COALESCE("t23"."age" < 16, FALSE)
            AND (
              "t23"."period_started" <= "t23"."before_30"
            )
            AND NOT (
              "t23"."began_as_short_breaks"
            )
          ),
          FALSE
        ) AS "n4",
        COALESCE(
          COALESCE("t23"."age" < 16, FALSE)
          AND (
            "t23"."period_started" <= "t23"."before_30"
          )
          AND NOT (
            "t23"."began_as_short_breaks"
          ),
          FALSE
        ) AS "n5"
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
          "t5"."before_24",
          "t5"."before_30",
          "t5"."after_12",
          "t5"."after_24",
          "t5"."repeat_first",
          "t5"."home_12_first",
          "t5"."home_12_last",
          "t5"."home_18_first",
          "t5"."home_18_last",
          "t5"."month_first",
          "t5"."season_first",
          "t5"."season_first_whole",
          "t5"."season_last_whole",
          "t5"."season_last",
          "t5"."age",
          "t5"."by_age_band",
          "t5"."by_uasc",
          "t5"."by_time_in_care",
          "t20"."homes_in_window",
          "t22"."stay_started",
          "t22"."previous_stay_started"
        FROM "looked_after" AS "t5"
        LEFT OUTER JOIN (
          SELECT
            "t17"."child",
            "t17"."on",
            COUNT(*) AS "homes_in_window"
          FROM (
            SELECT
              "t14"."child",
              "t14"."period",
              "t14"."home",
              "t14"."started",
              "t14"."home_until",
              "t6"."on",
              "t6"."year",
              "t6"."is_year_end",
              "t6"."window_first",
              "t6"."before_24",
              "t6"."before_30",
              "t6"."after_12",
              "t6"."after_24",
              "t6"."repeat_first",
              "t6"."home_12_first",
              "t6"."home_12_last",
              "t6"."home_18_first",
              "t6"."home_18_last",
              "t6"."month_first",
              "t6"."season_first",
              "t6"."season_first_whole",
              "t6"."season_last_whole",
              "t6"."season_last"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t10"."child",
                  "t10"."period",
                  "t10"."home",
                  MIN("t10"."decom") AS "started",
                  MAX("t10"."episode_until") AS "home_until"
                FROM (
                  SELECT
                    *
                  FROM "homes_by_episode" AS "t2"
                  WHERE
                    "t2"."in_home" AND NOT (
                      "t2"."short_break"
                    )
                ) AS "t10"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t12"
              WHERE
                "t12"."home_until" > "t12"."started"
            ) AS "t14"
            INNER JOIN "dates" AS "t6"
              ON "t14"."started" <= "t6"."on" AND "t14"."home_until" > "t6"."window_first"
          ) AS "t17"
          GROUP BY
            1,
            2
        ) AS "t20"
          ON "t5"."child" = "t20"."child" AND "t5"."on" = "t20"."on"
        LEFT OUTER JOIN (
          SELECT
            "t9"."child",
            "t9"."number",
            "t18"."stay_started",
            "t18"."previous_stay_started"
          FROM (
            SELECT
              "t2"."child",
              "t2"."number",
              "t2"."period",
              "t2"."stay",
              "t2"."in_stay"
            FROM "homes_by_episode" AS "t2"
            WHERE
              "t2"."in_stay"
          ) AS "t9"
          LEFT OUTER JOIN (
            SELECT
              "t15"."child",
              "t15"."period",
              "t15"."stay",
              "t15"."stay_started",
              "t15"."previous_stay_started"
            FROM (
              SELECT
                "t11"."child",
                "t11"."period",
                "t11"."stay",
                "t11"."stay_started",
                "t11"."stay_until",
                MAX(
                  CASE
                    WHEN "t11"."stay_until" > "t11"."stay_started"
                    THEN "t11"."stay_started"
                    ELSE CAST(NULL AS DATE)
                  END
                ) OVER (
                  PARTITION BY "t11"."child", "t11"."period"
                  ORDER BY "t11"."stay" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
                ) AS "previous_stay_started"
              FROM (
                SELECT
                  "t8"."child",
                  "t8"."period",
                  "t8"."stay",
                  MIN("t8"."decom") AS "stay_started",
                  MAX("t8"."episode_until") AS "stay_until"
                FROM (
                  SELECT
                    *
                  FROM "homes_by_episode" AS "t2"
                  WHERE
                    "t2"."in_stay"
                ) AS "t8"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t11"
            ) AS "t15"
          ) AS "t18"
            ON "t9"."child" = "t18"."child"
            AND "t9"."period" = "t18"."period"
            AND "t9"."stay" = "t18"."stay"
        ) AS "t22"
          ON "t5"."child" = "t22"."child" AND "t5"."number" = "t22"."number"
      ) AS "t23"
    ) AS "t25"
    CROSS JOIN "breakdown_names" AS "t4"
  ) AS "t26"
  WHERE
    "t26"."group" IS NOT NULL
) AS "t27"
GROUP BY
  1,
  2,
  3
