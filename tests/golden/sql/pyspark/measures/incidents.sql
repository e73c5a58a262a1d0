-- needs: all_incidents breakdown_names dates
SELECT
  `t8`.`on`,
  `t8`.`breakdown`,
  `t8`.`group`,
  SUM(CAST(`t8`.`n0` AS BIGINT)) AS `n0`,
  SUM(CAST(`t8`.`n1` AS BIGINT)) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t6`.`on`,
      `t6`.`n0`,
      `t6`.`n1`,
      `t6`.`breakdown`,
      CASE
        WHEN `t6`.`breakdown` = ''
        THEN ''
        WHEN `t6`.`breakdown` = 'age_band'
        THEN `t6`.`by_age_band`
        WHEN `t6`.`breakdown` = 'sex'
        THEN `t6`.`by_sex`
        WHEN `t6`.`breakdown` = 'ethnicity'
        THEN `t6`.`by_ethnicity`
        WHEN `t6`.`breakdown` = 'need'
        THEN `t6`.`by_need`
        WHEN `t6`.`breakdown` = 'legal_status'
        THEN `t6`.`by_legal_status`
        WHEN `t6`.`breakdown` = 'placement'
        THEN `t6`.`by_placement`
        WHEN `t6`.`breakdown` = 'provider'
        THEN `t6`.`by_provider`
        WHEN `t6`.`breakdown` = 'uasc'
        THEN `t6`.`by_uasc`
        WHEN `t6`.`breakdown` = 'locality'
        THEN `t6`.`by_locality`
        WHEN `t6`.`breakdown` = 'distance'
        THEN `t6`.`by_distance`
        WHEN `t6`.`breakdown` = 'time_in_care'
        THEN `t6`.`by_time_in_care`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t4`.`on`,
        `t3`.`by_age_band`,
        `t3`.`by_sex`,
        `t3`.`by_ethnicity`,
        `t3`.`by_need`,
        `t3`.`by_legal_status`,
        `t3`.`by_placement`,
        `t3`.`by_provider`,
        `t3`.`by_uasc`,
        `t3`.`by_locality`,
        `t3`.`by_distance`,
        `t3`.`by_time_in_care`,
        `t3`.`is_missing` AS `n0`,
        NOT (
          `t3`.`is_missing`
        ) AS `n1`,
        `t5`.`breakdown`
      FROM `all_incidents` AS `t3`
      INNER JOIN `dates` AS `t4`
        ON `t3`.`went_missing` <= `t4`.`on` AND `t3`.`went_missing` >= `t4`.`window_first`
      CROSS JOIN `breakdown_names` AS `t5`
    ) AS `t6`
  ) AS `t7`
  WHERE
    `t7`.`group` IS NOT NULL
) AS `t8`
GROUP BY
  1,
  2,
  3
