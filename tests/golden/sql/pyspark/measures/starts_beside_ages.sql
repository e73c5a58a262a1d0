-- needs: all_starts area_figures breakdown_names dates
SELECT
  `t19`.`on`,
  `t19`.`breakdown`,
  `t19`.`group`,
  SUM(`t19`.`n0`) AS `n0`,
  CAST(SUM(CAST(`t19`.`n1` AS DECIMAL(28, 12))) AS DOUBLE) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t17`.`on`,
      `t4`.`breakdown`,
      `t17`.`n0`,
      `t17`.`n1`,
      CASE
        WHEN `t4`.`breakdown` = ''
        THEN ''
        WHEN `t4`.`breakdown` = 'age_band'
        THEN `t17`.`by_age_band`
        WHEN `t17`.`age` BETWEEN `t4`.`youngest` AND `t4`.`oldest`
        THEN `t4`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t15`.`on`,
        `t15`.`by_age_band`,
        `t15`.`age`,
        `t15`.`top` AS `n0`,
        `t15`.`below` AS `n1`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t11`.`child`,
            `t11`.`on`,
            `t11`.`origin_file`,
            `t11`.`origin_row`,
            `t11`.`by_age_band`,
            `t11`.`age`,
            CAST(1 AS BIGINT) AS `top`,
            CAST(0 AS DOUBLE) AS `below`
          FROM (
            SELECT
              `t9`.`child`,
              `t9`.`decom`,
              `t9`.`reason_new_episode`,
              `t9`.`legal_status`,
              `t9`.`place`,
              `t9`.`place_provider`,
              `t9`.`reason_episode_ceased`,
              `t9`.`reason_place_change`,
              `t9`.`place_post`,
              `t9`.`urn`,
              `t9`.`location`,
              `t9`.`distance`,
              `t9`.`beyond_boundary`,
              `t9`.`supplied_location`,
              `t9`.`supplied_distance`,
              `t9`.`calculated_location`,
              `t9`.`calculated_distance`,
              `t9`.`collection_year`,
              `t9`.`origin_file`,
              `t9`.`origin_row`,
              `t9`.`sex`,
              `t9`.`dob`,
              `t9`.`duc`,
              `t9`.`is_uasc_child`,
              `t9`.`eighteenth`,
              `t9`.`episode_until`,
              `t9`.`short_break`,
              `t9`.`temporary`,
              `t9`.`number`,
              `t9`.`begins`,
              `t9`.`period`,
              `t9`.`counts`,
              `t9`.`period_started`,
              `t9`.`began_as_short_breaks`,
              `t9`.`spell`,
              `t9`.`opens`,
              `t9`.`closes`,
              `t9`.`row_until`,
              `t9`.`spell_started`,
              `t9`.`spell_until`,
              `t9`.`start_known`,
              `t9`.`came_by_transfer`,
              `t9`.`need`,
              `t9`.`end_reason`,
              `t9`.`settled`,
              `t9`.`usual_place`,
              `t9`.`by_sex`,
              `t9`.`by_ethnicity`,
              `t9`.`by_need`,
              `t9`.`by_legal_status`,
              `t9`.`by_placement`,
              `t9`.`by_provider`,
              `t9`.`by_locality`,
              `t9`.`by_distance`,
              `t9`.`age`,
              `t9`.`by_age_band`,
              `t9`.`by_uasc`,
              `t9`.`by_time_in_care`,
              `t9`.`earlier_until`,
              `t9`.`was_looked_after_12`,
              `t9`.`was_looked_after_24`,
              `t9`.`by_entry_age`,
              `t9`.`by_route`,
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
              `t9`.`start_known`
              AND (
                (
                  ROW_NUMBER() OVER (
                    PARTITION BY `t9`.`on`, `t9`.`child`, `t9`.`start_known`
                    ORDER BY `t9`.`spell_started` ASC NULLS LAST, `t9`.`spell` ASC NULLS LAST
                  ) - 1
                ) = 0
              ) AS `is_child`
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
                `t5`.`earlier_until`,
                `t5`.`was_looked_after_12`,
                `t5`.`was_looked_after_24`,
                `t5`.`by_entry_age`,
                `t5`.`by_route`,
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
              FROM `all_starts` AS `t5`
              INNER JOIN `dates` AS `t6`
                ON `t5`.`spell_started` <= `t6`.`on` AND `t5`.`spell_started` >= `t6`.`window_first`
            ) AS `t9`
          ) AS `t11`
          WHERE
            `t11`.`is_child`
        ) AS `t13`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            CAST(NULL AS STRING) AS `child`,
            `t12`.`on`,
            `t12`.`origin_file`,
            `t12`.`origin_row`,
            `t12`.`group` AS `by_age_band`,
            CAST(NULL AS BIGINT) AS `age`,
            CAST(0 AS BIGINT) AS `top`,
            `t12`.`number` AS `below`
          FROM (
            SELECT
              `t10`.`kind`,
              `t10`.`area`,
              `t10`.`group`,
              `t10`.`year`,
              `t10`.`number`,
              `t10`.`source`,
              `t10`.`origin_file`,
              `t10`.`origin_row`,
              `t10`.`on`,
              `t10`.`year_right`,
              `t10`.`is_year_end`,
              `t10`.`window_first`,
              `t10`.`window_4_first`,
              `t10`.`window_6_first`,
              `t10`.`before_6`,
              `t10`.`before_24`,
              `t10`.`before_30`,
              `t10`.`after_12`,
              `t10`.`after_24`,
              `t10`.`repeat_first`,
              `t10`.`home_6_first`,
              `t10`.`home_6_last`,
              `t10`.`home_12_first`,
              `t10`.`home_12_last`,
              `t10`.`home_18_first`,
              `t10`.`home_18_last`,
              `t10`.`month_first`,
              `t10`.`last_summer_march`,
              `t10`.`last_summer_first`,
              `t10`.`season_first`,
              `t10`.`season_first_whole`,
              `t10`.`season_last_whole`,
              `t10`.`season_last`,
              MAX(`t10`.`year`) OVER (PARTITION BY `t10`.`on` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `newest`
            FROM (
              SELECT
                `t8`.`kind`,
                `t8`.`area`,
                `t8`.`group`,
                `t8`.`year`,
                `t8`.`number`,
                `t8`.`source`,
                `t8`.`origin_file`,
                `t8`.`origin_row`,
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
                FROM `area_figures` AS `t3`
                WHERE
                  `t3`.`kind` = 'age band 0-17'
              ) AS `t8`
              INNER JOIN `dates` AS `t6`
                ON `t8`.`year` <= EXTRACT(year FROM `t6`.`on`)
            ) AS `t10`
          ) AS `t12`
          WHERE
            `t12`.`year` = `t12`.`newest`
            AND `t12`.`group` IN ('under 1', '1 to 4', '5 to 9', '10 to 15', '16 and over', 'not known')
            AND `t12`.`area` IS NULL
        ) AS `t14`
      ) AS `t15`
    ) AS `t17`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t18`
  WHERE
    `t18`.`group` IS NOT NULL
) AS `t19`
GROUP BY
  1,
  2,
  3
