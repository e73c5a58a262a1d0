"""Why a child does, or does not, count on a date: every kind of reason, with its row."""

from dataclasses import replace
from datetime import date

import pytest

from nearhome.cohorts.absence import KINDS, EpisodeRow, Known, Row, absence, presence

ON = date(2026, 3, 31)
BORN = date(2015, 6, 1)
HEADER = Row("header.csv", 2)


def episode(decom, dec=None, status="C2", rec=None, row=5, **more):
    return EpisodeRow(
        date.fromisoformat(decom),
        date.fromisoformat(dec) if dec else None,
        status,
        rec,
        Row("episodes.csv", row),
        **more,
    )


def known(*episodes, **more):
    return Known(**({"dob": BORN, "header": HEADER, "episodes": episodes} | more))


@pytest.mark.parametrize(
    ("child", "words", "row"),
    [
        (None, "unknown id: in no return in force", None),
        (Known(), "unknown id: in no return in force", None),
        (known(), "no episode: in Header, in no row of Episodes", 2),
        (Known(others={"OC3": Row("oc3.csv", 9)}), "no episode: only in OC3", 9),
        (Known(superseded=Row("old/header.csv", 7)), "later file: in a return since superseded, not in the one in force", 7),
        (known(set_aside={"no-date": Row("episodes.csv", 8)}), "set aside: a row of this child (no-date)", 8),
        (known(episode("2026-01-05", status="V4")), "short break: V4 since 2026-01-05", 5),
        (known(episode("2020-01-01"), dob=date(2008, 3, 31)), "turned 18: on 2026-03-31, the episode still open", 5),
        (known(episode("2020-01-01"), dob=date(2008, 2, 29)), "turned 18: on 2026-03-01, the episode still open", 5),
        (
            known(episode("2020-01-01", "2026-02-10", rec="E8"), dob=date(2008, 2, 10)),
            "turned 18: on 2026-02-10, ended 2026-02-10, E8 ",
            5,
        ),
        (known(episode("2025-01-01", "2026-03-31", rec="E4A")), "ended that day: 2026-03-31, E4A ", 5),
        (known(episode("2026-03-31", "2026-03-31", rec="E4A")), "ended that day: 2026-03-31, E4A ", 5),
        (known(episode("2025-01-01", "2025-12-24")), "ended earlier: on 2025-12-24, reason unknown", 5),
        (
            known(episode("2025-01-01", "2026-03-01", rec="E4B"), episode("2026-05-01", row=6)),
            "between periods: ended 2026-03-01, E4B ",
            5,
        ),
        (known(episode("2026-04-01")), "started later: on 2026-04-01", 5),
        (
            known(episode("2023-01-01", "2025-04-01", closed_by="not-in-next-year")),
            "later file: open until it was gone from the next year's return, closed on 2025-04-01",
            5,
        ),
        (
            known(episode("2023-01-01", "2025-04-01"), set_aside={"exact-duplicate": Row("e", 6)}),
            "ended earlier: on 2025-04-01, reason unknown",
            5,
        ),
    ],
)  # fmt: skip
def test_absence(child, words, row):
    reason = absence(child, ON)
    assert reason.words.startswith(words)
    assert reason.at.row == row
    assert reason.kind in KINDS


def test_the_day_before_turning_18_is_not_18():
    child = known(episode("2020-01-01", "2026-03-30", rec="E8"), dob=date(2008, 3, 31))
    assert absence(child, ON).kind == "ended earlier"
    assert absence(known(episode("2020-01-01"), dob=date(2008, 4, 1)), ON).kind == "looked after"


def test_restricted_children_are_a_possible_reason_for_an_unknown_id():
    assert absence(None, ON, restricted=3).words.startswith("restricted: ")
    assert "3 restricted children" in absence(None, ON, restricted=3).words
    assert absence(known(), ON, restricted=3).kind == "no episode"


@pytest.mark.parametrize(
    ("child", "words"),
    [
        (known(episode("2020-01-01")), "looked after: since 2020-01-01, C2"),
        (known(episode("2020-01-01"), header=None), "no header: "),
        (known(episode("2026-03-17")), "started recently: on 2026-03-17, C2"),
        (known(episode("2026-03-16")), "looked after: since 2026-03-16, C2"),
        (known(episode("2020-01-01", "2026-04-14", rec="E4A")), "ended soon after: on 2026-04-14"),
        (known(episode("2020-01-01", "2026-04-15", rec="E4A")), "looked after: "),
        (
            known(
                episode("2020-01-01", "2026-03-20", rec="X1"),
                episode("2026-03-20", "2026-04-05", rec="X1", status="V2", row=6),
                episode("2026-04-05", row=7),
            ),
            "looked after: since 2020-01-01, V2",
        ),
        (
            known(
                episode("2020-01-01", "2026-03-20", rec="E4A"),
                episode("2026-03-20", status="V2", row=6),
            ),
            "started recently: on 2026-03-20, V2",
        ),
    ],
)
def test_presence(child, words):
    reason = presence(child, ON)
    assert reason.words.startswith(words)
    assert reason.kind in KINDS


def test_no_reason_tells_a_date_of_birth_of_a_child_under_18():
    for child in (known(episode("2020-01-01")), known(), known(episode("2026-05-01"))):
        text = absence(child, ON).words + presence(child, ON).words
        assert BORN.isoformat() not in text


def test_the_first_episode_not_yet_begun_is_named():
    child = known(episode("2026-06-01", row=9), episode("2026-08-01", row=10))
    assert absence(child, ON).at == Row("episodes.csv", 9)
    assert absence(replace(child, dob=None), ON).kind == "started later"
