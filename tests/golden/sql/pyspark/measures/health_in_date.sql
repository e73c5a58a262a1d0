-- needs: breakdown_names dates health_assessments health_events looked_after
SELECT
  `t23`.`on`,
  `t23`.`breakdown`,
  `t23`.`group`,
  SUM(CAST(`t23`.`n0` AS BIGINT)) AS `n0`,
  SUM(CAST(`t23`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t23`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t23`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t23`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t23`.`n5` AS BIGINT)) AS `n5`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t21`.`on`,
      `t5`.`breakdown`,
      `t21`.`n0`,
      `t21`.`n1`,
      `t21`.`n2`,
      `t21`.`n3`,
      `t21`.`n4`,
      `t21`.`n5`,
      CASE
        WHEN `t5`.`breakdown` = ''
        THEN ''
        WHEN `t5`.`breakdown` = 'age_band'
        THEN `t21`.`by_age_band`
        WHEN `t5`.`breakdown` = 'sex'
        THEN `t21`.`by_sex`
        WHEN `t5`.`breakdown` = 'ethnicity'
        THEN `t21`.`by_ethnicity`
        WHEN `t5`.`breakdown` = 'need'
        THEN `t21`.`by_need`
        WHEN `t5`.`breakdown` = 'legal_status'
        THEN `t21`.`by_legal_status`
        WHEN `t5`.`breakdown` = 'placement'
        THEN `t21`.`by_placement`
        WHEN `t5`.`breakdown` = 'provider'
        THEN `t21`.`by_provider`
        WHEN `t5`.`breakdown` = 'uasc'
        THEN `t21`.`by_uasc`
        WHEN `t5`.`breakdown` = 'locality'
        THEN `t21`.`by_locality`
        WHEN `t5`.`breakdown` = 'distance'
        THEN `t21`.`by_distance`
        WHEN `t5`.`breakdown` = 'time_in_care'
        THEN `t21`.`by_time_in_care`
        WHEN `t21`.`age` BETWEEN `t5`.`youngest` AND `t5`.`oldest`
        THEN `t5`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t19`.`on`,
        `t19`.`by_age_band`,
        `t19`.`by_sex`,
        `t19`.`by_ethnicity`,
        `t19`.`by_need`,
        `t19`.`by_legal_status`,
        `t19`.`by_placement`,
        `t19`.`by_provider`,
        `t19`.`by_uasc`,
        `t19`.`by_locality`,
        `t19`.`by_distance`,
        `t19`.`by_time_in_care`,
        `t19`.`age`,
        COALESCE(
          COALESCE(
            `t19`.`last_seen` >= IF(`t19`.`age` < 5, `t19`.`window_6_first`, `t19`.`window_first`),
            FALSE
          )
          AND (
            (
              `t19`.`age` IS NOT NULL
            )
            AND IF(
              `t19`.`age` < 5,
              `t19`.`spell_started` <= `t19`.`window_6_first`,
              `t19`.`spell_started` <= `t19`.`window_first`
            )
          ),
          FALSE
        ) AS `n0`,
        COALESCE(
          (
            `t19`.`age` IS NOT NULL
          )
          AND IF(
            `t19`.`age` < 5,
            `t19`.`spell_started` <= `t19`.`window_6_first`,
            `t19`.`spell_started` <= `t19`.`window_first`
          ),
          FALSE
        ) AS `n1`,
        COALESCE(
          COALESCE(`t19`.`last_dental` >= `t19`.`window_first`, FALSE)
          AND (
            `t19`.`spell_started` <= `t19`.`window_first`
          ),
          FALSE
        ) AS `n2`,
        COALESCE(`t19`.`spell_started` <= `t19`.`window_first`, FALSE) AS `n3`,
        COALESCE(
          COALESCE(`t19`.`last_immunised` >= `t19`.`window_first`, FALSE)
          AND (
            `t19`.`spell_started` <= `t19`.`window_first`
          ),
          FALSE
        ) AS `n4`,
        COALESCE(
          (
            `t19`.`last_referral` IS NOT NULL
          )
          AND (
            (
              `t19`.`last_camhs` IS NULL
            )
            OR (
              `t19`.`last_camhs` < `t19`.`last_referral`
            )
          ),
          FALSE
        ) AS `n5`
      FROM (
        SELECT
          `t6`.`child`,
          `t6`.`decom`,
          `t6`.`reason_new_episode`,
          `t6`.`legal_status`,
          `t6`.`place`,
          `t6`.`place_provider`,
          `t6`.`reason_episode_ceased`,
          `t6`.`reason_place_change`,
          `t6`.`place_post`,
          `t6`.`urn`,
          `t6`.`location`,
          `t6`.`distance`,
          `t6`.`beyond_boundary`,
          `t6`.`supplied_location`,
          `t6`.`supplied_distance`,
          `t6`.`calculated_location`,
          `t6`.`calculated_distance`,
          `t6`.`collection_year`,
          `t6`.`origin_file`,
          `t6`.`origin_row`,
          `t6`.`sex`,
          `t6`.`dob`,
          `t6`.`duc`,
          `t6`.`is_uasc_child`,
          `t6`.`eighteenth`,
          `t6`.`episode_until`,
          `t6`.`short_break`,
          `t6`.`temporary`,
          `t6`.`number`,
          `t6`.`begins`,
          `t6`.`period`,
          `t6`.`counts`,
          `t6`.`period_started`,
          `t6`.`began_as_short_breaks`,
          `t6`.`spell`,
          `t6`.`opens`,
          `t6`.`closes`,
          `t6`.`row_until`,
          `t6`.`spell_started`,
          `t6`.`spell_until`,
          `t6`.`start_known`,
          `t6`.`came_by_transfer`,
          `t6`.`need`,
          `t6`.`end_reason`,
          `t6`.`settled`,
          `t6`.`usual_place`,
          `t6`.`by_sex`,
          `t6`.`by_ethnicity`,
          `t6`.`by_need`,
          `t6`.`by_legal_status`,
          `t6`.`by_placement`,
          `t6`.`by_provider`,
          `t6`.`by_locality`,
          `t6`.`by_distance`,
          `t6`.`on`,
          `t6`.`year`,
          `t6`.`is_year_end`,
          `t6`.`window_first`,
          `t6`.`window_4_first`,
          `t6`.`window_6_first`,
          `t6`.`before_6`,
          `t6`.`before_24`,
          `t6`.`before_30`,
          `t6`.`after_12`,
          `t6`.`after_24`,
          `t6`.`repeat_first`,
          `t6`.`home_6_first`,
          `t6`.`home_6_last`,
          `t6`.`home_12_first`,
          `t6`.`home_12_last`,
          `t6`.`home_18_first`,
          `t6`.`home_18_last`,
          `t6`.`month_first`,
          `t6`.`last_summer_march`,
          `t6`.`last_summer_first`,
          `t6`.`season_first`,
          `t6`.`season_first_whole`,
          `t6`.`season_last_whole`,
          `t6`.`season_last`,
          `t6`.`age`,
          `t6`.`by_age_band`,
          `t6`.`by_uasc`,
          `t6`.`by_time_in_care`,
          `t18`.`last_seen`,
          `t18`.`assessed_file`,
          `t18`.`assessed_row`,
          `t15`.`last_dental`,
          `t15`.`last_immunised`,
          `t15`.`last_referral`,
          `t15`.`last_camhs`
        FROM `looked_after` AS `t6`
        LEFT OUTER JOIN (
          SELECT
            `t16`.`child`,
            `t16`.`on`,
            `t16`.`seen_on` AS `last_seen`,
            `t16`.`origin_file` AS `assessed_file`,
            `t16`.`origin_row` AS `assessed_row`
          FROM (
            SELECT
              `t13`.`child`,
              `t13`.`kind`,
              `t13`.`notified_on`,
              `t13`.`consent_on`,
              `t13`.`booked_for`,
              `t13`.`seen_on`,
              `t13`.`report_on`,
              `t13`.`outcome`,
              `t13`.`late_step`,
              `t13`.`origin_file`,
              `t13`.`origin_row`,
              `t13`.`on`,
              ROW_NUMBER() OVER (
                PARTITION BY `t13`.`child`, `t13`.`on`
                ORDER BY `t13`.`seen_on` DESC, `t13`.`origin_file` DESC, `t13`.`origin_row` DESC
              ) - 1 AS `place_from_last`
            FROM (
              SELECT
                `t11`.`child`,
                `t11`.`kind`,
                `t11`.`notified_on`,
                `t11`.`consent_on`,
                `t11`.`booked_for`,
                `t11`.`seen_on`,
                `t11`.`report_on`,
                `t11`.`outcome`,
                `t11`.`late_step`,
                `t11`.`origin_file`,
                `t11`.`origin_row`,
                `t9`.`on`
              FROM (
                SELECT
                  *
                FROM `health_assessments` AS `t3`
                WHERE
                  `t3`.`seen_on` IS NOT NULL AND COALESCE(`t3`.`outcome` = 'seen', TRUE)
              ) AS `t11`
              INNER JOIN (
                SELECT
                  `t4`.`on`
                FROM `dates` AS `t4`
              ) AS `t9`
                ON `t11`.`seen_on` <= `t9`.`on`
            ) AS `t13`
          ) AS `t16`
          WHERE
            `t16`.`place_from_last` = 0
        ) AS `t18`
          ON `t6`.`child` = `t18`.`child` AND `t6`.`on` = `t18`.`on`
        LEFT OUTER JOIN (
          SELECT
            `t12`.`child`,
            `t12`.`on`,
            MAX(IF(`t12`.`kind` = 'dental check', `t12`.`happened_on`, CAST(NULL AS DATE))) AS `last_dental`,
            MAX(
              IF(`t12`.`kind` = 'immunisations up to date', `t12`.`happened_on`, CAST(NULL AS DATE))
            ) AS `last_immunised`,
            MAX(IF(`t12`.`kind` = 'camhs referred', `t12`.`happened_on`, CAST(NULL AS DATE))) AS `last_referral`,
            MAX(IF(`t12`.`kind` = 'camhs seen', `t12`.`happened_on`, CAST(NULL AS DATE))) AS `last_camhs`
          FROM (
            SELECT
              `t7`.`child`,
              `t7`.`kind`,
              `t7`.`happened_on`,
              `t7`.`origin_file`,
              `t7`.`origin_row`,
              `t9`.`on`
            FROM `health_events` AS `t7`
            INNER JOIN (
              SELECT
                `t4`.`on`
              FROM `dates` AS `t4`
            ) AS `t9`
              ON `t7`.`happened_on` <= `t9`.`on`
          ) AS `t12`
          GROUP BY
            1,
            2
        ) AS `t15`
          ON `t6`.`child` = `t15`.`child` AND `t6`.`on` = `t15`.`on`
      ) AS `t19`
    ) AS `t21`
    CROSS JOIN `breakdown_names` AS `t5`
  ) AS `t22`
  WHERE
    `t22`.`group` IS NOT NULL
) AS `t23`
GROUP BY
  1,
  2,
  3
