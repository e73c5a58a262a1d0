-- needs: breakdown_names health_years looked_after
SELECT
  `t14`.`on`,
  `t14`.`breakdown`,
  `t14`.`group`,
  SUM(CAST(`t14`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`,
  SUM(CAST(`t14`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t14`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t14`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t14`.`n5` AS BIGINT)) AS `n5`,
  SUM(CAST(`t14`.`n6` AS BIGINT)) AS `n6`,
  SUM(CAST(`t14`.`n7` AS BIGINT)) AS `n7`,
  SUM(`t14`.`n8`) AS `n8`,
  SUM(CAST(`t14`.`n9` AS BIGINT)) AS `n9`,
  SUM(CAST(`t14`.`n10` AS BIGINT)) AS `n10`,
  SUM(CAST(`t14`.`n11` AS BIGINT)) AS `n11`,
  SUM(CAST(`t14`.`n12` AS BIGINT)) AS `n12`,
  SUM(CAST(`t14`.`n13` AS BIGINT)) AS `n13`,
  SUM(CAST(`t14`.`n14` AS BIGINT)) AS `n14`,
  SUM(CAST(`t14`.`n15` AS BIGINT)) AS `n15`,
  SUM(CAST(`t14`.`n16` AS BIGINT)) AS `n16`,
  SUM(CAST(`t14`.`n17` AS BIGINT)) AS `n17`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t12`.`on`,
      `t12`.`n0`,
      `t12`.`n2`,
      `t12`.`n3`,
      `t12`.`n4`,
      `t12`.`n5`,
      `t12`.`n6`,
      `t12`.`n7`,
      `t12`.`n8`,
      `t12`.`n9`,
      `t12`.`n10`,
      `t12`.`n11`,
      `t12`.`n12`,
      `t12`.`n13`,
      `t12`.`n14`,
      `t12`.`n15`,
      `t12`.`n16`,
      `t12`.`n17`,
      `t12`.`breakdown`,
      CASE
        WHEN `t12`.`breakdown` = ''
        THEN ''
        WHEN `t12`.`breakdown` = 'age_band'
        THEN `t12`.`by_age_band`
        WHEN `t12`.`breakdown` = 'sex'
        THEN `t12`.`by_sex`
        WHEN `t12`.`breakdown` = 'ethnicity'
        THEN `t12`.`by_ethnicity`
        WHEN `t12`.`breakdown` = 'need'
        THEN `t12`.`by_need`
        WHEN `t12`.`breakdown` = 'legal_status'
        THEN `t12`.`by_legal_status`
        WHEN `t12`.`breakdown` = 'placement'
        THEN `t12`.`by_placement`
        WHEN `t12`.`breakdown` = 'provider'
        THEN `t12`.`by_provider`
        WHEN `t12`.`breakdown` = 'uasc'
        THEN `t12`.`by_uasc`
        WHEN `t12`.`breakdown` = 'locality'
        THEN `t12`.`by_locality`
        WHEN `t12`.`breakdown` = 'distance'
        THEN `t12`.`by_distance`
        WHEN `t12`.`breakdown` = 'time_in_care'
        THEN `t12`.`by_time_in_care`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t11`.`on`,
        `t11`.`by_age_band`,
        `t11`.`by_sex`,
        `t11`.`by_ethnicity`,
        `t11`.`by_need`,
        `t11`.`by_legal_status`,
        `t11`.`by_placement`,
        `t11`.`by_provider`,
        `t11`.`by_uasc`,
        `t11`.`by_locality`,
        `t11`.`by_distance`,
        `t11`.`by_time_in_care`,
        `t11`.`n0`,
        `t11`.`n2`,
        `t11`.`n3`,
        `t11`.`n4`,
        `t11`.`n5`,
        `t11`.`n6`,
        `t11`.`n7`,
        `t11`.`n8`,
        `t11`.`n9`,
        `t11`.`n10`,
        `t11`.`n11`,
        `t11`.`n12`,
        `t11`.`n13`,
        `t11`.`n14`,
        `t11`.`n15`,
        `t11`.`n16`,
        `t11`.`n17`,
        `t3`.`breakdown`
      FROM (
        SELECT
          `t9`.`on`,
          `t9`.`by_age_band`,
          `t9`.`by_sex`,
          `t9`.`by_ethnicity`,
          `t9`.`by_need`,
          `t9`.`by_legal_status`,
          `t9`.`by_placement`,
          `t9`.`by_provider`,
          `t9`.`by_uasc`,
          `t9`.`by_locality`,
          `t9`.`by_distance`,
          `t9`.`by_time_in_care`,
          COALESCE(`t9`.`health_assessment` = 1, FALSE) AS `n0`,
          COALESCE(`t9`.`health_check` = 1, FALSE) AND COALESCE(`t9`.`age` < 5, FALSE) AS `n2`,
          COALESCE(`t9`.`age` < 5, FALSE) AS `n3`,
          COALESCE(`t9`.`teeth_check` = 1, FALSE) AS `n4`,
          COALESCE(`t9`.`immunisations` = 1, FALSE) AS `n5`,
          COALESCE(`t9`.`age` BETWEEN 5 AND 16, FALSE)
          AND (
            `t9`.`sdq_score` IS NOT NULL
          )
          AND COALESCE(`t9`.`age` BETWEEN 5 AND 16, FALSE) AS `n6`,
          COALESCE(`t9`.`age` BETWEEN 5 AND 16, FALSE) AS `n7`,
          IF(
            COALESCE(`t9`.`age` BETWEEN 5 AND 16, FALSE)
            AND (
              `t9`.`sdq_score` IS NOT NULL
            ),
            `t9`.`sdq_score`,
            NULL
          ) AS `n8`,
          COALESCE(`t9`.`age` BETWEEN 5 AND 16, FALSE)
          AND (
            `t9`.`sdq_score` IS NOT NULL
          ) AS `n9`,
          COALESCE(`t9`.`sdq_score` >= 17, FALSE)
          AND (
            COALESCE(`t9`.`age` BETWEEN 5 AND 16, FALSE)
            AND (
              `t9`.`sdq_score` IS NOT NULL
            )
          ) AS `n10`,
          COALESCE(`t9`.`substance_misuse` = 1, FALSE) AS `n11`,
          COALESCE(`t9`.`intervention_received` = 1, FALSE)
          AND COALESCE(`t9`.`substance_misuse` = 1, FALSE) AS `n12`,
          COALESCE(`t9`.`substance_misuse` = 1, FALSE) AS `n13`,
          COALESCE(`t9`.`intervention_offered` = 1, FALSE)
          AND COALESCE(`t9`.`substance_misuse` = 1, FALSE) AS `n14`,
          COALESCE(`t9`.`substance_misuse` = 1, FALSE) AS `n15`,
          COALESCE(`t9`.`convicted` = 1, FALSE)
          AND COALESCE(`t9`.`age` BETWEEN 10 AND 17, FALSE) AS `n16`,
          COALESCE(`t9`.`age` BETWEEN 10 AND 17, FALSE) AS `n17`
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
            `t8`.`before_24`,
            `t8`.`before_30`,
            `t8`.`after_12`,
            `t8`.`after_24`,
            `t8`.`repeat_first`,
            `t8`.`home_12_first`,
            `t8`.`home_12_last`,
            `t8`.`home_18_first`,
            `t8`.`home_18_last`,
            `t8`.`month_first`,
            `t8`.`season_first`,
            `t8`.`season_first_whole`,
            `t8`.`season_last_whole`,
            `t8`.`season_last`,
            `t8`.`age`,
            `t8`.`by_age_band`,
            `t8`.`by_uasc`,
            `t8`.`by_time_in_care`,
            `t8`.`sdq_score`,
            `t8`.`convicted`,
            `t8`.`health_check`,
            `t8`.`immunisations`,
            `t8`.`teeth_check`,
            `t8`.`health_assessment`,
            `t8`.`substance_misuse`,
            `t8`.`intervention_received`,
            `t8`.`intervention_offered`,
            `t8`.`health_file`,
            `t8`.`health_row`
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
              `t7`.`on`,
              `t7`.`year`,
              `t7`.`is_year_end`,
              `t7`.`window_first`,
              `t7`.`before_24`,
              `t7`.`before_30`,
              `t7`.`after_12`,
              `t7`.`after_24`,
              `t7`.`repeat_first`,
              `t7`.`home_12_first`,
              `t7`.`home_12_last`,
              `t7`.`home_18_first`,
              `t7`.`home_18_last`,
              `t7`.`month_first`,
              `t7`.`season_first`,
              `t7`.`season_first_whole`,
              `t7`.`season_last_whole`,
              `t7`.`season_last`,
              `t7`.`age`,
              `t7`.`by_age_band`,
              `t7`.`by_uasc`,
              `t7`.`by_time_in_care`,
              `t6`.`child` AS `child_right`,
              `t6`.`sdq_score`,
              `t6`.`convicted`,
              `t6`.`health_check`,
              `t6`.`immunisations`,
              `t6`.`teeth_check`,
              `t6`.`health_assessment`,
              `t6`.`substance_misuse`,
              `t6`.`intervention_received`,
              `t6`.`intervention_offered`,
              `t6`.`year` AS `year_right`,
              `t6`.`health_file`,
              `t6`.`health_row`
            FROM (
              SELECT
                *
              FROM `looked_after` AS `t1`
              WHERE
                `t1`.`is_year_end` AND `t1`.`spell_started` <= `t1`.`window_first`
            ) AS `t7`
            LEFT OUTER JOIN (
              SELECT
                `t2`.`child`,
                `t2`.`sdq_score`,
                `t2`.`convicted`,
                `t2`.`health_check`,
                `t2`.`immunisations`,
                `t2`.`teeth_check`,
                `t2`.`health_assessment`,
                `t2`.`substance_misuse`,
                `t2`.`intervention_received`,
                `t2`.`intervention_offered`,
                `t2`.`collection_year` AS `year`,
                `t2`.`origin_file` AS `health_file`,
                `t2`.`origin_row` AS `health_row`
              FROM `health_years` AS `t2`
            ) AS `t6`
              ON `t7`.`child` = `t6`.`child` AND `t7`.`year` = `t6`.`year`
          ) AS `t8`
        ) AS `t9`
      ) AS `t11`
      CROSS JOIN `breakdown_names` AS `t3`
    ) AS `t12`
  ) AS `t13`
  WHERE
    `t13`.`group` IS NOT NULL
) AS `t14`
GROUP BY
  1,
  2,
  3
