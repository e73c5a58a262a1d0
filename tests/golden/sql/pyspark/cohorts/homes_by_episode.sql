-- needs: timeline
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
  `t9`.`placement`,
  `t9`.`home`,
  `t9`.`record`,
  `t9`.`stay`,
  (
    `t9`.`placement` IS NOT NULL
  )
  AND NOT (
    `t9`.`temporary`
  )
  AND `t9`.`starts_placement` AS `starts_placement`,
  `t9`.`move_reason`,
  (
    `t9`.`placement` IS NOT NULL
  )
  AND NOT (
    `t9`.`temporary` AND `t9`.`next_placement`
  ) AS `in_placement`,
  (
    `t9`.`placement` IS NOT NULL
  )
  AND NOT (
    `t9`.`temporary` AND `t9`.`next_home`
  ) AS `in_home`,
  (
    `t9`.`placement` IS NOT NULL
  )
  AND NOT (
    `t9`.`temporary` AND `t9`.`next_record`
  ) AS `in_record`,
  (
    `t9`.`placement` IS NOT NULL
  )
  AND NOT (
    `t9`.`temporary` AND `t9`.`next_stay`
  ) AS `in_stay`
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
    `t8`.`placement`,
    `t8`.`home`,
    `t8`.`record`,
    `t8`.`stay`,
    `t8`.`starts_placement`,
    `t8`.`move_reason`,
    `t8`.`next_placement`,
    `t8`.`next_home`,
    `t8`.`next_record`,
    `t8`.`next_stay`
  FROM `timeline` AS `t1`
  LEFT OUTER JOIN (
    SELECT
      `t6`.`child`,
      `t6`.`period`,
      `t6`.`settled`,
      `t6`.`placement`,
      `t6`.`home`,
      `t6`.`record`,
      `t6`.`stay`,
      `t6`.`starts_placement`,
      `t6`.`move_reason`,
      `t6`.`next_placement`,
      `t6`.`next_home`,
      `t6`.`next_record`,
      `t6`.`next_stay`
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
        `t5`.`last_number`,
        `t5`.`last_place`,
        `t5`.`last_urn`,
        `t5`.`last_post`,
        `t5`.`move_reason`,
        `t5`.`is_first`,
        `t5`.`is_new`,
        `t5`.`is_new_record`,
        `t5`.`starts_placement`,
        `t5`.`starts_home`,
        `t5`.`starts_record`,
        `t5`.`starts_stay`,
        SUM(CAST(`t5`.`starts_placement` AS BIGINT)) OVER (
          PARTITION BY `t5`.`child`, `t5`.`period`
          ORDER BY `t5`.`number` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `placement`,
        SUM(CAST(`t5`.`starts_home` AS BIGINT)) OVER (
          PARTITION BY `t5`.`child`, `t5`.`period`
          ORDER BY `t5`.`number` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `home`,
        SUM(CAST(`t5`.`starts_record` AS BIGINT)) OVER (
          PARTITION BY `t5`.`child`, `t5`.`period`
          ORDER BY `t5`.`number` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `record`,
        SUM(CAST(`t5`.`starts_stay` AS BIGINT)) OVER (
          PARTITION BY `t5`.`child`, `t5`.`period`
          ORDER BY `t5`.`number` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `stay`,
        COALESCE(
          LEAD(`t5`.`starts_placement`) OVER (PARTITION BY `t5`.`child`, `t5`.`period` ORDER BY `t5`.`number` ASC NULLS LAST),
          FALSE
        ) AS `next_placement`,
        COALESCE(
          LEAD(`t5`.`starts_home`) OVER (PARTITION BY `t5`.`child`, `t5`.`period` ORDER BY `t5`.`number` ASC NULLS LAST),
          FALSE
        ) AS `next_home`,
        COALESCE(
          LEAD(`t5`.`starts_record`) OVER (PARTITION BY `t5`.`child`, `t5`.`period` ORDER BY `t5`.`number` ASC NULLS LAST),
          FALSE
        ) AS `next_record`,
        COALESCE(
          LEAD(`t5`.`starts_stay`) OVER (PARTITION BY `t5`.`child`, `t5`.`period` ORDER BY `t5`.`number` ASC NULLS LAST),
          FALSE
        ) AS `next_stay`
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
          `t4`.`last_number`,
          `t4`.`last_place`,
          `t4`.`last_urn`,
          `t4`.`last_post`,
          `t4`.`move_reason`,
          `t4`.`is_first`,
          `t4`.`is_new`,
          `t4`.`is_new_record`,
          `t4`.`is_first` OR `t4`.`is_new` AS `starts_placement`,
          `t4`.`is_first`
          OR (
            `t4`.`is_new` AND NOT (
              COALESCE(`t4`.`place` IN ('A3', 'A5'), FALSE)
            )
          ) AS `starts_home`,
          `t4`.`is_first`
          OR (
            `t4`.`is_new_record` AND NOT (
              COALESCE(`t4`.`place` IN ('A3', 'A5'), FALSE)
            )
          ) AS `starts_record`,
          `t4`.`is_first`
          OR (
            NOT (
              COALESCE(`t4`.`place` IN ('A3', 'A5'), FALSE)
            )
            AND (
              `t4`.`is_new`
              OR (
                NOT (
                  `t4`.`place` IS NOT DISTINCT FROM `t4`.`last_place`
                )
                AND (
                  COALESCE(`t4`.`place` IN ('U2', 'U5'), FALSE)
                  OR COALESCE(`t4`.`last_place` IN ('U2', 'U5'), FALSE)
                )
              )
            )
          ) AS `starts_stay`
        FROM (
          SELECT
            `t3`.`child`,
            `t3`.`decom`,
            `t3`.`reason_new_episode`,
            `t3`.`legal_status`,
            `t3`.`place`,
            `t3`.`place_provider`,
            `t3`.`reason_episode_ceased`,
            `t3`.`reason_place_change`,
            `t3`.`place_post`,
            `t3`.`urn`,
            `t3`.`location`,
            `t3`.`distance`,
            `t3`.`beyond_boundary`,
            `t3`.`supplied_location`,
            `t3`.`supplied_distance`,
            `t3`.`calculated_location`,
            `t3`.`calculated_distance`,
            `t3`.`collection_year`,
            `t3`.`origin_file`,
            `t3`.`origin_row`,
            `t3`.`sex`,
            `t3`.`dob`,
            `t3`.`duc`,
            `t3`.`is_uasc_child`,
            `t3`.`eighteenth`,
            `t3`.`episode_until`,
            `t3`.`short_break`,
            `t3`.`temporary`,
            `t3`.`number`,
            `t3`.`begins`,
            `t3`.`period`,
            `t3`.`counts`,
            `t3`.`period_started`,
            `t3`.`began_as_short_breaks`,
            `t3`.`spell`,
            `t3`.`opens`,
            `t3`.`closes`,
            `t3`.`row_until`,
            `t3`.`spell_started`,
            `t3`.`spell_until`,
            `t3`.`start_known`,
            `t3`.`came_by_transfer`,
            `t3`.`need`,
            `t3`.`end_reason`,
            `t3`.`settled`,
            `t3`.`usual_place`,
            `t3`.`by_sex`,
            `t3`.`by_ethnicity`,
            `t3`.`by_need`,
            `t3`.`by_legal_status`,
            `t3`.`by_placement`,
            `t3`.`by_provider`,
            `t3`.`by_locality`,
            `t3`.`by_distance`,
            `t3`.`last_number`,
            `t3`.`last_place`,
            `t3`.`last_urn`,
            `t3`.`last_post`,
            `t3`.`move_reason`,
            `t3`.`last_number` IS NULL AS `is_first`,
            CASE
              WHEN `t3`.`last_number` IS NULL
              THEN FALSE
              WHEN (
                (
                  `t3`.`number` - `t3`.`last_number`
                ) > 1
              )
              OR (
                `t3`.`reason_new_episode` IS NULL
              )
              THEN NOT (
                `t3`.`place` IS NOT DISTINCT FROM `t3`.`last_place`
                AND COALESCE(`t3`.`urn` = `t3`.`last_urn`, TRUE)
                AND COALESCE(`t3`.`place_post` = `t3`.`last_post`, TRUE)
              )
              ELSE `t3`.`reason_new_episode` IN ('S', 'P', 'B')
            END AS `is_new`,
            CASE
              WHEN `t3`.`last_number` IS NULL
              THEN FALSE
              WHEN (
                (
                  `t3`.`number` - `t3`.`last_number`
                ) > 1
              )
              OR (
                `t3`.`reason_new_episode` IS NULL
              )
              THEN NOT (
                `t3`.`place` IS NOT DISTINCT FROM `t3`.`last_place`
                AND COALESCE(`t3`.`urn` = `t3`.`last_urn`, TRUE)
                AND COALESCE(`t3`.`place_post` = `t3`.`last_post`, TRUE)
              )
              ELSE `t3`.`reason_new_episode` IN ('S', 'P', 'B', 'T', 'U')
            END AS `is_new_record`
          FROM (
            SELECT
              `t2`.`child`,
              `t2`.`decom`,
              `t2`.`reason_new_episode`,
              `t2`.`legal_status`,
              `t2`.`place`,
              `t2`.`place_provider`,
              `t2`.`reason_episode_ceased`,
              `t2`.`reason_place_change`,
              `t2`.`place_post`,
              `t2`.`urn`,
              `t2`.`location`,
              `t2`.`distance`,
              `t2`.`beyond_boundary`,
              `t2`.`supplied_location`,
              `t2`.`supplied_distance`,
              `t2`.`calculated_location`,
              `t2`.`calculated_distance`,
              `t2`.`collection_year`,
              `t2`.`origin_file`,
              `t2`.`origin_row`,
              `t2`.`sex`,
              `t2`.`dob`,
              `t2`.`duc`,
              `t2`.`is_uasc_child`,
              `t2`.`eighteenth`,
              `t2`.`episode_until`,
              `t2`.`short_break`,
              `t2`.`temporary`,
              `t2`.`number`,
              `t2`.`begins`,
              `t2`.`period`,
              `t2`.`counts`,
              `t2`.`period_started`,
              `t2`.`began_as_short_breaks`,
              `t2`.`spell`,
              `t2`.`opens`,
              `t2`.`closes`,
              `t2`.`row_until`,
              `t2`.`spell_started`,
              `t2`.`spell_until`,
              `t2`.`start_known`,
              `t2`.`came_by_transfer`,
              `t2`.`need`,
              `t2`.`end_reason`,
              `t2`.`settled`,
              `t2`.`usual_place`,
              `t2`.`by_sex`,
              `t2`.`by_ethnicity`,
              `t2`.`by_need`,
              `t2`.`by_legal_status`,
              `t2`.`by_placement`,
              `t2`.`by_provider`,
              `t2`.`by_locality`,
              `t2`.`by_distance`,
              LAG(`t2`.`number`) OVER (PARTITION BY `t2`.`child`, `t2`.`period` ORDER BY `t2`.`number` ASC NULLS LAST) AS `last_number`,
              LAG(`t2`.`place`) OVER (PARTITION BY `t2`.`child`, `t2`.`period` ORDER BY `t2`.`number` ASC NULLS LAST) AS `last_place`,
              LAG(`t2`.`urn`) OVER (PARTITION BY `t2`.`child`, `t2`.`period` ORDER BY `t2`.`number` ASC NULLS LAST) AS `last_urn`,
              LAG(`t2`.`place_post`) OVER (PARTITION BY `t2`.`child`, `t2`.`period` ORDER BY `t2`.`number` ASC NULLS LAST) AS `last_post`,
              LAG(`t2`.`reason_place_change`) OVER (PARTITION BY `t2`.`child`, `t2`.`period` ORDER BY `t2`.`number` ASC NULLS LAST) AS `move_reason`
            FROM (
              SELECT
                *
              FROM `timeline` AS `t0`
              WHERE
                NOT (
                  `t0`.`temporary`
                )
            ) AS `t2`
          ) AS `t3`
        ) AS `t4`
      ) AS `t5`
    ) AS `t6`
  ) AS `t8`
    ON `t1`.`child` = `t8`.`child`
    AND `t1`.`period` = `t8`.`period`
    AND `t1`.`settled` = `t8`.`settled`
) AS `t9`
