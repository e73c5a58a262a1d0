-- needs: breakdown_names looked_after siblings
SELECT
  `t18`.`on`,
  `t18`.`breakdown`,
  `t18`.`group`,
  SUM(CAST(`t18`.`n0` AS BIGINT)) AS `n0`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t16`.`on`,
      `t3`.`breakdown`,
      `t16`.`n0`,
      CASE
        WHEN `t3`.`breakdown` = ''
        THEN ''
        WHEN `t3`.`breakdown` = 'age_band'
        THEN `t16`.`by_age_band`
        WHEN `t3`.`breakdown` = 'sex'
        THEN `t16`.`by_sex`
        WHEN `t3`.`breakdown` = 'ethnicity'
        THEN `t16`.`by_ethnicity`
        WHEN `t3`.`breakdown` = 'need'
        THEN `t16`.`by_need`
        WHEN `t3`.`breakdown` = 'legal_status'
        THEN `t16`.`by_legal_status`
        WHEN `t3`.`breakdown` = 'placement'
        THEN `t16`.`by_placement`
        WHEN `t3`.`breakdown` = 'provider'
        THEN `t16`.`by_provider`
        WHEN `t3`.`breakdown` = 'uasc'
        THEN `t16`.`by_uasc`
        WHEN `t3`.`breakdown` = 'locality'
        THEN `t16`.`by_locality`
        WHEN `t3`.`breakdown` = 'distance'
        THEN `t16`.`by_distance`
        WHEN `t3`.`breakdown` = 'time_in_care'
        THEN `t16`.`by_time_in_care`
        WHEN `t16`.`age` BETWEEN `t3`.`youngest` AND `t3`.`oldest`
        THEN `t3`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t14`.`on`,
        `t14`.`by_age_band`,
        `t14`.`by_sex`,
        `t14`.`by_ethnicity`,
        `t14`.`by_need`,
        `t14`.`by_legal_status`,
        `t14`.`by_placement`,
        `t14`.`by_provider`,
        `t14`.`by_uasc`,
        `t14`.`by_locality`,
        `t14`.`by_distance`,
        `t14`.`by_time_in_care`,
        `t14`.`age`,
        COALESCE(COALESCE(`t14`.`has_sibling_here`, FALSE), FALSE) AS `n0`
      FROM (
        SELECT
          `t4`.`child`,
          `t4`.`decom`,
          `t4`.`reason_new_episode`,
          `t4`.`legal_status`,
          `t4`.`place`,
          `t4`.`place_provider`,
          `t4`.`reason_episode_ceased`,
          `t4`.`reason_place_change`,
          `t4`.`place_post`,
          `t4`.`urn`,
          `t4`.`location`,
          `t4`.`distance`,
          `t4`.`beyond_boundary`,
          `t4`.`supplied_location`,
          `t4`.`supplied_distance`,
          `t4`.`calculated_location`,
          `t4`.`calculated_distance`,
          `t4`.`collection_year`,
          `t4`.`origin_file`,
          `t4`.`origin_row`,
          `t4`.`sex`,
          `t4`.`dob`,
          `t4`.`duc`,
          `t4`.`is_uasc_child`,
          `t4`.`eighteenth`,
          `t4`.`episode_until`,
          `t4`.`short_break`,
          `t4`.`temporary`,
          `t4`.`number`,
          `t4`.`begins`,
          `t4`.`period`,
          `t4`.`counts`,
          `t4`.`period_started`,
          `t4`.`began_as_short_breaks`,
          `t4`.`spell`,
          `t4`.`opens`,
          `t4`.`closes`,
          `t4`.`row_until`,
          `t4`.`spell_started`,
          `t4`.`spell_until`,
          `t4`.`start_known`,
          `t4`.`came_by_transfer`,
          `t4`.`need`,
          `t4`.`end_reason`,
          `t4`.`settled`,
          `t4`.`usual_place`,
          `t4`.`by_sex`,
          `t4`.`by_ethnicity`,
          `t4`.`by_need`,
          `t4`.`by_legal_status`,
          `t4`.`by_placement`,
          `t4`.`by_provider`,
          `t4`.`by_locality`,
          `t4`.`by_distance`,
          `t4`.`on`,
          `t4`.`year`,
          `t4`.`is_year_end`,
          `t4`.`window_first`,
          `t4`.`window_4_first`,
          `t4`.`window_6_first`,
          `t4`.`before_6`,
          `t4`.`before_24`,
          `t4`.`before_30`,
          `t4`.`after_12`,
          `t4`.`after_24`,
          `t4`.`repeat_first`,
          `t4`.`home_6_first`,
          `t4`.`home_6_last`,
          `t4`.`home_12_first`,
          `t4`.`home_12_last`,
          `t4`.`home_18_first`,
          `t4`.`home_18_last`,
          `t4`.`month_first`,
          `t4`.`last_summer_march`,
          `t4`.`last_summer_first`,
          `t4`.`season_first`,
          `t4`.`season_first_whole`,
          `t4`.`season_last_whole`,
          `t4`.`season_last`,
          `t4`.`age`,
          `t4`.`by_age_band`,
          `t4`.`by_uasc`,
          `t4`.`by_time_in_care`,
          `t13`.`has_sibling_here`
        FROM `looked_after` AS `t4`
        LEFT OUTER JOIN (
          SELECT
            `t11`.`child`,
            `t11`.`on`,
            TRUE AS `has_sibling_here`
          FROM (
            SELECT DISTINCT
              `t10`.`child`,
              `t10`.`on`
            FROM (
              SELECT
                `t9`.`child`,
                `t9`.`on`,
                `t9`.`place_post`,
                `t9`.`place_provider`,
                `t9`.`its_sibling_group`,
                `t9`.`its_plan_together`,
                `t9`.`its_file`,
                `t9`.`its_row`,
                COUNT(*) OVER (
                  PARTITION BY `t9`.`its_sibling_group`, `t9`.`on`
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS `size`
              FROM (
                SELECT
                  `t7`.`child`,
                  `t7`.`on`,
                  `t7`.`place_post`,
                  `t7`.`place_provider`,
                  `t8`.`its_sibling_group`,
                  `t8`.`its_plan_together`,
                  `t8`.`its_file`,
                  `t8`.`its_row`
                FROM (
                  SELECT
                    `t1`.`child`,
                    `t1`.`on`,
                    `t1`.`place_post`,
                    `t1`.`place_provider`
                  FROM `looked_after` AS `t1`
                ) AS `t7`
                INNER JOIN (
                  SELECT
                    `t2`.`child`,
                    `t2`.`sibling_group` AS `its_sibling_group`,
                    `t2`.`plan_together` AS `its_plan_together`,
                    `t2`.`origin_file` AS `its_file`,
                    `t2`.`origin_row` AS `its_row`
                  FROM `siblings` AS `t2`
                ) AS `t8`
                  ON `t7`.`child` = `t8`.`child`
              ) AS `t9`
            ) AS `t10`
            WHERE
              `t10`.`size` > 1
          ) AS `t11`
        ) AS `t13`
          ON `t4`.`child` = `t13`.`child` AND `t4`.`on` = `t13`.`on`
      ) AS `t14`
    ) AS `t16`
    CROSS JOIN `breakdown_names` AS `t3`
  ) AS `t17`
  WHERE
    `t17`.`group` IS NOT NULL
) AS `t18`
GROUP BY
  1,
  2,
  3
