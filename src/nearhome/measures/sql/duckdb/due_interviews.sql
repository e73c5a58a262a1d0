-- needs: breakdown_names dates missing return_interviews timeline
SELECT
  "t33"."on",
  "t33"."breakdown",
  "t33"."group",
  COUNT(*) FILTER(WHERE
    "t33"."n0") AS "n0",
  COUNT(*) AS "n1",
  COUNT(*) FILTER(WHERE
    "t33"."n2") AS "n2",
  COUNT(*) FILTER(WHERE
    "t33"."n3") AS "n3",
  COUNT(*) FILTER(WHERE
    "t33"."n4") AS "n4",
  COUNT(*) FILTER(WHERE
    "t33"."n5") AS "n5",
  COUNT(*) FILTER(WHERE
    "t33"."n6") AS "n6",
  COUNT(*) FILTER(WHERE
    "t33"."n7") AS "n7",
  COUNT(*) FILTER(WHERE
    "t33"."n8") AS "n8",
  COUNT(*) FILTER(WHERE
    "t33"."n9") AS "n9",
  COUNT(*) FILTER(WHERE
    "t33"."n10") AS "n10",
  QUANTILE_CONT("t33"."n11", 0.5) AS "n11"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t31"."on",
      "t5"."breakdown",
      "t31"."n0",
      "t31"."n2",
      "t31"."n3",
      "t31"."n4",
      "t31"."n5",
      "t31"."n6",
      "t31"."n7",
      "t31"."n8",
      "t31"."n9",
      "t31"."n10",
      "t31"."n11",
      CASE
        WHEN "t5"."breakdown" = ''
        THEN ''
        WHEN "t5"."breakdown" = 'age_band'
        THEN "t31"."by_age_band"
        WHEN "t5"."breakdown" = 'sex'
        THEN "t31"."by_sex"
        WHEN "t5"."breakdown" = 'ethnicity'
        THEN "t31"."by_ethnicity"
        WHEN "t5"."breakdown" = 'need'
        THEN "t31"."by_need"
        WHEN "t5"."breakdown" = 'legal_status'
        THEN "t31"."by_legal_status"
        WHEN "t5"."breakdown" = 'placement'
        THEN "t31"."by_placement"
        WHEN "t5"."breakdown" = 'provider'
        THEN "t31"."by_provider"
        WHEN "t5"."breakdown" = 'uasc'
        THEN "t31"."by_uasc"
        WHEN "t5"."breakdown" = 'locality'
        THEN "t31"."by_locality"
        WHEN "t5"."breakdown" = 'distance'
        THEN "t31"."by_distance"
        WHEN "t5"."breakdown" = 'time_in_care'
        THEN "t31"."by_time_in_care"
        WHEN "t31"."age" BETWEEN "t5"."youngest" AND "t5"."oldest"
        THEN "t5"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t29"."on",
        "t29"."by_age_band",
        "t29"."by_sex",
        "t29"."by_ethnicity",
        "t29"."by_need",
        "t29"."by_legal_status",
        "t29"."by_placement",
        "t29"."by_provider",
        "t29"."by_uasc",
        "t29"."by_locality",
        "t29"."by_distance",
        "t29"."by_time_in_care",
        "t29"."age",
        COALESCE("t29"."was_offered", FALSE) AS "n0",
        COALESCE("t29"."was_accepted" AND "t29"."was_offered", FALSE) AS "n2",
        COALESCE("t29"."was_completed", FALSE) AS "n3",
        COALESCE("t29"."was_completed" AND "t29"."was_offered", FALSE) AS "n4",
        COALESCE("t29"."in_72_hours", FALSE) AS "n5",
        COALESCE("t29"."may_be_in_72_hours", FALSE) AS "n6",
        COALESCE("t29"."had_concern" AND "t29"."was_completed", FALSE) AS "n7",
        COALESCE("t29"."concern_closed" AND "t29"."had_concern", FALSE) AS "n8",
        COALESCE("t29"."had_concern", FALSE) AS "n9",
        COALESCE("t29"."concern_closed", FALSE) AS "n10",
        CAST("t29"."days_to_close" AS DOUBLE) AS "n11"
      FROM (
        SELECT
          "t28"."child",
          "t28"."decom",
          "t28"."reason_new_episode",
          "t28"."legal_status",
          "t28"."place",
          "t28"."place_provider",
          "t28"."reason_episode_ceased",
          "t28"."reason_place_change",
          "t28"."place_post",
          "t28"."urn",
          "t28"."location",
          "t28"."distance",
          "t28"."beyond_boundary",
          "t28"."supplied_location",
          "t28"."supplied_distance",
          "t28"."calculated_location",
          "t28"."calculated_distance",
          "t28"."collection_year",
          "t28"."origin_file",
          "t28"."origin_row",
          "t28"."sex",
          "t28"."dob",
          "t28"."duc",
          "t28"."is_uasc_child",
          "t28"."eighteenth",
          "t28"."episode_until",
          "t28"."short_break",
          "t28"."temporary",
          "t28"."number",
          "t28"."begins",
          "t28"."period",
          "t28"."counts",
          "t28"."period_started",
          "t28"."began_as_short_breaks",
          "t28"."spell",
          "t28"."opens",
          "t28"."closes",
          "t28"."row_until",
          "t28"."spell_started",
          "t28"."spell_until",
          "t28"."start_known",
          "t28"."came_by_transfer",
          "t28"."need",
          "t28"."end_reason",
          "t28"."settled",
          "t28"."usual_place",
          "t28"."by_sex",
          "t28"."by_ethnicity",
          "t28"."by_need",
          "t28"."by_legal_status",
          "t28"."by_placement",
          "t28"."by_provider",
          "t28"."by_locality",
          "t28"."by_distance",
          "t28"."went_missing",
          "t28"."came_back",
          "t28"."missing_file",
          "t28"."missing_row",
          "t28"."returned",
          "t28"."returned_at",
          "t28"."offered",
          "t28"."offered_on",
          "t28"."accepted",
          "t28"."completed_on",
          "t28"."completed_at",
          "t28"."themes",
          "t28"."care_concern",
          "t28"."concern_closed_on",
          "t28"."interview_file",
          "t28"."interview_row",
          "t28"."age",
          "t28"."by_age_band",
          "t28"."by_uasc",
          "t28"."by_time_in_care",
          "t28"."on",
          "t28"."year",
          "t28"."is_year_end",
          "t28"."window_first",
          "t28"."window_4_first",
          "t28"."window_6_first",
          "t28"."before_6",
          "t28"."before_24",
          "t28"."before_30",
          "t28"."after_12",
          "t28"."after_24",
          "t28"."repeat_first",
          "t28"."home_6_first",
          "t28"."home_6_last",
          "t28"."home_12_first",
          "t28"."home_12_last",
          "t28"."home_18_first",
          "t28"."home_18_last",
          "t28"."month_first",
          "t28"."last_summer_march",
          "t28"."last_summer_first",
          "t28"."season_first",
          "t28"."season_first_whole",
          "t28"."season_last_whole",
          "t28"."season_last",
          (
            CASE
              WHEN "t28"."completed_on" <= "t28"."on"
              THEN "t28"."completed_on"
              ELSE CAST(NULL AS DATE)
            END IS NOT NULL
          )
          AND COALESCE("t28"."care_concern" = 1, FALSE) AS "had_concern",
          CASE
            WHEN (
              CASE
                WHEN "t28"."completed_on" <= "t28"."on"
                THEN "t28"."completed_on"
                ELSE CAST(NULL AS DATE)
              END IS NOT NULL
            )
            AND COALESCE("t28"."care_concern" = 1, FALSE)
            THEN CASE
              WHEN "t28"."concern_closed_on" <= "t28"."on"
              THEN "t28"."concern_closed_on"
              ELSE CAST(NULL AS DATE)
            END
            ELSE CAST(NULL AS DATE)
          END IS NOT NULL AS "concern_closed",
          DATE_DIFF(
            'DAY',
            CASE
              WHEN "t28"."completed_on" <= "t28"."on"
              THEN "t28"."completed_on"
              ELSE CAST(NULL AS DATE)
            END,
            CASE
              WHEN (
                CASE
                  WHEN "t28"."completed_on" <= "t28"."on"
                  THEN "t28"."completed_on"
                  ELSE CAST(NULL AS DATE)
                END IS NOT NULL
              )
              AND COALESCE("t28"."care_concern" = 1, FALSE)
              THEN CASE
                WHEN "t28"."concern_closed_on" <= "t28"."on"
                THEN "t28"."concern_closed_on"
                ELSE CAST(NULL AS DATE)
              END
              ELSE CAST(NULL AS DATE)
            END
          ) AS "days_to_close",
          COALESCE("t28"."offered" = 1, FALSE)
          OR (
            CASE
              WHEN "t28"."offered_on" <= "t28"."on"
              THEN "t28"."offered_on"
              ELSE CAST(NULL AS DATE)
            END IS NOT NULL
          )
          OR (
            COALESCE("t28"."accepted" = 1, FALSE)
            OR (
              CASE
                WHEN "t28"."completed_on" <= "t28"."on"
                THEN "t28"."completed_on"
                ELSE CAST(NULL AS DATE)
              END IS NOT NULL
            )
          ) AS "was_offered",
          COALESCE("t28"."accepted" = 1, FALSE)
          OR (
            CASE
              WHEN "t28"."completed_on" <= "t28"."on"
              THEN "t28"."completed_on"
              ELSE CAST(NULL AS DATE)
            END IS NOT NULL
          ) AS "was_accepted",
          CASE
            WHEN "t28"."completed_on" <= "t28"."on"
            THEN "t28"."completed_on"
            ELSE CAST(NULL AS DATE)
          END IS NOT NULL AS "was_completed",
          COALESCE(
            CASE
              WHEN (
                (
                  (
                    DATE_DIFF(
                      'DAY',
                      COALESCE("t28"."returned", "t28"."came_back"),
                      CASE
                        WHEN "t28"."completed_on" <= "t28"."on"
                        THEN "t28"."completed_on"
                        ELSE CAST(NULL AS DATE)
                      END
                    ) * 1440
                  ) + "t28"."completed_at"
                ) - "t28"."returned_at"
              ) IS NOT NULL
              THEN (
                (
                  (
                    DATE_DIFF(
                      'DAY',
                      COALESCE("t28"."returned", "t28"."came_back"),
                      CASE
                        WHEN "t28"."completed_on" <= "t28"."on"
                        THEN "t28"."completed_on"
                        ELSE CAST(NULL AS DATE)
                      END
                    ) * 1440
                  ) + "t28"."completed_at"
                ) - "t28"."returned_at"
              ) <= 4320
              ELSE CASE
                WHEN DATE_DIFF(
                  'DAY',
                  COALESCE("t28"."returned", "t28"."came_back"),
                  CASE
                    WHEN "t28"."completed_on" <= "t28"."on"
                    THEN "t28"."completed_on"
                    ELSE CAST(NULL AS DATE)
                  END
                ) <= 2
                THEN TRUE
                WHEN DATE_DIFF(
                  'DAY',
                  COALESCE("t28"."returned", "t28"."came_back"),
                  CASE
                    WHEN "t28"."completed_on" <= "t28"."on"
                    THEN "t28"."completed_on"
                    ELSE CAST(NULL AS DATE)
                  END
                ) >= 4
                THEN FALSE
                ELSE NULL
              END
            END,
            FALSE
          ) AS "in_72_hours",
          (
            CASE
              WHEN "t28"."completed_on" <= "t28"."on"
              THEN "t28"."completed_on"
              ELSE CAST(NULL AS DATE)
            END IS NOT NULL
          )
          AND (
            CASE
              WHEN (
                (
                  (
                    DATE_DIFF(
                      'DAY',
                      COALESCE("t28"."returned", "t28"."came_back"),
                      CASE
                        WHEN "t28"."completed_on" <= "t28"."on"
                        THEN "t28"."completed_on"
                        ELSE CAST(NULL AS DATE)
                      END
                    ) * 1440
                  ) + "t28"."completed_at"
                ) - "t28"."returned_at"
              ) IS NOT NULL
              THEN (
                (
                  (
                    DATE_DIFF(
                      'DAY',
                      COALESCE("t28"."returned", "t28"."came_back"),
                      CASE
                        WHEN "t28"."completed_on" <= "t28"."on"
                        THEN "t28"."completed_on"
                        ELSE CAST(NULL AS DATE)
                      END
                    ) * 1440
                  ) + "t28"."completed_at"
                ) - "t28"."returned_at"
              ) <= 4320
              ELSE CASE
                WHEN DATE_DIFF(
                  'DAY',
                  COALESCE("t28"."returned", "t28"."came_back"),
                  CASE
                    WHEN "t28"."completed_on" <= "t28"."on"
                    THEN "t28"."completed_on"
                    ELSE CAST(NULL AS DATE)
                  END
                ) <= 2
                THEN TRUE
                WHEN DATE_DIFF(
                  'DAY',
                  COALESCE("t28"."returned", "t28"."came_back"),
                  CASE
                    WHEN "t28"."completed_on" <= "t28"."on"
                    THEN "t28"."completed_on"
                    ELSE CAST(NULL AS DATE)
                  END
                ) >= 4
                THEN FALSE
                ELSE NULL
              END
            END IS NULL
          ) AS "may_be_in_72_hours"
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
            "t27"."went_missing",
            "t27"."came_back",
            "t27"."missing_file",
            "t27"."missing_row",
            "t27"."returned",
            "t27"."returned_at",
            "t27"."offered",
            "t27"."offered_on",
            "t27"."accepted",
            "t27"."completed_on",
            "t27"."completed_at",
            "t27"."themes",
            "t27"."care_concern",
            "t27"."concern_closed_on",
            "t27"."interview_file",
            "t27"."interview_row",
            "t27"."age",
            "t27"."by_age_band",
            "t27"."by_uasc",
            "t27"."by_time_in_care",
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
              "t25"."went_missing",
              "t25"."came_back",
              "t25"."missing_file",
              "t25"."missing_row",
              "t25"."returned",
              "t25"."returned_at",
              "t25"."offered",
              "t25"."offered_on",
              "t25"."accepted",
              "t25"."completed_on",
              "t25"."completed_at",
              "t25"."themes",
              "t25"."care_concern",
              "t25"."concern_closed_on",
              "t25"."interview_file",
              "t25"."interview_row",
              "t25"."age",
              CASE
                WHEN "t25"."age" BETWEEN 0 AND 0
                THEN 'under 1'
                WHEN "t25"."age" BETWEEN 1 AND 4
                THEN '1 to 4'
                WHEN "t25"."age" BETWEEN 5 AND 9
                THEN '5 to 9'
                WHEN "t25"."age" BETWEEN 10 AND 15
                THEN '10 to 15'
                WHEN "t25"."age" BETWEEN 16 AND 99
                THEN '16 and over'
                ELSE 'not known'
              END AS "by_age_band",
              CASE
                WHEN "t25"."is_uasc_child"
                AND (
                  (
                    "t25"."duc" IS NULL
                  )
                  OR (
                    "t25"."duc" > "t25"."went_missing"
                  )
                  OR (
                    (
                      "t25"."duc" = "t25"."went_missing"
                    )
                    AND (
                      (
                        "t25"."spell_until" = "t25"."went_missing"
                      )
                      AND (
                        "t25"."spell_started" < "t25"."went_missing"
                      )
                    )
                  )
                )
                THEN 'UASC'
                ELSE 'not UASC'
              END AS "by_uasc",
              CASE
                WHEN CAST(CAST("t25"."spell_started" + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= "t25"."went_missing"
                THEN '5 years and over'
                WHEN CAST(CAST("t25"."spell_started" + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= "t25"."went_missing"
                THEN '2 to 5 years'
                WHEN CAST(CAST("t25"."spell_started" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= "t25"."went_missing"
                THEN '1 to 2 years'
                WHEN CAST(CAST("t25"."spell_started" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= "t25"."went_missing"
                THEN '6 to 12 months'
                ELSE 'under 6 months'
              END AS "by_time_in_care"
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
                "t24"."went_missing",
                "t24"."came_back",
                "t24"."missing_file",
                "t24"."missing_row",
                "t24"."returned",
                "t24"."returned_at",
                "t24"."offered",
                "t24"."offered_on",
                "t24"."accepted",
                "t24"."completed_on",
                "t24"."completed_at",
                "t24"."themes",
                "t24"."care_concern",
                "t24"."concern_closed_on",
                "t24"."interview_file",
                "t24"."interview_row",
                CASE
                  WHEN "t24"."dob" <= "t24"."went_missing"
                  THEN (
                    EXTRACT(year FROM "t24"."went_missing") - EXTRACT(year FROM "t24"."dob")
                  ) - CAST((
                    (
                      EXTRACT(month FROM "t24"."went_missing") * 100
                    ) + EXTRACT(day FROM "t24"."went_missing")
                  ) < (
                    (
                      EXTRACT(month FROM "t24"."dob") * 100
                    ) + EXTRACT(day FROM "t24"."dob")
                  ) AS BIGINT)
                  ELSE CAST(NULL AS BIGINT)
                END AS "age"
              FROM (
                SELECT
                  "t9"."child",
                  "t9"."decom",
                  "t9"."reason_new_episode",
                  "t9"."legal_status",
                  "t9"."place",
                  "t9"."place_provider",
                  "t9"."reason_episode_ceased",
                  "t9"."reason_place_change",
                  "t9"."place_post",
                  "t9"."urn",
                  "t9"."location",
                  "t9"."distance",
                  "t9"."beyond_boundary",
                  "t9"."supplied_location",
                  "t9"."supplied_distance",
                  "t9"."calculated_location",
                  "t9"."calculated_distance",
                  "t9"."collection_year",
                  "t9"."origin_file",
                  "t9"."origin_row",
                  "t9"."sex",
                  "t9"."dob",
                  "t9"."duc",
                  "t9"."is_uasc_child",
                  "t9"."eighteenth",
                  "t9"."episode_until",
                  "t9"."short_break",
                  "t9"."temporary",
                  "t9"."number",
                  "t9"."begins",
                  "t9"."period",
                  "t9"."counts",
                  "t9"."period_started",
                  "t9"."began_as_short_breaks",
                  "t9"."spell",
                  "t9"."opens",
                  "t9"."closes",
                  "t9"."row_until",
                  "t9"."spell_started",
                  "t9"."spell_until",
                  "t9"."start_known",
                  "t9"."came_by_transfer",
                  "t9"."need",
                  "t9"."end_reason",
                  "t9"."settled",
                  "t9"."usual_place",
                  "t9"."by_sex",
                  "t9"."by_ethnicity",
                  "t9"."by_need",
                  "t9"."by_legal_status",
                  "t9"."by_placement",
                  "t9"."by_provider",
                  "t9"."by_locality",
                  "t9"."by_distance",
                  "t23"."went_missing",
                  "t23"."came_back",
                  "t23"."missing_file",
                  "t23"."missing_row",
                  "t23"."returned",
                  "t23"."returned_at",
                  "t23"."offered",
                  "t23"."offered_on",
                  "t23"."accepted",
                  "t23"."completed_on",
                  "t23"."completed_at",
                  "t23"."themes",
                  "t23"."care_concern",
                  "t23"."concern_closed_on",
                  "t23"."interview_file",
                  "t23"."interview_row"
                FROM (
                  SELECT
                    *
                  FROM "timeline" AS "t2"
                  WHERE
                    "t2"."counts"
                ) AS "t9"
                INNER JOIN (
                  SELECT
                    "t13"."child",
                    "t13"."went_missing",
                    "t13"."came_back",
                    "t13"."missing_file",
                    "t13"."missing_row",
                    "t21"."returned",
                    "t21"."returned_at",
                    "t21"."offered",
                    "t21"."offered_on",
                    "t21"."accepted",
                    "t21"."completed_on",
                    "t21"."completed_at",
                    "t21"."themes",
                    "t21"."care_concern",
                    "t21"."concern_closed_on",
                    "t21"."interview_file",
                    "t21"."interview_row"
                  FROM (
                    SELECT
                      "t3"."child",
                      "t3"."started" AS "went_missing",
                      "t3"."ended" AS "came_back",
                      "t3"."origin_file" AS "missing_file",
                      "t3"."origin_row" AS "missing_row"
                    FROM "missing" AS "t3"
                    WHERE
                      "t3"."kind" = 'M' AND "t3"."ended" IS NOT NULL
                  ) AS "t13"
                  LEFT OUTER JOIN (
                    SELECT
                      "t19"."child",
                      "t19"."missing_file",
                      "t19"."missing_row",
                      "t19"."returned",
                      "t19"."returned_at",
                      "t19"."offered",
                      "t19"."offered_on",
                      "t19"."accepted",
                      "t19"."completed_on",
                      "t19"."completed_at",
                      "t19"."themes",
                      "t19"."care_concern",
                      "t19"."concern_closed_on",
                      "t19"."interview_file",
                      "t19"."interview_row"
                    FROM (
                      SELECT
                        "t18"."child",
                        "t18"."went_missing",
                        "t18"."came_back",
                        "t18"."missing_file",
                        "t18"."missing_row",
                        "t18"."returned",
                        "t18"."returned_at",
                        "t18"."offered",
                        "t18"."offered_on",
                        "t18"."accepted",
                        "t18"."completed_on",
                        "t18"."completed_at",
                        "t18"."themes",
                        "t18"."care_concern",
                        "t18"."concern_closed_on",
                        "t18"."interview_for",
                        "t18"."interview_file",
                        "t18"."interview_row",
                        "t18"."is_of_a_record",
                        ROW_NUMBER() OVER (
                          PARTITION BY "t18"."child", "t18"."missing_file", "t18"."missing_row"
                          ORDER BY "t18"."interview_for" ASC, "t18"."interview_file" ASC, "t18"."interview_row" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) - 1 AS "turn"
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t13"."child",
                            "t13"."went_missing",
                            "t13"."came_back",
                            "t13"."missing_file",
                            "t13"."missing_row",
                            "t16"."returned",
                            "t16"."returned_at",
                            "t16"."offered",
                            "t16"."offered_on",
                            "t16"."accepted",
                            "t16"."completed_on",
                            "t16"."completed_at",
                            "t16"."themes",
                            "t16"."care_concern",
                            "t16"."concern_closed_on",
                            "t16"."interview_for",
                            "t16"."interview_file",
                            "t16"."interview_row",
                            "t16"."is_of_a_record"
                          FROM (
                            SELECT
                              "t3"."child",
                              "t3"."started" AS "went_missing",
                              "t3"."ended" AS "came_back",
                              "t3"."origin_file" AS "missing_file",
                              "t3"."origin_row" AS "missing_row"
                            FROM "missing" AS "t3"
                            WHERE
                              "t3"."kind" = 'M' AND "t3"."ended" IS NOT NULL
                          ) AS "t13"
                          INNER JOIN (
                            SELECT
                              "t12"."child",
                              "t12"."returned",
                              "t12"."returned_at",
                              "t12"."offered",
                              "t12"."offered_on",
                              "t12"."accepted",
                              "t12"."completed_on",
                              "t12"."completed_at",
                              "t12"."themes",
                              "t12"."care_concern",
                              "t12"."concern_closed_on",
                              "t12"."interview_for",
                              "t12"."interview_file",
                              "t12"."interview_row",
                              "t14"."is_of_a_record"
                            FROM (
                              SELECT
                                "t4"."child",
                                "t4"."returned",
                                "t4"."returned_at",
                                "t4"."offered",
                                "t4"."offered_on",
                                "t4"."accepted",
                                "t4"."completed_on",
                                "t4"."completed_at",
                                "t4"."themes",
                                "t4"."care_concern",
                                "t4"."concern_closed_on",
                                "t4"."went_missing" AS "interview_for",
                                "t4"."origin_file" AS "interview_file",
                                "t4"."origin_row" AS "interview_row"
                              FROM "return_interviews" AS "t4"
                            ) AS "t12"
                            LEFT OUTER JOIN (
                              SELECT DISTINCT
                                "t3"."child",
                                "t3"."started" AS "interview_for",
                                TRUE AS "is_of_a_record"
                              FROM "missing" AS "t3"
                              WHERE
                                "t3"."kind" = 'M'
                            ) AS "t14"
                              ON "t12"."child" = "t14"."child" AND "t12"."interview_for" = "t14"."interview_for"
                          ) AS "t16"
                            ON "t13"."child" = "t16"."child"
                        ) AS "t17"
                        WHERE
                          (
                            "t17"."interview_for" = "t17"."went_missing"
                          )
                          OR (
                            (
                              "t17"."interview_for" >= "t17"."went_missing"
                            )
                            AND (
                              "t17"."interview_for" <= "t17"."came_back"
                            )
                            AND (
                              "t17"."is_of_a_record" IS NULL
                            )
                          )
                      ) AS "t18"
                    ) AS "t19"
                    WHERE
                      "t19"."turn" = 0
                  ) AS "t21"
                    ON "t13"."child" = "t21"."child"
                    AND "t13"."missing_file" = "t21"."missing_file"
                    AND "t13"."missing_row" = "t21"."missing_row"
                ) AS "t23"
                  ON "t9"."child" = "t23"."child"
                  AND "t9"."decom" <= "t23"."went_missing"
                  AND "t9"."row_until" > "t23"."went_missing"
              ) AS "t24"
            ) AS "t25"
          ) AS "t27"
          INNER JOIN "dates" AS "t6"
            ON "t27"."came_back" <= "t6"."on" AND "t27"."came_back" >= "t6"."window_first"
        ) AS "t28"
      ) AS "t29"
    ) AS "t31"
    CROSS JOIN "breakdown_names" AS "t5"
  ) AS "t32"
  WHERE
    "t32"."group" IS NOT NULL
) AS "t33"
GROUP BY
  1,
  2,
  3
