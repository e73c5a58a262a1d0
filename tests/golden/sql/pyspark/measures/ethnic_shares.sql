-- needs: area_figures breakdown_names dates looked_after
SELECT
  `t22`.`on`,
  `t22`.`breakdown`,
  `t22`.`group`,
  SUM(`t22`.`n0`) AS `n0`,
  CAST(SUM(CAST(`t22`.`n1` AS DECIMAL(28, 12))) AS DOUBLE) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t20`.`on`,
      `t4`.`breakdown`,
      `t20`.`n0`,
      `t20`.`n1`,
      CASE
        WHEN `t4`.`breakdown` = ''
        THEN ''
        WHEN `t4`.`breakdown` = 'ethnicity'
        THEN `t20`.`by_ethnicity`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t18`.`on`,
        `t18`.`by_ethnicity`,
        `t18`.`top` AS `n0`,
        `t18`.`below` AS `n1`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t1`.`child`,
            `t1`.`on`,
            `t1`.`origin_file`,
            `t1`.`origin_row`,
            `t1`.`by_ethnicity`,
            CAST(1 AS BIGINT) AS `top`,
            CAST(0 AS DOUBLE) AS `below`
          FROM `looked_after` AS `t1`
        ) AS `t7`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            CAST(NULL AS STRING) AS `child`,
            `t16`.`on`,
            `t16`.`origin_file`,
            `t16`.`origin_row`,
            `t16`.`group` AS `by_ethnicity`,
            CAST(0 AS BIGINT) AS `top`,
            `t16`.`number` AS `below`
          FROM (
            SELECT
              `t15`.`kind`,
              `t15`.`area`,
              `t15`.`group`,
              `t15`.`year`,
              IF(
                `t15`.`in_care` IS NOT NULL,
                `t15`.`number` * (
                  POWER(
                    NULLIF(
                      SUM(`t15`.`number`) OVER (PARTITION BY `t15`.`on` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                      0.0
                    ),
                    -1.0
                  )
                ) * `t15`.`in_care`,
                CAST(NULL AS DOUBLE)
              ) AS `number`,
              `t15`.`source`,
              `t15`.`origin_file`,
              `t15`.`origin_row`,
              `t15`.`on`,
              `t15`.`year_right`,
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
              `t15`.`newest`,
              `t15`.`in_care`
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
                `t14`.`newest`,
                `t8`.`in_care`
              FROM (
                SELECT
                  *
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
                    `t11`.`on`,
                    `t11`.`year_right`,
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
                    MAX(`t11`.`year`) OVER (PARTITION BY `t11`.`on` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `newest`
                  FROM (
                    SELECT
                      `t10`.`kind`,
                      `t10`.`area`,
                      `t10`.`group`,
                      `t10`.`year`,
                      `t10`.`number`,
                      `t10`.`source`,
                      `t10`.`origin_file`,
                      `t10`.`origin_row`,
                      `t5`.`on`,
                      `t5`.`year` AS `year_right`,
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
                      FROM `area_figures` AS `t2`
                      WHERE
                        `t2`.`kind` = 'ethnic group 0-17'
                    ) AS `t10`
                    INNER JOIN `dates` AS `t5`
                      ON `t10`.`year` <= EXTRACT(year FROM `t5`.`on`)
                  ) AS `t11`
                ) AS `t12`
                WHERE
                  `t12`.`year` = `t12`.`newest`
                  AND `t12`.`group` IN (
                    'White',
                    'Mixed or multiple',
                    'Asian or Asian British',
                    'Black, African, Caribbean or Black British',
                    'Other',
                    'refused or not yet obtained',
                    'not known'
                  )
                  AND `t12`.`area` IS NULL
              ) AS `t14`
              LEFT OUTER JOIN (
                SELECT
                  `t1`.`on`,
                  COUNT(*) AS `in_care`
                FROM `looked_after` AS `t1`
                GROUP BY
                  1
              ) AS `t8`
                ON `t14`.`on` = `t8`.`on`
            ) AS `t15`
          ) AS `t16`
        ) AS `t17`
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
