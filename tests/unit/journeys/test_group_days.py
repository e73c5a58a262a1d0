"""The days that an edition gives groups at: few, and never one short of what a page sets side by side."""

from datetime import date

from nearhome.journeys.edition_results import group_days
from nearhome.pack.edition import Edition
from nearhome.pack.references import reference_at
from nearhome.results.values import Result, Status

ON, YEAR_AGO = date(2026, 6, 30), date(2025, 6, 30)


def edition(reference=YEAR_AGO):
    return Edition("Our Council", ON, reference_at("this time last year", ON, reference), "s", "v")


def yearly(on, status):
    known = status in {Status.VALUE, Status.ZERO}
    number = 1.0 if known else None
    return Result("D08", "Name", on, "year to", "", "", number, number, number, "%", status)


def at(year):
    return date(year, 3, 31)


def test_groups_are_given_at_four_days():
    said = [yearly(at(2026), Status.VALUE), yearly(ON, Status.NOT_APPLICABLE)]
    assert group_days(edition(), said) == (at(2025), YEAR_AGO, at(2026), ON)


def test_a_yearly_measure_without_its_latest_year_has_groups_at_its_own():
    said = [
        yearly(at(2024), Status.ZERO),
        yearly(at(2026), Status.NOT_COLLECTED),
        yearly(ON, Status.NOT_APPLICABLE),
    ]
    assert set(group_days(edition(), said)) == {
        at(2023), at(2024), at(2025), YEAR_AGO, at(2026), ON,
    }  # fmt: skip


def test_a_year_too_old_to_be_told_asks_for_no_groups():
    said = [yearly(at(2012), Status.VALUE), yearly(ON, Status.NOT_APPLICABLE)]
    assert group_days(edition(), said) == (at(2025), YEAR_AGO, at(2026), ON)
