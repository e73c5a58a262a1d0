-- needs: breakdown_names dates looked_after missing
SELECT
  `t18`.`on`,
  `t18`.`breakdown`,
  `t18`.`group`,
  SUM(CAST(`t18`.`n0` AS BIGINT)) AS `n0`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t16`.`on`,
      `t16`.`n0`,
      `t16`.`breakdown`,
      CASE
        WHEN `t16`.`breakdown` = ''
        THEN ''
        WHEN `t16`.`breakdown` = 'age_band'
        THEN `t16`.`by_age_band`
        WHEN `t16`.`breakdown` = 'sex'
        THEN `t16`.`by_sex`
        WHEN `t16`.`breakdown` = 'ethnicity'
        THEN `t16`.`by_ethnicity`
        WHEN `t16`.`breakdown` = 'need'
        THEN `t16`.`by_need`
        WHEN `t16`.`breakdown` = 'legal_status'
        THEN `t16`.`by_legal_status`
        WHEN `t16`.`breakdown` = 'placement'
        THEN `t16`.`by_placement`
        WHEN `t16`.`breakdown` = 'provider'
        THEN `t16`.`by_provider`
        WHEN `t16`.`breakdown` = 'uasc'
        THEN `t16`.`by_uasc`
        WHEN `t16`.`breakdown` = 'locality'
        THEN `t16`.`by_locality`
        WHEN `t16`.`breakdown` = 'distance'
        THEN `t16`.`by_distance`
        WHEN `t16`.`breakdown` = 'time_in_care'
        THEN `t16`.`by_time_in_care`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t15`.`on`,
        `t15`.`by_age_band`,
        `t15`.`by_sex`,
        `t15`.`by_ethnicity`,
        `t15`.`by_need`,
        `t15`.`by_legal_status`,
        `t15`.`by_placement`,
        `t15`.`by_provider`,
        `t15`.`by_uasc`,
        `t15`.`by_locality`,
        `t15`.`by_distance`,
        `t15`.`by_time_in_care`,
        `t15`.`n0`,
        `t4`.`breakdown`
      FROM (
        SELECT
          `t13`.`on`,
          `t13`.`by_age_band`,
          `t13`.`by_sex`,
          `t13`.`by_ethnicity`,
          `t13`.`by_need`,
          `t13`.`by_legal_status`,
          `t13`.`by_placement`,
          `t13`.`by_provider`,
          `t13`.`by_uasc`,
          `t13`.`by_locality`,
          `t13`.`by_distance`,
          `t13`.`by_time_in_care`,
          COALESCE(`t13`.`times_missing`, 0) >= 3 AS `n0`
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
            `t12`.`by_sex`,
            `t12`.`by_ethnicity`,
            `t12`.`by_need`,
            `t12`.`by_legal_status`,
            `t12`.`by_placement`,
            `t12`.`by_provider`,
            `t12`.`by_locality`,
            `t12`.`by_distance`,
            `t12`.`on`,
            `t12`.`year`,
            `t12`.`is_year_end`,
            `t12`.`window_first`,
            `t12`.`before_24`,
            `t12`.`before_30`,
            `t12`.`after_12`,
            `t12`.`after_24`,
            `t12`.`repeat_first`,
            `t12`.`home_12_first`,
            `t12`.`home_12_last`,
            `t12`.`home_18_first`,
            `t12`.`home_18_last`,
            `t12`.`month_first`,
            `t12`.`season_first`,
            `t12`.`season_first_whole`,
            `t12`.`season_last_whole`,
            `t12`.`season_last`,
            `t12`.`age`,
            `t12`.`by_age_band`,
            `t12`.`by_uasc`,
            `t12`.`by_time_in_care`,
            `t12`.`times_missing`
          FROM (
            SELECT
              `t5`.`child`,
              `t5`.`decom`,
              `t5`.`reason_new_episode`,
              `t5`.`legal_status`,
              `t5`.`place`,
              `t5`.`place_provider`,
              `t5`.`reason_episode_ceased`,
              `t5`.`reason_place_change`,
              `t5`.`place_post`,
              `t5`.`urn`,
              `t5`.`location`,
              `t5`.`distance`,
              `t5`.`beyond_boundary`,
              `t5`.`collection_year`,
              `t5`.`origin_file`,
              `t5`.`origin_row`,
              `t5`.`sex`,
              `t5`.`dob`,
              `t5`.`duc`,
              `t5`.`is_uasc_child`,
              `t5`.`eighteenth`,
              `t5`.`episode_until`,
              `t5`.`short_break`,
              `t5`.`temporary`,
              `t5`.`number`,
              `t5`.`begins`,
              `t5`.`period`,
              `t5`.`counts`,
              `t5`.`period_started`,
              `t5`.`began_as_short_breaks`,
              `t5`.`spell`,
              `t5`.`opens`,
              `t5`.`closes`,
              `t5`.`row_until`,
              `t5`.`spell_started`,
              `t5`.`spell_until`,
              `t5`.`start_known`,
              `t5`.`came_by_transfer`,
              `t5`.`need`,
              `t5`.`end_reason`,
              `t5`.`settled`,
              `t5`.`by_sex`,
              `t5`.`by_ethnicity`,
              `t5`.`by_need`,
              `t5`.`by_legal_status`,
              `t5`.`by_placement`,
              `t5`.`by_provider`,
              `t5`.`by_locality`,
              `t5`.`by_distance`,
              `t5`.`on`,
              `t5`.`year`,
              `t5`.`is_year_end`,
              `t5`.`window_first`,
              `t5`.`before_24`,
              `t5`.`before_30`,
              `t5`.`after_12`,
              `t5`.`after_24`,
              `t5`.`repeat_first`,
              `t5`.`home_12_first`,
              `t5`.`home_12_last`,
              `t5`.`home_18_first`,
              `t5`.`home_18_last`,
              `t5`.`month_first`,
              `t5`.`season_first`,
              `t5`.`season_first_whole`,
              `t5`.`season_last_whole`,
              `t5`.`season_last`,
              `t5`.`age`,
              `t5`.`by_age_band`,
              `t5`.`by_uasc`,
              `t5`.`by_time_in_care`,
              `t11`.`child` AS `child_right`,
              `t11`.`on` AS `on_right`,
              `t11`.`times_missing`
            FROM `looked_after` AS `t5`
            LEFT OUTER JOIN (
              SELECT
                `t9`.`child`,
                `t9`.`on`,
                COUNT(*) AS `times_missing`
              FROM (
                SELECT
                  `t8`.`child`,
                  `t8`.`started`,
                  `t6`.`on`,
                  `t6`.`year`,
                  `t6`.`is_year_end`,
                  `t6`.`window_first`,
                  `t6`.`before_24`,
                  `t6`.`before_30`,
                  `t6`.`after_12`,
                  `t6`.`after_24`,
                  `t6`.`repeat_first`,
                  `t6`.`home_12_first`,
                  `t6`.`home_12_last`,
                  `t6`.`home_18_first`,
                  `t6`.`home_18_last`,
                  `t6`.`month_first`,
                  `t6`.`season_first`,
                  `t6`.`season_first_whole`,
                  `t6`.`season_last_whole`,
                  `t6`.`season_last`
                FROM (
                  SELECT
                    `t2`.`child`,
                    `t2`.`started`
                  FROM `missing` AS `t2`
                  WHERE
                    `t2`.`kind` = 'M'
                ) AS `t8`
                INNER JOIN `dates` AS `t6`
                  ON `t8`.`started` <= `t6`.`on` AND `t8`.`started` >= `t6`.`repeat_first`
              ) AS `t9`
              GROUP BY
                1,
                2
            ) AS `t11`
              ON `t5`.`child` = `t11`.`child` AND `t5`.`on` = `t11`.`on`
          ) AS `t12`
        ) AS `t13`
      ) AS `t15`
      CROSS JOIN `breakdown_names` AS `t4`
    ) AS `t16`
  ) AS `t17`
  WHERE
    `t17`.`group` IS NOT NULL
) AS `t18`
GROUP BY
  1,
  2,
  3
