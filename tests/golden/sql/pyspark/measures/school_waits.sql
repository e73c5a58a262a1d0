-- needs: all_starts breakdown_names dates homes_by_episode school_places timeline
WITH `t19` AS (
  SELECT
    `t17`.`child`,
    `t17`.`period`,
    `t17`.`placement`,
    `t17`.`moved`,
    `t17`.`placement_until`,
    `t17`.`move_reason`,
    `t17`.`move_file`,
    `t17`.`move_row`,
    MIN(`t17`.`placement`) OVER (
      PARTITION BY `t17`.`child`, `t17`.`period`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `first`,
    CASE
      WHEN `t17`.`move_reason` IN ('CARPL', 'CLOSE', 'PLACE')
      THEN 'planned'
      WHEN `t17`.`move_reason` IN ('ALLEG', 'STAND', 'APPRR')
      THEN 'protective'
      WHEN `t17`.`move_reason` IN ('CREQB', 'CREQO', 'CHILD', 'LAREQ')
      THEN 'not planned'
      WHEN `t17`.`move_reason` IN ('CUSTOD')
      THEN 'custody'
      WHEN `t17`.`move_reason` IN ('OTHER')
      THEN 'other'
      ELSE 'not known'
    END AS `by_move_reason`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t11`.`child`,
        `t11`.`period`,
        `t11`.`placement`,
        MIN(`t11`.`decom`) AS `moved`,
        MAX(`t11`.`episode_until`) AS `placement_until`,
        MAX(IF(`t11`.`starts_placement`, `t11`.`move_reason`, CAST(NULL AS STRING))) AS `move_reason`,
        MAX(IF(`t11`.`starts_placement`, `t11`.`origin_file`, CAST(NULL AS STRING))) AS `move_file`,
        MAX(IF(`t11`.`starts_placement`, `t11`.`origin_row`, CAST(NULL AS INT))) AS `move_row`
      FROM (
        SELECT
          *
        FROM `homes_by_episode` AS `t5`
        WHERE
          `t5`.`in_placement`
      ) AS `t11`
      GROUP BY
        1,
        2,
        3
    ) AS `t16`
    WHERE
      `t16`.`placement_until` > `t16`.`moved`
  ) AS `t17`
)
SELECT
  `t49`.`on`,
  `t49`.`breakdown`,
  `t49`.`group`,
  SUM(CAST(`t49`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`,
  PERCENTILE(`t49`.`n2`, 0.5) AS `n2`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t47`.`on`,
      `t6`.`breakdown`,
      `t47`.`n0`,
      `t47`.`n2`,
      CASE
        WHEN `t6`.`breakdown` = ''
        THEN ''
        WHEN `t6`.`breakdown` = 'age_band'
        THEN `t47`.`by_age_band`
        WHEN `t6`.`breakdown` = 'sex'
        THEN `t47`.`by_sex`
        WHEN `t6`.`breakdown` = 'ethnicity'
        THEN `t47`.`by_ethnicity`
        WHEN `t6`.`breakdown` = 'need'
        THEN `t47`.`by_need`
        WHEN `t6`.`breakdown` = 'legal_status'
        THEN `t47`.`by_legal_status`
        WHEN `t6`.`breakdown` = 'placement'
        THEN `t47`.`by_placement`
        WHEN `t6`.`breakdown` = 'provider'
        THEN `t47`.`by_provider`
        WHEN `t6`.`breakdown` = 'uasc'
        THEN `t47`.`by_uasc`
        WHEN `t6`.`breakdown` = 'locality'
        THEN `t47`.`by_locality`
        WHEN `t6`.`breakdown` = 'distance'
        THEN `t47`.`by_distance`
        WHEN `t6`.`breakdown` = 'time_in_care'
        THEN `t47`.`by_time_in_care`
        WHEN `t47`.`age` BETWEEN `t6`.`youngest` AND `t6`.`oldest`
        THEN `t6`.`band`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t45`.`on`,
        `t45`.`by_age_band`,
        `t45`.`by_sex`,
        `t45`.`by_ethnicity`,
        `t45`.`by_need`,
        `t45`.`by_legal_status`,
        `t45`.`by_placement`,
        `t45`.`by_provider`,
        `t45`.`by_uasc`,
        `t45`.`by_locality`,
        `t45`.`by_distance`,
        `t45`.`by_time_in_care`,
        `t45`.`age`,
        COALESCE(
          DATEDIFF(
            DAY,
            `t45`.`happened`,
            IF(`t45`.`first_day` <= `t45`.`on`, `t45`.`first_day`, CAST(NULL AS DATE))
          ) IS NOT NULL,
          FALSE
        ) AS `n0`,
        CAST(DATEDIFF(
          DAY,
          `t45`.`happened`,
          IF(`t45`.`first_day` <= `t45`.`on`, `t45`.`first_day`, CAST(NULL AS DATE))
        ) AS DOUBLE) AS `n2`
      FROM (
        SELECT
          `t44`.`child`,
          `t44`.`on`,
          `t44`.`happened`,
          `t44`.`age`,
          `t44`.`by_age_band`,
          `t44`.`by_sex`,
          `t44`.`by_ethnicity`,
          `t44`.`by_need`,
          `t44`.`by_legal_status`,
          `t44`.`by_placement`,
          `t44`.`by_provider`,
          `t44`.`by_uasc`,
          `t44`.`by_locality`,
          `t44`.`by_distance`,
          `t44`.`by_time_in_care`,
          `t44`.`origin_file`,
          `t44`.`origin_row`,
          `t42`.`first_day`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t18`.`child`,
                `t18`.`on`,
                `t18`.`spell_started` AS `happened`,
                `t18`.`age`,
                `t18`.`by_age_band`,
                `t18`.`by_sex`,
                `t18`.`by_ethnicity`,
                `t18`.`by_need`,
                `t18`.`by_legal_status`,
                `t18`.`by_placement`,
                `t18`.`by_provider`,
                `t18`.`by_uasc`,
                `t18`.`by_locality`,
                `t18`.`by_distance`,
                `t18`.`by_time_in_care`,
                `t18`.`origin_file`,
                `t18`.`origin_row`
              FROM (
                SELECT
                  `t15`.`child`,
                  `t15`.`decom`,
                  `t15`.`reason_new_episode`,
                  `t15`.`legal_status`,
                  `t15`.`place`,
                  `t15`.`place_provider`,
                  `t15`.`reason_episode_ceased`,
                  `t15`.`reason_place_change`,
                  `t15`.`place_post`,
                  `t15`.`urn`,
                  `t15`.`location`,
                  `t15`.`distance`,
                  `t15`.`beyond_boundary`,
                  `t15`.`supplied_location`,
                  `t15`.`supplied_distance`,
                  `t15`.`calculated_location`,
                  `t15`.`calculated_distance`,
                  `t15`.`collection_year`,
                  `t15`.`origin_file`,
                  `t15`.`origin_row`,
                  `t15`.`sex`,
                  `t15`.`dob`,
                  `t15`.`duc`,
                  `t15`.`is_uasc_child`,
                  `t15`.`eighteenth`,
                  `t15`.`episode_until`,
                  `t15`.`short_break`,
                  `t15`.`temporary`,
                  `t15`.`number`,
                  `t15`.`begins`,
                  `t15`.`period`,
                  `t15`.`counts`,
                  `t15`.`period_started`,
                  `t15`.`began_as_short_breaks`,
                  `t15`.`spell`,
                  `t15`.`opens`,
                  `t15`.`closes`,
                  `t15`.`row_until`,
                  `t15`.`spell_started`,
                  `t15`.`spell_until`,
                  `t15`.`start_known`,
                  `t15`.`came_by_transfer`,
                  `t15`.`need`,
                  `t15`.`end_reason`,
                  `t15`.`settled`,
                  `t15`.`usual_place`,
                  `t15`.`by_sex`,
                  `t15`.`by_ethnicity`,
                  `t15`.`by_need`,
                  `t15`.`by_legal_status`,
                  `t15`.`by_placement`,
                  `t15`.`by_provider`,
                  `t15`.`by_locality`,
                  `t15`.`by_distance`,
                  `t15`.`age`,
                  `t15`.`by_age_band`,
                  `t15`.`by_uasc`,
                  `t15`.`by_time_in_care`,
                  `t15`.`earlier_until`,
                  `t15`.`was_looked_after_12`,
                  `t15`.`was_looked_after_24`,
                  `t15`.`by_entry_age`,
                  `t15`.`by_route`,
                  `t15`.`on`,
                  `t15`.`year`,
                  `t15`.`is_year_end`,
                  `t15`.`window_first`,
                  `t15`.`window_4_first`,
                  `t15`.`window_6_first`,
                  `t15`.`before_6`,
                  `t15`.`before_24`,
                  `t15`.`before_30`,
                  `t15`.`after_12`,
                  `t15`.`after_24`,
                  `t15`.`repeat_first`,
                  `t15`.`home_6_first`,
                  `t15`.`home_6_last`,
                  `t15`.`home_12_first`,
                  `t15`.`home_12_last`,
                  `t15`.`home_18_first`,
                  `t15`.`home_18_last`,
                  `t15`.`month_first`,
                  `t15`.`last_summer_march`,
                  `t15`.`last_summer_first`,
                  `t15`.`season_first`,
                  `t15`.`season_first_whole`,
                  `t15`.`season_last_whole`,
                  `t15`.`season_last`,
                  `t15`.`start_known`
                  AND (
                    (
                      ROW_NUMBER() OVER (
                        PARTITION BY `t15`.`on`, `t15`.`child`, `t15`.`start_known`
                        ORDER BY `t15`.`spell_started` ASC NULLS LAST, `t15`.`spell` ASC NULLS LAST
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
                    `t8`.`season_last`
                  FROM `all_starts` AS `t7`
                  INNER JOIN `dates` AS `t8`
                    ON `t7`.`spell_started` <= `t8`.`on` AND `t7`.`spell_started` >= `t8`.`window_first`
                ) AS `t15`
              ) AS `t18`
              WHERE
                `t18`.`start_known`
            ) AS `t20`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t37`.`child`,
                `t37`.`on`,
                `t37`.`moved` AS `happened`,
                `t37`.`age`,
                `t37`.`by_age_band`,
                `t37`.`by_sex`,
                `t37`.`by_ethnicity`,
                `t37`.`by_need`,
                `t37`.`by_legal_status`,
                `t37`.`by_placement`,
                `t37`.`by_provider`,
                `t37`.`by_uasc`,
                `t37`.`by_locality`,
                `t37`.`by_distance`,
                `t37`.`by_time_in_care`,
                `t37`.`move_file` AS `origin_file`,
                `t37`.`move_row` AS `origin_row`
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
                  `t35`.`supplied_location`,
                  `t35`.`supplied_distance`,
                  `t35`.`calculated_location`,
                  `t35`.`calculated_distance`,
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
                  `t35`.`usual_place`,
                  `t35`.`by_sex`,
                  `t35`.`by_ethnicity`,
                  `t35`.`by_need`,
                  `t35`.`by_legal_status`,
                  `t35`.`by_placement`,
                  `t35`.`by_provider`,
                  `t35`.`by_locality`,
                  `t35`.`by_distance`,
                  `t35`.`placement`,
                  `t35`.`moved`,
                  `t35`.`placement_until`,
                  `t35`.`move_reason`,
                  `t35`.`move_file`,
                  `t35`.`move_row`,
                  `t35`.`by_move_reason`,
                  `t35`.`age`,
                  `t35`.`by_age_band`,
                  `t35`.`by_uasc`,
                  `t35`.`by_time_in_care`,
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
                  `t8`.`season_last`
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
                    `t28`.`supplied_location`,
                    `t28`.`supplied_distance`,
                    `t28`.`calculated_location`,
                    `t28`.`calculated_distance`,
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
                    `t28`.`usual_place`,
                    `t28`.`by_sex`,
                    `t28`.`by_ethnicity`,
                    `t28`.`by_need`,
                    `t28`.`by_legal_status`,
                    `t28`.`by_placement`,
                    `t28`.`by_provider`,
                    `t28`.`by_locality`,
                    `t28`.`by_distance`,
                    `t28`.`placement`,
                    `t28`.`moved`,
                    `t28`.`placement_until`,
                    `t28`.`move_reason`,
                    `t28`.`move_file`,
                    `t28`.`move_row`,
                    `t28`.`by_move_reason`,
                    `t28`.`age`,
                    CASE
                      WHEN `t28`.`age` BETWEEN 0 AND 0
                      THEN 'under 1'
                      WHEN `t28`.`age` BETWEEN 1 AND 4
                      THEN '1 to 4'
                      WHEN `t28`.`age` BETWEEN 5 AND 9
                      THEN '5 to 9'
                      WHEN `t28`.`age` BETWEEN 10 AND 15
                      THEN '10 to 15'
                      WHEN `t28`.`age` BETWEEN 16 AND 99
                      THEN '16 and over'
                      ELSE 'not known'
                    END AS `by_age_band`,
                    IF(
                      `t28`.`is_uasc_child`
                      AND (
                        (
                          `t28`.`duc` IS NULL
                        )
                        OR (
                          `t28`.`duc` > `t28`.`moved`
                        )
                        OR (
                          (
                            `t28`.`duc` = `t28`.`moved`
                          )
                          AND (
                            (
                              `t28`.`spell_until` = `t28`.`moved`
                            )
                            AND (
                              `t28`.`spell_started` < `t28`.`moved`
                            )
                          )
                        )
                      ),
                      'UASC',
                      'not UASC'
                    ) AS `by_uasc`,
                    CASE
                      WHEN CAST(CAST(`t28`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t28`.`moved`
                      THEN '5 years and over'
                      WHEN CAST(CAST(`t28`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t28`.`moved`
                      THEN '2 to 5 years'
                      WHEN CAST(CAST(`t28`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t28`.`moved`
                      THEN '1 to 2 years'
                      WHEN CAST(CAST(`t28`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t28`.`moved`
                      THEN '6 to 12 months'
                      ELSE 'under 6 months'
                    END AS `by_time_in_care`
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
                      `t26`.`supplied_location`,
                      `t26`.`supplied_distance`,
                      `t26`.`calculated_location`,
                      `t26`.`calculated_distance`,
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
                      `t26`.`usual_place`,
                      `t26`.`by_sex`,
                      `t26`.`by_ethnicity`,
                      `t26`.`by_need`,
                      `t26`.`by_legal_status`,
                      `t26`.`by_placement`,
                      `t26`.`by_provider`,
                      `t26`.`by_locality`,
                      `t26`.`by_distance`,
                      `t26`.`placement`,
                      `t26`.`moved`,
                      `t26`.`placement_until`,
                      `t26`.`move_reason`,
                      `t26`.`move_file`,
                      `t26`.`move_row`,
                      `t26`.`by_move_reason`,
                      IF(
                        `t26`.`dob` <= `t26`.`moved`,
                        (
                          EXTRACT(year FROM `t26`.`moved`) - EXTRACT(year FROM `t26`.`dob`)
                        ) - CAST((
                          (
                            EXTRACT(month FROM `t26`.`moved`) * 100
                          ) + EXTRACT(day FROM `t26`.`moved`)
                        ) < (
                          (
                            EXTRACT(month FROM `t26`.`dob`) * 100
                          ) + EXTRACT(day FROM `t26`.`dob`)
                        ) AS BIGINT),
                        CAST(NULL AS BIGINT)
                      ) AS `age`
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
                        `t24`.`placement`,
                        `t24`.`moved`,
                        `t24`.`placement_until`,
                        `t24`.`move_reason`,
                        `t24`.`move_file`,
                        `t24`.`move_row`,
                        `t24`.`by_move_reason`
                      FROM (
                        SELECT
                          *
                        FROM `timeline` AS `t4`
                        WHERE
                          `t4`.`counts`
                      ) AS `t13`
                      INNER JOIN (
                        SELECT
                          `t21`.`child`,
                          `t21`.`placement`,
                          `t21`.`moved`,
                          `t21`.`placement_until`,
                          `t21`.`move_reason`,
                          `t21`.`move_file`,
                          `t21`.`move_row`,
                          `t21`.`by_move_reason`
                        FROM `t19` AS `t21`
                        WHERE
                          `t21`.`placement` > `t21`.`first`
                      ) AS `t24`
                        ON `t13`.`child` = `t24`.`child`
                        AND `t13`.`decom` <= `t24`.`moved`
                        AND `t13`.`row_until` > `t24`.`moved`
                    ) AS `t26`
                  ) AS `t28`
                ) AS `t35`
                INNER JOIN `dates` AS `t8`
                  ON `t35`.`moved` <= `t8`.`on` AND `t35`.`moved` >= `t8`.`window_first`
              ) AS `t37`
            ) AS `t39`
          ) AS `t40`
          WHERE
            COALESCE(`t40`.`age` BETWEEN 5 AND 15, FALSE)
        ) AS `t44`
        LEFT OUTER JOIN (
          SELECT
            `t38`.`child`,
            `t38`.`happened`,
            MIN(`t38`.`began`) AS `first_day`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t33`.`child`,
                `t33`.`happened`,
                `t14`.`began`
              FROM (
                SELECT DISTINCT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t1`.`child`,
                      `t1`.`spell_started` AS `happened`
                    FROM `all_starts` AS `t1`
                    WHERE
                      `t1`.`start_known`
                  ) AS `t9`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t29`.`child`,
                      `t29`.`happened`
                    FROM (
                      SELECT
                        `t27`.`child`,
                        `t27`.`decom`,
                        `t27`.`reason_new_episode`,
                        `t27`.`legal_status`,
                        `t27`.`place`,
                        `t27`.`place_provider`,
                        `t27`.`reason_episode_ceased`,
                        `t27`.`reason_place_change`,
                        `t27`.`place_post`,
                        `t27`.`urn`,
                        `t27`.`location`,
                        `t27`.`distance`,
                        `t27`.`beyond_boundary`,
                        `t27`.`supplied_location`,
                        `t27`.`supplied_distance`,
                        `t27`.`calculated_location`,
                        `t27`.`calculated_distance`,
                        `t27`.`collection_year`,
                        `t27`.`origin_file`,
                        `t27`.`origin_row`,
                        `t27`.`sex`,
                        `t27`.`dob`,
                        `t27`.`duc`,
                        `t27`.`is_uasc_child`,
                        `t27`.`eighteenth`,
                        `t27`.`episode_until`,
                        `t27`.`short_break`,
                        `t27`.`temporary`,
                        `t27`.`number`,
                        `t27`.`begins`,
                        `t27`.`period`,
                        `t27`.`counts`,
                        `t27`.`period_started`,
                        `t27`.`began_as_short_breaks`,
                        `t27`.`spell`,
                        `t27`.`opens`,
                        `t27`.`closes`,
                        `t27`.`row_until`,
                        `t27`.`spell_started`,
                        `t27`.`spell_until`,
                        `t27`.`start_known`,
                        `t27`.`came_by_transfer`,
                        `t27`.`need`,
                        `t27`.`end_reason`,
                        `t27`.`settled`,
                        `t27`.`usual_place`,
                        `t27`.`by_sex`,
                        `t27`.`by_ethnicity`,
                        `t27`.`by_need`,
                        `t27`.`by_legal_status`,
                        `t27`.`by_placement`,
                        `t27`.`by_provider`,
                        `t27`.`by_locality`,
                        `t27`.`by_distance`,
                        `t27`.`happened`,
                        IF(
                          `t27`.`dob` <= `t27`.`happened`,
                          (
                            EXTRACT(year FROM `t27`.`happened`) - EXTRACT(year FROM `t27`.`dob`)
                          ) - CAST((
                            (
                              EXTRACT(month FROM `t27`.`happened`) * 100
                            ) + EXTRACT(day FROM `t27`.`happened`)
                          ) < (
                            (
                              EXTRACT(month FROM `t27`.`dob`) * 100
                            ) + EXTRACT(day FROM `t27`.`dob`)
                          ) AS BIGINT),
                          CAST(NULL AS BIGINT)
                        ) AS `age`
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
                          `t25`.`happened`
                        FROM (
                          SELECT
                            *
                          FROM `timeline` AS `t4`
                          WHERE
                            `t4`.`counts`
                        ) AS `t13`
                        INNER JOIN (
                          SELECT
                            `t21`.`child`,
                            `t21`.`moved` AS `happened`
                          FROM `t19` AS `t21`
                          WHERE
                            `t21`.`placement` > `t21`.`first`
                        ) AS `t25`
                          ON `t13`.`child` = `t25`.`child`
                          AND `t13`.`decom` <= `t25`.`happened`
                          AND `t13`.`row_until` > `t25`.`happened`
                      ) AS `t27`
                    ) AS `t29`
                  ) AS `t30`
                ) AS `t31`
              ) AS `t33`
              INNER JOIN (
                SELECT
                  `t3`.`child`,
                  `t3`.`started` AS `began`
                FROM `school_places` AS `t3`
                WHERE
                  `t3`.`school` IS NOT NULL
              ) AS `t14`
                ON `t33`.`child` = `t14`.`child`
            ) AS `t36`
            WHERE
              `t36`.`began` >= `t36`.`happened`
              AND `t36`.`began` <= (
                `t36`.`happened` + INTERVAL '120' DAY
              )
          ) AS `t38`
          GROUP BY
            1,
            2
        ) AS `t42`
          ON `t44`.`child` = `t42`.`child` AND `t44`.`happened` = `t42`.`happened`
      ) AS `t45`
    ) AS `t47`
    CROSS JOIN `breakdown_names` AS `t6`
  ) AS `t48`
  WHERE
    `t48`.`group` IS NOT NULL
) AS `t49`
GROUP BY
  1,
  2,
  3
