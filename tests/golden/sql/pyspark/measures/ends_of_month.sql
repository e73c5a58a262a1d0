-- needs: all_ends breakdown_names dates
SELECT
  `t11`.`on`,
  `t11`.`breakdown`,
  `t11`.`group`,
  COUNT(*) AS `n0`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t9`.`on`,
      `t3`.`breakdown`,
      CASE
        WHEN `t3`.`breakdown` = ''
        THEN ''
        WHEN `t3`.`breakdown` = 'leaving_route'
        THEN `t9`.`by_leaving_route`
        WHEN `t3`.`breakdown` = 'age_band'
        THEN `t9`.`by_age_band`
        WHEN `t3`.`breakdown` = 'sex'
        THEN `t9`.`by_sex`
        WHEN `t3`.`breakdown` = 'ethnicity'
        THEN `t9`.`by_ethnicity`
        WHEN `t3`.`breakdown` = 'need'
        THEN `t9`.`by_need`
        WHEN `t3`.`breakdown` = 'legal_status'
        THEN `t9`.`by_legal_status`
        WHEN `t3`.`breakdown` = 'placement'
        THEN `t9`.`by_placement`
        WHEN `t3`.`breakdown` = 'provider'
        THEN `t9`.`by_provider`
        WHEN `t3`.`breakdown` = 'uasc'
        THEN `t9`.`by_uasc`
        WHEN `t3`.`breakdown` = 'locality'
        THEN `t9`.`by_locality`
        WHEN `t3`.`breakdown` = 'distance'
        THEN `t9`.`by_distance`
        WHEN `t3`.`breakdown` = 'time_in_care'
        THEN `t9`.`by_time_in_care`
        WHEN `t9`.`age` BETWEEN `t3`.`youngest` AND `t3`.`oldest`
        THEN `t3`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t7`.`on`,
        `t7`.`by_leaving_route`,
        `t7`.`by_age_band`,
        `t7`.`by_sex`,
        `t7`.`by_ethnicity`,
        `t7`.`by_need`,
        `t7`.`by_legal_status`,
        `t7`.`by_placement`,
        `t7`.`by_provider`,
        `t7`.`by_uasc`,
        `t7`.`by_locality`,
        `t7`.`by_distance`,
        `t7`.`by_time_in_care`,
        `t7`.`age`
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
          `t6`.`age`,
          `t6`.`by_age_band`,
          `t6`.`by_uasc`,
          `t6`.`by_time_in_care`,
          `t6`.`next_started`,
          `t6`.`days_in_care`,
          `t6`.`turned_18`,
          `t6`.`was_adopted`,
          `t6`.`went_home`,
          `t6`.`by_leaving_route`,
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
          (
            ROW_NUMBER() OVER (
              PARTITION BY `t6`.`on`, `t6`.`child`
              ORDER BY `t6`.`spell_until` DESC, `t6`.`spell_started` DESC, `t6`.`spell` DESC
            ) - 1
          ) = 0 AS `is_child`
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
            `t4`.`age`,
            `t4`.`by_age_band`,
            `t4`.`by_uasc`,
            `t4`.`by_time_in_care`,
            `t4`.`next_started`,
            `t4`.`days_in_care`,
            `t4`.`turned_18`,
            `t4`.`was_adopted`,
            `t4`.`went_home`,
            `t4`.`by_leaving_route`,
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
          FROM `all_ends` AS `t4`
          INNER JOIN `dates` AS `t5`
            ON `t4`.`spell_until` <= `t5`.`on` AND `t4`.`spell_until` >= `t5`.`month_first`
        ) AS `t6`
      ) AS `t7`
    ) AS `t9`
    CROSS JOIN `breakdown_names` AS `t3`
  ) AS `t10`
  WHERE
    `t10`.`group` IS NOT NULL
) AS `t11`
GROUP BY
  1,
  2,
  3
