-- needs: children episodes transfers uasc
SELECT
  "t32".*
  EXCLUDE ("unknown_start", "place_in_spell", "next_in_period", "previous_reason", "previous_short", "transferred", "ethnicity", "next_decom", "category_of_need", "run", "previous_until")
FROM (
  SELECT
    "t31"."child",
    "t31"."decom",
    "t31"."reason_new_episode",
    "t31"."legal_status",
    "t31"."category_of_need",
    "t31"."place",
    "t31"."place_provider",
    "t31"."reason_episode_ceased",
    "t31"."reason_place_change",
    "t31"."place_post",
    "t31"."urn",
    "t31"."location",
    "t31"."distance",
    "t31"."beyond_boundary",
    "t31"."collection_year",
    "t31"."origin_file",
    "t31"."origin_row",
    "t31"."sex",
    "t31"."dob",
    "t31"."ethnicity",
    "t31"."duc",
    "t31"."is_uasc_child",
    "t31"."eighteenth",
    "t31"."episode_until",
    "t31"."short_break",
    "t31"."temporary",
    "t31"."transferred",
    "t31"."number",
    "t31"."previous_until",
    "t31"."previous_reason",
    "t31"."previous_short",
    "t31"."begins",
    "t31"."period",
    "t31"."run",
    "t31"."counts",
    "t31"."period_started",
    "t31"."began_as_short_breaks",
    "t31"."next_in_period",
    "t31"."spell",
    "t31"."place_in_spell",
    "t31"."next_decom",
    "t31"."unknown_start",
    "t31"."opens",
    "t31"."closes",
    "t31"."row_until",
    "t31"."spell_started",
    "t31"."spell_until",
    "t31"."start_known",
    "t31"."came_by_transfer",
    "t31"."need",
    "t31"."end_reason",
    "t31"."settled",
    CASE
      WHEN "t31"."sex" IN ('M')
      THEN 'Male'
      WHEN "t31"."sex" IN ('F')
      THEN 'Female'
      ELSE 'Unknown'
    END AS "by_sex",
    CASE
      WHEN "t31"."ethnicity" IN ('WBRI', 'WIRI', 'WOTH', 'WIRT', 'WROM')
      THEN 'White'
      WHEN "t31"."ethnicity" IN ('MWBC', 'MWBA', 'MWAS', 'MOTH')
      THEN 'Mixed or multiple'
      WHEN "t31"."ethnicity" IN ('AIND', 'APKN', 'ABAN', 'AOTH', 'CHNE')
      THEN 'Asian or Asian British'
      WHEN "t31"."ethnicity" IN ('BCRB', 'BAFR', 'BOTH')
      THEN 'Black, African, Caribbean or Black British'
      WHEN "t31"."ethnicity" IN ('OOTH')
      THEN 'Other'
      WHEN "t31"."ethnicity" IN ('REFU', 'NOBT')
      THEN 'refused or not yet obtained'
      ELSE 'not known'
    END AS "by_ethnicity",
    CASE
      WHEN "t31"."need" IN ('N1')
      THEN 'N1 Abuse or neglect'
      WHEN "t31"."need" IN ('N2')
      THEN 'N2 Child''s disability'
      WHEN "t31"."need" IN ('N3')
      THEN 'N3 Parental illness or disability'
      WHEN "t31"."need" IN ('N4')
      THEN 'N4 Family in acute stress'
      WHEN "t31"."need" IN ('N5')
      THEN 'N5 Family dysfunction'
      WHEN "t31"."need" IN ('N6')
      THEN 'N6 Socially unacceptable behaviour'
      WHEN "t31"."need" IN ('N7')
      THEN 'N7 Low income'
      WHEN "t31"."need" IN ('N8')
      THEN 'N8 Absent parenting'
      ELSE 'not known'
    END AS "by_need",
    CASE
      WHEN "t31"."legal_status" IN ('C1')
      THEN 'interim care order'
      WHEN "t31"."legal_status" IN ('C2')
      THEN 'full care order'
      WHEN "t31"."legal_status" IN ('D1', 'E1')
      THEN 'placement order'
      WHEN "t31"."legal_status" IN ('V2')
      THEN 'section 20'
      WHEN "t31"."legal_status" IN ('V3', 'V4')
      THEN 'short breaks'
      WHEN "t31"."legal_status" IN ('L1', 'L2', 'L3')
      THEN 'detained for child protection'
      WHEN "t31"."legal_status" IN ('J1', 'J2', 'J3')
      THEN 'youth justice'
      ELSE 'not known'
    END AS "by_legal_status",
    CASE
      WHEN "t31"."place" IN ('A3', 'A4', 'A5', 'A6')
      THEN 'placed for adoption'
      WHEN "t31"."place" IN ('H5', 'K3', 'P2')
      THEN 'independent or supported accommodation'
      WHEN "t31"."place" IN ('K1', 'K2')
      THEN 'secure and children''s homes'
      WHEN "t31"."place" IN ('P1')
      THEN 'with parents'
      WHEN "t31"."place" IN ('P3', 'T0', 'T1', 'T2', 'T3', 'T4', 'Z1', 'Z11', 'Z12', 'Z13', 'Z14')
      THEN 'other'
      WHEN "t31"."place" IN ('R1', 'R2', 'R3', 'R5')
      THEN 'other residential settings'
      WHEN "t31"."place" IN ('S1')
      THEN 'residential schools'
      WHEN "t31"."place" IN ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
      THEN 'foster'
      ELSE 'not known'
    END AS "by_placement",
    CASE
      WHEN "t31"."place_provider" IN ('PR0')
      THEN 'parents'
      WHEN "t31"."place_provider" IN ('PR1')
      THEN 'own provision'
      WHEN "t31"."place_provider" IN ('PR2')
      THEN 'other authority'
      WHEN "t31"."place_provider" IN ('PR3')
      THEN 'other public'
      WHEN "t31"."place_provider" IN ('PR4')
      THEN 'private'
      WHEN "t31"."place_provider" IN ('PR5')
      THEN 'voluntary'
      ELSE 'not reported'
    END AS "by_provider",
    CASE
      WHEN "t31"."location" IN ('IN')
      THEN 'inside'
      WHEN "t31"."location" IN ('OUT')
      THEN 'outside'
      ELSE 'not known'
    END AS "by_locality",
    CASE
      WHEN "t31"."distance" IS NULL
      THEN 'not known'
      WHEN "t31"."distance" <= 5
      THEN '0 to 5'
      WHEN "t31"."distance" <= 10
      THEN 'over 5 to 10'
      WHEN "t31"."distance" <= 20
      THEN 'over 10 to 20'
      WHEN "t31"."distance" <= 50
      THEN 'over 20 to 50'
      WHEN "t31"."distance" <= 100
      THEN 'over 50 to 100'
      ELSE 'over 100'
    END AS "by_distance"
  FROM (
    SELECT
      "t30"."child",
      "t30"."decom",
      "t30"."reason_new_episode",
      "t30"."legal_status",
      "t30"."category_of_need",
      "t30"."place",
      "t30"."place_provider",
      "t30"."reason_episode_ceased",
      "t30"."reason_place_change",
      "t30"."place_post",
      "t30"."urn",
      MAX(
        CASE
          WHEN NOT (
            "t30"."temporary"
          )
          THEN "t30"."location"
          ELSE CAST(NULL AS TEXT)
        END
      ) OVER (
        PARTITION BY "t30"."child", "t30"."period", "t30"."settled"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "location",
      MAX(
        CASE
          WHEN NOT (
            "t30"."temporary"
          )
          THEN "t30"."distance"
          ELSE CAST(NULL AS DOUBLE)
        END
      ) OVER (
        PARTITION BY "t30"."child", "t30"."period", "t30"."settled"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "distance",
      MAX(
        CASE
          WHEN NOT (
            "t30"."temporary"
          )
          THEN "t30"."beyond_boundary"
          ELSE CAST(NULL AS DOUBLE)
        END
      ) OVER (
        PARTITION BY "t30"."child", "t30"."period", "t30"."settled"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "beyond_boundary",
      "t30"."collection_year",
      "t30"."origin_file",
      "t30"."origin_row",
      "t30"."sex",
      "t30"."dob",
      "t30"."ethnicity",
      "t30"."duc",
      "t30"."is_uasc_child",
      "t30"."eighteenth",
      "t30"."episode_until",
      "t30"."short_break",
      "t30"."temporary",
      "t30"."transferred",
      "t30"."number",
      "t30"."previous_until",
      "t30"."previous_reason",
      "t30"."previous_short",
      "t30"."begins",
      "t30"."period",
      "t30"."run",
      "t30"."counts",
      "t30"."period_started",
      "t30"."began_as_short_breaks",
      "t30"."next_in_period",
      "t30"."spell",
      "t30"."place_in_spell",
      "t30"."next_decom",
      "t30"."unknown_start",
      "t30"."opens",
      "t30"."closes",
      "t30"."row_until",
      "t30"."spell_started",
      "t30"."spell_until",
      "t30"."start_known",
      "t30"."came_by_transfer",
      "t30"."need",
      "t30"."end_reason",
      "t30"."settled"
    FROM (
      SELECT
        "t29"."child",
        "t29"."decom",
        "t29"."reason_new_episode",
        "t29"."legal_status",
        "t29"."category_of_need",
        "t29"."place",
        "t29"."place_provider",
        "t29"."reason_episode_ceased",
        "t29"."reason_place_change",
        "t29"."place_post",
        "t29"."urn",
        "t29"."location",
        "t29"."distance",
        "t29"."beyond_boundary",
        "t29"."collection_year",
        "t29"."origin_file",
        "t29"."origin_row",
        "t29"."sex",
        "t29"."dob",
        "t29"."ethnicity",
        "t29"."duc",
        "t29"."is_uasc_child",
        "t29"."eighteenth",
        "t29"."episode_until",
        "t29"."short_break",
        "t29"."temporary",
        "t29"."transferred",
        "t29"."number",
        "t29"."previous_until",
        "t29"."previous_reason",
        "t29"."previous_short",
        "t29"."begins",
        "t29"."period",
        "t29"."run",
        "t29"."counts",
        "t29"."period_started",
        "t29"."began_as_short_breaks",
        "t29"."next_in_period",
        "t29"."spell",
        "t29"."place_in_spell",
        "t29"."next_decom",
        "t29"."unknown_start",
        "t29"."opens",
        "t29"."closes",
        "t29"."row_until",
        "t29"."spell_started",
        "t29"."spell_until",
        "t29"."start_known",
        "t29"."came_by_transfer",
        "t29"."need",
        "t29"."end_reason",
        SUM(CAST(NOT (
          "t29"."temporary"
        ) AS BIGINT)) OVER (
          PARTITION BY "t29"."child", "t29"."period"
          ORDER BY "t29"."number" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "settled"
      FROM (
        SELECT
          "t28"."child",
          "t28"."decom",
          "t28"."reason_new_episode",
          "t28"."legal_status",
          "t28"."category_of_need",
          "t28"."place",
          "t28"."place_provider",
          "t28"."reason_episode_ceased",
          "t28"."reason_place_change",
          "t28"."place_post",
          "t28"."urn",
          "t28"."location",
          "t28"."distance",
          "t28"."beyond_boundary",
          "t28"."collection_year",
          "t28"."origin_file",
          "t28"."origin_row",
          "t28"."sex",
          "t28"."dob",
          "t28"."ethnicity",
          "t28"."duc",
          "t28"."is_uasc_child",
          "t28"."eighteenth",
          "t28"."episode_until",
          "t28"."short_break",
          "t28"."temporary",
          "t28"."transferred",
          "t28"."number",
          "t28"."previous_until",
          "t28"."previous_reason",
          "t28"."previous_short",
          "t28"."begins",
          "t28"."period",
          "t28"."run",
          "t28"."counts",
          "t28"."period_started",
          "t28"."began_as_short_breaks",
          "t28"."next_in_period",
          "t28"."spell",
          "t28"."place_in_spell",
          "t28"."next_decom",
          "t28"."unknown_start",
          "t28"."opens",
          "t28"."closes",
          "t28"."row_until",
          MIN("t28"."decom") OVER (
            PARTITION BY "t28"."child", "t28"."run", "t28"."counts"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "spell_started",
          MAX(CASE WHEN "t28"."closes" THEN "t28"."row_until" ELSE CAST(NULL AS DATE) END) OVER (
            PARTITION BY "t28"."child", "t28"."run", "t28"."counts"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "spell_until",
          NOT (
            BOOL_OR(
              CAST("t28"."unknown_start" OR (
                "t28"."opens" AND "t28"."transferred"
              ) AS BOOLEAN)
            ) OVER (
              PARTITION BY "t28"."child", "t28"."run", "t28"."counts"
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            )
          ) AS "start_known",
          BOOL_OR(CAST("t28"."opens" AND "t28"."transferred" AS BOOLEAN)) OVER (
            PARTITION BY "t28"."child", "t28"."run", "t28"."counts"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "came_by_transfer",
          MAX(
            CASE WHEN "t28"."opens" THEN "t28"."category_of_need" ELSE CAST(NULL AS TEXT) END
          ) OVER (
            PARTITION BY "t28"."child", "t28"."run", "t28"."counts"
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "need",
          CASE
            WHEN "t28"."episode_until" > "t28"."eighteenth"
            THEN CAST(NULL AS TEXT)
            WHEN COALESCE("t28"."next_in_period", FALSE)
            THEN 'short breaks'
            WHEN "t28"."reason_episode_ceased" = 'X1'
            THEN CAST(NULL AS TEXT)
            ELSE "t28"."reason_episode_ceased"
          END AS "end_reason"
        FROM (
          SELECT
            "t27"."child",
            "t27"."decom",
            "t27"."reason_new_episode",
            "t27"."legal_status",
            "t27"."category_of_need",
            "t27"."place",
            "t27"."place_provider",
            "t27"."reason_episode_ceased",
            "t27"."reason_place_change",
            "t27"."place_post",
            "t27"."urn",
            "t27"."location",
            "t27"."distance",
            "t27"."beyond_boundary",
            "t27"."collection_year",
            "t27"."origin_file",
            "t27"."origin_row",
            "t27"."sex",
            "t27"."dob",
            "t27"."ethnicity",
            "t27"."duc",
            "t27"."is_uasc_child",
            "t27"."eighteenth",
            "t27"."episode_until",
            "t27"."short_break",
            "t27"."temporary",
            "t27"."transferred",
            "t27"."number",
            "t27"."previous_until",
            "t27"."previous_reason",
            "t27"."previous_short",
            "t27"."begins",
            "t27"."period",
            "t27"."run",
            "t27"."counts",
            "t27"."period_started",
            "t27"."began_as_short_breaks",
            "t27"."next_in_period",
            "t27"."spell",
            "t27"."place_in_spell",
            "t27"."next_decom",
            "t27"."unknown_start",
            "t27"."counts" AND (
              "t27"."place_in_spell" = 0
            ) AS "opens",
            "t27"."counts" AND (
              "t27"."next_decom" IS NULL
            ) AS "closes",
            COALESCE("t27"."next_decom", LEAST("t27"."episode_until", "t27"."eighteenth")) AS "row_until"
          FROM (
            SELECT
              "t26"."child",
              "t26"."decom",
              "t26"."reason_new_episode",
              "t26"."legal_status",
              "t26"."category_of_need",
              "t26"."place",
              "t26"."place_provider",
              "t26"."reason_episode_ceased",
              "t26"."reason_place_change",
              "t26"."place_post",
              "t26"."urn",
              "t26"."location",
              "t26"."distance",
              "t26"."beyond_boundary",
              "t26"."collection_year",
              "t26"."origin_file",
              "t26"."origin_row",
              "t26"."sex",
              "t26"."dob",
              "t26"."ethnicity",
              "t26"."duc",
              "t26"."is_uasc_child",
              "t26"."eighteenth",
              "t26"."episode_until",
              "t26"."short_break",
              "t26"."temporary",
              "t26"."transferred",
              "t26"."number",
              "t26"."previous_until",
              "t26"."previous_reason",
              "t26"."previous_short",
              "t26"."begins",
              "t26"."period",
              "t26"."run",
              "t26"."counts",
              "t26"."period_started",
              "t26"."began_as_short_breaks",
              "t26"."next_in_period",
              "t26"."run" AS "spell",
              ROW_NUMBER() OVER (
                PARTITION BY "t26"."child", "t26"."run", "t26"."counts"
                ORDER BY "t26"."number" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place_in_spell",
              LEAD("t26"."decom") OVER (
                PARTITION BY "t26"."child", "t26"."run", "t26"."counts"
                ORDER BY "t26"."number" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "next_decom",
              (
                "t26"."number" = 0
              )
              AND (
                COALESCE("t26"."reason_new_episode", '') <> 'S'
              ) AS "unknown_start"
            FROM (
              SELECT
                "t25"."child",
                "t25"."decom",
                "t25"."reason_new_episode",
                "t25"."legal_status",
                "t25"."category_of_need",
                "t25"."place",
                "t25"."place_provider",
                "t25"."reason_episode_ceased",
                "t25"."reason_place_change",
                "t25"."place_post",
                "t25"."urn",
                "t25"."location",
                "t25"."distance",
                "t25"."beyond_boundary",
                "t25"."collection_year",
                "t25"."origin_file",
                "t25"."origin_row",
                "t25"."sex",
                "t25"."dob",
                "t25"."ethnicity",
                "t25"."duc",
                "t25"."is_uasc_child",
                "t25"."eighteenth",
                "t25"."episode_until",
                "t25"."short_break",
                "t25"."temporary",
                "t25"."transferred",
                "t25"."number",
                "t25"."previous_until",
                "t25"."previous_reason",
                "t25"."previous_short",
                "t25"."begins",
                "t25"."period",
                "t25"."run",
                "t25"."counts",
                MIN("t25"."decom") OVER (
                  PARTITION BY "t25"."child", "t25"."period"
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "period_started",
                BOOL_OR(CAST("t25"."begins" AND "t25"."short_break" AS BOOLEAN)) OVER (
                  PARTITION BY "t25"."child", "t25"."period"
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "began_as_short_breaks",
                LEAD("t25"."short_break") OVER (
                  PARTITION BY "t25"."child", "t25"."period"
                  ORDER BY "t25"."number" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) AS "next_in_period"
              FROM (
                SELECT
                  "t24"."child",
                  "t24"."decom",
                  "t24"."reason_new_episode",
                  "t24"."legal_status",
                  "t24"."category_of_need",
                  "t24"."place",
                  "t24"."place_provider",
                  "t24"."reason_episode_ceased",
                  "t24"."reason_place_change",
                  "t24"."place_post",
                  "t24"."urn",
                  "t24"."location",
                  "t24"."distance",
                  "t24"."beyond_boundary",
                  "t24"."collection_year",
                  "t24"."origin_file",
                  "t24"."origin_row",
                  "t24"."sex",
                  "t24"."dob",
                  "t24"."ethnicity",
                  "t24"."duc",
                  "t24"."is_uasc_child",
                  "t24"."eighteenth",
                  "t24"."episode_until",
                  "t24"."short_break",
                  "t24"."temporary",
                  "t24"."transferred",
                  "t24"."number",
                  "t24"."previous_until",
                  "t24"."previous_reason",
                  "t24"."previous_short",
                  "t24"."begins",
                  SUM(CAST("t24"."begins" AS BIGINT)) OVER (
                    PARTITION BY "t24"."child"
                    ORDER BY "t24"."number" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                  ) AS "period",
                  SUM(CAST("t24"."begins" OR COALESCE("t24"."previous_short", FALSE) AS BIGINT)) OVER (
                    PARTITION BY "t24"."child"
                    ORDER BY "t24"."number" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                  ) AS "run",
                  NOT (
                    "t24"."short_break"
                  ) AND (
                    "t24"."decom" < "t24"."eighteenth"
                  ) AS "counts"
                FROM (
                  SELECT
                    "t23"."child",
                    "t23"."decom",
                    "t23"."reason_new_episode",
                    "t23"."legal_status",
                    "t23"."category_of_need",
                    "t23"."place",
                    "t23"."place_provider",
                    "t23"."reason_episode_ceased",
                    "t23"."reason_place_change",
                    "t23"."place_post",
                    "t23"."urn",
                    "t23"."location",
                    "t23"."distance",
                    "t23"."beyond_boundary",
                    "t23"."collection_year",
                    "t23"."origin_file",
                    "t23"."origin_row",
                    "t23"."sex",
                    "t23"."dob",
                    "t23"."ethnicity",
                    "t23"."duc",
                    "t23"."is_uasc_child",
                    "t23"."eighteenth",
                    "t23"."episode_until",
                    "t23"."short_break",
                    "t23"."temporary",
                    "t23"."transferred",
                    "t23"."number",
                    "t23"."previous_until",
                    "t23"."previous_reason",
                    "t23"."previous_short",
                    COALESCE(
                      (
                        "t23"."number" = 0
                      )
                      OR (
                        (
                          "t23"."previous_reason" IS NOT NULL
                        )
                        AND (
                          "t23"."previous_reason" <> 'X1'
                        )
                      )
                      OR (
                        DATE_DIFF('DAY', "t23"."previous_until", "t23"."decom") > 1
                      ),
                      FALSE
                    ) AS "begins"
                  FROM (
                    SELECT
                      "t22"."child",
                      "t22"."decom",
                      "t22"."reason_new_episode",
                      "t22"."legal_status",
                      "t22"."category_of_need",
                      "t22"."place",
                      "t22"."place_provider",
                      "t22"."reason_episode_ceased",
                      "t22"."reason_place_change",
                      "t22"."place_post",
                      "t22"."urn",
                      "t22"."location",
                      "t22"."distance",
                      "t22"."beyond_boundary",
                      "t22"."collection_year",
                      "t22"."origin_file",
                      "t22"."origin_row",
                      "t22"."sex",
                      "t22"."dob",
                      "t22"."ethnicity",
                      "t22"."duc",
                      "t22"."is_uasc_child",
                      "t22"."eighteenth",
                      "t22"."episode_until",
                      "t22"."short_break",
                      "t22"."temporary",
                      "t22"."transferred",
                      ROW_NUMBER() OVER (
                        PARTITION BY "t22"."child"
                        ORDER BY "t22"."decom" ASC, "t22"."episode_until" ASC, "t22"."collection_year" ASC, "t22"."origin_row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) - 1 AS "number",
                      LAG("t22"."episode_until") OVER (
                        PARTITION BY "t22"."child"
                        ORDER BY "t22"."decom" ASC, "t22"."episode_until" ASC, "t22"."collection_year" ASC, "t22"."origin_row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS "previous_until",
                      LAG("t22"."reason_episode_ceased") OVER (
                        PARTITION BY "t22"."child"
                        ORDER BY "t22"."decom" ASC, "t22"."episode_until" ASC, "t22"."collection_year" ASC, "t22"."origin_row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS "previous_reason",
                      LAG("t22"."short_break") OVER (
                        PARTITION BY "t22"."child"
                        ORDER BY "t22"."decom" ASC, "t22"."episode_until" ASC, "t22"."collection_year" ASC, "t22"."origin_row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS "previous_short"
                    FROM (
                      SELECT
                        "t21"."child",
                        "t21"."decom",
                        "t21"."reason_new_episode",
                        "t21"."legal_status",
                        "t21"."category_of_need",
                        "t21"."place",
                        "t21"."place_provider",
                        "t21"."reason_episode_ceased",
                        "t21"."reason_place_change",
                        "t21"."place_post",
                        "t21"."urn",
                        "t21"."location",
                        "t21"."distance",
                        "t21"."beyond_boundary",
                        "t21"."collection_year",
                        "t21"."origin_file",
                        "t21"."origin_row",
                        "t21"."sex",
                        "t21"."dob",
                        "t21"."ethnicity",
                        "t21"."duc",
                        "t21"."is_uasc_child",
                        "t21"."eighteenth",
                        "t21"."episode_until",
                        "t21"."short_break",
                        "t21"."temporary",
                        COALESCE("t21"."transferred", FALSE) AS "transferred"
                      FROM (
                        SELECT
                          "t20".*
                          EXCLUDE ("child_right", "decom_right")
                        FROM (
                          SELECT
                            "t19"."child",
                            "t19"."decom",
                            "t19"."reason_new_episode",
                            "t19"."legal_status",
                            "t19"."category_of_need",
                            "t19"."place",
                            "t19"."place_provider",
                            "t19"."reason_episode_ceased",
                            "t19"."reason_place_change",
                            "t19"."place_post",
                            "t19"."urn",
                            "t19"."location",
                            "t19"."distance",
                            "t19"."beyond_boundary",
                            "t19"."collection_year",
                            "t19"."origin_file",
                            "t19"."origin_row",
                            "t19"."sex",
                            "t19"."dob",
                            "t19"."ethnicity",
                            "t19"."duc",
                            "t19"."is_uasc_child",
                            "t19"."eighteenth",
                            "t19"."episode_until",
                            "t19"."short_break",
                            "t19"."temporary",
                            "t11"."child" AS "child_right",
                            "t11"."decom" AS "decom_right",
                            "t11"."transferred"
                          FROM (
                            SELECT
                              "t17".*
                              EXCLUDE ("dec")
                            FROM (
                              SELECT
                                "t16"."child",
                                "t16"."decom",
                                "t16"."reason_new_episode",
                                "t16"."legal_status",
                                "t16"."category_of_need",
                                "t16"."place",
                                "t16"."place_provider",
                                "t16"."reason_episode_ceased",
                                "t16"."reason_place_change",
                                "t16"."place_post",
                                "t16"."urn",
                                "t16"."location",
                                "t16"."distance",
                                "t16"."beyond_boundary",
                                "t16"."collection_year",
                                "t16"."origin_file",
                                "t16"."origin_row",
                                "t16"."dec",
                                "t16"."sex",
                                "t16"."dob",
                                "t16"."ethnicity",
                                "t16"."duc",
                                COALESCE("t16"."is_uasc_child", FALSE) AS "is_uasc_child",
                                COALESCE(
                                  MAKE_DATE(
                                    EXTRACT(year FROM "t16"."dob") + 18,
                                    CASE
                                      WHEN (
                                        EXTRACT(month FROM "t16"."dob") = 2
                                      )
                                      AND (
                                        EXTRACT(day FROM "t16"."dob") = 29
                                      )
                                      THEN 3
                                      ELSE EXTRACT(month FROM "t16"."dob")
                                    END,
                                    CASE
                                      WHEN (
                                        EXTRACT(month FROM "t16"."dob") = 2
                                      )
                                      AND (
                                        EXTRACT(day FROM "t16"."dob") = 29
                                      )
                                      THEN 1
                                      ELSE EXTRACT(day FROM "t16"."dob")
                                    END
                                  ),
                                  MAKE_DATE(2999, 12, 31)
                                ) AS "eighteenth",
                                COALESCE("t16"."dec", MAKE_DATE(2999, 12, 31)) AS "episode_until",
                                COALESCE("t16"."legal_status" IN ('V3', 'V4'), FALSE) AS "short_break",
                                COALESCE("t16"."place" IN ('T0', 'T1', 'T2', 'T3', 'T4'), FALSE) AS "temporary"
                              FROM (
                                SELECT
                                  "t15".*
                                  EXCLUDE ("child_right")
                                FROM (
                                  SELECT
                                    "t14"."child",
                                    "t14"."decom",
                                    "t14"."reason_new_episode",
                                    "t14"."legal_status",
                                    "t14"."category_of_need",
                                    "t14"."place",
                                    "t14"."place_provider",
                                    "t14"."reason_episode_ceased",
                                    "t14"."reason_place_change",
                                    "t14"."place_post",
                                    "t14"."urn",
                                    "t14"."location",
                                    "t14"."distance",
                                    "t14"."beyond_boundary",
                                    "t14"."collection_year",
                                    "t14"."origin_file",
                                    "t14"."origin_row",
                                    "t14"."dec",
                                    "t14"."sex",
                                    "t14"."dob",
                                    "t14"."ethnicity",
                                    "t8"."child" AS "child_right",
                                    "t8"."duc",
                                    "t8"."is_uasc_child"
                                  FROM (
                                    SELECT
                                      "t12".*
                                      EXCLUDE ("child_right")
                                    FROM (
                                      SELECT
                                        "t9"."child",
                                        "t9"."decom",
                                        "t9"."reason_new_episode",
                                        "t9"."legal_status",
                                        "t9"."category_of_need",
                                        "t9"."place",
                                        "t9"."place_provider",
                                        "t9"."reason_episode_ceased",
                                        "t9"."reason_place_change",
                                        "t9"."place_post",
                                        "t9"."urn",
                                        "t9"."location",
                                        "t9"."distance",
                                        "t9"."beyond_boundary",
                                        "t9"."collection_year",
                                        "t9"."origin_file",
                                        "t9"."origin_row",
                                        "t9"."dec",
                                        "t10"."child" AS "child_right",
                                        "t10"."sex",
                                        "t10"."dob",
                                        "t10"."ethnicity"
                                      FROM (
                                        SELECT
                                          "t2"."child",
                                          "t2"."decom",
                                          "t2"."reason_new_episode",
                                          "t2"."legal_status",
                                          "t2"."category_of_need",
                                          "t2"."place",
                                          "t2"."place_provider",
                                          "t2"."reason_episode_ceased",
                                          "t2"."reason_place_change",
                                          "t2"."place_post",
                                          "t2"."urn",
                                          "t2"."location",
                                          "t2"."distance",
                                          "t2"."beyond_boundary",
                                          "t2"."collection_year",
                                          "t2"."origin_file",
                                          "t2"."origin_row",
                                          "t2"."dec"
                                        FROM "episodes" AS "t2"
                                      ) AS "t9"
                                      LEFT OUTER JOIN (
                                        SELECT
                                          "t3"."child",
                                          "t3"."sex",
                                          "t3"."dob",
                                          "t3"."ethnicity"
                                        FROM "children" AS "t3"
                                      ) AS "t10"
                                        ON "t9"."child" = "t10"."child"
                                    ) AS "t12"
                                  ) AS "t14"
                                  LEFT OUTER JOIN (
                                    SELECT
                                      "t1"."child",
                                      "t1"."duc",
                                      TRUE AS "is_uasc_child"
                                    FROM "uasc" AS "t1"
                                  ) AS "t8"
                                    ON "t14"."child" = "t8"."child"
                                ) AS "t15"
                              ) AS "t16"
                            ) AS "t17"
                          ) AS "t19"
                          LEFT OUTER JOIN (
                            SELECT DISTINCT
                              "t0"."child",
                              "t0"."date" AS "decom",
                              TRUE AS "transferred"
                            FROM "transfers" AS "t0"
                            WHERE
                              "t0"."direction" = 'in'
                          ) AS "t11"
                            ON "t19"."child" = "t11"."child" AND "t19"."decom" = "t11"."decom"
                        ) AS "t20"
                      ) AS "t21"
                    ) AS "t22"
                  ) AS "t23"
                ) AS "t24"
              ) AS "t25"
            ) AS "t26"
          ) AS "t27"
        ) AS "t28"
      ) AS "t29"
    ) AS "t30"
  ) AS "t31"
) AS "t32"
