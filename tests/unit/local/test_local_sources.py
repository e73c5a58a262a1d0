"""Annex A, the Standard Safeguarding Dataset and price lists: which fact comes to which list, and which does not."""

from datetime import date

import pytest
from local_sheets import AS_AT, assemble, reach, read, said, together

from nearhome.returns.limits import Limits
from nearhome.returns.local.files import read_file

D = date
CHILD = "Child Unique ID"


def rows_of(found, name: str, *columns: str) -> list[tuple]:
    return [tuple(row[each] for each in columns) for row in found.tables[name].to_pylist()]


def test_list_8_gives_each_childs_latest_and_no_funnel() -> None:
    found = assemble(
        [
            ["Annex A"],
            [
                CHILD,
                "Date of Birth",
                "Date Started to be Looked After",
                "Date of Last Health Assessment",
                "Date of Last Dental Check",
                "Date of Last Social Work Visit",
                "What is the permanence plan for this child?",
                "Was the child offered a Return Interview after their last missing episode (Y/N)?",
                "Did the child accept a Return Interview after their last missing episode (Y/N)?",
            ],
            ["1", "01/05/2012", "01/01/2025", "04/05/2026", "", "20/10/2026", "x", "Y", "N"],
            ["2", "01/05/2012", "01/01/2025", "", "01/02/2026", "", "x", "", ""],
            ["", "", "", "", "", "", "", "", ""],
        ]
    )
    assert rows_of(found, "health_assessments", "child", "kind", "seen_on", "outcome") == [
        ("1", None, D(2026, 5, 4), "seen")
    ]
    assert rows_of(found, "health_events", "child", "kind", "happened_on") == [
        ("2", "dental check", D(2026, 2, 1))
    ]
    assert rows_of(found, "visits", "child", "visited_on", "seen") == [("1", D(2026, 10, 20), None)]
    assert rows_of(found, "last_interviews", "child", "went_missing", "offered", "accepted") == [
        ("1", None, 1, 0)
    ]
    assert "return_interviews" not in found.tables
    assert "permanence_plans" not in found.tables
    unused = next(entry for entry in found.log if entry.rule == "columns-not-used")
    assert "What is the permanence plan for this child?" in unused.before
    assert [(f.table, f.rows_read, f.rows_set_aside) for f in found.files] == [
        ("Annex A list 8", 2, 0)
    ]
    for name in ("visits", "last_interviews"):
        assert reach(found, name) == (D(2025, 11, 1), AS_AT, 0), name


def test_what_is_fed_in_part_reaches_in_that_part_alone() -> None:
    """A list of dental checks never says that nobody has a doctor, nor one of contacts that no plan was made."""
    header = [
        CHILD, "Date Started to be Looked After", "Date of Last Health Assessment",
        "Date of Last Dental Check",
    ]  # fmt: skip
    annex = read([header, ["1", "01/01/2025", "04/10/2026", "05/10/2026"]], "list 8.csv")
    contacts = read([[CHILD, "Date of Contact"], ["77", "20/10/2026"]], "list 1.csv")
    found = together(annex, contacts)
    assert reach(found, "health_events") is None
    assert reach(found, "health_events: dental check") == (D(2025, 11, 1), AS_AT, 0)
    assert reach(found, "health_assessments: last seen") == (D(2025, 11, 1), AS_AT, 0)
    assert reach(found, "before_care") is None
    assert reach(found, "before_care: contact") == (D(2026, 5, 1), AS_AT, 0)
    assert reach(found, "before_care: child protection plan") is None
    own = read([["child", "kind", "happened_on"]], "health_events.csv")
    more = [["child", "kind", "happened_on"], ["1", "passport given", "2024-05-02"]]
    assert reach(together(annex, own), "health_events: dental check") is None
    whole = together(annex, read(more, "health_events.csv"))
    assert reach(whole, "health_events") == (D(2024, 5, 1), AS_AT, 0)


def test_a_coverage_row_makes_a_part_the_whole() -> None:
    coverage = read(
        [
            ["list", "complete_from", "complete_to", "stated_by"],
            ["before_care", "2025-04-01", "2026-10-31", "Head of service"],
        ]
    )
    contacts = read([[CHILD, "Date of Contact"], ["77", "20/10/2026"]], "list 1.csv")
    found = together(coverage, contacts)
    assert reach(found, "before_care") == (D(2025, 4, 1), AS_AT, 1)


def test_list_9_gives_care_leavers_on_the_day_of_the_load() -> None:
    found = assemble(
        [
            [
                CHILD, "Date of Birth", "LA in Touch", "Suitability of Accommodation",
                "Activity Status", "Latest Pathway Plan Review Date", "Type of Accommodation",
            ],
            ["1", "02/03/2006", "a) In touch", "a) Suitable", "F2: Full time", "01/07/2026", "d) Supported lodgings"],
            ["2", "", "b) Not in touch", "d) Exclude", "", "", "i) No fixed abode / homeless"],
            ["", "02/03/2006", "a) In touch", "", "", "", ""],
        ]
    )  # fmt: skip
    columns = ("child", "as_at", "dob", "in_touch", "suitable", "occupied", "living")
    assert rows_of(found, "care_leavers", *columns) == [
        ("1", AS_AT, D(2006, 3, 2), 1, 1, 1, "settled"),
        ("2", AS_AT, D(2012, 5, 1), 0, None, None, "homeless"),
    ]
    assert found.files[0].rows_set_aside == 1
    assert said(found, "no-key") == [(4, "")]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Date of Contact", "contact"),
        ("Assessment start date", "early help"),
        ("Date of referral", "referral"),
        ("Continuous Assessment Start Date", "assessment"),
        ("Strategy discussion initiating Section 47 Enquiry Start Date", "section 47"),
        ("CIN Start Date", "child in need"),
        ("Child Protection Plan Start Date", "child protection plan"),
    ],
)
def test_lists_1_to_7_give_what_was_known_before(heading: str, kind: str) -> None:
    found = assemble([[CHILD, heading], ["77", "01/02/2026"], ["77", ""]])
    assert rows_of(found, "before_care", "child", "kind", "started") == [
        ("77", kind, D(2026, 2, 1))
    ]


def test_a_child_protection_plan_carries_its_end_and_those_before() -> None:
    found = assemble(
        [
            [
                "Child ID", "Child Protection Plan Start Date", "Child Protection Plan End Date",
                "Number of Previous Child Protection Plans",
            ],
            ["77", "01/02/2026", "01/03/2026", "1"],
        ]
    )  # fmt: skip
    assert rows_of(found, "before_care", "ended", "previous") == [(D(2026, 3, 1), 1)]


def test_list_10_gives_plans_for_adoption() -> None:
    found = assemble(
        [
            [
                CHILD, "Date of Decision that Child Should be Placed for Adoption",
                "Date of Matching Child and Prospective Adopters", "Date of Adoption Order",
                "Date of Decision that Child Should No Longer be Placed for Adoption",
            ],
            ["1", "01/02/2026", "01/05/2026", "01/09/2026", ""],
        ]
    )  # fmt: skip
    assert rows_of(
        found, "permanence_plans", "route", "agreed_on", "matched_on", "achieved_on", "ended_on"
    ) == [("adoption", D(2026, 2, 1), D(2026, 5, 1), D(2026, 9, 1), None)]


def test_two_adopters_of_a_family_in_list_11_are_one_household() -> None:
    header = [
        "Individual adopter identifier", "Family identifier", "Date enquiry received",
        "Date application approved", "Date of leaving adoption process",
        "Reason for leaving adoption process",
    ]  # fmt: skip
    found = assemble(
        [
            header,
            ["A1", "F1", "01/02/2025", "01/09/2025", "", ""],
            ["A2", "F1", "01/02/2025", "01/09/2025", "", ""],
            ["A3", "", "01/02/2025", "", "01/03/2025", "a) Withdrew"],
        ]
    )
    assert rows_of(found, "carers", "household", "kind", "approved_on", "end_reason") == [
        ("A3", "adopter", None, "withdrew"),
        ("F1", "adopter", D(2025, 9, 1), None),
    ]
    assert found.files[0].rows_kept == 3
    assert not said(found, "exact-duplicate")


def test_ssd_health_keeps_what_was_done_and_leaves_what_was_planned() -> None:
    header = [
        "clah_health_check_id", "clah_person_id", "clah_health_check_type",
        "clah_health_check_date", "clah_health_check_status",
    ]  # fmt: skip
    found = assemble(
        [
            header,
            ["a", "1", "Initial Health Assessment", "2026-05-04 00:00:00", "Completed"],
            ["b", "1", "Health Assessment", "2026-06-04 00:00:00", ""],
            ["c", "1", "Review Health Assessment", "2026-12-04 00:00:00", "Planned"],
            ["d", "1", "Dental Check", "2026-07-04 00:00:00", "Completed"],
            ["e", "1", "Dental Check", "2026-08-04 00:00:00", "Refused"],
            ["f", "1", "Optician", "2026-08-05 00:00:00", ""],
        ]
    )
    assert rows_of(found, "health_assessments", "kind", "seen_on") == [
        ("initial", D(2026, 5, 4)),
        (None, D(2026, 6, 4)),
    ]
    assert rows_of(found, "health_events", "kind", "happened_on") == [
        ("dental check", D(2026, 7, 4)),
        ("optician check", D(2026, 8, 5)),
    ]


def test_ssd_missing_feeds_the_last_interview_alone_and_never_that_of_one_away() -> None:
    header = [
        "miss_person_id", "miss_missing_episode_start_date", "miss_missing_episode_type",
        "miss_missing_rhi_offered", "miss_missing_rhi_accepted",
    ]  # fmt: skip
    found = assemble(
        [
            header,
            ["1", "2026-05-03", "M", "Y", "NA"],
            ["1", "2026-06-03", "A", "Y", "Y"],
            ["2", "2026-06-03", "Missing", "N", ""],
        ]
    )
    columns = ("child", "went_missing", "offered", "accepted")
    assert rows_of(found, "last_interviews", *columns) == [
        ("1", D(2026, 5, 3), 1, None),
        ("2", D(2026, 6, 3), 0, None),
    ]
    assert set(found.tables) == {"last_interviews", "list_reach"}
    assert not said(found, "unknown-code")


def test_ssd_permanence_is_achieved_by_adoption_only() -> None:
    header = [
        "perm_person_id", "perm_adm_decision_date", "perm_matched_date",
        "perm_permanence_order_date", "perm_permanence_order_type", "perm_decision_reversed_date",
    ]  # fmt: skip
    found = assemble(
        [
            header,
            ["1", "2025-01-02", "2025-03-02", "2025-09-02", "Adoption", ""],
            ["2", "2025-01-02", "", "2025-09-02", "Special Guardianship", "2025-04-02"],
            ["3", "", "", "2025-09-02", "Special Guardianship", ""],
        ]
    )
    assert rows_of(found, "permanence_plans", "child", "achieved_on", "ended_on") == [
        ("1", D(2025, 9, 2), None),
        ("2", None, D(2025, 4, 2)),
    ]


def test_an_ssd_table_that_feeds_nothing_says_so() -> None:
    rows = [["prep_table_id", "prep_person_id", "prep_pre_pro_decision_date"], ["1", "2", "3"]]
    found = assemble(rows)
    assert set(found.tables) == {"list_reach"}
    assert said(found, "about-this-layout") == []
    sheet = read(rows)
    assert [entry.why for entry in sheet.sheets[0].log if entry.rule == "about-this-layout"] == [
        "It holds no day of application: the template proceedings does."
    ]


S251 = [
    "Child ID", "Placement start date", "Placement end date", "Provider type",
    "Total committed cost accrued in FY to date", "Contribution from health provider/s",
    "Contribution from education provider/s",
]  # fmt: skip


def test_costs_since_april_become_pounds_a_week() -> None:
    found = assemble(
        [
            S251,
            ["1", "01/01/2025", "", "PR4", "£213,000.00", "21300", "0"],
            ["2", "17/10/2026", "", "PR1", "2,000", "", ""],
            ["3", "01/01/2025", "29/04/2026", "PR5", "4000", "", "400"],
            ["1", "01/01/2020", "01/02/2020", "PR5", "100", "", ""],
        ],
    )
    # From 1 April to 31 October are 213 days.
    columns = ("child", "sector", "weekly", "contribution")
    assert rows_of(found, "prices", *columns) == [
        ("1", "voluntary", None, None),
        ("1", "private", pytest.approx(7000), pytest.approx(700)),
        ("2", "own", pytest.approx(1000), None),
        ("3", "voluntary", pytest.approx(1000), pytest.approx(100)),
    ]


def test_costs_of_a_year_that_is_not_sure_give_no_price() -> None:
    found = assemble([S251, ["1", "01/01/2025", "01/09/2025", "PR4", "213000", "", ""]])
    assert rows_of(found, "prices", "weekly") == [(None,)]
    assert said(found, "costs-of-another-year") == [(None, "weekly")]


def test_a_cost_that_gives_no_price_is_named_with_its_row() -> None:
    """Nothing, ninety thousand pounds a week over 213 days, and a placement over before April."""
    found = assemble(
        [
            S251,
            ["1", "17/10/2026", "", "In-house", "2,000", "", ""],
            ["2", "01/01/2025", "", "PR4", "£0", "0", ""],
            ["3", "01/01/2025", "", "PR4", "£2,738,572", "", ""],
            ["2", "01/01/2020", "01/02/2020", "PR5", "100", "", ""],
        ],
    )
    assert said(found, "out-of-range") == [(3, "weekly"), (4, "weekly")]
    assert said(found, "cost-of-no-day") == [(5, "weekly")]
    why = next(entry.why for entry in found.log if entry.row == 4 and entry.rule == "out-of-range")
    assert why.startswith("Over 30.4 weeks it is not between 1 and 75,000 pounds a week")
    assert rows_of(found, "prices", "sector")[0] == ("own",)


def test_the_census_of_the_north_west_is_priced_on_the_day_of_the_load() -> None:
    header = [
        "Identifier", "Type of provision", "Total weekly cost", "Contribution from Social Care",
        "Contribution from Education", "Contribution from Health",
    ]  # fmt: skip
    found = assemble([header, ["1", "Residential - in House", "5120.50", "4000", "1000", "120.5"]])
    columns = ("child", "started", "weekly", "sector", "contribution")
    assert rows_of(found, "prices", *columns) == [("1", AS_AT, 5120.5, None, 1120.5)]
    assert reach(found, "prices") == (D(2025, 11, 1), AS_AT, 0)


def test_the_own_list_stands_where_another_layout_says_less_of_the_same() -> None:
    own = read([["child", "visited_on", "seen"], ["1", "2026-01-02", "yes"]], "visits.csv")
    ssd = read([["clav_person_id", "clav_cla_visit_date"], ["1", "2026-01-02"]], "ssd.csv")
    for order in ((own, ssd), (ssd, own)):
        found = together(*order)
        assert rows_of(found, "visits", "child", "seen") == [("1", 1)]


def test_a_workbook_of_annex_a_feeds_several_lists(tmp_path) -> None:
    import xlsxwriter

    path = tmp_path / "annex.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        book.add_worksheet("Read me").write(0, 0, "Notes")
        for name, heading in (("List 1", "Date of Contact"), ("List 6", "CIN Start Date")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, [name])
            sheet.write_row(2, 0, [CHILD, heading])
            sheet.write_number(3, 0, 77)
            sheet.write_datetime(3, 1, D(2026, 1, 2))
    found = read_file("annex.xlsx", path.read_bytes(), Limits())
    assert not found.is_all_lists
    table = together(found).tables["before_care"].to_pylist()
    assert [(r["kind"], r["started"], r["origin_file"], r["origin_row"]) for r in table] == [
        ("child in need", D(2026, 1, 2), "annex.xlsx:List 6", 4),
        ("contact", D(2026, 1, 2), "annex.xlsx:List 1", 4),
    ]
