"""Lists against themselves and the records: contradictions, children who are in no return, reach."""

from datetime import date, timedelta

import pytest
from local_sheets import AS_AT, KNOWN, assemble, reach, read, said, together

from nearhome.returns.local.matching import Known

D = date


def test_an_end_before_its_start_is_unknown() -> None:
    found = assemble(
        [
            ["child", "started", "ended", "activity"],
            ["1", "2026-05-02", "2026-05-01", "education"],
            ["2", "2026-05-02", "2026-05-02", "education"],
        ]
    )
    assert found.tables["occupations"]["ended"].to_pylist() == [None, D(2026, 5, 2)]
    assert said(found, "ends-before-starts") == [(2, "ended")]


def test_an_interview_before_its_incident_is_none() -> None:
    found = assemble(
        [
            ["child", "went_missing", "returned", "completed_on"],
            ["1", "2026-05-03", "2026-05-04", "2026-05-02"],
        ]
    )
    assert found.tables["return_interviews"]["completed_on"].to_pylist() == [None]
    assert said(found, "interview-before-missing") == [(2, "completed_on")]
    assert not said(found, "no-such-incident")


def test_an_interview_of_no_incident_is_named() -> None:
    days = ["2026-05-02", "2026-05-03", "2026-05-06", "2026-05-07", "2026-10-30"]
    found = assemble([["child", "went_missing", "offered"], *(["1", day, "yes"] for day in days)])
    assert said(found, "no-such-incident") == [(2, "went_missing"), (5, "went_missing")]
    assert found.tables["return_interviews"].num_rows == 5


def test_more_missed_than_possible_is_unknown_and_more_filled_than_approved_is_said() -> None:
    header = ["child", "first_day", "last_day", "possible", "missed"]
    found = assemble([header, ["1", "2026-04-13", "2026-07-21", "100", "101"]])
    assert found.tables["attendance"]["missed"].to_pylist() == [None]
    assert found.tables["attendance"]["possible"].to_pylist() == [100]
    assert said(found, "more-than-there-are") == [(2, "missed")]
    found = assemble([["household", "kind", "places", "filled"], ["H1", "fostering", "2", "3"]])
    assert found.tables["carers"]["filled"].to_pylist() == [3]
    assert said(found, "more-than-there-are") == [(2, "filled")]


def test_a_day_after_the_load_is_said_and_kept_unless_it_may_lie_ahead() -> None:
    found = assemble([["child", "visited_on"], ["1", "2026-11-01"], ["1", "2026-10-31"]])
    assert said(found, "future-date") == [(2, "visited_on")]
    assert found.tables["visits"].num_rows == 2
    found = assemble([["child", "due_date"], ["77", "2027-01-01"]])
    assert not said(found, "future-date")


@pytest.mark.parametrize(
    ("text", "kept", "in_scotland"),
    [("EH1 1YZ", None, True), ("bh12 3zz", None, False), ("North Vale", "North Vale", False)],
)
def test_a_postcode_is_no_locality(text: str, kept: str | None, in_scotland: bool) -> None:
    found = assemble([["household", "kind", "locality"], ["H1", "fostering", text]])
    assert found.tables["carers"]["locality"].to_pylist() == [kept]
    why = [entry.why for entry in found.log if entry.rule == "postcode-for-locality"]
    assert bool(why) == (kept is None)
    assert ("Scotland" in "".join(why)) == in_scotland
    assert not any(text in entry.before for entry in found.log)


def test_children_who_are_in_no_return_are_named_row_by_row_and_stay() -> None:
    header = ["child", "visited_on"]
    rows = [["1", "2026-01-02"], ["8", "2026-01-02"], ["8", "2026-01-03"], ["9", "2026-01-02"]]
    found = assemble([header, *rows])
    assert found.tables["visits"].num_rows == 4
    assert said(found, "not-in-records") == [(3, "child"), (4, "child"), (5, "child")]
    whole = [entry.before for entry in found.log if entry.rule == "children-not-in-records"]
    assert whole == ["3 of 4 rows, 2 children"]
    assert not said(found, "wrong-children")


@pytest.mark.parametrize(
    ("unknown", "known", "wrong"), [(5, 5, True), (5, 6, False), (4, 0, False)]
)
def test_a_list_of_other_children_is_said(unknown: int, known: int, wrong: bool) -> None:
    ours = Known({f"k{at}": None for at in range(20)})
    rows = [[f"u{at}", "2026-01-02"] for at in range(unknown)]
    rows += [[f"k{at}", "2026-01-02"] for at in range(known)]
    ours = Known({child.upper(): born for child, born in ours.births.items()})
    found = assemble([["child", "visited_on"], *rows], known=ours)
    assert bool(said(found, "wrong-children")) == wrong


def test_children_before_care_need_not_be_in_the_return() -> None:
    rows = [[f"u{at}", "early help", "2026-01-02"] for at in range(9)]
    found = assemble([["child", "kind", "started"], *rows])
    assert not said(found, "not-in-records")
    assert not said(found, "wrong-children")
    assert said(found, "children-not-in-records") == [(None, "child")]


def visits(*days: date) -> list[list[str]]:
    return [["child", "visited_on"], *(["1", day.isoformat()] for day in days)]


def test_reach_is_from_the_first_of_the_month_to_the_load_unless_the_list_is_old() -> None:
    first = D(2024, 4, 17)
    late = AS_AT - timedelta(days=31)
    assert reach(assemble(visits(first, late)), "visits") == (D(2024, 4, 1), AS_AT, 0)
    early = AS_AT - timedelta(days=32)
    assert reach(assemble(visits(first, early)), "visits") == (D(2024, 4, 1), early, 0)


def test_a_day_after_the_load_stretches_no_reach() -> None:
    found = assemble(visits(D(2024, 4, 17), D(2027, 1, 1)))
    assert reach(found, "visits") == (D(2024, 4, 1), D(2024, 4, 17), 0)


def test_the_latest_day_of_any_column_counts_and_the_earliest_of_the_key() -> None:
    header = ["child", "went_missing", "completed_on"]
    found = assemble([header, ["1", "2026-05-03", "2026-07-02"]])
    assert reach(found, "return_interviews") == (D(2026, 5, 1), D(2026, 7, 2), 0)


def test_what_the_coverage_list_states_holds_for_an_empty_list_too() -> None:
    coverage = [
        ["list", "complete_from", "complete_to", "stated_by"],
        ["Irregular settings", "2024-04-01", "2026-10-31", "Placements manager"],
        ["visits", "2025-04-01", "2026-09-30", "Placements manager"],
        ["complaints", "2025-04-01", "2026-09-30", "Placements manager"],
    ]
    empty = [["child", "kind", "started", "ended", "told_ofsted_on"]]
    found = together(
        read(coverage, "c.csv"), read(empty, "e.csv"), read(visits(D(2026, 1, 2)), "v.csv")
    )
    assert reach(found, "irregular_settings") == (D(2024, 4, 1), D(2026, 10, 31), 1)
    assert reach(found, "visits") == (D(2025, 4, 1), D(2026, 9, 30), 1)
    assert reach(found, "complaints") is None
    assert reach(found, "coverage") is None
    assert said(found, "coverage-of-nothing") == [(4, "list")]
    assert found.tables["list_reach"].to_pylist()[0]["rows"] == 0


def test_standing_lists() -> None:
    siblings = assemble([["child", "sibling_group"], ["1", "S1"]])
    assert reach(siblings, "siblings") == (D(1900, 1, 1), AS_AT, 0)
    header = ["class", "sector", "price_year", "weekly", "source"]
    prices = assemble([header, ["other", "own", "2026-27", "5", "x"]])
    assert reach(prices, "price_list") == (D(1900, 1, 1), D(9999, 12, 31), 0)
    results = assemble([["child", "collection_year"], ["1", "2024"], ["1", "2026"]])
    assert reach(results, "school_results") == (D(2023, 9, 1), D(2027, 8, 31), 0)
    header = ["urn", "kind", "registered_from", "as_at"]
    homes = assemble([header, ["SC1", "children's home", "2001-01-01", "2026-10-15"]])
    assert reach(homes, "homes") == (D(2026, 10, 1), AS_AT, 0)


def test_a_later_load_of_other_returns_moves_no_reach() -> None:
    found = read(visits(D(2026, 10, 2)))
    earlier = together(found, as_at=D(2026, 10, 31))
    later = together(found, as_at=D(2026, 12, 31), known=KNOWN)
    assert reach(earlier, "visits") == (D(2026, 10, 1), D(2026, 10, 31), 0)
    assert reach(later, "visits") == (D(2026, 10, 1), D(2026, 10, 2), 0)
