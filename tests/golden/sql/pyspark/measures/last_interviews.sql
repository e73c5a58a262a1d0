-- needs: breakdown_names dates last_interviews looked_after
SELECT
  `t17`.`on`,
  `t17`.`breakdown`,
  `t17`.`group`,
  SUM(CAST(`t17`.`n0` AS BIGINT)) AS `n0`,
  SUM(CAST(`t17`.`n1` AS BIGINT)) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t15`.`on`,
      `t4`.`breakdown`,
      `t15`.`n0`,
      `t15`.`n1`,
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
        COALESCE(`t13`.`was_offered` AND (
          `t13`.`was_offered` IS NOT NULL
        ), FALSE) AS `n0`,
        COALESCE(`t13`.`was_offered` IS NOT NULL, FALSE) AS `n1`
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
          `t5`.`season_last`,
          `t5`.`age`,
          `t5`.`by_age_band`,
          `t5`.`by_uasc`,
          `t5`.`by_time_in_care`,
          `t12`.`was_offered`,
          `t12`.`interview_file`,
          `t12`.`interview_row`
        FROM `looked_after` AS `t5`
        LEFT OUTER JOIN (
          SELECT
            `t10`.`child`,
            `t10`.`on`,
            COALESCE(`t10`.`offered` = 1, FALSE) OR COALESCE(`t10`.`accepted` = 1, FALSE) AS `was_offered`,
            `t10`.`origin_file` AS `interview_file`,
            `t10`.`origin_row` AS `interview_row`
          FROM (
            SELECT
              `t9`.`child`,
              `t9`.`went_missing`,
              `t9`.`offered`,
              `t9`.`accepted`,
              `t9`.`origin_file`,
              `t9`.`origin_row`,
              `t9`.`on`,
              `t9`.`year`,
              `t9`.`is_year_end`,
              `t9`.`window_first`,
              `t9`.`window_4_first`,
              `t9`.`window_6_first`,
              `t9`.`before_6`,
              `t9`.`before_24`,
              `t9`.`before_30`,
              `t9`.`after_12`,
              `t9`.`after_24`,
              `t9`.`repeat_first`,
              `t9`.`home_6_first`,
              `t9`.`home_6_last`,
              `t9`.`home_12_first`,
              `t9`.`home_12_last`,
              `t9`.`home_18_first`,
              `t9`.`home_18_last`,
              `t9`.`month_first`,
              `t9`.`last_summer_march`,
              `t9`.`last_summer_first`,
              `t9`.`season_first`,
              `t9`.`season_first_whole`,
              `t9`.`season_last_whole`,
              `t9`.`season_last`,
              ROW_NUMBER() OVER (
                PARTITION BY `t9`.`child`, `t9`.`on`
                ORDER BY `t9`.`went_missing` DESC, `t9`.`origin_file` DESC, `t9`.`origin_row` DESC
              ) - 1 AS `place_from_last`
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  `t6`.`child`,
                  `t6`.`went_missing`,
                  `t6`.`offered`,
                  `t6`.`accepted`,
                  `t6`.`origin_file`,
                  `t6`.`origin_row`,
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
                  `t7`.`season_last`
                FROM `last_interviews` AS `t6`
                CROSS JOIN `dates` AS `t7`
              ) AS `t8`
              WHERE
                (
                  `t8`.`went_missing` <= `t8`.`on`
                ) OR (
                  `t8`.`went_missing` IS NULL
                )
            ) AS `t9`
          ) AS `t10`
          WHERE
            `t10`.`place_from_last` = 0
        ) AS `t12`
          ON `t5`.`child` = `t12`.`child` AND `t5`.`on` = `t12`.`on`
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
