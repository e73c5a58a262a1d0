-- needs: all_starts area_figures breakdown_names dates home_areas
SELECT
  `t24`.`on`,
  `t24`.`breakdown`,
  `t24`.`group`,
  SUM(`t24`.`n0`) AS `n0`,
  CAST(SUM(CAST(`t24`.`n1` AS DECIMAL(28, 12))) AS DOUBLE) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t22`.`on`,
      `t5`.`breakdown`,
      `t22`.`n0`,
      `t22`.`n1`,
      CASE
        WHEN `t5`.`breakdown` = ''
        THEN ''
        WHEN `t5`.`breakdown` = 'home_locality'
        THEN `t22`.`by_home_locality`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t20`.`on`,
        `t20`.`by_home_locality`,
        `t20`.`top` AS `n0`,
        `t20`.`below` AS `n1`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t18`.`child`,
            `t18`.`on`,
            `t18`.`origin_file`,
            `t18`.`origin_row`,
            `t9`.`by_home_locality`,
            CAST(1 AS BIGINT) AS `top`,
            CAST(0 AS DOUBLE) AS `below`
          FROM (
            SELECT
              *
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
                `t12`.`age`,
                `t12`.`by_age_band`,
                `t12`.`by_uasc`,
                `t12`.`by_time_in_care`,
                `t12`.`earlier_until`,
                `t12`.`was_looked_after_12`,
                `t12`.`was_looked_after_24`,
                `t12`.`by_entry_age`,
                `t12`.`by_route`,
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
                `t12`.`start_known`
                AND (
                  (
                    ROW_NUMBER() OVER (
                      PARTITION BY `t12`.`on`, `t12`.`child`, `t12`.`start_known`
                      ORDER BY `t12`.`spell_started` ASC NULLS LAST, `t12`.`spell` ASC NULLS LAST
                    ) - 1
                  ) = 0
                ) AS `is_child`
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
                  `t7`.`age`,
                  `t7`.`by_age_band`,
                  `t7`.`by_uasc`,
                  `t7`.`by_time_in_care`,
                  `t7`.`earlier_until`,
                  `t7`.`was_looked_after_12`,
                  `t7`.`was_looked_after_24`,
                  `t7`.`by_entry_age`,
                  `t7`.`by_route`,
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
                FROM `all_starts` AS `t7`
                INNER JOIN `dates` AS `t6`
                  ON `t7`.`spell_started` <= `t6`.`on` AND `t7`.`spell_started` >= `t6`.`window_first`
              ) AS `t12`
            ) AS `t15`
            WHERE
              `t15`.`is_child`
          ) AS `t18`
          INNER JOIN (
            SELECT
              `t1`.`child`,
              `t1`.`locality` AS `by_home_locality`
            FROM `home_areas` AS `t1`
          ) AS `t9`
            ON `t18`.`child` = `t9`.`child`
        ) AS `t19`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            CAST(NULL AS STRING) AS `child`,
            `t14`.`on`,
            `t14`.`origin_file`,
            `t14`.`origin_row`,
            `t14`.`area` AS `by_home_locality`,
            CAST(0 AS BIGINT) AS `top`,
            `t14`.`number` AS `below`
          FROM (
            SELECT
              `t13`.`kind`,
              `t13`.`area`,
              `t13`.`group`,
              `t13`.`year`,
              `t13`.`number`,
              `t13`.`source`,
              `t13`.`origin_file`,
              `t13`.`origin_row`,
              `t13`.`on`,
              `t13`.`year_right`,
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
              MAX(`t13`.`year`) OVER (PARTITION BY `t13`.`on` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `newest`
            FROM (
              SELECT
                `t11`.`kind`,
                `t11`.`area`,
                `t11`.`group`,
                `t11`.`year`,
                `t11`.`number`,
                `t11`.`source`,
                `t11`.`origin_file`,
                `t11`.`origin_row`,
                `t6`.`on`,
                `t6`.`year` AS `year_right`,
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
              FROM (
                SELECT
                  *
                FROM `area_figures` AS `t2`
                WHERE
                  `t2`.`kind` = 'children 0-17'
              ) AS `t11`
              INNER JOIN `dates` AS `t6`
                ON `t11`.`year` <= EXTRACT(year FROM `t6`.`on`)
            ) AS `t13`
          ) AS `t14`
          WHERE
            `t14`.`year` = `t14`.`newest`
            AND `t14`.`area` IS NOT NULL
            AND `t14`.`group` IS NULL
        ) AS `t17`
      ) AS `t20`
    ) AS `t22`
    CROSS JOIN `breakdown_names` AS `t5`
  ) AS `t23`
  WHERE
    `t23`.`group` IS NOT NULL
) AS `t24`
GROUP BY
  1,
  2,
  3
