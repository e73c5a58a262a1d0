-- needs: all_starts breakdown_names dates homes_by_episode looked_after occupations school_places suspensions timeline
SELECT
  "t68"."on",
  "t68"."breakdown",
  "t68"."group",
  COUNT(*) FILTER(WHERE
    "t68"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t68"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t68"."n2") AS "n2",
  COUNT(*) FILTER(WHERE
    "t68"."n3") AS "n3",
  COUNT(*) FILTER(WHERE
    "t68"."n4") AS "n4",
  COUNT(*) FILTER(WHERE
    "t68"."n5") AS "n5",
  COUNT(*) FILTER(WHERE
    "t68"."n6") AS "n6",
  COUNT(*) FILTER(WHERE
    "t68"."n7") AS "n7",
  COUNT(*) FILTER(WHERE
    "t68"."n8") AS "n8",
  COUNT(*) FILTER(WHERE
    "t68"."n9") AS "n9",
  COUNT(*) FILTER(WHERE
    "t68"."n10") AS "n10",
  COUNT(*) FILTER(WHERE
    "t68"."n11") AS "n11",
  COUNT(*) FILTER(WHERE
    "t68"."n12") AS "n12",
  COUNT(*) FILTER(WHERE
    "t68"."n13") AS "n13"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t66"."on",
      "t9"."breakdown",
      "t66"."n0",
      "t66"."n1",
      "t66"."n2",
      "t66"."n3",
      "t66"."n4",
      "t66"."n5",
      "t66"."n6",
      "t66"."n7",
      "t66"."n8",
      "t66"."n9",
      "t66"."n10",
      "t66"."n11",
      "t66"."n12",
      "t66"."n13",
      CASE
        WHEN "t9"."breakdown" = ''
        THEN ''
        WHEN "t9"."breakdown" = 'age_band'
        THEN "t66"."by_age_band"
        WHEN "t9"."breakdown" = 'sex'
        THEN "t66"."by_sex"
        WHEN "t9"."breakdown" = 'ethnicity'
        THEN "t66"."by_ethnicity"
        WHEN "t9"."breakdown" = 'need'
        THEN "t66"."by_need"
        WHEN "t9"."breakdown" = 'legal_status'
        THEN "t66"."by_legal_status"
        WHEN "t9"."breakdown" = 'placement'
        THEN "t66"."by_placement"
        WHEN "t9"."breakdown" = 'provider'
        THEN "t66"."by_provider"
        WHEN "t9"."breakdown" = 'uasc'
        THEN "t66"."by_uasc"
        WHEN "t9"."breakdown" = 'locality'
        THEN "t66"."by_locality"
        WHEN "t9"."breakdown" = 'distance'
        THEN "t66"."by_distance"
        WHEN "t9"."breakdown" = 'time_in_care'
        THEN "t66"."by_time_in_care"
        WHEN "t66"."age" BETWEEN "t9"."youngest" AND "t9"."oldest"
        THEN "t9"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t64"."on",
        "t64"."by_age_band",
        "t64"."by_sex",
        "t64"."by_ethnicity",
        "t64"."by_need",
        "t64"."by_legal_status",
        "t64"."by_placement",
        "t64"."by_provider",
        "t64"."by_uasc",
        "t64"."by_locality",
        "t64"."by_distance",
        "t64"."by_time_in_care",
        "t64"."age",
        COALESCE(
          COALESCE("t64"."changed_by_care", FALSE)
          AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE)
          AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE),
          FALSE
        ) AS "n0",
        COALESCE(COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE), FALSE) AS "n1",
        COALESCE(
          COALESCE("t64"."changed_school", FALSE)
          AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE)
          AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE),
          FALSE
        ) AS "n2",
        COALESCE(
          COALESCE("t64"."changed_phase", FALSE)
          AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE)
          AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE),
          FALSE
        ) AS "n3",
        COALESCE(
          COALESCE("t64"."was_suspended", FALSE)
          AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE)
          AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE),
          FALSE
        ) AS "n4",
        COALESCE(
          (
            COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE)
            AND COALESCE("t64"."timetable" = 'part', FALSE)
          )
          OR (
            COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE)
            AND NOT (
              (
                (
                  "t64"."timetable" IS NOT NULL
                ) OR (
                  "t64"."school" IS NOT NULL
                )
              )
              AND COALESCE("t64"."timetable" <> 'none', TRUE)
            )
          ),
          FALSE
        ) AS "n5",
        COALESCE(
          COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE)
          AND COALESCE("t64"."timetable" = 'part', FALSE),
          FALSE
        ) AS "n6",
        COALESCE(
          COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE)
          AND NOT (
            (
              (
                "t64"."timetable" IS NOT NULL
              ) OR (
                "t64"."school" IS NOT NULL
              )
            )
            AND COALESCE("t64"."timetable" <> 'none', TRUE)
          ),
          FALSE
        ) AS "n7",
        COALESCE(
          (
            "t64"."standing" = 'good'
          )
          AND (
            (
              (
                "t64"."timetable" IS NOT NULL
              ) OR (
                "t64"."school" IS NOT NULL
              )
            )
            AND COALESCE("t64"."timetable" <> 'none', TRUE)
            AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE)
            AND (
              "t64"."standing" IS NOT NULL
            )
          ),
          FALSE
        ) AS "n8",
        COALESCE(
          (
            (
              "t64"."timetable" IS NOT NULL
            ) OR (
              "t64"."school" IS NOT NULL
            )
          )
          AND COALESCE("t64"."timetable" <> 'none', TRUE)
          AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE)
          AND (
            "t64"."standing" IS NOT NULL
          ),
          FALSE
        ) AS "n9",
        COALESCE(
          (
            "t64"."is_local" = 1
          )
          AND (
            (
              (
                "t64"."timetable" IS NOT NULL
              ) OR (
                "t64"."school" IS NOT NULL
              )
            )
            AND COALESCE("t64"."timetable" <> 'none', TRUE)
            AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE)
          ),
          FALSE
        ) AS "n10",
        COALESCE(
          (
            (
              "t64"."timetable" IS NOT NULL
            ) OR (
              "t64"."school" IS NOT NULL
            )
          )
          AND COALESCE("t64"."timetable" <> 'none', TRUE)
          AND COALESCE("t64"."age" BETWEEN 5 AND 15, FALSE),
          FALSE
        ) AS "n11",
        COALESCE(
          COALESCE("t64"."activity" IN ('none', 'not known'), FALSE)
          AND COALESCE("t64"."age" >= 16, FALSE),
          FALSE
        ) AS "n12",
        COALESCE(COALESCE("t64"."age" >= 16, FALSE), FALSE) AS "n13"
      FROM (
        SELECT
          "t10"."child",
          "t10"."decom",
          "t10"."reason_new_episode",
          "t10"."legal_status",
          "t10"."place",
          "t10"."place_provider",
          "t10"."reason_episode_ceased",
          "t10"."reason_place_change",
          "t10"."place_post",
          "t10"."urn",
          "t10"."location",
          "t10"."distance",
          "t10"."beyond_boundary",
          "t10"."supplied_location",
          "t10"."supplied_distance",
          "t10"."calculated_location",
          "t10"."calculated_distance",
          "t10"."collection_year",
          "t10"."origin_file",
          "t10"."origin_row",
          "t10"."sex",
          "t10"."dob",
          "t10"."duc",
          "t10"."is_uasc_child",
          "t10"."eighteenth",
          "t10"."episode_until",
          "t10"."short_break",
          "t10"."temporary",
          "t10"."number",
          "t10"."begins",
          "t10"."period",
          "t10"."counts",
          "t10"."period_started",
          "t10"."began_as_short_breaks",
          "t10"."spell",
          "t10"."opens",
          "t10"."closes",
          "t10"."row_until",
          "t10"."spell_started",
          "t10"."spell_until",
          "t10"."start_known",
          "t10"."came_by_transfer",
          "t10"."need",
          "t10"."end_reason",
          "t10"."settled",
          "t10"."usual_place",
          "t10"."by_sex",
          "t10"."by_ethnicity",
          "t10"."by_need",
          "t10"."by_legal_status",
          "t10"."by_placement",
          "t10"."by_provider",
          "t10"."by_locality",
          "t10"."by_distance",
          "t10"."on",
          "t10"."year",
          "t10"."is_year_end",
          "t10"."window_first",
          "t10"."window_4_first",
          "t10"."window_6_first",
          "t10"."before_6",
          "t10"."before_24",
          "t10"."before_30",
          "t10"."after_12",
          "t10"."after_24",
          "t10"."repeat_first",
          "t10"."home_6_first",
          "t10"."home_6_last",
          "t10"."home_12_first",
          "t10"."home_12_last",
          "t10"."home_18_first",
          "t10"."home_18_last",
          "t10"."month_first",
          "t10"."last_summer_march",
          "t10"."last_summer_first",
          "t10"."season_first",
          "t10"."season_first_whole",
          "t10"."season_last_whole",
          "t10"."season_last",
          "t10"."age",
          "t10"."by_age_band",
          "t10"."by_uasc",
          "t10"."by_time_in_care",
          "t41"."school",
          "t41"."timetable",
          "t41"."is_local",
          "t41"."standing",
          "t41"."place_from",
          "t41"."school_file",
          "t41"."school_row",
          "t42"."activity",
          "t42"."work_file",
          "t42"."work_row",
          "t63"."changed_school",
          "t63"."changed_by_care",
          "t63"."changed_phase",
          "t63"."change_file",
          "t63"."change_row",
          "t54"."was_suspended",
          "t54"."suspension_file",
          "t54"."suspension_row"
        FROM "looked_after" AS "t10"
        LEFT OUTER JOIN (
          SELECT
            "t34"."child",
            "t34"."on",
            "t34"."school",
            "t34"."timetable",
            "t34"."local" AS "is_local",
            "t34"."standing",
            "t34"."started" AS "place_from",
            "t34"."origin_file" AS "school_file",
            "t34"."origin_row" AS "school_row"
          FROM (
            SELECT
              "t28"."child",
              "t28"."started",
              "t28"."ended",
              "t28"."school",
              "t28"."local",
              "t28"."reason_left",
              "t28"."timetable",
              "t28"."phase",
              "t28"."standing",
              "t28"."origin_file",
              "t28"."origin_row",
              "t28"."over",
              "t28"."on",
              ROW_NUMBER() OVER (
                PARTITION BY "t28"."child", "t28"."on"
                ORDER BY "t28"."started" DESC, "t28"."origin_file" DESC, "t28"."origin_row" DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place_from_last"
            FROM (
              SELECT
                "t23"."child",
                "t23"."started",
                "t23"."ended",
                "t23"."school",
                "t23"."local",
                "t23"."reason_left",
                "t23"."timetable",
                "t23"."phase",
                "t23"."standing",
                "t23"."origin_file",
                "t23"."origin_row",
                "t23"."over",
                "t17"."on"
              FROM (
                SELECT
                  "t3"."child",
                  "t3"."started",
                  "t3"."ended",
                  "t3"."school",
                  "t3"."local",
                  "t3"."reason_left",
                  "t3"."timetable",
                  "t3"."phase",
                  "t3"."standing",
                  "t3"."origin_file",
                  "t3"."origin_row",
                  COALESCE("t3"."ended" + INTERVAL '1' DAY, MAKE_DATE(2999, 12, 31)) AS "over"
                FROM "school_places" AS "t3"
              ) AS "t23"
              INNER JOIN (
                SELECT
                  "t2"."on"
                FROM "dates" AS "t2"
              ) AS "t17"
                ON "t23"."started" <= "t17"."on" AND "t23"."over" > "t17"."on"
            ) AS "t28"
          ) AS "t34"
          WHERE
            "t34"."place_from_last" = 0
        ) AS "t41"
          ON "t10"."child" = "t41"."child" AND "t10"."on" = "t41"."on"
        LEFT OUTER JOIN (
          SELECT
            "t35"."child",
            "t35"."on",
            "t35"."activity",
            "t35"."origin_file" AS "work_file",
            "t35"."origin_row" AS "work_row"
          FROM (
            SELECT
              "t29"."child",
              "t29"."started",
              "t29"."ended",
              "t29"."activity",
              "t29"."origin_file",
              "t29"."origin_row",
              "t29"."over",
              "t29"."on",
              ROW_NUMBER() OVER (
                PARTITION BY "t29"."child", "t29"."on"
                ORDER BY "t29"."started" DESC, "t29"."origin_file" DESC, "t29"."origin_row" DESC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place_from_last"
            FROM (
              SELECT
                "t24"."child",
                "t24"."started",
                "t24"."ended",
                "t24"."activity",
                "t24"."origin_file",
                "t24"."origin_row",
                "t24"."over",
                "t17"."on"
              FROM (
                SELECT
                  "t4"."child",
                  "t4"."started",
                  "t4"."ended",
                  "t4"."activity",
                  "t4"."origin_file",
                  "t4"."origin_row",
                  COALESCE("t4"."ended" + INTERVAL '1' DAY, MAKE_DATE(2999, 12, 31)) AS "over"
                FROM "occupations" AS "t4"
              ) AS "t24"
              INNER JOIN (
                SELECT
                  "t2"."on"
                FROM "dates" AS "t2"
              ) AS "t17"
                ON "t24"."started" <= "t17"."on" AND "t24"."over" > "t17"."on"
            ) AS "t29"
          ) AS "t35"
          WHERE
            "t35"."place_from_last" = 0
        ) AS "t42"
          ON "t10"."child" = "t42"."child" AND "t10"."on" = "t42"."on"
        LEFT OUTER JOIN (
          SELECT
            "t61"."child",
            "t61"."on",
            BOOL_OR(CAST(NOT (
              "t61"."by_phase"
            ) AS BOOLEAN)) AS "changed_school",
            BOOL_OR(CAST(NOT (
              "t61"."by_phase"
            ) AND "t61"."after_care" AS BOOLEAN)) AS "changed_by_care",
            BOOL_OR(CAST("t61"."by_phase" AS BOOLEAN)) AS "changed_phase",
            MAX("t61"."list_file") AS "change_file",
            MAX("t61"."list_row") AS "change_row"
          FROM (
            SELECT
              "t60"."child",
              "t60"."why_left",
              "t60"."changed",
              "t60"."list_file",
              "t60"."list_row",
              "t60"."after_care",
              "t60"."by_phase",
              "t11"."on",
              "t11"."year",
              "t11"."is_year_end",
              "t11"."window_first",
              "t11"."window_4_first",
              "t11"."window_6_first",
              "t11"."before_6",
              "t11"."before_24",
              "t11"."before_30",
              "t11"."after_12",
              "t11"."after_24",
              "t11"."repeat_first",
              "t11"."home_6_first",
              "t11"."home_6_last",
              "t11"."home_12_first",
              "t11"."home_12_last",
              "t11"."home_18_first",
              "t11"."home_18_last",
              "t11"."month_first",
              "t11"."last_summer_march",
              "t11"."last_summer_first",
              "t11"."season_first",
              "t11"."season_first_whole",
              "t11"."season_last_whole",
              "t11"."season_last"
            FROM (
              SELECT
                "t58"."child",
                "t58"."why_left",
                "t58"."changed",
                "t58"."list_file",
                "t58"."list_row",
                COALESCE("t58"."after_care", FALSE) AS "after_care",
                COALESCE("t58"."why_left" = 'phase transfer', FALSE) AS "by_phase"
              FROM (
                SELECT
                  "t32"."child",
                  "t32"."why_left",
                  "t32"."changed",
                  "t32"."list_file",
                  "t32"."list_row",
                  "t57"."after_care"
                FROM (
                  SELECT
                    "t26"."child",
                    "t26"."why_left",
                    "t26"."started" AS "changed",
                    "t26"."origin_file" AS "list_file",
                    "t26"."origin_row" AS "list_row"
                  FROM (
                    SELECT
                      "t18"."child",
                      "t18"."started",
                      "t18"."ended",
                      "t18"."school",
                      "t18"."local",
                      "t18"."reason_left",
                      "t18"."timetable",
                      "t18"."phase",
                      "t18"."standing",
                      "t18"."origin_file",
                      "t18"."origin_row",
                      LAG("t18"."school") OVER (
                        PARTITION BY "t18"."child"
                        ORDER BY "t18"."started" ASC, "t18"."origin_file" ASC, "t18"."origin_row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS "last_school",
                      LAG("t18"."reason_left") OVER (
                        PARTITION BY "t18"."child"
                        ORDER BY "t18"."started" ASC, "t18"."origin_file" ASC, "t18"."origin_row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS "why_left"
                    FROM (
                      SELECT
                        *
                      FROM "school_places" AS "t3"
                      WHERE
                        "t3"."school" IS NOT NULL
                    ) AS "t18"
                  ) AS "t26"
                  WHERE
                    "t26"."last_school" IS NOT NULL AND "t26"."last_school" <> "t26"."school"
                ) AS "t32"
                LEFT OUTER JOIN (
                  SELECT DISTINCT
                    "t55"."child",
                    "t55"."changed",
                    TRUE AS "after_care"
                  FROM (
                    SELECT
                      "t32"."child",
                      "t32"."why_left",
                      "t32"."changed",
                      "t32"."list_file",
                      "t32"."list_row",
                      "t53"."happened"
                    FROM (
                      SELECT
                        "t26"."child",
                        "t26"."why_left",
                        "t26"."started" AS "changed",
                        "t26"."origin_file" AS "list_file",
                        "t26"."origin_row" AS "list_row"
                      FROM (
                        SELECT
                          "t18"."child",
                          "t18"."started",
                          "t18"."ended",
                          "t18"."school",
                          "t18"."local",
                          "t18"."reason_left",
                          "t18"."timetable",
                          "t18"."phase",
                          "t18"."standing",
                          "t18"."origin_file",
                          "t18"."origin_row",
                          LAG("t18"."school") OVER (
                            PARTITION BY "t18"."child"
                            ORDER BY "t18"."started" ASC, "t18"."origin_file" ASC, "t18"."origin_row" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) AS "last_school",
                          LAG("t18"."reason_left") OVER (
                            PARTITION BY "t18"."child"
                            ORDER BY "t18"."started" ASC, "t18"."origin_file" ASC, "t18"."origin_row" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) AS "why_left"
                        FROM (
                          SELECT
                            *
                          FROM "school_places" AS "t3"
                          WHERE
                            "t3"."school" IS NOT NULL
                        ) AS "t18"
                      ) AS "t26"
                      WHERE
                        "t26"."last_school" IS NOT NULL AND "t26"."last_school" <> "t26"."school"
                    ) AS "t32"
                    INNER JOIN (
                      SELECT DISTINCT
                        *
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t7"."child",
                            "t7"."spell_started" AS "happened"
                          FROM "all_starts" AS "t7"
                          WHERE
                            "t7"."start_known"
                        ) AS "t15"
                        UNION ALL
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t47"."child",
                            "t47"."happened"
                          FROM (
                            SELECT
                              "t43"."child",
                              "t43"."decom",
                              "t43"."reason_new_episode",
                              "t43"."legal_status",
                              "t43"."place",
                              "t43"."place_provider",
                              "t43"."reason_episode_ceased",
                              "t43"."reason_place_change",
                              "t43"."place_post",
                              "t43"."urn",
                              "t43"."location",
                              "t43"."distance",
                              "t43"."beyond_boundary",
                              "t43"."supplied_location",
                              "t43"."supplied_distance",
                              "t43"."calculated_location",
                              "t43"."calculated_distance",
                              "t43"."collection_year",
                              "t43"."origin_file",
                              "t43"."origin_row",
                              "t43"."sex",
                              "t43"."dob",
                              "t43"."duc",
                              "t43"."is_uasc_child",
                              "t43"."eighteenth",
                              "t43"."episode_until",
                              "t43"."short_break",
                              "t43"."temporary",
                              "t43"."number",
                              "t43"."begins",
                              "t43"."period",
                              "t43"."counts",
                              "t43"."period_started",
                              "t43"."began_as_short_breaks",
                              "t43"."spell",
                              "t43"."opens",
                              "t43"."closes",
                              "t43"."row_until",
                              "t43"."spell_started",
                              "t43"."spell_until",
                              "t43"."start_known",
                              "t43"."came_by_transfer",
                              "t43"."need",
                              "t43"."end_reason",
                              "t43"."settled",
                              "t43"."usual_place",
                              "t43"."by_sex",
                              "t43"."by_ethnicity",
                              "t43"."by_need",
                              "t43"."by_legal_status",
                              "t43"."by_placement",
                              "t43"."by_provider",
                              "t43"."by_locality",
                              "t43"."by_distance",
                              "t43"."happened",
                              CASE
                                WHEN "t43"."dob" <= "t43"."happened"
                                THEN (
                                  EXTRACT(year FROM "t43"."happened") - EXTRACT(year FROM "t43"."dob")
                                ) - CAST((
                                  (
                                    EXTRACT(month FROM "t43"."happened") * 100
                                  ) + EXTRACT(day FROM "t43"."happened")
                                ) < (
                                  (
                                    EXTRACT(month FROM "t43"."dob") * 100
                                  ) + EXTRACT(day FROM "t43"."dob")
                                ) AS BIGINT)
                                ELSE CAST(NULL AS BIGINT)
                              END AS "age"
                            FROM (
                              SELECT
                                "t19"."child",
                                "t19"."decom",
                                "t19"."reason_new_episode",
                                "t19"."legal_status",
                                "t19"."place",
                                "t19"."place_provider",
                                "t19"."reason_episode_ceased",
                                "t19"."reason_place_change",
                                "t19"."place_post",
                                "t19"."urn",
                                "t19"."location",
                                "t19"."distance",
                                "t19"."beyond_boundary",
                                "t19"."supplied_location",
                                "t19"."supplied_distance",
                                "t19"."calculated_location",
                                "t19"."calculated_distance",
                                "t19"."collection_year",
                                "t19"."origin_file",
                                "t19"."origin_row",
                                "t19"."sex",
                                "t19"."dob",
                                "t19"."duc",
                                "t19"."is_uasc_child",
                                "t19"."eighteenth",
                                "t19"."episode_until",
                                "t19"."short_break",
                                "t19"."temporary",
                                "t19"."number",
                                "t19"."begins",
                                "t19"."period",
                                "t19"."counts",
                                "t19"."period_started",
                                "t19"."began_as_short_breaks",
                                "t19"."spell",
                                "t19"."opens",
                                "t19"."closes",
                                "t19"."row_until",
                                "t19"."spell_started",
                                "t19"."spell_until",
                                "t19"."start_known",
                                "t19"."came_by_transfer",
                                "t19"."need",
                                "t19"."end_reason",
                                "t19"."settled",
                                "t19"."usual_place",
                                "t19"."by_sex",
                                "t19"."by_ethnicity",
                                "t19"."by_need",
                                "t19"."by_legal_status",
                                "t19"."by_placement",
                                "t19"."by_provider",
                                "t19"."by_locality",
                                "t19"."by_distance",
                                "t40"."happened"
                              FROM (
                                SELECT
                                  *
                                FROM "timeline" AS "t5"
                                WHERE
                                  "t5"."counts"
                              ) AS "t19"
                              INNER JOIN (
                                SELECT
                                  "t33"."child",
                                  "t33"."moved" AS "happened"
                                FROM (
                                  SELECT
                                    "t30"."child",
                                    "t30"."period",
                                    "t30"."placement",
                                    "t30"."moved",
                                    "t30"."placement_until",
                                    "t30"."move_reason",
                                    "t30"."move_file",
                                    "t30"."move_row",
                                    MIN("t30"."placement") OVER (
                                      PARTITION BY "t30"."child", "t30"."period"
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                    ) AS "first",
                                    CASE
                                      WHEN "t30"."move_reason" IN ('CARPL', 'CLOSE', 'PLACE')
                                      THEN 'planned'
                                      WHEN "t30"."move_reason" IN ('ALLEG', 'STAND', 'APPRR')
                                      THEN 'protective'
                                      WHEN "t30"."move_reason" IN ('CREQB', 'CREQO', 'CHILD', 'LAREQ')
                                      THEN 'not planned'
                                      WHEN "t30"."move_reason" IN ('CUSTOD')
                                      THEN 'custody'
                                      WHEN "t30"."move_reason" IN ('OTHER')
                                      THEN 'other'
                                      ELSE 'not known'
                                    END AS "by_move_reason"
                                  FROM (
                                    SELECT
                                      *
                                    FROM (
                                      SELECT
                                        "t16"."child",
                                        "t16"."period",
                                        "t16"."placement",
                                        MIN("t16"."decom") AS "moved",
                                        MAX("t16"."episode_until") AS "placement_until",
                                        MAX(
                                          CASE
                                            WHEN "t16"."starts_placement"
                                            THEN "t16"."move_reason"
                                            ELSE CAST(NULL AS TEXT)
                                          END
                                        ) AS "move_reason",
                                        MAX(
                                          CASE
                                            WHEN "t16"."starts_placement"
                                            THEN "t16"."origin_file"
                                            ELSE CAST(NULL AS TEXT)
                                          END
                                        ) AS "move_file",
                                        MAX(
                                          CASE
                                            WHEN "t16"."starts_placement"
                                            THEN "t16"."origin_row"
                                            ELSE CAST(NULL AS INT)
                                          END
                                        ) AS "move_row"
                                      FROM (
                                        SELECT
                                          *
                                        FROM "homes_by_episode" AS "t8"
                                        WHERE
                                          "t8"."in_placement"
                                      ) AS "t16"
                                      GROUP BY
                                        1,
                                        2,
                                        3
                                    ) AS "t25"
                                    WHERE
                                      "t25"."placement_until" > "t25"."moved"
                                  ) AS "t30"
                                ) AS "t33"
                                WHERE
                                  "t33"."placement" > "t33"."first"
                              ) AS "t40"
                                ON "t19"."child" = "t40"."child"
                                AND "t19"."decom" <= "t40"."happened"
                                AND "t19"."row_until" > "t40"."happened"
                            ) AS "t43"
                          ) AS "t47"
                        ) AS "t49"
                      ) AS "t50"
                    ) AS "t53"
                      ON "t32"."child" = "t53"."child"
                  ) AS "t55"
                  WHERE
                    "t55"."happened" <= "t55"."changed"
                    AND "t55"."changed" <= (
                      "t55"."happened" + INTERVAL '60' DAY
                    )
                ) AS "t57"
                  ON "t32"."child" = "t57"."child" AND "t32"."changed" = "t57"."changed"
              ) AS "t58"
            ) AS "t60"
            INNER JOIN "dates" AS "t11"
              ON "t60"."changed" <= "t11"."on" AND "t60"."changed" >= "t11"."window_first"
          ) AS "t61"
          GROUP BY
            1,
            2
        ) AS "t63"
          ON "t10"."child" = "t63"."child" AND "t10"."on" = "t63"."on"
        LEFT OUTER JOIN (
          SELECT
            "t48"."child",
            "t48"."on",
            BOOL_OR(CAST("t48"."child" IS NOT NULL AS BOOLEAN)) AS "was_suspended",
            MAX("t48"."list_file") AS "suspension_file",
            MAX("t48"."list_row") AS "suspension_row"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t45"."child",
                "t45"."decom",
                "t45"."reason_new_episode",
                "t45"."legal_status",
                "t45"."place",
                "t45"."place_provider",
                "t45"."reason_episode_ceased",
                "t45"."reason_place_change",
                "t45"."place_post",
                "t45"."urn",
                "t45"."location",
                "t45"."distance",
                "t45"."beyond_boundary",
                "t45"."supplied_location",
                "t45"."supplied_distance",
                "t45"."calculated_location",
                "t45"."calculated_distance",
                "t45"."collection_year",
                "t45"."origin_file",
                "t45"."origin_row",
                "t45"."sex",
                "t45"."dob",
                "t45"."duc",
                "t45"."is_uasc_child",
                "t45"."eighteenth",
                "t45"."episode_until",
                "t45"."short_break",
                "t45"."temporary",
                "t45"."number",
                "t45"."begins",
                "t45"."period",
                "t45"."counts",
                "t45"."period_started",
                "t45"."began_as_short_breaks",
                "t45"."spell",
                "t45"."opens",
                "t45"."closes",
                "t45"."row_until",
                "t45"."spell_started",
                "t45"."spell_until",
                "t45"."start_known",
                "t45"."came_by_transfer",
                "t45"."need",
                "t45"."end_reason",
                "t45"."settled",
                "t45"."usual_place",
                "t45"."by_sex",
                "t45"."by_ethnicity",
                "t45"."by_need",
                "t45"."by_legal_status",
                "t45"."by_placement",
                "t45"."by_provider",
                "t45"."by_locality",
                "t45"."by_distance",
                "t45"."kind",
                "t45"."days",
                "t45"."suspended",
                "t45"."list_file",
                "t45"."list_row",
                "t45"."age",
                "t45"."by_age_band",
                "t45"."by_uasc",
                "t45"."by_time_in_care",
                "t11"."on",
                "t11"."year",
                "t11"."is_year_end",
                "t11"."window_first",
                "t11"."window_4_first",
                "t11"."window_6_first",
                "t11"."before_6",
                "t11"."before_24",
                "t11"."before_30",
                "t11"."after_12",
                "t11"."after_24",
                "t11"."repeat_first",
                "t11"."home_6_first",
                "t11"."home_6_last",
                "t11"."home_12_first",
                "t11"."home_12_last",
                "t11"."home_18_first",
                "t11"."home_18_last",
                "t11"."month_first",
                "t11"."last_summer_march",
                "t11"."last_summer_first",
                "t11"."season_first",
                "t11"."season_first_whole",
                "t11"."season_last_whole",
                "t11"."season_last"
              FROM (
                SELECT
                  "t36"."child",
                  "t36"."decom",
                  "t36"."reason_new_episode",
                  "t36"."legal_status",
                  "t36"."place",
                  "t36"."place_provider",
                  "t36"."reason_episode_ceased",
                  "t36"."reason_place_change",
                  "t36"."place_post",
                  "t36"."urn",
                  "t36"."location",
                  "t36"."distance",
                  "t36"."beyond_boundary",
                  "t36"."supplied_location",
                  "t36"."supplied_distance",
                  "t36"."calculated_location",
                  "t36"."calculated_distance",
                  "t36"."collection_year",
                  "t36"."origin_file",
                  "t36"."origin_row",
                  "t36"."sex",
                  "t36"."dob",
                  "t36"."duc",
                  "t36"."is_uasc_child",
                  "t36"."eighteenth",
                  "t36"."episode_until",
                  "t36"."short_break",
                  "t36"."temporary",
                  "t36"."number",
                  "t36"."begins",
                  "t36"."period",
                  "t36"."counts",
                  "t36"."period_started",
                  "t36"."began_as_short_breaks",
                  "t36"."spell",
                  "t36"."opens",
                  "t36"."closes",
                  "t36"."row_until",
                  "t36"."spell_started",
                  "t36"."spell_until",
                  "t36"."start_known",
                  "t36"."came_by_transfer",
                  "t36"."need",
                  "t36"."end_reason",
                  "t36"."settled",
                  "t36"."usual_place",
                  "t36"."by_sex",
                  "t36"."by_ethnicity",
                  "t36"."by_need",
                  "t36"."by_legal_status",
                  "t36"."by_placement",
                  "t36"."by_provider",
                  "t36"."by_locality",
                  "t36"."by_distance",
                  "t36"."kind",
                  "t36"."days",
                  "t36"."suspended",
                  "t36"."list_file",
                  "t36"."list_row",
                  "t36"."age",
                  CASE
                    WHEN "t36"."age" BETWEEN 0 AND 0
                    THEN 'under 1'
                    WHEN "t36"."age" BETWEEN 1 AND 4
                    THEN '1 to 4'
                    WHEN "t36"."age" BETWEEN 5 AND 9
                    THEN '5 to 9'
                    WHEN "t36"."age" BETWEEN 10 AND 15
                    THEN '10 to 15'
                    WHEN "t36"."age" BETWEEN 16 AND 99
                    THEN '16 and over'
                    ELSE 'not known'
                  END AS "by_age_band",
                  CASE
                    WHEN "t36"."is_uasc_child"
                    AND (
                      (
                        "t36"."duc" IS NULL
                      )
                      OR (
                        "t36"."duc" > "t36"."suspended"
                      )
                      OR (
                        (
                          "t36"."duc" = "t36"."suspended"
                        )
                        AND (
                          (
                            "t36"."spell_until" = "t36"."suspended"
                          )
                          AND (
                            "t36"."spell_started" < "t36"."suspended"
                          )
                        )
                      )
                    )
                    THEN 'UASC'
                    ELSE 'not UASC'
                  END AS "by_uasc",
                  CASE
                    WHEN CAST(CAST("t36"."spell_started" + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= "t36"."suspended"
                    THEN '5 years and over'
                    WHEN CAST(CAST("t36"."spell_started" + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= "t36"."suspended"
                    THEN '2 to 5 years'
                    WHEN CAST(CAST("t36"."spell_started" + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= "t36"."suspended"
                    THEN '1 to 2 years'
                    WHEN CAST(CAST("t36"."spell_started" + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= "t36"."suspended"
                    THEN '6 to 12 months'
                    ELSE 'under 6 months'
                  END AS "by_time_in_care"
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
                    "t27"."kind",
                    "t27"."days",
                    "t27"."suspended",
                    "t27"."list_file",
                    "t27"."list_row",
                    CASE
                      WHEN "t27"."dob" <= "t27"."suspended"
                      THEN (
                        EXTRACT(year FROM "t27"."suspended") - EXTRACT(year FROM "t27"."dob")
                      ) - CAST((
                        (
                          EXTRACT(month FROM "t27"."suspended") * 100
                        ) + EXTRACT(day FROM "t27"."suspended")
                      ) < (
                        (
                          EXTRACT(month FROM "t27"."dob") * 100
                        ) + EXTRACT(day FROM "t27"."dob")
                      ) AS BIGINT)
                      ELSE CAST(NULL AS BIGINT)
                    END AS "age"
                  FROM (
                    SELECT
                      "t19"."child",
                      "t19"."decom",
                      "t19"."reason_new_episode",
                      "t19"."legal_status",
                      "t19"."place",
                      "t19"."place_provider",
                      "t19"."reason_episode_ceased",
                      "t19"."reason_place_change",
                      "t19"."place_post",
                      "t19"."urn",
                      "t19"."location",
                      "t19"."distance",
                      "t19"."beyond_boundary",
                      "t19"."supplied_location",
                      "t19"."supplied_distance",
                      "t19"."calculated_location",
                      "t19"."calculated_distance",
                      "t19"."collection_year",
                      "t19"."origin_file",
                      "t19"."origin_row",
                      "t19"."sex",
                      "t19"."dob",
                      "t19"."duc",
                      "t19"."is_uasc_child",
                      "t19"."eighteenth",
                      "t19"."episode_until",
                      "t19"."short_break",
                      "t19"."temporary",
                      "t19"."number",
                      "t19"."begins",
                      "t19"."period",
                      "t19"."counts",
                      "t19"."period_started",
                      "t19"."began_as_short_breaks",
                      "t19"."spell",
                      "t19"."opens",
                      "t19"."closes",
                      "t19"."row_until",
                      "t19"."spell_started",
                      "t19"."spell_until",
                      "t19"."start_known",
                      "t19"."came_by_transfer",
                      "t19"."need",
                      "t19"."end_reason",
                      "t19"."settled",
                      "t19"."usual_place",
                      "t19"."by_sex",
                      "t19"."by_ethnicity",
                      "t19"."by_need",
                      "t19"."by_legal_status",
                      "t19"."by_placement",
                      "t19"."by_provider",
                      "t19"."by_locality",
                      "t19"."by_distance",
                      "t20"."kind",
                      "t20"."days",
                      "t20"."suspended",
                      "t20"."list_file",
                      "t20"."list_row"
                    FROM (
                      SELECT
                        *
                      FROM "timeline" AS "t5"
                      WHERE
                        "t5"."counts"
                    ) AS "t19"
                    INNER JOIN (
                      SELECT
                        "t6"."child",
                        "t6"."kind",
                        "t6"."days",
                        "t6"."started" AS "suspended",
                        "t6"."origin_file" AS "list_file",
                        "t6"."origin_row" AS "list_row"
                      FROM "suspensions" AS "t6"
                    ) AS "t20"
                      ON "t19"."child" = "t20"."child"
                      AND "t19"."decom" <= "t20"."suspended"
                      AND "t19"."row_until" > "t20"."suspended"
                  ) AS "t27"
                ) AS "t36"
              ) AS "t45"
              INNER JOIN "dates" AS "t11"
                ON "t45"."suspended" <= "t11"."on" AND "t45"."suspended" >= "t11"."window_first"
            ) AS "t46"
            WHERE
              "t46"."kind" = 'suspension'
          ) AS "t48"
          GROUP BY
            1,
            2
        ) AS "t54"
          ON "t10"."child" = "t54"."child" AND "t10"."on" = "t54"."on"
      ) AS "t64"
    ) AS "t66"
    CROSS JOIN "breakdown_names" AS "t9"
  ) AS "t67"
  WHERE
    "t67"."group" IS NOT NULL
) AS "t68"
GROUP BY
  1,
  2,
  3
