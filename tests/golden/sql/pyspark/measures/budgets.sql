-- needs: breakdown_names budgets dates
SELECT
  `t14`.`on`,
  `t14`.`breakdown`,
  `t14`.`group`,
  CAST(SUM(CAST(`t14`.`n0` AS DECIMAL(28, 12))) AS DOUBLE) AS `n0`,
  CAST(SUM(CAST(`t14`.`n1` AS DECIMAL(28, 12))) AS DOUBLE) AS `n1`,
  CAST(SUM(CAST(`t14`.`n2` AS DECIMAL(28, 12))) AS DOUBLE) AS `n2`,
  CAST(SUM(CAST(`t14`.`n3` AS DECIMAL(28, 12))) AS DOUBLE) AS `n3`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t12`.`on`,
      `t3`.`breakdown`,
      `t12`.`n0`,
      `t12`.`n1`,
      `t12`.`n2`,
      `t12`.`n3`,
      CASE WHEN `t3`.`breakdown` = '' THEN '' ELSE NULL END AS `group`
    FROM (
      SELECT
        `t10`.`on`,
        IF(`t10`.`line` = 'homes for children in care', `t10`.`forecast`, NULL) AS `n0`,
        IF(`t10`.`line` = 'homes for children in care', `t10`.`budget`, NULL) AS `n1`,
        IF(`t10`.`line` = 'children in care', `t10`.`forecast`, NULL) AS `n2`,
        IF(
          (
            `t10`.`line` = 'children\'s services'
          )
          AND (
            `t10`.`care_forecast` IS NOT NULL AND NOT ISNAN(`t10`.`care_forecast`)
          ),
          `t10`.`forecast`,
          NULL
        ) AS `n3`
      FROM (
        SELECT
          `t9`.`financial_year`,
          `t9`.`line`,
          `t9`.`class`,
          `t9`.`as_at`,
          `t9`.`budget`,
          `t9`.`spent`,
          `t9`.`forecast`,
          `t9`.`origin_file`,
          `t9`.`origin_row`,
          `t9`.`child`,
          `t9`.`budget_year`,
          `t9`.`on`,
          `t9`.`year`,
          `t9`.`is_year_end`,
          `t9`.`window_first`,
          `t9`.`window_4_first`,
          `t9`.`window_6_first`,
          `t9`.`before_6`,
          `t9`.`before_24`,
          `t9`.`before_30`,
          `t9`.`after_12`,
          `t9`.`after_24`,
          `t9`.`repeat_first`,
          `t9`.`home_6_first`,
          `t9`.`home_6_last`,
          `t9`.`home_12_first`,
          `t9`.`home_12_last`,
          `t9`.`home_18_first`,
          `t9`.`home_18_last`,
          `t9`.`month_first`,
          `t9`.`last_summer_march`,
          `t9`.`last_summer_first`,
          `t9`.`season_first`,
          `t9`.`season_first_whole`,
          `t9`.`season_last_whole`,
          `t9`.`season_last`,
          `t9`.`rank`,
          MAX(IF(`t9`.`line` = 'children in care', `t9`.`forecast`, CAST(NULL AS DOUBLE))) OVER (PARTITION BY `t9`.`on` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `care_forecast`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t7`.`financial_year`,
              `t7`.`line`,
              `t7`.`class`,
              `t7`.`as_at`,
              `t7`.`budget`,
              `t7`.`spent`,
              `t7`.`forecast`,
              `t7`.`origin_file`,
              `t7`.`origin_row`,
              `t7`.`child`,
              `t7`.`budget_year`,
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
              ROW_NUMBER() OVER (
                PARTITION BY `t7`.`on`, `t7`.`line`
                ORDER BY `t7`.`as_at` DESC, `t7`.`origin_row` DESC
              ) - 1 AS `rank`
            FROM (
              SELECT
                `t6`.`financial_year`,
                `t6`.`line`,
                `t6`.`class`,
                `t6`.`as_at`,
                `t6`.`budget`,
                `t6`.`spent`,
                `t6`.`forecast`,
                `t6`.`origin_file`,
                `t6`.`origin_row`,
                `t6`.`child`,
                `t6`.`budget_year`,
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
                  `t1`.`financial_year`,
                  `t1`.`line`,
                  `t1`.`class`,
                  `t1`.`as_at`,
                  `t1`.`budget`,
                  `t1`.`spent`,
                  `t1`.`forecast`,
                  `t1`.`origin_file`,
                  `t1`.`origin_row`,
                  `t1`.`line` AS `child`,
                  (
                    EXTRACT(year FROM `t1`.`as_at`) - IF(EXTRACT(month FROM `t1`.`as_at`) < 4, 1, 0)
                  ) + 1 AS `budget_year`
                FROM `budgets` AS `t1`
                WHERE
                  `t1`.`class` IS NULL
                  AND SUBSTRING(
                    `t1`.`financial_year`,
                    IF((
                      0 + 1
                    ) >= 1, 0 + 1, 0 + 1 + LENGTH(`t1`.`financial_year`)),
                    4
                  ) = CAST(EXTRACT(year FROM `t1`.`as_at`) - IF(EXTRACT(month FROM `t1`.`as_at`) < 4, 1, 0) AS STRING)
              ) AS `t6`
              INNER JOIN `dates` AS `t4`
                ON `t6`.`as_at` <= `t4`.`on` AND `t6`.`budget_year` = `t4`.`year`
            ) AS `t7`
          ) AS `t8`
          WHERE
            `t8`.`rank` = 0
        ) AS `t9`
      ) AS `t10`
    ) AS `t12`
    CROSS JOIN `breakdown_names` AS `t3`
  ) AS `t13`
  WHERE
    `t13`.`group` IS NOT NULL
) AS `t14`
GROUP BY
  1,
  2,
  3
