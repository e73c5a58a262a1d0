-- needs: breakdown_names held_reviews looked_after permanence_plans records_begin
SELECT
  `t28`.`on`,
  `t28`.`breakdown`,
  `t28`.`group`,
  SUM(CAST(`t28`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t26`.`on`,
      `t5`.`breakdown`,
      `t26`.`n0`,
      CASE
        WHEN `t5`.`breakdown` = ''
        THEN ''
        WHEN `t5`.`breakdown` = 'age_band'
        THEN `t26`.`by_age_band`
        WHEN `t5`.`breakdown` = 'sex'
        THEN `t26`.`by_sex`
        WHEN `t5`.`breakdown` = 'ethnicity'
        THEN `t26`.`by_ethnicity`
        WHEN `t5`.`breakdown` = 'need'
        THEN `t26`.`by_need`
        WHEN `t5`.`breakdown` = 'legal_status'
        THEN `t26`.`by_legal_status`
        WHEN `t5`.`breakdown` = 'placement'
        THEN `t26`.`by_placement`
        WHEN `t5`.`breakdown` = 'provider'
        THEN `t26`.`by_provider`
        WHEN `t5`.`breakdown` = 'uasc'
        THEN `t26`.`by_uasc`
        WHEN `t5`.`breakdown` = 'locality'
        THEN `t26`.`by_locality`
        WHEN `t5`.`breakdown` = 'distance'
        THEN `t26`.`by_distance`
        WHEN `t5`.`breakdown` = 'time_in_care'
        THEN `t26`.`by_time_in_care`
        WHEN `t26`.`age` BETWEEN `t5`.`youngest` AND `t5`.`oldest`
        THEN `t5`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t24`.`on`,
        `t24`.`by_age_band`,
        `t24`.`by_sex`,
        `t24`.`by_ethnicity`,
        `t24`.`by_need`,
        `t24`.`by_legal_status`,
        `t24`.`by_placement`,
        `t24`.`by_provider`,
        `t24`.`by_uasc`,
        `t24`.`by_locality`,
        `t24`.`by_distance`,
        `t24`.`by_time_in_care`,
        `t24`.`age`,
        COALESCE(COALESCE(`t24`.`agreed_by_it`, FALSE), FALSE) AS `n0`
      FROM (
        SELECT
          `t12`.`child`,
          `t12`.`decom`,
          `t12`.`reason_new_episode`,
          `t12`.`legal_status`,
          `t12`.`place`,
          `t12`.`place_provider`,
          `t12`.`reason_episode_ceased`,
          `t12`.`reason_place_change`,
          `t12`.`place_post`,
          `t12`.`urn`,
          `t12`.`location`,
          `t12`.`distance`,
          `t12`.`beyond_boundary`,
          `t12`.`supplied_location`,
          `t12`.`supplied_distance`,
          `t12`.`calculated_location`,
          `t12`.`calculated_distance`,
          `t12`.`collection_year`,
          `t12`.`origin_file`,
          `t12`.`origin_row`,
          `t12`.`sex`,
          `t12`.`dob`,
          `t12`.`duc`,
          `t12`.`is_uasc_child`,
          `t12`.`eighteenth`,
          `t12`.`episode_until`,
          `t12`.`short_break`,
          `t12`.`temporary`,
          `t12`.`number`,
          `t12`.`begins`,
          `t12`.`period`,
          `t12`.`counts`,
          `t12`.`period_started`,
          `t12`.`began_as_short_breaks`,
          `t12`.`spell`,
          `t12`.`opens`,
          `t12`.`closes`,
          `t12`.`row_until`,
          `t12`.`spell_started`,
          `t12`.`spell_until`,
          `t12`.`start_known`,
          `t12`.`came_by_transfer`,
          `t12`.`need`,
          `t12`.`end_reason`,
          `t12`.`settled`,
          `t12`.`usual_place`,
          `t12`.`by_sex`,
          `t12`.`by_ethnicity`,
          `t12`.`by_need`,
          `t12`.`by_legal_status`,
          `t12`.`by_placement`,
          `t12`.`by_provider`,
          `t12`.`by_locality`,
          `t12`.`by_distance`,
          `t12`.`on`,
          `t12`.`year`,
          `t12`.`is_year_end`,
          `t12`.`window_first`,
          `t12`.`window_4_first`,
          `t12`.`window_6_first`,
          `t12`.`before_6`,
          `t12`.`before_24`,
          `t12`.`before_30`,
          `t12`.`after_12`,
          `t12`.`after_24`,
          `t12`.`repeat_first`,
          `t12`.`home_6_first`,
          `t12`.`home_6_last`,
          `t12`.`home_12_first`,
          `t12`.`home_12_last`,
          `t12`.`home_18_first`,
          `t12`.`home_18_last`,
          `t12`.`month_first`,
          `t12`.`last_summer_march`,
          `t12`.`last_summer_first`,
          `t12`.`season_first`,
          `t12`.`season_first_whole`,
          `t12`.`season_last_whole`,
          `t12`.`season_last`,
          `t12`.`age`,
          `t12`.`by_age_band`,
          `t12`.`by_uasc`,
          `t12`.`by_time_in_care`,
          `t23`.`second_review`,
          `t23`.`review_file`,
          `t23`.`review_row`,
          `t23`.`agreed_by_it`,
          `t23`.`agreed_file`,
          `t23`.`agreed_row`
        FROM (
          SELECT
            *
          FROM `looked_after` AS `t1`
          WHERE
            `t1`.`spell_started` <= `t1`.`window_4_first`
        ) AS `t12`
        LEFT OUTER JOIN (
          SELECT
            `t21`.`child`,
            `t21`.`spell`,
            `t21`.`second_review`,
            `t21`.`review_file`,
            `t21`.`review_row`,
            `t21`.`agreed_by_it`,
            `t21`.`agreed_file`,
            `t21`.`agreed_row`
          FROM (
            SELECT
              `t16`.`child`,
              `t16`.`spell`,
              `t16`.`spell_started`,
              `t16`.`second_review`,
              `t16`.`review_file`,
              `t16`.`review_row`,
              `t20`.`agreed_by_it`,
              `t20`.`agreed_file`,
              `t20`.`agreed_row`
            FROM (
              SELECT
                `t14`.`child`,
                `t14`.`spell`,
                `t14`.`spell_started`,
                `t14`.`held` AS `second_review`,
                `t14`.`review_file`,
                `t14`.`review_row`
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
                  `t13`.`review_code`,
                  `t13`.`held`,
                  `t13`.`review_file`,
                  `t13`.`review_row`,
                  `t13`.`age`,
                  `t13`.`by_age_band`,
                  `t13`.`by_uasc`,
                  `t13`.`by_time_in_care`,
                  `t13`.`took_part`,
                  `t13`.`reviews_from`,
                  ROW_NUMBER() OVER (
                    PARTITION BY `t13`.`child`, `t13`.`spell`
                    ORDER BY `t13`.`held` ASC NULLS LAST, `t13`.`review_row` ASC NULLS LAST, `t13`.`review_file` ASC NULLS LAST
                  ) - 1 AS `turn`
                FROM (
                  SELECT
                    *
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
                      `t6`.`review_code`,
                      `t6`.`held`,
                      `t6`.`review_file`,
                      `t6`.`review_row`,
                      `t6`.`age`,
                      `t6`.`by_age_band`,
                      `t6`.`by_uasc`,
                      `t6`.`by_time_in_care`,
                      `t6`.`took_part`,
                      `t7`.`reviews_from`
                    FROM `held_reviews` AS `t6`
                    CROSS JOIN `records_begin` AS `t7`
                  ) AS `t10`
                  WHERE
                    `t10`.`start_known` AND `t10`.`spell_started` >= `t10`.`reviews_from`
                ) AS `t13`
              ) AS `t14`
              WHERE
                `t14`.`turn` = 1
            ) AS `t16`
            LEFT OUTER JOIN (
              SELECT
                `t18`.`child`,
                `t18`.`spell`,
                BOOL_OR(`t18`.`agreed_on` IS NOT NULL) AS `agreed_by_it`,
                MAX(`t18`.`agreed_file`) AS `agreed_file`,
                MAX(`t18`.`agreed_row`) AS `agreed_row`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t16`.`child`,
                    `t16`.`spell`,
                    `t16`.`spell_started`,
                    `t16`.`second_review`,
                    `t16`.`review_file`,
                    `t16`.`review_row`,
                    `t11`.`agreed_on`,
                    `t11`.`agreed_file`,
                    `t11`.`agreed_row`
                  FROM (
                    SELECT
                      `t14`.`child`,
                      `t14`.`spell`,
                      `t14`.`spell_started`,
                      `t14`.`held` AS `second_review`,
                      `t14`.`review_file`,
                      `t14`.`review_row`
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
                        `t13`.`review_code`,
                        `t13`.`held`,
                        `t13`.`review_file`,
                        `t13`.`review_row`,
                        `t13`.`age`,
                        `t13`.`by_age_band`,
                        `t13`.`by_uasc`,
                        `t13`.`by_time_in_care`,
                        `t13`.`took_part`,
                        `t13`.`reviews_from`,
                        ROW_NUMBER() OVER (
                          PARTITION BY `t13`.`child`, `t13`.`spell`
                          ORDER BY `t13`.`held` ASC NULLS LAST, `t13`.`review_row` ASC NULLS LAST, `t13`.`review_file` ASC NULLS LAST
                        ) - 1 AS `turn`
                      FROM (
                        SELECT
                          *
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
                            `t6`.`review_code`,
                            `t6`.`held`,
                            `t6`.`review_file`,
                            `t6`.`review_row`,
                            `t6`.`age`,
                            `t6`.`by_age_band`,
                            `t6`.`by_uasc`,
                            `t6`.`by_time_in_care`,
                            `t6`.`took_part`,
                            `t7`.`reviews_from`
                          FROM `held_reviews` AS `t6`
                          CROSS JOIN `records_begin` AS `t7`
                        ) AS `t10`
                        WHERE
                          `t10`.`start_known` AND `t10`.`spell_started` >= `t10`.`reviews_from`
                      ) AS `t13`
                    ) AS `t14`
                    WHERE
                      `t14`.`turn` = 1
                  ) AS `t16`
                  INNER JOIN (
                    SELECT
                      `t4`.`child`,
                      `t4`.`agreed_on`,
                      `t4`.`origin_file` AS `agreed_file`,
                      `t4`.`origin_row` AS `agreed_row`
                    FROM `permanence_plans` AS `t4`
                  ) AS `t11`
                    ON `t16`.`child` = `t11`.`child`
                ) AS `t17`
                WHERE
                  `t17`.`agreed_on` BETWEEN `t17`.`spell_started` AND `t17`.`second_review`
              ) AS `t18`
              GROUP BY
                1,
                2
            ) AS `t20`
              ON `t16`.`child` = `t20`.`child` AND `t16`.`spell` = `t20`.`spell`
          ) AS `t21`
        ) AS `t23`
          ON `t12`.`child` = `t23`.`child` AND `t12`.`spell` = `t23`.`spell`
      ) AS `t24`
      WHERE
        `t24`.`second_review` <= `t24`.`on`
    ) AS `t26`
    CROSS JOIN `breakdown_names` AS `t5`
  ) AS `t27`
  WHERE
    `t27`.`group` IS NOT NULL
) AS `t28`
GROUP BY
  1,
  2,
  3
