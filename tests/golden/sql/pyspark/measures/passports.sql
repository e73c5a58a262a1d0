-- needs: all_ends breakdown_names dates health_events
SELECT
  `t18`.`on`,
  `t18`.`breakdown`,
  `t18`.`group`,
  SUM(CAST(`t18`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t16`.`on`,
      `t4`.`breakdown`,
      `t16`.`n0`,
      CASE
        WHEN `t4`.`breakdown` = ''
        THEN ''
        WHEN `t4`.`breakdown` = 'age_band'
        THEN `t16`.`by_age_band`
        WHEN `t4`.`breakdown` = 'sex'
        THEN `t16`.`by_sex`
        WHEN `t4`.`breakdown` = 'ethnicity'
        THEN `t16`.`by_ethnicity`
        WHEN `t4`.`breakdown` = 'need'
        THEN `t16`.`by_need`
        WHEN `t4`.`breakdown` = 'legal_status'
        THEN `t16`.`by_legal_status`
        WHEN `t4`.`breakdown` = 'placement'
        THEN `t16`.`by_placement`
        WHEN `t4`.`breakdown` = 'provider'
        THEN `t16`.`by_provider`
        WHEN `t4`.`breakdown` = 'uasc'
        THEN `t16`.`by_uasc`
        WHEN `t4`.`breakdown` = 'locality'
        THEN `t16`.`by_locality`
        WHEN `t4`.`breakdown` = 'distance'
        THEN `t16`.`by_distance`
        WHEN `t4`.`breakdown` = 'time_in_care'
        THEN `t16`.`by_time_in_care`
        WHEN `t16`.`age` BETWEEN `t4`.`youngest` AND `t4`.`oldest`
        THEN `t4`.`band`
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
        COALESCE(
          COALESCE(
            `t14`.`first_given` <= LEAST(`t14`.`spell_until` + INTERVAL '30' DAY, `t14`.`on`),
            FALSE
          ),
          FALSE
        ) AS `n0`
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
          `t13`.`next_started`,
          `t13`.`days_in_care`,
          `t13`.`turned_18`,
          `t13`.`was_adopted`,
          `t13`.`went_home`,
          `t13`.`by_leaving_route`,
          `t13`.`on`,
          `t13`.`year`,
          `t13`.`is_year_end`,
          `t13`.`window_first`,
          `t13`.`window_4_first`,
          `t13`.`window_6_first`,
          `t13`.`before_6`,
          `t13`.`before_24`,
          `t13`.`before_30`,
          `t13`.`after_12`,
          `t13`.`after_24`,
          `t13`.`repeat_first`,
          `t13`.`home_6_first`,
          `t13`.`home_6_last`,
          `t13`.`home_12_first`,
          `t13`.`home_12_last`,
          `t13`.`home_18_first`,
          `t13`.`home_18_last`,
          `t13`.`month_first`,
          `t13`.`last_summer_march`,
          `t13`.`last_summer_first`,
          `t13`.`season_first`,
          `t13`.`season_first_whole`,
          `t13`.`season_last_whole`,
          `t13`.`season_last`,
          `t13`.`is_child`,
          `t10`.`first_given`
        FROM (
          SELECT
            *
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
              `t8`.`age`,
              `t8`.`by_age_band`,
              `t8`.`by_uasc`,
              `t8`.`by_time_in_care`,
              `t8`.`next_started`,
              `t8`.`days_in_care`,
              `t8`.`turned_18`,
              `t8`.`was_adopted`,
              `t8`.`went_home`,
              `t8`.`by_leaving_route`,
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
              (
                ROW_NUMBER() OVER (
                  PARTITION BY `t8`.`on`, `t8`.`child`
                  ORDER BY `t8`.`spell_until` DESC, `t8`.`spell_started` DESC, `t8`.`spell` DESC
                ) - 1
              ) = 0 AS `is_child`
            FROM (
              SELECT
                `t5`.`child`,
                `t5`.`decom`,
                `t5`.`reason_new_episode`,
                `t5`.`legal_status`,
                `t5`.`place`,
                `t5`.`place_provider`,
                `t5`.`reason_episode_ceased`,
                `t5`.`reason_place_change`,
                `t5`.`place_post`,
                `t5`.`urn`,
                `t5`.`location`,
                `t5`.`distance`,
                `t5`.`beyond_boundary`,
                `t5`.`supplied_location`,
                `t5`.`supplied_distance`,
                `t5`.`calculated_location`,
                `t5`.`calculated_distance`,
                `t5`.`collection_year`,
                `t5`.`origin_file`,
                `t5`.`origin_row`,
                `t5`.`sex`,
                `t5`.`dob`,
                `t5`.`duc`,
                `t5`.`is_uasc_child`,
                `t5`.`eighteenth`,
                `t5`.`episode_until`,
                `t5`.`short_break`,
                `t5`.`temporary`,
                `t5`.`number`,
                `t5`.`begins`,
                `t5`.`period`,
                `t5`.`counts`,
                `t5`.`period_started`,
                `t5`.`began_as_short_breaks`,
                `t5`.`spell`,
                `t5`.`opens`,
                `t5`.`closes`,
                `t5`.`row_until`,
                `t5`.`spell_started`,
                `t5`.`spell_until`,
                `t5`.`start_known`,
                `t5`.`came_by_transfer`,
                `t5`.`need`,
                `t5`.`end_reason`,
                `t5`.`settled`,
                `t5`.`usual_place`,
                `t5`.`by_sex`,
                `t5`.`by_ethnicity`,
                `t5`.`by_need`,
                `t5`.`by_legal_status`,
                `t5`.`by_placement`,
                `t5`.`by_provider`,
                `t5`.`by_locality`,
                `t5`.`by_distance`,
                `t5`.`age`,
                `t5`.`by_age_band`,
                `t5`.`by_uasc`,
                `t5`.`by_time_in_care`,
                `t5`.`next_started`,
                `t5`.`days_in_care`,
                `t5`.`turned_18`,
                `t5`.`was_adopted`,
                `t5`.`went_home`,
                `t5`.`by_leaving_route`,
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
                `t6`.`season_last`
              FROM `all_ends` AS `t5`
              INNER JOIN `dates` AS `t6`
                ON `t5`.`spell_until` <= `t6`.`on` AND `t5`.`spell_until` >= `t6`.`window_first`
            ) AS `t8`
          ) AS `t11`
          WHERE
            `t11`.`turned_18`
        ) AS `t13`
        LEFT OUTER JOIN (
          SELECT
            `t7`.`child`,
            MIN(`t7`.`happened_on`) AS `first_given`
          FROM (
            SELECT
              *
            FROM `health_events` AS `t1`
            WHERE
              `t1`.`kind` = 'passport given'
          ) AS `t7`
          GROUP BY
            1
        ) AS `t10`
          ON `t13`.`child` = `t10`.`child`
      ) AS `t14`
    ) AS `t16`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t17`
  WHERE
    `t17`.`group` IS NOT NULL
) AS `t18`
GROUP BY
  1,
  2,
  3
