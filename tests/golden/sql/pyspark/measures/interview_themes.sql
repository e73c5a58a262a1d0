-- needs: breakdown_names dates return_interviews themes timeline
SELECT
  `t25`.`on`,
  `t25`.`breakdown`,
  `t25`.`group`,
  SUM(CAST(`t25`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t23`.`on`,
      `t5`.`breakdown`,
      `t23`.`n0`,
      CASE
        WHEN `t5`.`breakdown` = ''
        THEN ''
        WHEN `t5`.`breakdown` = 'theme'
        THEN `t23`.`by_theme`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t21`.`on`,
        `t21`.`by_theme`,
        COALESCE(`t21`.`once`, FALSE) AS `n0`
      FROM (
        SELECT
          `t20`.`child`,
          `t20`.`decom`,
          `t20`.`reason_new_episode`,
          `t20`.`legal_status`,
          `t20`.`place`,
          `t20`.`place_provider`,
          `t20`.`reason_episode_ceased`,
          `t20`.`reason_place_change`,
          `t20`.`place_post`,
          `t20`.`urn`,
          `t20`.`location`,
          `t20`.`distance`,
          `t20`.`beyond_boundary`,
          `t20`.`supplied_location`,
          `t20`.`supplied_distance`,
          `t20`.`calculated_location`,
          `t20`.`calculated_distance`,
          `t20`.`collection_year`,
          `t20`.`origin_file`,
          `t20`.`origin_row`,
          `t20`.`sex`,
          `t20`.`dob`,
          `t20`.`duc`,
          `t20`.`is_uasc_child`,
          `t20`.`eighteenth`,
          `t20`.`episode_until`,
          `t20`.`short_break`,
          `t20`.`temporary`,
          `t20`.`number`,
          `t20`.`begins`,
          `t20`.`period`,
          `t20`.`counts`,
          `t20`.`period_started`,
          `t20`.`began_as_short_breaks`,
          `t20`.`spell`,
          `t20`.`opens`,
          `t20`.`closes`,
          `t20`.`row_until`,
          `t20`.`spell_started`,
          `t20`.`spell_until`,
          `t20`.`start_known`,
          `t20`.`came_by_transfer`,
          `t20`.`need`,
          `t20`.`end_reason`,
          `t20`.`settled`,
          `t20`.`usual_place`,
          `t20`.`by_sex`,
          `t20`.`by_ethnicity`,
          `t20`.`by_need`,
          `t20`.`by_legal_status`,
          `t20`.`by_placement`,
          `t20`.`by_provider`,
          `t20`.`by_locality`,
          `t20`.`by_distance`,
          `t20`.`went_missing`,
          `t20`.`completed_on`,
          `t20`.`themes`,
          `t20`.`care_concern`,
          `t20`.`concern_closed_on`,
          `t20`.`interview_file`,
          `t20`.`interview_row`,
          `t20`.`age`,
          `t20`.`by_age_band`,
          `t20`.`by_uasc`,
          `t20`.`by_time_in_care`,
          `t20`.`on`,
          `t20`.`year`,
          `t20`.`is_year_end`,
          `t20`.`window_first`,
          `t20`.`window_4_first`,
          `t20`.`window_6_first`,
          `t20`.`before_6`,
          `t20`.`before_24`,
          `t20`.`before_30`,
          `t20`.`after_12`,
          `t20`.`after_24`,
          `t20`.`repeat_first`,
          `t20`.`home_6_first`,
          `t20`.`home_6_last`,
          `t20`.`home_12_first`,
          `t20`.`home_12_last`,
          `t20`.`home_18_first`,
          `t20`.`home_18_last`,
          `t20`.`month_first`,
          `t20`.`last_summer_march`,
          `t20`.`last_summer_first`,
          `t20`.`season_first`,
          `t20`.`season_first_whole`,
          `t20`.`season_last_whole`,
          `t20`.`season_last`,
          `t20`.`had_concern`,
          `t20`.`concern_closed`,
          `t20`.`days_to_close`,
          `t20`.`theme`,
          `t20`.`theme` AS `by_theme`,
          (
            ROW_NUMBER() OVER (
              PARTITION BY `t20`.`on`, `t20`.`child`, `t20`.`interview_file`, `t20`.`interview_row`
              ORDER BY `t20`.`theme` ASC NULLS LAST
            ) - 1
          ) = 0 AS `once`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t18`.`child`,
              `t18`.`decom`,
              `t18`.`reason_new_episode`,
              `t18`.`legal_status`,
              `t18`.`place`,
              `t18`.`place_provider`,
              `t18`.`reason_episode_ceased`,
              `t18`.`reason_place_change`,
              `t18`.`place_post`,
              `t18`.`urn`,
              `t18`.`location`,
              `t18`.`distance`,
              `t18`.`beyond_boundary`,
              `t18`.`supplied_location`,
              `t18`.`supplied_distance`,
              `t18`.`calculated_location`,
              `t18`.`calculated_distance`,
              `t18`.`collection_year`,
              `t18`.`origin_file`,
              `t18`.`origin_row`,
              `t18`.`sex`,
              `t18`.`dob`,
              `t18`.`duc`,
              `t18`.`is_uasc_child`,
              `t18`.`eighteenth`,
              `t18`.`episode_until`,
              `t18`.`short_break`,
              `t18`.`temporary`,
              `t18`.`number`,
              `t18`.`begins`,
              `t18`.`period`,
              `t18`.`counts`,
              `t18`.`period_started`,
              `t18`.`began_as_short_breaks`,
              `t18`.`spell`,
              `t18`.`opens`,
              `t18`.`closes`,
              `t18`.`row_until`,
              `t18`.`spell_started`,
              `t18`.`spell_until`,
              `t18`.`start_known`,
              `t18`.`came_by_transfer`,
              `t18`.`need`,
              `t18`.`end_reason`,
              `t18`.`settled`,
              `t18`.`usual_place`,
              `t18`.`by_sex`,
              `t18`.`by_ethnicity`,
              `t18`.`by_need`,
              `t18`.`by_legal_status`,
              `t18`.`by_placement`,
              `t18`.`by_provider`,
              `t18`.`by_locality`,
              `t18`.`by_distance`,
              `t18`.`went_missing`,
              `t18`.`completed_on`,
              `t18`.`themes`,
              `t18`.`care_concern`,
              `t18`.`concern_closed_on`,
              `t18`.`interview_file`,
              `t18`.`interview_row`,
              `t18`.`age`,
              `t18`.`by_age_band`,
              `t18`.`by_uasc`,
              `t18`.`by_time_in_care`,
              `t18`.`on`,
              `t18`.`year`,
              `t18`.`is_year_end`,
              `t18`.`window_first`,
              `t18`.`window_4_first`,
              `t18`.`window_6_first`,
              `t18`.`before_6`,
              `t18`.`before_24`,
              `t18`.`before_30`,
              `t18`.`after_12`,
              `t18`.`after_24`,
              `t18`.`repeat_first`,
              `t18`.`home_6_first`,
              `t18`.`home_6_last`,
              `t18`.`home_12_first`,
              `t18`.`home_12_last`,
              `t18`.`home_18_first`,
              `t18`.`home_18_last`,
              `t18`.`month_first`,
              `t18`.`last_summer_march`,
              `t18`.`last_summer_first`,
              `t18`.`season_first`,
              `t18`.`season_first_whole`,
              `t18`.`season_last_whole`,
              `t18`.`season_last`,
              `t18`.`had_concern`,
              `t18`.`concern_closed`,
              `t18`.`days_to_close`,
              `t6`.`theme`
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
                `t16`.`went_missing`,
                `t16`.`completed_on`,
                `t16`.`themes`,
                `t16`.`care_concern`,
                `t16`.`concern_closed_on`,
                `t16`.`interview_file`,
                `t16`.`interview_row`,
                `t16`.`age`,
                `t16`.`by_age_band`,
                `t16`.`by_uasc`,
                `t16`.`by_time_in_care`,
                `t16`.`on`,
                `t16`.`year`,
                `t16`.`is_year_end`,
                `t16`.`window_first`,
                `t16`.`window_4_first`,
                `t16`.`window_6_first`,
                `t16`.`before_6`,
                `t16`.`before_24`,
                `t16`.`before_30`,
                `t16`.`after_12`,
                `t16`.`after_24`,
                `t16`.`repeat_first`,
                `t16`.`home_6_first`,
                `t16`.`home_6_last`,
                `t16`.`home_12_first`,
                `t16`.`home_12_last`,
                `t16`.`home_18_first`,
                `t16`.`home_18_last`,
                `t16`.`month_first`,
                `t16`.`last_summer_march`,
                `t16`.`last_summer_first`,
                `t16`.`season_first`,
                `t16`.`season_first_whole`,
                `t16`.`season_last_whole`,
                `t16`.`season_last`,
                COALESCE(`t16`.`care_concern` = 1, FALSE) AS `had_concern`,
                IF(
                  COALESCE(`t16`.`care_concern` = 1, FALSE),
                  IF(
                    `t16`.`concern_closed_on` <= `t16`.`on`,
                    `t16`.`concern_closed_on`,
                    CAST(NULL AS DATE)
                  ),
                  CAST(NULL AS DATE)
                ) IS NOT NULL AS `concern_closed`,
                DATEDIFF(
                  DAY,
                  `t16`.`completed_on`,
                  IF(
                    COALESCE(`t16`.`care_concern` = 1, FALSE),
                    IF(
                      `t16`.`concern_closed_on` <= `t16`.`on`,
                      `t16`.`concern_closed_on`,
                      CAST(NULL AS DATE)
                    ),
                    CAST(NULL AS DATE)
                  )
                ) AS `days_to_close`
              FROM (
                SELECT
                  `t15`.`child`,
                  `t15`.`decom`,
                  `t15`.`reason_new_episode`,
                  `t15`.`legal_status`,
                  `t15`.`place`,
                  `t15`.`place_provider`,
                  `t15`.`reason_episode_ceased`,
                  `t15`.`reason_place_change`,
                  `t15`.`place_post`,
                  `t15`.`urn`,
                  `t15`.`location`,
                  `t15`.`distance`,
                  `t15`.`beyond_boundary`,
                  `t15`.`supplied_location`,
                  `t15`.`supplied_distance`,
                  `t15`.`calculated_location`,
                  `t15`.`calculated_distance`,
                  `t15`.`collection_year`,
                  `t15`.`origin_file`,
                  `t15`.`origin_row`,
                  `t15`.`sex`,
                  `t15`.`dob`,
                  `t15`.`duc`,
                  `t15`.`is_uasc_child`,
                  `t15`.`eighteenth`,
                  `t15`.`episode_until`,
                  `t15`.`short_break`,
                  `t15`.`temporary`,
                  `t15`.`number`,
                  `t15`.`begins`,
                  `t15`.`period`,
                  `t15`.`counts`,
                  `t15`.`period_started`,
                  `t15`.`began_as_short_breaks`,
                  `t15`.`spell`,
                  `t15`.`opens`,
                  `t15`.`closes`,
                  `t15`.`row_until`,
                  `t15`.`spell_started`,
                  `t15`.`spell_until`,
                  `t15`.`start_known`,
                  `t15`.`came_by_transfer`,
                  `t15`.`need`,
                  `t15`.`end_reason`,
                  `t15`.`settled`,
                  `t15`.`usual_place`,
                  `t15`.`by_sex`,
                  `t15`.`by_ethnicity`,
                  `t15`.`by_need`,
                  `t15`.`by_legal_status`,
                  `t15`.`by_placement`,
                  `t15`.`by_provider`,
                  `t15`.`by_locality`,
                  `t15`.`by_distance`,
                  `t15`.`went_missing`,
                  `t15`.`completed_on`,
                  `t15`.`themes`,
                  `t15`.`care_concern`,
                  `t15`.`concern_closed_on`,
                  `t15`.`interview_file`,
                  `t15`.`interview_row`,
                  `t15`.`age`,
                  `t15`.`by_age_band`,
                  `t15`.`by_uasc`,
                  `t15`.`by_time_in_care`,
                  `t7`.`on`,
                  `t7`.`year`,
                  `t7`.`is_year_end`,
                  `t7`.`window_first`,
                  `t7`.`window_4_first`,
                  `t7`.`window_6_first`,
                  `t7`.`before_6`,
                  `t7`.`before_24`,
                  `t7`.`before_30`,
                  `t7`.`after_12`,
                  `t7`.`after_24`,
                  `t7`.`repeat_first`,
                  `t7`.`home_6_first`,
                  `t7`.`home_6_last`,
                  `t7`.`home_12_first`,
                  `t7`.`home_12_last`,
                  `t7`.`home_18_first`,
                  `t7`.`home_18_last`,
                  `t7`.`month_first`,
                  `t7`.`last_summer_march`,
                  `t7`.`last_summer_first`,
                  `t7`.`season_first`,
                  `t7`.`season_first_whole`,
                  `t7`.`season_last_whole`,
                  `t7`.`season_last`
                FROM (
                  SELECT
                    `t13`.`child`,
                    `t13`.`decom`,
                    `t13`.`reason_new_episode`,
                    `t13`.`legal_status`,
                    `t13`.`place`,
                    `t13`.`place_provider`,
                    `t13`.`reason_episode_ceased`,
                    `t13`.`reason_place_change`,
                    `t13`.`place_post`,
                    `t13`.`urn`,
                    `t13`.`location`,
                    `t13`.`distance`,
                    `t13`.`beyond_boundary`,
                    `t13`.`supplied_location`,
                    `t13`.`supplied_distance`,
                    `t13`.`calculated_location`,
                    `t13`.`calculated_distance`,
                    `t13`.`collection_year`,
                    `t13`.`origin_file`,
                    `t13`.`origin_row`,
                    `t13`.`sex`,
                    `t13`.`dob`,
                    `t13`.`duc`,
                    `t13`.`is_uasc_child`,
                    `t13`.`eighteenth`,
                    `t13`.`episode_until`,
                    `t13`.`short_break`,
                    `t13`.`temporary`,
                    `t13`.`number`,
                    `t13`.`begins`,
                    `t13`.`period`,
                    `t13`.`counts`,
                    `t13`.`period_started`,
                    `t13`.`began_as_short_breaks`,
                    `t13`.`spell`,
                    `t13`.`opens`,
                    `t13`.`closes`,
                    `t13`.`row_until`,
                    `t13`.`spell_started`,
                    `t13`.`spell_until`,
                    `t13`.`start_known`,
                    `t13`.`came_by_transfer`,
                    `t13`.`need`,
                    `t13`.`end_reason`,
                    `t13`.`settled`,
                    `t13`.`usual_place`,
                    `t13`.`by_sex`,
                    `t13`.`by_ethnicity`,
                    `t13`.`by_need`,
                    `t13`.`by_legal_status`,
                    `t13`.`by_placement`,
                    `t13`.`by_provider`,
                    `t13`.`by_locality`,
                    `t13`.`by_distance`,
                    `t13`.`went_missing`,
                    `t13`.`completed_on`,
                    `t13`.`themes`,
                    `t13`.`care_concern`,
                    `t13`.`concern_closed_on`,
                    `t13`.`interview_file`,
                    `t13`.`interview_row`,
                    `t13`.`age`,
                    CASE
                      WHEN `t13`.`age` BETWEEN 0 AND 0
                      THEN 'under 1'
                      WHEN `t13`.`age` BETWEEN 1 AND 4
                      THEN '1 to 4'
                      WHEN `t13`.`age` BETWEEN 5 AND 9
                      THEN '5 to 9'
                      WHEN `t13`.`age` BETWEEN 10 AND 15
                      THEN '10 to 15'
                      WHEN `t13`.`age` BETWEEN 16 AND 99
                      THEN '16 and over'
                      ELSE 'not known'
                    END AS `by_age_band`,
                    IF(
                      `t13`.`is_uasc_child`
                      AND (
                        (
                          `t13`.`duc` IS NULL
                        )
                        OR (
                          `t13`.`duc` > `t13`.`went_missing`
                        )
                        OR (
                          (
                            `t13`.`duc` = `t13`.`went_missing`
                          )
                          AND (
                            (
                              `t13`.`spell_until` = `t13`.`went_missing`
                            )
                            AND (
                              `t13`.`spell_started` < `t13`.`went_missing`
                            )
                          )
                        )
                      ),
                      'UASC',
                      'not UASC'
                    ) AS `by_uasc`,
                    CASE
                      WHEN CAST(CAST(`t13`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t13`.`went_missing`
                      THEN '5 years and over'
                      WHEN CAST(CAST(`t13`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t13`.`went_missing`
                      THEN '2 to 5 years'
                      WHEN CAST(CAST(`t13`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t13`.`went_missing`
                      THEN '1 to 2 years'
                      WHEN CAST(CAST(`t13`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t13`.`went_missing`
                      THEN '6 to 12 months'
                      ELSE 'under 6 months'
                    END AS `by_time_in_care`
                  FROM (
                    SELECT
                      `t12`.`child`,
                      `t12`.`decom`,
                      `t12`.`reason_new_episode`,
                      `t12`.`legal_status`,
                      `t12`.`place`,
                      `t12`.`place_provider`,
                      `t12`.`reason_episode_ceased`,
                      `t12`.`reason_place_change`,
                      `t12`.`place_post`,
                      `t12`.`urn`,
                      `t12`.`location`,
                      `t12`.`distance`,
                      `t12`.`beyond_boundary`,
                      `t12`.`supplied_location`,
                      `t12`.`supplied_distance`,
                      `t12`.`calculated_location`,
                      `t12`.`calculated_distance`,
                      `t12`.`collection_year`,
                      `t12`.`origin_file`,
                      `t12`.`origin_row`,
                      `t12`.`sex`,
                      `t12`.`dob`,
                      `t12`.`duc`,
                      `t12`.`is_uasc_child`,
                      `t12`.`eighteenth`,
                      `t12`.`episode_until`,
                      `t12`.`short_break`,
                      `t12`.`temporary`,
                      `t12`.`number`,
                      `t12`.`begins`,
                      `t12`.`period`,
                      `t12`.`counts`,
                      `t12`.`period_started`,
                      `t12`.`began_as_short_breaks`,
                      `t12`.`spell`,
                      `t12`.`opens`,
                      `t12`.`closes`,
                      `t12`.`row_until`,
                      `t12`.`spell_started`,
                      `t12`.`spell_until`,
                      `t12`.`start_known`,
                      `t12`.`came_by_transfer`,
                      `t12`.`need`,
                      `t12`.`end_reason`,
                      `t12`.`settled`,
                      `t12`.`usual_place`,
                      `t12`.`by_sex`,
                      `t12`.`by_ethnicity`,
                      `t12`.`by_need`,
                      `t12`.`by_legal_status`,
                      `t12`.`by_placement`,
                      `t12`.`by_provider`,
                      `t12`.`by_locality`,
                      `t12`.`by_distance`,
                      `t12`.`went_missing`,
                      `t12`.`completed_on`,
                      `t12`.`themes`,
                      `t12`.`care_concern`,
                      `t12`.`concern_closed_on`,
                      `t12`.`interview_file`,
                      `t12`.`interview_row`,
                      IF(
                        `t12`.`dob` <= `t12`.`went_missing`,
                        (
                          EXTRACT(year FROM `t12`.`went_missing`) - EXTRACT(year FROM `t12`.`dob`)
                        ) - CAST((
                          (
                            EXTRACT(month FROM `t12`.`went_missing`) * 100
                          ) + EXTRACT(day FROM `t12`.`went_missing`)
                        ) < (
                          (
                            EXTRACT(month FROM `t12`.`dob`) * 100
                          ) + EXTRACT(day FROM `t12`.`dob`)
                        ) AS BIGINT),
                        CAST(NULL AS BIGINT)
                      ) AS `age`
                    FROM (
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
                        `t11`.`went_missing`,
                        `t11`.`completed_on`,
                        `t11`.`themes`,
                        `t11`.`care_concern`,
                        `t11`.`concern_closed_on`,
                        `t11`.`interview_file`,
                        `t11`.`interview_row`
                      FROM (
                        SELECT
                          *
                        FROM `timeline` AS `t3`
                        WHERE
                          `t3`.`counts`
                      ) AS `t9`
                      INNER JOIN (
                        SELECT
                          `t4`.`child`,
                          `t4`.`went_missing`,
                          `t4`.`completed_on`,
                          `t4`.`themes`,
                          `t4`.`care_concern`,
                          `t4`.`concern_closed_on`,
                          `t4`.`origin_file` AS `interview_file`,
                          `t4`.`origin_row` AS `interview_row`
                        FROM `return_interviews` AS `t4`
                        WHERE
                          `t4`.`completed_on` IS NOT NULL
                      ) AS `t11`
                        ON `t9`.`child` = `t11`.`child`
                        AND `t9`.`decom` <= `t11`.`went_missing`
                        AND `t9`.`row_until` > `t11`.`went_missing`
                    ) AS `t12`
                  ) AS `t13`
                ) AS `t15`
                INNER JOIN `dates` AS `t7`
                  ON `t15`.`completed_on` <= `t7`.`on` AND `t15`.`completed_on` >= `t7`.`window_first`
              ) AS `t16`
            ) AS `t18`
            CROSS JOIN `themes` AS `t6`
          ) AS `t19`
          WHERE
            IF(
              `t19`.`theme` = 'not recorded',
              COALESCE(`t19`.`themes`, '') = '',
              COALESCE(
                CONTAINS(
                  CONCAT(CONCAT('; ', `t19`.`themes`), '; '),
                  CONCAT(CONCAT('; ', `t19`.`theme`), '; ')
                ),
                FALSE
              )
            )
        ) AS `t20`
      ) AS `t21`
    ) AS `t23`
    CROSS JOIN `breakdown_names` AS `t5`
  ) AS `t24`
  WHERE
    `t24`.`group` IS NOT NULL
) AS `t25`
GROUP BY
  1,
  2,
  3
