-- needs: area_figures breakdown_names dates home_areas looked_after
SELECT
  `t20`.`on`,
  `t20`.`breakdown`,
  `t20`.`group`,
  SUM(`t20`.`n0`) AS `n0`,
  SUM(`t20`.`n1`) AS `n1`,
  CAST(SUM(CAST(`t20`.`n2` AS DECIMAL(28, 12))) AS DOUBLE) AS `n2`,
  CAST(SUM(CAST(`t20`.`n3` AS DECIMAL(28, 12))) AS DOUBLE) AS `n3`,
  SUM(`t20`.`n4`) AS `n4`,
  CAST(SUM(CAST(`t20`.`n5` AS DECIMAL(28, 12))) AS DOUBLE) AS `n5`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t18`.`on`,
      `t5`.`breakdown`,
      `t18`.`n0`,
      `t18`.`n1`,
      `t18`.`n2`,
      `t18`.`n3`,
      `t18`.`n4`,
      `t18`.`n5`,
      CASE
        WHEN `t5`.`breakdown` = ''
        THEN ''
        WHEN `t5`.`breakdown` = 'decile'
        THEN `t18`.`by_decile`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t16`.`on`,
        `t16`.`by_decile`,
        IF(`t16`.`by_decile` = '1', `t16`.`top`, 0) AS `n0`,
        IF(`t16`.`by_decile` = '10', `t16`.`top`, 0) AS `n1`,
        IF(`t16`.`by_decile` = '1', `t16`.`below`, 0) AS `n2`,
        IF(`t16`.`by_decile` = '10', `t16`.`below`, 0) AS `n3`,
        `t16`.`top` AS `n4`,
        `t16`.`below` AS `n5`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t6`.`child`,
            `t6`.`on`,
            `t6`.`origin_file`,
            `t6`.`origin_row`,
            `t10`.`by_decile`,
            CAST(1 AS BIGINT) AS `top`,
            CAST(0 AS DOUBLE) AS `below`
          FROM `looked_after` AS `t6`
          INNER JOIN (
            SELECT
              `t2`.`child`,
              CAST(`t2`.`decile` AS STRING) AS `by_decile`
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
            `t14`.`on`,
            `t14`.`origin_file`,
            `t14`.`origin_row`,
            `t14`.`group` AS `by_decile`,
            CAST(0 AS BIGINT) AS `top`,
            `t14`.`number` AS `below`
          FROM (
            SELECT
              `t13`.`kind`,
              `t13`.`area`,
              `t13`.`group`,
              `t13`.`year`,
              `t13`.`number`,
              `t13`.`source`,
              `t13`.`origin_file`,
              `t13`.`origin_row`,
              `t13`.`on`,
              `t13`.`year_right`,
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
              MAX(`t13`.`year`) OVER (PARTITION BY `t13`.`on` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `newest`
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
            ) AS `t13`
          ) AS `t14`
          WHERE
            `t14`.`year` = `t14`.`newest`
            AND `t14`.`group` IN ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10')
            AND `t14`.`area` IS NULL
        ) AS `t15`
      ) AS `t16`
    ) AS `t18`
    CROSS JOIN `breakdown_names` AS `t5`
  ) AS `t19`
  WHERE
    `t19`.`group` IS NOT NULL
) AS `t20`
GROUP BY
  1,
  2,
  3
