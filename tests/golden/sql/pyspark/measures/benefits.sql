-- needs: benefits breakdown_names dates
SELECT
  `t8`.`on`,
  `t8`.`breakdown`,
  `t8`.`group`,
  CAST(SUM(CAST(`t8`.`n0` AS DECIMAL(28, 12))) AS DOUBLE) AS `n0`,
  CAST(SUM(CAST(`t8`.`n1` AS DECIMAL(28, 12))) AS DOUBLE) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t3`.`on`,
      `t4`.`breakdown`,
      `t6`.`realised` AS `n0`,
      `t6`.`forecast` AS `n1`,
      CASE WHEN `t4`.`breakdown` = '' THEN '' ELSE NULL END AS `group`
    FROM (
      SELECT
        `t0`.`decision`,
        `t0`.`due_on`,
        `t0`.`forecast`,
        `t0`.`realised`,
        `t0`.`origin_file`,
        `t0`.`origin_row`,
        `t0`.`decision` AS `child`
      FROM `benefits` AS `t0`
    ) AS `t6`
    INNER JOIN `dates` AS `t3`
      ON `t6`.`due_on` <= `t3`.`on`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t7`
  WHERE
    `t7`.`group` IS NOT NULL
) AS `t8`
GROUP BY
  1,
  2,
  3
