-- needs: breakdown_names dates escalations timeline working_days
SELECT
  `t21`.`on`,
  `t21`.`breakdown`,
  `t21`.`group`,
  COUNT(*) AS `n0`,
  SUM(CAST(`t21`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t21`.`n2` AS BIGINT)) AS `n2`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t19`.`on`,
      `t5`.`breakdown`,
      `t19`.`n1`,
      `t19`.`n2`,
      CASE
        WHEN `t5`.`breakdown` = ''
        THEN ''
        WHEN `t5`.`breakdown` = 'age_band'
        THEN `t19`.`by_age_band`
        WHEN `t5`.`breakdown` = 'sex'
        THEN `t19`.`by_sex`
        WHEN `t5`.`breakdown` = 'ethnicity'
        THEN `t19`.`by_ethnicity`
        WHEN `t5`.`breakdown` = 'need'
        THEN `t19`.`by_need`
        WHEN `t5`.`breakdown` = 'legal_status'
        THEN `t19`.`by_legal_status`
        WHEN `t5`.`breakdown` = 'placement'
        THEN `t19`.`by_placement`
        WHEN `t5`.`breakdown` = 'provider'
        THEN `t19`.`by_provider`
        WHEN `t5`.`breakdown` = 'uasc'
        THEN `t19`.`by_uasc`
        WHEN `t5`.`breakdown` = 'locality'
        THEN `t19`.`by_locality`
        WHEN `t5`.`breakdown` = 'distance'
        THEN `t19`.`by_distance`
        WHEN `t5`.`breakdown` = 'time_in_care'
        THEN `t19`.`by_time_in_care`
        WHEN `t19`.`age` BETWEEN `t5`.`youngest` AND `t5`.`oldest`
        THEN `t5`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t17`.`on`,
        `t17`.`by_age_band`,
        `t17`.`by_sex`,
        `t17`.`by_ethnicity`,
        `t17`.`by_need`,
        `t17`.`by_legal_status`,
        `t17`.`by_placement`,
        `t17`.`by_provider`,
        `t17`.`by_uasc`,
        `t17`.`by_locality`,
        `t17`.`by_distance`,
        `t17`.`by_time_in_care`,
        `t17`.`age`,
        COALESCE(
          COALESCE(`t17`.`its_resolved_on` <= `t17`.`due_by`, FALSE)
          AND (
            `t17`.`due_by` <= `t17`.`on`
          )
          AND (
            `t17`.`due_by` <= `t17`.`on`
          ),
          FALSE
        ) AS `n1`,
        COALESCE(`t17`.`due_by` <= `t17`.`on`, FALSE) AS `n2`
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
          `t16`.`its_raised_on`,
          `t16`.`its_resolved_on`,
          `t16`.`its_theme`,
          `t16`.`its_file`,
          `t16`.`its_row`,
          `t16`.`age`,
          `t16`.`by_age_band`,
          `t16`.`by_uasc`,
          `t16`.`by_time_in_care`,
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
          `t10`.`due_by`
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
            `t14`.`its_raised_on`,
            `t14`.`its_resolved_on`,
            `t14`.`its_theme`,
            `t14`.`its_file`,
            `t14`.`its_row`,
            `t14`.`age`,
            CASE
              WHEN `t14`.`age` BETWEEN 0 AND 0
              THEN 'under 1'
              WHEN `t14`.`age` BETWEEN 1 AND 4
              THEN '1 to 4'
              WHEN `t14`.`age` BETWEEN 5 AND 9
              THEN '5 to 9'
              WHEN `t14`.`age` BETWEEN 10 AND 15
              THEN '10 to 15'
              WHEN `t14`.`age` BETWEEN 16 AND 99
              THEN '16 and over'
              ELSE 'not known'
            END AS `by_age_band`,
            IF(
              `t14`.`is_uasc_child`
              AND (
                (
                  `t14`.`duc` IS NULL
                )
                OR (
                  `t14`.`duc` > `t14`.`its_raised_on`
                )
                OR (
                  (
                    `t14`.`duc` = `t14`.`its_raised_on`
                  )
                  AND (
                    (
                      `t14`.`spell_until` = `t14`.`its_raised_on`
                    )
                    AND (
                      `t14`.`spell_started` < `t14`.`its_raised_on`
                    )
                  )
                )
              ),
              'UASC',
              'not UASC'
            ) AS `by_uasc`,
            CASE
              WHEN CAST(CAST(`t14`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t14`.`its_raised_on`
              THEN '5 years and over'
              WHEN CAST(CAST(`t14`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t14`.`its_raised_on`
              THEN '2 to 5 years'
              WHEN CAST(CAST(`t14`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t14`.`its_raised_on`
              THEN '1 to 2 years'
              WHEN CAST(CAST(`t14`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t14`.`its_raised_on`
              THEN '6 to 12 months'
              ELSE 'under 6 months'
            END AS `by_time_in_care`
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
              `t13`.`its_raised_on`,
              `t13`.`its_resolved_on`,
              `t13`.`its_theme`,
              `t13`.`its_file`,
              `t13`.`its_row`,
              IF(
                `t13`.`dob` <= `t13`.`its_raised_on`,
                (
                  EXTRACT(year FROM `t13`.`its_raised_on`) - EXTRACT(year FROM `t13`.`dob`)
                ) - CAST((
                  (
                    EXTRACT(month FROM `t13`.`its_raised_on`) * 100
                  ) + EXTRACT(day FROM `t13`.`its_raised_on`)
                ) < (
                  (
                    EXTRACT(month FROM `t13`.`dob`) * 100
                  ) + EXTRACT(day FROM `t13`.`dob`)
                ) AS BIGINT),
                CAST(NULL AS BIGINT)
              ) AS `age`
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
                `t12`.`its_raised_on`,
                `t12`.`its_resolved_on`,
                `t12`.`its_theme`,
                `t12`.`its_file`,
                `t12`.`its_row`
              FROM (
                SELECT
                  *
                FROM `timeline` AS `t3`
                WHERE
                  `t3`.`counts`
              ) AS `t11`
              INNER JOIN (
                SELECT
                  `t4`.`child`,
                  `t4`.`raised_on` AS `its_raised_on`,
                  `t4`.`resolved_on` AS `its_resolved_on`,
                  `t4`.`theme` AS `its_theme`,
                  `t4`.`origin_file` AS `its_file`,
                  `t4`.`origin_row` AS `its_row`
                FROM `escalations` AS `t4`
              ) AS `t12`
                ON `t11`.`child` = `t12`.`child`
                AND `t11`.`decom` <= `t12`.`its_raised_on`
                AND `t11`.`row_until` > `t12`.`its_raised_on`
            ) AS `t13`
          ) AS `t14`
        ) AS `t16`
        INNER JOIN `dates` AS `t6`
          ON `t16`.`its_raised_on` <= `t6`.`on`
          AND `t16`.`its_raised_on` >= `t6`.`window_first`
        INNER JOIN (
          SELECT
            `t2`.`day` AS `its_raised_on`,
            `t2`.`after_20` AS `due_by`
          FROM `working_days` AS `t2`
        ) AS `t10`
          ON `t16`.`its_raised_on` = `t10`.`its_raised_on`
      ) AS `t17`
    ) AS `t19`
    CROSS JOIN `breakdown_names` AS `t5`
  ) AS `t20`
  WHERE
    `t20`.`group` IS NOT NULL
) AS `t21`
GROUP BY
  1,
  2,
  3
