-- needs: breakdown_names children dates leaver_years timeline
SELECT
  `t20`.`on`,
  `t20`.`breakdown`,
  `t20`.`group`,
  SUM(CAST(`t20`.`n0` AS BIGINT)) AS `n0`,
  SUM(CAST(`t20`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t20`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t20`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t20`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t20`.`n5` AS BIGINT)) AS `n5`,
  SUM(CAST(`t20`.`n6` AS BIGINT)) AS `n6`,
  SUM(CAST(`t20`.`n7` AS BIGINT)) AS `n7`,
  SUM(CAST(`t20`.`n8` AS BIGINT)) AS `n8`,
  SUM(CAST(`t20`.`n9` AS BIGINT)) AS `n9`,
  SUM(CAST(`t20`.`n10` AS BIGINT)) AS `n10`,
  SUM(CAST(`t20`.`n11` AS BIGINT)) AS `n11`,
  SUM(CAST(`t20`.`n12` AS BIGINT)) AS `n12`,
  SUM(CAST(`t20`.`n13` AS BIGINT)) AS `n13`,
  SUM(CAST(`t20`.`n14` AS BIGINT)) AS `n14`,
  SUM(CAST(`t20`.`n15` AS BIGINT)) AS `n15`,
  SUM(CAST(`t20`.`n16` AS BIGINT)) AS `n16`,
  SUM(CAST(`t20`.`n17` AS BIGINT)) AS `n17`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t18`.`on`,
      `t5`.`breakdown`,
      `t18`.`n0`,
      `t18`.`n1`,
      `t18`.`n2`,
      `t18`.`n3`,
      `t18`.`n4`,
      `t18`.`n5`,
      `t18`.`n6`,
      `t18`.`n7`,
      `t18`.`n8`,
      `t18`.`n9`,
      `t18`.`n10`,
      `t18`.`n11`,
      `t18`.`n12`,
      `t18`.`n13`,
      `t18`.`n14`,
      `t18`.`n15`,
      `t18`.`n16`,
      `t18`.`n17`,
      CASE
        WHEN `t5`.`breakdown` = ''
        THEN ''
        WHEN `t5`.`breakdown` = 'neet_reason'
        THEN `t18`.`by_neet_reason`
        WHEN `t5`.`breakdown` = 'sex'
        THEN `t18`.`by_sex`
        WHEN `t5`.`breakdown` = 'ethnicity'
        THEN `t18`.`by_ethnicity`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t16`.`on`,
        `t16`.`by_neet_reason`,
        `t16`.`by_sex`,
        `t16`.`by_ethnicity`,
        COALESCE(
          COALESCE(
            `t16`.`activity` IN ('F1', 'P1', 'F2', 'P2', 'F3', 'P3', 'F4', 'P4', 'F5', 'P5'),
            FALSE
          )
          AND COALESCE(`t16`.`age` BETWEEN 19 AND 21, FALSE),
          FALSE
        ) AS `n0`,
        COALESCE(COALESCE(`t16`.`age` BETWEEN 19 AND 21, FALSE), FALSE) AS `n1`,
        COALESCE(
          COALESCE(
            `t16`.`activity` IN ('F1', 'P1', 'F2', 'P2', 'F3', 'P3', 'F4', 'P4', 'F5', 'P5'),
            FALSE
          )
          AND COALESCE(`t16`.`age` BETWEEN 17 AND 18, FALSE),
          FALSE
        ) AS `n2`,
        COALESCE(COALESCE(`t16`.`age` BETWEEN 17 AND 18, FALSE), FALSE) AS `n3`,
        COALESCE(
          COALESCE(
            SUBSTRING(
              `t16`.`accommodation`,
              IF((
                1 + 1
              ) >= 1, 1 + 1, 1 + 1 + LENGTH(`t16`.`accommodation`)),
              1
            ) = '1',
            FALSE
          )
          AND (
            COALESCE(`t16`.`age` BETWEEN 19 AND 21, FALSE)
            AND NOT (
              COALESCE(
                SUBSTRING(
                  `t16`.`accommodation`,
                  IF((
                    0 + 1
                  ) >= 1, 0 + 1, 0 + 1 + LENGTH(`t16`.`accommodation`)),
                  1
                ) IN ('G', 'H', 'R'),
                FALSE
              )
            )
          ),
          FALSE
        ) AS `n4`,
        COALESCE(
          COALESCE(`t16`.`age` BETWEEN 19 AND 21, FALSE)
          AND NOT (
            COALESCE(
              SUBSTRING(
                `t16`.`accommodation`,
                IF((
                  0 + 1
                ) >= 1, 0 + 1, 0 + 1 + LENGTH(`t16`.`accommodation`)),
                1
              ) IN ('G', 'H', 'R'),
              FALSE
            )
          ),
          FALSE
        ) AS `n5`,
        COALESCE(
          COALESCE(
            SUBSTRING(
              `t16`.`accommodation`,
              IF((
                1 + 1
              ) >= 1, 1 + 1, 1 + 1 + LENGTH(`t16`.`accommodation`)),
              1
            ) = '1',
            FALSE
          )
          AND (
            COALESCE(`t16`.`age` BETWEEN 17 AND 18, FALSE)
            AND NOT (
              COALESCE(
                SUBSTRING(
                  `t16`.`accommodation`,
                  IF((
                    0 + 1
                  ) >= 1, 0 + 1, 0 + 1 + LENGTH(`t16`.`accommodation`)),
                  1
                ) IN ('G', 'H', 'R'),
                FALSE
              )
            )
          ),
          FALSE
        ) AS `n6`,
        COALESCE(
          COALESCE(`t16`.`age` BETWEEN 17 AND 18, FALSE)
          AND NOT (
            COALESCE(
              SUBSTRING(
                `t16`.`accommodation`,
                IF((
                  0 + 1
                ) >= 1, 0 + 1, 0 + 1 + LENGTH(`t16`.`accommodation`)),
                1
              ) IN ('G', 'H', 'R'),
              FALSE
            )
          ),
          FALSE
        ) AS `n7`,
        COALESCE(
          COALESCE(`t16`.`in_touch` = 'YES', FALSE)
          AND COALESCE(`t16`.`age` BETWEEN 19 AND 21, FALSE),
          FALSE
        ) AS `n8`,
        COALESCE(
          COALESCE(`t16`.`in_touch` = 'YES', FALSE)
          AND COALESCE(`t16`.`age` BETWEEN 17 AND 18, FALSE),
          FALSE
        ) AS `n9`,
        COALESCE(
          COALESCE(`t16`.`accommodation` IN ('Z1', 'Z2'), FALSE)
          AND (
            COALESCE(`t16`.`age` BETWEEN 18 AND 18, FALSE) AND `t16`.`left_foster_at_18`
          ),
          FALSE
        ) AS `n10`,
        COALESCE(
          COALESCE(`t16`.`age` BETWEEN 18 AND 18, FALSE) AND `t16`.`left_foster_at_18`,
          FALSE
        ) AS `n11`,
        COALESCE(
          COALESCE(`t16`.`accommodation` IN ('Z1', 'Z2'), FALSE)
          AND (
            COALESCE(`t16`.`age` BETWEEN 19 AND 20, FALSE) AND `t16`.`left_foster_at_18`
          ),
          FALSE
        ) AS `n12`,
        COALESCE(
          COALESCE(`t16`.`age` BETWEEN 19 AND 20, FALSE) AND `t16`.`left_foster_at_18`,
          FALSE
        ) AS `n13`,
        COALESCE(
          COALESCE(`t16`.`activity` IN ('F1', 'P1'), FALSE)
          AND COALESCE(`t16`.`age` BETWEEN 19 AND 21, FALSE),
          FALSE
        ) AS `n14`,
        COALESCE(
          COALESCE(`t16`.`activity` IN ('F4', 'P4'), FALSE)
          AND COALESCE(`t16`.`age` BETWEEN 19 AND 21, FALSE),
          FALSE
        ) AS `n15`,
        COALESCE(
          COALESCE(`t16`.`age` BETWEEN 17 AND 21, FALSE)
          AND COALESCE(`t16`.`accommodation` IN ('S1', 'S2', 'W1', 'W2', 'X1', 'X2'), FALSE),
          FALSE
        ) AS `n16`,
        COALESCE(
          COALESCE(`t16`.`age` BETWEEN 19 AND 21, FALSE)
          AND COALESCE(`t16`.`activity` IN ('G4', 'G5', 'G6'), FALSE),
          FALSE
        ) AS `n17`
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
          `t15`.`window_4_first`,
          `t15`.`window_6_first`,
          `t15`.`before_6`,
          `t15`.`before_24`,
          `t15`.`before_30`,
          `t15`.`after_12`,
          `t15`.`after_24`,
          `t15`.`repeat_first`,
          `t15`.`home_6_first`,
          `t15`.`home_6_last`,
          `t15`.`home_12_first`,
          `t15`.`home_12_last`,
          `t15`.`home_18_first`,
          `t15`.`home_18_last`,
          `t15`.`month_first`,
          `t15`.`last_summer_march`,
          `t15`.`last_summer_first`,
          `t15`.`season_first`,
          `t15`.`season_first_whole`,
          `t15`.`season_last_whole`,
          `t15`.`season_last`,
          `t15`.`sex`,
          `t15`.`ethnicity`,
          `t15`.`child_dob`,
          `t15`.`last_until`,
          `t15`.`last_in_foster`,
          IF(
            COALESCE(`t15`.`dob`, `t15`.`child_dob`) <= `t15`.`on`,
            (
              EXTRACT(year FROM `t15`.`on`) - EXTRACT(year FROM COALESCE(`t15`.`dob`, `t15`.`child_dob`))
            ) - CAST((
              (
                EXTRACT(month FROM `t15`.`on`) * 100
              ) + EXTRACT(day FROM `t15`.`on`)
            ) < (
              (
                EXTRACT(month FROM COALESCE(`t15`.`dob`, `t15`.`child_dob`)) * 100
              ) + EXTRACT(day FROM COALESCE(`t15`.`dob`, `t15`.`child_dob`))
            ) AS BIGINT),
            CAST(NULL AS BIGINT)
          ) AS `age`,
          COALESCE(
            `t15`.`last_in_foster`
            AND (
              `t15`.`last_until` >= MAKE_DATE(
                EXTRACT(year FROM COALESCE(`t15`.`dob`, `t15`.`child_dob`)) + 18,
                IF(
                  (
                    EXTRACT(month FROM COALESCE(`t15`.`dob`, `t15`.`child_dob`)) = 2
                  )
                  AND (
                    EXTRACT(day FROM COALESCE(`t15`.`dob`, `t15`.`child_dob`)) = 29
                  ),
                  3,
                  EXTRACT(month FROM COALESCE(`t15`.`dob`, `t15`.`child_dob`))
                ),
                IF(
                  (
                    EXTRACT(month FROM COALESCE(`t15`.`dob`, `t15`.`child_dob`)) = 2
                  )
                  AND (
                    EXTRACT(day FROM COALESCE(`t15`.`dob`, `t15`.`child_dob`)) = 29
                  ),
                  1,
                  EXTRACT(day FROM COALESCE(`t15`.`dob`, `t15`.`child_dob`))
                )
              )
            ),
            FALSE
          ) AS `left_foster_at_18`,
          CASE
            WHEN `t15`.`sex` IN ('M')
            THEN 'Male'
            WHEN `t15`.`sex` IN ('F')
            THEN 'Female'
            ELSE 'Unknown'
          END AS `by_sex`,
          CASE
            WHEN `t15`.`ethnicity` IN ('WBRI', 'WIRI', 'WOTH', 'WIRT', 'WROM')
            THEN 'White'
            WHEN `t15`.`ethnicity` IN ('MWBC', 'MWBA', 'MWAS', 'MOTH')
            THEN 'Mixed or multiple'
            WHEN `t15`.`ethnicity` IN ('AIND', 'APKN', 'ABAN', 'AOTH', 'CHNE')
            THEN 'Asian or Asian British'
            WHEN `t15`.`ethnicity` IN ('BCRB', 'BAFR', 'BOTH')
            THEN 'Black, African, Caribbean or Black British'
            WHEN `t15`.`ethnicity` IN ('OOTH')
            THEN 'Other'
            WHEN `t15`.`ethnicity` IN ('REFU', 'NOBT')
            THEN 'refused or not yet obtained'
            ELSE 'not known'
          END AS `by_ethnicity`,
          CASE
            WHEN `t15`.`activity` IN ('G4')
            THEN 'illness or disability'
            WHEN `t15`.`activity` IN ('G6')
            THEN 'pregnancy or parenting'
            WHEN `t15`.`activity` IN ('G5')
            THEN 'other'
            ELSE 'not known'
          END AS `by_neet_reason`
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
            `t10`.`window_4_first`,
            `t10`.`window_6_first`,
            `t10`.`before_6`,
            `t10`.`before_24`,
            `t10`.`before_30`,
            `t10`.`after_12`,
            `t10`.`after_24`,
            `t10`.`repeat_first`,
            `t10`.`home_6_first`,
            `t10`.`home_6_last`,
            `t10`.`home_12_first`,
            `t10`.`home_12_last`,
            `t10`.`home_18_first`,
            `t10`.`home_18_last`,
            `t10`.`month_first`,
            `t10`.`last_summer_march`,
            `t10`.`last_summer_first`,
            `t10`.`season_first`,
            `t10`.`season_first_whole`,
            `t10`.`season_last_whole`,
            `t10`.`season_last`,
            `t11`.`sex`,
            `t11`.`ethnicity`,
            `t11`.`child_dob`,
            `t14`.`last_until`,
            `t14`.`last_in_foster`
          FROM `leaver_years` AS `t6`
          INNER JOIN (
            SELECT
              *
            FROM `dates` AS `t2`
            WHERE
              `t2`.`is_year_end`
          ) AS `t10`
            ON `t6`.`collection_year` = `t10`.`year`
          LEFT OUTER JOIN (
            SELECT
              `t3`.`child`,
              `t3`.`sex`,
              `t3`.`ethnicity`,
              `t3`.`dob` AS `child_dob`
            FROM `children` AS `t3`
          ) AS `t11`
            ON `t6`.`child` = `t11`.`child`
          LEFT OUTER JOIN (
            SELECT
              `t12`.`child`,
              `t12`.`spell_until` AS `last_until`,
              `t12`.`by_placement` = 'foster' AS `last_in_foster`
            FROM (
              SELECT
                `t9`.`child`,
                `t9`.`decom`,
                `t9`.`reason_new_episode`,
                `t9`.`legal_status`,
                `t9`.`place`,
                `t9`.`place_provider`,
                `t9`.`reason_episode_ceased`,
                `t9`.`reason_place_change`,
                `t9`.`place_post`,
                `t9`.`urn`,
                `t9`.`location`,
                `t9`.`distance`,
                `t9`.`beyond_boundary`,
                `t9`.`supplied_location`,
                `t9`.`supplied_distance`,
                `t9`.`calculated_location`,
                `t9`.`calculated_distance`,
                `t9`.`collection_year`,
                `t9`.`origin_file`,
                `t9`.`origin_row`,
                `t9`.`sex`,
                `t9`.`dob`,
                `t9`.`duc`,
                `t9`.`is_uasc_child`,
                `t9`.`eighteenth`,
                `t9`.`episode_until`,
                `t9`.`short_break`,
                `t9`.`temporary`,
                `t9`.`number`,
                `t9`.`begins`,
                `t9`.`period`,
                `t9`.`counts`,
                `t9`.`period_started`,
                `t9`.`began_as_short_breaks`,
                `t9`.`spell`,
                `t9`.`opens`,
                `t9`.`closes`,
                `t9`.`row_until`,
                `t9`.`spell_started`,
                `t9`.`spell_until`,
                `t9`.`start_known`,
                `t9`.`came_by_transfer`,
                `t9`.`need`,
                `t9`.`end_reason`,
                `t9`.`settled`,
                `t9`.`usual_place`,
                `t9`.`by_sex`,
                `t9`.`by_ethnicity`,
                `t9`.`by_need`,
                `t9`.`by_legal_status`,
                `t9`.`by_placement`,
                `t9`.`by_provider`,
                `t9`.`by_locality`,
                `t9`.`by_distance`,
                ROW_NUMBER() OVER (
                  PARTITION BY `t9`.`child`
                  ORDER BY `t9`.`spell_until` DESC, `t9`.`spell_started` DESC, `t9`.`spell` DESC
                ) - 1 AS `place_from_last`
              FROM (
                SELECT
                  *
                FROM `timeline` AS `t4`
                WHERE
                  `t4`.`closes`
              ) AS `t9`
            ) AS `t12`
            WHERE
              `t12`.`place_from_last` = 0
          ) AS `t14`
            ON `t6`.`child` = `t14`.`child`
        ) AS `t15`
        WHERE
          NOT (
            COALESCE(`t15`.`in_touch` IN ('DIED', 'RHOM'), FALSE)
          )
      ) AS `t16`
    ) AS `t18`
    CROSS JOIN `breakdown_names` AS `t5`
  ) AS `t19`
  WHERE
    `t19`.`group` IS NOT NULL
) AS `t20`
GROUP BY
  1,
  2,
  3
