-- needs: breakdown_names dates school_results timeline
SELECT
  `t16`.`on`,
  `t16`.`breakdown`,
  `t16`.`group`,
  SUM(CAST(`t16`.`n0` AS BIGINT)) AS `n0`,
  SUM(CAST(`t16`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t16`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t16`.`n3` AS BIGINT)) AS `n3`,
  CAST(SUM(CAST(`t16`.`n4` AS DECIMAL(28, 12))) AS DOUBLE) AS `n4`,
  SUM(CAST(`t16`.`n5` AS BIGINT)) AS `n5`,
  SUM(CAST(`t16`.`n6` AS BIGINT)) AS `n6`,
  SUM(CAST(`t16`.`n7` AS BIGINT)) AS `n7`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t14`.`on`,
      `t4`.`breakdown`,
      COALESCE(
        (
          `t8`.`early_years_good` = 1
        ) AND (
          `t8`.`early_years_good` IS NOT NULL
        ),
        FALSE
      ) AS `n0`,
      COALESCE(`t8`.`early_years_good` IS NOT NULL, FALSE) AS `n1`,
      COALESCE(
        (
          `t8`.`key_stage_2_expected` = 1
        )
        AND (
          `t8`.`key_stage_2_expected` IS NOT NULL
        ),
        FALSE
      ) AS `n2`,
      COALESCE(`t8`.`key_stage_2_expected` IS NOT NULL, FALSE) AS `n3`,
      `t8`.`attainment_8` AS `n4`,
      COALESCE(`t8`.`attainment_8` IS NOT NULL AND NOT ISNAN(`t8`.`attainment_8`), FALSE) AS `n5`,
      COALESCE(
        (
          `t8`.`english_maths_4` = 1
        ) AND (
          `t8`.`english_maths_4` IS NOT NULL
        ),
        FALSE
      ) AS `n6`,
      COALESCE(`t8`.`english_maths_4` IS NOT NULL, FALSE) AS `n7`,
      CASE
        WHEN `t4`.`breakdown` = ''
        THEN ''
        WHEN `t4`.`breakdown` = 'age_band'
        THEN `t14`.`by_age_band`
        WHEN `t4`.`breakdown` = 'sex'
        THEN `t14`.`by_sex`
        WHEN `t4`.`breakdown` = 'ethnicity'
        THEN `t14`.`by_ethnicity`
        WHEN `t4`.`breakdown` = 'need'
        THEN `t14`.`by_need`
        WHEN `t4`.`breakdown` = 'legal_status'
        THEN `t14`.`by_legal_status`
        WHEN `t4`.`breakdown` = 'placement'
        THEN `t14`.`by_placement`
        WHEN `t4`.`breakdown` = 'provider'
        THEN `t14`.`by_provider`
        WHEN `t4`.`breakdown` = 'uasc'
        THEN `t14`.`by_uasc`
        WHEN `t4`.`breakdown` = 'locality'
        THEN `t14`.`by_locality`
        WHEN `t4`.`breakdown` = 'distance'
        THEN `t14`.`by_distance`
        WHEN `t4`.`breakdown` = 'time_in_care'
        THEN `t14`.`by_time_in_care`
        WHEN `t14`.`age` BETWEEN `t4`.`youngest` AND `t4`.`oldest`
        THEN `t4`.`band`
        ELSE NULL
      END AS `group`
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
        `t12`.`last_summer_march`,
        `t12`.`last_summer_first`,
        `t12`.`year`,
        `t12`.`age`,
        CASE
          WHEN `t12`.`age` BETWEEN 0 AND 0
          THEN 'under 1'
          WHEN `t12`.`age` BETWEEN 1 AND 4
          THEN '1 to 4'
          WHEN `t12`.`age` BETWEEN 5 AND 9
          THEN '5 to 9'
          WHEN `t12`.`age` BETWEEN 10 AND 15
          THEN '10 to 15'
          WHEN `t12`.`age` BETWEEN 16 AND 99
          THEN '16 and over'
          ELSE 'not known'
        END AS `by_age_band`,
        IF(
          `t12`.`is_uasc_child`
          AND (
            (
              `t12`.`duc` IS NULL
            )
            OR (
              `t12`.`duc` > `t12`.`last_summer_march`
            )
            OR (
              (
                `t12`.`duc` = `t12`.`last_summer_march`
              )
              AND (
                (
                  `t12`.`spell_until` = `t12`.`last_summer_march`
                )
                AND (
                  `t12`.`spell_started` < `t12`.`last_summer_march`
                )
              )
            )
          ),
          'UASC',
          'not UASC'
        ) AS `by_uasc`,
        CASE
          WHEN CAST(CAST(`t12`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t12`.`last_summer_march`
          THEN '5 years and over'
          WHEN CAST(CAST(`t12`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t12`.`last_summer_march`
          THEN '2 to 5 years'
          WHEN CAST(CAST(`t12`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t12`.`last_summer_march`
          THEN '1 to 2 years'
          WHEN CAST(CAST(`t12`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t12`.`last_summer_march`
          THEN '6 to 12 months'
          ELSE 'under 6 months'
        END AS `by_time_in_care`,
        CAST(`t12`.`year` - 1 AS INT) AS `results_year`
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
          `t11`.`on`,
          `t11`.`last_summer_march`,
          `t11`.`last_summer_first`,
          `t11`.`year`,
          IF(
            `t11`.`dob` <= `t11`.`last_summer_march`,
            (
              EXTRACT(year FROM `t11`.`last_summer_march`) - EXTRACT(year FROM `t11`.`dob`)
            ) - CAST((
              (
                EXTRACT(month FROM `t11`.`last_summer_march`) * 100
              ) + EXTRACT(day FROM `t11`.`last_summer_march`)
            ) < (
              (
                EXTRACT(month FROM `t11`.`dob`) * 100
              ) + EXTRACT(day FROM `t11`.`dob`)
            ) AS BIGINT),
            CAST(NULL AS BIGINT)
          ) AS `age`
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
            `t10`.`on`,
            `t10`.`last_summer_march`,
            `t10`.`last_summer_first`,
            `t10`.`year`
          FROM (
            SELECT
              *
            FROM `timeline` AS `t2`
            WHERE
              `t2`.`counts`
          ) AS `t9`
          INNER JOIN (
            SELECT
              `t3`.`on`,
              `t3`.`last_summer_march`,
              `t3`.`last_summer_first`,
              `t3`.`year`
            FROM `dates` AS `t3`
            WHERE
              `t3`.`is_year_end`
          ) AS `t10`
            ON `t9`.`decom` <= `t10`.`last_summer_march`
            AND `t9`.`row_until` > `t10`.`last_summer_march`
            AND `t9`.`spell_started` <= `t10`.`last_summer_first`
        ) AS `t11`
      ) AS `t12`
    ) AS `t14`
    INNER JOIN (
      SELECT
        `t1`.`child`,
        `t1`.`early_years_good`,
        `t1`.`key_stage_2_expected`,
        `t1`.`attainment_8`,
        `t1`.`english_maths_4`,
        `t1`.`collection_year` AS `results_year`,
        `t1`.`origin_file` AS `list_file`,
        `t1`.`origin_row` AS `list_row`
      FROM `school_results` AS `t1`
    ) AS `t8`
      ON `t14`.`child` = `t8`.`child` AND `t14`.`results_year` = `t8`.`results_year`
    CROSS JOIN `breakdown_names` AS `t4`
  ) AS `t15`
  WHERE
    `t15`.`group` IS NOT NULL
) AS `t16`
GROUP BY
  1,
  2,
  3
