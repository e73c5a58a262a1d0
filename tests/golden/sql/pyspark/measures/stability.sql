-- needs: breakdown_names dates homes_by_episode looked_after
SELECT
  `t32`.`on`,
  `t32`.`breakdown`,
  `t32`.`group`,
  SUM(CAST(`t32`.`n0` AS BIGINT)) AS `n0`,
  SUM(CAST(`t32`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t32`.`n2` AS BIGINT)) AS `n2`,
  COUNT(*) AS `n3`,
  SUM(CAST(`t32`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t32`.`n5` AS BIGINT)) AS `n5`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t30`.`on`,
      `t30`.`n0`,
      `t30`.`n1`,
      `t30`.`n2`,
      `t30`.`n4`,
      `t30`.`n5`,
      `t30`.`breakdown`,
      CASE
        WHEN `t30`.`breakdown` = ''
        THEN ''
        WHEN `t30`.`breakdown` = 'age_band'
        THEN `t30`.`by_age_band`
        WHEN `t30`.`breakdown` = 'sex'
        THEN `t30`.`by_sex`
        WHEN `t30`.`breakdown` = 'ethnicity'
        THEN `t30`.`by_ethnicity`
        WHEN `t30`.`breakdown` = 'need'
        THEN `t30`.`by_need`
        WHEN `t30`.`breakdown` = 'legal_status'
        THEN `t30`.`by_legal_status`
        WHEN `t30`.`breakdown` = 'placement'
        THEN `t30`.`by_placement`
        WHEN `t30`.`breakdown` = 'provider'
        THEN `t30`.`by_provider`
        WHEN `t30`.`breakdown` = 'uasc'
        THEN `t30`.`by_uasc`
        WHEN `t30`.`breakdown` = 'locality'
        THEN `t30`.`by_locality`
        WHEN `t30`.`breakdown` = 'distance'
        THEN `t30`.`by_distance`
        WHEN `t30`.`breakdown` = 'time_in_care'
        THEN `t30`.`by_time_in_care`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t29`.`on`,
        `t29`.`by_age_band`,
        `t29`.`by_sex`,
        `t29`.`by_ethnicity`,
        `t29`.`by_need`,
        `t29`.`by_legal_status`,
        `t29`.`by_placement`,
        `t29`.`by_provider`,
        `t29`.`by_uasc`,
        `t29`.`by_locality`,
        `t29`.`by_distance`,
        `t29`.`by_time_in_care`,
        `t29`.`n0`,
        `t29`.`n1`,
        `t29`.`n2`,
        `t29`.`n4`,
        `t29`.`n5`,
        `t4`.`breakdown`
      FROM (
        SELECT
          `t27`.`on`,
          `t27`.`by_age_band`,
          `t27`.`by_sex`,
          `t27`.`by_ethnicity`,
          `t27`.`by_need`,
          `t27`.`by_legal_status`,
          `t27`.`by_placement`,
          `t27`.`by_provider`,
          `t27`.`by_uasc`,
          `t27`.`by_locality`,
          `t27`.`by_distance`,
          `t27`.`by_time_in_care`,
          COALESCE(`t27`.`stay_started` <= `t27`.`before_24`, FALSE)
          AND (
            COALESCE(`t27`.`distance` > 20.0, FALSE)
            AND COALESCE(`t27`.`location` = 'OUT', FALSE)
          ) AS `n0`,
          COALESCE(`t27`.`distance` > 20.0, FALSE)
          AND COALESCE(`t27`.`location` = 'OUT', FALSE) AS `n1`,
          COALESCE(`t27`.`homes_in_window`, 0) >= 3 AS `n2`,
          COALESCE(
            IF(
              COALESCE(`t27`.`place` IN ('A4', 'A6'), FALSE),
              COALESCE(`t27`.`previous_stay_started`, `t27`.`stay_started`),
              `t27`.`stay_started`
            ) <= `t27`.`before_24`,
            FALSE
          )
          AND (
            COALESCE(`t27`.`age` < 16, FALSE)
            AND (
              `t27`.`period_started` <= `t27`.`before_30`
            )
            AND NOT (
              `t27`.`began_as_short_breaks`
            )
          ) AS `n4`,
          COALESCE(`t27`.`age` < 16, FALSE)
          AND (
            `t27`.`period_started` <= `t27`.`before_30`
          )
          AND NOT (
            `t27`.`began_as_short_breaks`
          ) AS `n5`
        FROM (
          SELECT
            `t26`.`child`,
            `t26`.`decom`,
            `t26`.`reason_new_episode`,
            `t26`.`legal_status`,
            `t26`.`place`,
            `t26`.`place_provider`,
            `t26`.`reason_episode_ceased`,
            `t26`.`reason_place_change`,
            `t26`.`place_post`,
            `t26`.`urn`,
            `t26`.`location`,
            `t26`.`distance`,
            `t26`.`beyond_boundary`,
            `t26`.`collection_year`,
            `t26`.`origin_file`,
            `t26`.`origin_row`,
            `t26`.`sex`,
            `t26`.`dob`,
            `t26`.`duc`,
            `t26`.`is_uasc_child`,
            `t26`.`eighteenth`,
            `t26`.`episode_until`,
            `t26`.`short_break`,
            `t26`.`temporary`,
            `t26`.`number`,
            `t26`.`begins`,
            `t26`.`period`,
            `t26`.`counts`,
            `t26`.`period_started`,
            `t26`.`began_as_short_breaks`,
            `t26`.`spell`,
            `t26`.`opens`,
            `t26`.`closes`,
            `t26`.`row_until`,
            `t26`.`spell_started`,
            `t26`.`spell_until`,
            `t26`.`start_known`,
            `t26`.`came_by_transfer`,
            `t26`.`need`,
            `t26`.`end_reason`,
            `t26`.`settled`,
            `t26`.`by_sex`,
            `t26`.`by_ethnicity`,
            `t26`.`by_need`,
            `t26`.`by_legal_status`,
            `t26`.`by_placement`,
            `t26`.`by_provider`,
            `t26`.`by_locality`,
            `t26`.`by_distance`,
            `t26`.`on`,
            `t26`.`year`,
            `t26`.`is_year_end`,
            `t26`.`window_first`,
            `t26`.`before_24`,
            `t26`.`before_30`,
            `t26`.`after_12`,
            `t26`.`after_24`,
            `t26`.`repeat_first`,
            `t26`.`home_12_first`,
            `t26`.`home_12_last`,
            `t26`.`home_18_first`,
            `t26`.`home_18_last`,
            `t26`.`month_first`,
            `t26`.`season_first`,
            `t26`.`season_first_whole`,
            `t26`.`season_last_whole`,
            `t26`.`season_last`,
            `t26`.`age`,
            `t26`.`by_age_band`,
            `t26`.`by_uasc`,
            `t26`.`by_time_in_care`,
            `t26`.`homes_in_window`,
            `t26`.`stay_started`,
            `t26`.`previous_stay_started`
          FROM (
            SELECT
              `t25`.`child`,
              `t25`.`decom`,
              `t25`.`reason_new_episode`,
              `t25`.`legal_status`,
              `t25`.`place`,
              `t25`.`place_provider`,
              `t25`.`reason_episode_ceased`,
              `t25`.`reason_place_change`,
              `t25`.`place_post`,
              `t25`.`urn`,
              `t25`.`location`,
              `t25`.`distance`,
              `t25`.`beyond_boundary`,
              `t25`.`collection_year`,
              `t25`.`origin_file`,
              `t25`.`origin_row`,
              `t25`.`sex`,
              `t25`.`dob`,
              `t25`.`duc`,
              `t25`.`is_uasc_child`,
              `t25`.`eighteenth`,
              `t25`.`episode_until`,
              `t25`.`short_break`,
              `t25`.`temporary`,
              `t25`.`number`,
              `t25`.`begins`,
              `t25`.`period`,
              `t25`.`counts`,
              `t25`.`period_started`,
              `t25`.`began_as_short_breaks`,
              `t25`.`spell`,
              `t25`.`opens`,
              `t25`.`closes`,
              `t25`.`row_until`,
              `t25`.`spell_started`,
              `t25`.`spell_until`,
              `t25`.`start_known`,
              `t25`.`came_by_transfer`,
              `t25`.`need`,
              `t25`.`end_reason`,
              `t25`.`settled`,
              `t25`.`by_sex`,
              `t25`.`by_ethnicity`,
              `t25`.`by_need`,
              `t25`.`by_legal_status`,
              `t25`.`by_placement`,
              `t25`.`by_provider`,
              `t25`.`by_locality`,
              `t25`.`by_distance`,
              `t25`.`on`,
              `t25`.`year`,
              `t25`.`is_year_end`,
              `t25`.`window_first`,
              `t25`.`before_24`,
              `t25`.`before_30`,
              `t25`.`after_12`,
              `t25`.`after_24`,
              `t25`.`repeat_first`,
              `t25`.`home_12_first`,
              `t25`.`home_12_last`,
              `t25`.`home_18_first`,
              `t25`.`home_18_last`,
              `t25`.`month_first`,
              `t25`.`season_first`,
              `t25`.`season_first_whole`,
              `t25`.`season_last_whole`,
              `t25`.`season_last`,
              `t25`.`age`,
              `t25`.`by_age_band`,
              `t25`.`by_uasc`,
              `t25`.`by_time_in_care`,
              `t25`.`homes_in_window`,
              `t22`.`child` AS `child_right`,
              `t22`.`number` AS `number_right`,
              `t22`.`stay_started`,
              `t22`.`previous_stay_started`
            FROM (
              SELECT
                `t23`.`child`,
                `t23`.`decom`,
                `t23`.`reason_new_episode`,
                `t23`.`legal_status`,
                `t23`.`place`,
                `t23`.`place_provider`,
                `t23`.`reason_episode_ceased`,
                `t23`.`reason_place_change`,
                `t23`.`place_post`,
                `t23`.`urn`,
                `t23`.`location`,
                `t23`.`distance`,
                `t23`.`beyond_boundary`,
                `t23`.`collection_year`,
                `t23`.`origin_file`,
                `t23`.`origin_row`,
                `t23`.`sex`,
                `t23`.`dob`,
                `t23`.`duc`,
                `t23`.`is_uasc_child`,
                `t23`.`eighteenth`,
                `t23`.`episode_until`,
                `t23`.`short_break`,
                `t23`.`temporary`,
                `t23`.`number`,
                `t23`.`begins`,
                `t23`.`period`,
                `t23`.`counts`,
                `t23`.`period_started`,
                `t23`.`began_as_short_breaks`,
                `t23`.`spell`,
                `t23`.`opens`,
                `t23`.`closes`,
                `t23`.`row_until`,
                `t23`.`spell_started`,
                `t23`.`spell_until`,
                `t23`.`start_known`,
                `t23`.`came_by_transfer`,
                `t23`.`need`,
                `t23`.`end_reason`,
                `t23`.`settled`,
                `t23`.`by_sex`,
                `t23`.`by_ethnicity`,
                `t23`.`by_need`,
                `t23`.`by_legal_status`,
                `t23`.`by_placement`,
                `t23`.`by_provider`,
                `t23`.`by_locality`,
                `t23`.`by_distance`,
                `t23`.`on`,
                `t23`.`year`,
                `t23`.`is_year_end`,
                `t23`.`window_first`,
                `t23`.`before_24`,
                `t23`.`before_30`,
                `t23`.`after_12`,
                `t23`.`after_24`,
                `t23`.`repeat_first`,
                `t23`.`home_12_first`,
                `t23`.`home_12_last`,
                `t23`.`home_18_first`,
                `t23`.`home_18_last`,
                `t23`.`month_first`,
                `t23`.`season_first`,
                `t23`.`season_first_whole`,
                `t23`.`season_last_whole`,
                `t23`.`season_last`,
                `t23`.`age`,
                `t23`.`by_age_band`,
                `t23`.`by_uasc`,
                `t23`.`by_time_in_care`,
                `t23`.`homes_in_window`
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
                  `t20`.`child` AS `child_right`,
                  `t20`.`on` AS `on_right`,
                  `t20`.`homes_in_window`
                FROM `looked_after` AS `t5`
                LEFT OUTER JOIN (
                  SELECT
                    `t18`.`child`,
                    `t18`.`on`,
                    COUNT(*) AS `homes_in_window`
                  FROM (
                    SELECT
                      `t14`.`child`,
                      `t14`.`period`,
                      `t14`.`home`,
                      `t14`.`started`,
                      `t14`.`home_until`,
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
                        *
                      FROM (
                        SELECT
                          `t10`.`child`,
                          `t10`.`period`,
                          `t10`.`home`,
                          MIN(`t10`.`decom`) AS `started`,
                          MAX(`t10`.`episode_until`) AS `home_until`
                        FROM (
                          SELECT
                            *
                          FROM `homes_by_episode` AS `t2`
                          WHERE
                            `t2`.`in_home` AND NOT (
                              `t2`.`short_break`
                            )
                        ) AS `t10`
                        GROUP BY
                          1,
                          2,
                          3
                      ) AS `t12`
                      WHERE
                        `t12`.`home_until` > `t12`.`started`
                    ) AS `t14`
                    INNER JOIN `dates` AS `t6`
                      ON `t14`.`started` <= `t6`.`on` AND `t14`.`home_until` > `t6`.`window_first`
                  ) AS `t18`
                  GROUP BY
                    1,
                    2
                ) AS `t20`
                  ON `t5`.`child` = `t20`.`child` AND `t5`.`on` = `t20`.`on`
              ) AS `t23`
            ) AS `t25`
            LEFT OUTER JOIN (
              SELECT
                `t9`.`child`,
                `t9`.`number`,
                `t17`.`stay_started`,
                `t17`.`previous_stay_started`
              FROM (
                SELECT
                  `t2`.`child`,
                  `t2`.`number`,
                  `t2`.`period`,
                  `t2`.`stay`,
                  `t2`.`in_stay`
                FROM `homes_by_episode` AS `t2`
                WHERE
                  `t2`.`in_stay`
              ) AS `t9`
              LEFT OUTER JOIN (
                SELECT
                  `t15`.`child`,
                  `t15`.`period`,
                  `t15`.`stay`,
                  `t15`.`stay_started`,
                  `t15`.`previous_stay_started`
                FROM (
                  SELECT
                    `t11`.`child`,
                    `t11`.`period`,
                    `t11`.`stay`,
                    `t11`.`stay_started`,
                    `t11`.`stay_until`,
                    MAX(
                      IF(`t11`.`stay_until` > `t11`.`stay_started`, `t11`.`stay_started`, CAST(NULL AS DATE))
                    ) OVER (
                      PARTITION BY `t11`.`child`, `t11`.`period`
                      ORDER BY `t11`.`stay` ASC NULLS LAST
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                    ) AS `previous_stay_started`
                  FROM (
                    SELECT
                      `t8`.`child`,
                      `t8`.`period`,
                      `t8`.`stay`,
                      MIN(`t8`.`decom`) AS `stay_started`,
                      MAX(`t8`.`episode_until`) AS `stay_until`
                    FROM (
                      SELECT
                        *
                      FROM `homes_by_episode` AS `t2`
                      WHERE
                        `t2`.`in_stay`
                    ) AS `t8`
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS `t11`
                ) AS `t15`
              ) AS `t17`
                ON `t9`.`child` = `t17`.`child`
                AND `t9`.`period` = `t17`.`period`
                AND `t9`.`stay` = `t17`.`stay`
            ) AS `t22`
              ON `t25`.`child` = `t22`.`child` AND `t25`.`number` = `t22`.`number`
          ) AS `t26`
        ) AS `t27`
      ) AS `t29`
      CROSS JOIN `breakdown_names` AS `t4`
    ) AS `t30`
  ) AS `t31`
  WHERE
    `t31`.`group` IS NOT NULL
) AS `t32`
GROUP BY
  1,
  2,
  3
