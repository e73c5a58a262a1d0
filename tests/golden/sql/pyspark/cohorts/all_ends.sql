-- needs: timeline transfers
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
  DATEDIFF(DAY, `t8`.`spell_started`, `t8`.`spell_until`) AS `days_in_care`,
  `t8`.`spell_until` >= `t8`.`eighteenth` AS `turned_18`,
  COALESCE(`t8`.`end_reason` IN ('E11', 'E12'), FALSE) AS `was_adopted`,
  COALESCE(`t8`.`end_reason` IN ('E4A', 'E4B'), FALSE) AS `went_home`,
  CASE
    WHEN `t8`.`spell_until` >= `t8`.`eighteenth`
    THEN 'turned 18'
    WHEN `t8`.`end_reason` = 'short breaks'
    THEN 'other'
    ELSE CASE
      WHEN `t8`.`end_reason` IN ('E11', 'E12')
      THEN 'adopted'
      WHEN `t8`.`end_reason` IN ('E2', 'E3', 'E13', 'E5', 'E6', 'E7', 'E8', 'E9', 'E14', 'E15', 'E16', 'E17')
      THEN 'other'
      WHEN `t8`.`end_reason` IN ('E4A')
      THEN 'home, planned'
      WHEN `t8`.`end_reason` IN ('E4B')
      THEN 'home, unplanned'
      WHEN `t8`.`end_reason` IN ('E41')
      THEN 'child arrangements order'
      WHEN `t8`.`end_reason` IN ('E43', 'E44', 'E45', 'E46', 'E47', 'E48')
      THEN 'special guardianship'
      ELSE 'not known'
    END
  END AS `by_leaving_route`
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
    `t7`.`next_started`
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
      LEAD(`t5`.`spell_started`) OVER (
        PARTITION BY `t5`.`child`
        ORDER BY `t5`.`spell_started` ASC NULLS LAST, `t5`.`spell` ASC NULLS LAST
      ) AS `next_started`
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
        CASE
          WHEN `t4`.`age` BETWEEN 0 AND 0
          THEN 'under 1'
          WHEN `t4`.`age` BETWEEN 1 AND 4
          THEN '1 to 4'
          WHEN `t4`.`age` BETWEEN 5 AND 9
          THEN '5 to 9'
          WHEN `t4`.`age` BETWEEN 10 AND 15
          THEN '10 to 15'
          WHEN `t4`.`age` BETWEEN 16 AND 99
          THEN '16 and over'
          ELSE 'not known'
        END AS `by_age_band`,
        IF(
          `t4`.`is_uasc_child`
          AND (
            (
              `t4`.`duc` IS NULL
            )
            OR (
              `t4`.`duc` > `t4`.`spell_until`
            )
            OR (
              (
                `t4`.`duc` = `t4`.`spell_until`
              )
              AND (
                (
                  `t4`.`spell_until` = `t4`.`spell_until`
                )
                AND (
                  `t4`.`spell_started` < `t4`.`spell_until`
                )
              )
            )
          ),
          'UASC',
          'not UASC'
        ) AS `by_uasc`,
        CASE
          WHEN CAST(CAST(`t4`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t4`.`spell_until`
          THEN '5 years and over'
          WHEN CAST(CAST(`t4`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t4`.`spell_until`
          THEN '2 to 5 years'
          WHEN CAST(CAST(`t4`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t4`.`spell_until`
          THEN '1 to 2 years'
          WHEN CAST(CAST(`t4`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t4`.`spell_until`
          THEN '6 to 12 months'
          ELSE 'under 6 months'
        END AS `by_time_in_care`
      FROM (
        SELECT
          `t1`.`child`,
          `t1`.`decom`,
          `t1`.`reason_new_episode`,
          `t1`.`legal_status`,
          `t1`.`place`,
          `t1`.`place_provider`,
          `t1`.`reason_episode_ceased`,
          `t1`.`reason_place_change`,
          `t1`.`place_post`,
          `t1`.`urn`,
          `t1`.`location`,
          `t1`.`distance`,
          `t1`.`beyond_boundary`,
          `t1`.`supplied_location`,
          `t1`.`supplied_distance`,
          `t1`.`calculated_location`,
          `t1`.`calculated_distance`,
          `t1`.`collection_year`,
          `t1`.`origin_file`,
          `t1`.`origin_row`,
          `t1`.`sex`,
          `t1`.`dob`,
          `t1`.`duc`,
          `t1`.`is_uasc_child`,
          `t1`.`eighteenth`,
          `t1`.`episode_until`,
          `t1`.`short_break`,
          `t1`.`temporary`,
          `t1`.`number`,
          `t1`.`begins`,
          `t1`.`period`,
          `t1`.`counts`,
          `t1`.`period_started`,
          `t1`.`began_as_short_breaks`,
          `t1`.`spell`,
          `t1`.`opens`,
          `t1`.`closes`,
          `t1`.`row_until`,
          `t1`.`spell_started`,
          `t1`.`spell_until`,
          `t1`.`start_known`,
          `t1`.`came_by_transfer`,
          `t1`.`need`,
          `t1`.`end_reason`,
          `t1`.`settled`,
          `t1`.`usual_place`,
          `t1`.`by_sex`,
          `t1`.`by_ethnicity`,
          `t1`.`by_need`,
          `t1`.`by_legal_status`,
          `t1`.`by_placement`,
          `t1`.`by_provider`,
          `t1`.`by_locality`,
          `t1`.`by_distance`,
          IF(
            `t1`.`dob` <= `t1`.`spell_until`,
            (
              EXTRACT(year FROM `t1`.`spell_until`) - EXTRACT(year FROM `t1`.`dob`)
            ) - CAST((
              (
                EXTRACT(month FROM `t1`.`spell_until`) * 100
              ) + EXTRACT(day FROM `t1`.`spell_until`)
            ) < (
              (
                EXTRACT(month FROM `t1`.`dob`) * 100
              ) + EXTRACT(day FROM `t1`.`dob`)
            ) AS BIGINT),
            CAST(NULL AS BIGINT)
          ) AS `age`
        FROM `timeline` AS `t1`
        WHERE
          `t1`.`closes`
      ) AS `t4`
    ) AS `t5`
  ) AS `t7`
  LEFT ANTI JOIN (
    SELECT
      `t0`.`child`,
      `t0`.`date` AS `spell_until`
    FROM `transfers` AS `t0`
    WHERE
      `t0`.`direction` = 'out'
  ) AS `t3`
    ON `t7`.`child` = `t3`.`child` AND `t7`.`spell_until` = `t3`.`spell_until`
) AS `t8`
