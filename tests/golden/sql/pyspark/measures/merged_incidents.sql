-- needs: breakdown_names dates missing timeline
SELECT
  `t25`.`on`,
  `t25`.`breakdown`,
  `t25`.`group`,
  COUNT(*) AS `n0`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t23`.`on`,
      `t23`.`breakdown`,
      CASE
        WHEN `t23`.`breakdown` = ''
        THEN ''
        WHEN `t23`.`breakdown` = 'duration'
        THEN `t23`.`by_duration`
        WHEN `t23`.`breakdown` = 'age_band'
        THEN `t23`.`by_age_band`
        WHEN `t23`.`breakdown` = 'sex'
        THEN `t23`.`by_sex`
        WHEN `t23`.`breakdown` = 'ethnicity'
        THEN `t23`.`by_ethnicity`
        WHEN `t23`.`breakdown` = 'need'
        THEN `t23`.`by_need`
        WHEN `t23`.`breakdown` = 'legal_status'
        THEN `t23`.`by_legal_status`
        WHEN `t23`.`breakdown` = 'placement'
        THEN `t23`.`by_placement`
        WHEN `t23`.`breakdown` = 'provider'
        THEN `t23`.`by_provider`
        WHEN `t23`.`breakdown` = 'uasc'
        THEN `t23`.`by_uasc`
        WHEN `t23`.`breakdown` = 'locality'
        THEN `t23`.`by_locality`
        WHEN `t23`.`breakdown` = 'distance'
        THEN `t23`.`by_distance`
        WHEN `t23`.`breakdown` = 'time_in_care'
        THEN `t23`.`by_time_in_care`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t22`.`on`,
        `t22`.`by_duration`,
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
        `t4`.`breakdown`
      FROM (
        SELECT
          `t20`.`on`,
          CASE
            WHEN DATEDIFF(
              DAY,
              `t20`.`went_missing`,
              IF(
                `t20`.`incident_until` > `t20`.`on`,
                LEAST(`t20`.`on`, `t20`.`spell_until`),
                `t20`.`incident_until`
              )
            ) <= 0
            THEN 'same day'
            WHEN DATEDIFF(
              DAY,
              `t20`.`went_missing`,
              IF(
                `t20`.`incident_until` > `t20`.`on`,
                LEAST(`t20`.`on`, `t20`.`spell_until`),
                `t20`.`incident_until`
              )
            ) <= 1
            THEN 'next day'
            WHEN DATEDIFF(
              DAY,
              `t20`.`went_missing`,
              IF(
                `t20`.`incident_until` > `t20`.`on`,
                LEAST(`t20`.`on`, `t20`.`spell_until`),
                `t20`.`incident_until`
              )
            ) <= 2
            THEN '2 days'
            WHEN DATEDIFF(
              DAY,
              `t20`.`went_missing`,
              IF(
                `t20`.`incident_until` > `t20`.`on`,
                LEAST(`t20`.`on`, `t20`.`spell_until`),
                `t20`.`incident_until`
              )
            ) <= 6
            THEN '3 to 6 days'
            ELSE '7 days or more'
          END AS `by_duration`,
          `t20`.`by_age_band`,
          `t20`.`by_sex`,
          `t20`.`by_ethnicity`,
          `t20`.`by_need`,
          `t20`.`by_legal_status`,
          `t20`.`by_placement`,
          `t20`.`by_provider`,
          `t20`.`by_uasc`,
          `t20`.`by_locality`,
          `t20`.`by_distance`,
          `t20`.`by_time_in_care`
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
            `t19`.`by_sex`,
            `t19`.`by_ethnicity`,
            `t19`.`by_need`,
            `t19`.`by_legal_status`,
            `t19`.`by_placement`,
            `t19`.`by_provider`,
            `t19`.`by_locality`,
            `t19`.`by_distance`,
            `t19`.`merged`,
            `t19`.`went_missing`,
            `t19`.`incident_until`,
            `t19`.`is_missing`,
            `t19`.`age`,
            `t19`.`by_age_band`,
            `t19`.`by_uasc`,
            `t19`.`by_time_in_care`,
            `t5`.`on`,
            `t5`.`year`,
            `t5`.`is_year_end`,
            `t5`.`window_first`,
            `t5`.`before_24`,
            `t5`.`before_30`,
            `t5`.`after_12`,
            `t5`.`after_24`,
            `t5`.`repeat_first`,
            `t5`.`home_12_first`,
            `t5`.`home_12_last`,
            `t5`.`home_18_first`,
            `t5`.`home_18_last`,
            `t5`.`month_first`,
            `t5`.`season_first`,
            `t5`.`season_first_whole`,
            `t5`.`season_last_whole`,
            `t5`.`season_last`
          FROM (
            SELECT
              `t17`.`child`,
              `t17`.`decom`,
              `t17`.`reason_new_episode`,
              `t17`.`legal_status`,
              `t17`.`place`,
              `t17`.`place_provider`,
              `t17`.`reason_episode_ceased`,
              `t17`.`reason_place_change`,
              `t17`.`place_post`,
              `t17`.`urn`,
              `t17`.`location`,
              `t17`.`distance`,
              `t17`.`beyond_boundary`,
              `t17`.`collection_year`,
              `t17`.`origin_file`,
              `t17`.`origin_row`,
              `t17`.`sex`,
              `t17`.`dob`,
              `t17`.`duc`,
              `t17`.`is_uasc_child`,
              `t17`.`eighteenth`,
              `t17`.`episode_until`,
              `t17`.`short_break`,
              `t17`.`temporary`,
              `t17`.`number`,
              `t17`.`begins`,
              `t17`.`period`,
              `t17`.`counts`,
              `t17`.`period_started`,
              `t17`.`began_as_short_breaks`,
              `t17`.`spell`,
              `t17`.`opens`,
              `t17`.`closes`,
              `t17`.`row_until`,
              `t17`.`spell_started`,
              `t17`.`spell_until`,
              `t17`.`start_known`,
              `t17`.`came_by_transfer`,
              `t17`.`need`,
              `t17`.`end_reason`,
              `t17`.`settled`,
              `t17`.`by_sex`,
              `t17`.`by_ethnicity`,
              `t17`.`by_need`,
              `t17`.`by_legal_status`,
              `t17`.`by_placement`,
              `t17`.`by_provider`,
              `t17`.`by_locality`,
              `t17`.`by_distance`,
              `t17`.`merged`,
              `t17`.`went_missing`,
              `t17`.`incident_until`,
              `t17`.`is_missing`,
              `t17`.`age`,
              CASE
                WHEN `t17`.`age` BETWEEN 0 AND 0
                THEN 'under 1'
                WHEN `t17`.`age` BETWEEN 1 AND 4
                THEN '1 to 4'
                WHEN `t17`.`age` BETWEEN 5 AND 9
                THEN '5 to 9'
                WHEN `t17`.`age` BETWEEN 10 AND 15
                THEN '10 to 15'
                WHEN `t17`.`age` BETWEEN 16 AND 99
                THEN '16 and over'
                ELSE 'not known'
              END AS `by_age_band`,
              IF(
                `t17`.`is_uasc_child`
                AND (
                  (
                    `t17`.`duc` IS NULL
                  ) OR (
                    `t17`.`duc` > `t17`.`went_missing`
                  )
                ),
                'UASC',
                'not UASC'
              ) AS `by_uasc`,
              CASE
                WHEN CAST(CAST(`t17`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t17`.`went_missing`
                THEN '5 years and over'
                WHEN CAST(CAST(`t17`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t17`.`went_missing`
                THEN '2 to 5 years'
                WHEN CAST(CAST(`t17`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t17`.`went_missing`
                THEN '1 to 2 years'
                WHEN CAST(CAST(`t17`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t17`.`went_missing`
                THEN '6 to 12 months'
                ELSE 'under 6 months'
              END AS `by_time_in_care`
            FROM (
              SELECT
                `t16`.`child`,
                `t16`.`decom`,
                `t16`.`reason_new_episode`,
                `t16`.`legal_status`,
                `t16`.`place`,
                `t16`.`place_provider`,
                `t16`.`reason_episode_ceased`,
                `t16`.`reason_place_change`,
                `t16`.`place_post`,
                `t16`.`urn`,
                `t16`.`location`,
                `t16`.`distance`,
                `t16`.`beyond_boundary`,
                `t16`.`collection_year`,
                `t16`.`origin_file`,
                `t16`.`origin_row`,
                `t16`.`sex`,
                `t16`.`dob`,
                `t16`.`duc`,
                `t16`.`is_uasc_child`,
                `t16`.`eighteenth`,
                `t16`.`episode_until`,
                `t16`.`short_break`,
                `t16`.`temporary`,
                `t16`.`number`,
                `t16`.`begins`,
                `t16`.`period`,
                `t16`.`counts`,
                `t16`.`period_started`,
                `t16`.`began_as_short_breaks`,
                `t16`.`spell`,
                `t16`.`opens`,
                `t16`.`closes`,
                `t16`.`row_until`,
                `t16`.`spell_started`,
                `t16`.`spell_until`,
                `t16`.`start_known`,
                `t16`.`came_by_transfer`,
                `t16`.`need`,
                `t16`.`end_reason`,
                `t16`.`settled`,
                `t16`.`by_sex`,
                `t16`.`by_ethnicity`,
                `t16`.`by_need`,
                `t16`.`by_legal_status`,
                `t16`.`by_placement`,
                `t16`.`by_provider`,
                `t16`.`by_locality`,
                `t16`.`by_distance`,
                `t16`.`merged`,
                `t16`.`went_missing`,
                `t16`.`incident_until`,
                `t16`.`is_missing`,
                IF(
                  `t16`.`dob` <= `t16`.`went_missing`,
                  (
                    EXTRACT(year FROM `t16`.`went_missing`) - EXTRACT(year FROM `t16`.`dob`)
                  ) - CAST((
                    (
                      EXTRACT(month FROM `t16`.`went_missing`) * 100
                    ) + EXTRACT(day FROM `t16`.`went_missing`)
                  ) < (
                    (
                      EXTRACT(month FROM `t16`.`dob`) * 100
                    ) + EXTRACT(day FROM `t16`.`dob`)
                  ) AS BIGINT),
                  CAST(NULL AS BIGINT)
                ) AS `age`
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
                  `t15`.`by_sex`,
                  `t15`.`by_ethnicity`,
                  `t15`.`by_need`,
                  `t15`.`by_legal_status`,
                  `t15`.`by_placement`,
                  `t15`.`by_provider`,
                  `t15`.`by_locality`,
                  `t15`.`by_distance`,
                  `t15`.`merged`,
                  `t15`.`went_missing`,
                  `t15`.`incident_until`,
                  `t15`.`is_missing`
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
                    `t14`.`child` AS `child_right`,
                    `t14`.`merged`,
                    `t14`.`went_missing`,
                    `t14`.`incident_until`,
                    `t14`.`is_missing`
                  FROM (
                    SELECT
                      *
                    FROM `timeline` AS `t2`
                    WHERE
                      `t2`.`counts`
                  ) AS `t7`
                  INNER JOIN (
                    SELECT
                      *
                    FROM (
                      SELECT
                        `t11`.`child`,
                        `t11`.`merged`,
                        MIN(`t11`.`went_missing`) AS `went_missing`,
                        MAX(`t11`.`missing_until`) AS `incident_until`,
                        BOOL_OR(`t11`.`is_missing`) AS `is_missing`
                      FROM (
                        SELECT
                          `t10`.`child`,
                          `t10`.`merged`,
                          `t10`.`is_missing`,
                          `t10`.`missing_until`,
                          `t10`.`started` AS `went_missing`,
                          `t10`.`origin_file` AS `missing_file`,
                          `t10`.`origin_row` AS `missing_row`
                        FROM (
                          SELECT
                            `t9`.`child`,
                            `t9`.`kind`,
                            `t9`.`started`,
                            `t9`.`ended`,
                            `t9`.`collection_year`,
                            `t9`.`origin_file`,
                            `t9`.`origin_row`,
                            `t9`.`missing_until`,
                            `t9`.`begins`,
                            SUM(CAST(`t9`.`begins` AS BIGINT)) OVER (
                              PARTITION BY `t9`.`child`
                              ORDER BY `t9`.`started` ASC NULLS LAST, `t9`.`missing_until` ASC NULLS LAST, `t9`.`kind` ASC NULLS LAST, `t9`.`origin_row` ASC NULLS LAST
                              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                            ) AS `merged`,
                            COALESCE(`t9`.`kind` = 'M', FALSE) AS `is_missing`
                          FROM (
                            SELECT
                              `t8`.`child`,
                              `t8`.`kind`,
                              `t8`.`started`,
                              `t8`.`ended`,
                              `t8`.`collection_year`,
                              `t8`.`origin_file`,
                              `t8`.`origin_row`,
                              `t8`.`missing_until`,
                              COALESCE(
                                `t8`.`started` > MAX(`t8`.`missing_until`) OVER (
                                  PARTITION BY `t8`.`child`
                                  ORDER BY `t8`.`started` ASC NULLS LAST, `t8`.`missing_until` ASC NULLS LAST, `t8`.`kind` ASC NULLS LAST, `t8`.`origin_row` ASC NULLS LAST
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                                ),
                                TRUE
                              ) AS `begins`
                            FROM (
                              SELECT
                                `t3`.`child`,
                                `t3`.`kind`,
                                `t3`.`started`,
                                `t3`.`ended`,
                                `t3`.`collection_year`,
                                `t3`.`origin_file`,
                                `t3`.`origin_row`,
                                COALESCE(`t3`.`ended`, MAKE_DATE(2999, 12, 31)) AS `missing_until`
                              FROM `missing` AS `t3`
                              WHERE
                                `t3`.`kind` IN ('M', 'A')
                            ) AS `t8`
                          ) AS `t9`
                        ) AS `t10`
                      ) AS `t11`
                      GROUP BY
                        1,
                        2
                    ) AS `t12`
                    WHERE
                      `t12`.`is_missing`
                  ) AS `t14`
                    ON `t7`.`child` = `t14`.`child`
                    AND `t7`.`decom` <= `t14`.`went_missing`
                    AND `t7`.`row_until` > `t14`.`went_missing`
                ) AS `t15`
              ) AS `t16`
            ) AS `t17`
          ) AS `t19`
          INNER JOIN `dates` AS `t5`
            ON `t19`.`went_missing` <= `t5`.`on` AND `t19`.`went_missing` >= `t5`.`window_first`
        ) AS `t20`
      ) AS `t22`
      CROSS JOIN `breakdown_names` AS `t4`
    ) AS `t23`
  ) AS `t24`
  WHERE
    `t24`.`group` IS NOT NULL
) AS `t25`
GROUP BY
  1,
  2,
  3
