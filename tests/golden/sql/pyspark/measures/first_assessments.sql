-- needs: all_starts breakdown_names dates health_assessments timeline working_days
SELECT
  `t36`.`on`,
  `t36`.`breakdown`,
  `t36`.`group`,
  SUM(CAST(`t36`.`n0` AS BIGINT)) AS `n0`,
  SUM(CAST(`t36`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t36`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t36`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t36`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t36`.`n5` AS BIGINT)) AS `n5`,
  PERCENTILE(`t36`.`n6`, 0.5) AS `n6`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t34`.`on`,
      `t6`.`breakdown`,
      `t34`.`n0`,
      `t34`.`n1`,
      `t34`.`n2`,
      `t34`.`n3`,
      `t34`.`n4`,
      `t34`.`n5`,
      `t34`.`n6`,
      CASE
        WHEN `t6`.`breakdown` = ''
        THEN ''
        WHEN `t6`.`breakdown` = 'late_step'
        THEN `t34`.`by_late_step`
        WHEN `t6`.`breakdown` = 'age_band'
        THEN `t34`.`by_age_band`
        WHEN `t6`.`breakdown` = 'sex'
        THEN `t34`.`by_sex`
        WHEN `t6`.`breakdown` = 'ethnicity'
        THEN `t34`.`by_ethnicity`
        WHEN `t6`.`breakdown` = 'need'
        THEN `t34`.`by_need`
        WHEN `t6`.`breakdown` = 'legal_status'
        THEN `t34`.`by_legal_status`
        WHEN `t6`.`breakdown` = 'placement'
        THEN `t34`.`by_placement`
        WHEN `t6`.`breakdown` = 'provider'
        THEN `t34`.`by_provider`
        WHEN `t6`.`breakdown` = 'uasc'
        THEN `t34`.`by_uasc`
        WHEN `t6`.`breakdown` = 'locality'
        THEN `t34`.`by_locality`
        WHEN `t6`.`breakdown` = 'distance'
        THEN `t34`.`by_distance`
        WHEN `t6`.`breakdown` = 'time_in_care'
        THEN `t34`.`by_time_in_care`
        WHEN `t34`.`age` BETWEEN `t6`.`youngest` AND `t6`.`oldest`
        THEN `t6`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t32`.`on`,
        COALESCE(
          CASE
            WHEN COALESCE(`t32`.`first_seen` <= `t32`.`on`, FALSE)
            THEN `t32`.`step_seen`
            WHEN COALESCE(`t32`.`first_told` <= `t32`.`on`, FALSE)
            THEN `t32`.`step_told`
            ELSE NULL
          END,
          'not recorded'
        ) AS `by_late_step`,
        `t32`.`by_age_band`,
        `t32`.`by_sex`,
        `t32`.`by_ethnicity`,
        `t32`.`by_need`,
        `t32`.`by_legal_status`,
        `t32`.`by_placement`,
        `t32`.`by_provider`,
        `t32`.`by_uasc`,
        `t32`.`by_locality`,
        `t32`.`by_distance`,
        `t32`.`by_time_in_care`,
        `t32`.`age`,
        COALESCE(
          COALESCE(`t32`.`seen_by_due` <= `t32`.`on`, FALSE)
          AND (
            (
              `t32`.`due` <= `t32`.`on`
            )
            AND (
              (
                `t32`.`spell_until` >= `t32`.`due`
              )
              OR COALESCE(`t32`.`seen_by_due` <= `t32`.`on`, FALSE)
            )
          ),
          FALSE
        ) AS `n0`,
        COALESCE(
          (
            `t32`.`due` <= `t32`.`on`
          )
          AND (
            (
              `t32`.`spell_until` >= `t32`.`due`
            )
            OR COALESCE(`t32`.`seen_by_due` <= `t32`.`on`, FALSE)
          ),
          FALSE
        ) AS `n1`,
        COALESCE(
          COALESCE(`t32`.`reported_by_due` <= `t32`.`on`, FALSE)
          AND (
            (
              `t32`.`due` <= `t32`.`on`
            )
            AND (
              (
                `t32`.`spell_until` >= `t32`.`due`
              )
              OR COALESCE(`t32`.`seen_by_due` <= `t32`.`on`, FALSE)
            )
          ),
          FALSE
        ) AS `n2`,
        COALESCE(
          NOT (
            `t32`.`due` <= `t32`.`on`
          ) AND (
            `t32`.`spell_until` > `t32`.`on`
          ),
          FALSE
        ) AS `n3`,
        COALESCE(
          (
            `t32`.`due` <= `t32`.`on`
          )
          AND (
            (
              `t32`.`spell_until` >= `t32`.`due`
            )
            OR COALESCE(`t32`.`seen_by_due` <= `t32`.`on`, FALSE)
          )
          AND NOT (
            COALESCE(`t32`.`seen_by_due` <= `t32`.`on`, FALSE)
          ),
          FALSE
        ) AS `n4`,
        COALESCE(
          (
            `t32`.`due` <= `t32`.`on`
          )
          AND (
            (
              `t32`.`spell_until` >= `t32`.`due`
            )
            OR COALESCE(`t32`.`seen_by_due` <= `t32`.`on`, FALSE)
          )
          AND (
            IF(
              COALESCE(`t32`.`first_seen` <= `t32`.`on`, FALSE),
              `t32`.`worked_at_seen` - `t32`.`worked_at_start`,
              CAST(NULL AS BIGINT)
            ) IS NOT NULL
          ),
          FALSE
        ) AS `n5`,
        CAST(IF(
          (
            `t32`.`due` <= `t32`.`on`
          )
          AND (
            (
              `t32`.`spell_until` >= `t32`.`due`
            )
            OR COALESCE(`t32`.`seen_by_due` <= `t32`.`on`, FALSE)
          ),
          IF(
            COALESCE(`t32`.`first_seen` <= `t32`.`on`, FALSE),
            `t32`.`worked_at_seen` - `t32`.`worked_at_start`,
            CAST(NULL AS BIGINT)
          ),
          NULL
        ) AS DOUBLE) AS `n6`
      FROM (
        SELECT
          `t13`.`child`,
          `t13`.`decom`,
          `t13`.`reason_new_episode`,
          `t13`.`legal_status`,
          `t13`.`place`,
          `t13`.`place_provider`,
          `t13`.`reason_episode_ceased`,
          `t13`.`reason_place_change`,
          `t13`.`place_post`,
          `t13`.`urn`,
          `t13`.`location`,
          `t13`.`distance`,
          `t13`.`beyond_boundary`,
          `t13`.`supplied_location`,
          `t13`.`supplied_distance`,
          `t13`.`calculated_location`,
          `t13`.`calculated_distance`,
          `t13`.`collection_year`,
          `t13`.`origin_file`,
          `t13`.`origin_row`,
          `t13`.`sex`,
          `t13`.`dob`,
          `t13`.`duc`,
          `t13`.`is_uasc_child`,
          `t13`.`eighteenth`,
          `t13`.`episode_until`,
          `t13`.`short_break`,
          `t13`.`temporary`,
          `t13`.`number`,
          `t13`.`begins`,
          `t13`.`period`,
          `t13`.`counts`,
          `t13`.`period_started`,
          `t13`.`began_as_short_breaks`,
          `t13`.`spell`,
          `t13`.`opens`,
          `t13`.`closes`,
          `t13`.`row_until`,
          `t13`.`spell_started`,
          `t13`.`spell_until`,
          `t13`.`start_known`,
          `t13`.`came_by_transfer`,
          `t13`.`need`,
          `t13`.`end_reason`,
          `t13`.`settled`,
          `t13`.`usual_place`,
          `t13`.`by_sex`,
          `t13`.`by_ethnicity`,
          `t13`.`by_need`,
          `t13`.`by_legal_status`,
          `t13`.`by_placement`,
          `t13`.`by_provider`,
          `t13`.`by_locality`,
          `t13`.`by_distance`,
          `t13`.`age`,
          `t13`.`by_age_band`,
          `t13`.`by_uasc`,
          `t13`.`by_time_in_care`,
          `t13`.`earlier_until`,
          `t13`.`was_looked_after_12`,
          `t13`.`was_looked_after_24`,
          `t13`.`by_entry_age`,
          `t13`.`by_route`,
          `t23`.`next_start`,
          `t14`.`due`,
          `t14`.`worked_at_start`,
          `t31`.`first_seen`,
          `t31`.`first_told`,
          `t31`.`seen_by_due`,
          `t31`.`reported_by_due`,
          `t31`.`step_seen`,
          `t31`.`step_told`,
          `t31`.`seen_file`,
          `t31`.`seen_row`,
          `t31`.`told_file`,
          `t31`.`told_row`,
          `t7`.`on`,
          `t7`.`year`,
          `t7`.`is_year_end`,
          `t7`.`window_first`,
          `t7`.`window_4_first`,
          `t7`.`window_6_first`,
          `t7`.`before_6`,
          `t7`.`before_24`,
          `t7`.`before_30`,
          `t7`.`after_12`,
          `t7`.`after_24`,
          `t7`.`repeat_first`,
          `t7`.`home_6_first`,
          `t7`.`home_6_last`,
          `t7`.`home_12_first`,
          `t7`.`home_12_last`,
          `t7`.`home_18_first`,
          `t7`.`home_18_last`,
          `t7`.`month_first`,
          `t7`.`last_summer_march`,
          `t7`.`last_summer_first`,
          `t7`.`season_first`,
          `t7`.`season_first_whole`,
          `t7`.`season_last_whole`,
          `t7`.`season_last`,
          `t15`.`worked_at_seen`
        FROM (
          SELECT
            *
          FROM `all_starts` AS `t1`
          WHERE
            `t1`.`start_known`
        ) AS `t13`
        LEFT OUTER JOIN (
          SELECT
            `t21`.`child`,
            `t21`.`spell`,
            `t21`.`next_start`
          FROM (
            SELECT
              `t16`.`child`,
              `t16`.`spell`,
              `t16`.`spell_started`,
              `t20`.`next_start`
            FROM (
              SELECT
                `t4`.`child`,
                `t4`.`spell`,
                `t4`.`spell_started`
              FROM `timeline` AS `t4`
              WHERE
                `t4`.`opens`
            ) AS `t16`
            LEFT OUTER JOIN (
              SELECT
                `t12`.`child`,
                `t12`.`spell_started`,
                COALESCE(
                  LEAD(`t12`.`spell_started`) OVER (PARTITION BY `t12`.`child` ORDER BY `t12`.`spell_started` ASC NULLS LAST),
                  MAKE_DATE(2999, 12, 31)
                ) AS `next_start`
              FROM (
                SELECT DISTINCT
                  `t4`.`child`,
                  `t4`.`spell_started`
                FROM `timeline` AS `t4`
                WHERE
                  `t4`.`opens`
              ) AS `t12`
            ) AS `t20`
              ON `t16`.`child` = `t20`.`child` AND `t16`.`spell_started` = `t20`.`spell_started`
          ) AS `t21`
        ) AS `t23`
          ON `t13`.`child` = `t23`.`child` AND `t13`.`spell` = `t23`.`spell`
        LEFT OUTER JOIN (
          SELECT
            `t3`.`day` AS `spell_started`,
            `t3`.`after_20` AS `due`,
            `t3`.`worked` AS `worked_at_start`
          FROM `working_days` AS `t3`
        ) AS `t14`
          ON `t13`.`spell_started` = `t14`.`spell_started`
        LEFT OUTER JOIN (
          SELECT
            `t29`.`child`,
            `t29`.`spell`,
            MIN(`t29`.`seen`) AS `first_seen`,
            MIN(`t29`.`told`) AS `first_told`,
            MIN(`t29`.`seen_in_time`) AS `seen_by_due`,
            MIN(`t29`.`report_in_time`) AS `reported_by_due`,
            MAX(
              IF(
                `t29`.`is_first_seen` AND (
                  `t29`.`seen` IS NOT NULL
                ),
                `t29`.`step`,
                CAST(NULL AS STRING)
              )
            ) AS `step_seen`,
            MAX(
              IF(
                `t29`.`is_first_told` AND (
                  `t29`.`told` IS NOT NULL
                ),
                `t29`.`step`,
                CAST(NULL AS STRING)
              )
            ) AS `step_told`,
            MAX(
              IF(
                `t29`.`is_first_seen` AND (
                  `t29`.`seen` IS NOT NULL
                ),
                `t29`.`list_file`,
                CAST(NULL AS STRING)
              )
            ) AS `seen_file`,
            MAX(
              IF(
                `t29`.`is_first_seen` AND (
                  `t29`.`seen` IS NOT NULL
                ),
                `t29`.`list_row`,
                CAST(NULL AS INT)
              )
            ) AS `seen_row`,
            MAX(
              IF(
                `t29`.`is_first_told` AND (
                  `t29`.`told` IS NOT NULL
                ),
                `t29`.`list_file`,
                CAST(NULL AS STRING)
              )
            ) AS `told_file`,
            MAX(
              IF(
                `t29`.`is_first_told` AND (
                  `t29`.`told` IS NOT NULL
                ),
                `t29`.`list_row`,
                CAST(NULL AS INT)
              )
            ) AS `told_row`
          FROM (
            SELECT
              `t28`.`child`,
              `t28`.`spell`,
              `t28`.`spell_started`,
              `t28`.`next_start`,
              `t28`.`due`,
              `t28`.`report_on`,
              `t28`.`step`,
              `t28`.`told`,
              `t28`.`seen`,
              `t28`.`list_file`,
              `t28`.`list_row`,
              `t28`.`seen_in_time`,
              `t28`.`report_in_time`,
              (
                ROW_NUMBER() OVER (
                  PARTITION BY `t28`.`child`, `t28`.`spell`
                  ORDER BY `t28`.`seen` ASC NULLS LAST, `t28`.`list_file` ASC NULLS LAST, `t28`.`list_row` ASC NULLS LAST
                ) - 1
              ) = 0 AS `is_first_seen`,
              (
                ROW_NUMBER() OVER (
                  PARTITION BY `t28`.`child`, `t28`.`spell`
                  ORDER BY `t28`.`told` ASC NULLS LAST, `t28`.`list_file` ASC NULLS LAST, `t28`.`list_row` ASC NULLS LAST
                ) - 1
              ) = 0 AS `is_first_told`
            FROM (
              SELECT
                `t27`.`child`,
                `t27`.`spell`,
                `t27`.`spell_started`,
                `t27`.`next_start`,
                `t27`.`due`,
                `t27`.`report_on`,
                `t27`.`step`,
                IF(
                  (
                    `t27`.`told` >= `t27`.`spell_started`
                  )
                  AND (
                    `t27`.`told` < `t27`.`next_start`
                  ),
                  `t27`.`told`,
                  CAST(NULL AS DATE)
                ) AS `told`,
                IF(
                  (
                    `t27`.`seen` >= `t27`.`spell_started`
                  )
                  AND (
                    `t27`.`seen` < `t27`.`next_start`
                  ),
                  `t27`.`seen`,
                  CAST(NULL AS DATE)
                ) AS `seen`,
                `t27`.`list_file`,
                `t27`.`list_row`,
                IF(
                  `t27`.`seen` BETWEEN `t27`.`spell_started` AND `t27`.`due`,
                  `t27`.`seen`,
                  CAST(NULL AS DATE)
                ) AS `seen_in_time`,
                IF(
                  `t27`.`report_on` BETWEEN `t27`.`spell_started` AND `t27`.`due`,
                  `t27`.`report_on`,
                  CAST(NULL AS DATE)
                ) AS `report_in_time`
              FROM (
                SELECT
                  `t26`.`child`,
                  `t26`.`spell`,
                  `t26`.`spell_started`,
                  `t26`.`next_start`,
                  `t26`.`due`,
                  `t19`.`report_on`,
                  `t19`.`step`,
                  `t19`.`told`,
                  `t19`.`seen`,
                  `t19`.`list_file`,
                  `t19`.`list_row`
                FROM (
                  SELECT
                    `t24`.`child`,
                    `t24`.`spell`,
                    `t24`.`spell_started`,
                    `t24`.`next_start`,
                    `t24`.`due`
                  FROM (
                    SELECT
                      `t13`.`child`,
                      `t13`.`decom`,
                      `t13`.`reason_new_episode`,
                      `t13`.`legal_status`,
                      `t13`.`place`,
                      `t13`.`place_provider`,
                      `t13`.`reason_episode_ceased`,
                      `t13`.`reason_place_change`,
                      `t13`.`place_post`,
                      `t13`.`urn`,
                      `t13`.`location`,
                      `t13`.`distance`,
                      `t13`.`beyond_boundary`,
                      `t13`.`supplied_location`,
                      `t13`.`supplied_distance`,
                      `t13`.`calculated_location`,
                      `t13`.`calculated_distance`,
                      `t13`.`collection_year`,
                      `t13`.`origin_file`,
                      `t13`.`origin_row`,
                      `t13`.`sex`,
                      `t13`.`dob`,
                      `t13`.`duc`,
                      `t13`.`is_uasc_child`,
                      `t13`.`eighteenth`,
                      `t13`.`episode_until`,
                      `t13`.`short_break`,
                      `t13`.`temporary`,
                      `t13`.`number`,
                      `t13`.`begins`,
                      `t13`.`period`,
                      `t13`.`counts`,
                      `t13`.`period_started`,
                      `t13`.`began_as_short_breaks`,
                      `t13`.`spell`,
                      `t13`.`opens`,
                      `t13`.`closes`,
                      `t13`.`row_until`,
                      `t13`.`spell_started`,
                      `t13`.`spell_until`,
                      `t13`.`start_known`,
                      `t13`.`came_by_transfer`,
                      `t13`.`need`,
                      `t13`.`end_reason`,
                      `t13`.`settled`,
                      `t13`.`usual_place`,
                      `t13`.`by_sex`,
                      `t13`.`by_ethnicity`,
                      `t13`.`by_need`,
                      `t13`.`by_legal_status`,
                      `t13`.`by_placement`,
                      `t13`.`by_provider`,
                      `t13`.`by_locality`,
                      `t13`.`by_distance`,
                      `t13`.`age`,
                      `t13`.`by_age_band`,
                      `t13`.`by_uasc`,
                      `t13`.`by_time_in_care`,
                      `t13`.`earlier_until`,
                      `t13`.`was_looked_after_12`,
                      `t13`.`was_looked_after_24`,
                      `t13`.`by_entry_age`,
                      `t13`.`by_route`,
                      `t23`.`next_start`,
                      `t14`.`due`,
                      `t14`.`worked_at_start`
                    FROM (
                      SELECT
                        *
                      FROM `all_starts` AS `t1`
                      WHERE
                        `t1`.`start_known`
                    ) AS `t13`
                    LEFT OUTER JOIN (
                      SELECT
                        `t21`.`child`,
                        `t21`.`spell`,
                        `t21`.`next_start`
                      FROM (
                        SELECT
                          `t16`.`child`,
                          `t16`.`spell`,
                          `t16`.`spell_started`,
                          `t20`.`next_start`
                        FROM (
                          SELECT
                            `t4`.`child`,
                            `t4`.`spell`,
                            `t4`.`spell_started`
                          FROM `timeline` AS `t4`
                          WHERE
                            `t4`.`opens`
                        ) AS `t16`
                        LEFT OUTER JOIN (
                          SELECT
                            `t12`.`child`,
                            `t12`.`spell_started`,
                            COALESCE(
                              LEAD(`t12`.`spell_started`) OVER (PARTITION BY `t12`.`child` ORDER BY `t12`.`spell_started` ASC NULLS LAST),
                              MAKE_DATE(2999, 12, 31)
                            ) AS `next_start`
                          FROM (
                            SELECT DISTINCT
                              `t4`.`child`,
                              `t4`.`spell_started`
                            FROM `timeline` AS `t4`
                            WHERE
                              `t4`.`opens`
                          ) AS `t12`
                        ) AS `t20`
                          ON `t16`.`child` = `t20`.`child` AND `t16`.`spell_started` = `t20`.`spell_started`
                      ) AS `t21`
                    ) AS `t23`
                      ON `t13`.`child` = `t23`.`child` AND `t13`.`spell` = `t23`.`spell`
                    LEFT OUTER JOIN (
                      SELECT
                        `t3`.`day` AS `spell_started`,
                        `t3`.`after_20` AS `due`,
                        `t3`.`worked` AS `worked_at_start`
                      FROM `working_days` AS `t3`
                    ) AS `t14`
                      ON `t13`.`spell_started` = `t14`.`spell_started`
                  ) AS `t24`
                ) AS `t26`
                INNER JOIN (
                  SELECT
                    `t5`.`child`,
                    `t5`.`report_on`,
                    `t5`.`late_step` AS `step`,
                    `t5`.`notified_on` AS `told`,
                    IF(
                      (
                        `t5`.`seen_on` IS NOT NULL
                      ) AND COALESCE(`t5`.`outcome` = 'seen', TRUE),
                      `t5`.`seen_on`,
                      CAST(NULL AS DATE)
                    ) AS `seen`,
                    `t5`.`origin_file` AS `list_file`,
                    `t5`.`origin_row` AS `list_row`
                  FROM `health_assessments` AS `t5`
                  WHERE
                    `t5`.`kind` = 'initial'
                ) AS `t19`
                  ON `t26`.`child` = `t19`.`child`
              ) AS `t27`
            ) AS `t28`
          ) AS `t29`
          GROUP BY
            1,
            2
        ) AS `t31`
          ON `t13`.`child` = `t31`.`child` AND `t13`.`spell` = `t31`.`spell`
        INNER JOIN `dates` AS `t7`
          ON `t13`.`spell_started` <= `t7`.`on`
          AND `t13`.`spell_started` >= `t7`.`window_first`
        LEFT OUTER JOIN (
          SELECT
            `t3`.`day` AS `first_seen`,
            `t3`.`worked` AS `worked_at_seen`
          FROM `working_days` AS `t3`
        ) AS `t15`
          ON `t31`.`first_seen` = `t15`.`first_seen`
      ) AS `t32`
    ) AS `t34`
    CROSS JOIN `breakdown_names` AS `t6`
  ) AS `t35`
  WHERE
    `t35`.`group` IS NOT NULL
) AS `t36`
GROUP BY
  1,
  2,
  3
