-- needs: adoptions all_ends breakdown_names dates homes_by_episode
SELECT
  `t44`.`on`,
  `t44`.`breakdown`,
  `t44`.`group`,
  SUM(`t44`.`n0`) AS `n0`,
  SUM(CAST(`t44`.`n1` AS BIGINT)) AS `n1`,
  SUM(`t44`.`n2`) AS `n2`,
  SUM(CAST(`t44`.`n3` AS BIGINT)) AS `n3`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t42`.`on`,
      `t42`.`n0`,
      `t42`.`n1`,
      `t42`.`n2`,
      `t42`.`n3`,
      `t42`.`breakdown`,
      CASE
        WHEN `t42`.`breakdown` = ''
        THEN ''
        WHEN `t42`.`breakdown` = 'age_band'
        THEN `t42`.`by_age_band`
        WHEN `t42`.`breakdown` = 'sex'
        THEN `t42`.`by_sex`
        WHEN `t42`.`breakdown` = 'ethnicity'
        THEN `t42`.`by_ethnicity`
        WHEN `t42`.`breakdown` = 'need'
        THEN `t42`.`by_need`
        WHEN `t42`.`breakdown` = 'legal_status'
        THEN `t42`.`by_legal_status`
        WHEN `t42`.`breakdown` = 'placement'
        THEN `t42`.`by_placement`
        WHEN `t42`.`breakdown` = 'provider'
        THEN `t42`.`by_provider`
        WHEN `t42`.`breakdown` = 'uasc'
        THEN `t42`.`by_uasc`
        WHEN `t42`.`breakdown` = 'locality'
        THEN `t42`.`by_locality`
        WHEN `t42`.`breakdown` = 'distance'
        THEN `t42`.`by_distance`
        WHEN `t42`.`breakdown` = 'time_in_care'
        THEN `t42`.`by_time_in_care`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t41`.`on`,
        `t41`.`by_age_band`,
        `t41`.`by_sex`,
        `t41`.`by_ethnicity`,
        `t41`.`by_need`,
        `t41`.`by_legal_status`,
        `t41`.`by_placement`,
        `t41`.`by_provider`,
        `t41`.`by_uasc`,
        `t41`.`by_locality`,
        `t41`.`by_distance`,
        `t41`.`by_time_in_care`,
        `t41`.`n0`,
        `t41`.`n1`,
        `t41`.`n2`,
        `t41`.`n3`,
        `t5`.`breakdown`
      FROM (
        SELECT
          `t39`.`on`,
          `t39`.`by_age_band`,
          `t39`.`by_sex`,
          `t39`.`by_ethnicity`,
          `t39`.`by_need`,
          `t39`.`by_legal_status`,
          `t39`.`by_placement`,
          `t39`.`by_provider`,
          `t39`.`by_uasc`,
          `t39`.`by_locality`,
          `t39`.`by_distance`,
          `t39`.`by_time_in_care`,
          IF(
            `t39`.`placed` IS NOT NULL,
            DATEDIFF(
              DAY,
              `t39`.`period_started`,
              IF(
                COALESCE(`t39`.`foster_care` = 1, FALSE),
                COALESCE(`t39`.`carers_since`, `t39`.`placed`),
                `t39`.`placed`
              )
            ),
            CAST(NULL AS BIGINT)
          ) AS `n0`,
          IF(
            `t39`.`placed` IS NOT NULL,
            DATEDIFF(
              DAY,
              `t39`.`period_started`,
              IF(
                COALESCE(`t39`.`foster_care` = 1, FALSE),
                COALESCE(`t39`.`carers_since`, `t39`.`placed`),
                `t39`.`placed`
              )
            ),
            CAST(NULL AS BIGINT)
          ) IS NOT NULL AS `n1`,
          IF(
            DATEDIFF(DAY, `t39`.`ordered`, `t39`.`date_match`) < 0,
            0,
            DATEDIFF(DAY, `t39`.`ordered`, `t39`.`date_match`)
          ) AS `n2`,
          IF(
            DATEDIFF(DAY, `t39`.`ordered`, `t39`.`date_match`) < 0,
            0,
            DATEDIFF(DAY, `t39`.`ordered`, `t39`.`date_match`)
          ) IS NOT NULL AS `n3`
        FROM (
          SELECT
            `t38`.`child`,
            `t38`.`decom`,
            `t38`.`reason_new_episode`,
            `t38`.`legal_status`,
            `t38`.`place`,
            `t38`.`place_provider`,
            `t38`.`reason_episode_ceased`,
            `t38`.`reason_place_change`,
            `t38`.`place_post`,
            `t38`.`urn`,
            `t38`.`location`,
            `t38`.`distance`,
            `t38`.`beyond_boundary`,
            `t38`.`collection_year`,
            `t38`.`origin_file`,
            `t38`.`origin_row`,
            `t38`.`sex`,
            `t38`.`dob`,
            `t38`.`duc`,
            `t38`.`is_uasc_child`,
            `t38`.`eighteenth`,
            `t38`.`episode_until`,
            `t38`.`short_break`,
            `t38`.`temporary`,
            `t38`.`number`,
            `t38`.`begins`,
            `t38`.`period`,
            `t38`.`counts`,
            `t38`.`period_started`,
            `t38`.`began_as_short_breaks`,
            `t38`.`spell`,
            `t38`.`opens`,
            `t38`.`closes`,
            `t38`.`row_until`,
            `t38`.`spell_started`,
            `t38`.`spell_until`,
            `t38`.`start_known`,
            `t38`.`came_by_transfer`,
            `t38`.`need`,
            `t38`.`end_reason`,
            `t38`.`settled`,
            `t38`.`by_sex`,
            `t38`.`by_ethnicity`,
            `t38`.`by_need`,
            `t38`.`by_legal_status`,
            `t38`.`by_placement`,
            `t38`.`by_provider`,
            `t38`.`by_locality`,
            `t38`.`by_distance`,
            `t38`.`age`,
            `t38`.`by_age_band`,
            `t38`.`by_uasc`,
            `t38`.`by_time_in_care`,
            `t38`.`next_started`,
            `t38`.`days_in_care`,
            `t38`.`turned_18`,
            `t38`.`was_adopted`,
            `t38`.`went_home`,
            `t38`.`by_leaving_route`,
            `t38`.`on`,
            `t38`.`year`,
            `t38`.`is_year_end`,
            `t38`.`window_first`,
            `t38`.`before_24`,
            `t38`.`before_30`,
            `t38`.`after_12`,
            `t38`.`after_24`,
            `t38`.`repeat_first`,
            `t38`.`home_12_first`,
            `t38`.`home_12_last`,
            `t38`.`home_18_first`,
            `t38`.`home_18_last`,
            `t38`.`month_first`,
            `t38`.`season_first`,
            `t38`.`season_first_whole`,
            `t38`.`season_last_whole`,
            `t38`.`season_last`,
            `t38`.`is_child`,
            `t38`.`placed`,
            `t38`.`carers_since`,
            `t38`.`ordered`,
            `t38`.`foster_care`,
            `t38`.`date_match`
          FROM (
            SELECT
              `t37`.`child`,
              `t37`.`decom`,
              `t37`.`reason_new_episode`,
              `t37`.`legal_status`,
              `t37`.`place`,
              `t37`.`place_provider`,
              `t37`.`reason_episode_ceased`,
              `t37`.`reason_place_change`,
              `t37`.`place_post`,
              `t37`.`urn`,
              `t37`.`location`,
              `t37`.`distance`,
              `t37`.`beyond_boundary`,
              `t37`.`collection_year`,
              `t37`.`origin_file`,
              `t37`.`origin_row`,
              `t37`.`sex`,
              `t37`.`dob`,
              `t37`.`duc`,
              `t37`.`is_uasc_child`,
              `t37`.`eighteenth`,
              `t37`.`episode_until`,
              `t37`.`short_break`,
              `t37`.`temporary`,
              `t37`.`number`,
              `t37`.`begins`,
              `t37`.`period`,
              `t37`.`counts`,
              `t37`.`period_started`,
              `t37`.`began_as_short_breaks`,
              `t37`.`spell`,
              `t37`.`opens`,
              `t37`.`closes`,
              `t37`.`row_until`,
              `t37`.`spell_started`,
              `t37`.`spell_until`,
              `t37`.`start_known`,
              `t37`.`came_by_transfer`,
              `t37`.`need`,
              `t37`.`end_reason`,
              `t37`.`settled`,
              `t37`.`by_sex`,
              `t37`.`by_ethnicity`,
              `t37`.`by_need`,
              `t37`.`by_legal_status`,
              `t37`.`by_placement`,
              `t37`.`by_provider`,
              `t37`.`by_locality`,
              `t37`.`by_distance`,
              `t37`.`age`,
              `t37`.`by_age_band`,
              `t37`.`by_uasc`,
              `t37`.`by_time_in_care`,
              `t37`.`next_started`,
              `t37`.`days_in_care`,
              `t37`.`turned_18`,
              `t37`.`was_adopted`,
              `t37`.`went_home`,
              `t37`.`by_leaving_route`,
              `t37`.`on`,
              `t37`.`year`,
              `t37`.`is_year_end`,
              `t37`.`window_first`,
              `t37`.`before_24`,
              `t37`.`before_30`,
              `t37`.`after_12`,
              `t37`.`after_24`,
              `t37`.`repeat_first`,
              `t37`.`home_12_first`,
              `t37`.`home_12_last`,
              `t37`.`home_18_first`,
              `t37`.`home_18_last`,
              `t37`.`month_first`,
              `t37`.`season_first`,
              `t37`.`season_first_whole`,
              `t37`.`season_last_whole`,
              `t37`.`season_last`,
              `t37`.`is_child`,
              `t37`.`placed`,
              `t37`.`carers_since`,
              `t37`.`ordered`,
              `t10`.`child` AS `child_right`,
              `t10`.`foster_care`,
              `t10`.`date_match`
            FROM (
              SELECT
                `t35`.`child`,
                `t35`.`decom`,
                `t35`.`reason_new_episode`,
                `t35`.`legal_status`,
                `t35`.`place`,
                `t35`.`place_provider`,
                `t35`.`reason_episode_ceased`,
                `t35`.`reason_place_change`,
                `t35`.`place_post`,
                `t35`.`urn`,
                `t35`.`location`,
                `t35`.`distance`,
                `t35`.`beyond_boundary`,
                `t35`.`collection_year`,
                `t35`.`origin_file`,
                `t35`.`origin_row`,
                `t35`.`sex`,
                `t35`.`dob`,
                `t35`.`duc`,
                `t35`.`is_uasc_child`,
                `t35`.`eighteenth`,
                `t35`.`episode_until`,
                `t35`.`short_break`,
                `t35`.`temporary`,
                `t35`.`number`,
                `t35`.`begins`,
                `t35`.`period`,
                `t35`.`counts`,
                `t35`.`period_started`,
                `t35`.`began_as_short_breaks`,
                `t35`.`spell`,
                `t35`.`opens`,
                `t35`.`closes`,
                `t35`.`row_until`,
                `t35`.`spell_started`,
                `t35`.`spell_until`,
                `t35`.`start_known`,
                `t35`.`came_by_transfer`,
                `t35`.`need`,
                `t35`.`end_reason`,
                `t35`.`settled`,
                `t35`.`by_sex`,
                `t35`.`by_ethnicity`,
                `t35`.`by_need`,
                `t35`.`by_legal_status`,
                `t35`.`by_placement`,
                `t35`.`by_provider`,
                `t35`.`by_locality`,
                `t35`.`by_distance`,
                `t35`.`age`,
                `t35`.`by_age_band`,
                `t35`.`by_uasc`,
                `t35`.`by_time_in_care`,
                `t35`.`next_started`,
                `t35`.`days_in_care`,
                `t35`.`turned_18`,
                `t35`.`was_adopted`,
                `t35`.`went_home`,
                `t35`.`by_leaving_route`,
                `t35`.`on`,
                `t35`.`year`,
                `t35`.`is_year_end`,
                `t35`.`window_first`,
                `t35`.`before_24`,
                `t35`.`before_30`,
                `t35`.`after_12`,
                `t35`.`after_24`,
                `t35`.`repeat_first`,
                `t35`.`home_12_first`,
                `t35`.`home_12_last`,
                `t35`.`home_18_first`,
                `t35`.`home_18_last`,
                `t35`.`month_first`,
                `t35`.`season_first`,
                `t35`.`season_first_whole`,
                `t35`.`season_last_whole`,
                `t35`.`season_last`,
                `t35`.`is_child`,
                `t35`.`placed`,
                `t35`.`carers_since`,
                `t35`.`ordered`
              FROM (
                SELECT
                  `t24`.`child`,
                  `t24`.`decom`,
                  `t24`.`reason_new_episode`,
                  `t24`.`legal_status`,
                  `t24`.`place`,
                  `t24`.`place_provider`,
                  `t24`.`reason_episode_ceased`,
                  `t24`.`reason_place_change`,
                  `t24`.`place_post`,
                  `t24`.`urn`,
                  `t24`.`location`,
                  `t24`.`distance`,
                  `t24`.`beyond_boundary`,
                  `t24`.`collection_year`,
                  `t24`.`origin_file`,
                  `t24`.`origin_row`,
                  `t24`.`sex`,
                  `t24`.`dob`,
                  `t24`.`duc`,
                  `t24`.`is_uasc_child`,
                  `t24`.`eighteenth`,
                  `t24`.`episode_until`,
                  `t24`.`short_break`,
                  `t24`.`temporary`,
                  `t24`.`number`,
                  `t24`.`begins`,
                  `t24`.`period`,
                  `t24`.`counts`,
                  `t24`.`period_started`,
                  `t24`.`began_as_short_breaks`,
                  `t24`.`spell`,
                  `t24`.`opens`,
                  `t24`.`closes`,
                  `t24`.`row_until`,
                  `t24`.`spell_started`,
                  `t24`.`spell_until`,
                  `t24`.`start_known`,
                  `t24`.`came_by_transfer`,
                  `t24`.`need`,
                  `t24`.`end_reason`,
                  `t24`.`settled`,
                  `t24`.`by_sex`,
                  `t24`.`by_ethnicity`,
                  `t24`.`by_need`,
                  `t24`.`by_legal_status`,
                  `t24`.`by_placement`,
                  `t24`.`by_provider`,
                  `t24`.`by_locality`,
                  `t24`.`by_distance`,
                  `t24`.`age`,
                  `t24`.`by_age_band`,
                  `t24`.`by_uasc`,
                  `t24`.`by_time_in_care`,
                  `t24`.`next_started`,
                  `t24`.`days_in_care`,
                  `t24`.`turned_18`,
                  `t24`.`was_adopted`,
                  `t24`.`went_home`,
                  `t24`.`by_leaving_route`,
                  `t24`.`on`,
                  `t24`.`year`,
                  `t24`.`is_year_end`,
                  `t24`.`window_first`,
                  `t24`.`before_24`,
                  `t24`.`before_30`,
                  `t24`.`after_12`,
                  `t24`.`after_24`,
                  `t24`.`repeat_first`,
                  `t24`.`home_12_first`,
                  `t24`.`home_12_last`,
                  `t24`.`home_18_first`,
                  `t24`.`home_18_last`,
                  `t24`.`month_first`,
                  `t24`.`season_first`,
                  `t24`.`season_first_whole`,
                  `t24`.`season_last_whole`,
                  `t24`.`season_last`,
                  `t24`.`is_child`,
                  `t34`.`child` AS `child_right`,
                  `t34`.`period` AS `period_right`,
                  `t34`.`placed`,
                  `t34`.`carers_since`,
                  `t34`.`ordered`
                FROM (
                  SELECT
                    *
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
                      `t16`.`age`,
                      `t16`.`by_age_band`,
                      `t16`.`by_uasc`,
                      `t16`.`by_time_in_care`,
                      `t16`.`next_started`,
                      `t16`.`days_in_care`,
                      `t16`.`turned_18`,
                      `t16`.`was_adopted`,
                      `t16`.`went_home`,
                      `t16`.`by_leaving_route`,
                      `t16`.`on`,
                      `t16`.`year`,
                      `t16`.`is_year_end`,
                      `t16`.`window_first`,
                      `t16`.`before_24`,
                      `t16`.`before_30`,
                      `t16`.`after_12`,
                      `t16`.`after_24`,
                      `t16`.`repeat_first`,
                      `t16`.`home_12_first`,
                      `t16`.`home_12_last`,
                      `t16`.`home_18_first`,
                      `t16`.`home_18_last`,
                      `t16`.`month_first`,
                      `t16`.`season_first`,
                      `t16`.`season_first_whole`,
                      `t16`.`season_last_whole`,
                      `t16`.`season_last`,
                      (
                        ROW_NUMBER() OVER (
                          PARTITION BY `t16`.`on`, `t16`.`child`
                          ORDER BY `t16`.`spell_until` DESC, `t16`.`spell_started` DESC, `t16`.`spell` DESC
                        ) - 1
                      ) = 0 AS `is_child`
                    FROM (
                      SELECT
                        `t11`.`child`,
                        `t11`.`decom`,
                        `t11`.`reason_new_episode`,
                        `t11`.`legal_status`,
                        `t11`.`place`,
                        `t11`.`place_provider`,
                        `t11`.`reason_episode_ceased`,
                        `t11`.`reason_place_change`,
                        `t11`.`place_post`,
                        `t11`.`urn`,
                        `t11`.`location`,
                        `t11`.`distance`,
                        `t11`.`beyond_boundary`,
                        `t11`.`collection_year`,
                        `t11`.`origin_file`,
                        `t11`.`origin_row`,
                        `t11`.`sex`,
                        `t11`.`dob`,
                        `t11`.`duc`,
                        `t11`.`is_uasc_child`,
                        `t11`.`eighteenth`,
                        `t11`.`episode_until`,
                        `t11`.`short_break`,
                        `t11`.`temporary`,
                        `t11`.`number`,
                        `t11`.`begins`,
                        `t11`.`period`,
                        `t11`.`counts`,
                        `t11`.`period_started`,
                        `t11`.`began_as_short_breaks`,
                        `t11`.`spell`,
                        `t11`.`opens`,
                        `t11`.`closes`,
                        `t11`.`row_until`,
                        `t11`.`spell_started`,
                        `t11`.`spell_until`,
                        `t11`.`start_known`,
                        `t11`.`came_by_transfer`,
                        `t11`.`need`,
                        `t11`.`end_reason`,
                        `t11`.`settled`,
                        `t11`.`by_sex`,
                        `t11`.`by_ethnicity`,
                        `t11`.`by_need`,
                        `t11`.`by_legal_status`,
                        `t11`.`by_placement`,
                        `t11`.`by_provider`,
                        `t11`.`by_locality`,
                        `t11`.`by_distance`,
                        `t11`.`age`,
                        `t11`.`by_age_band`,
                        `t11`.`by_uasc`,
                        `t11`.`by_time_in_care`,
                        `t11`.`next_started`,
                        `t11`.`days_in_care`,
                        `t11`.`turned_18`,
                        `t11`.`was_adopted`,
                        `t11`.`went_home`,
                        `t11`.`by_leaving_route`,
                        `t6`.`on`,
                        `t6`.`year`,
                        `t6`.`is_year_end`,
                        `t6`.`window_first`,
                        `t6`.`before_24`,
                        `t6`.`before_30`,
                        `t6`.`after_12`,
                        `t6`.`after_24`,
                        `t6`.`repeat_first`,
                        `t6`.`home_12_first`,
                        `t6`.`home_12_last`,
                        `t6`.`home_18_first`,
                        `t6`.`home_18_last`,
                        `t6`.`month_first`,
                        `t6`.`season_first`,
                        `t6`.`season_first_whole`,
                        `t6`.`season_last_whole`,
                        `t6`.`season_last`
                      FROM (
                        SELECT
                          *
                        FROM `all_ends` AS `t2`
                        WHERE
                          `t2`.`was_adopted`
                      ) AS `t11`
                      INNER JOIN `dates` AS `t6`
                        ON `t11`.`spell_until` <= `t6`.`on` AND `t11`.`spell_until` >= `t6`.`window_first`
                    ) AS `t16`
                  ) AS `t21`
                  WHERE
                    `t21`.`is_child`
                ) AS `t24`
                LEFT OUTER JOIN (
                  SELECT
                    COALESCE(`t32`.`child`, `t32`.`child_right`) AS `child`,
                    COALESCE(`t32`.`period`, `t32`.`period_right`) AS `period`,
                    `t32`.`placed`,
                    `t32`.`carers_since`,
                    `t32`.`ordered`
                  FROM (
                    SELECT
                      `t31`.`child`,
                      `t31`.`period`,
                      `t31`.`placed`,
                      `t31`.`carers_since`,
                      `t18`.`child` AS `child_right`,
                      `t18`.`period` AS `period_right`,
                      `t18`.`ordered`
                    FROM (
                      SELECT
                        `t29`.`child`,
                        `t29`.`period`,
                        `t29`.`decom` AS `placed`,
                        `t29`.`stay_before` AS `carers_since`
                      FROM (
                        SELECT
                          `t28`.`child`,
                          `t28`.`decom`,
                          `t28`.`reason_new_episode`,
                          `t28`.`legal_status`,
                          `t28`.`place`,
                          `t28`.`place_provider`,
                          `t28`.`reason_episode_ceased`,
                          `t28`.`reason_place_change`,
                          `t28`.`place_post`,
                          `t28`.`urn`,
                          `t28`.`location`,
                          `t28`.`distance`,
                          `t28`.`beyond_boundary`,
                          `t28`.`collection_year`,
                          `t28`.`origin_file`,
                          `t28`.`origin_row`,
                          `t28`.`sex`,
                          `t28`.`dob`,
                          `t28`.`duc`,
                          `t28`.`is_uasc_child`,
                          `t28`.`eighteenth`,
                          `t28`.`episode_until`,
                          `t28`.`short_break`,
                          `t28`.`temporary`,
                          `t28`.`number`,
                          `t28`.`begins`,
                          `t28`.`period`,
                          `t28`.`counts`,
                          `t28`.`period_started`,
                          `t28`.`began_as_short_breaks`,
                          `t28`.`spell`,
                          `t28`.`opens`,
                          `t28`.`closes`,
                          `t28`.`row_until`,
                          `t28`.`spell_started`,
                          `t28`.`spell_until`,
                          `t28`.`start_known`,
                          `t28`.`came_by_transfer`,
                          `t28`.`need`,
                          `t28`.`end_reason`,
                          `t28`.`settled`,
                          `t28`.`by_sex`,
                          `t28`.`by_ethnicity`,
                          `t28`.`by_need`,
                          `t28`.`by_legal_status`,
                          `t28`.`by_placement`,
                          `t28`.`by_provider`,
                          `t28`.`by_locality`,
                          `t28`.`by_distance`,
                          `t28`.`placement`,
                          `t28`.`home`,
                          `t28`.`stay`,
                          `t28`.`starts_placement`,
                          `t28`.`move_reason`,
                          `t28`.`in_placement`,
                          `t28`.`in_home`,
                          `t28`.`in_stay`,
                          `t28`.`stay_started`,
                          `t28`.`previous_stay_started`,
                          `t28`.`stay_before`,
                          `t28`.`adoptive`,
                          MIN(`t28`.`number`) OVER (
                            PARTITION BY `t28`.`child`, `t28`.`period`
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) AS `first`
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT
                              `t26`.`child`,
                              `t26`.`decom`,
                              `t26`.`reason_new_episode`,
                              `t26`.`legal_status`,
                              `t26`.`place`,
                              `t26`.`place_provider`,
                              `t26`.`reason_episode_ceased`,
                              `t26`.`reason_place_change`,
                              `t26`.`place_post`,
                              `t26`.`urn`,
                              `t26`.`location`,
                              `t26`.`distance`,
                              `t26`.`beyond_boundary`,
                              `t26`.`collection_year`,
                              `t26`.`origin_file`,
                              `t26`.`origin_row`,
                              `t26`.`sex`,
                              `t26`.`dob`,
                              `t26`.`duc`,
                              `t26`.`is_uasc_child`,
                              `t26`.`eighteenth`,
                              `t26`.`episode_until`,
                              `t26`.`short_break`,
                              `t26`.`temporary`,
                              `t26`.`number`,
                              `t26`.`begins`,
                              `t26`.`period`,
                              `t26`.`counts`,
                              `t26`.`period_started`,
                              `t26`.`began_as_short_breaks`,
                              `t26`.`spell`,
                              `t26`.`opens`,
                              `t26`.`closes`,
                              `t26`.`row_until`,
                              `t26`.`spell_started`,
                              `t26`.`spell_until`,
                              `t26`.`start_known`,
                              `t26`.`came_by_transfer`,
                              `t26`.`need`,
                              `t26`.`end_reason`,
                              `t26`.`settled`,
                              `t26`.`by_sex`,
                              `t26`.`by_ethnicity`,
                              `t26`.`by_need`,
                              `t26`.`by_legal_status`,
                              `t26`.`by_placement`,
                              `t26`.`by_provider`,
                              `t26`.`by_locality`,
                              `t26`.`by_distance`,
                              `t26`.`placement`,
                              `t26`.`home`,
                              `t26`.`stay`,
                              `t26`.`starts_placement`,
                              `t26`.`move_reason`,
                              `t26`.`in_placement`,
                              `t26`.`in_home`,
                              `t26`.`in_stay`,
                              `t26`.`stay_started`,
                              `t26`.`previous_stay_started`,
                              LAG(`t26`.`stay_started`) OVER (PARTITION BY `t26`.`child`, `t26`.`period` ORDER BY `t26`.`number` ASC NULLS LAST) AS `stay_before`,
                              `t26`.`place` IN ('A3', 'A4', 'A5', 'A6') AS `adoptive`
                            FROM (
                              SELECT
                                `t25`.`child`,
                                `t25`.`decom`,
                                `t25`.`reason_new_episode`,
                                `t25`.`legal_status`,
                                `t25`.`place`,
                                `t25`.`place_provider`,
                                `t25`.`reason_episode_ceased`,
                                `t25`.`reason_place_change`,
                                `t25`.`place_post`,
                                `t25`.`urn`,
                                `t25`.`location`,
                                `t25`.`distance`,
                                `t25`.`beyond_boundary`,
                                `t25`.`collection_year`,
                                `t25`.`origin_file`,
                                `t25`.`origin_row`,
                                `t25`.`sex`,
                                `t25`.`dob`,
                                `t25`.`duc`,
                                `t25`.`is_uasc_child`,
                                `t25`.`eighteenth`,
                                `t25`.`episode_until`,
                                `t25`.`short_break`,
                                `t25`.`temporary`,
                                `t25`.`number`,
                                `t25`.`begins`,
                                `t25`.`period`,
                                `t25`.`counts`,
                                `t25`.`period_started`,
                                `t25`.`began_as_short_breaks`,
                                `t25`.`spell`,
                                `t25`.`opens`,
                                `t25`.`closes`,
                                `t25`.`row_until`,
                                `t25`.`spell_started`,
                                `t25`.`spell_until`,
                                `t25`.`start_known`,
                                `t25`.`came_by_transfer`,
                                `t25`.`need`,
                                `t25`.`end_reason`,
                                `t25`.`settled`,
                                `t25`.`by_sex`,
                                `t25`.`by_ethnicity`,
                                `t25`.`by_need`,
                                `t25`.`by_legal_status`,
                                `t25`.`by_placement`,
                                `t25`.`by_provider`,
                                `t25`.`by_locality`,
                                `t25`.`by_distance`,
                                `t25`.`placement`,
                                `t25`.`home`,
                                `t25`.`stay`,
                                `t25`.`starts_placement`,
                                `t25`.`move_reason`,
                                `t25`.`in_placement`,
                                `t25`.`in_home`,
                                `t25`.`in_stay`,
                                `t25`.`stay_started`,
                                `t25`.`previous_stay_started`
                              FROM (
                                SELECT
                                  `t14`.`child`,
                                  `t14`.`decom`,
                                  `t14`.`reason_new_episode`,
                                  `t14`.`legal_status`,
                                  `t14`.`place`,
                                  `t14`.`place_provider`,
                                  `t14`.`reason_episode_ceased`,
                                  `t14`.`reason_place_change`,
                                  `t14`.`place_post`,
                                  `t14`.`urn`,
                                  `t14`.`location`,
                                  `t14`.`distance`,
                                  `t14`.`beyond_boundary`,
                                  `t14`.`collection_year`,
                                  `t14`.`origin_file`,
                                  `t14`.`origin_row`,
                                  `t14`.`sex`,
                                  `t14`.`dob`,
                                  `t14`.`duc`,
                                  `t14`.`is_uasc_child`,
                                  `t14`.`eighteenth`,
                                  `t14`.`episode_until`,
                                  `t14`.`short_break`,
                                  `t14`.`temporary`,
                                  `t14`.`number`,
                                  `t14`.`begins`,
                                  `t14`.`period`,
                                  `t14`.`counts`,
                                  `t14`.`period_started`,
                                  `t14`.`began_as_short_breaks`,
                                  `t14`.`spell`,
                                  `t14`.`opens`,
                                  `t14`.`closes`,
                                  `t14`.`row_until`,
                                  `t14`.`spell_started`,
                                  `t14`.`spell_until`,
                                  `t14`.`start_known`,
                                  `t14`.`came_by_transfer`,
                                  `t14`.`need`,
                                  `t14`.`end_reason`,
                                  `t14`.`settled`,
                                  `t14`.`by_sex`,
                                  `t14`.`by_ethnicity`,
                                  `t14`.`by_need`,
                                  `t14`.`by_legal_status`,
                                  `t14`.`by_placement`,
                                  `t14`.`by_provider`,
                                  `t14`.`by_locality`,
                                  `t14`.`by_distance`,
                                  `t14`.`placement`,
                                  `t14`.`home`,
                                  `t14`.`stay`,
                                  `t14`.`starts_placement`,
                                  `t14`.`move_reason`,
                                  `t14`.`in_placement`,
                                  `t14`.`in_home`,
                                  `t14`.`in_stay`,
                                  `t22`.`child` AS `child_right`,
                                  `t22`.`period` AS `period_right`,
                                  `t22`.`stay` AS `stay_right`,
                                  `t22`.`stay_started`,
                                  `t22`.`previous_stay_started`
                                FROM (
                                  SELECT
                                    *
                                  FROM `homes_by_episode` AS `t4`
                                  WHERE
                                    NOT (
                                      `t4`.`temporary`
                                    )
                                ) AS `t14`
                                LEFT OUTER JOIN (
                                  SELECT
                                    `t19`.`child`,
                                    `t19`.`period`,
                                    `t19`.`stay`,
                                    `t19`.`stay_started`,
                                    `t19`.`previous_stay_started`
                                  FROM (
                                    SELECT
                                      `t15`.`child`,
                                      `t15`.`period`,
                                      `t15`.`stay`,
                                      `t15`.`stay_started`,
                                      `t15`.`stay_until`,
                                      MAX(
                                        IF(`t15`.`stay_until` > `t15`.`stay_started`, `t15`.`stay_started`, CAST(NULL AS DATE))
                                      ) OVER (
                                        PARTITION BY `t15`.`child`, `t15`.`period`
                                        ORDER BY `t15`.`stay` ASC NULLS LAST
                                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                                      ) AS `previous_stay_started`
                                    FROM (
                                      SELECT
                                        `t9`.`child`,
                                        `t9`.`period`,
                                        `t9`.`stay`,
                                        MIN(`t9`.`decom`) AS `stay_started`,
                                        MAX(`t9`.`episode_until`) AS `stay_until`
                                      FROM (
                                        SELECT
                                          *
                                        FROM `homes_by_episode` AS `t4`
                                        WHERE
                                          `t4`.`in_stay`
                                      ) AS `t9`
                                      GROUP BY
                                        1,
                                        2,
                                        3
                                    ) AS `t15`
                                  ) AS `t19`
                                ) AS `t22`
                                  ON `t14`.`child` = `t22`.`child`
                                  AND `t14`.`period` = `t22`.`period`
                                  AND `t14`.`stay` = `t22`.`stay`
                              ) AS `t25`
                            ) AS `t26`
                          ) AS `t27`
                          WHERE
                            COALESCE(`t27`.`adoptive`, FALSE)
                        ) AS `t28`
                      ) AS `t29`
                      WHERE
                        `t29`.`number` = `t29`.`first`
                    ) AS `t31`
                    FULL OUTER JOIN (
                      SELECT
                        `t13`.`child`,
                        `t13`.`period`,
                        MIN(`t13`.`decom`) AS `ordered`
                      FROM (
                        SELECT
                          *
                        FROM `homes_by_episode` AS `t4`
                        WHERE
                          COALESCE(`t4`.`legal_status` = 'E1', FALSE)
                      ) AS `t13`
                      GROUP BY
                        1,
                        2
                    ) AS `t18`
                      ON `t31`.`child` = `t18`.`child` AND `t31`.`period` = `t18`.`period`
                  ) AS `t32`
                ) AS `t34`
                  ON `t24`.`child` = `t34`.`child` AND `t24`.`period` = `t34`.`period`
              ) AS `t35`
            ) AS `t37`
            LEFT OUTER JOIN (
              SELECT
                `t1`.`child`,
                `t1`.`foster_care`,
                `t1`.`date_match`
              FROM `adoptions` AS `t1`
            ) AS `t10`
              ON `t37`.`child` = `t10`.`child`
          ) AS `t38`
        ) AS `t39`
      ) AS `t41`
      CROSS JOIN `breakdown_names` AS `t5`
    ) AS `t42`
  ) AS `t43`
  WHERE
    `t43`.`group` IS NOT NULL
) AS `t44`
GROUP BY
  1,
  2,
  3
