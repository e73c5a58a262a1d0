"""Reviews and scores: whose the rows of the Standard Safeguarding Dataset are, and where they and the return differ."""

from datetime import date

import pytest
from local_sheets import BORN, assemble, reach, read, said, together

from nearhome.returns.local.beside_return import OfReturn
from nearhome.returns.local.matching import Known
from nearhome.returns.local.values import read_as

D = date
REVIEWS = [
    "clar_cla_review_id", "clar_cla_id", "clar_cla_review_due_date", "clar_cla_review_date",
    "clar_cla_review_cancelled", "clar_cla_review_participation",
]  # fmt: skip
EPISODES = [
    "clae_cla_episode_id", "clae_person_id", "clae_cla_episode_start_date", "clae_cla_id",
]  # fmt: skip
OWN = ["child", "due_on", "held_on", "cancelled", "participation"]
HELD = [
    REVIEWS,
    ["1", "501", "04/05/2026 00:00:00", "01/05/2026", "N", "PN1 - attends and speaks"],
    ["2", "501", "04/11/2026", "", "N", ""],
    ["3", "2", "04/05/2026", "05/05/2026", "Y", "PN7"],
    ["4", "503", "04/05/2026", "05/05/2026", "N", "PN7"],
]
WHOSE = [
    EPISODES,
    ["11", "1", "01/01/2026", "501"],
    ["12", "1", "01/03/2026", "501"],
    ["13", "3", "01/03/2026", "503"],
    ["14", "2", "01/04/2026", "503"],
]


def reviews(found) -> list[tuple]:
    return [tuple(row[each] for each in OWN) for row in found.tables["reviews_held"].to_pylist()]


def test_reviews_of_a_period_of_care_are_its_childs() -> None:
    found = together(read(HELD, "reviews.csv"), read(WHOSE, "episodes.csv"))
    assert reviews(found) == [
        ("1", D(2026, 5, 4), D(2026, 5, 1), 0, "PN1"),
        ("1", D(2026, 11, 4), None, 0, None),
    ]
    assert reach(found, "reviews_held") == (D(2026, 5, 1), D(2026, 5, 4), 0)


def test_a_number_of_nobody_or_of_two_children_is_set_aside_and_never_a_childs_identifier() -> None:
    """Child 2 is in the records, and period of care 2 is another thing."""
    found = together(read(HELD, "reviews.csv"), read(WHOSE, "episodes.csv"))
    assert said(found, "no-child-of-care-id") == [(4, "child"), (5, "child")]
    report = next(each for each in found.files if each.file == "reviews.csv")
    assert (report.rows_read, report.rows_kept, report.rows_set_aside) == (4, 2, 2)
    why = next(entry.why for entry in found.log if entry.rule == "no-child-of-care-id")
    assert "ssd_cla_episodes" in why


def test_without_whose_they_are_no_review_is_taken() -> None:
    found = assemble(HELD, "reviews.csv")
    assert reviews(found) == []
    assert len(said(found, "no-child-of-care-id")) == 4


def test_a_case_system_that_names_the_child_needs_no_other_table() -> None:
    found = assemble([[*REVIEWS, "clar_cla_person_id"], [*HELD[1], "3"]])
    assert reviews(found) == [("3", D(2026, 5, 4), D(2026, 5, 1), 0, "PN1")]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("PN4", "PN4"),
        ("pn 3: symbols", "PN3"),
        ("Child aged under 4 at the time of the review", "PN0"),
        ("Child physically attends and speaks for him or herself", "PN1"),
        ("Child physically attends and an advocate speaks on his or her behalf", "PN2"),
        ("Child attends and conveys his or her view symbolically (non-verbally)", "PN3"),
        ("Child physically attends but does not speak, does not convey views symbolically and does not ask an advocate", "PN4"),
        ("Child does not attend physically but briefs an advocate to speak for him or her", "PN5"),
        ("Child does not attend but conveys feelings by a facilitative medium", "PN6"),
        ("Child does not attend nor are views conveyed to the review", "PN7"),
        ("PLACEHOLDER_DATA", ""),
        ("PN12", None),
        ("took part", None),
    ],
)  # fmt: skip
def test_how_a_child_took_part_is_read_from_code_or_words(written: str, code: str | None) -> None:
    assert read_as("participation", written) == code


def test_scores_with_a_date_are_read_and_those_of_no_scale_are_not() -> None:
    found = assemble(
        [
            ["csdq_table_id", "csdq_person_id", "csdq_sdq_completed_date", "csdq_sdq_reason", "csdq_sdq_score"],
            ["1", "1", "2026-03-01", "PLACEHOLDER_DATA", "17"],
            ["2", "2", "2026-03-02", "SDQ2 - Carer(s) refused", ""],
            ["3", "2", "2026-04-02", "", "41"],
            ["4", "2", "", "SDQ4", ""],
        ]
    )  # fmt: skip
    rows = found.tables["sdq_scores"].to_pylist()
    assert [(row["child"], row["score"], row["reason"]) for row in rows] == [
        ("1", 17, None), ("2", None, "SDQ2"), ("2", None, None),
    ]  # fmt: skip
    assert said(found, "out-of-range") == [(4, "score")]


RETURN = Known(
    {"1": BORN, "2": BORN},
    of_return=OfReturn(
        {("1", D(2026, 1, 5)): "PN1", ("1", D(2026, 5, 1)): "PN1", ("2", D(2026, 5, 9)): None},
        {("1", 2026): 12, ("2", 2026): 9, ("2", 2025): 30},
    ),
)


def test_reviews_that_list_and_return_tell_differently_are_named() -> None:
    rows = [
        OWN,
        ["1", "2026-01-05", "2026-01-05", "", "PN1"],
        ["1", "2026-05-01", "2026-05-01", "", "PN7"],
        ["1", "2026-05-02", "2026-05-02", "yes", ""],
        ["2", "2026-05-09", "2026-05-08", "", "PN1"],
        ["2", "2026-05-09", "2026-06-08", "", "PN1"],
    ]
    found = assemble(rows, known=RETURN)
    assert said(found, "review-code-differs") == [(3, "participation")]
    assert said(found, "review-not-in-return") == [(5, "held_on")]
    whole = next(entry for entry in found.log if entry.rule == "reviews-of-return-not-listed")
    assert whole.before == "1 of the return's 3 reviews of those days"
    assert "2026-05-09" not in whole.before + whole.why


def test_scores_that_list_and_return_tell_differently_are_named() -> None:
    head = ["child", "completed_on", "score"]
    rows = [head, ["1", "2026-02-01", "12"], ["1", "2026-03-01", "20"], ["2", "2025-03-01", "29"],
            ["2", "2024-03-01", "29"]]  # fmt: skip
    found = assemble(rows, known=RETURN)
    assert said(found, "score-differs") == [(4, "score")]
    whole = next(entry for entry in found.log if entry.rule == "scores-of-return-not-listed")
    assert whole.before == "1 of the return's 3 scores of those days"
    assert all("29" not in entry.before and "30" not in entry.before for entry in found.log)


def test_a_return_without_reviews_says_nothing_of_them() -> None:
    found = assemble([OWN, ["1", "2026-01-05", "2026-01-05", "", "PN1"]])
    assert not said(found, "review-not-in-return")
