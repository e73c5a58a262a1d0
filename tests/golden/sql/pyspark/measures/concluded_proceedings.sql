-- needs: breakdown_names dates proceedings
SELECT
  `t10`.`on`,
  `t10`.`breakdown`,
  `t10`.`group`,
  CAST(SUM(CAST(`t10`.`n0` AS DECIMAL(28, 12))) AS DOUBLE) AS `n0`,
  COUNT(*) AS `n1`,
  SUM(CAST(`t10`.`n2` AS BIGINT)) AS `n2`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t8`.`on`,
      `t3`.`breakdown`,
      `t8`.`n0`,
      `t8`.`n2`,
      CASE WHEN `t3`.`breakdown` = '' THEN '' ELSE NULL END AS `group`
    FROM (
      SELECT
        `t6`.`on`,
        DATEDIFF(DAY, `t6`.`applied_on`, `t6`.`concluded_on`) * 0.14285714285714285 AS `n0`,
        COALESCE(DATEDIFF(DAY, `t6`.`applied_on`, `t6`.`concluded_on`) <= 182, FALSE) AS `n2`
      FROM (
        SELECT
          `t4`.`child`,
          `t4`.`applied_on`,
          `t4`.`letter_on`,
          `t4`.`offered_on`,
          `t4`.`exempt`,
          `t4`.`accepted`,
          `t4`.`held_on`,
          `t4`.`concluded_on`,
          `t4`.`origin_file`,
          `t4`.`origin_row`,
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
        FROM `proceedings` AS `t4`
        INNER JOIN `dates` AS `t5`
          ON `t4`.`concluded_on` <= `t5`.`on` AND `t4`.`concluded_on` >= `t5`.`window_first`
      ) AS `t6`
    ) AS `t8`
    CROSS JOIN `breakdown_names` AS `t3`
  ) AS `t9`
  WHERE
    `t9`.`group` IS NOT NULL
) AS `t10`
GROUP BY
  1,
  2,
  3
