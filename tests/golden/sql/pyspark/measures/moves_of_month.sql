-- needs: breakdown_names dates homes_by_episode timeline
SELECT
  `t19`.`on`,
  `t19`.`breakdown`,
  `t19`.`group`,
  COUNT(*) AS `n0`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t4`.`on`,
      `t5`.`breakdown`,
      CASE
        WHEN `t5`.`breakdown` = ''
        THEN ''
        WHEN `t5`.`breakdown` = 'age_band'
        THEN `t17`.`by_age_band`
        WHEN `t5`.`breakdown` = 'sex'
        THEN `t17`.`by_sex`
        WHEN `t5`.`breakdown` = 'ethnicity'
        THEN `t17`.`by_ethnicity`
        WHEN `t5`.`breakdown` = 'need'
        THEN `t17`.`by_need`
        WHEN `t5`.`breakdown` = 'legal_status'
        THEN `t17`.`by_legal_status`
        WHEN `t5`.`breakdown` = 'placement'
        THEN `t17`.`by_placement`
        WHEN `t5`.`breakdown` = 'provider'
        THEN `t17`.`by_provider`
        WHEN `t5`.`breakdown` = 'uasc'
        THEN `t17`.`by_uasc`
        WHEN `t5`.`breakdown` = 'locality'
        THEN `t17`.`by_locality`
        WHEN `t5`.`breakdown` = 'distance'
        THEN `t17`.`by_distance`
        WHEN `t5`.`breakdown` = 'time_in_care'
        THEN `t17`.`by_time_in_care`
        WHEN `t17`.`age` BETWEEN `t5`.`youngest` AND `t5`.`oldest`
        THEN `t5`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t15`.`child`,
        `t15`.`decom`,
        `t15`.`reason_new_episode`,
        `t15`.`legal_status`,
        `t15`.`place`,
        `t15`.`place_provider`,
        `t15`.`reason_episode_ceased`,
        `t15`.`reason_place_change`,
        `t15`.`place_post`,
        `t15`.`urn`,
        `t15`.`location`,
        `t15`.`distance`,
        `t15`.`beyond_boundary`,
        `t15`.`supplied_location`,
        `t15`.`supplied_distance`,
        `t15`.`calculated_location`,
        `t15`.`calculated_distance`,
        `t15`.`collection_year`,
        `t15`.`origin_file`,
        `t15`.`origin_row`,
        `t15`.`sex`,
        `t15`.`dob`,
        `t15`.`duc`,
        `t15`.`is_uasc_child`,
        `t15`.`eighteenth`,
        `t15`.`episode_until`,
        `t15`.`short_break`,
        `t15`.`temporary`,
        `t15`.`number`,
        `t15`.`begins`,
        `t15`.`period`,
        `t15`.`counts`,
        `t15`.`period_started`,
        `t15`.`began_as_short_breaks`,
        `t15`.`spell`,
        `t15`.`opens`,
        `t15`.`closes`,
        `t15`.`row_until`,
        `t15`.`spell_started`,
        `t15`.`spell_until`,
        `t15`.`start_known`,
        `t15`.`came_by_transfer`,
        `t15`.`need`,
        `t15`.`end_reason`,
        `t15`.`settled`,
        `t15`.`usual_place`,
        `t15`.`by_sex`,
        `t15`.`by_ethnicity`,
        `t15`.`by_need`,
        `t15`.`by_legal_status`,
        `t15`.`by_placement`,
        `t15`.`by_provider`,
        `t15`.`by_locality`,
        `t15`.`by_distance`,
        `t15`.`placement`,
        `t15`.`moved`,
        `t15`.`placement_until`,
        `t15`.`move_reason`,
        `t15`.`move_file`,
        `t15`.`move_row`,
        `t15`.`by_move_reason`,
        `t15`.`age`,
        CASE
          WHEN `t15`.`age` BETWEEN 0 AND 0
          THEN 'under 1'
          WHEN `t15`.`age` BETWEEN 1 AND 4
          THEN '1 to 4'
          WHEN `t15`.`age` BETWEEN 5 AND 9
          THEN '5 to 9'
          WHEN `t15`.`age` BETWEEN 10 AND 15
          THEN '10 to 15'
          WHEN `t15`.`age` BETWEEN 16 AND 99
          THEN '16 and over'
          ELSE 'not known'
        END AS `by_age_band`,
        IF(
          `t15`.`is_uasc_child`
          AND (
            (
              `t15`.`duc` IS NULL
            )
            OR (
              `t15`.`duc` > `t15`.`moved`
            )
            OR (
              (
                `t15`.`duc` = `t15`.`moved`
              )
              AND (
                (
                  `t15`.`spell_until` = `t15`.`moved`
                )
                AND (
                  `t15`.`spell_started` < `t15`.`moved`
                )
              )
            )
          ),
          'UASC',
          'not UASC'
        ) AS `by_uasc`,
        CASE
          WHEN CAST(CAST(`t15`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t15`.`moved`
          THEN '5 years and over'
          WHEN CAST(CAST(`t15`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t15`.`moved`
          THEN '2 to 5 years'
          WHEN CAST(CAST(`t15`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t15`.`moved`
          THEN '1 to 2 years'
          WHEN CAST(CAST(`t15`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t15`.`moved`
          THEN '6 to 12 months'
          ELSE 'under 6 months'
        END AS `by_time_in_care`
      FROM (
        SELECT
          `t14`.`child`,
          `t14`.`decom`,
          `t14`.`reason_new_episode`,
          `t14`.`legal_status`,
          `t14`.`place`,
          `t14`.`place_provider`,
          `t14`.`reason_episode_ceased`,
          `t14`.`reason_place_change`,
          `t14`.`place_post`,
          `t14`.`urn`,
          `t14`.`location`,
          `t14`.`distance`,
          `t14`.`beyond_boundary`,
          `t14`.`supplied_location`,
          `t14`.`supplied_distance`,
          `t14`.`calculated_location`,
          `t14`.`calculated_distance`,
          `t14`.`collection_year`,
          `t14`.`origin_file`,
          `t14`.`origin_row`,
          `t14`.`sex`,
          `t14`.`dob`,
          `t14`.`duc`,
          `t14`.`is_uasc_child`,
          `t14`.`eighteenth`,
          `t14`.`episode_until`,
          `t14`.`short_break`,
          `t14`.`temporary`,
          `t14`.`number`,
          `t14`.`begins`,
          `t14`.`period`,
          `t14`.`counts`,
          `t14`.`period_started`,
          `t14`.`began_as_short_breaks`,
          `t14`.`spell`,
          `t14`.`opens`,
          `t14`.`closes`,
          `t14`.`row_until`,
          `t14`.`spell_started`,
          `t14`.`spell_until`,
          `t14`.`start_known`,
          `t14`.`came_by_transfer`,
          `t14`.`need`,
          `t14`.`end_reason`,
          `t14`.`settled`,
          `t14`.`usual_place`,
          `t14`.`by_sex`,
          `t14`.`by_ethnicity`,
          `t14`.`by_need`,
          `t14`.`by_legal_status`,
          `t14`.`by_placement`,
          `t14`.`by_provider`,
          `t14`.`by_locality`,
          `t14`.`by_distance`,
          `t14`.`placement`,
          `t14`.`moved`,
          `t14`.`placement_until`,
          `t14`.`move_reason`,
          `t14`.`move_file`,
          `t14`.`move_row`,
          `t14`.`by_move_reason`,
          IF(
            `t14`.`dob` <= `t14`.`moved`,
            (
              EXTRACT(year FROM `t14`.`moved`) - EXTRACT(year FROM `t14`.`dob`)
            ) - CAST((
              (
                EXTRACT(month FROM `t14`.`moved`) * 100
              ) + EXTRACT(day FROM `t14`.`moved`)
            ) < (
              (
                EXTRACT(month FROM `t14`.`dob`) * 100
              ) + EXTRACT(day FROM `t14`.`dob`)
            ) AS BIGINT),
            CAST(NULL AS BIGINT)
          ) AS `age`
        FROM (
          SELECT
            `t8`.`child`,
            `t8`.`decom`,
            `t8`.`reason_new_episode`,
            `t8`.`legal_status`,
            `t8`.`place`,
            `t8`.`place_provider`,
            `t8`.`reason_episode_ceased`,
            `t8`.`reason_place_change`,
            `t8`.`place_post`,
            `t8`.`urn`,
            `t8`.`location`,
            `t8`.`distance`,
            `t8`.`beyond_boundary`,
            `t8`.`supplied_location`,
            `t8`.`supplied_distance`,
            `t8`.`calculated_location`,
            `t8`.`calculated_distance`,
            `t8`.`collection_year`,
            `t8`.`origin_file`,
            `t8`.`origin_row`,
            `t8`.`sex`,
            `t8`.`dob`,
            `t8`.`duc`,
            `t8`.`is_uasc_child`,
            `t8`.`eighteenth`,
            `t8`.`episode_until`,
            `t8`.`short_break`,
            `t8`.`temporary`,
            `t8`.`number`,
            `t8`.`begins`,
            `t8`.`period`,
            `t8`.`counts`,
            `t8`.`period_started`,
            `t8`.`began_as_short_breaks`,
            `t8`.`spell`,
            `t8`.`opens`,
            `t8`.`closes`,
            `t8`.`row_until`,
            `t8`.`spell_started`,
            `t8`.`spell_until`,
            `t8`.`start_known`,
            `t8`.`came_by_transfer`,
            `t8`.`need`,
            `t8`.`end_reason`,
            `t8`.`settled`,
            `t8`.`usual_place`,
            `t8`.`by_sex`,
            `t8`.`by_ethnicity`,
            `t8`.`by_need`,
            `t8`.`by_legal_status`,
            `t8`.`by_placement`,
            `t8`.`by_provider`,
            `t8`.`by_locality`,
            `t8`.`by_distance`,
            `t13`.`placement`,
            `t13`.`moved`,
            `t13`.`placement_until`,
            `t13`.`move_reason`,
            `t13`.`move_file`,
            `t13`.`move_row`,
            `t13`.`by_move_reason`
          FROM (
            SELECT
              *
            FROM `timeline` AS `t2`
            WHERE
              `t2`.`counts`
          ) AS `t8`
          INNER JOIN (
            SELECT
              `t11`.`child`,
              `t11`.`placement`,
              `t11`.`moved`,
              `t11`.`placement_until`,
              `t11`.`move_reason`,
              `t11`.`move_file`,
              `t11`.`move_row`,
              `t11`.`by_move_reason`
            FROM (
              SELECT
                `t10`.`child`,
                `t10`.`period`,
                `t10`.`placement`,
                `t10`.`moved`,
                `t10`.`placement_until`,
                `t10`.`move_reason`,
                `t10`.`move_file`,
                `t10`.`move_row`,
                MIN(`t10`.`placement`) OVER (
                  PARTITION BY `t10`.`child`, `t10`.`period`
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS `first`,
                CASE
                  WHEN `t10`.`move_reason` IN ('CARPL', 'CLOSE', 'PLACE')
                  THEN 'planned'
                  WHEN `t10`.`move_reason` IN ('ALLEG', 'STAND', 'APPRR')
                  THEN 'protective'
                  WHEN `t10`.`move_reason` IN ('CREQB', 'CREQO', 'CHILD', 'LAREQ')
                  THEN 'not planned'
                  WHEN `t10`.`move_reason` IN ('CUSTOD')
                  THEN 'custody'
                  WHEN `t10`.`move_reason` IN ('OTHER')
                  THEN 'other'
                  ELSE 'not known'
                END AS `by_move_reason`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t7`.`child`,
                    `t7`.`period`,
                    `t7`.`placement`,
                    MIN(`t7`.`decom`) AS `moved`,
                    MAX(`t7`.`episode_until`) AS `placement_until`,
                    MAX(IF(`t7`.`starts_placement`, `t7`.`move_reason`, CAST(NULL AS STRING))) AS `move_reason`,
                    MAX(IF(`t7`.`starts_placement`, `t7`.`origin_file`, CAST(NULL AS STRING))) AS `move_file`,
                    MAX(IF(`t7`.`starts_placement`, `t7`.`origin_row`, CAST(NULL AS INT))) AS `move_row`
                  FROM (
                    SELECT
                      *
                    FROM `homes_by_episode` AS `t3`
                    WHERE
                      `t3`.`in_placement`
                  ) AS `t7`
                  GROUP BY
                    1,
                    2,
                    3
                ) AS `t9`
                WHERE
                  `t9`.`placement_until` > `t9`.`moved`
              ) AS `t10`
            ) AS `t11`
            WHERE
              `t11`.`placement` > `t11`.`first`
          ) AS `t13`
            ON `t8`.`child` = `t13`.`child`
            AND `t8`.`decom` <= `t13`.`moved`
            AND `t8`.`row_until` > `t13`.`moved`
        ) AS `t14`
      ) AS `t15`
    ) AS `t17`
    INNER JOIN `dates` AS `t4`
      ON `t17`.`moved` <= `t4`.`on` AND `t17`.`moved` >= `t4`.`month_first`
    CROSS JOIN `breakdown_names` AS `t5`
  ) AS `t18`
  WHERE
    `t18`.`group` IS NOT NULL
) AS `t19`
GROUP BY
  1,
  2,
  3
