-- needs: before_care breakdown_names dates
WITH `t5` AS (
  SELECT
    *
  FROM `before_care` AS `t2`
  WHERE
    `t2`.`kind` = 'child protection plan'
)
SELECT
  `t14`.`on`,
  `t14`.`breakdown`,
  `t14`.`group`,
  SUM(CAST(`t14`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t3`.`on`,
      `t4`.`breakdown`,
      COALESCE(`t12`.`is_again`, FALSE) AS `n0`,
      CASE WHEN `t4`.`breakdown` = '' THEN '' ELSE NULL END AS `group`
    FROM (
      SELECT
        `t10`.`child`,
        `t10`.`kind`,
        `t10`.`started`,
        `t10`.`ended`,
        `t10`.`previous`,
        `t10`.`origin_file`,
        `t10`.`origin_row`,
        `t10`.`first`,
        COALESCE(`t10`.`previous` >= 1, FALSE) OR (
          `t10`.`first` < `t10`.`started`
        ) AS `is_again`
      FROM (
        SELECT
          `t7`.`child`,
          `t7`.`kind`,
          `t7`.`started`,
          `t7`.`ended`,
          `t7`.`previous`,
          `t7`.`origin_file`,
          `t7`.`origin_row`,
          `t9`.`first`
        FROM `t5` AS `t7`
        LEFT OUTER JOIN (
          SELECT
            `t6`.`child`,
            MIN(`t6`.`started`) AS `first`
          FROM `t5` AS `t6`
          GROUP BY
            1
        ) AS `t9`
          ON `t7`.`child` = `t9`.`child`
      ) AS `t10`
    ) AS `t12`
    INNER JOIN `dates` AS `t3`
      ON `t12`.`started` <= `t3`.`on` AND `t12`.`started` >= `t3`.`window_first`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t13`
  WHERE
    `t13`.`group` IS NOT NULL
) AS `t14`
GROUP BY
  1,
  2,
  3
