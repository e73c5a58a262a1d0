-- needs: missing timeline
SELECT
  `t10`.`child`,
  `t10`.`decom`,
  `t10`.`reason_new_episode`,
  `t10`.`legal_status`,
  `t10`.`place`,
  `t10`.`place_provider`,
  `t10`.`reason_episode_ceased`,
  `t10`.`reason_place_change`,
  `t10`.`place_post`,
  `t10`.`urn`,
  `t10`.`location`,
  `t10`.`distance`,
  `t10`.`beyond_boundary`,
  `t10`.`supplied_location`,
  `t10`.`supplied_distance`,
  `t10`.`calculated_location`,
  `t10`.`calculated_distance`,
  `t10`.`collection_year`,
  `t10`.`origin_file`,
  `t10`.`origin_row`,
  `t10`.`sex`,
  `t10`.`dob`,
  `t10`.`duc`,
  `t10`.`is_uasc_child`,
  `t10`.`eighteenth`,
  `t10`.`episode_until`,
  `t10`.`short_break`,
  `t10`.`temporary`,
  `t10`.`number`,
  `t10`.`begins`,
  `t10`.`period`,
  `t10`.`counts`,
  `t10`.`period_started`,
  `t10`.`began_as_short_breaks`,
  `t10`.`spell`,
  `t10`.`opens`,
  `t10`.`closes`,
  `t10`.`row_until`,
  `t10`.`spell_started`,
  `t10`.`spell_until`,
  `t10`.`start_known`,
  `t10`.`came_by_transfer`,
  `t10`.`need`,
  `t10`.`end_reason`,
  `t10`.`settled`,
  `t10`.`usual_place`,
  `t10`.`by_sex`,
  `t10`.`by_ethnicity`,
  `t10`.`by_need`,
  `t10`.`by_legal_status`,
  `t10`.`by_placement`,
  `t10`.`by_provider`,
  `t10`.`by_locality`,
  `t10`.`by_distance`,
  `t10`.`merged`,
  `t10`.`is_missing`,
  `t10`.`missing_until`,
  `t10`.`went_missing`,
  `t10`.`missing_file`,
  `t10`.`missing_row`,
  `t10`.`age`,
  CASE
    WHEN `t10`.`age` BETWEEN 0 AND 0
    THEN 'under 1'
    WHEN `t10`.`age` BETWEEN 1 AND 4
    THEN '1 to 4'
    WHEN `t10`.`age` BETWEEN 5 AND 9
    THEN '5 to 9'
    WHEN `t10`.`age` BETWEEN 10 AND 15
    THEN '10 to 15'
    WHEN `t10`.`age` BETWEEN 16 AND 99
    THEN '16 and over'
    ELSE 'not known'
  END AS `by_age_band`,
  IF(
    `t10`.`is_uasc_child`
    AND (
      (
        `t10`.`duc` IS NULL
      )
      OR (
        `t10`.`duc` > `t10`.`went_missing`
      )
      OR (
        (
          `t10`.`duc` = `t10`.`went_missing`
        )
        AND (
          (
            `t10`.`spell_until` = `t10`.`went_missing`
          )
          AND (
            `t10`.`spell_started` < `t10`.`went_missing`
          )
        )
      )
    ),
    'UASC',
    'not UASC'
  ) AS `by_uasc`,
  CASE
    WHEN CAST(CAST(`t10`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t10`.`went_missing`
    THEN '5 years and over'
    WHEN CAST(CAST(`t10`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t10`.`went_missing`
    THEN '2 to 5 years'
    WHEN CAST(CAST(`t10`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t10`.`went_missing`
    THEN '1 to 2 years'
    WHEN CAST(CAST(`t10`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t10`.`went_missing`
    THEN '6 to 12 months'
    ELSE 'under 6 months'
  END AS `by_time_in_care`
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
    `t9`.`merged`,
    `t9`.`is_missing`,
    `t9`.`missing_until`,
    `t9`.`went_missing`,
    `t9`.`missing_file`,
    `t9`.`missing_row`,
    IF(
      `t9`.`dob` <= `t9`.`went_missing`,
      (
        EXTRACT(year FROM `t9`.`went_missing`) - EXTRACT(year FROM `t9`.`dob`)
      ) - CAST((
        (
          EXTRACT(month FROM `t9`.`went_missing`) * 100
        ) + EXTRACT(day FROM `t9`.`went_missing`)
      ) < (
        (
          EXTRACT(month FROM `t9`.`dob`) * 100
        ) + EXTRACT(day FROM `t9`.`dob`)
      ) AS BIGINT),
      CAST(NULL AS BIGINT)
    ) AS `age`
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
      `t8`.`merged`,
      `t8`.`is_missing`,
      `t8`.`missing_until`,
      `t8`.`went_missing`,
      `t8`.`missing_file`,
      `t8`.`missing_row`
    FROM (
      SELECT
        *
      FROM `timeline` AS `t0`
      WHERE
        `t0`.`counts`
    ) AS `t3`
    INNER JOIN (
      SELECT
        `t6`.`child`,
        `t6`.`merged`,
        `t6`.`is_missing`,
        `t6`.`missing_until`,
        `t6`.`started` AS `went_missing`,
        `t6`.`origin_file` AS `missing_file`,
        `t6`.`origin_row` AS `missing_row`
      FROM (
        SELECT
          `t5`.`child`,
          `t5`.`kind`,
          `t5`.`started`,
          `t5`.`ended`,
          `t5`.`collection_year`,
          `t5`.`origin_file`,
          `t5`.`origin_row`,
          `t5`.`missing_until`,
          `t5`.`begins`,
          SUM(CAST(`t5`.`begins` AS BIGINT)) OVER (
            PARTITION BY `t5`.`child`
            ORDER BY `t5`.`started` ASC NULLS LAST, `t5`.`missing_until` ASC NULLS LAST, `t5`.`kind` ASC NULLS LAST, `t5`.`collection_year` ASC NULLS LAST, `t5`.`origin_row` ASC NULLS LAST, `t5`.`origin_file` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `merged`,
          COALESCE(`t5`.`kind` = 'M', FALSE) AS `is_missing`
        FROM (
          SELECT
            `t4`.`child`,
            `t4`.`kind`,
            `t4`.`started`,
            `t4`.`ended`,
            `t4`.`collection_year`,
            `t4`.`origin_file`,
            `t4`.`origin_row`,
            `t4`.`missing_until`,
            COALESCE(
              `t4`.`started` > MAX(`t4`.`missing_until`) OVER (
                PARTITION BY `t4`.`child`
                ORDER BY `t4`.`started` ASC NULLS LAST, `t4`.`missing_until` ASC NULLS LAST, `t4`.`kind` ASC NULLS LAST, `t4`.`collection_year` ASC NULLS LAST, `t4`.`origin_row` ASC NULLS LAST, `t4`.`origin_file` ASC NULLS LAST
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
              ),
              TRUE
            ) AS `begins`
          FROM (
            SELECT
              `t1`.`child`,
              `t1`.`kind`,
              `t1`.`started`,
              `t1`.`ended`,
              `t1`.`collection_year`,
              `t1`.`origin_file`,
              `t1`.`origin_row`,
              COALESCE(`t1`.`ended`, MAKE_DATE(2999, 12, 31)) AS `missing_until`
            FROM `missing` AS `t1`
            WHERE
              `t1`.`kind` IN ('M', 'A')
          ) AS `t4`
        ) AS `t5`
      ) AS `t6`
    ) AS `t8`
      ON `t3`.`child` = `t8`.`child`
      AND `t3`.`decom` <= `t8`.`went_missing`
      AND `t3`.`row_until` > `t8`.`went_missing`
  ) AS `t9`
) AS `t10`
