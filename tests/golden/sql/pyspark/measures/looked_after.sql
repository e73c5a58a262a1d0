-- needs: breakdown_names looked_after
SELECT
  `t6`.`on`,
  `t6`.`breakdown`,
  `t6`.`group`,
  COUNT(*) AS `n0`,
  SUM(CAST(`t6`.`n1` AS BIGINT)) AS `n1`,
  SUM(CAST(`t6`.`n2` AS BIGINT)) AS `n2`,
  SUM(CAST(`t6`.`n3` AS BIGINT)) AS `n3`,
  SUM(CAST(`t6`.`n4` AS BIGINT)) AS `n4`,
  SUM(CAST(`t6`.`n5` AS BIGINT)) AS `n5`,
  PERCENTILE(`t6`.`n6`, 0.5) AS `n6`,
  SUM(CAST(`t6`.`n7` AS BIGINT)) AS `n7`,
  SUM(CAST(`t6`.`n8` AS BIGINT)) AS `n8`,
  SUM(CAST(`t6`.`n9` AS BIGINT)) AS `n9`,
  SUM(CAST(`t6`.`n10` AS BIGINT)) AS `n10`,
  SUM(CAST(`t6`.`n11` AS BIGINT)) AS `n11`,
  SUM(CAST(`t6`.`n12` AS BIGINT)) AS `n12`,
  SUM(CAST(`t6`.`n13` AS BIGINT)) AS `n13`,
  SUM(CAST(`t6`.`n14` AS BIGINT)) AS `n14`,
  SUM(CAST(`t6`.`n15` AS BIGINT)) AS `n15`,
  SUM(CAST(`t6`.`n16` AS BIGINT)) AS `n16`,
  SUM(CAST(`t6`.`n17` AS BIGINT)) AS `n17`,
  SUM(CAST(`t6`.`n18` AS BIGINT)) AS `n18`,
  SUM(CAST(`t6`.`n19` AS BIGINT)) AS `n19`,
  SUM(CAST(`t6`.`n20` AS BIGINT)) AS `n20`,
  SUM(CAST(`t6`.`n21` AS BIGINT)) AS `n21`,
  SUM(CAST(`t6`.`n22` AS BIGINT)) AS `n22`,
  SUM(CAST(`t6`.`n23` AS BIGINT)) AS `n23`,
  SUM(CAST(`t6`.`n24` AS BIGINT)) AS `n24`,
  PERCENTILE(`t6`.`n25`, 0.5) AS `n25`,
  PERCENTILE(`t6`.`n26`, 0.25) AS `n26`,
  PERCENTILE(`t6`.`n27`, 0.75) AS `n27`,
  SUM(CAST(`t6`.`n28` AS BIGINT)) AS `n28`,
  SUM(CAST(`t6`.`n29` AS BIGINT)) AS `n29`,
  SUM(CAST(`t6`.`n30` AS BIGINT)) AS `n30`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t4`.`on`,
      `t2`.`breakdown`,
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
      `t4`.`n29`,
      `t4`.`n30`,
      CASE
        WHEN `t2`.`breakdown` = ''
        THEN ''
        WHEN `t2`.`breakdown` = 'age_band'
        THEN `t4`.`by_age_band`
        WHEN `t2`.`breakdown` = 'sex'
        THEN `t4`.`by_sex`
        WHEN `t2`.`breakdown` = 'ethnicity'
        THEN `t4`.`by_ethnicity`
        WHEN `t2`.`breakdown` = 'need'
        THEN `t4`.`by_need`
        WHEN `t2`.`breakdown` = 'legal_status'
        THEN `t4`.`by_legal_status`
        WHEN `t2`.`breakdown` = 'placement'
        THEN `t4`.`by_placement`
        WHEN `t2`.`breakdown` = 'provider'
        THEN `t4`.`by_provider`
        WHEN `t2`.`breakdown` = 'uasc'
        THEN `t4`.`by_uasc`
        WHEN `t2`.`breakdown` = 'locality'
        THEN `t4`.`by_locality`
        WHEN `t2`.`breakdown` = 'distance'
        THEN `t4`.`by_distance`
        WHEN `t2`.`breakdown` = 'time_in_care'
        THEN `t4`.`by_time_in_care`
        WHEN `t4`.`age` BETWEEN `t2`.`youngest` AND `t2`.`oldest`
        THEN `t2`.`band`
        ELSE NULL
      END AS `group`
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
        `t0`.`age`,
        COALESCE(`t0`.`by_uasc` = 'not UASC', FALSE) AS `n1`,
        COALESCE(`t0`.`by_uasc` = 'UASC', FALSE) AS `n2`,
        COALESCE(
          (
            `t0`.`eighteenth` > `t0`.`on`
          )
          AND (
            `t0`.`eighteenth` <= `t0`.`after_12`
          ),
          FALSE
        ) AS `n3`,
        COALESCE(
          (
            `t0`.`eighteenth` > `t0`.`on`
          )
          AND (
            `t0`.`eighteenth` <= `t0`.`after_24`
          ),
          FALSE
        ) AS `n4`,
        COALESCE(`t0`.`start_known`, FALSE) AS `n5`,
        CAST(DATEDIFF(DAY, `t0`.`spell_started`, `t0`.`on`) AS DOUBLE) AS `n6`,
        COALESCE(`t0`.`by_placement` IN ('foster', 'placed for adoption', 'with parents'), FALSE) AS `n7`,
        COALESCE(
          COALESCE(`t0`.`place_provider` = 'PR1', FALSE)
          AND COALESCE(`t0`.`place` IN ('U4', 'U5', 'U6'), FALSE),
          FALSE
        ) AS `n8`,
        COALESCE(COALESCE(`t0`.`place` IN ('U4', 'U5', 'U6'), FALSE), FALSE) AS `n9`,
        COALESCE(
          COALESCE(`t0`.`place_provider` = 'PR1', FALSE)
          AND COALESCE(`t0`.`place` IN ('U1', 'U2', 'U3'), FALSE),
          FALSE
        ) AS `n10`,
        COALESCE(COALESCE(`t0`.`place` IN ('U1', 'U2', 'U3'), FALSE), FALSE) AS `n11`,
        COALESCE(COALESCE(`t0`.`place` IN ('K1', 'K2'), FALSE), FALSE) AS `n12`,
        COALESCE(COALESCE(`t0`.`place` IN ('K2'), FALSE), FALSE) AS `n13`,
        COALESCE(
          COALESCE(`t0`.`place` IN ('K1', 'K2'), FALSE)
          AND COALESCE(`t0`.`age` < 12, FALSE),
          FALSE
        ) AS `n14`,
        COALESCE(COALESCE(`t0`.`place` IN ('K3', 'H5'), FALSE), FALSE) AS `n15`,
        COALESCE(
          COALESCE(`t0`.`place` IN ('K3', 'H5'), FALSE)
          AND COALESCE(`t0`.`age` >= 16, FALSE),
          FALSE
        ) AS `n16`,
        COALESCE(COALESCE(`t0`.`age` >= 16, FALSE), FALSE) AS `n17`,
        COALESCE(
          COALESCE(`t0`.`distance` > 20.0, FALSE)
          AND COALESCE(`t0`.`location` = 'OUT', FALSE),
          FALSE
        ) AS `n18`,
        COALESCE(COALESCE(`t0`.`distance` > 20.0, FALSE), FALSE) AS `n19`,
        COALESCE(COALESCE(`t0`.`beyond_boundary` >= 20.0, FALSE), FALSE) AS `n20`,
        COALESCE(
          COALESCE(`t0`.`calculated_distance` > 20.0, FALSE)
          AND COALESCE(`t0`.`calculated_location` = 'OUT', FALSE),
          FALSE
        ) AS `n21`,
        COALESCE(
          COALESCE(`t0`.`supplied_distance` > 20.0, FALSE)
          AND COALESCE(`t0`.`supplied_location` = 'OUT', FALSE),
          FALSE
        ) AS `n22`,
        COALESCE(COALESCE(`t0`.`location` = 'OUT', FALSE), FALSE) AS `n23`,
        COALESCE(`t0`.`distance` IS NOT NULL AND NOT ISNAN(`t0`.`distance`), FALSE) AS `n24`,
        `t0`.`distance` AS `n25`,
        `t0`.`distance` AS `n26`,
        `t0`.`distance` AS `n27`,
        COALESCE(
          COALESCE(`t0`.`place` IN ('P1'), FALSE)
          AND COALESCE(`t0`.`legal_status` IN ('C1', 'C2'), FALSE),
          FALSE
        ) AS `n28`,
        COALESCE(COALESCE(`t0`.`place` IN ('P1'), FALSE), FALSE) AS `n29`,
        COALESCE(COALESCE(`t0`.`place` IN ('K1'), FALSE), FALSE) AS `n30`
      FROM `looked_after` AS `t0`
    ) AS `t4`
    CROSS JOIN `breakdown_names` AS `t2`
  ) AS `t5`
  WHERE
    `t5`.`group` IS NOT NULL
) AS `t6`
GROUP BY
  1,
  2,
  3
