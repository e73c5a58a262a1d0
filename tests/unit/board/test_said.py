"""Whose commentary stands for what was asked, and of which measures a theme's is."""

from datetime import date

import pytest

from nearhome.results.said import Commentary, Said, Wanted, covers

EDITION, DUE = date(2026, 10, 31), date(2026, 11, 12)


def spoken(about, partner=""):
    return Commentary(
        EDITION, about, "It rose.", "More came.", "We ask.", "the nurse", DUE, partner
    )


def asked(of, about="H"):
    return Wanted(EDITION, about, of, DUE)


@pytest.mark.parametrize(
    ("there", "of", "is_wanted"),
    [
        ((), "the nurse", True),
        ((), "The Health Board", True),
        ((spoken("H"),), "the nurse", False),
        ((spoken("H"),), "a doctor", False),
        ((spoken("H"),), "The Health Board", True),
        ((spoken("H", "The Health Board"),), "The Health Board", False),
        ((spoken("H", "The Health Board"),), "the nurse", True),
        ((spoken("H", "The Police"),), "The Health Board", True),
        ((spoken("I"),), "the nurse", True),
    ],
)
def test_a_partner_speaks_for_itself_and_the_council_for_every_role_of_its_own(
    there, of, is_wanted
):
    said = Said((), there, (asked(of),))
    assert said.still_wanted() == ((asked(of),) if is_wanted else ())


@pytest.mark.parametrize(
    ("about", "code", "is_covered"),
    [("H", "H04", True), ("H04", "H04", True), ("H04", "H0", False), ("H0", "H04", False), ("I", "H04", False)],
)  # fmt: skip
def test_a_letter_is_of_every_measure_of_its_theme(about, code, is_covered):
    assert covers(about, code) is is_covered
    assert bool(Said((), (spoken(about),)).of(code)) is is_covered
    assert Said((), (), (asked("the nurse", about),)).is_spoken_of(code) is is_covered


def test_it_is_late_the_day_after():
    assert not spoken("H").is_late(DUE)
    assert spoken("H").is_late(date(2026, 11, 13))
