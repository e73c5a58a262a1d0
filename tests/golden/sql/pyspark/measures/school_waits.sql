-- needs: all_starts breakdown_names dates homes_by_episode school_places timeline
WITH `t19` AS (
  SELECT DISTINCT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t4`.`child`,
        `t4`.`spell_started` AS `happened`
      FROM `all_starts` AS `t4`
      WHERE
        `t4`.`start_known`
    ) AS `t9`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t16`.`child`,
        `t16`.`moved` AS `happened`
      FROM (
        SELECT
          `t15`.`child`,
          `t15`.`period`,
          `t15`.`placement`,
          `t15`.`moved`,
          `t15`.`placement_until`,
          `t15`.`move_reason`,
          `t15`.`move_file`,
          `t15`.`move_row`,
          MIN(`t15`.`placement`) OVER (
            PARTITION BY `t15`.`child`, `t15`.`period`
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS `first`,
          CASE
            WHEN `t15`.`move_reason` IN ('CARPL', 'CLOSE', 'PLACE')
            THEN 'planned'
            WHEN `t15`.`move_reason` IN ('ALLEG', 'STAND', 'APPRR')
            THEN 'protective'
            WHEN `t15`.`move_reason` IN ('CREQB', 'CREQO', 'CHILD', 'LAREQ')
            THEN 'not planned'
            WHEN `t15`.`move_reason` IN ('CUSTOD')
            THEN 'custody'
            WHEN `t15`.`move_reason` IN ('OTHER')
            THEN 'other'
            ELSE 'not known'
          END AS `by_move_reason`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t10`.`child`,
              `t10`.`period`,
              `t10`.`placement`,
              MIN(`t10`.`decom`) AS `moved`,
              MAX(`t10`.`episode_until`) AS `placement_until`,
              MAX(IF(`t10`.`starts_placement`, `t10`.`move_reason`, CAST(NULL AS STRING))) AS `move_reason`,
              MAX(IF(`t10`.`starts_placement`, `t10`.`origin_file`, CAST(NULL AS STRING))) AS `move_file`,
              MAX(IF(`t10`.`starts_placement`, `t10`.`origin_row`, CAST(NULL AS INT))) AS `move_row`
            FROM (
              SELECT
                *
              FROM `homes_by_episode` AS `t5`
              WHERE
                `t5`.`in_placement`
            ) AS `t10`
            GROUP BY
              1,
              2,
              3
          ) AS `t14`
          WHERE
            `t14`.`placement_until` > `t14`.`moved`
        ) AS `t15`
      ) AS `t16`
      WHERE
        `t16`.`placement` > `t16`.`first`
    ) AS `t17`
  ) AS `t18`
)
SELECT
  `t38`.`on`,
  `t38`.`breakdown`,
  `t38`.`group`,
  SUM(CAST(`t38`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`,
  PERCENTILE(`t38`.`n2`, 0.5) AS `n2`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t36`.`on`,
      `t6`.`breakdown`,
      `t36`.`n0`,
      `t36`.`n2`,
      CASE
        WHEN `t6`.`breakdown` = ''
        THEN ''
        WHEN `t6`.`breakdown` = 'age_band'
        THEN `t36`.`by_age_band`
        WHEN `t6`.`breakdown` = 'sex'
        THEN `t36`.`by_sex`
        WHEN `t6`.`breakdown` = 'ethnicity'
        THEN `t36`.`by_ethnicity`
        WHEN `t6`.`breakdown` = 'need'
        THEN `t36`.`by_need`
        WHEN `t6`.`breakdown` = 'legal_status'
        THEN `t36`.`by_legal_status`
        WHEN `t6`.`breakdown` = 'placement'
        THEN `t36`.`by_placement`
        WHEN `t6`.`breakdown` = 'provider'
        THEN `t36`.`by_provider`
        WHEN `t6`.`breakdown` = 'uasc'
        THEN `t36`.`by_uasc`
        WHEN `t6`.`breakdown` = 'locality'
        THEN `t36`.`by_locality`
        WHEN `t6`.`breakdown` = 'distance'
        THEN `t36`.`by_distance`
        WHEN `t6`.`breakdown` = 'time_in_care'
        THEN `t36`.`by_time_in_care`
        WHEN `t36`.`age` BETWEEN `t6`.`youngest` AND `t6`.`oldest`
        THEN `t6`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t34`.`on`,
        `t34`.`by_age_band`,
        `t34`.`by_sex`,
        `t34`.`by_ethnicity`,
        `t34`.`by_need`,
        `t34`.`by_legal_status`,
        `t34`.`by_placement`,
        `t34`.`by_provider`,
        `t34`.`by_uasc`,
        `t34`.`by_locality`,
        `t34`.`by_distance`,
        `t34`.`by_time_in_care`,
        `t34`.`age`,
        COALESCE(
          DATEDIFF(
            DAY,
            `t34`.`happened`,
            IF(`t34`.`first_day` <= `t34`.`on`, `t34`.`first_day`, CAST(NULL AS DATE))
          ) IS NOT NULL,
          FALSE
        ) AS `n0`,
        CAST(DATEDIFF(
          DAY,
          `t34`.`happened`,
          IF(`t34`.`first_day` <= `t34`.`on`, `t34`.`first_day`, CAST(NULL AS DATE))
        ) AS DOUBLE) AS `n2`
      FROM (
        SELECT
          `t33`.`child`,
          `t33`.`decom`,
          `t33`.`reason_new_episode`,
          `t33`.`legal_status`,
          `t33`.`place`,
          `t33`.`place_provider`,
          `t33`.`reason_episode_ceased`,
          `t33`.`reason_place_change`,
          `t33`.`place_post`,
          `t33`.`urn`,
          `t33`.`location`,
          `t33`.`distance`,
          `t33`.`beyond_boundary`,
          `t33`.`supplied_location`,
          `t33`.`supplied_distance`,
          `t33`.`calculated_location`,
          `t33`.`calculated_distance`,
          `t33`.`collection_year`,
          `t33`.`origin_file`,
          `t33`.`origin_row`,
          `t33`.`sex`,
          `t33`.`dob`,
          `t33`.`duc`,
          `t33`.`is_uasc_child`,
          `t33`.`eighteenth`,
          `t33`.`episode_until`,
          `t33`.`short_break`,
          `t33`.`temporary`,
          `t33`.`number`,
          `t33`.`begins`,
          `t33`.`period`,
          `t33`.`counts`,
          `t33`.`period_started`,
          `t33`.`began_as_short_breaks`,
          `t33`.`spell`,
          `t33`.`opens`,
          `t33`.`closes`,
          `t33`.`row_until`,
          `t33`.`spell_started`,
          `t33`.`spell_until`,
          `t33`.`start_known`,
          `t33`.`came_by_transfer`,
          `t33`.`need`,
          `t33`.`end_reason`,
          `t33`.`settled`,
          `t33`.`usual_place`,
          `t33`.`by_sex`,
          `t33`.`by_ethnicity`,
          `t33`.`by_need`,
          `t33`.`by_legal_status`,
          `t33`.`by_placement`,
          `t33`.`by_provider`,
          `t33`.`by_locality`,
          `t33`.`by_distance`,
          `t33`.`happened`,
          `t33`.`age`,
          `t33`.`by_age_band`,
          `t33`.`by_uasc`,
          `t33`.`by_time_in_care`,
          `t33`.`on`,
          `t33`.`year`,
          `t33`.`is_year_end`,
          `t33`.`window_first`,
          `t33`.`window_4_first`,
          `t33`.`window_6_first`,
          `t33`.`before_6`,
          `t33`.`before_24`,
          `t33`.`before_30`,
          `t33`.`after_12`,
          `t33`.`after_24`,
          `t33`.`repeat_first`,
          `t33`.`home_6_first`,
          `t33`.`home_6_last`,
          `t33`.`home_12_first`,
          `t33`.`home_12_last`,
          `t33`.`home_18_first`,
          `t33`.`home_18_last`,
          `t33`.`month_first`,
          `t33`.`last_summer_march`,
          `t33`.`last_summer_first`,
          `t33`.`season_first`,
          `t33`.`season_first_whole`,
          `t33`.`season_last_whole`,
          `t33`.`season_last`,
          `t27`.`first_day`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t30`.`child`,
              `t30`.`decom`,
              `t30`.`reason_new_episode`,
              `t30`.`legal_status`,
              `t30`.`place`,
              `t30`.`place_provider`,
              `t30`.`reason_episode_ceased`,
              `t30`.`reason_place_change`,
              `t30`.`place_post`,
              `t30`.`urn`,
              `t30`.`location`,
              `t30`.`distance`,
              `t30`.`beyond_boundary`,
              `t30`.`supplied_location`,
              `t30`.`supplied_distance`,
              `t30`.`calculated_location`,
              `t30`.`calculated_distance`,
              `t30`.`collection_year`,
              `t30`.`origin_file`,
              `t30`.`origin_row`,
              `t30`.`sex`,
              `t30`.`dob`,
              `t30`.`duc`,
              `t30`.`is_uasc_child`,
              `t30`.`eighteenth`,
              `t30`.`episode_until`,
              `t30`.`short_break`,
              `t30`.`temporary`,
              `t30`.`number`,
              `t30`.`begins`,
              `t30`.`period`,
              `t30`.`counts`,
              `t30`.`period_started`,
              `t30`.`began_as_short_breaks`,
              `t30`.`spell`,
              `t30`.`opens`,
              `t30`.`closes`,
              `t30`.`row_until`,
              `t30`.`spell_started`,
              `t30`.`spell_until`,
              `t30`.`start_known`,
              `t30`.`came_by_transfer`,
              `t30`.`need`,
              `t30`.`end_reason`,
              `t30`.`settled`,
              `t30`.`usual_place`,
              `t30`.`by_sex`,
              `t30`.`by_ethnicity`,
              `t30`.`by_need`,
              `t30`.`by_legal_status`,
              `t30`.`by_placement`,
              `t30`.`by_provider`,
              `t30`.`by_locality`,
              `t30`.`by_distance`,
              `t30`.`happened`,
              `t30`.`age`,
              `t30`.`by_age_band`,
              `t30`.`by_uasc`,
              `t30`.`by_time_in_care`,
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
                `t28`.`child`,
                `t28`.`decom`,
                `t28`.`reason_new_episode`,
                `t28`.`legal_status`,
                `t28`.`place`,
                `t28`.`place_provider`,
                `t28`.`reason_episode_ceased`,
                `t28`.`reason_place_change`,
                `t28`.`place_post`,
                `t28`.`urn`,
                `t28`.`location`,
                `t28`.`distance`,
                `t28`.`beyond_boundary`,
                `t28`.`supplied_location`,
                `t28`.`supplied_distance`,
                `t28`.`calculated_location`,
                `t28`.`calculated_distance`,
                `t28`.`collection_year`,
                `t28`.`origin_file`,
                `t28`.`origin_row`,
                `t28`.`sex`,
                `t28`.`dob`,
                `t28`.`duc`,
                `t28`.`is_uasc_child`,
                `t28`.`eighteenth`,
                `t28`.`episode_until`,
                `t28`.`short_break`,
                `t28`.`temporary`,
                `t28`.`number`,
                `t28`.`begins`,
                `t28`.`period`,
                `t28`.`counts`,
                `t28`.`period_started`,
                `t28`.`began_as_short_breaks`,
                `t28`.`spell`,
                `t28`.`opens`,
                `t28`.`closes`,
                `t28`.`row_until`,
                `t28`.`spell_started`,
                `t28`.`spell_until`,
                `t28`.`start_known`,
                `t28`.`came_by_transfer`,
                `t28`.`need`,
                `t28`.`end_reason`,
                `t28`.`settled`,
                `t28`.`usual_place`,
                `t28`.`by_sex`,
                `t28`.`by_ethnicity`,
                `t28`.`by_need`,
                `t28`.`by_legal_status`,
                `t28`.`by_placement`,
                `t28`.`by_provider`,
                `t28`.`by_locality`,
                `t28`.`by_distance`,
                `t28`.`happened`,
                `t28`.`age`,
                CASE
                  WHEN `t28`.`age` BETWEEN 0 AND 0
                  THEN 'under 1'
                  WHEN `t28`.`age` BETWEEN 1 AND 4
                  THEN '1 to 4'
                  WHEN `t28`.`age` BETWEEN 5 AND 9
                  THEN '5 to 9'
                  WHEN `t28`.`age` BETWEEN 10 AND 15
                  THEN '10 to 15'
                  WHEN `t28`.`age` BETWEEN 16 AND 99
                  THEN '16 and over'
                  ELSE 'not known'
                END AS `by_age_band`,
                IF(
                  `t28`.`is_uasc_child`
                  AND (
                    (
                      `t28`.`duc` IS NULL
                    )
                    OR (
                      `t28`.`duc` > `t28`.`happened`
                    )
                    OR (
                      (
                        `t28`.`duc` = `t28`.`happened`
                      )
                      AND (
                        (
                          `t28`.`spell_until` = `t28`.`happened`
                        )
                        AND (
                          `t28`.`spell_started` < `t28`.`happened`
                        )
                      )
                    )
                  ),
                  'UASC',
                  'not UASC'
                ) AS `by_uasc`,
                CASE
                  WHEN CAST(CAST(`t28`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t28`.`happened`
                  THEN '5 years and over'
                  WHEN CAST(CAST(`t28`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t28`.`happened`
                  THEN '2 to 5 years'
                  WHEN CAST(CAST(`t28`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t28`.`happened`
                  THEN '1 to 2 years'
                  WHEN CAST(CAST(`t28`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t28`.`happened`
                  THEN '6 to 12 months'
                  ELSE 'under 6 months'
                END AS `by_time_in_care`
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
                  `t24`.`happened`,
                  IF(
                    `t24`.`dob` <= `t24`.`happened`,
                    (
                      EXTRACT(year FROM `t24`.`happened`) - EXTRACT(year FROM `t24`.`dob`)
                    ) - CAST((
                      (
                        EXTRACT(month FROM `t24`.`happened`) * 100
                      ) + EXTRACT(day FROM `t24`.`happened`)
                    ) < (
                      (
                        EXTRACT(month FROM `t24`.`dob`) * 100
                      ) + EXTRACT(day FROM `t24`.`dob`)
                    ) AS BIGINT),
                    CAST(NULL AS BIGINT)
                  ) AS `age`
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
                    `t22`.`happened`
                  FROM (
                    SELECT
                      *
                    FROM `timeline` AS `t3`
                    WHERE
                      `t3`.`counts`
                  ) AS `t12`
                  INNER JOIN `t19` AS `t22`
                    ON `t12`.`child` = `t22`.`child`
                    AND `t12`.`decom` <= `t22`.`happened`
                    AND `t12`.`row_until` > `t22`.`happened`
                ) AS `t24`
              ) AS `t28`
            ) AS `t30`
            INNER JOIN `dates` AS `t7`
              ON `t30`.`happened` <= `t7`.`on` AND `t30`.`happened` >= `t7`.`window_first`
          ) AS `t31`
          WHERE
            COALESCE(`t31`.`age` BETWEEN 5 AND 15, FALSE)
        ) AS `t33`
        LEFT OUTER JOIN (
          SELECT
            `t25`.`child`,
            `t25`.`happened`,
            MIN(`t25`.`began`) AS `first_day`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t21`.`child`,
                `t21`.`happened`,
                `t13`.`began`
              FROM `t19` AS `t21`
              INNER JOIN (
                SELECT
                  `t2`.`child`,
                  `t2`.`started` AS `began`
                FROM `school_places` AS `t2`
                WHERE
                  `t2`.`school` IS NOT NULL
              ) AS `t13`
                ON `t21`.`child` = `t13`.`child`
            ) AS `t23`
            WHERE
              `t23`.`began` >= `t23`.`happened`
              AND `t23`.`began` <= (
                `t23`.`happened` + INTERVAL '120' DAY
              )
          ) AS `t25`
          GROUP BY
            1,
            2
        ) AS `t27`
          ON `t33`.`child` = `t27`.`child` AND `t33`.`happened` = `t27`.`happened`
      ) AS `t34`
    ) AS `t36`
    CROSS JOIN `breakdown_names` AS `t6`
  ) AS `t37`
  WHERE
    `t37`.`group` IS NOT NULL
) AS `t38`
GROUP BY
  1,
  2,
  3
