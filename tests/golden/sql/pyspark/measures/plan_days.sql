-- needs: breakdown_names dates permanence_plans timeline
SELECT
  `t23`.`on`,
  `t23`.`breakdown`,
  `t23`.`group`,
  SUM(CAST(`t23`.`n0` AS BIGINT)) AS `n0`,
  SUM(CAST(`t23`.`n1` AS BIGINT)) AS `n1`,
  PERCENTILE(`t23`.`n2`, 0.5) AS `n2`,
  SUM(CAST(`t23`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t23`.`n4` AS BIGINT)) AS `n4`,
  PERCENTILE(`t23`.`n5`, 0.5) AS `n5`,
  SUM(CAST(`t23`.`n6` AS BIGINT)) AS `n6`,
  PERCENTILE(`t23`.`n7`, 0.5) AS `n7`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t21`.`on`,
      `t4`.`breakdown`,
      `t21`.`n0`,
      `t21`.`n1`,
      `t21`.`n2`,
      `t21`.`n3`,
      `t21`.`n4`,
      `t21`.`n5`,
      `t21`.`n6`,
      `t21`.`n7`,
      CASE
        WHEN `t4`.`breakdown` = ''
        THEN ''
        WHEN `t4`.`breakdown` = 'plan_route'
        THEN `t21`.`by_plan_route`
        WHEN `t4`.`breakdown` = 'age_band'
        THEN `t21`.`by_age_band`
        WHEN `t4`.`breakdown` = 'sex'
        THEN `t21`.`by_sex`
        WHEN `t4`.`breakdown` = 'ethnicity'
        THEN `t21`.`by_ethnicity`
        WHEN `t4`.`breakdown` = 'need'
        THEN `t21`.`by_need`
        WHEN `t4`.`breakdown` = 'legal_status'
        THEN `t21`.`by_legal_status`
        WHEN `t4`.`breakdown` = 'placement'
        THEN `t21`.`by_placement`
        WHEN `t4`.`breakdown` = 'provider'
        THEN `t21`.`by_provider`
        WHEN `t4`.`breakdown` = 'uasc'
        THEN `t21`.`by_uasc`
        WHEN `t4`.`breakdown` = 'locality'
        THEN `t21`.`by_locality`
        WHEN `t4`.`breakdown` = 'distance'
        THEN `t21`.`by_distance`
        WHEN `t4`.`breakdown` = 'time_in_care'
        THEN `t21`.`by_time_in_care`
        WHEN `t21`.`age` BETWEEN `t4`.`youngest` AND `t4`.`oldest`
        THEN `t4`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t19`.`on`,
        `t19`.`by_plan_route`,
        `t19`.`by_age_band`,
        `t19`.`by_sex`,
        `t19`.`by_ethnicity`,
        `t19`.`by_need`,
        `t19`.`by_legal_status`,
        `t19`.`by_placement`,
        `t19`.`by_provider`,
        `t19`.`by_uasc`,
        `t19`.`by_locality`,
        `t19`.`by_distance`,
        `t19`.`by_time_in_care`,
        `t19`.`age`,
        COALESCE(
          IF(
            `t19`.`step` = 'achieved',
            IF(
              `t19`.`start_known`,
              DATEDIFF(DAY, `t19`.`period_started`, `t19`.`plan_day`),
              CAST(NULL AS BIGINT)
            ),
            CAST(NULL AS BIGINT)
          ) IS NOT NULL,
          FALSE
        ) AS `n0`,
        COALESCE(`t19`.`step` = 'achieved', FALSE) AS `n1`,
        CAST(IF(
          `t19`.`step` = 'achieved',
          IF(
            `t19`.`start_known`,
            DATEDIFF(DAY, `t19`.`period_started`, `t19`.`plan_day`),
            CAST(NULL AS BIGINT)
          ),
          CAST(NULL AS BIGINT)
        ) AS DOUBLE) AS `n2`,
        COALESCE(
          (
            `t19`.`step` = 'agreed'
          )
          AND (
            `t19`.`row_until` > `t19`.`plan_day`
          )
          AND (
            IF(
              `t19`.`step` = 'agreed',
              IF(
                `t19`.`start_known`,
                DATEDIFF(DAY, `t19`.`period_started`, `t19`.`plan_day`),
                CAST(NULL AS BIGINT)
              ),
              CAST(NULL AS BIGINT)
            ) IS NOT NULL
          ),
          FALSE
        ) AS `n3`,
        COALESCE(
          (
            `t19`.`step` = 'agreed'
          ) AND (
            `t19`.`row_until` > `t19`.`plan_day`
          ),
          FALSE
        ) AS `n4`,
        CAST(IF(
          `t19`.`row_until` > `t19`.`plan_day`,
          IF(
            `t19`.`step` = 'agreed',
            IF(
              `t19`.`start_known`,
              DATEDIFF(DAY, `t19`.`period_started`, `t19`.`plan_day`),
              CAST(NULL AS BIGINT)
            ),
            CAST(NULL AS BIGINT)
          ),
          NULL
        ) AS DOUBLE) AS `n5`,
        COALESCE(
          (
            `t19`.`step` = 'matched'
          ) AND (
            `t19`.`row_until` > `t19`.`plan_day`
          ),
          FALSE
        ) AS `n6`,
        CAST(IF(
          `t19`.`row_until` > `t19`.`plan_day`,
          IF(
            `t19`.`step` = 'matched',
            DATEDIFF(DAY, `t19`.`plan_agreed`, `t19`.`plan_day`),
            CAST(NULL AS BIGINT)
          ),
          NULL
        ) AS DOUBLE) AS `n7`
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
          `t18`.`plan_agreed`,
          `t18`.`by_plan_route`,
          `t18`.`list_file`,
          `t18`.`list_row`,
          `t18`.`plan_day`,
          `t18`.`step`,
          `t18`.`newest`,
          `t18`.`age`,
          `t18`.`by_age_band`,
          `t18`.`by_uasc`,
          `t18`.`by_time_in_care`,
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
            `t16`.`plan_agreed`,
            `t16`.`by_plan_route`,
            `t16`.`list_file`,
            `t16`.`list_row`,
            `t16`.`plan_day`,
            `t16`.`step`,
            `t16`.`newest`,
            `t16`.`age`,
            CASE
              WHEN `t16`.`age` BETWEEN 0 AND 0
              THEN 'under 1'
              WHEN `t16`.`age` BETWEEN 1 AND 4
              THEN '1 to 4'
              WHEN `t16`.`age` BETWEEN 5 AND 9
              THEN '5 to 9'
              WHEN `t16`.`age` BETWEEN 10 AND 15
              THEN '10 to 15'
              WHEN `t16`.`age` BETWEEN 16 AND 99
              THEN '16 and over'
              ELSE 'not known'
            END AS `by_age_band`,
            IF(
              `t16`.`is_uasc_child`
              AND (
                (
                  `t16`.`duc` IS NULL
                )
                OR (
                  `t16`.`duc` > `t16`.`plan_day`
                )
                OR (
                  (
                    `t16`.`duc` = `t16`.`plan_day`
                  )
                  AND (
                    (
                      `t16`.`spell_until` = `t16`.`plan_day`
                    )
                    AND (
                      `t16`.`spell_started` < `t16`.`plan_day`
                    )
                  )
                )
              ),
              'UASC',
              'not UASC'
            ) AS `by_uasc`,
            CASE
              WHEN CAST(CAST(`t16`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t16`.`plan_day`
              THEN '5 years and over'
              WHEN CAST(CAST(`t16`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t16`.`plan_day`
              THEN '2 to 5 years'
              WHEN CAST(CAST(`t16`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t16`.`plan_day`
              THEN '1 to 2 years'
              WHEN CAST(CAST(`t16`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t16`.`plan_day`
              THEN '6 to 12 months'
              ELSE 'under 6 months'
            END AS `by_time_in_care`
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
              `t15`.`plan_agreed`,
              `t15`.`by_plan_route`,
              `t15`.`list_file`,
              `t15`.`list_row`,
              `t15`.`plan_day`,
              `t15`.`step`,
              `t15`.`newest`,
              IF(
                `t15`.`dob` <= `t15`.`plan_day`,
                (
                  EXTRACT(year FROM `t15`.`plan_day`) - EXTRACT(year FROM `t15`.`dob`)
                ) - CAST((
                  (
                    EXTRACT(month FROM `t15`.`plan_day`) * 100
                  ) + EXTRACT(day FROM `t15`.`plan_day`)
                ) < (
                  (
                    EXTRACT(month FROM `t15`.`dob`) * 100
                  ) + EXTRACT(day FROM `t15`.`dob`)
                ) AS BIGINT),
                CAST(NULL AS BIGINT)
              ) AS `age`
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
                `t14`.`plan_agreed`,
                `t14`.`by_plan_route`,
                `t14`.`list_file`,
                `t14`.`list_row`,
                `t14`.`plan_day`,
                `t14`.`step`,
                MAX(`t14`.`number`) OVER (
                  PARTITION BY `t14`.`child`, `t14`.`list_file`, `t14`.`list_row`, `t14`.`step`
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS `newest`
              FROM (
                SELECT
                  `t7`.`child`,
                  `t7`.`decom`,
                  `t7`.`reason_new_episode`,
                  `t7`.`legal_status`,
                  `t7`.`place`,
                  `t7`.`place_provider`,
                  `t7`.`reason_episode_ceased`,
                  `t7`.`reason_place_change`,
                  `t7`.`place_post`,
                  `t7`.`urn`,
                  `t7`.`location`,
                  `t7`.`distance`,
                  `t7`.`beyond_boundary`,
                  `t7`.`supplied_location`,
                  `t7`.`supplied_distance`,
                  `t7`.`calculated_location`,
                  `t7`.`calculated_distance`,
                  `t7`.`collection_year`,
                  `t7`.`origin_file`,
                  `t7`.`origin_row`,
                  `t7`.`sex`,
                  `t7`.`dob`,
                  `t7`.`duc`,
                  `t7`.`is_uasc_child`,
                  `t7`.`eighteenth`,
                  `t7`.`episode_until`,
                  `t7`.`short_break`,
                  `t7`.`temporary`,
                  `t7`.`number`,
                  `t7`.`begins`,
                  `t7`.`period`,
                  `t7`.`counts`,
                  `t7`.`period_started`,
                  `t7`.`began_as_short_breaks`,
                  `t7`.`spell`,
                  `t7`.`opens`,
                  `t7`.`closes`,
                  `t7`.`row_until`,
                  `t7`.`spell_started`,
                  `t7`.`spell_until`,
                  `t7`.`start_known`,
                  `t7`.`came_by_transfer`,
                  `t7`.`need`,
                  `t7`.`end_reason`,
                  `t7`.`settled`,
                  `t7`.`usual_place`,
                  `t7`.`by_sex`,
                  `t7`.`by_ethnicity`,
                  `t7`.`by_need`,
                  `t7`.`by_legal_status`,
                  `t7`.`by_placement`,
                  `t7`.`by_provider`,
                  `t7`.`by_locality`,
                  `t7`.`by_distance`,
                  `t13`.`plan_agreed`,
                  `t13`.`by_plan_route`,
                  `t13`.`list_file`,
                  `t13`.`list_row`,
                  `t13`.`plan_day`,
                  `t13`.`step`
                FROM (
                  SELECT
                    *
                  FROM `timeline` AS `t2`
                  WHERE
                    `t2`.`counts`
                ) AS `t7`
                INNER JOIN (
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t3`.`child`,
                      `t3`.`agreed_on` AS `plan_agreed`,
                      `t3`.`route` AS `by_plan_route`,
                      `t3`.`origin_file` AS `list_file`,
                      `t3`.`origin_row` AS `list_row`,
                      `t3`.`achieved_on` AS `plan_day`,
                      'achieved' AS `step`
                    FROM `permanence_plans` AS `t3`
                    WHERE
                      `t3`.`achieved_on` IS NOT NULL
                  ) AS `t9`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        `t3`.`child`,
                        `t3`.`agreed_on` AS `plan_agreed`,
                        `t3`.`route` AS `by_plan_route`,
                        `t3`.`origin_file` AS `list_file`,
                        `t3`.`origin_row` AS `list_row`,
                        `t3`.`agreed_on` AS `plan_day`,
                        'agreed' AS `step`
                      FROM `permanence_plans` AS `t3`
                      WHERE
                        `t3`.`agreed_on` IS NOT NULL
                    ) AS `t8`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        `t3`.`child`,
                        `t3`.`agreed_on` AS `plan_agreed`,
                        `t3`.`route` AS `by_plan_route`,
                        `t3`.`origin_file` AS `list_file`,
                        `t3`.`origin_row` AS `list_row`,
                        `t3`.`matched_on` AS `plan_day`,
                        'matched' AS `step`
                      FROM `permanence_plans` AS `t3`
                      WHERE
                        `t3`.`matched_on` IS NOT NULL
                    ) AS `t10`
                  ) AS `t11`
                ) AS `t13`
                  ON `t7`.`child` = `t13`.`child` AND `t7`.`decom` <= `t13`.`plan_day`
              ) AS `t14`
            ) AS `t15`
            WHERE
              `t15`.`number` = `t15`.`newest`
          ) AS `t16`
        ) AS `t18`
        INNER JOIN `dates` AS `t5`
          ON `t18`.`plan_day` <= `t5`.`on` AND `t18`.`plan_day` >= `t5`.`window_first`
      ) AS `t19`
    ) AS `t21`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t22`
  WHERE
    `t22`.`group` IS NOT NULL
) AS `t23`
GROUP BY
  1,
  2,
  3
