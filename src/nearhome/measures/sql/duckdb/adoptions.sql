-- needs: adoptions all_ends breakdown_names dates homes_by_episode
SELECT
  "t37"."on",
  "t37"."breakdown",
  "t37"."group",
  SUM("t37"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t37"."n1") AS "n1",
  SUM("t37"."n2") AS "n2",
  COUNT(*) FILTER(WHERE
    "t37"."n3") AS "n3"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t35"."on",
      "t5"."breakdown",
      "t35"."n0",
      "t35"."n1",
      "t35"."n2",
      "t35"."n3",
      CASE
        WHEN "t5"."breakdown" = ''
        THEN ''
        WHEN "t5"."breakdown" = 'age_band'
        THEN "t35"."by_age_band"
        WHEN "t5"."breakdown" = 'sex'
        THEN "t35"."by_sex"
        WHEN "t5"."breakdown" = 'ethnicity'
        THEN "t35"."by_ethnicity"
        WHEN "t5"."breakdown" = 'need'
        THEN "t35"."by_need"
        WHEN "t5"."breakdown" = 'legal_status'
        THEN "t35"."by_legal_status"
        WHEN "t5"."breakdown" = 'placement'
        THEN "t35"."by_placement"
        WHEN "t5"."breakdown" = 'provider'
        THEN "t35"."by_provider"
        WHEN "t5"."breakdown" = 'uasc'
        THEN "t35"."by_uasc"
        WHEN "t5"."breakdown" = 'locality'
        THEN "t35"."by_locality"
        WHEN "t5"."breakdown" = 'distance'
        THEN "t35"."by_distance"
        WHEN "t5"."breakdown" = 'time_in_care'
        THEN "t35"."by_time_in_care"
        WHEN "t35"."age" BETWEEN "t5"."youngest" AND "t5"."oldest"
        THEN "t5"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t33"."on",
        "t33"."by_age_band",
        "t33"."by_sex",
        "t33"."by_ethnicity",
        "t33"."by_need",
        "t33"."by_legal_status",
        "t33"."by_placement",
        "t33"."by_provider",
        "t33"."by_uasc",
        "t33"."by_locality",
        "t33"."by_distance",
        "t33"."by_time_in_care",
        "t33"."age",
        CASE
          WHEN "t33"."placed" IS NOT NULL
          THEN DATE_DIFF(
            'DAY',
            "t33"."period_started",
            CASE
              WHEN COALESCE("t33"."foster_care" = 1, FALSE)
              THEN COALESCE("t33"."carers_since", "t33"."placed")
              ELSE "t33"."placed"
            END
          )
          ELSE CAST(NULL AS BIGINT)
        END AS "n0",
        COALESCE(
          CASE
            WHEN "t33"."placed" IS NOT NULL
            THEN DATE_DIFF(
              'DAY',
              "t33"."period_started",
              CASE
                WHEN COALESCE("t33"."foster_care" = 1, FALSE)
                THEN COALESCE("t33"."carers_since", "t33"."placed")
                ELSE "t33"."placed"
              END
            )
            ELSE CAST(NULL AS BIGINT)
          END IS NOT NULL,
          FALSE
        ) AS "n1",
        CASE
          WHEN DATE_DIFF('DAY', "t33"."ordered", "t33"."date_match") < 0
          THEN 0
          ELSE DATE_DIFF('DAY', "t33"."ordered", "t33"."date_match")
        END AS "n2",
        COALESCE(
          CASE
            WHEN DATE_DIFF('DAY', "t33"."ordered", "t33"."date_match") < 0
            THEN 0
            ELSE DATE_DIFF('DAY', "t33"."ordered", "t33"."date_match")
          END IS NOT NULL,
          FALSE
        ) AS "n3"
      FROM (
        SELECT
          "t24"."child",
          "t24"."decom",
          "t24"."reason_new_episode",
          "t24"."legal_status",
          "t24"."place",
          "t24"."place_provider",
          "t24"."reason_episode_ceased",
          "t24"."reason_place_change",
          "t24"."place_post",
          "t24"."urn",
          "t24"."location",
          "t24"."distance",
          "t24"."beyond_boundary",
          "t24"."supplied_location",
          "t24"."supplied_distance",
          "t24"."calculated_location",
          "t24"."calculated_distance",
          "t24"."collection_year",
          "t24"."origin_file",
          "t24"."origin_row",
          "t24"."sex",
          "t24"."dob",
          "t24"."duc",
          "t24"."is_uasc_child",
          "t24"."eighteenth",
          "t24"."episode_until",
          "t24"."short_break",
          "t24"."temporary",
          "t24"."number",
          "t24"."begins",
          "t24"."period",
          "t24"."counts",
          "t24"."period_started",
          "t24"."began_as_short_breaks",
          "t24"."spell",
          "t24"."opens",
          "t24"."closes",
          "t24"."row_until",
          "t24"."spell_started",
          "t24"."spell_until",
          "t24"."start_known",
          "t24"."came_by_transfer",
          "t24"."need",
          "t24"."end_reason",
          "t24"."settled",
          "t24"."usual_place",
          "t24"."by_sex",
          "t24"."by_ethnicity",
          "t24"."by_need",
          "t24"."by_legal_status",
          "t24"."by_placement",
          "t24"."by_provider",
          "t24"."by_locality",
          "t24"."by_distance",
          "t24"."age",
          "t24"."by_age_band",
          "t24"."by_uasc",
          "t24"."by_time_in_care",
          "t24"."next_started",
          "t24"."days_in_care",
          "t24"."turned_18",
          "t24"."was_adopted",
          "t24"."went_home",
          "t24"."by_leaving_route",
          "t24"."on",
          "t24"."year",
          "t24"."is_year_end",
          "t24"."window_first",
          "t24"."window_4_first",
          "t24"."window_6_first",
          "t24"."before_6",
          "t24"."before_24",
          "t24"."before_30",
          "t24"."after_12",
          "t24"."after_24",
          "t24"."repeat_first",
          "t24"."home_6_first",
          "t24"."home_6_last",
          "t24"."home_12_first",
          "t24"."home_12_last",
          "t24"."home_18_first",
          "t24"."home_18_last",
          "t24"."month_first",
          "t24"."last_summer_march",
          "t24"."last_summer_first",
          "t24"."season_first",
          "t24"."season_first_whole",
          "t24"."season_last_whole",
          "t24"."season_last",
          "t24"."is_child",
          "t32"."placed",
          "t32"."carers_since",
          "t32"."ordered",
          "t10"."foster_care",
          "t10"."date_match"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t16"."child",
              "t16"."decom",
              "t16"."reason_new_episode",
              "t16"."legal_status",
              "t16"."place",
              "t16"."place_provider",
              "t16"."reason_episode_ceased",
              "t16"."reason_place_change",
              "t16"."place_post",
              "t16"."urn",
              "t16"."location",
              "t16"."distance",
              "t16"."beyond_boundary",
              "t16"."supplied_location",
              "t16"."supplied_distance",
              "t16"."calculated_location",
              "t16"."calculated_distance",
              "t16"."collection_year",
              "t16"."origin_file",
              "t16"."origin_row",
              "t16"."sex",
              "t16"."dob",
              "t16"."duc",
              "t16"."is_uasc_child",
              "t16"."eighteenth",
              "t16"."episode_until",
              "t16"."short_break",
              "t16"."temporary",
              "t16"."number",
              "t16"."begins",
              "t16"."period",
              "t16"."counts",
              "t16"."period_started",
              "t16"."began_as_short_breaks",
              "t16"."spell",
              "t16"."opens",
              "t16"."closes",
              "t16"."row_until",
              "t16"."spell_started",
              "t16"."spell_until",
              "t16"."start_known",
              "t16"."came_by_transfer",
              "t16"."need",
              "t16"."end_reason",
              "t16"."settled",
              "t16"."usual_place",
              "t16"."by_sex",
              "t16"."by_ethnicity",
              "t16"."by_need",
              "t16"."by_legal_status",
              "t16"."by_placement",
              "t16"."by_provider",
              "t16"."by_locality",
              "t16"."by_distance",
              "t16"."age",
              "t16"."by_age_band",
              "t16"."by_uasc",
              "t16"."by_time_in_care",
              "t16"."next_started",
              "t16"."days_in_care",
              "t16"."turned_18",
              "t16"."was_adopted",
              "t16"."went_home",
              "t16"."by_leaving_route",
              "t16"."on",
              "t16"."year",
              "t16"."is_year_end",
              "t16"."window_first",
              "t16"."window_4_first",
              "t16"."window_6_first",
              "t16"."before_6",
              "t16"."before_24",
              "t16"."before_30",
              "t16"."after_12",
              "t16"."after_24",
              "t16"."repeat_first",
              "t16"."home_6_first",
              "t16"."home_6_last",
              "t16"."home_12_first",
              "t16"."home_12_last",
              "t16"."home_18_first",
              "t16"."home_18_last",
              "t16"."month_first",
              "t16"."last_summer_march",
              "t16"."last_summer_first",
              "t16"."season_first",
              "t16"."season_first_whole",
              "t16"."season_last_whole",
              "t16"."season_last",
              (
                ROW_NUMBER() OVER (
                  PARTITION BY "t16"."on", "t16"."child"
                  ORDER BY "t16"."spell_until" DESC, "t16"."spell_started" DESC, "t16"."spell" DESC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1
              ) = 0 AS "is_child"
            FROM (
              SELECT
                "t11"."child",
                "t11"."decom",
                "t11"."reason_new_episode",
                "t11"."legal_status",
                "t11"."place",
                "t11"."place_provider",
                "t11"."reason_episode_ceased",
                "t11"."reason_place_change",
                "t11"."place_post",
                "t11"."urn",
                "t11"."location",
                "t11"."distance",
                "t11"."beyond_boundary",
                "t11"."supplied_location",
                "t11"."supplied_distance",
                "t11"."calculated_location",
                "t11"."calculated_distance",
                "t11"."collection_year",
                "t11"."origin_file",
                "t11"."origin_row",
                "t11"."sex",
                "t11"."dob",
                "t11"."duc",
                "t11"."is_uasc_child",
                "t11"."eighteenth",
                "t11"."episode_until",
                "t11"."short_break",
                "t11"."temporary",
                "t11"."number",
                "t11"."begins",
                "t11"."period",
                "t11"."counts",
                "t11"."period_started",
                "t11"."began_as_short_breaks",
                "t11"."spell",
                "t11"."opens",
                "t11"."closes",
                "t11"."row_until",
                "t11"."spell_started",
                "t11"."spell_until",
                "t11"."start_known",
                "t11"."came_by_transfer",
                "t11"."need",
                "t11"."end_reason",
                "t11"."settled",
                "t11"."usual_place",
                "t11"."by_sex",
                "t11"."by_ethnicity",
                "t11"."by_need",
                "t11"."by_legal_status",
                "t11"."by_placement",
                "t11"."by_provider",
                "t11"."by_locality",
                "t11"."by_distance",
                "t11"."age",
                "t11"."by_age_band",
                "t11"."by_uasc",
                "t11"."by_time_in_care",
                "t11"."next_started",
                "t11"."days_in_care",
                "t11"."turned_18",
                "t11"."was_adopted",
                "t11"."went_home",
                "t11"."by_leaving_route",
                "t6"."on",
                "t6"."year",
                "t6"."is_year_end",
                "t6"."window_first",
                "t6"."window_4_first",
                "t6"."window_6_first",
                "t6"."before_6",
                "t6"."before_24",
                "t6"."before_30",
                "t6"."after_12",
                "t6"."after_24",
                "t6"."repeat_first",
                "t6"."home_6_first",
                "t6"."home_6_last",
                "t6"."home_12_first",
                "t6"."home_12_last",
                "t6"."home_18_first",
                "t6"."home_18_last",
                "t6"."month_first",
                "t6"."last_summer_march",
                "t6"."last_summer_first",
                "t6"."season_first",
                "t6"."season_first_whole",
                "t6"."season_last_whole",
                "t6"."season_last"
              FROM (
                SELECT
                  *
                FROM "all_ends" AS "t2"
                WHERE
                  "t2"."was_adopted"
              ) AS "t11"
              INNER JOIN "dates" AS "t6"
                ON "t11"."spell_until" <= "t6"."on" AND "t11"."spell_until" >= "t6"."window_first"
            ) AS "t16"
          ) AS "t20"
          WHERE
            "t20"."is_child"
        ) AS "t24"
        LEFT OUTER JOIN (
          SELECT
            "t30"."placed",
            "t30"."carers_since",
            "t18"."ordered",
            COALESCE("t30"."child", "t18"."child") AS "child",
            COALESCE("t30"."period", "t18"."period") AS "period"
          FROM (
            SELECT
              "t28"."child",
              "t28"."period",
              "t28"."decom" AS "placed",
              "t28"."stay_before" AS "carers_since"
            FROM (
              SELECT
                "t27"."child",
                "t27"."decom",
                "t27"."reason_new_episode",
                "t27"."legal_status",
                "t27"."place",
                "t27"."place_provider",
                "t27"."reason_episode_ceased",
                "t27"."reason_place_change",
                "t27"."place_post",
                "t27"."urn",
                "t27"."location",
                "t27"."distance",
                "t27"."beyond_boundary",
                "t27"."supplied_location",
                "t27"."supplied_distance",
                "t27"."calculated_location",
                "t27"."calculated_distance",
                "t27"."collection_year",
                "t27"."origin_file",
                "t27"."origin_row",
                "t27"."sex",
                "t27"."dob",
                "t27"."duc",
                "t27"."is_uasc_child",
                "t27"."eighteenth",
                "t27"."episode_until",
                "t27"."short_break",
                "t27"."temporary",
                "t27"."number",
                "t27"."begins",
                "t27"."period",
                "t27"."counts",
                "t27"."period_started",
                "t27"."began_as_short_breaks",
                "t27"."spell",
                "t27"."opens",
                "t27"."closes",
                "t27"."row_until",
                "t27"."spell_started",
                "t27"."spell_until",
                "t27"."start_known",
                "t27"."came_by_transfer",
                "t27"."need",
                "t27"."end_reason",
                "t27"."settled",
                "t27"."usual_place",
                "t27"."by_sex",
                "t27"."by_ethnicity",
                "t27"."by_need",
                "t27"."by_legal_status",
                "t27"."by_placement",
                "t27"."by_provider",
                "t27"."by_locality",
                "t27"."by_distance",
                "t27"."placement",
                "t27"."home",
                "t27"."record",
                "t27"."stay",
                "t27"."starts_placement",
                "t27"."move_reason",
                "t27"."in_placement",
                "t27"."in_home",
                "t27"."in_record",
                "t27"."in_stay",
                "t27"."stay_started",
                "t27"."previous_stay_started",
                "t27"."stay_before",
                "t27"."adoptive",
                MIN("t27"."number") OVER (
                  PARTITION BY "t27"."child", "t27"."period"
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "first"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t25"."child",
                    "t25"."decom",
                    "t25"."reason_new_episode",
                    "t25"."legal_status",
                    "t25"."place",
                    "t25"."place_provider",
                    "t25"."reason_episode_ceased",
                    "t25"."reason_place_change",
                    "t25"."place_post",
                    "t25"."urn",
                    "t25"."location",
                    "t25"."distance",
                    "t25"."beyond_boundary",
                    "t25"."supplied_location",
                    "t25"."supplied_distance",
                    "t25"."calculated_location",
                    "t25"."calculated_distance",
                    "t25"."collection_year",
                    "t25"."origin_file",
                    "t25"."origin_row",
                    "t25"."sex",
                    "t25"."dob",
                    "t25"."duc",
                    "t25"."is_uasc_child",
                    "t25"."eighteenth",
                    "t25"."episode_until",
                    "t25"."short_break",
                    "t25"."temporary",
                    "t25"."number",
                    "t25"."begins",
                    "t25"."period",
                    "t25"."counts",
                    "t25"."period_started",
                    "t25"."began_as_short_breaks",
                    "t25"."spell",
                    "t25"."opens",
                    "t25"."closes",
                    "t25"."row_until",
                    "t25"."spell_started",
                    "t25"."spell_until",
                    "t25"."start_known",
                    "t25"."came_by_transfer",
                    "t25"."need",
                    "t25"."end_reason",
                    "t25"."settled",
                    "t25"."usual_place",
                    "t25"."by_sex",
                    "t25"."by_ethnicity",
                    "t25"."by_need",
                    "t25"."by_legal_status",
                    "t25"."by_placement",
                    "t25"."by_provider",
                    "t25"."by_locality",
                    "t25"."by_distance",
                    "t25"."placement",
                    "t25"."home",
                    "t25"."record",
                    "t25"."stay",
                    "t25"."starts_placement",
                    "t25"."move_reason",
                    "t25"."in_placement",
                    "t25"."in_home",
                    "t25"."in_record",
                    "t25"."in_stay",
                    "t25"."stay_started",
                    "t25"."previous_stay_started",
                    LAG("t25"."stay_started") OVER (
                      PARTITION BY "t25"."child", "t25"."period"
                      ORDER BY "t25"."number" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS "stay_before",
                    "t25"."place" IN ('A3', 'A4', 'A5', 'A6') AS "adoptive"
                  FROM (
                    SELECT
                      "t14"."child",
                      "t14"."decom",
                      "t14"."reason_new_episode",
                      "t14"."legal_status",
                      "t14"."place",
                      "t14"."place_provider",
                      "t14"."reason_episode_ceased",
                      "t14"."reason_place_change",
                      "t14"."place_post",
                      "t14"."urn",
                      "t14"."location",
                      "t14"."distance",
                      "t14"."beyond_boundary",
                      "t14"."supplied_location",
                      "t14"."supplied_distance",
                      "t14"."calculated_location",
                      "t14"."calculated_distance",
                      "t14"."collection_year",
                      "t14"."origin_file",
                      "t14"."origin_row",
                      "t14"."sex",
                      "t14"."dob",
                      "t14"."duc",
                      "t14"."is_uasc_child",
                      "t14"."eighteenth",
                      "t14"."episode_until",
                      "t14"."short_break",
                      "t14"."temporary",
                      "t14"."number",
                      "t14"."begins",
                      "t14"."period",
                      "t14"."counts",
                      "t14"."period_started",
                      "t14"."began_as_short_breaks",
                      "t14"."spell",
                      "t14"."opens",
                      "t14"."closes",
                      "t14"."row_until",
                      "t14"."spell_started",
                      "t14"."spell_until",
                      "t14"."start_known",
                      "t14"."came_by_transfer",
                      "t14"."need",
                      "t14"."end_reason",
                      "t14"."settled",
                      "t14"."usual_place",
                      "t14"."by_sex",
                      "t14"."by_ethnicity",
                      "t14"."by_need",
                      "t14"."by_legal_status",
                      "t14"."by_placement",
                      "t14"."by_provider",
                      "t14"."by_locality",
                      "t14"."by_distance",
                      "t14"."placement",
                      "t14"."home",
                      "t14"."record",
                      "t14"."stay",
                      "t14"."starts_placement",
                      "t14"."move_reason",
                      "t14"."in_placement",
                      "t14"."in_home",
                      "t14"."in_record",
                      "t14"."in_stay",
                      "t22"."stay_started",
                      "t22"."previous_stay_started"
                    FROM (
                      SELECT
                        *
                      FROM "homes_by_episode" AS "t4"
                      WHERE
                        NOT (
                          "t4"."temporary"
                        )
                    ) AS "t14"
                    LEFT OUTER JOIN (
                      SELECT
                        "t19"."child",
                        "t19"."period",
                        "t19"."stay",
                        "t19"."stay_started",
                        "t19"."previous_stay_started"
                      FROM (
                        SELECT
                          "t15"."child",
                          "t15"."period",
                          "t15"."stay",
                          "t15"."stay_started",
                          "t15"."stay_until",
                          MAX(
                            CASE
                              WHEN "t15"."stay_until" > "t15"."stay_started"
                              THEN "t15"."stay_started"
                              ELSE CAST(NULL AS DATE)
                            END
                          ) OVER (
                            PARTITION BY "t15"."child", "t15"."period"
                            ORDER BY "t15"."stay" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 preceding
                          ) AS "previous_stay_started"
                        FROM (
                          SELECT
                            "t9"."child",
                            "t9"."period",
                            "t9"."stay",
                            MIN("t9"."decom") AS "stay_started",
                            MAX("t9"."episode_until") AS "stay_until"
                          FROM (
                            SELECT
                              *
                            FROM "homes_by_episode" AS "t4"
                            WHERE
                              "t4"."in_stay"
                          ) AS "t9"
                          GROUP BY
                            1,
                            2,
                            3
                        ) AS "t15"
                      ) AS "t19"
                    ) AS "t22"
                      ON "t14"."child" = "t22"."child"
                      AND "t14"."period" = "t22"."period"
                      AND "t14"."stay" = "t22"."stay"
                  ) AS "t25"
                ) AS "t26"
                WHERE
                  COALESCE("t26"."adoptive", FALSE)
              ) AS "t27"
            ) AS "t28"
            WHERE
              "t28"."number" = "t28"."first"
          ) AS "t30"
          FULL OUTER JOIN (
            SELECT
              "t13"."child",
              "t13"."period",
              MIN("t13"."decom") AS "ordered"
            FROM (
              SELECT
                *
              FROM "homes_by_episode" AS "t4"
              WHERE
                COALESCE("t4"."legal_status" = 'E1', FALSE)
            ) AS "t13"
            GROUP BY
              1,
              2
          ) AS "t18"
            ON "t30"."child" = "t18"."child" AND "t30"."period" = "t18"."period"
        ) AS "t32"
          ON "t24"."child" = "t32"."child" AND "t24"."period" = "t32"."period"
        LEFT OUTER JOIN (
          SELECT
            "t1"."child",
            "t1"."foster_care",
            "t1"."date_match"
          FROM "adoptions" AS "t1"
        ) AS "t10"
          ON "t24"."child" = "t10"."child"
      ) AS "t33"
    ) AS "t35"
    CROSS JOIN "breakdown_names" AS "t5"
  ) AS "t36"
  WHERE
    "t36"."group" IS NOT NULL
) AS "t37"
GROUP BY
  1,
  2,
  3
