-- needs: breakdown_names children dates searches
SELECT
  `t12`.`on`,
  `t12`.`breakdown`,
  `t12`.`group`,
  SUM(CAST(`t12`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`,
  PERCENTILE(`t12`.`n2`, 0.5) AS `n2`,
  SUM(`t12`.`n3`) AS `n3`,
  SUM(CAST(`t12`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t12`.`n5` AS BIGINT)) AS `n5`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t10`.`on`,
      `t4`.`breakdown`,
      `t10`.`n0`,
      `t10`.`n2`,
      `t10`.`n3`,
      `t10`.`n4`,
      `t10`.`n5`,
      CASE WHEN `t4`.`breakdown` = '' THEN '' ELSE NULL END AS `group`
    FROM (
      SELECT
        `t8`.`on`,
        COALESCE(COALESCE(`t8`.`placed_on` <= `t8`.`on`, FALSE), FALSE) AS `n0`,
        CAST(IF(
          COALESCE(`t8`.`placed_on` <= `t8`.`on`, FALSE),
          DATEDIFF(DAY, `t8`.`referred_on`, `t8`.`placed_on`),
          CAST(NULL AS BIGINT)
        ) AS DOUBLE) AS `n2`,
        `t8`.`offers` AS `n3`,
        COALESCE(`t8`.`offers` IS NOT NULL, FALSE) AS `n4`,
        COALESCE(
          (
            `t8`.`first_choice` = 1
          )
          AND COALESCE(`t8`.`placed_on` <= `t8`.`on`, FALSE)
          AND COALESCE(`t8`.`placed_on` <= `t8`.`on`, FALSE),
          FALSE
        ) AS `n5`
      FROM (
        SELECT
          `t5`.`child`,
          `t5`.`referred_on`,
          `t5`.`offers`,
          `t5`.`placed_on`,
          `t5`.`first_choice`,
          `t5`.`origin_file`,
          `t5`.`origin_row`,
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
        FROM `searches` AS `t5`
        LEFT SEMI JOIN `children` AS `t6`
          ON `t5`.`child` = `t6`.`child`
        INNER JOIN `dates` AS `t7`
          ON `t5`.`referred_on` <= `t7`.`on` AND `t5`.`referred_on` >= `t7`.`window_first`
      ) AS `t8`
    ) AS `t10`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t11`
  WHERE
    `t11`.`group` IS NOT NULL
) AS `t12`
GROUP BY
  1,
  2,
  3
