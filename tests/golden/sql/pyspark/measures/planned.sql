-- needs: breakdown_names care_plans dates looked_after permanence_plans visits working_days
SELECT
  `t39`.`on`,
  `t39`.`breakdown`,
  `t39`.`group`,
  SUM(CAST(`t39`.`n0` AS BIGINT)) AS `n0`,
  SUM(CAST(`t39`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t39`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t39`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t39`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t39`.`n5` AS BIGINT)) AS `n5`,
  SUM(CAST(`t39`.`n6` AS BIGINT)) AS `n6`,
  SUM(CAST(`t39`.`n7` AS BIGINT)) AS `n7`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t37`.`on`,
      `t7`.`breakdown`,
      `t37`.`n0`,
      `t37`.`n1`,
      `t37`.`n2`,
      `t37`.`n3`,
      `t37`.`n4`,
      `t37`.`n5`,
      `t37`.`n6`,
      `t37`.`n7`,
      CASE
        WHEN `t7`.`breakdown` = ''
        THEN ''
        WHEN `t7`.`breakdown` = 'wait'
        THEN `t37`.`by_wait`
        WHEN `t7`.`breakdown` = 'plan_route'
        THEN `t37`.`by_plan_route`
        WHEN `t7`.`breakdown` = 'age_band'
        THEN `t37`.`by_age_band`
        WHEN `t7`.`breakdown` = 'sex'
        THEN `t37`.`by_sex`
        WHEN `t7`.`breakdown` = 'ethnicity'
        THEN `t37`.`by_ethnicity`
        WHEN `t7`.`breakdown` = 'need'
        THEN `t37`.`by_need`
        WHEN `t7`.`breakdown` = 'legal_status'
        THEN `t37`.`by_legal_status`
        WHEN `t7`.`breakdown` = 'placement'
        THEN `t37`.`by_placement`
        WHEN `t7`.`breakdown` = 'provider'
        THEN `t37`.`by_provider`
        WHEN `t7`.`breakdown` = 'uasc'
        THEN `t37`.`by_uasc`
        WHEN `t7`.`breakdown` = 'locality'
        THEN `t37`.`by_locality`
        WHEN `t7`.`breakdown` = 'distance'
        THEN `t37`.`by_distance`
        WHEN `t7`.`breakdown` = 'time_in_care'
        THEN `t37`.`by_time_in_care`
        WHEN `t37`.`age` BETWEEN `t7`.`youngest` AND `t7`.`oldest`
        THEN `t7`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t35`.`on`,
        CASE
          WHEN `t35`.`waits_since` IS NULL
          THEN CAST(NULL AS STRING)
          WHEN CAST(CAST(`t35`.`waits_since` + INTERVAL '3' MONTH AS TIMESTAMP) AS DATE) > `t35`.`on`
          THEN 'under 3 months'
          WHEN CAST(CAST(`t35`.`waits_since` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) > `t35`.`on`
          THEN '3 to 6 months'
          WHEN CAST(CAST(`t35`.`waits_since` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) > `t35`.`on`
          THEN '6 to 12 months'
          WHEN CAST(CAST(`t35`.`waits_since` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) > `t35`.`on`
          THEN '12 to 24 months'
          ELSE '24 months or more'
        END AS `by_wait`,
        `t35`.`waits_for` AS `by_plan_route`,
        `t35`.`by_age_band`,
        `t35`.`by_sex`,
        `t35`.`by_ethnicity`,
        `t35`.`by_need`,
        `t35`.`by_legal_status`,
        `t35`.`by_placement`,
        `t35`.`by_provider`,
        `t35`.`by_uasc`,
        `t35`.`by_locality`,
        `t35`.`by_distance`,
        `t35`.`by_time_in_care`,
        `t35`.`age`,
        COALESCE(`t35`.`waits_since` IS NOT NULL, FALSE) AS `n0`,
        COALESCE(
          COALESCE(`t35`.`latest_route` = 'long-term fostering', FALSE)
          AND (
            IF(`t35`.`latest_match` <= `t35`.`on`, `t35`.`latest_match`, CAST(NULL AS DATE)) IS NOT NULL
          )
          AND COALESCE(`t35`.`latest_route` = 'long-term fostering', FALSE),
          FALSE
        ) AS `n1`,
        COALESCE(COALESCE(`t35`.`latest_route` = 'long-term fostering', FALSE), FALSE) AS `n2`,
        COALESCE(
          COALESCE(`t35`.`plan_reviewed` >= `t35`.`before_6`, FALSE)
          AND COALESCE(`t35`.`tenth_day` <= `t35`.`on`, TRUE),
          FALSE
        ) AS `n3`,
        COALESCE(COALESCE(`t35`.`tenth_day` <= `t35`.`on`, TRUE), FALSE) AS `n4`,
        COALESCE(
          COALESCE(`t35`.`tenth_day` <= `t35`.`on`, TRUE)
          AND NOT (
            COALESCE(`t35`.`plan_reviewed` >= `t35`.`before_6`, FALSE)
          ),
          FALSE
        ) AS `n5`,
        COALESCE(
          COALESCE(
            `t35`.`last_visit` >= IF(
              COALESCE(`t35`.`latest_route` = 'long-term fostering', FALSE)
              AND (
                IF(`t35`.`latest_match` <= `t35`.`on`, `t35`.`latest_match`, CAST(NULL AS DATE)) IS NOT NULL
              ),
              `t35`.`on` - INTERVAL '92' DAY,
              `t35`.`on` - INTERVAL '42' DAY
            ),
            FALSE
          )
          AND (
            (
              `t35`.`spell_started` + INTERVAL '7' DAY
            ) <= `t35`.`on`
          ),
          FALSE
        ) AS `n6`,
        COALESCE((
          `t35`.`spell_started` + INTERVAL '7' DAY
        ) <= `t35`.`on`, FALSE) AS `n7`
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
          `t8`.`on`,
          `t8`.`year`,
          `t8`.`is_year_end`,
          `t8`.`window_first`,
          `t8`.`window_4_first`,
          `t8`.`window_6_first`,
          `t8`.`before_6`,
          `t8`.`before_24`,
          `t8`.`before_30`,
          `t8`.`after_12`,
          `t8`.`after_24`,
          `t8`.`repeat_first`,
          `t8`.`home_6_first`,
          `t8`.`home_6_last`,
          `t8`.`home_12_first`,
          `t8`.`home_12_last`,
          `t8`.`home_18_first`,
          `t8`.`home_18_last`,
          `t8`.`month_first`,
          `t8`.`last_summer_march`,
          `t8`.`last_summer_first`,
          `t8`.`season_first`,
          `t8`.`season_first_whole`,
          `t8`.`season_last_whole`,
          `t8`.`season_last`,
          `t8`.`age`,
          `t8`.`by_age_band`,
          `t8`.`by_uasc`,
          `t8`.`by_time_in_care`,
          `t34`.`waits_since`,
          `t34`.`waits_for`,
          `t34`.`wait_file`,
          `t34`.`wait_row`,
          `t30`.`latest_route`,
          `t30`.`latest_match`,
          `t30`.`latest_file`,
          `t30`.`latest_row`,
          `t33`.`plan_reviewed`,
          `t33`.`plan_file`,
          `t33`.`plan_row`,
          `t31`.`last_visit`,
          `t31`.`visit_file`,
          `t31`.`visit_row`,
          `t13`.`tenth_day`
        FROM `looked_after` AS `t8`
        LEFT OUTER JOIN (
          SELECT
            `t26`.`child`,
            `t26`.`on`,
            `t26`.`agreed_on` AS `waits_since`,
            `t26`.`route` AS `waits_for`,
            `t26`.`origin_file` AS `wait_file`,
            `t26`.`origin_row` AS `wait_row`
          FROM (
            SELECT
              `t22`.`child`,
              `t22`.`route`,
              `t22`.`agreed_on`,
              `t22`.`review`,
              `t22`.`matched_on`,
              `t22`.`achieved_on`,
              `t22`.`ended_on`,
              `t22`.`origin_file`,
              `t22`.`origin_row`,
              `t22`.`over`,
              `t22`.`on`,
              ROW_NUMBER() OVER (
                PARTITION BY `t22`.`child`, `t22`.`on`
                ORDER BY `t22`.`agreed_on` DESC, `t22`.`route` DESC, `t22`.`origin_file` DESC, `t22`.`origin_row` DESC
              ) - 1 AS `place_from_last`
            FROM (
              SELECT
                `t18`.`child`,
                `t18`.`route`,
                `t18`.`agreed_on`,
                `t18`.`review`,
                `t18`.`matched_on`,
                `t18`.`achieved_on`,
                `t18`.`ended_on`,
                `t18`.`origin_file`,
                `t18`.`origin_row`,
                `t18`.`over`,
                `t15`.`on`
              FROM (
                SELECT
                  `t3`.`child`,
                  `t3`.`route`,
                  `t3`.`agreed_on`,
                  `t3`.`review`,
                  `t3`.`matched_on`,
                  `t3`.`achieved_on`,
                  `t3`.`ended_on`,
                  `t3`.`origin_file`,
                  `t3`.`origin_row`,
                  LEAST(
                    COALESCE(`t3`.`achieved_on`, MAKE_DATE(2999, 12, 31)),
                    COALESCE(`t3`.`ended_on`, MAKE_DATE(2999, 12, 31))
                  ) AS `over`
                FROM `permanence_plans` AS `t3`
              ) AS `t18`
              INNER JOIN (
                SELECT
                  `t6`.`on`
                FROM `dates` AS `t6`
              ) AS `t15`
                ON `t18`.`agreed_on` <= `t15`.`on` AND `t18`.`over` > `t15`.`on`
            ) AS `t22`
          ) AS `t26`
          WHERE
            `t26`.`place_from_last` = 0
        ) AS `t34`
          ON `t8`.`child` = `t34`.`child` AND `t8`.`on` = `t34`.`on`
        LEFT OUTER JOIN (
          SELECT
            `t23`.`child`,
            `t23`.`on`,
            `t23`.`route` AS `latest_route`,
            `t23`.`matched_on` AS `latest_match`,
            `t23`.`origin_file` AS `latest_file`,
            `t23`.`origin_row` AS `latest_row`
          FROM (
            SELECT
              `t19`.`child`,
              `t19`.`route`,
              `t19`.`agreed_on`,
              `t19`.`review`,
              `t19`.`matched_on`,
              `t19`.`achieved_on`,
              `t19`.`ended_on`,
              `t19`.`origin_file`,
              `t19`.`origin_row`,
              `t19`.`on`,
              ROW_NUMBER() OVER (
                PARTITION BY `t19`.`child`, `t19`.`on`
                ORDER BY `t19`.`agreed_on` DESC, `t19`.`route` DESC, `t19`.`origin_file` DESC, `t19`.`origin_row` DESC
              ) - 1 AS `place_from_last`
            FROM (
              SELECT
                `t9`.`child`,
                `t9`.`route`,
                `t9`.`agreed_on`,
                `t9`.`review`,
                `t9`.`matched_on`,
                `t9`.`achieved_on`,
                `t9`.`ended_on`,
                `t9`.`origin_file`,
                `t9`.`origin_row`,
                `t15`.`on`
              FROM `permanence_plans` AS `t9`
              INNER JOIN (
                SELECT
                  `t6`.`on`
                FROM `dates` AS `t6`
              ) AS `t15`
                ON `t9`.`agreed_on` <= `t15`.`on`
            ) AS `t19`
          ) AS `t23`
          WHERE
            `t23`.`place_from_last` = 0
        ) AS `t30`
          ON `t8`.`child` = `t30`.`child` AND `t8`.`on` = `t30`.`on`
        LEFT OUTER JOIN (
          SELECT
            `t25`.`child`,
            `t25`.`on`,
            `t25`.`reviewed_on` AS `plan_reviewed`,
            `t25`.`origin_file` AS `plan_file`,
            `t25`.`origin_row` AS `plan_row`
          FROM (
            SELECT
              `t21`.`child`,
              `t21`.`kind`,
              `t21`.`reviewed_on`,
              `t21`.`origin_file`,
              `t21`.`origin_row`,
              `t21`.`on`,
              ROW_NUMBER() OVER (
                PARTITION BY `t21`.`child`, `t21`.`on`
                ORDER BY `t21`.`reviewed_on` DESC, `t21`.`origin_file` DESC, `t21`.`origin_row` DESC
              ) - 1 AS `place_from_last`
            FROM (
              SELECT
                `t17`.`child`,
                `t17`.`kind`,
                `t17`.`reviewed_on`,
                `t17`.`origin_file`,
                `t17`.`origin_row`,
                `t15`.`on`
              FROM (
                SELECT
                  *
                FROM `care_plans` AS `t5`
                WHERE
                  `t5`.`kind` = 'care plan'
              ) AS `t17`
              INNER JOIN (
                SELECT
                  `t6`.`on`
                FROM `dates` AS `t6`
              ) AS `t15`
                ON `t17`.`reviewed_on` <= `t15`.`on`
            ) AS `t21`
          ) AS `t25`
          WHERE
            `t25`.`place_from_last` = 0
        ) AS `t33`
          ON `t8`.`child` = `t33`.`child` AND `t8`.`on` = `t33`.`on`
        LEFT OUTER JOIN (
          SELECT
            `t24`.`child`,
            `t24`.`on`,
            `t24`.`visited_on` AS `last_visit`,
            `t24`.`origin_file` AS `visit_file`,
            `t24`.`origin_row` AS `visit_row`
          FROM (
            SELECT
              `t20`.`child`,
              `t20`.`visited_on`,
              `t20`.`seen`,
              `t20`.`alone`,
              `t20`.`miles`,
              `t20`.`hours`,
              `t20`.`origin_file`,
              `t20`.`origin_row`,
              `t20`.`on`,
              ROW_NUMBER() OVER (
                PARTITION BY `t20`.`child`, `t20`.`on`
                ORDER BY `t20`.`visited_on` DESC, `t20`.`origin_file` DESC, `t20`.`origin_row` DESC
              ) - 1 AS `place_from_last`
            FROM (
              SELECT
                `t10`.`child`,
                `t10`.`visited_on`,
                `t10`.`seen`,
                `t10`.`alone`,
                `t10`.`miles`,
                `t10`.`hours`,
                `t10`.`origin_file`,
                `t10`.`origin_row`,
                `t15`.`on`
              FROM `visits` AS `t10`
              INNER JOIN (
                SELECT
                  `t6`.`on`
                FROM `dates` AS `t6`
              ) AS `t15`
                ON `t10`.`visited_on` <= `t15`.`on`
            ) AS `t20`
          ) AS `t24`
          WHERE
            `t24`.`place_from_last` = 0
        ) AS `t31`
          ON `t8`.`child` = `t31`.`child` AND `t8`.`on` = `t31`.`on`
        LEFT OUTER JOIN (
          SELECT
            `t2`.`day` AS `spell_started`,
            `t2`.`after_10` AS `tenth_day`
          FROM `working_days` AS `t2`
        ) AS `t13`
          ON `t8`.`spell_started` = `t13`.`spell_started`
      ) AS `t35`
    ) AS `t37`
    CROSS JOIN `breakdown_names` AS `t7`
  ) AS `t38`
  WHERE
    `t38`.`group` IS NOT NULL
) AS `t39`
GROUP BY
  1,
  2,
  3
