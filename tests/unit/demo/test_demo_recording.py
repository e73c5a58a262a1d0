"""What an extract knows: never more than happened, later ones more than earlier ones, mistakes apart."""

from datetime import date

import pytest

from demonstrations import (
    PARAMETERS,
    extract_days,
    extract_rows,
    files_of,
    parsed,
    read,
    rows,
    whole,
)
from nearhome.demo.plan import Episode, Incident
from nearhome.demo.recording import Late, known
from nearhome.demo.written import FILES, write_monthly
from nearhome.vocabulary.periods import collection_year, year_end

RECORDING = PARAMETERS.untidy.recording


def late(on: date) -> Late:
    return Late(1, 7, on, RECORDING)


def episode(start: date, end: date | None, rne: str = "S", rec: str = "") -> Episode:
    return Episode(start, rne, "V2", "N1", "U5", "PR1", end, rec, "", "", "", "")


def test_an_event_is_typed_on_the_same_day_whoever_asks_and_never_before_it():
    for what in RECORDING.late:
        day = late(date(2026, 1, 31)).day(what, date(2026, 1, 10))
        assert day == late(date(2026, 3, 31)).day(what, date(2026, 1, 10))
        assert day >= date(2026, 1, 10)


def test_ends_are_typed_later_than_starts():
    days = [date(2026, 1, 1).fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(200)]
    at = late(date(2026, 12, 31))
    mean = {
        what: sum((at.day(what, day) - day).days for day in days) / len(days)
        for what in ("starts", "ends")
    }
    assert mean["ends"] > 2 * mean["starts"]


def test_an_end_not_yet_typed_leaves_the_episode_open_and_a_start_not_yet_typed_leaves_it_out():
    stay = [
        episode(date(2025, 6, 1), date(2025, 7, 1), rec="X1"),
        episode(date(2025, 7, 1), date(2025, 8, 1), "P", "E4A"),
    ]
    assert late(date(2025, 5, 31)).episodes(stay) == []
    first = late(late(date.max).day("starts", date(2025, 6, 1))).episodes(stay)
    assert [(each.decom, each.dec, each.rec) for each in first] == [(date(2025, 6, 1), None, "")]
    everything = late(date(2027, 3, 31)).episodes(stay)
    assert [each.dec for each in everything] == [date(2025, 7, 1), date(2025, 8, 1)]
    before_end = late(date(2025, 8, 1)).day("ends", date(2025, 8, 1))
    seen = late(before_end.fromordinal(before_end.toordinal() - 1)).episodes(stay)
    assert seen[-1].dec is None or seen[-1].rec == "X1"


def test_an_absence_of_the_last_day_is_known_on_it():
    on = date(2025, 9, 30)
    found = list(late(on).incidents([Incident("M", on, None)]))
    assert len(found) == 1


@pytest.mark.parametrize("on", [extract_days()[1], extract_days()[9], extract_days()[-1]])
def test_no_extract_holds_what_had_not_happened(on):
    for table, fields in {
        "Episodes": ("DECOM", "DEC"),
        "Reviews": ("REVIEW",),
        "Missing": ("MIS_START", "MIS_END"),
    }.items():
        for row in extract_rows(on, table):
            assert all(read(row[name]) <= on for name in fields if row[name])


def test_most_of_what_an_extract_knew_is_in_the_years_return():
    on = date(2025, 12, 31)
    knew = {(row["CHILD"], row["DECOM"]) for row in extract_rows(on, "Episodes")}
    final = {(row["CHILD"], row["DECOM"]) for row in rows(2026, "Episodes")}
    assert 0.97 < len(knew & final) / len(knew) <= 1
    missing_then = {each for each in final if read(each[1]) <= on} - knew
    assert 1 <= len(missing_then) < 60


def test_children_who_never_were_in_care_are_in_no_years_return():
    mistaken = {child.ident for child in whole().mistaken}
    assert len(mistaken) >= 4
    seen = {row["CHILD"] for on in extract_days()[:-1] for row in extract_rows(on, "Episodes")}
    assert len(mistaken & seen) >= 3
    closed = {row["CHILD"] for year in range(2024, 2027) for row in rows(year, "Episodes")}
    assert not mistaken & closed


def test_the_running_year_is_the_last_extract():
    on = PARAMETERS.horizon
    assert parsed(files_of(collection_year(on))[FILES["Episodes"]]) == extract_rows(on, "Episodes")
    assert "oc2.csv" not in files_of(collection_year(on))


def test_extracts_are_written_by_their_last_day(tmp_path):
    made = write_monthly(whole(), tmp_path, PARAMETERS.untidy)
    assert [path.name for path in made] == [on.isoformat() for on in extract_days()[:-1]]
    assert all(
        (path / "episodes.csv").exists() and not (path / "oc3.csv").exists() for path in made
    )
    # The return of the closed year is the fuller one of the two that describe 31 March.
    march = [row["MIS_START"] for row in extract_rows(year_end(2026), "Missing")]
    assert max(map(read, march)) < year_end(2026)


def test_what_is_known_of_a_plan_leaves_the_plan_alone():
    before = [list(child.missing) for child in whole().children]
    found = known(whole(), date(2026, 6, 30), RECORDING)
    assert found.horizon == date(2026, 6, 30)
    assert [list(child.missing) for child in whole().children] == before
