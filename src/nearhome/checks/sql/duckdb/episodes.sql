SELECT
  *
FROM (
  SELECT
    "t0"."child",
    "t0"."origin_file",
    "t0"."origin_row",
    "t0"."collection_year",
    COALESCE("t0"."dec" > "t0"."eighteenth", FALSE) AS "ended-after-18",
    COALESCE("t0"."decom" >= "t0"."eighteenth", FALSE) AS "begun-at-18",
    COALESCE((
      "t0"."dec" IS NOT NULL
    ) AND (
      "t0"."reason_episode_ceased" IS NULL
    ), FALSE) AS "end-without-reason",
    COALESCE((
      "t0"."dec" IS NULL
    ) AND (
      "t0"."reason_episode_ceased" IS NOT NULL
    ), FALSE) AS "reason-without-end",
    COALESCE(
      (
        "t0"."reason_episode_ceased" = 'X1'
      )
      AND (
        DATE_DIFF('DAY', "t0"."episode_until", COALESCE("t0"."next_decom", MAKE_DATE(2999, 12, 31))) > 1
      ),
      FALSE
    ) AS "nothing-follows-x1",
    COALESCE(
      (
        "t0"."number" > 0
      )
      AND (
        "t0"."reason_new_episode" = 'S'
      )
      AND (
        COALESCE("t0"."last_reason", 'X1') = 'X1'
      )
      AND (
        DATE_DIFF('DAY', "t0"."last_until", "t0"."decom") <= 1
      ),
      FALSE
    ) AS "start-before-end",
    COALESCE(
      (
        "t0"."number" > 0
      )
      AND "t0"."begins"
      AND (
        COALESCE("t0"."reason_new_episode", '') <> 'S'
      ),
      FALSE
    ) AS "no-start",
    COALESCE(
      (
        "t0"."number" = 0
      )
      AND (
        COALESCE("t0"."reason_new_episode", '') <> 'S'
      )
      AND (
        "t0"."decom" >= MAKE_DATE("t0"."first_year" - 1, 4, 1)
      ),
      FALSE
    ) AS "start-not-held",
    COALESCE("t0"."dec" = "t0"."decom", FALSE) AS "one-day-episode",
    COALESCE("t0"."legal_status" IS NULL, FALSE) AS "legal-status-missing",
    COALESCE(
      (
        "t0"."legal_status" = 'L1'
      )
      AND (
        "t0"."dec" IS NOT NULL
      )
      AND (
        "t0"."days" > 3
      ),
      FALSE
    ) AS "police-protection-too-long",
    COALESCE(
      (
        "t0"."legal_status" = 'L2'
      )
      AND (
        "t0"."dec" IS NOT NULL
      )
      AND (
        "t0"."days" > 21
      ),
      FALSE
    ) AS "emergency-order-too-long",
    COALESCE(
      COALESCE("t0"."legal_status" IN ('J1', 'J2', 'J3'), FALSE)
      AND (
        "t0"."decom" < MAKE_DATE(
          EXTRACT(year FROM "t0"."dob") + 10,
          CASE
            WHEN (
              EXTRACT(month FROM "t0"."dob") = 2
            )
            AND (
              EXTRACT(day FROM "t0"."dob") = 29
            )
            THEN 3
            ELSE EXTRACT(month FROM "t0"."dob")
          END,
          CASE
            WHEN (
              EXTRACT(month FROM "t0"."dob") = 2
            )
            AND (
              EXTRACT(day FROM "t0"."dob") = 29
            )
            THEN 1
            ELSE EXTRACT(day FROM "t0"."dob")
          END
        )
      ),
      FALSE
    ) AS "justice-under-ten",
    COALESCE("t0"."category_of_need" IS NULL, FALSE) AS "need-missing",
    COALESCE("t0"."category_of_need" <> "t0"."first_need", FALSE) AS "need-changed",
    COALESCE("t0"."is_uasc" AND (
      "t0"."category_of_need" <> 'N8'
    ), FALSE) AS "separated-need",
    COALESCE((
      "t0"."reason_episode_ceased" = 'E15'
    ) AND NOT (
      "t0"."is_uasc"
    ), FALSE) AS "age-assessed-not-listed",
    COALESCE("t0"."place" IS NULL, FALSE) AS "place-missing",
    COALESCE("t0"."begins" AND "t0"."temporary", FALSE) AS "begins-temporary",
    COALESCE(
      "t0"."temporary" AND (
        COALESCE("t0"."reason_episode_ceased", 'X1') <> 'X1'
      ),
      FALSE
    ) AS "ends-temporary",
    COALESCE(
      (
        "t0"."dec" IS NOT NULL
      )
      AND (
        (
          COALESCE("t0"."place" IN ('T4'), FALSE) AND (
            "t0"."days" > 7
          )
        )
        OR (
          COALESCE("t0"."place" IN ('T2', 'T3'), FALSE) AND (
            "t0"."days" > 21
          )
        )
        OR (
          COALESCE("t0"."place" IN ('T1'), FALSE) AND (
            "t0"."days" > 42
          )
        )
      ),
      FALSE
    ) AS "temporary-too-long",
    COALESCE(
      (
        "t0"."reason_new_episode" = 'L'
      ) AND (
        "t0"."place" <> "t0"."last_place"
      ),
      FALSE
    ) AS "change-without-move",
    COALESCE(
      COALESCE("t0"."next_reason" IN ('P', 'B'), FALSE)
      AND "t0"."follows_in_period"
      AND NOT (
        "t0"."temporary"
      )
      AND NOT (
        COALESCE("t0"."next_temporary", FALSE)
      )
      AND (
        "t0"."dec" IS NOT NULL
      )
      AND (
        "t0"."reason_place_change" IS NULL
      ),
      FALSE
    ) AS "move-reason-missing",
    COALESCE(
      COALESCE("t0"."place" IN ('H5', 'K3', 'P2'), FALSE)
      AND (
        "t0"."decom" < MAKE_DATE(
          EXTRACT(year FROM "t0"."dob") + 16,
          CASE
            WHEN (
              EXTRACT(month FROM "t0"."dob") = 2
            )
            AND (
              EXTRACT(day FROM "t0"."dob") = 29
            )
            THEN 3
            ELSE EXTRACT(month FROM "t0"."dob")
          END,
          CASE
            WHEN (
              EXTRACT(month FROM "t0"."dob") = 2
            )
            AND (
              EXTRACT(day FROM "t0"."dob") = 29
            )
            THEN 1
            ELSE EXTRACT(day FROM "t0"."dob")
          END
        )
      ),
      FALSE
    ) AS "supported-under-16",
    COALESCE((
      "t0"."place" = 'P1'
    ) AND (
      "t0"."legal_status" = 'V2'
    ), FALSE) AS "parents-under-section-20",
    COALESCE(
      (
        "t0"."place_provider" IS NULL
      )
      AND (
        "t0"."place" IS NOT NULL
      )
      AND NOT (
        COALESCE(
          "t0"."place" IN ('T0', 'T1', 'T2', 'T3', 'T4', 'Z1', 'Z11', 'Z12', 'Z13', 'Z14'),
          FALSE
        )
      ),
      FALSE
    ) AS "provider-missing",
    COALESCE(
      (
        (
          "t0"."place" = 'P1'
        )
        AND COALESCE("t0"."place_provider" IN ('PR1', 'PR2', 'PR3', 'PR4', 'PR5'), FALSE)
      )
      OR (
        (
          "t0"."place" <> 'P1'
        ) AND (
          "t0"."place_provider" = 'PR0'
        )
      ),
      FALSE
    ) AS "provider-not-for-place",
    COALESCE(
      (
        "t0"."home_post" IS NULL
      )
      AND (
        "t0"."supplied_distance" IS NULL
      )
      AND NOT (
        "t0"."is_uasc"
      )
      AND (
        NOT (
          "t0"."short_break"
        )
        AND NOT (
          "t0"."adoptive"
        )
        AND COALESCE("t0"."decom" < "t0"."eighteenth", TRUE)
      ),
      FALSE
    ) AS "home-postcode-missing",
    COALESCE(
      (
        "t0"."place_post" IS NULL
      )
      AND (
        (
          "t0"."supplied_distance" IS NULL
        ) OR (
          "t0"."location" IS NULL
        )
      )
      AND (
        COALESCE("t0"."supplied_la", '') <> 'CON'
      )
      AND (
        NOT (
          "t0"."short_break"
        )
        AND NOT (
          "t0"."adoptive"
        )
        AND COALESCE("t0"."decom" < "t0"."eighteenth", TRUE)
      ),
      FALSE
    ) AS "placement-postcode-missing",
    COALESCE("t0"."is_uasc" AND (
      "t0"."home_post" IS NOT NULL
    ), FALSE) AS "separated-home-postcode",
    COALESCE((
      "t0"."home_post" = "t0"."place_post"
    ) AND (
      "t0"."place" <> 'P1'
    ), FALSE) AS "home-is-placement",
    COALESCE("t0"."distance" > 350, FALSE) AS "too-far"
  FROM "timeline" AS "t0"
) AS "t1"
WHERE
  "t1"."ended-after-18"
  OR "t1"."begun-at-18"
  OR "t1"."end-without-reason"
  OR "t1"."reason-without-end"
  OR "t1"."nothing-follows-x1"
  OR "t1"."start-before-end"
  OR "t1"."no-start"
  OR "t1"."start-not-held"
  OR "t1"."one-day-episode"
  OR "t1"."legal-status-missing"
  OR "t1"."police-protection-too-long"
  OR "t1"."emergency-order-too-long"
  OR "t1"."justice-under-ten"
  OR "t1"."need-missing"
  OR "t1"."need-changed"
  OR "t1"."separated-need"
  OR "t1"."age-assessed-not-listed"
  OR "t1"."place-missing"
  OR "t1"."begins-temporary"
  OR "t1"."ends-temporary"
  OR "t1"."temporary-too-long"
  OR "t1"."change-without-move"
  OR "t1"."move-reason-missing"
  OR "t1"."supported-under-16"
  OR "t1"."parents-under-section-20"
  OR "t1"."provider-missing"
  OR "t1"."provider-not-for-place"
  OR "t1"."home-postcode-missing"
  OR "t1"."placement-postcode-missing"
  OR "t1"."separated-home-postcode"
  OR "t1"."home-is-placement"
  OR "t1"."too-far"
