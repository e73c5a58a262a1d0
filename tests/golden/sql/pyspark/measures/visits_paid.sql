-- needs: breakdown_names dates timeline travel_rates visits
SELECT
  `t25`.`on`,
  `t25`.`breakdown`,
  `t25`.`group`,
  CAST(SUM(CAST(`t25`.`n0` AS DECIMAL(28, 12))) AS DOUBLE) AS `n0`,
  CAST(SUM(CAST(`t25`.`n1` AS DECIMAL(28, 12))) AS DOUBLE) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t23`.`on`,
      `t5`.`breakdown`,
      `t23`.`n0`,
      `t23`.`n1`,
      CASE
        WHEN `t5`.`breakdown` = ''
        THEN ''
        WHEN `t5`.`breakdown` = 'age_band'
        THEN `t23`.`by_age_band`
        WHEN `t5`.`breakdown` = 'sex'
        THEN `t23`.`by_sex`
        WHEN `t5`.`breakdown` = 'ethnicity'
        THEN `t23`.`by_ethnicity`
        WHEN `t5`.`breakdown` = 'need'
        THEN `t23`.`by_need`
        WHEN `t5`.`breakdown` = 'legal_status'
        THEN `t23`.`by_legal_status`
        WHEN `t5`.`breakdown` = 'placement'
        THEN `t23`.`by_placement`
        WHEN `t5`.`breakdown` = 'provider'
        THEN `t23`.`by_provider`
        WHEN `t5`.`breakdown` = 'uasc'
        THEN `t23`.`by_uasc`
        WHEN `t5`.`breakdown` = 'locality'
        THEN `t23`.`by_locality`
        WHEN `t5`.`breakdown` = 'distance'
        THEN `t23`.`by_distance`
        WHEN `t5`.`breakdown` = 'time_in_care'
        THEN `t23`.`by_time_in_care`
        WHEN `t23`.`age` BETWEEN `t5`.`youngest` AND `t5`.`oldest`
        THEN `t5`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t21`.`on`,
        `t21`.`by_age_band`,
        `t21`.`by_sex`,
        `t21`.`by_ethnicity`,
        `t21`.`by_need`,
        `t21`.`by_legal_status`,
        `t21`.`by_placement`,
        `t21`.`by_provider`,
        `t21`.`by_uasc`,
        `t21`.`by_locality`,
        `t21`.`by_distance`,
        `t21`.`by_time_in_care`,
        `t21`.`age`,
        `t21`.`mile_pounds` + `t21`.`hour_pounds` AS `n0`,
        IF(
          COALESCE(`t21`.`distance` > 20.0, FALSE)
          AND COALESCE(`t21`.`location` = 'OUT', FALSE),
          `t21`.`mile_pounds` + `t21`.`hour_pounds`,
          0.0
        ) AS `n1`
      FROM (
        SELECT
          `t20`.`child`,
          `t20`.`decom`,
          `t20`.`reason_new_episode`,
          `t20`.`legal_status`,
          `t20`.`place`,
          `t20`.`place_provider`,
          `t20`.`reason_episode_ceased`,
          `t20`.`reason_place_change`,
          `t20`.`place_post`,
          `t20`.`urn`,
          `t20`.`location`,
          `t20`.`distance`,
          `t20`.`beyond_boundary`,
          `t20`.`supplied_location`,
          `t20`.`supplied_distance`,
          `t20`.`calculated_location`,
          `t20`.`calculated_distance`,
          `t20`.`collection_year`,
          `t20`.`origin_file`,
          `t20`.`origin_row`,
          `t20`.`sex`,
          `t20`.`dob`,
          `t20`.`duc`,
          `t20`.`is_uasc_child`,
          `t20`.`eighteenth`,
          `t20`.`episode_until`,
          `t20`.`short_break`,
          `t20`.`temporary`,
          `t20`.`number`,
          `t20`.`begins`,
          `t20`.`period`,
          `t20`.`counts`,
          `t20`.`period_started`,
          `t20`.`began_as_short_breaks`,
          `t20`.`spell`,
          `t20`.`opens`,
          `t20`.`closes`,
          `t20`.`row_until`,
          `t20`.`spell_started`,
          `t20`.`spell_until`,
          `t20`.`start_known`,
          `t20`.`came_by_transfer`,
          `t20`.`need`,
          `t20`.`end_reason`,
          `t20`.`settled`,
          `t20`.`usual_place`,
          `t20`.`by_sex`,
          `t20`.`by_ethnicity`,
          `t20`.`by_need`,
          `t20`.`by_legal_status`,
          `t20`.`by_placement`,
          `t20`.`by_provider`,
          `t20`.`by_locality`,
          `t20`.`by_distance`,
          `t20`.`its_visited_on`,
          `t20`.`its_seen`,
          `t20`.`its_alone`,
          `t20`.`its_miles`,
          `t20`.`its_hours`,
          `t20`.`its_file`,
          `t20`.`its_row`,
          `t20`.`age`,
          `t20`.`by_age_band`,
          `t20`.`by_uasc`,
          `t20`.`by_time_in_care`,
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
          COALESCE(`t20`.`its_miles` * `t16`.`pounds`, 0.0) AS `mile_pounds`,
          COALESCE(`t20`.`its_hours` * `t17`.`pounds`, 0.0) AS `hour_pounds`
        FROM (
          SELECT
            `t18`.`child`,
            `t18`.`decom`,
            `t18`.`reason_new_episode`,
            `t18`.`legal_status`,
            `t18`.`place`,
            `t18`.`place_provider`,
            `t18`.`reason_episode_ceased`,
            `t18`.`reason_place_change`,
            `t18`.`place_post`,
            `t18`.`urn`,
            `t18`.`location`,
            `t18`.`distance`,
            `t18`.`beyond_boundary`,
            `t18`.`supplied_location`,
            `t18`.`supplied_distance`,
            `t18`.`calculated_location`,
            `t18`.`calculated_distance`,
            `t18`.`collection_year`,
            `t18`.`origin_file`,
            `t18`.`origin_row`,
            `t18`.`sex`,
            `t18`.`dob`,
            `t18`.`duc`,
            `t18`.`is_uasc_child`,
            `t18`.`eighteenth`,
            `t18`.`episode_until`,
            `t18`.`short_break`,
            `t18`.`temporary`,
            `t18`.`number`,
            `t18`.`begins`,
            `t18`.`period`,
            `t18`.`counts`,
            `t18`.`period_started`,
            `t18`.`began_as_short_breaks`,
            `t18`.`spell`,
            `t18`.`opens`,
            `t18`.`closes`,
            `t18`.`row_until`,
            `t18`.`spell_started`,
            `t18`.`spell_until`,
            `t18`.`start_known`,
            `t18`.`came_by_transfer`,
            `t18`.`need`,
            `t18`.`end_reason`,
            `t18`.`settled`,
            `t18`.`usual_place`,
            `t18`.`by_sex`,
            `t18`.`by_ethnicity`,
            `t18`.`by_need`,
            `t18`.`by_legal_status`,
            `t18`.`by_placement`,
            `t18`.`by_provider`,
            `t18`.`by_locality`,
            `t18`.`by_distance`,
            `t18`.`its_visited_on`,
            `t18`.`its_seen`,
            `t18`.`its_alone`,
            `t18`.`its_miles`,
            `t18`.`its_hours`,
            `t18`.`its_file`,
            `t18`.`its_row`,
            `t18`.`age`,
            CASE
              WHEN `t18`.`age` BETWEEN 0 AND 0
              THEN 'under 1'
              WHEN `t18`.`age` BETWEEN 1 AND 4
              THEN '1 to 4'
              WHEN `t18`.`age` BETWEEN 5 AND 9
              THEN '5 to 9'
              WHEN `t18`.`age` BETWEEN 10 AND 15
              THEN '10 to 15'
              WHEN `t18`.`age` BETWEEN 16 AND 99
              THEN '16 and over'
              ELSE 'not known'
            END AS `by_age_band`,
            IF(
              `t18`.`is_uasc_child`
              AND (
                (
                  `t18`.`duc` IS NULL
                )
                OR (
                  `t18`.`duc` > `t18`.`its_visited_on`
                )
                OR (
                  (
                    `t18`.`duc` = `t18`.`its_visited_on`
                  )
                  AND (
                    (
                      `t18`.`spell_until` = `t18`.`its_visited_on`
                    )
                    AND (
                      `t18`.`spell_started` < `t18`.`its_visited_on`
                    )
                  )
                )
              ),
              'UASC',
              'not UASC'
            ) AS `by_uasc`,
            CASE
              WHEN CAST(CAST(`t18`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t18`.`its_visited_on`
              THEN '5 years and over'
              WHEN CAST(CAST(`t18`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t18`.`its_visited_on`
              THEN '2 to 5 years'
              WHEN CAST(CAST(`t18`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t18`.`its_visited_on`
              THEN '1 to 2 years'
              WHEN CAST(CAST(`t18`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t18`.`its_visited_on`
              THEN '6 to 12 months'
              ELSE 'under 6 months'
            END AS `by_time_in_care`
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
              `t13`.`its_visited_on`,
              `t13`.`its_seen`,
              `t13`.`its_alone`,
              `t13`.`its_miles`,
              `t13`.`its_hours`,
              `t13`.`its_file`,
              `t13`.`its_row`,
              IF(
                `t13`.`dob` <= `t13`.`its_visited_on`,
                (
                  EXTRACT(year FROM `t13`.`its_visited_on`) - EXTRACT(year FROM `t13`.`dob`)
                ) - CAST((
                  (
                    EXTRACT(month FROM `t13`.`its_visited_on`) * 100
                  ) + EXTRACT(day FROM `t13`.`its_visited_on`)
                ) < (
                  (
                    EXTRACT(month FROM `t13`.`dob`) * 100
                  ) + EXTRACT(day FROM `t13`.`dob`)
                ) AS BIGINT),
                CAST(NULL AS BIGINT)
              ) AS `age`
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
                `t11`.`supplied_location`,
                `t11`.`supplied_distance`,
                `t11`.`calculated_location`,
                `t11`.`calculated_distance`,
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
                `t11`.`usual_place`,
                `t11`.`by_sex`,
                `t11`.`by_ethnicity`,
                `t11`.`by_need`,
                `t11`.`by_legal_status`,
                `t11`.`by_placement`,
                `t11`.`by_provider`,
                `t11`.`by_locality`,
                `t11`.`by_distance`,
                `t12`.`its_visited_on`,
                `t12`.`its_seen`,
                `t12`.`its_alone`,
                `t12`.`its_miles`,
                `t12`.`its_hours`,
                `t12`.`its_file`,
                `t12`.`its_row`
              FROM (
                SELECT
                  *
                FROM `timeline` AS `t3`
                WHERE
                  `t3`.`counts`
              ) AS `t11`
              INNER JOIN (
                SELECT
                  `t4`.`child`,
                  `t4`.`visited_on` AS `its_visited_on`,
                  `t4`.`seen` AS `its_seen`,
                  `t4`.`alone` AS `its_alone`,
                  `t4`.`miles` AS `its_miles`,
                  `t4`.`hours` AS `its_hours`,
                  `t4`.`origin_file` AS `its_file`,
                  `t4`.`origin_row` AS `its_row`
                FROM `visits` AS `t4`
              ) AS `t12`
                ON `t11`.`child` = `t12`.`child`
                AND `t11`.`decom` <= `t12`.`its_visited_on`
                AND `t11`.`row_until` > `t12`.`its_visited_on`
            ) AS `t13`
          ) AS `t18`
        ) AS `t20`
        INNER JOIN `dates` AS `t6`
          ON `t20`.`its_visited_on` <= `t6`.`on`
          AND `t20`.`its_visited_on` >= `t6`.`window_first`
        LEFT OUTER JOIN (
          SELECT
            `t9`.`pounds`,
            `t9`.`from` AS `since`,
            COALESCE(
              LEAD(`t9`.`from`) OVER (ORDER BY `t9`.`from` ASC NULLS LAST),
              MAKE_DATE(2999, 12, 31)
            ) AS `before`
          FROM (
            SELECT
              *
            FROM `travel_rates` AS `t2`
            WHERE
              `t2`.`kind` = 'mile'
          ) AS `t9`
        ) AS `t16`
          ON `t20`.`its_visited_on` >= `t16`.`since`
          AND `t20`.`its_visited_on` < `t16`.`before`
        LEFT OUTER JOIN (
          SELECT
            `t10`.`pounds`,
            `t10`.`from` AS `since`,
            COALESCE(
              LEAD(`t10`.`from`) OVER (ORDER BY `t10`.`from` ASC NULLS LAST),
              MAKE_DATE(2999, 12, 31)
            ) AS `before`
          FROM (
            SELECT
              *
            FROM `travel_rates` AS `t2`
            WHERE
              `t2`.`kind` = 'hour'
          ) AS `t10`
        ) AS `t17`
          ON `t20`.`its_visited_on` >= `t17`.`since`
          AND `t20`.`its_visited_on` < `t17`.`before`
      ) AS `t21`
    ) AS `t23`
    CROSS JOIN `breakdown_names` AS `t5`
  ) AS `t24`
  WHERE
    `t24`.`group` IS NOT NULL
) AS `t25`
GROUP BY
  1,
  2,
  3
