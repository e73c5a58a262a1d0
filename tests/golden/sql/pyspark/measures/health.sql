-- needs: breakdown_names health_years looked_after
SELECT
  `t12`.`on`,
  `t12`.`breakdown`,
  `t12`.`group`,
  SUM(CAST(`t12`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`,
  SUM(CAST(`t12`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t12`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t12`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t12`.`n5` AS BIGINT)) AS `n5`,
  SUM(CAST(`t12`.`n6` AS BIGINT)) AS `n6`,
  SUM(CAST(`t12`.`n7` AS BIGINT)) AS `n7`,
  SUM(`t12`.`n8`) AS `n8`,
  SUM(CAST(`t12`.`n9` AS BIGINT)) AS `n9`,
  SUM(CAST(`t12`.`n10` AS BIGINT)) AS `n10`,
  SUM(CAST(`t12`.`n11` AS BIGINT)) AS `n11`,
  SUM(CAST(`t12`.`n12` AS BIGINT)) AS `n12`,
  SUM(CAST(`t12`.`n13` AS BIGINT)) AS `n13`,
  SUM(CAST(`t12`.`n14` AS BIGINT)) AS `n14`,
  SUM(CAST(`t12`.`n15` AS BIGINT)) AS `n15`,
  SUM(CAST(`t12`.`n16` AS BIGINT)) AS `n16`,
  SUM(CAST(`t12`.`n17` AS BIGINT)) AS `n17`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t10`.`on`,
      `t3`.`breakdown`,
      `t10`.`n0`,
      `t10`.`n2`,
      `t10`.`n3`,
      `t10`.`n4`,
      `t10`.`n5`,
      `t10`.`n6`,
      `t10`.`n7`,
      `t10`.`n8`,
      `t10`.`n9`,
      `t10`.`n10`,
      `t10`.`n11`,
      `t10`.`n12`,
      `t10`.`n13`,
      `t10`.`n14`,
      `t10`.`n15`,
      `t10`.`n16`,
      `t10`.`n17`,
      CASE
        WHEN `t3`.`breakdown` = ''
        THEN ''
        WHEN `t3`.`breakdown` = 'age_band'
        THEN `t10`.`by_age_band`
        WHEN `t3`.`breakdown` = 'sex'
        THEN `t10`.`by_sex`
        WHEN `t3`.`breakdown` = 'ethnicity'
        THEN `t10`.`by_ethnicity`
        WHEN `t3`.`breakdown` = 'need'
        THEN `t10`.`by_need`
        WHEN `t3`.`breakdown` = 'legal_status'
        THEN `t10`.`by_legal_status`
        WHEN `t3`.`breakdown` = 'placement'
        THEN `t10`.`by_placement`
        WHEN `t3`.`breakdown` = 'provider'
        THEN `t10`.`by_provider`
        WHEN `t3`.`breakdown` = 'uasc'
        THEN `t10`.`by_uasc`
        WHEN `t3`.`breakdown` = 'locality'
        THEN `t10`.`by_locality`
        WHEN `t3`.`breakdown` = 'distance'
        THEN `t10`.`by_distance`
        WHEN `t3`.`breakdown` = 'time_in_care'
        THEN `t10`.`by_time_in_care`
        WHEN `t10`.`age` BETWEEN `t3`.`youngest` AND `t3`.`oldest`
        THEN `t3`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t8`.`on`,
        `t8`.`by_age_band`,
        `t8`.`by_sex`,
        `t8`.`by_ethnicity`,
        `t8`.`by_need`,
        `t8`.`by_legal_status`,
        `t8`.`by_placement`,
        `t8`.`by_provider`,
        `t8`.`by_uasc`,
        `t8`.`by_locality`,
        `t8`.`by_distance`,
        `t8`.`by_time_in_care`,
        `t8`.`age`,
        COALESCE(COALESCE(`t8`.`health_assessment` = 1, FALSE), FALSE) AS `n0`,
        COALESCE(
          COALESCE(`t8`.`health_check` = 1, FALSE) AND COALESCE(`t8`.`age` < 5, FALSE),
          FALSE
        ) AS `n2`,
        COALESCE(COALESCE(`t8`.`age` < 5, FALSE), FALSE) AS `n3`,
        COALESCE(COALESCE(`t8`.`teeth_check` = 1, FALSE), FALSE) AS `n4`,
        COALESCE(COALESCE(`t8`.`immunisations` = 1, FALSE), FALSE) AS `n5`,
        COALESCE(
          COALESCE(`t8`.`age` BETWEEN 5 AND 16, FALSE)
          AND (
            `t8`.`sdq_score` IS NOT NULL
          )
          AND COALESCE(`t8`.`age` BETWEEN 5 AND 16, FALSE),
          FALSE
        ) AS `n6`,
        COALESCE(COALESCE(`t8`.`age` BETWEEN 5 AND 16, FALSE), FALSE) AS `n7`,
        IF(
          COALESCE(`t8`.`age` BETWEEN 5 AND 16, FALSE)
          AND (
            `t8`.`sdq_score` IS NOT NULL
          ),
          `t8`.`sdq_score`,
          NULL
        ) AS `n8`,
        COALESCE(
          COALESCE(`t8`.`age` BETWEEN 5 AND 16, FALSE)
          AND (
            `t8`.`sdq_score` IS NOT NULL
          ),
          FALSE
        ) AS `n9`,
        COALESCE(
          COALESCE(`t8`.`sdq_score` >= 17, FALSE)
          AND (
            COALESCE(`t8`.`age` BETWEEN 5 AND 16, FALSE)
            AND (
              `t8`.`sdq_score` IS NOT NULL
            )
          ),
          FALSE
        ) AS `n10`,
        COALESCE(COALESCE(`t8`.`substance_misuse` = 1, FALSE), FALSE) AS `n11`,
        COALESCE(
          COALESCE(`t8`.`intervention_received` = 1, FALSE)
          AND COALESCE(`t8`.`substance_misuse` = 1, FALSE),
          FALSE
        ) AS `n12`,
        COALESCE(COALESCE(`t8`.`substance_misuse` = 1, FALSE), FALSE) AS `n13`,
        COALESCE(
          COALESCE(`t8`.`intervention_offered` = 1, FALSE)
          AND COALESCE(`t8`.`substance_misuse` = 1, FALSE),
          FALSE
        ) AS `n14`,
        COALESCE(COALESCE(`t8`.`substance_misuse` = 1, FALSE), FALSE) AS `n15`,
        COALESCE(
          COALESCE(`t8`.`convicted` = 1, FALSE)
          AND COALESCE(`t8`.`age` BETWEEN 10 AND 17, FALSE),
          FALSE
        ) AS `n16`,
        COALESCE(COALESCE(`t8`.`age` BETWEEN 10 AND 17, FALSE), FALSE) AS `n17`
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
          `t7`.`age`,
          `t7`.`by_age_band`,
          `t7`.`by_uasc`,
          `t7`.`by_time_in_care`,
          `t6`.`sdq_score`,
          `t6`.`convicted`,
          `t6`.`health_check`,
          `t6`.`immunisations`,
          `t6`.`teeth_check`,
          `t6`.`health_assessment`,
          `t6`.`substance_misuse`,
          `t6`.`intervention_received`,
          `t6`.`intervention_offered`,
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
    ) AS `t10`
    CROSS JOIN `breakdown_names` AS `t3`
  ) AS `t11`
  WHERE
    `t11`.`group` IS NOT NULL
) AS `t12`
GROUP BY
  1,
  2,
  3
