-- needs: advisers breakdown_names dates
SELECT
  `t12`.`on`,
  `t12`.`breakdown`,
  `t12`.`group`,
  SUM(`t12`.`n0`) AS `n0`,
  CAST(SUM(CAST(`t12`.`n1` AS DECIMAL(28, 12))) AS DOUBLE) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t10`.`on`,
      `t3`.`breakdown`,
      `t10`.`n0`,
      `t10`.`n1`,
      CASE WHEN `t3`.`breakdown` = '' THEN '' ELSE NULL END AS `group`
    FROM (
      SELECT
        `t8`.`on`,
        `t8`.`young_people` AS `n0`,
        `t8`.`fte` AS `n1`
      FROM (
        SELECT
          `t7`.`as_at`,
          `t7`.`fte`,
          `t7`.`young_people`,
          `t7`.`origin_file`,
          `t7`.`origin_row`,
          `t7`.`child`,
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
          `t7`.`season_last`,
          MAX(`t7`.`as_at`) OVER (PARTITION BY `t7`.`on` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `newest`
        FROM (
          SELECT
            `t6`.`as_at`,
            `t6`.`fte`,
            `t6`.`young_people`,
            `t6`.`origin_file`,
            `t6`.`origin_row`,
            `t6`.`child`,
            `t4`.`on`,
            `t4`.`year`,
            `t4`.`is_year_end`,
            `t4`.`window_first`,
            `t4`.`window_4_first`,
            `t4`.`window_6_first`,
            `t4`.`before_6`,
            `t4`.`before_24`,
            `t4`.`before_30`,
            `t4`.`after_12`,
            `t4`.`after_24`,
            `t4`.`repeat_first`,
            `t4`.`home_6_first`,
            `t4`.`home_6_last`,
            `t4`.`home_12_first`,
            `t4`.`home_12_last`,
            `t4`.`home_18_first`,
            `t4`.`home_18_last`,
            `t4`.`month_first`,
            `t4`.`last_summer_march`,
            `t4`.`last_summer_first`,
            `t4`.`season_first`,
            `t4`.`season_first_whole`,
            `t4`.`season_last_whole`,
            `t4`.`season_last`
          FROM (
            SELECT
              `t1`.`as_at`,
              `t1`.`fte`,
              `t1`.`young_people`,
              `t1`.`origin_file`,
              `t1`.`origin_row`,
              CAST(`t1`.`as_at` AS STRING) AS `child`
            FROM `advisers` AS `t1`
          ) AS `t6`
          INNER JOIN `dates` AS `t4`
            ON `t6`.`as_at` <= `t4`.`on` AND `t6`.`as_at` >= (
              `t4`.`on` - INTERVAL '92' DAY
            )
        ) AS `t7`
      ) AS `t8`
      WHERE
        `t8`.`as_at` = `t8`.`newest`
    ) AS `t10`
    CROSS JOIN `breakdown_names` AS `t3`
  ) AS `t11`
  WHERE
    `t11`.`group` IS NOT NULL
) AS `t12`
GROUP BY
  1,
  2,
  3
