-- needs: area_figures breakdown_names dates home_areas looked_after
SELECT
  `t27`.`on`,
  `t27`.`breakdown`,
  `t27`.`group`,
  SUM(`t27`.`n0`) AS `n0`,
  CAST(SUM(CAST(`t27`.`n1` AS DECIMAL(28, 12))) AS DOUBLE) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t25`.`on`,
      `t5`.`breakdown`,
      `t25`.`n0`,
      `t25`.`n1`,
      CASE
        WHEN `t5`.`breakdown` = ''
        THEN ''
        WHEN `t5`.`breakdown` = 'home_locality'
        THEN `t25`.`by_home_locality`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t23`.`on`,
        `t23`.`by_home_locality`,
        `t23`.`top` AS `n0`,
        `t23`.`below` AS `n1`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t6`.`child`,
            `t6`.`on`,
            `t6`.`origin_file`,
            `t6`.`origin_row`,
            `t10`.`by_home_locality`,
            CAST(1 AS BIGINT) AS `top`,
            CAST(0 AS DOUBLE) AS `below`
          FROM `looked_after` AS `t6`
          INNER JOIN (
            SELECT
              `t2`.`child`,
              `t2`.`locality` AS `by_home_locality`,
              CAST(`t2`.`decile` AS STRING) AS `group`
            FROM `home_areas` AS `t2`
            WHERE
              `t2`.`decile` IS NOT NULL
          ) AS `t10`
            ON `t6`.`child` = `t10`.`child`
        ) AS `t12`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            CAST(NULL AS STRING) AS `child`,
            `t21`.`on`,
            `t21`.`origin_file`,
            `t21`.`origin_row`,
            `t21`.`area` AS `by_home_locality`,
            CAST(0 AS BIGINT) AS `top`,
            `t21`.`number` AS `below`
          FROM (
            SELECT
              `t20`.`kind`,
              `t20`.`area`,
              `t20`.`group`,
              `t20`.`year`,
              `t20`.`number` * (
                POWER(
                  NULLIF(
                    SUM(`t20`.`number`) OVER (
                      PARTITION BY `t20`.`on`, `t20`.`group`
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ),
                    0.0
                  ),
                  -1.0
                )
              ) * COALESCE(`t20`.`came`, 0) AS `number`,
              `t20`.`source`,
              `t20`.`origin_file`,
              `t20`.`origin_row`,
              `t20`.`on`,
              `t20`.`year_right`,
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
              `t20`.`newest`,
              `t20`.`came`
            FROM (
              SELECT
                `t19`.`kind`,
                `t19`.`area`,
                `t19`.`group`,
                `t19`.`year`,
                `t19`.`number`,
                `t19`.`source`,
                `t19`.`origin_file`,
                `t19`.`origin_row`,
                `t19`.`on`,
                `t19`.`year_right`,
                `t19`.`is_year_end`,
                `t19`.`window_first`,
                `t19`.`window_4_first`,
                `t19`.`window_6_first`,
                `t19`.`before_6`,
                `t19`.`before_24`,
                `t19`.`before_30`,
                `t19`.`after_12`,
                `t19`.`after_24`,
                `t19`.`repeat_first`,
                `t19`.`home_6_first`,
                `t19`.`home_6_last`,
                `t19`.`home_12_first`,
                `t19`.`home_12_last`,
                `t19`.`home_18_first`,
                `t19`.`home_18_last`,
                `t19`.`month_first`,
                `t19`.`last_summer_march`,
                `t19`.`last_summer_first`,
                `t19`.`season_first`,
                `t19`.`season_first_whole`,
                `t19`.`season_last_whole`,
                `t19`.`season_last`,
                `t19`.`newest`,
                `t16`.`came`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t14`.`kind`,
                    `t14`.`area`,
                    `t14`.`group`,
                    `t14`.`year`,
                    `t14`.`number`,
                    `t14`.`source`,
                    `t14`.`origin_file`,
                    `t14`.`origin_row`,
                    `t14`.`on`,
                    `t14`.`year_right`,
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
                    MAX(`t14`.`year`) OVER (PARTITION BY `t14`.`on` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `newest`
                  FROM (
                    SELECT
                      `t11`.`kind`,
                      `t11`.`area`,
                      `t11`.`group`,
                      `t11`.`year`,
                      `t11`.`number`,
                      `t11`.`source`,
                      `t11`.`origin_file`,
                      `t11`.`origin_row`,
                      `t7`.`on`,
                      `t7`.`year` AS `year_right`,
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
                        *
                      FROM `area_figures` AS `t3`
                      WHERE
                        `t3`.`kind` = 'decile 0-17'
                    ) AS `t11`
                    INNER JOIN `dates` AS `t7`
                      ON `t11`.`year` <= EXTRACT(year FROM `t7`.`on`)
                  ) AS `t14`
                ) AS `t17`
                WHERE
                  `t17`.`year` = `t17`.`newest`
                  AND `t17`.`group` IN ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10')
                  AND `t17`.`area` IS NOT NULL
              ) AS `t19`
              LEFT OUTER JOIN (
                SELECT
                  `t13`.`on`,
                  `t13`.`group`,
                  COUNT(*) AS `came`
                FROM (
                  SELECT
                    `t6`.`child`,
                    `t6`.`decom`,
                    `t6`.`reason_new_episode`,
                    `t6`.`legal_status`,
                    `t6`.`place`,
                    `t6`.`place_provider`,
                    `t6`.`reason_episode_ceased`,
                    `t6`.`reason_place_change`,
                    `t6`.`place_post`,
                    `t6`.`urn`,
                    `t6`.`location`,
                    `t6`.`distance`,
                    `t6`.`beyond_boundary`,
                    `t6`.`supplied_location`,
                    `t6`.`supplied_distance`,
                    `t6`.`calculated_location`,
                    `t6`.`calculated_distance`,
                    `t6`.`collection_year`,
                    `t6`.`origin_file`,
                    `t6`.`origin_row`,
                    `t6`.`sex`,
                    `t6`.`dob`,
                    `t6`.`duc`,
                    `t6`.`is_uasc_child`,
                    `t6`.`eighteenth`,
                    `t6`.`episode_until`,
                    `t6`.`short_break`,
                    `t6`.`temporary`,
                    `t6`.`number`,
                    `t6`.`begins`,
                    `t6`.`period`,
                    `t6`.`counts`,
                    `t6`.`period_started`,
                    `t6`.`began_as_short_breaks`,
                    `t6`.`spell`,
                    `t6`.`opens`,
                    `t6`.`closes`,
                    `t6`.`row_until`,
                    `t6`.`spell_started`,
                    `t6`.`spell_until`,
                    `t6`.`start_known`,
                    `t6`.`came_by_transfer`,
                    `t6`.`need`,
                    `t6`.`end_reason`,
                    `t6`.`settled`,
                    `t6`.`usual_place`,
                    `t6`.`by_sex`,
                    `t6`.`by_ethnicity`,
                    `t6`.`by_need`,
                    `t6`.`by_legal_status`,
                    `t6`.`by_placement`,
                    `t6`.`by_provider`,
                    `t6`.`by_locality`,
                    `t6`.`by_distance`,
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
                    `t6`.`age`,
                    `t6`.`by_age_band`,
                    `t6`.`by_uasc`,
                    `t6`.`by_time_in_care`,
                    `t10`.`by_home_locality`,
                    `t10`.`group`
                  FROM `looked_after` AS `t6`
                  INNER JOIN (
                    SELECT
                      `t2`.`child`,
                      `t2`.`locality` AS `by_home_locality`,
                      CAST(`t2`.`decile` AS STRING) AS `group`
                    FROM `home_areas` AS `t2`
                    WHERE
                      `t2`.`decile` IS NOT NULL
                  ) AS `t10`
                    ON `t6`.`child` = `t10`.`child`
                ) AS `t13`
                GROUP BY
                  1,
                  2
              ) AS `t16`
                ON `t19`.`on` = `t16`.`on` AND `t19`.`group` = `t16`.`group`
            ) AS `t20`
          ) AS `t21`
        ) AS `t22`
      ) AS `t23`
    ) AS `t25`
    CROSS JOIN `breakdown_names` AS `t5`
  ) AS `t26`
  WHERE
    `t26`.`group` IS NOT NULL
) AS `t27`
GROUP BY
  1,
  2,
  3
