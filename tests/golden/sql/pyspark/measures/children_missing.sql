-- needs: all_incidents breakdown_names dates timeline
SELECT
  `t22`.`on`,
  `t22`.`breakdown`,
  `t22`.`group`,
  SUM(CAST(`t22`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`,
  SUM(CAST(`t22`.`n2` AS BIGINT)) AS `n2`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t20`.`on`,
      `t4`.`breakdown`,
      `t20`.`n0`,
      `t20`.`n2`,
      CASE
        WHEN `t4`.`breakdown` = ''
        THEN ''
        WHEN `t4`.`breakdown` = 'age_band'
        THEN `t20`.`by_age_band`
        WHEN `t4`.`breakdown` = 'sex'
        THEN `t20`.`by_sex`
        WHEN `t4`.`breakdown` = 'ethnicity'
        THEN `t20`.`by_ethnicity`
        WHEN `t4`.`breakdown` = 'need'
        THEN `t20`.`by_need`
        WHEN `t4`.`breakdown` = 'legal_status'
        THEN `t20`.`by_legal_status`
        WHEN `t4`.`breakdown` = 'placement'
        THEN `t20`.`by_placement`
        WHEN `t4`.`breakdown` = 'provider'
        THEN `t20`.`by_provider`
        WHEN `t4`.`breakdown` = 'uasc'
        THEN `t20`.`by_uasc`
        WHEN `t4`.`breakdown` = 'locality'
        THEN `t20`.`by_locality`
        WHEN `t4`.`breakdown` = 'distance'
        THEN `t20`.`by_distance`
        WHEN `t4`.`breakdown` = 'time_in_care'
        THEN `t20`.`by_time_in_care`
        WHEN `t20`.`age` BETWEEN `t4`.`youngest` AND `t4`.`oldest`
        THEN `t4`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t18`.`on`,
        `t18`.`by_age_band`,
        `t18`.`by_sex`,
        `t18`.`by_ethnicity`,
        `t18`.`by_need`,
        `t18`.`by_legal_status`,
        `t18`.`by_placement`,
        `t18`.`by_provider`,
        `t18`.`by_uasc`,
        `t18`.`by_locality`,
        `t18`.`by_distance`,
        `t18`.`by_time_in_care`,
        `t18`.`age`,
        COALESCE(COALESCE(`t18`.`was_missing`, FALSE), FALSE) AS `n0`,
        COALESCE(COALESCE(`t18`.`was_away`, FALSE), FALSE) AS `n2`
      FROM (
        SELECT
          `t17`.`child`,
          `t17`.`decom`,
          `t17`.`reason_new_episode`,
          `t17`.`legal_status`,
          `t17`.`place`,
          `t17`.`place_provider`,
          `t17`.`reason_episode_ceased`,
          `t17`.`reason_place_change`,
          `t17`.`place_post`,
          `t17`.`urn`,
          `t17`.`location`,
          `t17`.`distance`,
          `t17`.`beyond_boundary`,
          `t17`.`supplied_location`,
          `t17`.`supplied_distance`,
          `t17`.`calculated_location`,
          `t17`.`calculated_distance`,
          `t17`.`collection_year`,
          `t17`.`origin_file`,
          `t17`.`origin_row`,
          `t17`.`sex`,
          `t17`.`dob`,
          `t17`.`duc`,
          `t17`.`is_uasc_child`,
          `t17`.`eighteenth`,
          `t17`.`episode_until`,
          `t17`.`short_break`,
          `t17`.`temporary`,
          `t17`.`number`,
          `t17`.`begins`,
          `t17`.`period`,
          `t17`.`counts`,
          `t17`.`period_started`,
          `t17`.`began_as_short_breaks`,
          `t17`.`spell`,
          `t17`.`opens`,
          `t17`.`closes`,
          `t17`.`row_until`,
          `t17`.`spell_started`,
          `t17`.`spell_until`,
          `t17`.`start_known`,
          `t17`.`came_by_transfer`,
          `t17`.`need`,
          `t17`.`end_reason`,
          `t17`.`settled`,
          `t17`.`usual_place`,
          `t17`.`by_sex`,
          `t17`.`by_ethnicity`,
          `t17`.`by_need`,
          `t17`.`by_legal_status`,
          `t17`.`by_placement`,
          `t17`.`by_provider`,
          `t17`.`by_locality`,
          `t17`.`by_distance`,
          `t17`.`on`,
          `t17`.`year`,
          `t17`.`is_year_end`,
          `t17`.`window_first`,
          `t17`.`window_4_first`,
          `t17`.`window_6_first`,
          `t17`.`before_6`,
          `t17`.`before_24`,
          `t17`.`before_30`,
          `t17`.`after_12`,
          `t17`.`after_24`,
          `t17`.`repeat_first`,
          `t17`.`home_6_first`,
          `t17`.`home_6_last`,
          `t17`.`home_12_first`,
          `t17`.`home_12_last`,
          `t17`.`home_18_first`,
          `t17`.`home_18_last`,
          `t17`.`month_first`,
          `t17`.`last_summer_march`,
          `t17`.`last_summer_first`,
          `t17`.`season_first`,
          `t17`.`season_first_whole`,
          `t17`.`season_last_whole`,
          `t17`.`season_last`,
          `t17`.`latest`,
          `t17`.`day`,
          `t17`.`age`,
          `t17`.`by_age_band`,
          `t17`.`by_uasc`,
          `t17`.`by_time_in_care`,
          `t14`.`was_missing`,
          `t14`.`was_away`
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
            `t15`.`latest`,
            `t15`.`day`,
            `t15`.`age`,
            CASE
              WHEN `t15`.`age` BETWEEN 0 AND 0
              THEN 'under 1'
              WHEN `t15`.`age` BETWEEN 1 AND 4
              THEN '1 to 4'
              WHEN `t15`.`age` BETWEEN 5 AND 9
              THEN '5 to 9'
              WHEN `t15`.`age` BETWEEN 10 AND 15
              THEN '10 to 15'
              WHEN `t15`.`age` BETWEEN 16 AND 99
              THEN '16 and over'
              ELSE 'not known'
            END AS `by_age_band`,
            IF(
              `t15`.`is_uasc_child`
              AND (
                (
                  `t15`.`duc` IS NULL
                )
                OR (
                  `t15`.`duc` > `t15`.`day`
                )
                OR (
                  (
                    `t15`.`duc` = `t15`.`day`
                  )
                  AND (
                    (
                      `t15`.`spell_until` = `t15`.`day`
                    )
                    AND (
                      `t15`.`spell_started` < `t15`.`day`
                    )
                  )
                )
              ),
              'UASC',
              'not UASC'
            ) AS `by_uasc`,
            CASE
              WHEN CAST(CAST(`t15`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t15`.`day`
              THEN '5 years and over'
              WHEN CAST(CAST(`t15`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t15`.`day`
              THEN '2 to 5 years'
              WHEN CAST(CAST(`t15`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t15`.`day`
              THEN '1 to 2 years'
              WHEN CAST(CAST(`t15`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t15`.`day`
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
              `t13`.`on`,
              `t13`.`year`,
              `t13`.`is_year_end`,
              `t13`.`window_first`,
              `t13`.`window_4_first`,
              `t13`.`window_6_first`,
              `t13`.`before_6`,
              `t13`.`before_24`,
              `t13`.`before_30`,
              `t13`.`after_12`,
              `t13`.`after_24`,
              `t13`.`repeat_first`,
              `t13`.`home_6_first`,
              `t13`.`home_6_last`,
              `t13`.`home_12_first`,
              `t13`.`home_12_last`,
              `t13`.`home_18_first`,
              `t13`.`home_18_last`,
              `t13`.`month_first`,
              `t13`.`last_summer_march`,
              `t13`.`last_summer_first`,
              `t13`.`season_first`,
              `t13`.`season_first_whole`,
              `t13`.`season_last_whole`,
              `t13`.`season_last`,
              `t13`.`latest`,
              IF(`t13`.`spell_until` <= `t13`.`on`, `t13`.`spell_until`, `t13`.`on`) AS `day`,
              IF(
                `t13`.`dob` <= IF(`t13`.`spell_until` <= `t13`.`on`, `t13`.`spell_until`, `t13`.`on`),
                (
                  EXTRACT(year FROM IF(`t13`.`spell_until` <= `t13`.`on`, `t13`.`spell_until`, `t13`.`on`)) - EXTRACT(year FROM `t13`.`dob`)
                ) - CAST((
                  (
                    EXTRACT(month FROM IF(`t13`.`spell_until` <= `t13`.`on`, `t13`.`spell_until`, `t13`.`on`)) * 100
                  ) + EXTRACT(day FROM IF(`t13`.`spell_until` <= `t13`.`on`, `t13`.`spell_until`, `t13`.`on`))
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
                `t11`.`on`,
                `t11`.`year`,
                `t11`.`is_year_end`,
                `t11`.`window_first`,
                `t11`.`window_4_first`,
                `t11`.`window_6_first`,
                `t11`.`before_6`,
                `t11`.`before_24`,
                `t11`.`before_30`,
                `t11`.`after_12`,
                `t11`.`after_24`,
                `t11`.`repeat_first`,
                `t11`.`home_6_first`,
                `t11`.`home_6_last`,
                `t11`.`home_12_first`,
                `t11`.`home_12_last`,
                `t11`.`home_18_first`,
                `t11`.`home_18_last`,
                `t11`.`month_first`,
                `t11`.`last_summer_march`,
                `t11`.`last_summer_first`,
                `t11`.`season_first`,
                `t11`.`season_first_whole`,
                `t11`.`season_last_whole`,
                `t11`.`season_last`,
                MAX(`t11`.`number`) OVER (
                  PARTITION BY `t11`.`child`, `t11`.`on`
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS `latest`
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
                    *
                  FROM `timeline` AS `t3`
                  WHERE
                    `t3`.`counts`
                ) AS `t9`
                INNER JOIN `dates` AS `t5`
                  ON `t9`.`decom` <= `t5`.`on` AND `t9`.`row_until` >= `t5`.`window_first`
              ) AS `t11`
            ) AS `t13`
            WHERE
              `t13`.`number` = `t13`.`latest`
          ) AS `t15`
        ) AS `t17`
        LEFT OUTER JOIN (
          SELECT
            `t10`.`child`,
            `t10`.`on`,
            BOOL_OR(`t10`.`is_missing`) AS `was_missing`,
            BOOL_OR(NOT (
              `t10`.`is_missing`
            )) AS `was_away`
          FROM (
            SELECT
              `t8`.`child`,
              `t8`.`went_missing`,
              `t8`.`is_missing`,
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
                `t1`.`child`,
                `t1`.`went_missing`,
                `t1`.`is_missing`
              FROM `all_incidents` AS `t1`
            ) AS `t8`
            INNER JOIN `dates` AS `t5`
              ON `t8`.`went_missing` <= `t5`.`on` AND `t8`.`went_missing` >= `t5`.`window_first`
          ) AS `t10`
          GROUP BY
            1,
            2
        ) AS `t14`
          ON `t17`.`child` = `t14`.`child` AND `t17`.`on` = `t14`.`on`
      ) AS `t18`
    ) AS `t20`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t21`
  WHERE
    `t21`.`group` IS NOT NULL
) AS `t22`
GROUP BY
  1,
  2,
  3
