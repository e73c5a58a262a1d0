-- needs: breakdown_names dates reviews_held timeline
SELECT
  `t20`.`on`,
  `t20`.`breakdown`,
  `t20`.`group`,
  SUM(CAST(`t20`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t18`.`on`,
      `t4`.`breakdown`,
      `t18`.`n0`,
      CASE
        WHEN `t4`.`breakdown` = ''
        THEN ''
        WHEN `t4`.`breakdown` = 'age_band'
        THEN `t18`.`by_age_band`
        WHEN `t4`.`breakdown` = 'sex'
        THEN `t18`.`by_sex`
        WHEN `t4`.`breakdown` = 'ethnicity'
        THEN `t18`.`by_ethnicity`
        WHEN `t4`.`breakdown` = 'need'
        THEN `t18`.`by_need`
        WHEN `t4`.`breakdown` = 'legal_status'
        THEN `t18`.`by_legal_status`
        WHEN `t4`.`breakdown` = 'placement'
        THEN `t18`.`by_placement`
        WHEN `t4`.`breakdown` = 'provider'
        THEN `t18`.`by_provider`
        WHEN `t4`.`breakdown` = 'uasc'
        THEN `t18`.`by_uasc`
        WHEN `t4`.`breakdown` = 'locality'
        THEN `t18`.`by_locality`
        WHEN `t4`.`breakdown` = 'distance'
        THEN `t18`.`by_distance`
        WHEN `t4`.`breakdown` = 'time_in_care'
        THEN `t18`.`by_time_in_care`
        WHEN `t18`.`age` BETWEEN `t4`.`youngest` AND `t4`.`oldest`
        THEN `t4`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t16`.`on`,
        `t16`.`by_age_band`,
        `t16`.`by_sex`,
        `t16`.`by_ethnicity`,
        `t16`.`by_need`,
        `t16`.`by_legal_status`,
        `t16`.`by_placement`,
        `t16`.`by_provider`,
        `t16`.`by_uasc`,
        `t16`.`by_locality`,
        `t16`.`by_distance`,
        `t16`.`by_time_in_care`,
        `t16`.`age`,
        COALESCE(`t16`.`on_time`, FALSE) AS `n0`
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
          `t15`.`its_due_on`,
          `t15`.`its_held_on`,
          `t15`.`its_cancelled`,
          `t15`.`its_participation`,
          `t15`.`its_file`,
          `t15`.`its_row`,
          `t15`.`age`,
          `t15`.`by_age_band`,
          `t15`.`by_uasc`,
          `t15`.`by_time_in_care`,
          `t15`.`on`,
          `t15`.`year`,
          `t15`.`is_year_end`,
          `t15`.`window_first`,
          `t15`.`window_4_first`,
          `t15`.`window_6_first`,
          `t15`.`before_6`,
          `t15`.`before_24`,
          `t15`.`before_30`,
          `t15`.`after_12`,
          `t15`.`after_24`,
          `t15`.`repeat_first`,
          `t15`.`home_6_first`,
          `t15`.`home_6_last`,
          `t15`.`home_12_first`,
          `t15`.`home_12_last`,
          `t15`.`home_18_first`,
          `t15`.`home_18_last`,
          `t15`.`month_first`,
          `t15`.`last_summer_march`,
          `t15`.`last_summer_first`,
          `t15`.`season_first`,
          `t15`.`season_first_whole`,
          `t15`.`season_last_whole`,
          `t15`.`season_last`,
          `t15`.`on_time`,
          ROW_NUMBER() OVER (
            PARTITION BY `t15`.`child`, `t15`.`on`, `t15`.`its_due_on`
            ORDER BY `t15`.`on_time` DESC, `t15`.`its_file` DESC, `t15`.`its_row` DESC
          ) - 1 AS `turn`
        FROM (
          SELECT
            `t14`.`child`,
            `t14`.`decom`,
            `t14`.`reason_new_episode`,
            `t14`.`legal_status`,
            `t14`.`place`,
            `t14`.`place_provider`,
            `t14`.`reason_episode_ceased`,
            `t14`.`reason_place_change`,
            `t14`.`place_post`,
            `t14`.`urn`,
            `t14`.`location`,
            `t14`.`distance`,
            `t14`.`beyond_boundary`,
            `t14`.`supplied_location`,
            `t14`.`supplied_distance`,
            `t14`.`calculated_location`,
            `t14`.`calculated_distance`,
            `t14`.`collection_year`,
            `t14`.`origin_file`,
            `t14`.`origin_row`,
            `t14`.`sex`,
            `t14`.`dob`,
            `t14`.`duc`,
            `t14`.`is_uasc_child`,
            `t14`.`eighteenth`,
            `t14`.`episode_until`,
            `t14`.`short_break`,
            `t14`.`temporary`,
            `t14`.`number`,
            `t14`.`begins`,
            `t14`.`period`,
            `t14`.`counts`,
            `t14`.`period_started`,
            `t14`.`began_as_short_breaks`,
            `t14`.`spell`,
            `t14`.`opens`,
            `t14`.`closes`,
            `t14`.`row_until`,
            `t14`.`spell_started`,
            `t14`.`spell_until`,
            `t14`.`start_known`,
            `t14`.`came_by_transfer`,
            `t14`.`need`,
            `t14`.`end_reason`,
            `t14`.`settled`,
            `t14`.`usual_place`,
            `t14`.`by_sex`,
            `t14`.`by_ethnicity`,
            `t14`.`by_need`,
            `t14`.`by_legal_status`,
            `t14`.`by_placement`,
            `t14`.`by_provider`,
            `t14`.`by_locality`,
            `t14`.`by_distance`,
            `t14`.`its_due_on`,
            `t14`.`its_held_on`,
            `t14`.`its_cancelled`,
            `t14`.`its_participation`,
            `t14`.`its_file`,
            `t14`.`its_row`,
            `t14`.`age`,
            `t14`.`by_age_band`,
            `t14`.`by_uasc`,
            `t14`.`by_time_in_care`,
            `t14`.`on`,
            `t14`.`year`,
            `t14`.`is_year_end`,
            `t14`.`window_first`,
            `t14`.`window_4_first`,
            `t14`.`window_6_first`,
            `t14`.`before_6`,
            `t14`.`before_24`,
            `t14`.`before_30`,
            `t14`.`after_12`,
            `t14`.`after_24`,
            `t14`.`repeat_first`,
            `t14`.`home_6_first`,
            `t14`.`home_6_last`,
            `t14`.`home_12_first`,
            `t14`.`home_12_last`,
            `t14`.`home_18_first`,
            `t14`.`home_18_last`,
            `t14`.`month_first`,
            `t14`.`last_summer_march`,
            `t14`.`last_summer_first`,
            `t14`.`season_first`,
            `t14`.`season_first_whole`,
            `t14`.`season_last_whole`,
            `t14`.`season_last`,
            COALESCE(
              NOT (
                COALESCE(`t14`.`its_cancelled` = 1, FALSE)
              )
              AND (
                `t14`.`its_held_on` <= `t14`.`its_due_on`
              ),
              FALSE
            ) AS `on_time`
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
              `t13`.`its_due_on`,
              `t13`.`its_held_on`,
              `t13`.`its_cancelled`,
              `t13`.`its_participation`,
              `t13`.`its_file`,
              `t13`.`its_row`,
              `t13`.`age`,
              `t13`.`by_age_band`,
              `t13`.`by_uasc`,
              `t13`.`by_time_in_care`,
              `t5`.`on`,
              `t5`.`year`,
              `t5`.`is_year_end`,
              `t5`.`window_first`,
              `t5`.`window_4_first`,
              `t5`.`window_6_first`,
              `t5`.`before_6`,
              `t5`.`before_24`,
              `t5`.`before_30`,
              `t5`.`after_12`,
              `t5`.`after_24`,
              `t5`.`repeat_first`,
              `t5`.`home_6_first`,
              `t5`.`home_6_last`,
              `t5`.`home_12_first`,
              `t5`.`home_12_last`,
              `t5`.`home_18_first`,
              `t5`.`home_18_last`,
              `t5`.`month_first`,
              `t5`.`last_summer_march`,
              `t5`.`last_summer_first`,
              `t5`.`season_first`,
              `t5`.`season_first_whole`,
              `t5`.`season_last_whole`,
              `t5`.`season_last`
            FROM (
              SELECT
                `t11`.`child`,
                `t11`.`decom`,
                `t11`.`reason_new_episode`,
                `t11`.`legal_status`,
                `t11`.`place`,
                `t11`.`place_provider`,
                `t11`.`reason_episode_ceased`,
                `t11`.`reason_place_change`,
                `t11`.`place_post`,
                `t11`.`urn`,
                `t11`.`location`,
                `t11`.`distance`,
                `t11`.`beyond_boundary`,
                `t11`.`supplied_location`,
                `t11`.`supplied_distance`,
                `t11`.`calculated_location`,
                `t11`.`calculated_distance`,
                `t11`.`collection_year`,
                `t11`.`origin_file`,
                `t11`.`origin_row`,
                `t11`.`sex`,
                `t11`.`dob`,
                `t11`.`duc`,
                `t11`.`is_uasc_child`,
                `t11`.`eighteenth`,
                `t11`.`episode_until`,
                `t11`.`short_break`,
                `t11`.`temporary`,
                `t11`.`number`,
                `t11`.`begins`,
                `t11`.`period`,
                `t11`.`counts`,
                `t11`.`period_started`,
                `t11`.`began_as_short_breaks`,
                `t11`.`spell`,
                `t11`.`opens`,
                `t11`.`closes`,
                `t11`.`row_until`,
                `t11`.`spell_started`,
                `t11`.`spell_until`,
                `t11`.`start_known`,
                `t11`.`came_by_transfer`,
                `t11`.`need`,
                `t11`.`end_reason`,
                `t11`.`settled`,
                `t11`.`usual_place`,
                `t11`.`by_sex`,
                `t11`.`by_ethnicity`,
                `t11`.`by_need`,
                `t11`.`by_legal_status`,
                `t11`.`by_placement`,
                `t11`.`by_provider`,
                `t11`.`by_locality`,
                `t11`.`by_distance`,
                `t11`.`its_due_on`,
                `t11`.`its_held_on`,
                `t11`.`its_cancelled`,
                `t11`.`its_participation`,
                `t11`.`its_file`,
                `t11`.`its_row`,
                `t11`.`age`,
                CASE
                  WHEN `t11`.`age` BETWEEN 0 AND 0
                  THEN 'under 1'
                  WHEN `t11`.`age` BETWEEN 1 AND 4
                  THEN '1 to 4'
                  WHEN `t11`.`age` BETWEEN 5 AND 9
                  THEN '5 to 9'
                  WHEN `t11`.`age` BETWEEN 10 AND 15
                  THEN '10 to 15'
                  WHEN `t11`.`age` BETWEEN 16 AND 99
                  THEN '16 and over'
                  ELSE 'not known'
                END AS `by_age_band`,
                IF(
                  `t11`.`is_uasc_child`
                  AND (
                    (
                      `t11`.`duc` IS NULL
                    )
                    OR (
                      `t11`.`duc` > `t11`.`its_due_on`
                    )
                    OR (
                      (
                        `t11`.`duc` = `t11`.`its_due_on`
                      )
                      AND (
                        (
                          `t11`.`spell_until` = `t11`.`its_due_on`
                        )
                        AND (
                          `t11`.`spell_started` < `t11`.`its_due_on`
                        )
                      )
                    )
                  ),
                  'UASC',
                  'not UASC'
                ) AS `by_uasc`,
                CASE
                  WHEN CAST(CAST(`t11`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t11`.`its_due_on`
                  THEN '5 years and over'
                  WHEN CAST(CAST(`t11`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t11`.`its_due_on`
                  THEN '2 to 5 years'
                  WHEN CAST(CAST(`t11`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t11`.`its_due_on`
                  THEN '1 to 2 years'
                  WHEN CAST(CAST(`t11`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t11`.`its_due_on`
                  THEN '6 to 12 months'
                  ELSE 'under 6 months'
                END AS `by_time_in_care`
              FROM (
                SELECT
                  `t10`.`child`,
                  `t10`.`decom`,
                  `t10`.`reason_new_episode`,
                  `t10`.`legal_status`,
                  `t10`.`place`,
                  `t10`.`place_provider`,
                  `t10`.`reason_episode_ceased`,
                  `t10`.`reason_place_change`,
                  `t10`.`place_post`,
                  `t10`.`urn`,
                  `t10`.`location`,
                  `t10`.`distance`,
                  `t10`.`beyond_boundary`,
                  `t10`.`supplied_location`,
                  `t10`.`supplied_distance`,
                  `t10`.`calculated_location`,
                  `t10`.`calculated_distance`,
                  `t10`.`collection_year`,
                  `t10`.`origin_file`,
                  `t10`.`origin_row`,
                  `t10`.`sex`,
                  `t10`.`dob`,
                  `t10`.`duc`,
                  `t10`.`is_uasc_child`,
                  `t10`.`eighteenth`,
                  `t10`.`episode_until`,
                  `t10`.`short_break`,
                  `t10`.`temporary`,
                  `t10`.`number`,
                  `t10`.`begins`,
                  `t10`.`period`,
                  `t10`.`counts`,
                  `t10`.`period_started`,
                  `t10`.`began_as_short_breaks`,
                  `t10`.`spell`,
                  `t10`.`opens`,
                  `t10`.`closes`,
                  `t10`.`row_until`,
                  `t10`.`spell_started`,
                  `t10`.`spell_until`,
                  `t10`.`start_known`,
                  `t10`.`came_by_transfer`,
                  `t10`.`need`,
                  `t10`.`end_reason`,
                  `t10`.`settled`,
                  `t10`.`usual_place`,
                  `t10`.`by_sex`,
                  `t10`.`by_ethnicity`,
                  `t10`.`by_need`,
                  `t10`.`by_legal_status`,
                  `t10`.`by_placement`,
                  `t10`.`by_provider`,
                  `t10`.`by_locality`,
                  `t10`.`by_distance`,
                  `t10`.`its_due_on`,
                  `t10`.`its_held_on`,
                  `t10`.`its_cancelled`,
                  `t10`.`its_participation`,
                  `t10`.`its_file`,
                  `t10`.`its_row`,
                  IF(
                    `t10`.`dob` <= `t10`.`its_due_on`,
                    (
                      EXTRACT(year FROM `t10`.`its_due_on`) - EXTRACT(year FROM `t10`.`dob`)
                    ) - CAST((
                      (
                        EXTRACT(month FROM `t10`.`its_due_on`) * 100
                      ) + EXTRACT(day FROM `t10`.`its_due_on`)
                    ) < (
                      (
                        EXTRACT(month FROM `t10`.`dob`) * 100
                      ) + EXTRACT(day FROM `t10`.`dob`)
                    ) AS BIGINT),
                    CAST(NULL AS BIGINT)
                  ) AS `age`
                FROM (
                  SELECT
                    `t8`.`child`,
                    `t8`.`decom`,
                    `t8`.`reason_new_episode`,
                    `t8`.`legal_status`,
                    `t8`.`place`,
                    `t8`.`place_provider`,
                    `t8`.`reason_episode_ceased`,
                    `t8`.`reason_place_change`,
                    `t8`.`place_post`,
                    `t8`.`urn`,
                    `t8`.`location`,
                    `t8`.`distance`,
                    `t8`.`beyond_boundary`,
                    `t8`.`supplied_location`,
                    `t8`.`supplied_distance`,
                    `t8`.`calculated_location`,
                    `t8`.`calculated_distance`,
                    `t8`.`collection_year`,
                    `t8`.`origin_file`,
                    `t8`.`origin_row`,
                    `t8`.`sex`,
                    `t8`.`dob`,
                    `t8`.`duc`,
                    `t8`.`is_uasc_child`,
                    `t8`.`eighteenth`,
                    `t8`.`episode_until`,
                    `t8`.`short_break`,
                    `t8`.`temporary`,
                    `t8`.`number`,
                    `t8`.`begins`,
                    `t8`.`period`,
                    `t8`.`counts`,
                    `t8`.`period_started`,
                    `t8`.`began_as_short_breaks`,
                    `t8`.`spell`,
                    `t8`.`opens`,
                    `t8`.`closes`,
                    `t8`.`row_until`,
                    `t8`.`spell_started`,
                    `t8`.`spell_until`,
                    `t8`.`start_known`,
                    `t8`.`came_by_transfer`,
                    `t8`.`need`,
                    `t8`.`end_reason`,
                    `t8`.`settled`,
                    `t8`.`usual_place`,
                    `t8`.`by_sex`,
                    `t8`.`by_ethnicity`,
                    `t8`.`by_need`,
                    `t8`.`by_legal_status`,
                    `t8`.`by_placement`,
                    `t8`.`by_provider`,
                    `t8`.`by_locality`,
                    `t8`.`by_distance`,
                    `t9`.`its_due_on`,
                    `t9`.`its_held_on`,
                    `t9`.`its_cancelled`,
                    `t9`.`its_participation`,
                    `t9`.`its_file`,
                    `t9`.`its_row`
                  FROM (
                    SELECT
                      *
                    FROM `timeline` AS `t2`
                    WHERE
                      `t2`.`counts`
                  ) AS `t8`
                  INNER JOIN (
                    SELECT
                      `t3`.`child`,
                      `t3`.`due_on` AS `its_due_on`,
                      `t3`.`held_on` AS `its_held_on`,
                      `t3`.`cancelled` AS `its_cancelled`,
                      `t3`.`participation` AS `its_participation`,
                      `t3`.`origin_file` AS `its_file`,
                      `t3`.`origin_row` AS `its_row`
                    FROM `reviews_held` AS `t3`
                  ) AS `t9`
                    ON `t8`.`child` = `t9`.`child`
                    AND `t8`.`decom` <= `t9`.`its_due_on`
                    AND `t8`.`row_until` > `t9`.`its_due_on`
                ) AS `t10`
              ) AS `t11`
            ) AS `t13`
            INNER JOIN `dates` AS `t5`
              ON `t13`.`its_due_on` <= `t5`.`on` AND `t13`.`its_due_on` >= `t5`.`window_first`
          ) AS `t14`
        ) AS `t15`
      ) AS `t16`
      WHERE
        `t16`.`turn` = 0
    ) AS `t18`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t19`
  WHERE
    `t19`.`group` IS NOT NULL
) AS `t20`
GROUP BY
  1,
  2,
  3
