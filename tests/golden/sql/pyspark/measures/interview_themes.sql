-- needs: breakdown_names dates missing return_interviews themes timeline
SELECT
  `t39`.`on`,
  `t39`.`breakdown`,
  `t39`.`group`,
  SUM(CAST(`t39`.`n0` AS BIGINT)) AS `n0`,
  COUNT(*) AS `n1`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t37`.`on`,
      `t6`.`breakdown`,
      `t37`.`n0`,
      CASE
        WHEN `t6`.`breakdown` = ''
        THEN ''
        WHEN `t6`.`breakdown` = 'theme'
        THEN `t37`.`by_theme`
        ELSE NULL
      END AS `group`
    FROM (
      SELECT
        `t35`.`on`,
        `t35`.`by_theme`,
        COALESCE(`t35`.`once`, FALSE) AS `n0`
      FROM (
        SELECT
          `t34`.`child`,
          `t34`.`decom`,
          `t34`.`reason_new_episode`,
          `t34`.`legal_status`,
          `t34`.`place`,
          `t34`.`place_provider`,
          `t34`.`reason_episode_ceased`,
          `t34`.`reason_place_change`,
          `t34`.`place_post`,
          `t34`.`urn`,
          `t34`.`location`,
          `t34`.`distance`,
          `t34`.`beyond_boundary`,
          `t34`.`supplied_location`,
          `t34`.`supplied_distance`,
          `t34`.`calculated_location`,
          `t34`.`calculated_distance`,
          `t34`.`collection_year`,
          `t34`.`origin_file`,
          `t34`.`origin_row`,
          `t34`.`sex`,
          `t34`.`dob`,
          `t34`.`duc`,
          `t34`.`is_uasc_child`,
          `t34`.`eighteenth`,
          `t34`.`episode_until`,
          `t34`.`short_break`,
          `t34`.`temporary`,
          `t34`.`number`,
          `t34`.`begins`,
          `t34`.`period`,
          `t34`.`counts`,
          `t34`.`period_started`,
          `t34`.`began_as_short_breaks`,
          `t34`.`spell`,
          `t34`.`opens`,
          `t34`.`closes`,
          `t34`.`row_until`,
          `t34`.`spell_started`,
          `t34`.`spell_until`,
          `t34`.`start_known`,
          `t34`.`came_by_transfer`,
          `t34`.`need`,
          `t34`.`end_reason`,
          `t34`.`settled`,
          `t34`.`usual_place`,
          `t34`.`by_sex`,
          `t34`.`by_ethnicity`,
          `t34`.`by_need`,
          `t34`.`by_legal_status`,
          `t34`.`by_placement`,
          `t34`.`by_provider`,
          `t34`.`by_locality`,
          `t34`.`by_distance`,
          `t34`.`went_missing`,
          `t34`.`came_back`,
          `t34`.`missing_file`,
          `t34`.`missing_row`,
          `t34`.`returned`,
          `t34`.`returned_at`,
          `t34`.`offered`,
          `t34`.`offered_on`,
          `t34`.`accepted`,
          `t34`.`completed_on`,
          `t34`.`completed_at`,
          `t34`.`themes`,
          `t34`.`care_concern`,
          `t34`.`concern_closed_on`,
          `t34`.`interview_file`,
          `t34`.`interview_row`,
          `t34`.`age`,
          `t34`.`by_age_band`,
          `t34`.`by_uasc`,
          `t34`.`by_time_in_care`,
          `t34`.`on`,
          `t34`.`year`,
          `t34`.`is_year_end`,
          `t34`.`window_first`,
          `t34`.`window_4_first`,
          `t34`.`window_6_first`,
          `t34`.`before_6`,
          `t34`.`before_24`,
          `t34`.`before_30`,
          `t34`.`after_12`,
          `t34`.`after_24`,
          `t34`.`repeat_first`,
          `t34`.`home_6_first`,
          `t34`.`home_6_last`,
          `t34`.`home_12_first`,
          `t34`.`home_12_last`,
          `t34`.`home_18_first`,
          `t34`.`home_18_last`,
          `t34`.`month_first`,
          `t34`.`last_summer_march`,
          `t34`.`last_summer_first`,
          `t34`.`season_first`,
          `t34`.`season_first_whole`,
          `t34`.`season_last_whole`,
          `t34`.`season_last`,
          `t34`.`had_concern`,
          `t34`.`concern_closed`,
          `t34`.`days_to_close`,
          `t34`.`was_offered`,
          `t34`.`was_accepted`,
          `t34`.`was_completed`,
          `t34`.`in_72_hours`,
          `t34`.`may_be_in_72_hours`,
          `t34`.`theme`,
          `t34`.`theme` AS `by_theme`,
          (
            ROW_NUMBER() OVER (
              PARTITION BY `t34`.`on`, `t34`.`child`, `t34`.`missing_file`, `t34`.`missing_row`
              ORDER BY `t34`.`theme` ASC NULLS LAST
            ) - 1
          ) = 0 AS `once`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t32`.`child`,
              `t32`.`decom`,
              `t32`.`reason_new_episode`,
              `t32`.`legal_status`,
              `t32`.`place`,
              `t32`.`place_provider`,
              `t32`.`reason_episode_ceased`,
              `t32`.`reason_place_change`,
              `t32`.`place_post`,
              `t32`.`urn`,
              `t32`.`location`,
              `t32`.`distance`,
              `t32`.`beyond_boundary`,
              `t32`.`supplied_location`,
              `t32`.`supplied_distance`,
              `t32`.`calculated_location`,
              `t32`.`calculated_distance`,
              `t32`.`collection_year`,
              `t32`.`origin_file`,
              `t32`.`origin_row`,
              `t32`.`sex`,
              `t32`.`dob`,
              `t32`.`duc`,
              `t32`.`is_uasc_child`,
              `t32`.`eighteenth`,
              `t32`.`episode_until`,
              `t32`.`short_break`,
              `t32`.`temporary`,
              `t32`.`number`,
              `t32`.`begins`,
              `t32`.`period`,
              `t32`.`counts`,
              `t32`.`period_started`,
              `t32`.`began_as_short_breaks`,
              `t32`.`spell`,
              `t32`.`opens`,
              `t32`.`closes`,
              `t32`.`row_until`,
              `t32`.`spell_started`,
              `t32`.`spell_until`,
              `t32`.`start_known`,
              `t32`.`came_by_transfer`,
              `t32`.`need`,
              `t32`.`end_reason`,
              `t32`.`settled`,
              `t32`.`usual_place`,
              `t32`.`by_sex`,
              `t32`.`by_ethnicity`,
              `t32`.`by_need`,
              `t32`.`by_legal_status`,
              `t32`.`by_placement`,
              `t32`.`by_provider`,
              `t32`.`by_locality`,
              `t32`.`by_distance`,
              `t32`.`went_missing`,
              `t32`.`came_back`,
              `t32`.`missing_file`,
              `t32`.`missing_row`,
              `t32`.`returned`,
              `t32`.`returned_at`,
              `t32`.`offered`,
              `t32`.`offered_on`,
              `t32`.`accepted`,
              `t32`.`completed_on`,
              `t32`.`completed_at`,
              `t32`.`themes`,
              `t32`.`care_concern`,
              `t32`.`concern_closed_on`,
              `t32`.`interview_file`,
              `t32`.`interview_row`,
              `t32`.`age`,
              `t32`.`by_age_band`,
              `t32`.`by_uasc`,
              `t32`.`by_time_in_care`,
              `t32`.`on`,
              `t32`.`year`,
              `t32`.`is_year_end`,
              `t32`.`window_first`,
              `t32`.`window_4_first`,
              `t32`.`window_6_first`,
              `t32`.`before_6`,
              `t32`.`before_24`,
              `t32`.`before_30`,
              `t32`.`after_12`,
              `t32`.`after_24`,
              `t32`.`repeat_first`,
              `t32`.`home_6_first`,
              `t32`.`home_6_last`,
              `t32`.`home_12_first`,
              `t32`.`home_12_last`,
              `t32`.`home_18_first`,
              `t32`.`home_18_last`,
              `t32`.`month_first`,
              `t32`.`last_summer_march`,
              `t32`.`last_summer_first`,
              `t32`.`season_first`,
              `t32`.`season_first_whole`,
              `t32`.`season_last_whole`,
              `t32`.`season_last`,
              `t32`.`had_concern`,
              `t32`.`concern_closed`,
              `t32`.`days_to_close`,
              `t32`.`was_offered`,
              `t32`.`was_accepted`,
              `t32`.`was_completed`,
              `t32`.`in_72_hours`,
              `t32`.`may_be_in_72_hours`,
              `t7`.`theme`
            FROM (
              SELECT
                `t30`.`child`,
                `t30`.`decom`,
                `t30`.`reason_new_episode`,
                `t30`.`legal_status`,
                `t30`.`place`,
                `t30`.`place_provider`,
                `t30`.`reason_episode_ceased`,
                `t30`.`reason_place_change`,
                `t30`.`place_post`,
                `t30`.`urn`,
                `t30`.`location`,
                `t30`.`distance`,
                `t30`.`beyond_boundary`,
                `t30`.`supplied_location`,
                `t30`.`supplied_distance`,
                `t30`.`calculated_location`,
                `t30`.`calculated_distance`,
                `t30`.`collection_year`,
                `t30`.`origin_file`,
                `t30`.`origin_row`,
                `t30`.`sex`,
                `t30`.`dob`,
                `t30`.`duc`,
                `t30`.`is_uasc_child`,
                `t30`.`eighteenth`,
                `t30`.`episode_until`,
                `t30`.`short_break`,
                `t30`.`temporary`,
                `t30`.`number`,
                `t30`.`begins`,
                `t30`.`period`,
                `t30`.`counts`,
                `t30`.`period_started`,
                `t30`.`began_as_short_breaks`,
                `t30`.`spell`,
                `t30`.`opens`,
                `t30`.`closes`,
                `t30`.`row_until`,
                `t30`.`spell_started`,
                `t30`.`spell_until`,
                `t30`.`start_known`,
                `t30`.`came_by_transfer`,
                `t30`.`need`,
                `t30`.`end_reason`,
                `t30`.`settled`,
                `t30`.`usual_place`,
                `t30`.`by_sex`,
                `t30`.`by_ethnicity`,
                `t30`.`by_need`,
                `t30`.`by_legal_status`,
                `t30`.`by_placement`,
                `t30`.`by_provider`,
                `t30`.`by_locality`,
                `t30`.`by_distance`,
                `t30`.`went_missing`,
                `t30`.`came_back`,
                `t30`.`missing_file`,
                `t30`.`missing_row`,
                `t30`.`returned`,
                `t30`.`returned_at`,
                `t30`.`offered`,
                `t30`.`offered_on`,
                `t30`.`accepted`,
                `t30`.`completed_on`,
                `t30`.`completed_at`,
                `t30`.`themes`,
                `t30`.`care_concern`,
                `t30`.`concern_closed_on`,
                `t30`.`interview_file`,
                `t30`.`interview_row`,
                `t30`.`age`,
                `t30`.`by_age_band`,
                `t30`.`by_uasc`,
                `t30`.`by_time_in_care`,
                `t30`.`on`,
                `t30`.`year`,
                `t30`.`is_year_end`,
                `t30`.`window_first`,
                `t30`.`window_4_first`,
                `t30`.`window_6_first`,
                `t30`.`before_6`,
                `t30`.`before_24`,
                `t30`.`before_30`,
                `t30`.`after_12`,
                `t30`.`after_24`,
                `t30`.`repeat_first`,
                `t30`.`home_6_first`,
                `t30`.`home_6_last`,
                `t30`.`home_12_first`,
                `t30`.`home_12_last`,
                `t30`.`home_18_first`,
                `t30`.`home_18_last`,
                `t30`.`month_first`,
                `t30`.`last_summer_march`,
                `t30`.`last_summer_first`,
                `t30`.`season_first`,
                `t30`.`season_first_whole`,
                `t30`.`season_last_whole`,
                `t30`.`season_last`,
                (
                  IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE)) IS NOT NULL
                )
                AND COALESCE(`t30`.`care_concern` = 1, FALSE) AS `had_concern`,
                IF(
                  (
                    IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE)) IS NOT NULL
                  )
                  AND COALESCE(`t30`.`care_concern` = 1, FALSE),
                  IF(
                    `t30`.`concern_closed_on` <= `t30`.`on`,
                    `t30`.`concern_closed_on`,
                    CAST(NULL AS DATE)
                  ),
                  CAST(NULL AS DATE)
                ) IS NOT NULL AS `concern_closed`,
                DATEDIFF(
                  DAY,
                  IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE)),
                  IF(
                    (
                      IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE)) IS NOT NULL
                    )
                    AND COALESCE(`t30`.`care_concern` = 1, FALSE),
                    IF(
                      `t30`.`concern_closed_on` <= `t30`.`on`,
                      `t30`.`concern_closed_on`,
                      CAST(NULL AS DATE)
                    ),
                    CAST(NULL AS DATE)
                  )
                ) AS `days_to_close`,
                COALESCE(`t30`.`offered` = 1, FALSE)
                OR (
                  IF(`t30`.`offered_on` <= `t30`.`on`, `t30`.`offered_on`, CAST(NULL AS DATE)) IS NOT NULL
                )
                OR (
                  COALESCE(`t30`.`accepted` = 1, FALSE)
                  OR (
                    IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE)) IS NOT NULL
                  )
                ) AS `was_offered`,
                COALESCE(`t30`.`accepted` = 1, FALSE)
                OR (
                  IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE)) IS NOT NULL
                ) AS `was_accepted`,
                IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE)) IS NOT NULL AS `was_completed`,
                COALESCE(
                  IF(
                    (
                      (
                        (
                          DATEDIFF(
                            DAY,
                            COALESCE(`t30`.`returned`, `t30`.`came_back`),
                            IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE))
                          ) * 1440
                        ) + `t30`.`completed_at`
                      ) - `t30`.`returned_at`
                    ) IS NOT NULL,
                    (
                      (
                        (
                          DATEDIFF(
                            DAY,
                            COALESCE(`t30`.`returned`, `t30`.`came_back`),
                            IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE))
                          ) * 1440
                        ) + `t30`.`completed_at`
                      ) - `t30`.`returned_at`
                    ) <= 4320,
                    CASE
                      WHEN DATEDIFF(
                        DAY,
                        COALESCE(`t30`.`returned`, `t30`.`came_back`),
                        IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE))
                      ) <= 2
                      THEN TRUE
                      WHEN DATEDIFF(
                        DAY,
                        COALESCE(`t30`.`returned`, `t30`.`came_back`),
                        IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE))
                      ) >= 4
                      THEN FALSE
                      ELSE NULL
                    END
                  ),
                  FALSE
                ) AS `in_72_hours`,
                (
                  IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE)) IS NOT NULL
                )
                AND (
                  IF(
                    (
                      (
                        (
                          DATEDIFF(
                            DAY,
                            COALESCE(`t30`.`returned`, `t30`.`came_back`),
                            IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE))
                          ) * 1440
                        ) + `t30`.`completed_at`
                      ) - `t30`.`returned_at`
                    ) IS NOT NULL,
                    (
                      (
                        (
                          DATEDIFF(
                            DAY,
                            COALESCE(`t30`.`returned`, `t30`.`came_back`),
                            IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE))
                          ) * 1440
                        ) + `t30`.`completed_at`
                      ) - `t30`.`returned_at`
                    ) <= 4320,
                    CASE
                      WHEN DATEDIFF(
                        DAY,
                        COALESCE(`t30`.`returned`, `t30`.`came_back`),
                        IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE))
                      ) <= 2
                      THEN TRUE
                      WHEN DATEDIFF(
                        DAY,
                        COALESCE(`t30`.`returned`, `t30`.`came_back`),
                        IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE))
                      ) >= 4
                      THEN FALSE
                      ELSE NULL
                    END
                  ) IS NULL
                ) AS `may_be_in_72_hours`
              FROM (
                SELECT
                  `t29`.`child`,
                  `t29`.`decom`,
                  `t29`.`reason_new_episode`,
                  `t29`.`legal_status`,
                  `t29`.`place`,
                  `t29`.`place_provider`,
                  `t29`.`reason_episode_ceased`,
                  `t29`.`reason_place_change`,
                  `t29`.`place_post`,
                  `t29`.`urn`,
                  `t29`.`location`,
                  `t29`.`distance`,
                  `t29`.`beyond_boundary`,
                  `t29`.`supplied_location`,
                  `t29`.`supplied_distance`,
                  `t29`.`calculated_location`,
                  `t29`.`calculated_distance`,
                  `t29`.`collection_year`,
                  `t29`.`origin_file`,
                  `t29`.`origin_row`,
                  `t29`.`sex`,
                  `t29`.`dob`,
                  `t29`.`duc`,
                  `t29`.`is_uasc_child`,
                  `t29`.`eighteenth`,
                  `t29`.`episode_until`,
                  `t29`.`short_break`,
                  `t29`.`temporary`,
                  `t29`.`number`,
                  `t29`.`begins`,
                  `t29`.`period`,
                  `t29`.`counts`,
                  `t29`.`period_started`,
                  `t29`.`began_as_short_breaks`,
                  `t29`.`spell`,
                  `t29`.`opens`,
                  `t29`.`closes`,
                  `t29`.`row_until`,
                  `t29`.`spell_started`,
                  `t29`.`spell_until`,
                  `t29`.`start_known`,
                  `t29`.`came_by_transfer`,
                  `t29`.`need`,
                  `t29`.`end_reason`,
                  `t29`.`settled`,
                  `t29`.`usual_place`,
                  `t29`.`by_sex`,
                  `t29`.`by_ethnicity`,
                  `t29`.`by_need`,
                  `t29`.`by_legal_status`,
                  `t29`.`by_placement`,
                  `t29`.`by_provider`,
                  `t29`.`by_locality`,
                  `t29`.`by_distance`,
                  `t29`.`went_missing`,
                  `t29`.`came_back`,
                  `t29`.`missing_file`,
                  `t29`.`missing_row`,
                  `t29`.`returned`,
                  `t29`.`returned_at`,
                  `t29`.`offered`,
                  `t29`.`offered_on`,
                  `t29`.`accepted`,
                  `t29`.`completed_on`,
                  `t29`.`completed_at`,
                  `t29`.`themes`,
                  `t29`.`care_concern`,
                  `t29`.`concern_closed_on`,
                  `t29`.`interview_file`,
                  `t29`.`interview_row`,
                  `t29`.`age`,
                  `t29`.`by_age_band`,
                  `t29`.`by_uasc`,
                  `t29`.`by_time_in_care`,
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
                    `t27`.`went_missing`,
                    `t27`.`came_back`,
                    `t27`.`missing_file`,
                    `t27`.`missing_row`,
                    `t27`.`returned`,
                    `t27`.`returned_at`,
                    `t27`.`offered`,
                    `t27`.`offered_on`,
                    `t27`.`accepted`,
                    `t27`.`completed_on`,
                    `t27`.`completed_at`,
                    `t27`.`themes`,
                    `t27`.`care_concern`,
                    `t27`.`concern_closed_on`,
                    `t27`.`interview_file`,
                    `t27`.`interview_row`,
                    `t27`.`age`,
                    CASE
                      WHEN `t27`.`age` BETWEEN 0 AND 0
                      THEN 'under 1'
                      WHEN `t27`.`age` BETWEEN 1 AND 4
                      THEN '1 to 4'
                      WHEN `t27`.`age` BETWEEN 5 AND 9
                      THEN '5 to 9'
                      WHEN `t27`.`age` BETWEEN 10 AND 15
                      THEN '10 to 15'
                      WHEN `t27`.`age` BETWEEN 16 AND 99
                      THEN '16 and over'
                      ELSE 'not known'
                    END AS `by_age_band`,
                    IF(
                      `t27`.`is_uasc_child`
                      AND (
                        (
                          `t27`.`duc` IS NULL
                        )
                        OR (
                          `t27`.`duc` > `t27`.`went_missing`
                        )
                        OR (
                          (
                            `t27`.`duc` = `t27`.`went_missing`
                          )
                          AND (
                            (
                              `t27`.`spell_until` = `t27`.`went_missing`
                            )
                            AND (
                              `t27`.`spell_started` < `t27`.`went_missing`
                            )
                          )
                        )
                      ),
                      'UASC',
                      'not UASC'
                    ) AS `by_uasc`,
                    CASE
                      WHEN CAST(CAST(`t27`.`spell_started` + INTERVAL '60' MONTH AS TIMESTAMP) AS DATE) <= `t27`.`went_missing`
                      THEN '5 years and over'
                      WHEN CAST(CAST(`t27`.`spell_started` + INTERVAL '24' MONTH AS TIMESTAMP) AS DATE) <= `t27`.`went_missing`
                      THEN '2 to 5 years'
                      WHEN CAST(CAST(`t27`.`spell_started` + INTERVAL '12' MONTH AS TIMESTAMP) AS DATE) <= `t27`.`went_missing`
                      THEN '1 to 2 years'
                      WHEN CAST(CAST(`t27`.`spell_started` + INTERVAL '6' MONTH AS TIMESTAMP) AS DATE) <= `t27`.`went_missing`
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
                      `t26`.`went_missing`,
                      `t26`.`came_back`,
                      `t26`.`missing_file`,
                      `t26`.`missing_row`,
                      `t26`.`returned`,
                      `t26`.`returned_at`,
                      `t26`.`offered`,
                      `t26`.`offered_on`,
                      `t26`.`accepted`,
                      `t26`.`completed_on`,
                      `t26`.`completed_at`,
                      `t26`.`themes`,
                      `t26`.`care_concern`,
                      `t26`.`concern_closed_on`,
                      `t26`.`interview_file`,
                      `t26`.`interview_row`,
                      IF(
                        `t26`.`dob` <= `t26`.`went_missing`,
                        (
                          EXTRACT(year FROM `t26`.`went_missing`) - EXTRACT(year FROM `t26`.`dob`)
                        ) - CAST((
                          (
                            EXTRACT(month FROM `t26`.`went_missing`) * 100
                          ) + EXTRACT(day FROM `t26`.`went_missing`)
                        ) < (
                          (
                            EXTRACT(month FROM `t26`.`dob`) * 100
                          ) + EXTRACT(day FROM `t26`.`dob`)
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
                        `t25`.`went_missing`,
                        `t25`.`came_back`,
                        `t25`.`missing_file`,
                        `t25`.`missing_row`,
                        `t25`.`returned`,
                        `t25`.`returned_at`,
                        `t25`.`offered`,
                        `t25`.`offered_on`,
                        `t25`.`accepted`,
                        `t25`.`completed_on`,
                        `t25`.`completed_at`,
                        `t25`.`themes`,
                        `t25`.`care_concern`,
                        `t25`.`concern_closed_on`,
                        `t25`.`interview_file`,
                        `t25`.`interview_row`
                      FROM (
                        SELECT
                          *
                        FROM `timeline` AS `t3`
                        WHERE
                          `t3`.`counts`
                      ) AS `t11`
                      INNER JOIN (
                        SELECT
                          `t15`.`child`,
                          `t15`.`went_missing`,
                          `t15`.`came_back`,
                          `t15`.`missing_file`,
                          `t15`.`missing_row`,
                          `t23`.`returned`,
                          `t23`.`returned_at`,
                          `t23`.`offered`,
                          `t23`.`offered_on`,
                          `t23`.`accepted`,
                          `t23`.`completed_on`,
                          `t23`.`completed_at`,
                          `t23`.`themes`,
                          `t23`.`care_concern`,
                          `t23`.`concern_closed_on`,
                          `t23`.`interview_file`,
                          `t23`.`interview_row`
                        FROM (
                          SELECT
                            `t4`.`child`,
                            `t4`.`started` AS `went_missing`,
                            `t4`.`ended` AS `came_back`,
                            `t4`.`origin_file` AS `missing_file`,
                            `t4`.`origin_row` AS `missing_row`
                          FROM `missing` AS `t4`
                          WHERE
                            `t4`.`kind` = 'M' AND `t4`.`ended` IS NOT NULL
                        ) AS `t15`
                        LEFT OUTER JOIN (
                          SELECT
                            `t21`.`child`,
                            `t21`.`missing_file`,
                            `t21`.`missing_row`,
                            `t21`.`returned`,
                            `t21`.`returned_at`,
                            `t21`.`offered`,
                            `t21`.`offered_on`,
                            `t21`.`accepted`,
                            `t21`.`completed_on`,
                            `t21`.`completed_at`,
                            `t21`.`themes`,
                            `t21`.`care_concern`,
                            `t21`.`concern_closed_on`,
                            `t21`.`interview_file`,
                            `t21`.`interview_row`
                          FROM (
                            SELECT
                              `t20`.`child`,
                              `t20`.`went_missing`,
                              `t20`.`came_back`,
                              `t20`.`missing_file`,
                              `t20`.`missing_row`,
                              `t20`.`returned`,
                              `t20`.`returned_at`,
                              `t20`.`offered`,
                              `t20`.`offered_on`,
                              `t20`.`accepted`,
                              `t20`.`completed_on`,
                              `t20`.`completed_at`,
                              `t20`.`themes`,
                              `t20`.`care_concern`,
                              `t20`.`concern_closed_on`,
                              `t20`.`interview_for`,
                              `t20`.`interview_file`,
                              `t20`.`interview_row`,
                              `t20`.`is_of_a_record`,
                              ROW_NUMBER() OVER (
                                PARTITION BY `t20`.`child`, `t20`.`missing_file`, `t20`.`missing_row`
                                ORDER BY `t20`.`interview_for` ASC NULLS LAST, `t20`.`interview_file` ASC NULLS LAST, `t20`.`interview_row` ASC NULLS LAST
                              ) - 1 AS `turn`
                            FROM (
                              SELECT
                                *
                              FROM (
                                SELECT
                                  `t15`.`child`,
                                  `t15`.`went_missing`,
                                  `t15`.`came_back`,
                                  `t15`.`missing_file`,
                                  `t15`.`missing_row`,
                                  `t18`.`returned`,
                                  `t18`.`returned_at`,
                                  `t18`.`offered`,
                                  `t18`.`offered_on`,
                                  `t18`.`accepted`,
                                  `t18`.`completed_on`,
                                  `t18`.`completed_at`,
                                  `t18`.`themes`,
                                  `t18`.`care_concern`,
                                  `t18`.`concern_closed_on`,
                                  `t18`.`interview_for`,
                                  `t18`.`interview_file`,
                                  `t18`.`interview_row`,
                                  `t18`.`is_of_a_record`
                                FROM (
                                  SELECT
                                    `t4`.`child`,
                                    `t4`.`started` AS `went_missing`,
                                    `t4`.`ended` AS `came_back`,
                                    `t4`.`origin_file` AS `missing_file`,
                                    `t4`.`origin_row` AS `missing_row`
                                  FROM `missing` AS `t4`
                                  WHERE
                                    `t4`.`kind` = 'M' AND `t4`.`ended` IS NOT NULL
                                ) AS `t15`
                                INNER JOIN (
                                  SELECT
                                    `t14`.`child`,
                                    `t14`.`returned`,
                                    `t14`.`returned_at`,
                                    `t14`.`offered`,
                                    `t14`.`offered_on`,
                                    `t14`.`accepted`,
                                    `t14`.`completed_on`,
                                    `t14`.`completed_at`,
                                    `t14`.`themes`,
                                    `t14`.`care_concern`,
                                    `t14`.`concern_closed_on`,
                                    `t14`.`interview_for`,
                                    `t14`.`interview_file`,
                                    `t14`.`interview_row`,
                                    `t16`.`is_of_a_record`
                                  FROM (
                                    SELECT
                                      `t5`.`child`,
                                      `t5`.`returned`,
                                      `t5`.`returned_at`,
                                      `t5`.`offered`,
                                      `t5`.`offered_on`,
                                      `t5`.`accepted`,
                                      `t5`.`completed_on`,
                                      `t5`.`completed_at`,
                                      `t5`.`themes`,
                                      `t5`.`care_concern`,
                                      `t5`.`concern_closed_on`,
                                      `t5`.`went_missing` AS `interview_for`,
                                      `t5`.`origin_file` AS `interview_file`,
                                      `t5`.`origin_row` AS `interview_row`
                                    FROM `return_interviews` AS `t5`
                                  ) AS `t14`
                                  LEFT OUTER JOIN (
                                    SELECT DISTINCT
                                      `t4`.`child`,
                                      `t4`.`started` AS `interview_for`,
                                      TRUE AS `is_of_a_record`
                                    FROM `missing` AS `t4`
                                    WHERE
                                      `t4`.`kind` = 'M'
                                  ) AS `t16`
                                    ON `t14`.`child` = `t16`.`child` AND `t14`.`interview_for` = `t16`.`interview_for`
                                ) AS `t18`
                                  ON `t15`.`child` = `t18`.`child`
                              ) AS `t19`
                              WHERE
                                (
                                  `t19`.`interview_for` = `t19`.`went_missing`
                                )
                                OR (
                                  (
                                    `t19`.`interview_for` >= `t19`.`went_missing`
                                  )
                                  AND (
                                    `t19`.`interview_for` <= `t19`.`came_back`
                                  )
                                  AND (
                                    `t19`.`is_of_a_record` IS NULL
                                  )
                                )
                            ) AS `t20`
                          ) AS `t21`
                          WHERE
                            `t21`.`turn` = 0
                        ) AS `t23`
                          ON `t15`.`child` = `t23`.`child`
                          AND `t15`.`missing_file` = `t23`.`missing_file`
                          AND `t15`.`missing_row` = `t23`.`missing_row`
                      ) AS `t25`
                        ON `t11`.`child` = `t25`.`child`
                        AND `t11`.`decom` <= `t25`.`went_missing`
                        AND `t11`.`row_until` > `t25`.`went_missing`
                    ) AS `t26`
                  ) AS `t27`
                ) AS `t29`
                INNER JOIN `dates` AS `t8`
                  ON `t29`.`came_back` <= `t8`.`on` AND `t29`.`came_back` >= `t8`.`window_first`
              ) AS `t30`
              WHERE
                IF(`t30`.`completed_on` <= `t30`.`on`, `t30`.`completed_on`, CAST(NULL AS DATE)) IS NOT NULL
            ) AS `t32`
            CROSS JOIN `themes` AS `t7`
          ) AS `t33`
          WHERE
            IF(
              `t33`.`theme` = 'not recorded',
              COALESCE(`t33`.`themes`, '') = '',
              COALESCE(
                CONTAINS(
                  CONCAT(CONCAT('; ', `t33`.`themes`), '; '),
                  CONCAT(CONCAT('; ', `t33`.`theme`), '; ')
                ),
                FALSE
              )
            )
        ) AS `t34`
      ) AS `t35`
    ) AS `t37`
    CROSS JOIN `breakdown_names` AS `t6`
  ) AS `t38`
  WHERE
    `t38`.`group` IS NOT NULL
) AS `t39`
GROUP BY
  1,
  2,
  3
