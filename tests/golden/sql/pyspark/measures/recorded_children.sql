-- needs: breakdown_names episodes looked_after
SELECT
  `t11`.`on`,
  `t11`.`breakdown`,
  `t11`.`group`,
  SUM(CAST(`t11`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t9`.`on`,
      `t3`.`breakdown`,
      `t9`.`n0`,
      CASE
        WHEN `t3`.`breakdown` = ''
        THEN ''
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
        `t7`.`age`,
        COALESCE(
          (
            `t7`.`legal_status` IS NOT NULL
          )
          AND (
            `t7`.`place` IS NOT NULL
          )
          AND (
            `t7`.`place_provider` IS NOT NULL
          )
          AND (
            `t7`.`category_of_need` IS NOT NULL
          )
          AND (
            (
              `t7`.`home_post` IS NOT NULL
            ) OR (
              `t7`.`by_uasc` = 'UASC'
            )
          )
          AND (
            (
              `t7`.`place_post` IS NOT NULL
            )
            OR COALESCE(`t7`.`place` IN ('A3', 'A4', 'A5', 'A6'), FALSE)
          ),
          FALSE
        ) AS `n0`
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
          `t6`.`home_post`,
          `t6`.`category_of_need`
        FROM `looked_after` AS `t4`
        LEFT OUTER JOIN (
          SELECT
            `t2`.`child`,
            `t2`.`origin_file`,
            `t2`.`origin_row`,
            `t2`.`home_post`,
            `t2`.`category_of_need`
          FROM `episodes` AS `t2`
        ) AS `t6`
          ON `t4`.`child` = `t6`.`child`
          AND `t4`.`origin_file` = `t6`.`origin_file`
          AND `t4`.`origin_row` = `t6`.`origin_row`
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
