"""The date a return describes, worked by hand from docs/explanation/joining.md."""

from datetime import date, timedelta

import pyarrow as pa
import pytest

from joining_returns import a_return, episode
from nearhome.returns import as_at
from nearhome.returns.raw import Return


def _extract(
    events: int = 40, last: str = "2025-10-29", **tables: list[dict[str, object]]
) -> Return:
    """A return for 2025-26 with so many starts, the latest on a day."""
    latest = date.fromisoformat(last)
    starts = [latest - timedelta(days=2 * at) for at in range(events)]
    rows = [episode(str(at), start.isoformat()) for at, start in enumerate(starts)]
    return a_return(2026, episodes=rows, **tables)


def _taken(each: Return) -> date:
    return as_at.taken(each.tables, 2026)


def test_an_extract_describes_its_latest_event() -> None:
    assert _taken(_extract()) == date(2025, 10, 29)


def test_an_end_a_review_and_a_missing_record_are_events_too() -> None:
    reviews = [{"child": "1", "review": "2025-11-03"}]
    assert _taken(_extract(reviews=reviews)) == date(2025, 11, 3)
    missing = [{"child": "1", "kind": "M", "started": "2025-11-04", "ended": "2025-11-09"}]
    assert _taken(_extract(missing=missing)) == date(2025, 11, 4)
    ends = a_return(
        2026,
        episodes=[episode(str(at), "2025-05-01", f"2025-06-{at:02}", "E4A") for at in range(1, 31)],
    )
    assert _taken(ends) == date(2025, 6, 30)


def test_a_return_that_runs_to_march_describes_31_march() -> None:
    assert _taken(_extract(last="2026-03-02")) == date(2026, 3, 31)
    assert _taken(_extract(last="2026-02-28")) == date(2026, 2, 28)


def test_oc2_or_oc3_with_rows_is_a_whole_year() -> None:
    assert _taken(_extract(health_years=[{"child": "1"}])) == date(2026, 3, 31)
    assert _taken(_extract(leaver_years=[{"child": "1"}])) == date(2026, 3, 31)
    assert _taken(_extract(health_years=[])) == date(2025, 10, 29)


def test_fewer_than_thirty_events_say_nothing() -> None:
    assert _taken(_extract(events=29)) == date(2026, 3, 31)
    assert _taken(_extract(events=30)) == date(2025, 10, 29)


def test_events_outside_the_year_do_not_count() -> None:
    slip = _extract().tables["episodes"]
    far = a_return(2026, episodes=[episode("x", "2205-01-01"), episode("y", "2019-01-01")])
    both = {"episodes": pa.concat_tables([slip, far.tables["episodes"]])}
    assert as_at.taken(both, 2026) == date(2025, 10, 29)


def test_an_event_after_the_date_taken_is_noted() -> None:
    each = a_return(2026, episodes=[episode("a", "2025-05-01", "2026-04-02", "E4A")])
    (note,) = as_at.check(each.tables, 2026, date(2026, 3, 31), given=False)
    assert (note.rule, note.table, note.row, note.column) == ("after-as-at", "Episodes", 2, "DEC")


def test_a_given_date_holds_for_two_slips_and_is_refused_for_three() -> None:
    def check(on: date) -> int:
        return len(as_at.check(_extract().tables, 2026, on, given=True))

    assert check(date(2025, 10, 29)) == 0
    assert check(date(2025, 10, 26)) == 2
    with pytest.raises(
        as_at.AsAtRefusedError, match="3 events are dated after 2025-10-24"
    ) as refused:
        check(date(2025, 10, 24))
    assert "2026/Episodes.csv, row 2, column DECOM" in str(refused.value)
    assert "2025-10-29" in str(refused.value)


def test_one_in_a_hundred_may_slip() -> None:
    rows = [episode(str(at), "2025-05-01") for at in range(397)]
    late = [episode(f"l{at}", "2025-09-01") for at in range(4)]
    each = a_return(2026, episodes=rows + late)
    assert len(as_at.check(each.tables, 2026, date(2025, 8, 31), given=True)) == 4


def test_a_date_outside_the_collection_year_is_refused() -> None:
    for on in (date(2025, 3, 31), date(2026, 4, 1)):
        with pytest.raises(as_at.AsAtRefusedError, match="2025-26"):
            as_at.check(_extract().tables, 2026, on, given=True)
