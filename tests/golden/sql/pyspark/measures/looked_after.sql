-- needs: breakdown_names looked_after
SELECT
  `t8`.`on`,
  `t8`.`breakdown`,
  `t8`.`group`,
  COUNT(*) AS `n0`,
  SUM(CAST(`t8`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t8`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t8`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t8`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t8`.`n5` AS BIGINT)) AS `n5`,
  PERCENTILE(`t8`.`n6`, 0.5) AS `n6`,
  SUM(CAST(`t8`.`n7` AS BIGINT)) AS `n7`,
  SUM(CAST(`t8`.`n8` AS BIGINT)) AS `n8`,
  SUM(CAST(`t8`.`n9` AS BIGINT)) AS `n9`,
  SUM(CAST(`t8`.`n10` AS BIGINT)) AS `n10`,
  SUM(CAST(`t8`.`n11` AS BIGINT)) AS `n11`,
  SUM(CAST(`t8`.`n12` AS BIGINT)) AS `n12`,
  SUM(CAST(`t8`.`n13` AS BIGINT)) AS `n13`,
  SUM(CAST(`t8`.`n14` AS BIGINT)) AS `n14`,
  SUM(CAST(`t8`.`n15` AS BIGINT)) AS `n15`,
  SUM(CAST(`t8`.`n16` AS BIGINT)) AS `n16`,
  SUM(CAST(`t8`.`n17` AS BIGINT)) AS `n17`,
  SUM(CAST(`t8`.`n18` AS BIGINT)) AS `n18`,
  SUM(CAST(`t8`.`n19` AS BIGINT)) AS `n19`,
  SUM(CAST(`t8`.`n20` AS BIGINT)) AS `n20`,
  SUM(CAST(`t8`.`n21` AS BIGINT)) AS `n21`,
  SUM(CAST(`t8`.`n22` AS BIGINT)) AS `n22`,
  PERCENTILE(`t8`.`n23`, 0.5) AS `n23`,
  PERCENTILE(`t8`.`n24`, 0.25) AS `n24`,
  PERCENTILE(`t8`.`n25`, 0.75) AS `n25`,
  SUM(CAST(`t8`.`n26` AS BIGINT)) AS `n26`,
  SUM(CAST(`t8`.`n27` AS BIGINT)) AS `n27`,
  SUM(CAST(`t8`.`n28` AS BIGINT)) AS `n28`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t6`.`on`,
      `t6`.`n1`,
      `t6`.`n2`,
      `t6`.`n3`,
      `t6`.`n4`,
      `t6`.`n5`,
      `t6`.`n6`,
      `t6`.`n7`,
      `t6`.`n8`,
      `t6`.`n9`,
      `t6`.`n10`,
      `t6`.`n11`,
      `t6`.`n12`,
      `t6`.`n13`,
      `t6`.`n14`,
      `t6`.`n15`,
      `t6`.`n16`,
      `t6`.`n17`,
      `t6`.`n18`,
      `t6`.`n19`,
      `t6`.`n20`,
      `t6`.`n21`,
      `t6`.`n22`,
      `t6`.`n23`,
      `t6`.`n24`,
      `t6`.`n25`,
      `t6`.`n26`,
      `t6`.`n27`,
      `t6`.`n28`,
      `t6`.`breakdown`,
      `t6`.`group`
    FROM (
      SELECT
        `t5`.`on`,
        `t5`.`by_age_band`,
        `t5`.`by_sex`,
        `t5`.`by_ethnicity`,
        `t5`.`by_need`,
        `t5`.`by_legal_status`,
        `t5`.`by_placement`,
        `t5`.`by_provider`,
        `t5`.`by_uasc`,
        `t5`.`by_locality`,
        `t5`.`by_distance`,
        `t5`.`by_time_in_care`,
        `t5`.`n1`,
        `t5`.`n2`,
        `t5`.`n3`,
        `t5`.`n4`,
        `t5`.`n5`,
        `t5`.`n6`,
        `t5`.`n7`,
        `t5`.`n8`,
        `t5`.`n9`,
        `t5`.`n10`,
        `t5`.`n11`,
        `t5`.`n12`,
        `t5`.`n13`,
        `t5`.`n14`,
        `t5`.`n15`,
        `t5`.`n16`,
        `t5`.`n17`,
        `t5`.`n18`,
        `t5`.`n19`,
        `t5`.`n20`,
        `t5`.`n21`,
        `t5`.`n22`,
        `t5`.`n23`,
        `t5`.`n24`,
        `t5`.`n25`,
        `t5`.`n26`,
        `t5`.`n27`,
        `t5`.`n28`,
        `t5`.`breakdown`,
        CASE
          WHEN `t5`.`breakdown` = ''
          THEN ''
          WHEN `t5`.`breakdown` = 'age_band'
          THEN `t5`.`by_age_band`
          WHEN `t5`.`breakdown` = 'sex'
          THEN `t5`.`by_sex`
          WHEN `t5`.`breakdown` = 'ethnicity'
          THEN `t5`.`by_ethnicity`
          WHEN `t5`.`breakdown` = 'need'
          THEN `t5`.`by_need`
          WHEN `t5`.`breakdown` = 'legal_status'
          THEN `t5`.`by_legal_status`
          WHEN `t5`.`breakdown` = 'placement'
          THEN `t5`.`by_placement`
          WHEN `t5`.`breakdown` = 'provider'
          THEN `t5`.`by_provider`
          WHEN `t5`.`breakdown` = 'uasc'
          THEN `t5`.`by_uasc`
          WHEN `t5`.`breakdown` = 'locality'
          THEN `t5`.`by_locality`
          WHEN `t5`.`breakdown` = 'distance'
          THEN `t5`.`by_distance`
          WHEN `t5`.`breakdown` = 'time_in_care'
          THEN `t5`.`by_time_in_care`
          ELSE NULL
        END AS `group`
      FROM (
        SELECT
          `t4`.`on`,
          `t4`.`by_age_band`,
          `t4`.`by_sex`,
          `t4`.`by_ethnicity`,
          `t4`.`by_need`,
          `t4`.`by_legal_status`,
          `t4`.`by_placement`,
          `t4`.`by_provider`,
          `t4`.`by_uasc`,
          `t4`.`by_locality`,
          `t4`.`by_distance`,
          `t4`.`by_time_in_care`,
          `t4`.`n1`,
          `t4`.`n2`,
          `t4`.`n3`,
          `t4`.`n4`,
          `t4`.`n5`,
          `t4`.`n6`,
          `t4`.`n7`,
          `t4`.`n8`,
          `t4`.`n9`,
          `t4`.`n10`,
          `t4`.`n11`,
          `t4`.`n12`,
          `t4`.`n13`,
          `t4`.`n14`,
          `t4`.`n15`,
          `t4`.`n16`,
          `t4`.`n17`,
          `t4`.`n18`,
          `t4`.`n19`,
          `t4`.`n20`,
          `t4`.`n21`,
          `t4`.`n22`,
          `t4`.`n23`,
          `t4`.`n24`,
          `t4`.`n25`,
          `t4`.`n26`,
          `t4`.`n27`,
          `t4`.`n28`,
          `t2`.`breakdown`
        FROM (
          SELECT
            `t0`.`on`,
            `t0`.`by_age_band`,
            `t0`.`by_sex`,
            `t0`.`by_ethnicity`,
            `t0`.`by_need`,
            `t0`.`by_legal_status`,
            `t0`.`by_placement`,
            `t0`.`by_provider`,
            `t0`.`by_uasc`,
            `t0`.`by_locality`,
            `t0`.`by_distance`,
            `t0`.`by_time_in_care`,
            `t0`.`by_uasc` = 'not UASC' AS `n1`,
            `t0`.`by_uasc` = 'UASC' AS `n2`,
            (
              `t0`.`eighteenth` > `t0`.`on`
            )
            AND (
              `t0`.`eighteenth` <= `t0`.`after_12`
            ) AS `n3`,
            (
              `t0`.`eighteenth` > `t0`.`on`
            )
            AND (
              `t0`.`eighteenth` <= `t0`.`after_24`
            ) AS `n4`,
            `t0`.`start_known` AS `n5`,
            CAST(DATEDIFF(DAY, `t0`.`spell_started`, `t0`.`on`) AS DOUBLE) AS `n6`,
            `t0`.`by_placement` IN ('foster', 'placed for adoption', 'with parents') AS `n7`,
            COALESCE(`t0`.`place_provider` = 'PR1', FALSE)
            AND COALESCE(`t0`.`place` IN ('U4', 'U5', 'U6'), FALSE) AS `n8`,
            COALESCE(`t0`.`place` IN ('U4', 'U5', 'U6'), FALSE) AS `n9`,
            COALESCE(`t0`.`place_provider` = 'PR1', FALSE)
            AND COALESCE(`t0`.`place` IN ('U1', 'U2', 'U3'), FALSE) AS `n10`,
            COALESCE(`t0`.`place` IN ('U1', 'U2', 'U3'), FALSE) AS `n11`,
            COALESCE(`t0`.`place` IN ('K1', 'K2'), FALSE) AS `n12`,
            COALESCE(`t0`.`place` IN ('K2'), FALSE) AS `n13`,
            COALESCE(`t0`.`place` IN ('K1', 'K2'), FALSE)
            AND COALESCE(`t0`.`age` < 12, FALSE) AS `n14`,
            COALESCE(`t0`.`place` IN ('K3', 'H5'), FALSE) AS `n15`,
            COALESCE(`t0`.`place` IN ('K3', 'H5'), FALSE)
            AND COALESCE(`t0`.`age` >= 16, FALSE) AS `n16`,
            COALESCE(`t0`.`age` >= 16, FALSE) AS `n17`,
            COALESCE(`t0`.`distance` > 20.0, FALSE)
            AND COALESCE(`t0`.`location` = 'OUT', FALSE) AS `n18`,
            COALESCE(`t0`.`distance` > 20.0, FALSE) AS `n19`,
            COALESCE(`t0`.`beyond_boundary` >= 20.0, FALSE) AS `n20`,
            COALESCE(`t0`.`location` = 'OUT', FALSE) AS `n21`,
            `t0`.`distance` IS NOT NULL AND NOT ISNAN(`t0`.`distance`) AS `n22`,
            `t0`.`distance` AS `n23`,
            `t0`.`distance` AS `n24`,
            `t0`.`distance` AS `n25`,
            COALESCE(`t0`.`place` IN ('P1'), FALSE)
            AND COALESCE(`t0`.`legal_status` IN ('C1', 'C2'), FALSE) AS `n26`,
            COALESCE(`t0`.`place` IN ('P1'), FALSE) AS `n27`,
            COALESCE(`t0`.`place` IN ('K1'), FALSE) AS `n28`
          FROM `looked_after` AS `t0`
        ) AS `t4`
        CROSS JOIN `breakdown_names` AS `t2`
      ) AS `t5`
    ) AS `t6`
  ) AS `t7`
  WHERE
    `t7`.`group` IS NOT NULL
) AS `t8`
GROUP BY
  1,
  2,
  3
