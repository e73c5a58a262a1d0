-- needs: breakdown_names dates looked_after social_workers
SELECT
  `t17`.`on`,
  `t17`.`breakdown`,
  `t17`.`group`,
  SUM(CAST(`t17`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t15`.`on`,
      `t4`.`breakdown`,
      `t15`.`n0`,
      CASE
        WHEN `t4`.`breakdown` = ''
        THEN ''
        WHEN `t4`.`breakdown` = 'age_band'
        THEN `t15`.`by_age_band`
        WHEN `t4`.`breakdown` = 'sex'
        THEN `t15`.`by_sex`
        WHEN `t4`.`breakdown` = 'ethnicity'
        THEN `t15`.`by_ethnicity`
        WHEN `t4`.`breakdown` = 'need'
        THEN `t15`.`by_need`
        WHEN `t4`.`breakdown` = 'legal_status'
        THEN `t15`.`by_legal_status`
        WHEN `t4`.`breakdown` = 'placement'
        THEN `t15`.`by_placement`
        WHEN `t4`.`breakdown` = 'provider'
        THEN `t15`.`by_provider`
        WHEN `t4`.`breakdown` = 'uasc'
        THEN `t15`.`by_uasc`
        WHEN `t4`.`breakdown` = 'locality'
        THEN `t15`.`by_locality`
        WHEN `t4`.`breakdown` = 'distance'
        THEN `t15`.`by_distance`
        WHEN `t4`.`breakdown` = 'time_in_care'
        THEN `t15`.`by_time_in_care`
        WHEN `t15`.`age` BETWEEN `t4`.`youngest` AND `t4`.`oldest`
        THEN `t4`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t13`.`on`,
        `t13`.`by_age_band`,
        `t13`.`by_sex`,
        `t13`.`by_ethnicity`,
        `t13`.`by_need`,
        `t13`.`by_legal_status`,
        `t13`.`by_placement`,
        `t13`.`by_provider`,
        `t13`.`by_uasc`,
        `t13`.`by_locality`,
        `t13`.`by_distance`,
        `t13`.`by_time_in_care`,
        `t13`.`age`,
        COALESCE(COALESCE(`t13`.`workers`, 0) >= 3, FALSE) AS `n0`
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
          `t12`.`workers`
        FROM (
          SELECT
            *
          FROM `looked_after` AS `t1`
          WHERE
            `t1`.`is_year_end`
        ) AS `t8`
        LEFT OUTER JOIN (
          SELECT
            `t10`.`child`,
            `t10`.`on`,
            COUNT(DISTINCT `t10`.`worker`) AS `workers`
          FROM (
            SELECT
              `t9`.`child`,
              `t9`.`worker`,
              `t9`.`origin_file`,
              `t9`.`origin_row`,
              `t9`.`sw_started`,
              `t9`.`sw_ended`,
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
                `t2`.`child`,
                `t2`.`worker`,
                `t2`.`origin_file`,
                `t2`.`origin_row`,
                `t2`.`started` AS `sw_started`,
                `t2`.`ended` AS `sw_ended`
              FROM `social_workers` AS `t2`
            ) AS `t9`
            INNER JOIN `dates` AS `t5`
              ON `t9`.`sw_started` <= `t5`.`on`
              AND COALESCE(`t9`.`sw_ended`, MAKE_DATE(2999, 12, 31)) >= `t5`.`window_first`
          ) AS `t10`
          GROUP BY
            1,
            2
        ) AS `t12`
          ON `t8`.`child` = `t12`.`child` AND `t8`.`on` = `t12`.`on`
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
