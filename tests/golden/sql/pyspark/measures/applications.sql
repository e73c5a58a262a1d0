-- needs: breakdown_names dates proceedings
SELECT
  `t10`.`on`,
  `t10`.`breakdown`,
  `t10`.`group`,
  COUNT(*) AS `n0`,
  SUM(CAST(`t10`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t10`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t10`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t10`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t10`.`n5` AS BIGINT)) AS `n5`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t8`.`on`,
      `t3`.`breakdown`,
      `t8`.`n1`,
      `t8`.`n2`,
      `t8`.`n3`,
      `t8`.`n4`,
      `t8`.`n5`,
      CASE WHEN `t3`.`breakdown` = '' THEN '' ELSE NULL END AS `group`
    FROM (
      SELECT
        `t6`.`on`,
        COALESCE(
          COALESCE(`t6`.`offered_on` < `t6`.`applied_on`, FALSE)
          AND NOT (
            COALESCE(`t6`.`exempt` = 1, FALSE)
          ),
          FALSE
        ) AS `n1`,
        COALESCE(NOT (
          COALESCE(`t6`.`exempt` = 1, FALSE)
        ), FALSE) AS `n2`,
        COALESCE(
          COALESCE(`t6`.`offered_on` < `t6`.`applied_on`, FALSE)
          AND COALESCE(`t6`.`accepted` = 1, FALSE)
          AND (
            COALESCE(`t6`.`offered_on` < `t6`.`applied_on`, FALSE)
            AND NOT (
              COALESCE(`t6`.`exempt` = 1, FALSE)
            )
          ),
          FALSE
        ) AS `n3`,
        COALESCE(
          COALESCE(`t6`.`offered_on` < `t6`.`applied_on`, FALSE)
          AND NOT (
            COALESCE(`t6`.`exempt` = 1, FALSE)
          ),
          FALSE
        ) AS `n4`,
        COALESCE(
          COALESCE(`t6`.`offered_on` < `t6`.`applied_on`, FALSE)
          AND COALESCE(`t6`.`held_on` <= `t6`.`on`, FALSE)
          AND (
            COALESCE(`t6`.`offered_on` < `t6`.`applied_on`, FALSE)
            AND NOT (
              COALESCE(`t6`.`exempt` = 1, FALSE)
            )
          ),
          FALSE
        ) AS `n5`
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
          ON `t4`.`applied_on` <= `t5`.`on` AND `t4`.`applied_on` >= `t5`.`window_first`
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
