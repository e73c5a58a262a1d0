-- needs: breakdown_names children dates irregular_settings
SELECT
  `t17`.`on`,
  `t17`.`breakdown`,
  `t17`.`group`,
  SUM(CAST(`t17`.`n0` AS BIGINT)) AS `n0`,
  SUM(`t17`.`n1`) AS `n1`,
  SUM(CAST(`t17`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t17`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t17`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t17`.`n5` AS BIGINT)) AS `n5`,
  SUM(CAST(`t17`.`n6` AS BIGINT)) AS `n6`,
  SUM(CAST(`t17`.`n7` AS BIGINT)) AS `n7`,
  SUM(CAST(`t17`.`n8` AS BIGINT)) AS `n8`,
  SUM(CAST(`t17`.`n9` AS BIGINT)) AS `n9`,
  SUM(`t17`.`n10`) AS `n10`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t15`.`on`,
      `t4`.`breakdown`,
      `t15`.`n0`,
      `t15`.`n1`,
      `t15`.`n2`,
      `t15`.`n3`,
      `t15`.`n4`,
      `t15`.`n5`,
      `t15`.`n6`,
      `t15`.`n7`,
      `t15`.`n8`,
      `t15`.`n9`,
      `t15`.`n10`,
      CASE WHEN `t4`.`breakdown` = '' THEN '' ELSE NULL END AS `group`
    FROM (
      SELECT
        `t13`.`on`,
        COALESCE(
          COALESCE(
            `t13`.`kind` IN (
              'unregulated under 16',
              'unregistered supported accommodation',
              'unregistered children\'s home'
            ),
            FALSE
          )
          AND `t13`.`is_child`,
          FALSE
        ) AS `n0`,
        IF(`t13`.`kind` <> 'bed and breakfast', `t13`.`nights`, 0) AS `n1`,
        COALESCE(
          COALESCE(
            `t13`.`kind` IN (
              'unregulated under 16',
              'unregistered supported accommodation',
              'unregistered children\'s home'
            ),
            FALSE
          )
          AND (
            `t13`.`is_open` AND `t13`.`is_open_child`
          ),
          FALSE
        ) AS `n2`,
        COALESCE(
          COALESCE(`t13`.`kind` IN ('unregulated under 16'), FALSE) AND `t13`.`is_first`,
          FALSE
        ) AS `n3`,
        COALESCE(
          COALESCE(`t13`.`kind` IN ('unregulated under 16'), FALSE)
          AND (
            `t13`.`is_open` AND `t13`.`is_first_open`
          ),
          FALSE
        ) AS `n4`,
        COALESCE(
          COALESCE(`t13`.`kind` IN ('unregistered supported accommodation'), FALSE)
          AND `t13`.`is_first`,
          FALSE
        ) AS `n5`,
        COALESCE(
          COALESCE(`t13`.`kind` IN ('unregistered supported accommodation'), FALSE)
          AND (
            `t13`.`is_open` AND `t13`.`is_first_open`
          ),
          FALSE
        ) AS `n6`,
        COALESCE(
          COALESCE(`t13`.`kind` IN ('unregistered children\'s home'), FALSE)
          AND `t13`.`is_first`,
          FALSE
        ) AS `n7`,
        COALESCE(
          COALESCE(`t13`.`kind` IN ('unregistered children\'s home'), FALSE)
          AND (
            `t13`.`is_open` AND `t13`.`is_first_open`
          ),
          FALSE
        ) AS `n8`,
        COALESCE(COALESCE(`t13`.`kind` IN ('bed and breakfast'), FALSE) AND `t13`.`is_first`, FALSE) AS `n9`,
        IF(`t13`.`kind` = 'bed and breakfast', `t13`.`nights`, 0) AS `n10`
      FROM (
        SELECT
          `t12`.`child`,
          `t12`.`kind`,
          `t12`.`started`,
          `t12`.`ended`,
          `t12`.`told_ofsted_on`,
          `t12`.`origin_file`,
          `t12`.`origin_row`,
          `t12`.`left`,
          `t12`.`counts_from`,
          `t12`.`on`,
          `t12`.`year`,
          `t12`.`is_year_end`,
          `t12`.`window_first`,
          `t12`.`window_4_first`,
          `t12`.`window_6_first`,
          `t12`.`before_6`,
          `t12`.`before_24`,
          `t12`.`before_30`,
          `t12`.`after_12`,
          `t12`.`after_24`,
          `t12`.`repeat_first`,
          `t12`.`home_6_first`,
          `t12`.`home_6_last`,
          `t12`.`home_12_first`,
          `t12`.`home_12_last`,
          `t12`.`home_18_first`,
          `t12`.`home_18_last`,
          `t12`.`month_first`,
          `t12`.`last_summer_march`,
          `t12`.`last_summer_first`,
          `t12`.`season_first`,
          `t12`.`season_first_whole`,
          `t12`.`season_last_whole`,
          `t12`.`season_last`,
          `t12`.`nights`,
          `t12`.`is_open`,
          `t12`.`is_lodging`,
          (
            ROW_NUMBER() OVER (
              PARTITION BY `t12`.`child`, `t12`.`on`, `t12`.`kind`
              ORDER BY `t12`.`started` ASC NULLS LAST, `t12`.`kind` ASC NULLS LAST, `t12`.`origin_row` ASC NULLS LAST
            ) - 1
          ) = 0 AS `is_first`,
          (
            ROW_NUMBER() OVER (
              PARTITION BY `t12`.`child`, `t12`.`on`, `t12`.`is_lodging`
              ORDER BY `t12`.`started` ASC NULLS LAST, `t12`.`kind` ASC NULLS LAST, `t12`.`origin_row` ASC NULLS LAST
            ) - 1
          ) = 0 AS `is_child`,
          (
            ROW_NUMBER() OVER (
              PARTITION BY `t12`.`child`, `t12`.`on`, `t12`.`kind`, `t12`.`is_open`
              ORDER BY `t12`.`started` ASC NULLS LAST, `t12`.`kind` ASC NULLS LAST, `t12`.`origin_row` ASC NULLS LAST
            ) - 1
          ) = 0 AS `is_first_open`,
          (
            ROW_NUMBER() OVER (
              PARTITION BY `t12`.`child`, `t12`.`on`, `t12`.`is_lodging`, `t12`.`is_open`
              ORDER BY `t12`.`started` ASC NULLS LAST, `t12`.`kind` ASC NULLS LAST, `t12`.`origin_row` ASC NULLS LAST
            ) - 1
          ) = 0 AS `is_open_child`
        FROM (
          SELECT
            `t11`.`child`,
            `t11`.`kind`,
            `t11`.`started`,
            `t11`.`ended`,
            `t11`.`told_ofsted_on`,
            `t11`.`origin_file`,
            `t11`.`origin_row`,
            `t11`.`left`,
            `t11`.`counts_from`,
            `t11`.`on`,
            `t11`.`year`,
            `t11`.`is_year_end`,
            `t11`.`window_first`,
            `t11`.`window_4_first`,
            `t11`.`window_6_first`,
            `t11`.`before_6`,
            `t11`.`before_24`,
            `t11`.`before_30`,
            `t11`.`after_12`,
            `t11`.`after_24`,
            `t11`.`repeat_first`,
            `t11`.`home_6_first`,
            `t11`.`home_6_last`,
            `t11`.`home_12_first`,
            `t11`.`home_12_last`,
            `t11`.`home_18_first`,
            `t11`.`home_18_last`,
            `t11`.`month_first`,
            `t11`.`last_summer_march`,
            `t11`.`last_summer_first`,
            `t11`.`season_first`,
            `t11`.`season_first_whole`,
            `t11`.`season_last_whole`,
            `t11`.`season_last`,
            DATEDIFF(
              DAY,
              GREATEST(`t11`.`counts_from`, `t11`.`window_first`),
              LEAST(`t11`.`left`, `t11`.`on` + INTERVAL '1' DAY)
            ) AS `nights`,
            `t11`.`left` > `t11`.`on` AS `is_open`,
            `t11`.`kind` = 'bed and breakfast' AS `is_lodging`
          FROM (
            SELECT
              `t10`.`child`,
              `t10`.`kind`,
              `t10`.`started`,
              `t10`.`ended`,
              `t10`.`told_ofsted_on`,
              `t10`.`origin_file`,
              `t10`.`origin_row`,
              `t10`.`left`,
              `t10`.`counts_from`,
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
            FROM (
              SELECT
                `t8`.`child`,
                `t8`.`kind`,
                `t8`.`started`,
                `t8`.`ended`,
                `t8`.`told_ofsted_on`,
                `t8`.`origin_file`,
                `t8`.`origin_row`,
                COALESCE(`t8`.`ended`, MAKE_DATE(2999, 12, 31)) AS `left`,
                GREATEST(
                  `t8`.`started`,
                  CASE
                    WHEN `t8`.`kind` = 'unregulated under 16'
                    THEN MAKE_DATE(2021, 9, 9)
                    WHEN `t8`.`kind` = 'unregistered supported accommodation'
                    THEN MAKE_DATE(2023, 10, 28)
                    WHEN `t8`.`kind` = 'unregistered children\'s home'
                    THEN MAKE_DATE(1900, 1, 1)
                    WHEN `t8`.`kind` = 'bed and breakfast'
                    THEN MAKE_DATE(1900, 1, 1)
                    ELSE NULL
                  END
                ) AS `counts_from`
              FROM (
                SELECT
                  `t6`.`child`,
                  `t6`.`kind`,
                  `t6`.`started`,
                  `t6`.`ended`,
                  `t6`.`told_ofsted_on`,
                  `t6`.`origin_file`,
                  `t6`.`origin_row`
                FROM `irregular_settings` AS `t6`
                LEFT SEMI JOIN `children` AS `t7`
                  ON `t6`.`child` = `t7`.`child`
              ) AS `t8`
            ) AS `t10`
            INNER JOIN `dates` AS `t5`
              ON `t10`.`counts_from` <= `t5`.`on` AND `t10`.`left` > `t5`.`window_first`
          ) AS `t11`
          WHERE
            `t11`.`left` > `t11`.`counts_from`
        ) AS `t12`
      ) AS `t13`
    ) AS `t15`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t16`
  WHERE
    `t16`.`group` IS NOT NULL
) AS `t17`
GROUP BY
  1,
  2,
  3
