-- needs: board_meetings breakdown_names dates
SELECT
  `t8`.`on`,
  `t8`.`breakdown`,
  `t8`.`group`,
  SUM(CAST(`t8`.`n0` AS BIGINT)) AS `n0`,
  SUM(`t8`.`n1`) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t3`.`on`,
      `t4`.`breakdown`,
      COALESCE(COALESCE(`t6`.`children_present` > 0, FALSE), FALSE) AS `n0`,
      `t6`.`items_led` AS `n1`,
      CASE WHEN `t4`.`breakdown` = '' THEN '' ELSE NULL END AS `group`
    FROM (
      SELECT
        `t0`.`held_on`,
        `t0`.`children_present`,
        `t0`.`items_led`,
        `t0`.`origin_file`,
        `t0`.`origin_row`,
        CAST(`t0`.`held_on` AS STRING) AS `child`
      FROM `board_meetings` AS `t0`
    ) AS `t6`
    INNER JOIN `dates` AS `t3`
      ON `t6`.`held_on` <= `t3`.`on` AND `t6`.`held_on` >= `t3`.`window_first`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t7`
  WHERE
    `t7`.`group` IS NOT NULL
) AS `t8`
GROUP BY
  1,
  2,
  3
