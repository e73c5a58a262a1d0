-- needs: breakdown_names children dates leaver_years timeline
SELECT
  `t26`.`on`,
  `t26`.`breakdown`,
  `t26`.`group`,
  SUM(CAST(`t26`.`n0` AS BIGINT)) AS `n0`,
  SUM(CAST(`t26`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t26`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t26`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t26`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t26`.`n5` AS BIGINT)) AS `n5`,
  SUM(CAST(`t26`.`n6` AS BIGINT)) AS `n6`,
  SUM(CAST(`t26`.`n7` AS BIGINT)) AS `n7`,
  SUM(CAST(`t26`.`n8` AS BIGINT)) AS `n8`,
  SUM(CAST(`t26`.`n9` AS BIGINT)) AS `n9`,
  SUM(CAST(`t26`.`n10` AS BIGINT)) AS `n10`,
  SUM(CAST(`t26`.`n11` AS BIGINT)) AS `n11`,
  SUM(CAST(`t26`.`n12` AS BIGINT)) AS `n12`,
  SUM(CAST(`t26`.`n13` AS BIGINT)) AS `n13`,
  SUM(CAST(`t26`.`n14` AS BIGINT)) AS `n14`,
  SUM(CAST(`t26`.`n15` AS BIGINT)) AS `n15`,
  SUM(CAST(`t26`.`n16` AS BIGINT)) AS `n16`,
  SUM(CAST(`t26`.`n17` AS BIGINT)) AS `n17`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t24`.`on`,
      `t24`.`n0`,
      `t24`.`n1`,
      `t24`.`n2`,
      `t24`.`n3`,
      `t24`.`n4`,
      `t24`.`n5`,
      `t24`.`n6`,
      `t24`.`n7`,
      `t24`.`n8`,
      `t24`.`n9`,
      `t24`.`n10`,
      `t24`.`n11`,
      `t24`.`n12`,
      `t24`.`n13`,
      `t24`.`n14`,
      `t24`.`n15`,
      `t24`.`n16`,
      `t24`.`n17`,
      `t24`.`breakdown`,
      `t24`.`group`
    FROM (
      SELECT
        `t23`.`on`,
        `t23`.`by_neet_reason`,
        `t23`.`by_sex`,
        `t23`.`by_ethnicity`,
        `t23`.`n0`,
        `t23`.`n1`,
        `t23`.`n2`,
        `t23`.`n3`,
        `t23`.`n4`,
        `t23`.`n5`,
        `t23`.`n6`,
        `t23`.`n7`,
        `t23`.`n8`,
        `t23`.`n9`,
        `t23`.`n10`,
        `t23`.`n11`,
        `t23`.`n12`,
        `t23`.`n13`,
        `t23`.`n14`,
        `t23`.`n15`,
        `t23`.`n16`,
        `t23`.`n17`,
        `t23`.`breakdown`,
        CASE
          WHEN `t23`.`breakdown` = ''
          THEN ''
          WHEN `t23`.`breakdown` = 'neet_reason'
          THEN `t23`.`by_neet_reason`
          WHEN `t23`.`breakdown` = 'sex'
          THEN `t23`.`by_sex`
          WHEN `t23`.`breakdown` = 'ethnicity'
          THEN `t23`.`by_ethnicity`
          ELSE NULL
        END AS `group`
      FROM (
        SELECT
          `t22`.`on`,
          `t22`.`by_neet_reason`,
          `t22`.`by_sex`,
          `t22`.`by_ethnicity`,
          `t22`.`n0`,
          `t22`.`n1`,
          `t22`.`n2`,
          `t22`.`n3`,
          `t22`.`n4`,
          `t22`.`n5`,
          `t22`.`n6`,
          `t22`.`n7`,
          `t22`.`n8`,
          `t22`.`n9`,
          `t22`.`n10`,
          `t22`.`n11`,
          `t22`.`n12`,
          `t22`.`n13`,
          `t22`.`n14`,
          `t22`.`n15`,
          `t22`.`n16`,
          `t22`.`n17`,
          `t5`.`breakdown`
        FROM (
          SELECT
            `t20`.`on`,
            `t20`.`by_neet_reason`,
            `t20`.`by_sex`,
            `t20`.`by_ethnicity`,
            COALESCE(
              `t20`.`activity` IN ('F1', 'P1', 'F2', 'P2', 'F3', 'P3', 'F4', 'P4', 'F5', 'P5'),
              FALSE
            )
            AND COALESCE(`t20`.`age` BETWEEN 19 AND 21, FALSE) AS `n0`,
            COALESCE(`t20`.`age` BETWEEN 19 AND 21, FALSE) AS `n1`,
            COALESCE(
              `t20`.`activity` IN ('F1', 'P1', 'F2', 'P2', 'F3', 'P3', 'F4', 'P4', 'F5', 'P5'),
              FALSE
            )
            AND COALESCE(`t20`.`age` BETWEEN 17 AND 18, FALSE) AS `n2`,
            COALESCE(`t20`.`age` BETWEEN 17 AND 18, FALSE) AS `n3`,
            COALESCE(
              SUBSTRING(
                `t20`.`accommodation`,
                IF((
                  1 + 1
                ) >= 1, 1 + 1, 1 + 1 + LENGTH(`t20`.`accommodation`)),
                1
              ) = '1',
              FALSE
            )
            AND (
              COALESCE(`t20`.`age` BETWEEN 19 AND 21, FALSE)
              AND NOT (
                COALESCE(
                  SUBSTRING(
                    `t20`.`accommodation`,
                    IF((
                      0 + 1
                    ) >= 1, 0 + 1, 0 + 1 + LENGTH(`t20`.`accommodation`)),
                    1
                  ) IN ('G', 'H', 'R'),
                  FALSE
                )
              )
            ) AS `n4`,
            COALESCE(`t20`.`age` BETWEEN 19 AND 21, FALSE)
            AND NOT (
              COALESCE(
                SUBSTRING(
                  `t20`.`accommodation`,
                  IF((
                    0 + 1
                  ) >= 1, 0 + 1, 0 + 1 + LENGTH(`t20`.`accommodation`)),
                  1
                ) IN ('G', 'H', 'R'),
                FALSE
              )
            ) AS `n5`,
            COALESCE(
              SUBSTRING(
                `t20`.`accommodation`,
                IF((
                  1 + 1
                ) >= 1, 1 + 1, 1 + 1 + LENGTH(`t20`.`accommodation`)),
                1
              ) = '1',
              FALSE
            )
            AND (
              COALESCE(`t20`.`age` BETWEEN 17 AND 18, FALSE)
              AND NOT (
                COALESCE(
                  SUBSTRING(
                    `t20`.`accommodation`,
                    IF((
                      0 + 1
                    ) >= 1, 0 + 1, 0 + 1 + LENGTH(`t20`.`accommodation`)),
                    1
                  ) IN ('G', 'H', 'R'),
                  FALSE
                )
              )
            ) AS `n6`,
            COALESCE(`t20`.`age` BETWEEN 17 AND 18, FALSE)
            AND NOT (
              COALESCE(
                SUBSTRING(
                  `t20`.`accommodation`,
                  IF((
                    0 + 1
                  ) >= 1, 0 + 1, 0 + 1 + LENGTH(`t20`.`accommodation`)),
                  1
                ) IN ('G', 'H', 'R'),
                FALSE
              )
            ) AS `n7`,
            COALESCE(`t20`.`in_touch` = 'YES', FALSE)
            AND COALESCE(`t20`.`age` BETWEEN 19 AND 21, FALSE) AS `n8`,
            COALESCE(`t20`.`in_touch` = 'YES', FALSE)
            AND COALESCE(`t20`.`age` BETWEEN 17 AND 18, FALSE) AS `n9`,
            COALESCE(`t20`.`accommodation` IN ('Z1', 'Z2'), FALSE)
            AND (
              COALESCE(`t20`.`age` BETWEEN 18 AND 18, FALSE) AND `t20`.`left_foster_at_18`
            ) AS `n10`,
            COALESCE(`t20`.`age` BETWEEN 18 AND 18, FALSE) AND `t20`.`left_foster_at_18` AS `n11`,
            COALESCE(`t20`.`accommodation` IN ('Z1', 'Z2'), FALSE)
            AND (
              COALESCE(`t20`.`age` BETWEEN 19 AND 20, FALSE) AND `t20`.`left_foster_at_18`
            ) AS `n12`,
            COALESCE(`t20`.`age` BETWEEN 19 AND 20, FALSE) AND `t20`.`left_foster_at_18` AS `n13`,
            COALESCE(`t20`.`activity` IN ('F1', 'P1'), FALSE)
            AND COALESCE(`t20`.`age` BETWEEN 19 AND 21, FALSE) AS `n14`,
            COALESCE(`t20`.`activity` IN ('F4', 'P4'), FALSE)
            AND COALESCE(`t20`.`age` BETWEEN 19 AND 21, FALSE) AS `n15`,
            COALESCE(`t20`.`age` BETWEEN 17 AND 21, FALSE)
            AND COALESCE(`t20`.`accommodation` IN ('S1', 'S2', 'W1', 'W2', 'X1', 'X2'), FALSE) AS `n16`,
            COALESCE(`t20`.`age` BETWEEN 19 AND 21, FALSE)
            AND COALESCE(`t20`.`activity` IN ('G4', 'G5', 'G6'), FALSE) AS `n17`
          FROM (
            SELECT
              `t19`.`child`,
              `t19`.`collection_year`,
              `t19`.`dob`,
              `t19`.`in_touch`,
              `t19`.`activity`,
              `t19`.`accommodation`,
              `t19`.`origin_file`,
              `t19`.`origin_row`,
              `t19`.`on`,
              `t19`.`year`,
              `t19`.`is_year_end`,
              `t19`.`window_first`,
              `t19`.`before_24`,
              `t19`.`before_30`,
              `t19`.`after_12`,
              `t19`.`after_24`,
              `t19`.`repeat_first`,
              `t19`.`home_12_first`,
              `t19`.`home_12_last`,
              `t19`.`home_18_first`,
              `t19`.`home_18_last`,
              `t19`.`month_first`,
              `t19`.`season_first`,
              `t19`.`season_first_whole`,
              `t19`.`season_last_whole`,
              `t19`.`season_last`,
              `t19`.`sex`,
              `t19`.`ethnicity`,
              `t19`.`child_dob`,
              `t19`.`last_until`,
              `t19`.`last_in_foster`,
              IF(
                COALESCE(`t19`.`dob`, `t19`.`child_dob`) <= `t19`.`on`,
                (
                  EXTRACT(year FROM `t19`.`on`) - EXTRACT(year FROM COALESCE(`t19`.`dob`, `t19`.`child_dob`))
                ) - CAST((
                  (
                    EXTRACT(month FROM `t19`.`on`) * 100
                  ) + EXTRACT(day FROM `t19`.`on`)
                ) < (
                  (
                    EXTRACT(month FROM COALESCE(`t19`.`dob`, `t19`.`child_dob`)) * 100
                  ) + EXTRACT(day FROM COALESCE(`t19`.`dob`, `t19`.`child_dob`))
                ) AS BIGINT),
                CAST(NULL AS BIGINT)
              ) AS `age`,
              COALESCE(
                `t19`.`last_in_foster`
                AND (
                  `t19`.`last_until` >= MAKE_DATE(
                    EXTRACT(year FROM COALESCE(`t19`.`dob`, `t19`.`child_dob`)) + 18,
                    IF(
                      (
                        EXTRACT(month FROM COALESCE(`t19`.`dob`, `t19`.`child_dob`)) = 2
                      )
                      AND (
                        EXTRACT(day FROM COALESCE(`t19`.`dob`, `t19`.`child_dob`)) = 29
                      ),
                      3,
                      EXTRACT(month FROM COALESCE(`t19`.`dob`, `t19`.`child_dob`))
                    ),
                    IF(
                      (
                        EXTRACT(month FROM COALESCE(`t19`.`dob`, `t19`.`child_dob`)) = 2
                      )
                      AND (
                        EXTRACT(day FROM COALESCE(`t19`.`dob`, `t19`.`child_dob`)) = 29
                      ),
                      1,
                      EXTRACT(day FROM COALESCE(`t19`.`dob`, `t19`.`child_dob`))
                    )
                  )
                ),
                FALSE
              ) AS `left_foster_at_18`,
              CASE
                WHEN `t19`.`sex` IN ('M')
                THEN 'Male'
                WHEN `t19`.`sex` IN ('F')
                THEN 'Female'
                ELSE 'Unknown'
              END AS `by_sex`,
              CASE
                WHEN `t19`.`ethnicity` IN ('WBRI', 'WIRI', 'WOTH', 'WIRT', 'WROM')
                THEN 'White'
                WHEN `t19`.`ethnicity` IN ('MWBC', 'MWBA', 'MWAS', 'MOTH')
                THEN 'Mixed or multiple'
                WHEN `t19`.`ethnicity` IN ('AIND', 'APKN', 'ABAN', 'AOTH', 'CHNE')
                THEN 'Asian or Asian British'
                WHEN `t19`.`ethnicity` IN ('BCRB', 'BAFR', 'BOTH')
                THEN 'Black, African, Caribbean or Black British'
                WHEN `t19`.`ethnicity` IN ('OOTH')
                THEN 'Other'
                WHEN `t19`.`ethnicity` IN ('REFU', 'NOBT')
                THEN 'refused or not yet obtained'
                ELSE 'not known'
              END AS `by_ethnicity`,
              CASE
                WHEN `t19`.`activity` IN ('G4')
                THEN 'illness or disability'
                WHEN `t19`.`activity` IN ('G6')
                THEN 'pregnancy or parenting'
                WHEN `t19`.`activity` IN ('G5')
                THEN 'other'
                ELSE 'not known'
              END AS `by_neet_reason`
            FROM (
              SELECT
                `t18`.`child`,
                `t18`.`collection_year`,
                `t18`.`dob`,
                `t18`.`in_touch`,
                `t18`.`activity`,
                `t18`.`accommodation`,
                `t18`.`origin_file`,
                `t18`.`origin_row`,
                `t18`.`on`,
                `t18`.`year`,
                `t18`.`is_year_end`,
                `t18`.`window_first`,
                `t18`.`before_24`,
                `t18`.`before_30`,
                `t18`.`after_12`,
                `t18`.`after_24`,
                `t18`.`repeat_first`,
                `t18`.`home_12_first`,
                `t18`.`home_12_last`,
                `t18`.`home_18_first`,
                `t18`.`home_18_last`,
                `t18`.`month_first`,
                `t18`.`season_first`,
                `t18`.`season_first_whole`,
                `t18`.`season_last_whole`,
                `t18`.`season_last`,
                `t18`.`sex`,
                `t18`.`ethnicity`,
                `t18`.`child_dob`,
                `t18`.`last_until`,
                `t18`.`last_in_foster`
              FROM (
                SELECT
                  `t15`.`child`,
                  `t15`.`collection_year`,
                  `t15`.`dob`,
                  `t15`.`in_touch`,
                  `t15`.`activity`,
                  `t15`.`accommodation`,
                  `t15`.`origin_file`,
                  `t15`.`origin_row`,
                  `t15`.`on`,
                  `t15`.`year`,
                  `t15`.`is_year_end`,
                  `t15`.`window_first`,
                  `t15`.`before_24`,
                  `t15`.`before_30`,
                  `t15`.`after_12`,
                  `t15`.`after_24`,
                  `t15`.`repeat_first`,
                  `t15`.`home_12_first`,
                  `t15`.`home_12_last`,
                  `t15`.`home_18_first`,
                  `t15`.`home_18_last`,
                  `t15`.`month_first`,
                  `t15`.`season_first`,
                  `t15`.`season_first_whole`,
                  `t15`.`season_last_whole`,
                  `t15`.`season_last`,
                  `t15`.`sex`,
                  `t15`.`ethnicity`,
                  `t15`.`child_dob`,
                  `t17`.`child` AS `child_right`,
                  `t17`.`last_until`,
                  `t17`.`last_in_foster`
                FROM (
                  SELECT
                    `t13`.`child`,
                    `t13`.`collection_year`,
                    `t13`.`dob`,
                    `t13`.`in_touch`,
                    `t13`.`activity`,
                    `t13`.`accommodation`,
                    `t13`.`origin_file`,
                    `t13`.`origin_row`,
                    `t13`.`on`,
                    `t13`.`year`,
                    `t13`.`is_year_end`,
                    `t13`.`window_first`,
                    `t13`.`before_24`,
                    `t13`.`before_30`,
                    `t13`.`after_12`,
                    `t13`.`after_24`,
                    `t13`.`repeat_first`,
                    `t13`.`home_12_first`,
                    `t13`.`home_12_last`,
                    `t13`.`home_18_first`,
                    `t13`.`home_18_last`,
                    `t13`.`month_first`,
                    `t13`.`season_first`,
                    `t13`.`season_first_whole`,
                    `t13`.`season_last_whole`,
                    `t13`.`season_last`,
                    `t13`.`sex`,
                    `t13`.`ethnicity`,
                    `t13`.`child_dob`
                  FROM (
                    SELECT
                      `t6`.`child`,
                      `t6`.`collection_year`,
                      `t6`.`dob`,
                      `t6`.`in_touch`,
                      `t6`.`activity`,
                      `t6`.`accommodation`,
                      `t6`.`origin_file`,
                      `t6`.`origin_row`,
                      `t10`.`on`,
                      `t10`.`year`,
                      `t10`.`is_year_end`,
                      `t10`.`window_first`,
                      `t10`.`before_24`,
                      `t10`.`before_30`,
                      `t10`.`after_12`,
                      `t10`.`after_24`,
                      `t10`.`repeat_first`,
                      `t10`.`home_12_first`,
                      `t10`.`home_12_last`,
                      `t10`.`home_18_first`,
                      `t10`.`home_18_last`,
                      `t10`.`month_first`,
                      `t10`.`season_first`,
                      `t10`.`season_first_whole`,
                      `t10`.`season_last_whole`,
                      `t10`.`season_last`,
                      `t11`.`child` AS `child_right`,
                      `t11`.`sex`,
                      `t11`.`ethnicity`,
                      `t11`.`child_dob`
                    FROM `leaver_years` AS `t6`
                    INNER JOIN (
                      SELECT
                        *
                      FROM `dates` AS `t3`
                      WHERE
                        `t3`.`is_year_end`
                    ) AS `t10`
                      ON `t6`.`collection_year` = `t10`.`year`
                    LEFT OUTER JOIN (
                      SELECT
                        `t4`.`child`,
                        `t4`.`sex`,
                        `t4`.`ethnicity`,
                        `t4`.`dob` AS `child_dob`
                      FROM `children` AS `t4`
                    ) AS `t11`
                      ON `t6`.`child` = `t11`.`child`
                  ) AS `t13`
                ) AS `t15`
                LEFT OUTER JOIN (
                  SELECT
                    `t12`.`child`,
                    `t12`.`spell_until` AS `last_until`,
                    `t12`.`by_placement` = 'foster' AS `last_in_foster`
                  FROM (
                    SELECT
                      `t7`.`child`,
                      `t7`.`decom`,
                      `t7`.`reason_new_episode`,
                      `t7`.`legal_status`,
                      `t7`.`place`,
                      `t7`.`place_provider`,
                      `t7`.`reason_episode_ceased`,
                      `t7`.`reason_place_change`,
                      `t7`.`place_post`,
                      `t7`.`urn`,
                      `t7`.`location`,
                      `t7`.`distance`,
                      `t7`.`beyond_boundary`,
                      `t7`.`collection_year`,
                      `t7`.`origin_file`,
                      `t7`.`origin_row`,
                      `t7`.`sex`,
                      `t7`.`dob`,
                      `t7`.`duc`,
                      `t7`.`is_uasc_child`,
                      `t7`.`eighteenth`,
                      `t7`.`episode_until`,
                      `t7`.`short_break`,
                      `t7`.`temporary`,
                      `t7`.`number`,
                      `t7`.`begins`,
                      `t7`.`period`,
                      `t7`.`counts`,
                      `t7`.`period_started`,
                      `t7`.`began_as_short_breaks`,
                      `t7`.`spell`,
                      `t7`.`opens`,
                      `t7`.`closes`,
                      `t7`.`row_until`,
                      `t7`.`spell_started`,
                      `t7`.`spell_until`,
                      `t7`.`start_known`,
                      `t7`.`came_by_transfer`,
                      `t7`.`need`,
                      `t7`.`end_reason`,
                      `t7`.`settled`,
                      `t7`.`by_sex`,
                      `t7`.`by_ethnicity`,
                      `t7`.`by_need`,
                      `t7`.`by_legal_status`,
                      `t7`.`by_placement`,
                      `t7`.`by_provider`,
                      `t7`.`by_locality`,
                      `t7`.`by_distance`,
                      ROW_NUMBER() OVER (
                        PARTITION BY `t7`.`child`
                        ORDER BY `t7`.`spell_until` DESC, `t7`.`spell_started` DESC, `t7`.`spell` DESC
                      ) - 1 AS `place_from_last`
                    FROM (
                      SELECT
                        *
                      FROM `timeline` AS `t2`
                      WHERE
                        `t2`.`closes`
                    ) AS `t7`
                  ) AS `t12`
                  WHERE
                    `t12`.`place_from_last` = 0
                ) AS `t17`
                  ON `t15`.`child` = `t17`.`child`
              ) AS `t18`
            ) AS `t19`
            WHERE
              NOT (
                COALESCE(`t19`.`in_touch` IN ('DIED', 'RHOM'), FALSE)
              )
          ) AS `t20`
        ) AS `t22`
        CROSS JOIN `breakdown_names` AS `t5`
      ) AS `t23`
    ) AS `t24`
  ) AS `t25`
  WHERE
    `t25`.`group` IS NOT NULL
) AS `t26`
GROUP BY
  1,
  2,
  3
