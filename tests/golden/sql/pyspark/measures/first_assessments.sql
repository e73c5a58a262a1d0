-- needs: all_starts breakdown_names dates health_assessments working_days
WITH `t14` AS (
  SELECT
    `t9`.`child`,
    `t9`.`decom`,
    `t9`.`reason_new_episode`,
    `t9`.`legal_status`,
    `t9`.`place`,
    `t9`.`place_provider`,
    `t9`.`reason_episode_ceased`,
    `t9`.`reason_place_change`,
    `t9`.`place_post`,
    `t9`.`urn`,
    `t9`.`location`,
    `t9`.`distance`,
    `t9`.`beyond_boundary`,
    `t9`.`supplied_location`,
    `t9`.`supplied_distance`,
    `t9`.`calculated_location`,
    `t9`.`calculated_distance`,
    `t9`.`collection_year`,
    `t9`.`origin_file`,
    `t9`.`origin_row`,
    `t9`.`sex`,
    `t9`.`dob`,
    `t9`.`duc`,
    `t9`.`is_uasc_child`,
    `t9`.`eighteenth`,
    `t9`.`episode_until`,
    `t9`.`short_break`,
    `t9`.`temporary`,
    `t9`.`number`,
    `t9`.`begins`,
    `t9`.`period`,
    `t9`.`counts`,
    `t9`.`period_started`,
    `t9`.`began_as_short_breaks`,
    `t9`.`spell`,
    `t9`.`opens`,
    `t9`.`closes`,
    `t9`.`row_until`,
    `t9`.`spell_started`,
    `t9`.`spell_until`,
    `t9`.`start_known`,
    `t9`.`came_by_transfer`,
    `t9`.`need`,
    `t9`.`end_reason`,
    `t9`.`settled`,
    `t9`.`usual_place`,
    `t9`.`by_sex`,
    `t9`.`by_ethnicity`,
    `t9`.`by_need`,
    `t9`.`by_legal_status`,
    `t9`.`by_placement`,
    `t9`.`by_provider`,
    `t9`.`by_locality`,
    `t9`.`by_distance`,
    `t9`.`age`,
    `t9`.`by_age_band`,
    `t9`.`by_uasc`,
    `t9`.`by_time_in_care`,
    `t9`.`earlier_until`,
    `t9`.`was_looked_after_12`,
    `t9`.`was_looked_after_24`,
    `t9`.`by_entry_age`,
    `t9`.`by_route`,
    LEAD(`t9`.`spell_started`) OVER (PARTITION BY `t9`.`child` ORDER BY `t9`.`spell_started` ASC NULLS LAST) AS `next_start`
  FROM (
    SELECT
      *
    FROM `all_starts` AS `t3`
    WHERE
      `t3`.`start_known`
  ) AS `t9`
)
SELECT
  `t29`.`on`,
  `t29`.`breakdown`,
  `t29`.`group`,
  SUM(CAST(`t29`.`n0` AS BIGINT)) AS `n0`,
  SUM(CAST(`t29`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t29`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t29`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t29`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t29`.`n5` AS BIGINT)) AS `n5`,
  PERCENTILE(`t29`.`n6`, 0.5) AS `n6`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t27`.`on`,
      `t5`.`breakdown`,
      `t27`.`n0`,
      `t27`.`n1`,
      `t27`.`n2`,
      `t27`.`n3`,
      `t27`.`n4`,
      `t27`.`n5`,
      `t27`.`n6`,
      CASE
        WHEN `t5`.`breakdown` = ''
        THEN ''
        WHEN `t5`.`breakdown` = 'late_step'
        THEN `t27`.`by_late_step`
        WHEN `t5`.`breakdown` = 'age_band'
        THEN `t27`.`by_age_band`
        WHEN `t5`.`breakdown` = 'sex'
        THEN `t27`.`by_sex`
        WHEN `t5`.`breakdown` = 'ethnicity'
        THEN `t27`.`by_ethnicity`
        WHEN `t5`.`breakdown` = 'need'
        THEN `t27`.`by_need`
        WHEN `t5`.`breakdown` = 'legal_status'
        THEN `t27`.`by_legal_status`
        WHEN `t5`.`breakdown` = 'placement'
        THEN `t27`.`by_placement`
        WHEN `t5`.`breakdown` = 'provider'
        THEN `t27`.`by_provider`
        WHEN `t5`.`breakdown` = 'uasc'
        THEN `t27`.`by_uasc`
        WHEN `t5`.`breakdown` = 'locality'
        THEN `t27`.`by_locality`
        WHEN `t5`.`breakdown` = 'distance'
        THEN `t27`.`by_distance`
        WHEN `t5`.`breakdown` = 'time_in_care'
        THEN `t27`.`by_time_in_care`
        WHEN `t27`.`age` BETWEEN `t5`.`youngest` AND `t5`.`oldest`
        THEN `t5`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t25`.`on`,
        `t25`.`by_late_step`,
        `t25`.`by_age_band`,
        `t25`.`by_sex`,
        `t25`.`by_ethnicity`,
        `t25`.`by_need`,
        `t25`.`by_legal_status`,
        `t25`.`by_placement`,
        `t25`.`by_provider`,
        `t25`.`by_uasc`,
        `t25`.`by_locality`,
        `t25`.`by_distance`,
        `t25`.`by_time_in_care`,
        `t25`.`age`,
        COALESCE(`t25`.`in_time` AND `t25`.`is_due`, FALSE) AS `n0`,
        COALESCE(`t25`.`is_due`, FALSE) AS `n1`,
        COALESCE(`t25`.`reported` AND `t25`.`is_due`, FALSE) AS `n2`,
        COALESCE(`t25`.`not_yet_due`, FALSE) AS `n3`,
        COALESCE(`t25`.`is_due` AND NOT (
          `t25`.`in_time`
        ), FALSE) AS `n4`,
        COALESCE(`t25`.`is_due` AND (
          `t25`.`days_to_seen` IS NOT NULL
        ), FALSE) AS `n5`,
        CAST(IF(`t25`.`is_due`, `t25`.`days_to_seen`, CAST(NULL AS BIGINT)) AS DOUBLE) AS `n6`
      FROM (
        SELECT
          `t24`.`child`,
          `t24`.`decom`,
          `t24`.`reason_new_episode`,
          `t24`.`legal_status`,
          `t24`.`place`,
          `t24`.`place_provider`,
          `t24`.`reason_episode_ceased`,
          `t24`.`reason_place_change`,
          `t24`.`place_post`,
          `t24`.`urn`,
          `t24`.`location`,
          `t24`.`distance`,
          `t24`.`beyond_boundary`,
          `t24`.`supplied_location`,
          `t24`.`supplied_distance`,
          `t24`.`calculated_location`,
          `t24`.`calculated_distance`,
          `t24`.`collection_year`,
          `t24`.`origin_file`,
          `t24`.`origin_row`,
          `t24`.`sex`,
          `t24`.`dob`,
          `t24`.`duc`,
          `t24`.`is_uasc_child`,
          `t24`.`eighteenth`,
          `t24`.`episode_until`,
          `t24`.`short_break`,
          `t24`.`temporary`,
          `t24`.`number`,
          `t24`.`begins`,
          `t24`.`period`,
          `t24`.`counts`,
          `t24`.`period_started`,
          `t24`.`began_as_short_breaks`,
          `t24`.`spell`,
          `t24`.`opens`,
          `t24`.`closes`,
          `t24`.`row_until`,
          `t24`.`spell_started`,
          `t24`.`spell_until`,
          `t24`.`start_known`,
          `t24`.`came_by_transfer`,
          `t24`.`need`,
          `t24`.`end_reason`,
          `t24`.`settled`,
          `t24`.`usual_place`,
          `t24`.`by_sex`,
          `t24`.`by_ethnicity`,
          `t24`.`by_need`,
          `t24`.`by_legal_status`,
          `t24`.`by_placement`,
          `t24`.`by_provider`,
          `t24`.`by_locality`,
          `t24`.`by_distance`,
          `t24`.`age`,
          `t24`.`by_age_band`,
          `t24`.`by_uasc`,
          `t24`.`by_time_in_care`,
          `t24`.`earlier_until`,
          `t24`.`was_looked_after_12`,
          `t24`.`was_looked_after_24`,
          `t24`.`by_entry_age`,
          `t24`.`by_route`,
          `t24`.`next_start`,
          `t24`.`first_seen`,
          `t24`.`first_report`,
          `t24`.`late_step`,
          `t24`.`list_file`,
          `t24`.`list_row`,
          `t24`.`on`,
          `t24`.`year`,
          `t24`.`is_year_end`,
          `t24`.`window_first`,
          `t24`.`window_4_first`,
          `t24`.`window_6_first`,
          `t24`.`before_6`,
          `t24`.`before_24`,
          `t24`.`before_30`,
          `t24`.`after_12`,
          `t24`.`after_24`,
          `t24`.`repeat_first`,
          `t24`.`home_6_first`,
          `t24`.`home_6_last`,
          `t24`.`home_12_first`,
          `t24`.`home_12_last`,
          `t24`.`home_18_first`,
          `t24`.`home_18_last`,
          `t24`.`month_first`,
          `t24`.`last_summer_march`,
          `t24`.`last_summer_first`,
          `t24`.`season_first`,
          `t24`.`season_first_whole`,
          `t24`.`season_last_whole`,
          `t24`.`season_last`,
          `t24`.`due`,
          `t24`.`worked_at_start`,
          `t24`.`worked_at_seen`,
          COALESCE(
            IF(`t24`.`first_seen` <= `t24`.`on`, `t24`.`first_seen`, CAST(NULL AS DATE)) <= `t24`.`due`,
            FALSE
          ) AS `in_time`,
          COALESCE(
            IF(`t24`.`first_report` <= `t24`.`on`, `t24`.`first_report`, CAST(NULL AS DATE)) <= `t24`.`due`,
            FALSE
          ) AS `reported`,
          (
            `t24`.`due` <= `t24`.`on`
          )
          AND (
            (
              `t24`.`spell_until` >= `t24`.`due`
            )
            OR COALESCE(
              IF(`t24`.`first_seen` <= `t24`.`on`, `t24`.`first_seen`, CAST(NULL AS DATE)) <= `t24`.`due`,
              FALSE
            )
          ) AS `is_due`,
          NOT (
            `t24`.`due` <= `t24`.`on`
          ) AND (
            `t24`.`spell_until` > `t24`.`on`
          ) AS `not_yet_due`,
          IF(
            IF(`t24`.`first_seen` <= `t24`.`on`, `t24`.`first_seen`, CAST(NULL AS DATE)) IS NOT NULL,
            `t24`.`worked_at_seen` - `t24`.`worked_at_start`,
            CAST(NULL AS BIGINT)
          ) AS `days_to_seen`,
          COALESCE(`t24`.`late_step`, 'not recorded') AS `by_late_step`
        FROM (
          SELECT
            `t16`.`child`,
            `t16`.`decom`,
            `t16`.`reason_new_episode`,
            `t16`.`legal_status`,
            `t16`.`place`,
            `t16`.`place_provider`,
            `t16`.`reason_episode_ceased`,
            `t16`.`reason_place_change`,
            `t16`.`place_post`,
            `t16`.`urn`,
            `t16`.`location`,
            `t16`.`distance`,
            `t16`.`beyond_boundary`,
            `t16`.`supplied_location`,
            `t16`.`supplied_distance`,
            `t16`.`calculated_location`,
            `t16`.`calculated_distance`,
            `t16`.`collection_year`,
            `t16`.`origin_file`,
            `t16`.`origin_row`,
            `t16`.`sex`,
            `t16`.`dob`,
            `t16`.`duc`,
            `t16`.`is_uasc_child`,
            `t16`.`eighteenth`,
            `t16`.`episode_until`,
            `t16`.`short_break`,
            `t16`.`temporary`,
            `t16`.`number`,
            `t16`.`begins`,
            `t16`.`period`,
            `t16`.`counts`,
            `t16`.`period_started`,
            `t16`.`began_as_short_breaks`,
            `t16`.`spell`,
            `t16`.`opens`,
            `t16`.`closes`,
            `t16`.`row_until`,
            `t16`.`spell_started`,
            `t16`.`spell_until`,
            `t16`.`start_known`,
            `t16`.`came_by_transfer`,
            `t16`.`need`,
            `t16`.`end_reason`,
            `t16`.`settled`,
            `t16`.`usual_place`,
            `t16`.`by_sex`,
            `t16`.`by_ethnicity`,
            `t16`.`by_need`,
            `t16`.`by_legal_status`,
            `t16`.`by_placement`,
            `t16`.`by_provider`,
            `t16`.`by_locality`,
            `t16`.`by_distance`,
            `t16`.`age`,
            `t16`.`by_age_band`,
            `t16`.`by_uasc`,
            `t16`.`by_time_in_care`,
            `t16`.`earlier_until`,
            `t16`.`was_looked_after_12`,
            `t16`.`was_looked_after_24`,
            `t16`.`by_entry_age`,
            `t16`.`by_route`,
            `t16`.`next_start`,
            `t23`.`first_seen`,
            `t23`.`first_report`,
            `t23`.`late_step`,
            `t23`.`list_file`,
            `t23`.`list_row`,
            `t6`.`on`,
            `t6`.`year`,
            `t6`.`is_year_end`,
            `t6`.`window_first`,
            `t6`.`window_4_first`,
            `t6`.`window_6_first`,
            `t6`.`before_6`,
            `t6`.`before_24`,
            `t6`.`before_30`,
            `t6`.`after_12`,
            `t6`.`after_24`,
            `t6`.`repeat_first`,
            `t6`.`home_6_first`,
            `t6`.`home_6_last`,
            `t6`.`home_12_first`,
            `t6`.`home_12_last`,
            `t6`.`home_18_first`,
            `t6`.`home_18_last`,
            `t6`.`month_first`,
            `t6`.`last_summer_march`,
            `t6`.`last_summer_first`,
            `t6`.`season_first`,
            `t6`.`season_first_whole`,
            `t6`.`season_last_whole`,
            `t6`.`season_last`,
            `t10`.`due`,
            `t10`.`worked_at_start`,
            `t11`.`worked_at_seen`
          FROM `t14` AS `t16`
          LEFT OUTER JOIN (
            SELECT
              `t21`.`child`,
              `t21`.`spell`,
              MIN(`t21`.`seen_on`) AS `first_seen`,
              MIN(
                IF(`t21`.`report_on` >= `t21`.`spell_started`, `t21`.`report_on`, CAST(NULL AS DATE))
              ) AS `first_report`,
              MAX(IF(`t21`.`is_first`, `t21`.`step`, CAST(NULL AS STRING))) AS `late_step`,
              MAX(IF(`t21`.`is_first`, `t21`.`list_file`, CAST(NULL AS STRING))) AS `list_file`,
              MAX(IF(`t21`.`is_first`, `t21`.`list_row`, CAST(NULL AS INT))) AS `list_row`
            FROM (
              SELECT
                `t20`.`child`,
                `t20`.`spell`,
                `t20`.`spell_started`,
                `t20`.`next_start`,
                IF(COALESCE(`t20`.`outcome` = 'seen', TRUE), `t20`.`seen_on`, CAST(NULL AS DATE)) AS `seen_on`,
                `t20`.`report_on`,
                `t20`.`outcome`,
                `t20`.`step`,
                `t20`.`list_file`,
                `t20`.`list_row`,
                `t20`.`day`,
                (
                  ROW_NUMBER() OVER (
                    PARTITION BY `t20`.`child`, `t20`.`spell`
                    ORDER BY `t20`.`day` ASC NULLS LAST, `t20`.`list_file` ASC NULLS LAST, `t20`.`list_row` ASC NULLS LAST
                  ) - 1
                ) = 0 AS `is_first`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t18`.`child`,
                    `t18`.`spell`,
                    `t18`.`spell_started`,
                    `t18`.`next_start`,
                    `t13`.`seen_on`,
                    `t13`.`report_on`,
                    `t13`.`outcome`,
                    `t13`.`step`,
                    `t13`.`list_file`,
                    `t13`.`list_row`,
                    `t13`.`day`
                  FROM (
                    SELECT
                      `t15`.`child`,
                      `t15`.`spell`,
                      `t15`.`spell_started`,
                      `t15`.`next_start`
                    FROM `t14` AS `t15`
                  ) AS `t18`
                  INNER JOIN (
                    SELECT
                      `t4`.`child`,
                      `t4`.`seen_on`,
                      `t4`.`report_on`,
                      `t4`.`outcome`,
                      `t4`.`late_step` AS `step`,
                      `t4`.`origin_file` AS `list_file`,
                      `t4`.`origin_row` AS `list_row`,
                      COALESCE(`t4`.`seen_on`, `t4`.`booked_for`, `t4`.`consent_on`, `t4`.`notified_on`) AS `day`
                    FROM `health_assessments` AS `t4`
                    WHERE
                      `t4`.`kind` = 'initial'
                  ) AS `t13`
                    ON `t18`.`child` = `t13`.`child`
                ) AS `t19`
                WHERE
                  `t19`.`day` >= `t19`.`spell_started`
                  AND (
                    (
                      `t19`.`next_start` IS NULL
                    ) OR (
                      `t19`.`day` < `t19`.`next_start`
                    )
                  )
              ) AS `t20`
            ) AS `t21`
            GROUP BY
              1,
              2
          ) AS `t23`
            ON `t16`.`child` = `t23`.`child` AND `t16`.`spell` = `t23`.`spell`
          INNER JOIN `dates` AS `t6`
            ON `t16`.`spell_started` <= `t6`.`on`
            AND `t16`.`spell_started` >= `t6`.`window_first`
          LEFT OUTER JOIN (
            SELECT
              `t2`.`day` AS `spell_started`,
              `t2`.`after_20` AS `due`,
              `t2`.`worked` AS `worked_at_start`
            FROM `working_days` AS `t2`
          ) AS `t10`
            ON `t16`.`spell_started` = `t10`.`spell_started`
          LEFT OUTER JOIN (
            SELECT
              `t2`.`day` AS `first_seen`,
              `t2`.`worked` AS `worked_at_seen`
            FROM `working_days` AS `t2`
          ) AS `t11`
            ON `t23`.`first_seen` = `t11`.`first_seen`
        ) AS `t24`
      ) AS `t25`
    ) AS `t27`
    CROSS JOIN `breakdown_names` AS `t5`
  ) AS `t28`
  WHERE
    `t28`.`group` IS NOT NULL
) AS `t29`
GROUP BY
  1,
  2,
  3
