-- needs: breakdown_names dates health_events timeline
SELECT
  `t26`.`on`,
  `t26`.`breakdown`,
  `t26`.`group`,
  SUM(CAST(`t26`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`,
  PERCENTILE(`t26`.`n2`, 0.5) AS `n2`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t24`.`on`,
      `t4`.`breakdown`,
      `t24`.`n0`,
      `t24`.`n2`,
      CASE
        WHEN `t4`.`breakdown` = ''
        THEN ''
        WHEN `t4`.`breakdown` = 'age_band'
        THEN `t24`.`by_age_band`
        WHEN `t4`.`breakdown` = 'sex'
        THEN `t24`.`by_sex`
        WHEN `t4`.`breakdown` = 'ethnicity'
        THEN `t24`.`by_ethnicity`
        WHEN `t4`.`breakdown` = 'need'
        THEN `t24`.`by_need`
        WHEN `t4`.`breakdown` = 'legal_status'
        THEN `t24`.`by_legal_status`
        WHEN `t4`.`breakdown` = 'placement'
        THEN `t24`.`by_placement`
        WHEN `t4`.`breakdown` = 'provider'
        THEN `t24`.`by_provider`
        WHEN `t4`.`breakdown` = 'uasc'
        THEN `t24`.`by_uasc`
        WHEN `t4`.`breakdown` = 'locality'
        THEN `t24`.`by_locality`
        WHEN `t4`.`breakdown` = 'distance'
        THEN `t24`.`by_distance`
        WHEN `t4`.`breakdown` = 'time_in_care'
        THEN `t24`.`by_time_in_care`
        WHEN `t24`.`age` BETWEEN `t4`.`youngest` AND `t4`.`oldest`
        THEN `t4`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t22`.`on`,
        `t22`.`by_age_band`,
        `t22`.`by_sex`,
        `t22`.`by_ethnicity`,
        `t22`.`by_need`,
        `t22`.`by_legal_status`,
        `t22`.`by_placement`,
        `t22`.`by_provider`,
        `t22`.`by_uasc`,
        `t22`.`by_locality`,
        `t22`.`by_distance`,
        `t22`.`by_time_in_care`,
        `t22`.`age`,
        COALESCE(
          DATEDIFF(
            DAY,
            `t22`.`referred`,
            IF(`t22`.`first_seen` <= `t22`.`on`, `t22`.`first_seen`, CAST(NULL AS DATE))
          ) IS NOT NULL,
          FALSE
        ) AS `n0`,
        CAST(DATEDIFF(
          DAY,
          `t22`.`referred`,
          IF(`t22`.`first_seen` <= `t22`.`on`, `t22`.`first_seen`, CAST(NULL AS DATE))
        ) AS DOUBLE) AS `n2`
      FROM (
        SELECT
          `t21`.`child`,
          `t21`.`decom`,
          `t21`.`reason_new_episode`,
          `t21`.`legal_status`,
          `t21`.`place`,
          `t21`.`place_provider`,
          `t21`.`reason_episode_ceased`,
          `t21`.`reason_place_change`,
          `t21`.`place_post`,
          `t21`.`urn`,
          `t21`.`location`,
          `t21`.`distance`,
          `t21`.`beyond_boundary`,
          `t21`.`supplied_location`,
          `t21`.`supplied_distance`,
          `t21`.`calculated_location`,
          `t21`.`calculated_distance`,
          `t21`.`collection_year`,
          `t21`.`origin_file`,
          `t21`.`origin_row`,
          `t21`.`sex`,
          `t21`.`dob`,
          `t21`.`duc`,
          `t21`.`is_uasc_child`,
          `t21`.`eighteenth`,
          `t21`.`episode_until`,
          `t21`.`short_break`,
          `t21`.`temporary`,
          `t21`.`number`,
          `t21`.`begins`,
          `t21`.`period`,
          `t21`.`counts`,
          `t21`.`period_started`,
          `t21`.`began_as_short_breaks`,
          `t21`.`spell`,
          `t21`.`opens`,
          `t21`.`closes`,
          `t21`.`row_until`,
          `t21`.`spell_started`,
          `t21`.`spell_until`,
          `t21`.`start_known`,
          `t21`.`came_by_transfer`,
          `t21`.`need`,
          `t21`.`end_reason`,
          `t21`.`settled`,
          `t21`.`usual_place`,
          `t21`.`by_sex`,
          `t21`.`by_ethnicity`,
          `t21`.`by_need`,
          `t21`.`by_legal_status`,
          `t21`.`by_placement`,
          `t21`.`by_provider`,
          `t21`.`by_locality`,
          `t21`.`by_distance`,
          `t21`.`referred`,
          `t21`.`list_file`,
          `t21`.`list_row`,
          `t21`.`first_seen`,
          `t21`.`age`,
          `t21`.`by_age_band`,
          `t21`.`by_uasc`,
          `t21`.`by_time_in_care`,
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
            `t19`.`child`,
            `t19`.`decom`,
            `t19`.`reason_new_episode`,
            `t19`.`legal_status`,
            `t19`.`place`,
            `t19`.`place_provider`,
            `t19`.`reason_episode_ceased`,
            `t19`.`reason_place_change`,
            `t19`.`place_post`,
            `t19`.`urn`,
            `t19`.`location`,
            `t19`.`distance`,
            `t19`.`beyond_boundary`,
            `t19`.`supplied_location`,
            `t19`.`supplied_distance`,
            `t19`.`calculated_location`,
            `t19`.`calculated_distance`,
            `t19`.`collection_year`,
            `t19`.`origin_file`,
            `t19`.`origin_row`,
            `t19`.`sex`,
            `t19`.`dob`,
            `t19`.`duc`,
            `t19`.`is_uasc_child`,
            `t19`.`eighteenth`,
            `t19`.`episode_until`,
            `t19`.`short_break`,
            `t19`.`temporary`,
            `t19`.`number`,
            `t19`.`begins`,
            `t19`.`period`,
            `t19`.`counts`,
            `t19`.`period_started`,
            `t19`.`began_as_short_breaks`,
            `t19`.`spell`,
            `t19`.`opens`,
            `t19`.`closes`,
            `t19`.`row_until`,
            `t19`.`spell_started`,
            `t19`.`spell_until`,
            `t19`.`start_known`,
            `t19`.`came_by_transfer`,
            `t19`.`need`,
            `t19`.`end_reason`,
            `t19`.`settled`,
            `t19`.`usual_place`,
            `t19`.`by_sex`,
            `t19`.`by_ethnicity`,
            `t19`.`by_need`,
            `t19`.`by_legal_status`,
            `t19`.`by_placement`,
            `t19`.`by_provider`,
            `t19`.`by_locality`,
            `t19`.`by_distance`,
            `t19`.`referred`,
            `t19`.`list_file`,
            `t19`.`list_row`,
            `t19`.`first_seen`,
            `t19`.`age`,
            CASE
              WHEN `t19`.`age` BETWEEN 0 AND 0
              THEN 'under 1'
              WHEN `t19`.`age` BETWEEN 1 AND 4
              THEN '1 to 4'
              WHEN `t19`.`age` BETWEEN 5 AND 9
              THEN '5 to 9'
              WHEN `t19`.`age` BETWEEN 10 AND 15
              THEN '10 to 15'
              WHEN `t19`.`age` BETWEEN 16 AND 99
              THEN '16 and over'
              ELSE 'not known'
            END AS `by_age_band`,
            IF(
              `t19`.`is_uasc_child`
              AND (
                (
                  `t19`.`duc` IS NULL
                )
                OR (
                  `t19`.`duc` > `t19`.`referred`
                )
                OR (
                  (
                    `t19`.`duc` = `t19`.`referred`
                  )
                  AND (
                    (
                      `t19`.`spell_until` = `t19`.`referred`
                    )
                    AND (
                      `t19`.`spell_started` < `t19`.`referred`
                    )
                  )
                )
              ),
              'UASC',
              'not UASC'
            ) AS `by_uasc`,
            CASE
              WHEN CAST(CAST(`t19`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t19`.`referred`
              THEN '5 years and over'
              WHEN CAST(CAST(`t19`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t19`.`referred`
              THEN '2 to 5 years'
              WHEN CAST(CAST(`t19`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t19`.`referred`
              THEN '1 to 2 years'
              WHEN CAST(CAST(`t19`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t19`.`referred`
              THEN '6 to 12 months'
              ELSE 'under 6 months'
            END AS `by_time_in_care`
          FROM (
            SELECT
              `t18`.`child`,
              `t18`.`decom`,
              `t18`.`reason_new_episode`,
              `t18`.`legal_status`,
              `t18`.`place`,
              `t18`.`place_provider`,
              `t18`.`reason_episode_ceased`,
              `t18`.`reason_place_change`,
              `t18`.`place_post`,
              `t18`.`urn`,
              `t18`.`location`,
              `t18`.`distance`,
              `t18`.`beyond_boundary`,
              `t18`.`supplied_location`,
              `t18`.`supplied_distance`,
              `t18`.`calculated_location`,
              `t18`.`calculated_distance`,
              `t18`.`collection_year`,
              `t18`.`origin_file`,
              `t18`.`origin_row`,
              `t18`.`sex`,
              `t18`.`dob`,
              `t18`.`duc`,
              `t18`.`is_uasc_child`,
              `t18`.`eighteenth`,
              `t18`.`episode_until`,
              `t18`.`short_break`,
              `t18`.`temporary`,
              `t18`.`number`,
              `t18`.`begins`,
              `t18`.`period`,
              `t18`.`counts`,
              `t18`.`period_started`,
              `t18`.`began_as_short_breaks`,
              `t18`.`spell`,
              `t18`.`opens`,
              `t18`.`closes`,
              `t18`.`row_until`,
              `t18`.`spell_started`,
              `t18`.`spell_until`,
              `t18`.`start_known`,
              `t18`.`came_by_transfer`,
              `t18`.`need`,
              `t18`.`end_reason`,
              `t18`.`settled`,
              `t18`.`usual_place`,
              `t18`.`by_sex`,
              `t18`.`by_ethnicity`,
              `t18`.`by_need`,
              `t18`.`by_legal_status`,
              `t18`.`by_placement`,
              `t18`.`by_provider`,
              `t18`.`by_locality`,
              `t18`.`by_distance`,
              `t18`.`referred`,
              `t18`.`list_file`,
              `t18`.`list_row`,
              `t18`.`first_seen`,
              IF(
                `t18`.`dob` <= `t18`.`referred`,
                (
                  EXTRACT(year FROM `t18`.`referred`) - EXTRACT(year FROM `t18`.`dob`)
                ) - CAST((
                  (
                    EXTRACT(month FROM `t18`.`referred`) * 100
                  ) + EXTRACT(day FROM `t18`.`referred`)
                ) < (
                  (
                    EXTRACT(month FROM `t18`.`dob`) * 100
                  ) + EXTRACT(day FROM `t18`.`dob`)
                ) AS BIGINT),
                CAST(NULL AS BIGINT)
              ) AS `age`
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
                `t7`.`supplied_location`,
                `t7`.`supplied_distance`,
                `t7`.`calculated_location`,
                `t7`.`calculated_distance`,
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
                `t7`.`usual_place`,
                `t7`.`by_sex`,
                `t7`.`by_ethnicity`,
                `t7`.`by_need`,
                `t7`.`by_legal_status`,
                `t7`.`by_placement`,
                `t7`.`by_provider`,
                `t7`.`by_locality`,
                `t7`.`by_distance`,
                `t17`.`referred`,
                `t17`.`list_file`,
                `t17`.`list_row`,
                `t17`.`first_seen`
              FROM (
                SELECT
                  *
                FROM `timeline` AS `t2`
                WHERE
                  `t2`.`counts`
              ) AS `t7`
              INNER JOIN (
                SELECT
                  `t10`.`child`,
                  `t10`.`referred`,
                  `t10`.`list_file`,
                  `t10`.`list_row`,
                  `t15`.`first_seen`
                FROM (
                  SELECT
                    `t3`.`child`,
                    `t3`.`happened_on` AS `referred`,
                    `t3`.`origin_file` AS `list_file`,
                    `t3`.`origin_row` AS `list_row`
                  FROM `health_events` AS `t3`
                  WHERE
                    `t3`.`kind` = 'camhs referred'
                ) AS `t10`
                LEFT OUTER JOIN (
                  SELECT
                    `t13`.`child`,
                    `t13`.`referred`,
                    MIN(`t13`.`seen`) AS `first_seen`
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        `t10`.`child`,
                        `t10`.`referred`,
                        `t10`.`list_file`,
                        `t10`.`list_row`,
                        `t11`.`seen`
                      FROM (
                        SELECT
                          `t3`.`child`,
                          `t3`.`happened_on` AS `referred`,
                          `t3`.`origin_file` AS `list_file`,
                          `t3`.`origin_row` AS `list_row`
                        FROM `health_events` AS `t3`
                        WHERE
                          `t3`.`kind` = 'camhs referred'
                      ) AS `t10`
                      INNER JOIN (
                        SELECT
                          `t3`.`child`,
                          `t3`.`happened_on` AS `seen`
                        FROM `health_events` AS `t3`
                        WHERE
                          `t3`.`kind` = 'camhs seen'
                      ) AS `t11`
                        ON `t10`.`child` = `t11`.`child`
                    ) AS `t12`
                    WHERE
                      `t12`.`seen` >= `t12`.`referred`
                  ) AS `t13`
                  GROUP BY
                    1,
                    2
                ) AS `t15`
                  ON `t10`.`child` = `t15`.`child` AND `t10`.`referred` = `t15`.`referred`
              ) AS `t17`
                ON `t7`.`child` = `t17`.`child`
                AND `t7`.`decom` <= `t17`.`referred`
                AND `t7`.`row_until` > `t17`.`referred`
            ) AS `t18`
          ) AS `t19`
        ) AS `t21`
        INNER JOIN `dates` AS `t5`
          ON `t21`.`referred` <= `t5`.`on` AND `t21`.`referred` >= `t5`.`window_first`
      ) AS `t22`
    ) AS `t24`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t25`
  WHERE
    `t25`.`group` IS NOT NULL
) AS `t26`
GROUP BY
  1,
  2,
  3
