-- needs: all_starts before_care breakdown_names dates entries
WITH "t16" AS (
  SELECT
    "t15"."child",
    "t15"."decom",
    "t15"."reason_new_episode",
    "t15"."legal_status",
    "t15"."place",
    "t15"."place_provider",
    "t15"."reason_episode_ceased",
    "t15"."reason_place_change",
    "t15"."place_post",
    "t15"."urn",
    "t15"."location",
    "t15"."distance",
    "t15"."beyond_boundary",
    "t15"."supplied_location",
    "t15"."supplied_distance",
    "t15"."calculated_location",
    "t15"."calculated_distance",
    "t15"."collection_year",
    "t15"."origin_file",
    "t15"."origin_row",
    "t15"."sex",
    "t15"."dob",
    "t15"."duc",
    "t15"."is_uasc_child",
    "t15"."eighteenth",
    "t15"."episode_until",
    "t15"."short_break",
    "t15"."temporary",
    "t15"."number",
    "t15"."begins",
    "t15"."period",
    "t15"."counts",
    "t15"."period_started",
    "t15"."began_as_short_breaks",
    "t15"."spell",
    "t15"."opens",
    "t15"."closes",
    "t15"."row_until",
    "t15"."spell_started",
    "t15"."spell_until",
    "t15"."start_known",
    "t15"."came_by_transfer",
    "t15"."need",
    "t15"."end_reason",
    "t15"."settled",
    "t15"."usual_place",
    "t15"."by_sex",
    "t15"."by_ethnicity",
    "t15"."by_need",
    "t15"."by_legal_status",
    "t15"."by_placement",
    "t15"."by_provider",
    "t15"."by_locality",
    "t15"."by_distance",
    "t15"."age",
    "t15"."by_age_band",
    "t15"."by_uasc",
    "t15"."by_time_in_care",
    "t15"."earlier_until",
    "t15"."was_looked_after_12",
    "t15"."was_looked_after_24",
    "t15"."by_entry_age",
    "t15"."by_route",
    "t15"."on",
    "t15"."year",
    "t15"."is_year_end",
    "t15"."window_first",
    "t15"."window_4_first",
    "t15"."window_6_first",
    "t15"."before_6",
    "t15"."before_24",
    "t15"."before_30",
    "t15"."after_12",
    "t15"."after_24",
    "t15"."repeat_first",
    "t15"."home_6_first",
    "t15"."home_6_last",
    "t15"."home_12_first",
    "t15"."home_12_last",
    "t15"."home_18_first",
    "t15"."home_18_last",
    "t15"."month_first",
    "t15"."last_summer_march",
    "t15"."last_summer_first",
    "t15"."season_first",
    "t15"."season_first_whole",
    "t15"."season_last_whole",
    "t15"."season_last",
    "t15"."is_child",
    "t11"."planned",
    "t11"."out_of_hours",
    "t11"."parent_in_care",
    "t11"."has_entry"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t12"."child",
        "t12"."decom",
        "t12"."reason_new_episode",
        "t12"."legal_status",
        "t12"."place",
        "t12"."place_provider",
        "t12"."reason_episode_ceased",
        "t12"."reason_place_change",
        "t12"."place_post",
        "t12"."urn",
        "t12"."location",
        "t12"."distance",
        "t12"."beyond_boundary",
        "t12"."supplied_location",
        "t12"."supplied_distance",
        "t12"."calculated_location",
        "t12"."calculated_distance",
        "t12"."collection_year",
        "t12"."origin_file",
        "t12"."origin_row",
        "t12"."sex",
        "t12"."dob",
        "t12"."duc",
        "t12"."is_uasc_child",
        "t12"."eighteenth",
        "t12"."episode_until",
        "t12"."short_break",
        "t12"."temporary",
        "t12"."number",
        "t12"."begins",
        "t12"."period",
        "t12"."counts",
        "t12"."period_started",
        "t12"."began_as_short_breaks",
        "t12"."spell",
        "t12"."opens",
        "t12"."closes",
        "t12"."row_until",
        "t12"."spell_started",
        "t12"."spell_until",
        "t12"."start_known",
        "t12"."came_by_transfer",
        "t12"."need",
        "t12"."end_reason",
        "t12"."settled",
        "t12"."usual_place",
        "t12"."by_sex",
        "t12"."by_ethnicity",
        "t12"."by_need",
        "t12"."by_legal_status",
        "t12"."by_placement",
        "t12"."by_provider",
        "t12"."by_locality",
        "t12"."by_distance",
        "t12"."age",
        "t12"."by_age_band",
        "t12"."by_uasc",
        "t12"."by_time_in_care",
        "t12"."earlier_until",
        "t12"."was_looked_after_12",
        "t12"."was_looked_after_24",
        "t12"."by_entry_age",
        "t12"."by_route",
        "t12"."on",
        "t12"."year",
        "t12"."is_year_end",
        "t12"."window_first",
        "t12"."window_4_first",
        "t12"."window_6_first",
        "t12"."before_6",
        "t12"."before_24",
        "t12"."before_30",
        "t12"."after_12",
        "t12"."after_24",
        "t12"."repeat_first",
        "t12"."home_6_first",
        "t12"."home_6_last",
        "t12"."home_12_first",
        "t12"."home_12_last",
        "t12"."home_18_first",
        "t12"."home_18_last",
        "t12"."month_first",
        "t12"."last_summer_march",
        "t12"."last_summer_first",
        "t12"."season_first",
        "t12"."season_first_whole",
        "t12"."season_last_whole",
        "t12"."season_last",
        "t12"."start_known"
        AND (
          (
            ROW_NUMBER() OVER (
              PARTITION BY "t12"."on", "t12"."child", "t12"."start_known"
              ORDER BY "t12"."spell_started" ASC, "t12"."spell" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) = 0
        ) AS "is_child"
      FROM (
        SELECT
          "t6"."child",
          "t6"."decom",
          "t6"."reason_new_episode",
          "t6"."legal_status",
          "t6"."place",
          "t6"."place_provider",
          "t6"."reason_episode_ceased",
          "t6"."reason_place_change",
          "t6"."place_post",
          "t6"."urn",
          "t6"."location",
          "t6"."distance",
          "t6"."beyond_boundary",
          "t6"."supplied_location",
          "t6"."supplied_distance",
          "t6"."calculated_location",
          "t6"."calculated_distance",
          "t6"."collection_year",
          "t6"."origin_file",
          "t6"."origin_row",
          "t6"."sex",
          "t6"."dob",
          "t6"."duc",
          "t6"."is_uasc_child",
          "t6"."eighteenth",
          "t6"."episode_until",
          "t6"."short_break",
          "t6"."temporary",
          "t6"."number",
          "t6"."begins",
          "t6"."period",
          "t6"."counts",
          "t6"."period_started",
          "t6"."began_as_short_breaks",
          "t6"."spell",
          "t6"."opens",
          "t6"."closes",
          "t6"."row_until",
          "t6"."spell_started",
          "t6"."spell_until",
          "t6"."start_known",
          "t6"."came_by_transfer",
          "t6"."need",
          "t6"."end_reason",
          "t6"."settled",
          "t6"."usual_place",
          "t6"."by_sex",
          "t6"."by_ethnicity",
          "t6"."by_need",
          "t6"."by_legal_status",
          "t6"."by_placement",
          "t6"."by_provider",
          "t6"."by_locality",
          "t6"."by_distance",
          "t6"."age",
          "t6"."by_age_band",
          "t6"."by_uasc",
          "t6"."by_time_in_care",
          "t6"."earlier_until",
          "t6"."was_looked_after_12",
          "t6"."was_looked_after_24",
          "t6"."by_entry_age",
          "t6"."by_route",
          "t7"."on",
          "t7"."year",
          "t7"."is_year_end",
          "t7"."window_first",
          "t7"."window_4_first",
          "t7"."window_6_first",
          "t7"."before_6",
          "t7"."before_24",
          "t7"."before_30",
          "t7"."after_12",
          "t7"."after_24",
          "t7"."repeat_first",
          "t7"."home_6_first",
          "t7"."home_6_last",
          "t7"."home_12_first",
          "t7"."home_12_last",
          "t7"."home_18_first",
          "t7"."home_18_last",
          "t7"."month_first",
          "t7"."last_summer_march",
          "t7"."last_summer_first",
          "t7"."season_first",
          "t7"."season_first_whole",
          "t7"."season_last_whole",
          "t7"."season_last"
        FROM "all_starts" AS "t6"
        INNER JOIN "dates" AS "t7"
          ON "t6"."spell_started" <= "t7"."on" AND "t6"."spell_started" >= "t7"."window_first"
      ) AS "t12"
    ) AS "t13"
    WHERE
      "t13"."start_known"
  ) AS "t15"
  LEFT OUTER JOIN (
    SELECT
      "t2"."child",
      "t2"."planned",
      "t2"."out_of_hours",
      "t2"."parent_in_care",
      "t2"."started" AS "spell_started",
      TRUE AS "has_entry"
    FROM "entries" AS "t2"
  ) AS "t11"
    ON "t15"."child" = "t11"."child" AND "t15"."spell_started" = "t11"."spell_started"
), "t22" AS (
  SELECT
    "t19"."child",
    "t19"."on",
    "t19"."spell",
    "t19"."spell_started",
    "t10"."kind",
    "t10"."started",
    "t10"."ended"
  FROM (
    SELECT
      "t17"."child",
      "t17"."on",
      "t17"."spell",
      "t17"."spell_started"
    FROM "t16" AS "t17"
  ) AS "t19"
  INNER JOIN (
    SELECT
      "t1"."child",
      "t1"."kind",
      "t1"."started",
      "t1"."ended"
    FROM "before_care" AS "t1"
  ) AS "t10"
    ON "t19"."child" = "t10"."child"
)
SELECT
  "t37"."on",
  "t37"."breakdown",
  "t37"."group",
  COUNT(*) FILTER(WHERE
    "t37"."n0") AS "n0",
  COUNT(*) FILTER(WHERE
    "t37"."n1") AS "n1",
  COUNT(*) FILTER(WHERE
    "t37"."n2") AS "n2",
  COUNT(*) FILTER(WHERE
    "t37"."n3") AS "n3",
  COUNT(*) FILTER(WHERE
    "t37"."n4") AS "n4",
  COUNT(*) FILTER(WHERE
    "t37"."n5") AS "n5",
  COUNT(*) FILTER(WHERE
    "t37"."n6") AS "n6",
  COUNT(*) AS "n7",
  COUNT(*) FILTER(WHERE
    "t37"."n8") AS "n8"
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
      "t35"."n4",
      "t35"."n5",
      "t35"."n6",
      "t35"."n8",
      CASE
        WHEN "t5"."breakdown" = ''
        THEN ''
        WHEN "t5"."breakdown" = 'known_before'
        THEN "t35"."by_known_before"
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
        WHEN "t5"."breakdown" = 'uasc'
        THEN "t35"."by_uasc"
        WHEN "t35"."age" BETWEEN "t5"."youngest" AND "t5"."oldest"
        THEN "t5"."band"
        ELSE NULL
      END AS "group"
    FROM (
      SELECT
        "t33"."on",
        CASE
          WHEN "t33"."furthest" = 0
          THEN 'first enquiry'
          WHEN "t33"."furthest" = 1
          THEN 'early help'
          WHEN "t33"."furthest" = 2
          THEN 'referral'
          WHEN "t33"."furthest" = 3
          THEN 'assessment'
          WHEN "t33"."furthest" = 4
          THEN 'section 47'
          WHEN "t33"."furthest" = 5
          THEN 'child in need'
          WHEN "t33"."furthest" = 6
          THEN 'child protection plan'
          ELSE 'not recorded'
        END AS "by_known_before",
        "t33"."by_age_band",
        "t33"."by_sex",
        "t33"."by_ethnicity",
        "t33"."by_need",
        "t33"."by_legal_status",
        "t33"."by_uasc",
        "t33"."age",
        COALESCE(
          "t33"."has_entry" AND COALESCE("t33"."planned" = 0, FALSE) AND "t33"."has_entry",
          FALSE
        ) AS "n0",
        COALESCE("t33"."has_entry", FALSE) AS "n1",
        COALESCE(
          "t33"."has_entry"
          AND COALESCE("t33"."out_of_hours" = 1, FALSE)
          AND "t33"."has_entry",
          FALSE
        ) AS "n2",
        COALESCE(
          "t33"."has_entry"
          AND COALESCE("t33"."parent_in_care" = 1, FALSE)
          AND (
            "t33"."has_entry" AND (
              "t33"."parent_in_care" IS NOT NULL
            )
          ),
          FALSE
        ) AS "n3",
        COALESCE("t33"."has_entry" AND (
          "t33"."parent_in_care" IS NOT NULL
        ), FALSE) AS "n4",
        COALESCE(
          "t33"."has_entry" AND (
            "t33"."parent_in_care" IS NULL
          ) AND "t33"."has_entry",
          FALSE
        ) AS "n5",
        COALESCE("t33"."was_on_plan", FALSE) AS "n6",
        COALESCE(
          CASE
            WHEN "t33"."furthest" = 0
            THEN 'first enquiry'
            WHEN "t33"."furthest" = 1
            THEN 'early help'
            WHEN "t33"."furthest" = 2
            THEN 'referral'
            WHEN "t33"."furthest" = 3
            THEN 'assessment'
            WHEN "t33"."furthest" = 4
            THEN 'section 47'
            WHEN "t33"."furthest" = 5
            THEN 'child in need'
            WHEN "t33"."furthest" = 6
            THEN 'child protection plan'
            ELSE 'not recorded'
          END <> 'not recorded',
          FALSE
        ) AS "n8"
      FROM (
        SELECT
          "t32"."child",
          "t32"."decom",
          "t32"."reason_new_episode",
          "t32"."legal_status",
          "t32"."place",
          "t32"."place_provider",
          "t32"."reason_episode_ceased",
          "t32"."reason_place_change",
          "t32"."place_post",
          "t32"."urn",
          "t32"."location",
          "t32"."distance",
          "t32"."beyond_boundary",
          "t32"."supplied_location",
          "t32"."supplied_distance",
          "t32"."calculated_location",
          "t32"."calculated_distance",
          "t32"."collection_year",
          "t32"."origin_file",
          "t32"."origin_row",
          "t32"."sex",
          "t32"."dob",
          "t32"."duc",
          "t32"."is_uasc_child",
          "t32"."eighteenth",
          "t32"."episode_until",
          "t32"."short_break",
          "t32"."temporary",
          "t32"."number",
          "t32"."begins",
          "t32"."period",
          "t32"."counts",
          "t32"."period_started",
          "t32"."began_as_short_breaks",
          "t32"."spell",
          "t32"."opens",
          "t32"."closes",
          "t32"."row_until",
          "t32"."spell_started",
          "t32"."spell_until",
          "t32"."start_known",
          "t32"."came_by_transfer",
          "t32"."need",
          "t32"."end_reason",
          "t32"."settled",
          "t32"."usual_place",
          "t32"."by_sex",
          "t32"."by_ethnicity",
          "t32"."by_need",
          "t32"."by_legal_status",
          "t32"."by_placement",
          "t32"."by_provider",
          "t32"."by_locality",
          "t32"."by_distance",
          "t32"."age",
          "t32"."by_age_band",
          "t32"."by_uasc",
          "t32"."by_time_in_care",
          "t32"."earlier_until",
          "t32"."was_looked_after_12",
          "t32"."was_looked_after_24",
          "t32"."by_entry_age",
          "t32"."by_route",
          "t32"."on",
          "t32"."year",
          "t32"."is_year_end",
          "t32"."window_first",
          "t32"."window_4_first",
          "t32"."window_6_first",
          "t32"."before_6",
          "t32"."before_24",
          "t32"."before_30",
          "t32"."after_12",
          "t32"."after_24",
          "t32"."repeat_first",
          "t32"."home_6_first",
          "t32"."home_6_last",
          "t32"."home_12_first",
          "t32"."home_12_last",
          "t32"."home_18_first",
          "t32"."home_18_last",
          "t32"."month_first",
          "t32"."last_summer_march",
          "t32"."last_summer_first",
          "t32"."season_first",
          "t32"."season_first_whole",
          "t32"."season_last_whole",
          "t32"."season_last",
          "t32"."is_child",
          "t32"."planned",
          "t32"."out_of_hours",
          "t32"."parent_in_care",
          "t32"."has_entry",
          "t32"."was_on_plan",
          "t27"."furthest"
        FROM (
          SELECT
            "t30"."child",
            "t30"."decom",
            "t30"."reason_new_episode",
            "t30"."legal_status",
            "t30"."place",
            "t30"."place_provider",
            "t30"."reason_episode_ceased",
            "t30"."reason_place_change",
            "t30"."place_post",
            "t30"."urn",
            "t30"."location",
            "t30"."distance",
            "t30"."beyond_boundary",
            "t30"."supplied_location",
            "t30"."supplied_distance",
            "t30"."calculated_location",
            "t30"."calculated_distance",
            "t30"."collection_year",
            "t30"."origin_file",
            "t30"."origin_row",
            "t30"."sex",
            "t30"."dob",
            "t30"."duc",
            "t30"."is_uasc_child",
            "t30"."eighteenth",
            "t30"."episode_until",
            "t30"."short_break",
            "t30"."temporary",
            "t30"."number",
            "t30"."begins",
            "t30"."period",
            "t30"."counts",
            "t30"."period_started",
            "t30"."began_as_short_breaks",
            "t30"."spell",
            "t30"."opens",
            "t30"."closes",
            "t30"."row_until",
            "t30"."spell_started",
            "t30"."spell_until",
            "t30"."start_known",
            "t30"."came_by_transfer",
            "t30"."need",
            "t30"."end_reason",
            "t30"."settled",
            "t30"."usual_place",
            "t30"."by_sex",
            "t30"."by_ethnicity",
            "t30"."by_need",
            "t30"."by_legal_status",
            "t30"."by_placement",
            "t30"."by_provider",
            "t30"."by_locality",
            "t30"."by_distance",
            "t30"."age",
            "t30"."by_age_band",
            "t30"."by_uasc",
            "t30"."by_time_in_care",
            "t30"."earlier_until",
            "t30"."was_looked_after_12",
            "t30"."was_looked_after_24",
            "t30"."by_entry_age",
            "t30"."by_route",
            "t30"."on",
            "t30"."year",
            "t30"."is_year_end",
            "t30"."window_first",
            "t30"."window_4_first",
            "t30"."window_6_first",
            "t30"."before_6",
            "t30"."before_24",
            "t30"."before_30",
            "t30"."after_12",
            "t30"."after_24",
            "t30"."repeat_first",
            "t30"."home_6_first",
            "t30"."home_6_last",
            "t30"."home_12_first",
            "t30"."home_12_last",
            "t30"."home_18_first",
            "t30"."home_18_last",
            "t30"."month_first",
            "t30"."last_summer_march",
            "t30"."last_summer_first",
            "t30"."season_first",
            "t30"."season_first_whole",
            "t30"."season_last_whole",
            "t30"."season_last",
            "t30"."is_child",
            "t30"."planned",
            "t30"."out_of_hours",
            "t30"."parent_in_care",
            "t30"."has_entry",
            COALESCE("t30"."was_on_plan", FALSE) AS "was_on_plan"
          FROM (
            SELECT
              "t21"."child",
              "t21"."decom",
              "t21"."reason_new_episode",
              "t21"."legal_status",
              "t21"."place",
              "t21"."place_provider",
              "t21"."reason_episode_ceased",
              "t21"."reason_place_change",
              "t21"."place_post",
              "t21"."urn",
              "t21"."location",
              "t21"."distance",
              "t21"."beyond_boundary",
              "t21"."supplied_location",
              "t21"."supplied_distance",
              "t21"."calculated_location",
              "t21"."calculated_distance",
              "t21"."collection_year",
              "t21"."origin_file",
              "t21"."origin_row",
              "t21"."sex",
              "t21"."dob",
              "t21"."duc",
              "t21"."is_uasc_child",
              "t21"."eighteenth",
              "t21"."episode_until",
              "t21"."short_break",
              "t21"."temporary",
              "t21"."number",
              "t21"."begins",
              "t21"."period",
              "t21"."counts",
              "t21"."period_started",
              "t21"."began_as_short_breaks",
              "t21"."spell",
              "t21"."opens",
              "t21"."closes",
              "t21"."row_until",
              "t21"."spell_started",
              "t21"."spell_until",
              "t21"."start_known",
              "t21"."came_by_transfer",
              "t21"."need",
              "t21"."end_reason",
              "t21"."settled",
              "t21"."usual_place",
              "t21"."by_sex",
              "t21"."by_ethnicity",
              "t21"."by_need",
              "t21"."by_legal_status",
              "t21"."by_placement",
              "t21"."by_provider",
              "t21"."by_locality",
              "t21"."by_distance",
              "t21"."age",
              "t21"."by_age_band",
              "t21"."by_uasc",
              "t21"."by_time_in_care",
              "t21"."earlier_until",
              "t21"."was_looked_after_12",
              "t21"."was_looked_after_24",
              "t21"."by_entry_age",
              "t21"."by_route",
              "t21"."on",
              "t21"."year",
              "t21"."is_year_end",
              "t21"."window_first",
              "t21"."window_4_first",
              "t21"."window_6_first",
              "t21"."before_6",
              "t21"."before_24",
              "t21"."before_30",
              "t21"."after_12",
              "t21"."after_24",
              "t21"."repeat_first",
              "t21"."home_6_first",
              "t21"."home_6_last",
              "t21"."home_12_first",
              "t21"."home_12_last",
              "t21"."home_18_first",
              "t21"."home_18_last",
              "t21"."month_first",
              "t21"."last_summer_march",
              "t21"."last_summer_first",
              "t21"."season_first",
              "t21"."season_first_whole",
              "t21"."season_last_whole",
              "t21"."season_last",
              "t21"."is_child",
              "t21"."planned",
              "t21"."out_of_hours",
              "t21"."parent_in_care",
              "t21"."has_entry",
              "t29"."was_on_plan"
            FROM (
              SELECT
                "t17"."child",
                "t17"."decom",
                "t17"."reason_new_episode",
                "t17"."legal_status",
                "t17"."place",
                "t17"."place_provider",
                "t17"."reason_episode_ceased",
                "t17"."reason_place_change",
                "t17"."place_post",
                "t17"."urn",
                "t17"."location",
                "t17"."distance",
                "t17"."beyond_boundary",
                "t17"."supplied_location",
                "t17"."supplied_distance",
                "t17"."calculated_location",
                "t17"."calculated_distance",
                "t17"."collection_year",
                "t17"."origin_file",
                "t17"."origin_row",
                "t17"."sex",
                "t17"."dob",
                "t17"."duc",
                "t17"."is_uasc_child",
                "t17"."eighteenth",
                "t17"."episode_until",
                "t17"."short_break",
                "t17"."temporary",
                "t17"."number",
                "t17"."begins",
                "t17"."period",
                "t17"."counts",
                "t17"."period_started",
                "t17"."began_as_short_breaks",
                "t17"."spell",
                "t17"."opens",
                "t17"."closes",
                "t17"."row_until",
                "t17"."spell_started",
                "t17"."spell_until",
                "t17"."start_known",
                "t17"."came_by_transfer",
                "t17"."need",
                "t17"."end_reason",
                "t17"."settled",
                "t17"."usual_place",
                "t17"."by_sex",
                "t17"."by_ethnicity",
                "t17"."by_need",
                "t17"."by_legal_status",
                "t17"."by_placement",
                "t17"."by_provider",
                "t17"."by_locality",
                "t17"."by_distance",
                "t17"."age",
                "t17"."by_age_band",
                "t17"."by_uasc",
                "t17"."by_time_in_care",
                "t17"."earlier_until",
                "t17"."was_looked_after_12",
                "t17"."was_looked_after_24",
                "t17"."by_entry_age",
                "t17"."by_route",
                "t17"."on",
                "t17"."year",
                "t17"."is_year_end",
                "t17"."window_first",
                "t17"."window_4_first",
                "t17"."window_6_first",
                "t17"."before_6",
                "t17"."before_24",
                "t17"."before_30",
                "t17"."after_12",
                "t17"."after_24",
                "t17"."repeat_first",
                "t17"."home_6_first",
                "t17"."home_6_last",
                "t17"."home_12_first",
                "t17"."home_12_last",
                "t17"."home_18_first",
                "t17"."home_18_last",
                "t17"."month_first",
                "t17"."last_summer_march",
                "t17"."last_summer_first",
                "t17"."season_first",
                "t17"."season_first_whole",
                "t17"."season_last_whole",
                "t17"."season_last",
                "t17"."is_child",
                "t17"."planned",
                "t17"."out_of_hours",
                "t17"."parent_in_care",
                COALESCE("t17"."has_entry", FALSE) AS "has_entry"
              FROM "t16" AS "t17"
            ) AS "t21"
            LEFT OUTER JOIN (
              SELECT
                "t25"."child",
                "t25"."on",
                "t25"."spell",
                TRUE AS "was_on_plan"
              FROM (
                SELECT DISTINCT
                  "t23"."child",
                  "t23"."on",
                  "t23"."spell"
                FROM "t22" AS "t23"
                WHERE
                  "t23"."kind" = 'child protection plan'
                  AND "t23"."started" <= "t23"."spell_started"
                  AND COALESCE(
                    "t23"."ended" >= CAST(CAST("t23"."spell_started" - INTERVAL '12' MONTH AS TIMESTAMP) AS DATE),
                    TRUE
                  )
              ) AS "t25"
            ) AS "t29"
              ON "t21"."child" = "t29"."child"
              AND "t21"."on" = "t29"."on"
              AND "t21"."spell" = "t29"."spell"
          ) AS "t30"
        ) AS "t32"
        LEFT OUTER JOIN (
          SELECT
            "t24"."child",
            "t24"."on",
            "t24"."spell",
            MAX("t24"."place") AS "furthest"
          FROM (
            SELECT
              "t23"."child",
              "t23"."on",
              "t23"."spell",
              "t23"."spell_started",
              "t23"."kind",
              "t23"."started",
              "t23"."ended",
              CASE
                WHEN "t23"."kind" = 'contact'
                THEN 0
                WHEN "t23"."kind" = 'early help'
                THEN 1
                WHEN "t23"."kind" = 'referral'
                THEN 2
                WHEN "t23"."kind" = 'assessment'
                THEN 3
                WHEN "t23"."kind" = 'section 47'
                THEN 4
                WHEN "t23"."kind" = 'child in need'
                THEN 5
                WHEN "t23"."kind" = 'child protection plan'
                THEN 6
                ELSE NULL
              END AS "place"
            FROM "t22" AS "t23"
            WHERE
              "t23"."started" < "t23"."spell_started"
          ) AS "t24"
          GROUP BY
            1,
            2,
            3
        ) AS "t27"
          ON "t32"."child" = "t27"."child"
          AND "t32"."on" = "t27"."on"
          AND "t32"."spell" = "t27"."spell"
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
