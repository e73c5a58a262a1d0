-- needs: children episodes transfers uasc
SELECT
  `t25`.`child`,
  `t25`.`decom`,
  `t25`.`reason_new_episode`,
  `t25`.`legal_status`,
  `t25`.`place`,
  `t25`.`place_provider`,
  `t25`.`reason_episode_ceased`,
  `t25`.`reason_place_change`,
  `t25`.`place_post`,
  `t25`.`urn`,
  `t25`.`location`,
  `t25`.`distance`,
  `t25`.`beyond_boundary`,
  `t25`.`supplied_location`,
  `t25`.`supplied_distance`,
  `t25`.`calculated_location`,
  `t25`.`calculated_distance`,
  `t25`.`collection_year`,
  `t25`.`origin_file`,
  `t25`.`origin_row`,
  `t25`.`sex`,
  `t25`.`dob`,
  `t25`.`duc`,
  `t25`.`is_uasc_child`,
  `t25`.`eighteenth`,
  `t25`.`episode_until`,
  `t25`.`short_break`,
  `t25`.`temporary`,
  `t25`.`number`,
  `t25`.`begins`,
  `t25`.`period`,
  `t25`.`counts`,
  `t25`.`period_started`,
  `t25`.`began_as_short_breaks`,
  `t25`.`spell`,
  `t25`.`opens`,
  `t25`.`closes`,
  `t25`.`row_until`,
  `t25`.`spell_started`,
  `t25`.`spell_until`,
  `t25`.`start_known`,
  `t25`.`came_by_transfer`,
  `t25`.`need`,
  `t25`.`end_reason`,
  `t25`.`settled`,
  `t25`.`usual_place`,
  CASE
    WHEN `t25`.`sex` IN ('M')
    THEN 'Male'
    WHEN `t25`.`sex` IN ('F')
    THEN 'Female'
    ELSE 'Unknown'
  END AS `by_sex`,
  CASE
    WHEN `t25`.`ethnicity` IN ('WBRI', 'WIRI', 'WOTH', 'WIRT', 'WROM')
    THEN 'White'
    WHEN `t25`.`ethnicity` IN ('MWBC', 'MWBA', 'MWAS', 'MOTH')
    THEN 'Mixed or multiple'
    WHEN `t25`.`ethnicity` IN ('AIND', 'APKN', 'ABAN', 'AOTH', 'CHNE')
    THEN 'Asian or Asian British'
    WHEN `t25`.`ethnicity` IN ('BCRB', 'BAFR', 'BOTH')
    THEN 'Black, African, Caribbean or Black British'
    WHEN `t25`.`ethnicity` IN ('OOTH')
    THEN 'Other'
    WHEN `t25`.`ethnicity` IN ('REFU', 'NOBT')
    THEN 'refused or not yet obtained'
    ELSE 'not known'
  END AS `by_ethnicity`,
  CASE
    WHEN `t25`.`need` IN ('N1')
    THEN 'N1 Abuse or neglect'
    WHEN `t25`.`need` IN ('N2')
    THEN 'N2 Child\'s disability'
    WHEN `t25`.`need` IN ('N3')
    THEN 'N3 Parental illness or disability'
    WHEN `t25`.`need` IN ('N4')
    THEN 'N4 Family in acute stress'
    WHEN `t25`.`need` IN ('N5')
    THEN 'N5 Family dysfunction'
    WHEN `t25`.`need` IN ('N6')
    THEN 'N6 Socially unacceptable behaviour'
    WHEN `t25`.`need` IN ('N7')
    THEN 'N7 Low income'
    WHEN `t25`.`need` IN ('N8')
    THEN 'N8 Absent parenting'
    ELSE 'not known'
  END AS `by_need`,
  CASE
    WHEN `t25`.`legal_status` IN ('C1')
    THEN 'interim care order'
    WHEN `t25`.`legal_status` IN ('C2')
    THEN 'full care order'
    WHEN `t25`.`legal_status` IN ('D1', 'E1')
    THEN 'placement order'
    WHEN `t25`.`legal_status` IN ('V2')
    THEN 'section 20'
    WHEN `t25`.`legal_status` IN ('V3', 'V4')
    THEN 'short breaks'
    WHEN `t25`.`legal_status` IN ('L1', 'L2', 'L3')
    THEN 'detained for child protection'
    WHEN `t25`.`legal_status` IN ('J1', 'J2', 'J3')
    THEN 'youth justice'
    ELSE 'not known'
  END AS `by_legal_status`,
  CASE
    WHEN `t25`.`place` IN ('A3', 'A4', 'A5', 'A6')
    THEN 'placed for adoption'
    WHEN `t25`.`place` IN ('H5', 'K3', 'P2')
    THEN 'independent or supported accommodation'
    WHEN `t25`.`place` IN ('K1', 'K2')
    THEN 'secure and children\'s homes'
    WHEN `t25`.`place` IN ('P1')
    THEN 'with parents'
    WHEN `t25`.`place` IN ('P3', 'T0', 'T1', 'T2', 'T3', 'T4', 'Z1', 'Z11', 'Z12', 'Z13', 'Z14')
    THEN 'other'
    WHEN `t25`.`place` IN ('R1', 'R2', 'R3', 'R5')
    THEN 'other residential settings'
    WHEN `t25`.`place` IN ('S1')
    THEN 'residential schools'
    WHEN `t25`.`place` IN ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
    THEN 'foster'
    ELSE 'not known'
  END AS `by_placement`,
  CASE
    WHEN `t25`.`place_provider` IN ('PR0')
    THEN 'parents'
    WHEN `t25`.`place_provider` IN ('PR1')
    THEN 'own provision'
    WHEN `t25`.`place_provider` IN ('PR2')
    THEN 'other authority'
    WHEN `t25`.`place_provider` IN ('PR3')
    THEN 'other public'
    WHEN `t25`.`place_provider` IN ('PR4')
    THEN 'private'
    WHEN `t25`.`place_provider` IN ('PR5')
    THEN 'voluntary'
    ELSE 'not reported'
  END AS `by_provider`,
  CASE
    WHEN `t25`.`location` IN ('IN')
    THEN 'inside'
    WHEN `t25`.`location` IN ('OUT')
    THEN 'outside'
    ELSE 'not known'
  END AS `by_locality`,
  CASE
    WHEN `t25`.`distance` IS NULL OR ISNAN(`t25`.`distance`)
    THEN 'not known'
    WHEN `t25`.`distance` <= 5
    THEN '0 to 5'
    WHEN `t25`.`distance` <= 10
    THEN 'over 5 to 10'
    WHEN `t25`.`distance` <= 20
    THEN 'over 10 to 20'
    WHEN `t25`.`distance` <= 50
    THEN 'over 20 to 50'
    WHEN `t25`.`distance` <= 100
    THEN 'over 50 to 100'
    ELSE 'over 100'
  END AS `by_distance`
FROM (
  SELECT
    `t24`.`child`,
    `t24`.`decom`,
    `t24`.`reason_new_episode`,
    `t24`.`legal_status`,
    `t24`.`category_of_need`,
    `t24`.`place`,
    `t24`.`place_provider`,
    `t24`.`reason_episode_ceased`,
    `t24`.`reason_place_change`,
    `t24`.`place_post`,
    `t24`.`urn`,
    MAX(IF(NOT (
      `t24`.`temporary`
    ), `t24`.`location`, CAST(NULL AS STRING))) OVER (
      PARTITION BY `t24`.`child`, `t24`.`period`, `t24`.`settled`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `location`,
    MAX(IF(NOT (
      `t24`.`temporary`
    ), `t24`.`distance`, CAST(NULL AS DOUBLE))) OVER (
      PARTITION BY `t24`.`child`, `t24`.`period`, `t24`.`settled`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `distance`,
    MAX(IF(NOT (
      `t24`.`temporary`
    ), `t24`.`beyond_boundary`, CAST(NULL AS DOUBLE))) OVER (
      PARTITION BY `t24`.`child`, `t24`.`period`, `t24`.`settled`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `beyond_boundary`,
    MAX(IF(NOT (
      `t24`.`temporary`
    ), `t24`.`supplied_location`, CAST(NULL AS STRING))) OVER (
      PARTITION BY `t24`.`child`, `t24`.`period`, `t24`.`settled`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `supplied_location`,
    MAX(IF(NOT (
      `t24`.`temporary`
    ), `t24`.`supplied_distance`, CAST(NULL AS DOUBLE))) OVER (
      PARTITION BY `t24`.`child`, `t24`.`period`, `t24`.`settled`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `supplied_distance`,
    MAX(
      IF(NOT (
        `t24`.`temporary`
      ), `t24`.`calculated_location`, CAST(NULL AS STRING))
    ) OVER (
      PARTITION BY `t24`.`child`, `t24`.`period`, `t24`.`settled`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `calculated_location`,
    MAX(
      IF(NOT (
        `t24`.`temporary`
      ), `t24`.`calculated_distance`, CAST(NULL AS DOUBLE))
    ) OVER (
      PARTITION BY `t24`.`child`, `t24`.`period`, `t24`.`settled`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `calculated_distance`,
    `t24`.`collection_year`,
    `t24`.`origin_file`,
    `t24`.`origin_row`,
    `t24`.`dec`,
    `t24`.`sex`,
    `t24`.`dob`,
    `t24`.`ethnicity`,
    `t24`.`duc`,
    `t24`.`is_uasc_child`,
    `t24`.`eighteenth`,
    `t24`.`episode_until`,
    `t24`.`short_break`,
    `t24`.`temporary`,
    `t24`.`transferred`,
    `t24`.`number`,
    `t24`.`previous_until`,
    `t24`.`previous_reason`,
    `t24`.`previous_short`,
    `t24`.`begins`,
    `t24`.`period`,
    `t24`.`run`,
    `t24`.`counts`,
    `t24`.`period_started`,
    `t24`.`began_as_short_breaks`,
    `t24`.`next_in_period`,
    `t24`.`spell`,
    `t24`.`place_in_spell`,
    `t24`.`next_decom`,
    `t24`.`unknown_start`,
    `t24`.`opens`,
    `t24`.`closes`,
    `t24`.`row_until`,
    `t24`.`spell_started`,
    `t24`.`spell_until`,
    `t24`.`start_known`,
    `t24`.`came_by_transfer`,
    `t24`.`need`,
    `t24`.`end_reason`,
    `t24`.`settled`,
    MAX(IF(NOT (
      `t24`.`temporary`
    ), `t24`.`place`, CAST(NULL AS STRING))) OVER (
      PARTITION BY `t24`.`child`, `t24`.`period`, `t24`.`settled`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `usual_place`
  FROM (
    SELECT
      `t23`.`child`,
      `t23`.`decom`,
      `t23`.`reason_new_episode`,
      `t23`.`legal_status`,
      `t23`.`category_of_need`,
      `t23`.`place`,
      `t23`.`place_provider`,
      `t23`.`reason_episode_ceased`,
      `t23`.`reason_place_change`,
      `t23`.`place_post`,
      `t23`.`urn`,
      `t23`.`location`,
      `t23`.`distance`,
      `t23`.`beyond_boundary`,
      `t23`.`supplied_location`,
      `t23`.`supplied_distance`,
      `t23`.`calculated_location`,
      `t23`.`calculated_distance`,
      `t23`.`collection_year`,
      `t23`.`origin_file`,
      `t23`.`origin_row`,
      `t23`.`dec`,
      `t23`.`sex`,
      `t23`.`dob`,
      `t23`.`ethnicity`,
      `t23`.`duc`,
      `t23`.`is_uasc_child`,
      `t23`.`eighteenth`,
      `t23`.`episode_until`,
      `t23`.`short_break`,
      `t23`.`temporary`,
      `t23`.`transferred`,
      `t23`.`number`,
      `t23`.`previous_until`,
      `t23`.`previous_reason`,
      `t23`.`previous_short`,
      `t23`.`begins`,
      `t23`.`period`,
      `t23`.`run`,
      `t23`.`counts`,
      `t23`.`period_started`,
      `t23`.`began_as_short_breaks`,
      `t23`.`next_in_period`,
      `t23`.`spell`,
      `t23`.`place_in_spell`,
      `t23`.`next_decom`,
      `t23`.`unknown_start`,
      `t23`.`opens`,
      `t23`.`closes`,
      `t23`.`row_until`,
      `t23`.`spell_started`,
      `t23`.`spell_until`,
      `t23`.`start_known`,
      `t23`.`came_by_transfer`,
      `t23`.`need`,
      `t23`.`end_reason`,
      SUM(CAST(NOT (
        `t23`.`temporary`
      ) AS BIGINT)) OVER (
        PARTITION BY `t23`.`child`, `t23`.`period`
        ORDER BY `t23`.`number` ASC NULLS LAST
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS `settled`
    FROM (
      SELECT
        `t22`.`child`,
        `t22`.`decom`,
        `t22`.`reason_new_episode`,
        `t22`.`legal_status`,
        `t22`.`category_of_need`,
        `t22`.`place`,
        `t22`.`place_provider`,
        `t22`.`reason_episode_ceased`,
        `t22`.`reason_place_change`,
        `t22`.`place_post`,
        `t22`.`urn`,
        `t22`.`location`,
        `t22`.`distance`,
        `t22`.`beyond_boundary`,
        `t22`.`supplied_location`,
        `t22`.`supplied_distance`,
        `t22`.`calculated_location`,
        `t22`.`calculated_distance`,
        `t22`.`collection_year`,
        `t22`.`origin_file`,
        `t22`.`origin_row`,
        `t22`.`dec`,
        `t22`.`sex`,
        `t22`.`dob`,
        `t22`.`ethnicity`,
        `t22`.`duc`,
        `t22`.`is_uasc_child`,
        `t22`.`eighteenth`,
        `t22`.`episode_until`,
        `t22`.`short_break`,
        `t22`.`temporary`,
        `t22`.`transferred`,
        `t22`.`number`,
        `t22`.`previous_until`,
        `t22`.`previous_reason`,
        `t22`.`previous_short`,
        `t22`.`begins`,
        `t22`.`period`,
        `t22`.`run`,
        `t22`.`counts`,
        `t22`.`period_started`,
        `t22`.`began_as_short_breaks`,
        `t22`.`next_in_period`,
        `t22`.`spell`,
        `t22`.`place_in_spell`,
        `t22`.`next_decom`,
        `t22`.`unknown_start`,
        `t22`.`opens`,
        `t22`.`closes`,
        `t22`.`row_until`,
        MIN(`t22`.`decom`) OVER (
          PARTITION BY `t22`.`child`, `t22`.`run`, `t22`.`counts`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS `spell_started`,
        MAX(IF(`t22`.`closes`, `t22`.`row_until`, CAST(NULL AS DATE))) OVER (
          PARTITION BY `t22`.`child`, `t22`.`run`, `t22`.`counts`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS `spell_until`,
        NOT (
          BOOL_OR(`t22`.`unknown_start` OR (
            `t22`.`opens` AND `t22`.`transferred`
          )) OVER (
            PARTITION BY `t22`.`child`, `t22`.`run`, `t22`.`counts`
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          )
        ) AS `start_known`,
        BOOL_OR(`t22`.`opens` AND `t22`.`transferred`) OVER (
          PARTITION BY `t22`.`child`, `t22`.`run`, `t22`.`counts`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS `came_by_transfer`,
        MAX(IF(`t22`.`opens`, `t22`.`category_of_need`, CAST(NULL AS STRING))) OVER (
          PARTITION BY `t22`.`child`, `t22`.`run`, `t22`.`counts`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS `need`,
        CASE
          WHEN `t22`.`episode_until` > `t22`.`eighteenth`
          THEN CAST(NULL AS STRING)
          WHEN COALESCE(`t22`.`next_in_period`, FALSE)
          THEN 'short breaks'
          WHEN `t22`.`reason_episode_ceased` = 'X1'
          THEN CAST(NULL AS STRING)
          ELSE `t22`.`reason_episode_ceased`
        END AS `end_reason`
      FROM (
        SELECT
          `t21`.`child`,
          `t21`.`decom`,
          `t21`.`reason_new_episode`,
          `t21`.`legal_status`,
          `t21`.`category_of_need`,
          `t21`.`place`,
          `t21`.`place_provider`,
          `t21`.`reason_episode_ceased`,
          `t21`.`reason_place_change`,
          `t21`.`place_post`,
          `t21`.`urn`,
          `t21`.`location`,
          `t21`.`distance`,
          `t21`.`beyond_boundary`,
          `t21`.`supplied_location`,
          `t21`.`supplied_distance`,
          `t21`.`calculated_location`,
          `t21`.`calculated_distance`,
          `t21`.`collection_year`,
          `t21`.`origin_file`,
          `t21`.`origin_row`,
          `t21`.`dec`,
          `t21`.`sex`,
          `t21`.`dob`,
          `t21`.`ethnicity`,
          `t21`.`duc`,
          `t21`.`is_uasc_child`,
          `t21`.`eighteenth`,
          `t21`.`episode_until`,
          `t21`.`short_break`,
          `t21`.`temporary`,
          `t21`.`transferred`,
          `t21`.`number`,
          `t21`.`previous_until`,
          `t21`.`previous_reason`,
          `t21`.`previous_short`,
          `t21`.`begins`,
          `t21`.`period`,
          `t21`.`run`,
          `t21`.`counts`,
          `t21`.`period_started`,
          `t21`.`began_as_short_breaks`,
          `t21`.`next_in_period`,
          `t21`.`spell`,
          `t21`.`place_in_spell`,
          `t21`.`next_decom`,
          `t21`.`unknown_start`,
          `t21`.`counts` AND (
            `t21`.`place_in_spell` = 0
          ) AS `opens`,
          `t21`.`counts` AND (
            `t21`.`next_decom` IS NULL
          ) AS `closes`,
          COALESCE(`t21`.`next_decom`, LEAST(`t21`.`episode_until`, `t21`.`eighteenth`)) AS `row_until`
        FROM (
          SELECT
            `t20`.`child`,
            `t20`.`decom`,
            `t20`.`reason_new_episode`,
            `t20`.`legal_status`,
            `t20`.`category_of_need`,
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
            `t20`.`dec`,
            `t20`.`sex`,
            `t20`.`dob`,
            `t20`.`ethnicity`,
            `t20`.`duc`,
            `t20`.`is_uasc_child`,
            `t20`.`eighteenth`,
            `t20`.`episode_until`,
            `t20`.`short_break`,
            `t20`.`temporary`,
            `t20`.`transferred`,
            `t20`.`number`,
            `t20`.`previous_until`,
            `t20`.`previous_reason`,
            `t20`.`previous_short`,
            `t20`.`begins`,
            `t20`.`period`,
            `t20`.`run`,
            `t20`.`counts`,
            `t20`.`period_started`,
            `t20`.`began_as_short_breaks`,
            `t20`.`next_in_period`,
            `t20`.`run` AS `spell`,
            ROW_NUMBER() OVER (
              PARTITION BY `t20`.`child`, `t20`.`run`, `t20`.`counts`
              ORDER BY `t20`.`number` ASC NULLS LAST
            ) - 1 AS `place_in_spell`,
            LEAD(`t20`.`decom`) OVER (
              PARTITION BY `t20`.`child`, `t20`.`run`, `t20`.`counts`
              ORDER BY `t20`.`number` ASC NULLS LAST
            ) AS `next_decom`,
            (
              `t20`.`number` = 0
            )
            AND (
              COALESCE(`t20`.`reason_new_episode`, '') <> 'S'
            ) AS `unknown_start`
          FROM (
            SELECT
              `t19`.`child`,
              `t19`.`decom`,
              `t19`.`reason_new_episode`,
              `t19`.`legal_status`,
              `t19`.`category_of_need`,
              `t19`.`place`,
              `t19`.`place_provider`,
              `t19`.`reason_episode_ceased`,
              `t19`.`reason_place_change`,
              `t19`.`place_post`,
              `t19`.`urn`,
              `t19`.`location`,
              `t19`.`distance`,
              `t19`.`beyond_boundary`,
              `t19`.`supplied_location`,
              `t19`.`supplied_distance`,
              `t19`.`calculated_location`,
              `t19`.`calculated_distance`,
              `t19`.`collection_year`,
              `t19`.`origin_file`,
              `t19`.`origin_row`,
              `t19`.`dec`,
              `t19`.`sex`,
              `t19`.`dob`,
              `t19`.`ethnicity`,
              `t19`.`duc`,
              `t19`.`is_uasc_child`,
              `t19`.`eighteenth`,
              `t19`.`episode_until`,
              `t19`.`short_break`,
              `t19`.`temporary`,
              `t19`.`transferred`,
              `t19`.`number`,
              `t19`.`previous_until`,
              `t19`.`previous_reason`,
              `t19`.`previous_short`,
              `t19`.`begins`,
              `t19`.`period`,
              `t19`.`run`,
              `t19`.`counts`,
              MIN(`t19`.`decom`) OVER (
                PARTITION BY `t19`.`child`, `t19`.`period`
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS `period_started`,
              BOOL_OR(`t19`.`begins` AND `t19`.`short_break`) OVER (
                PARTITION BY `t19`.`child`, `t19`.`period`
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS `began_as_short_breaks`,
              LEAD(`t19`.`short_break`) OVER (PARTITION BY `t19`.`child`, `t19`.`period` ORDER BY `t19`.`number` ASC NULLS LAST) AS `next_in_period`
            FROM (
              SELECT
                `t18`.`child`,
                `t18`.`decom`,
                `t18`.`reason_new_episode`,
                `t18`.`legal_status`,
                `t18`.`category_of_need`,
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
                `t18`.`dec`,
                `t18`.`sex`,
                `t18`.`dob`,
                `t18`.`ethnicity`,
                `t18`.`duc`,
                `t18`.`is_uasc_child`,
                `t18`.`eighteenth`,
                `t18`.`episode_until`,
                `t18`.`short_break`,
                `t18`.`temporary`,
                `t18`.`transferred`,
                `t18`.`number`,
                `t18`.`previous_until`,
                `t18`.`previous_reason`,
                `t18`.`previous_short`,
                `t18`.`begins`,
                SUM(CAST(`t18`.`begins` AS BIGINT)) OVER (
                  PARTITION BY `t18`.`child`
                  ORDER BY `t18`.`number` ASC NULLS LAST
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS `period`,
                SUM(CAST(`t18`.`begins` OR COALESCE(`t18`.`previous_short`, FALSE) AS BIGINT)) OVER (
                  PARTITION BY `t18`.`child`
                  ORDER BY `t18`.`number` ASC NULLS LAST
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS `run`,
                NOT (
                  `t18`.`short_break`
                ) AND (
                  `t18`.`decom` < `t18`.`eighteenth`
                ) AS `counts`
              FROM (
                SELECT
                  `t17`.`child`,
                  `t17`.`decom`,
                  `t17`.`reason_new_episode`,
                  `t17`.`legal_status`,
                  `t17`.`category_of_need`,
                  `t17`.`place`,
                  `t17`.`place_provider`,
                  `t17`.`reason_episode_ceased`,
                  `t17`.`reason_place_change`,
                  `t17`.`place_post`,
                  `t17`.`urn`,
                  `t17`.`location`,
                  `t17`.`distance`,
                  `t17`.`beyond_boundary`,
                  `t17`.`supplied_location`,
                  `t17`.`supplied_distance`,
                  `t17`.`calculated_location`,
                  `t17`.`calculated_distance`,
                  `t17`.`collection_year`,
                  `t17`.`origin_file`,
                  `t17`.`origin_row`,
                  `t17`.`dec`,
                  `t17`.`sex`,
                  `t17`.`dob`,
                  `t17`.`ethnicity`,
                  `t17`.`duc`,
                  `t17`.`is_uasc_child`,
                  `t17`.`eighteenth`,
                  `t17`.`episode_until`,
                  `t17`.`short_break`,
                  `t17`.`temporary`,
                  `t17`.`transferred`,
                  `t17`.`number`,
                  `t17`.`previous_until`,
                  `t17`.`previous_reason`,
                  `t17`.`previous_short`,
                  COALESCE(
                    (
                      `t17`.`number` = 0
                    )
                    OR (
                      (
                        `t17`.`previous_reason` IS NOT NULL
                      )
                      AND (
                        `t17`.`previous_reason` <> 'X1'
                      )
                    )
                    OR (
                      DATEDIFF(DAY, `t17`.`previous_until`, `t17`.`decom`) > 1
                    ),
                    FALSE
                  ) AS `begins`
                FROM (
                  SELECT
                    `t16`.`child`,
                    `t16`.`decom`,
                    `t16`.`reason_new_episode`,
                    `t16`.`legal_status`,
                    `t16`.`category_of_need`,
                    `t16`.`place`,
                    `t16`.`place_provider`,
                    `t16`.`reason_episode_ceased`,
                    `t16`.`reason_place_change`,
                    `t16`.`place_post`,
                    `t16`.`urn`,
                    `t16`.`location`,
                    `t16`.`distance`,
                    `t16`.`beyond_boundary`,
                    `t16`.`supplied_location`,
                    `t16`.`supplied_distance`,
                    `t16`.`calculated_location`,
                    `t16`.`calculated_distance`,
                    `t16`.`collection_year`,
                    `t16`.`origin_file`,
                    `t16`.`origin_row`,
                    `t16`.`dec`,
                    `t16`.`sex`,
                    `t16`.`dob`,
                    `t16`.`ethnicity`,
                    `t16`.`duc`,
                    `t16`.`is_uasc_child`,
                    `t16`.`eighteenth`,
                    `t16`.`episode_until`,
                    `t16`.`short_break`,
                    `t16`.`temporary`,
                    `t16`.`transferred`,
                    ROW_NUMBER() OVER (
                      PARTITION BY `t16`.`child`
                      ORDER BY `t16`.`decom` ASC NULLS LAST, `t16`.`episode_until` ASC NULLS LAST, `t16`.`collection_year` ASC NULLS LAST, `t16`.`origin_row` ASC NULLS LAST, `t16`.`origin_file` ASC NULLS LAST
                    ) - 1 AS `number`,
                    LAG(`t16`.`episode_until`) OVER (
                      PARTITION BY `t16`.`child`
                      ORDER BY `t16`.`decom` ASC NULLS LAST, `t16`.`episode_until` ASC NULLS LAST, `t16`.`collection_year` ASC NULLS LAST, `t16`.`origin_row` ASC NULLS LAST, `t16`.`origin_file` ASC NULLS LAST
                    ) AS `previous_until`,
                    LAG(`t16`.`reason_episode_ceased`) OVER (
                      PARTITION BY `t16`.`child`
                      ORDER BY `t16`.`decom` ASC NULLS LAST, `t16`.`episode_until` ASC NULLS LAST, `t16`.`collection_year` ASC NULLS LAST, `t16`.`origin_row` ASC NULLS LAST, `t16`.`origin_file` ASC NULLS LAST
                    ) AS `previous_reason`,
                    LAG(`t16`.`short_break`) OVER (
                      PARTITION BY `t16`.`child`
                      ORDER BY `t16`.`decom` ASC NULLS LAST, `t16`.`episode_until` ASC NULLS LAST, `t16`.`collection_year` ASC NULLS LAST, `t16`.`origin_row` ASC NULLS LAST, `t16`.`origin_file` ASC NULLS LAST
                    ) AS `previous_short`
                  FROM (
                    SELECT
                      `t15`.`child`,
                      `t15`.`decom`,
                      `t15`.`reason_new_episode`,
                      `t15`.`legal_status`,
                      `t15`.`category_of_need`,
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
                      `t15`.`dec`,
                      `t15`.`sex`,
                      `t15`.`dob`,
                      `t15`.`ethnicity`,
                      `t15`.`duc`,
                      `t15`.`is_uasc_child`,
                      `t15`.`eighteenth`,
                      `t15`.`episode_until`,
                      `t15`.`short_break`,
                      `t15`.`temporary`,
                      COALESCE(`t15`.`transferred`, FALSE) AS `transferred`
                    FROM (
                      SELECT
                        `t14`.`child`,
                        `t14`.`decom`,
                        `t14`.`reason_new_episode`,
                        `t14`.`legal_status`,
                        `t14`.`category_of_need`,
                        `t14`.`place`,
                        `t14`.`place_provider`,
                        `t14`.`reason_episode_ceased`,
                        `t14`.`reason_place_change`,
                        `t14`.`place_post`,
                        `t14`.`urn`,
                        `t14`.`location`,
                        `t14`.`distance`,
                        `t14`.`beyond_boundary`,
                        `t14`.`supplied_location`,
                        `t14`.`supplied_distance`,
                        `t14`.`calculated_location`,
                        `t14`.`calculated_distance`,
                        `t14`.`collection_year`,
                        `t14`.`origin_file`,
                        `t14`.`origin_row`,
                        `t14`.`dec`,
                        `t14`.`sex`,
                        `t14`.`dob`,
                        `t14`.`ethnicity`,
                        `t14`.`duc`,
                        `t14`.`is_uasc_child`,
                        `t14`.`eighteenth`,
                        `t14`.`episode_until`,
                        `t14`.`short_break`,
                        `t14`.`temporary`,
                        `t11`.`transferred`
                      FROM (
                        SELECT
                          `t12`.`child`,
                          `t12`.`decom`,
                          `t12`.`reason_new_episode`,
                          `t12`.`legal_status`,
                          `t12`.`category_of_need`,
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
                          `t12`.`dec`,
                          `t12`.`sex`,
                          `t12`.`dob`,
                          `t12`.`ethnicity`,
                          `t12`.`duc`,
                          COALESCE(`t12`.`is_uasc_child`, FALSE) AS `is_uasc_child`,
                          COALESCE(
                            MAKE_DATE(
                              EXTRACT(year FROM `t12`.`dob`) + 18,
                              IF(
                                (
                                  EXTRACT(month FROM `t12`.`dob`) = 2
                                )
                                AND (
                                  EXTRACT(day FROM `t12`.`dob`) = 29
                                ),
                                3,
                                EXTRACT(month FROM `t12`.`dob`)
                              ),
                              IF(
                                (
                                  EXTRACT(month FROM `t12`.`dob`) = 2
                                )
                                AND (
                                  EXTRACT(day FROM `t12`.`dob`) = 29
                                ),
                                1,
                                EXTRACT(day FROM `t12`.`dob`)
                              )
                            ),
                            MAKE_DATE(2999, 12, 31)
                          ) AS `eighteenth`,
                          COALESCE(`t12`.`dec`, MAKE_DATE(2999, 12, 31)) AS `episode_until`,
                          COALESCE(`t12`.`legal_status` IN ('V3', 'V4'), FALSE) AS `short_break`,
                          COALESCE(`t12`.`place` IN ('T0', 'T1', 'T2', 'T3', 'T4'), FALSE) AS `temporary`
                        FROM (
                          SELECT
                            `t8`.`child`,
                            `t8`.`decom`,
                            `t8`.`reason_new_episode`,
                            `t8`.`legal_status`,
                            `t8`.`category_of_need`,
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
                            `t8`.`dec`,
                            `t9`.`sex`,
                            `t9`.`dob`,
                            `t9`.`ethnicity`,
                            `t10`.`duc`,
                            `t10`.`is_uasc_child`
                          FROM (
                            SELECT
                              `t1`.`child`,
                              `t1`.`decom`,
                              `t1`.`reason_new_episode`,
                              `t1`.`legal_status`,
                              `t1`.`category_of_need`,
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
                              `t1`.`dec`
                            FROM `episodes` AS `t1`
                          ) AS `t8`
                          LEFT OUTER JOIN (
                            SELECT
                              `t2`.`child`,
                              `t2`.`sex`,
                              `t2`.`dob`,
                              `t2`.`ethnicity`
                            FROM `children` AS `t2`
                          ) AS `t9`
                            ON `t8`.`child` = `t9`.`child`
                          LEFT OUTER JOIN (
                            SELECT
                              `t3`.`child`,
                              `t3`.`duc`,
                              TRUE AS `is_uasc_child`
                            FROM `uasc` AS `t3`
                          ) AS `t10`
                            ON `t8`.`child` = `t10`.`child`
                        ) AS `t12`
                      ) AS `t14`
                      LEFT OUTER JOIN (
                        SELECT DISTINCT
                          `t0`.`child`,
                          `t0`.`date` AS `decom`,
                          TRUE AS `transferred`
                        FROM `transfers` AS `t0`
                        WHERE
                          `t0`.`direction` = 'in'
                      ) AS `t11`
                        ON `t14`.`child` = `t11`.`child` AND `t14`.`decom` = `t11`.`decom`
                    ) AS `t15`
                  ) AS `t16`
                ) AS `t17`
              ) AS `t18`
            ) AS `t19`
          ) AS `t20`
        ) AS `t21`
      ) AS `t22`
    ) AS `t23`
  ) AS `t24`
) AS `t25`
