"""The demonstration's local lists: each row fits its template, and the lists say what a council's would."""

import csv
from collections import Counter
from datetime import date

import pytest

from demonstrations import PARAMETERS, whole
from nearhome.demo.lists.localities import weights
from nearhome.demo.lists.untidy import SPOILT
from nearhome.demo.lists.written import FIRST, OF_A_CHILD, OF_THE_COUNCIL, write_list_files
from nearhome.records.list_tables import list_tables
from nearhome.vocabulary.periods import working_days_after

NAMES = sorted({*OF_A_CHILD, *OF_THE_COUNCIL})
NEVER_IN_CARE = frozenset({"edge_of_care", "before_care", "prebirth"})


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists")
    paths = write_list_files(whole(), folder)
    read = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            read[path.stem] = list(csv.DictReader(file))
    return read


def test_every_list_of_the_templates_is_written(lists):
    # What another system knows of the last time only, or of its own numbers, is no list that a council keeps.
    assert set(list_tables()) - set(lists) == {"last_interviews", "care_ids"}
    assert all(lists.values())


@pytest.mark.parametrize("name", NAMES)
def test_each_row_fits_the_template(lists, name):
    table = list_tables()[name]
    wrong = Counter()
    for row in lists[name]:
        for column in table.columns:
            cell = row[column.name]
            wrong[column.name] += not _fits(column, cell) if cell else column.is_required
    # What is spoilt on purpose is one row of its list.
    assert sum(wrong.values()) <= (1 if name in SPOILT else 0), wrong


def _fits(column, cell):
    match column.kind:
        case "date":
            return date(1990, 1, 1) < date.fromisoformat(cell) <= PARAMETERS.horizon or (
                column.name in ("due_on", "due_date")
            )
        case "time":
            return 0 <= int(cell[:2]) < 24 and 0 <= int(cell[3:]) < 60
        case "flag":
            return cell in ("yes", "no")
        case "integer":
            return cell.lstrip("-").isdigit()
        case "number":
            return float(cell) >= 0
        case "code":
            return cell in column.values
        case "codes":
            return set(cell.split("; ")) <= set(column.values)
        case _:
            return True


@pytest.mark.parametrize("name", sorted({*OF_A_CHILD} - NEVER_IN_CARE))
def test_its_children_are_those_of_the_returns(lists, name):
    known = {child.ident for child in whole().children} | {
        child.later_ident for child in whole().children if child.later_ident
    }
    assert {row["child"] for row in lists[name]} <= known


@pytest.mark.parametrize("name", NAMES)
def test_no_row_is_there_twice(lists, name):
    rows = [tuple(row.items()) for row in lists[name]]
    assert len(rows) == len(set(rows))


def test_the_same_plan_gives_the_same_bytes(lists, tmp_path):
    for path in write_list_files(whole(), tmp_path):
        with path.open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file)) == lists[path.stem]


def test_interviews_are_of_times_the_child_went_missing(lists):
    went = {
        (each.started.isoformat(), name)
        for child in whole().children
        for each in child.missing
        for name in (child.ident, child.later_ident)
        if each.kind == "M"
    }
    rows = lists["return_interviews"]
    assert {(row["went_missing"], row["child"]) for row in rows} <= went
    offered = sum(row["offered"] == "yes" for row in rows) / len(rows)
    held = sum(bool(row["completed_on"]) for row in rows) / len(rows)
    # Always offered, not always held: what the Board was told.
    assert 0.92 < offered < 0.98
    assert 0.40 < held < 0.65


def test_more_are_held_than_were(lists):
    def held(year):
        rows = [row for row in lists["return_interviews"] if row["returned"][:4] == year]
        return sum(bool(row["completed_on"]) for row in rows) / len(rows)

    assert held("2026") > held("2022")


def test_first_health_assessments_are_often_late(lists):
    entries = {}
    for child in whole().children:
        for stay in child.stays:
            for name in {child.ident, child.later_ident or child.ident}:
                entries.setdefault(name, []).append(stay.entry)
    seen = [
        (row["child"], date.fromisoformat(row["seen_on"]))
        for row in lists["health_assessments"]
        if row["kind"] == "initial" and row["seen_on"]
    ]
    prompt = 0
    for child, on in seen:
        entry = max(day for day in entries[child] if day <= on)
        prompt += on <= working_days_after(entry, 20)
    assert 0.45 < prompt / len(seen) < 0.75


def test_no_adopter_lives_in_one_locality_where_children_come_from(lists):
    approved = [
        row
        for row in lists["carers"]
        if row["kind"] == "adopter" and row["approved_on"] and not row["ended_on"]
    ]
    assert 12 < len(approved) < 80
    empty = set(weights("children")) - {row["locality"] for row in approved}
    assert "Harbour" in empty
    assert any(row["locality"] == "Harbour" for row in lists["home_areas"])


def test_a_home_in_residence_costs_many_times_a_foster_home(lists):
    today = [row for row in lists["prices"] if not row["ended"] and float(row["weekly"]) > 1]
    by_sector = {
        sector: sorted(float(row["weekly"]) for row in today if row["sector"] == sector)
        for sector in ("own", "private")
    }
    middle = {sector: prices[len(prices) // 2] for sector, prices in by_sector.items()}
    assert middle["own"] < 900
    assert max(by_sector["private"]) > 6 * middle["own"]


def test_what_is_spoilt_is_one_row_each(lists):
    weekly = [float(row["weekly"]) for row in lists["prices"]]
    assert weekly.count(0.0) == 1
    households = Counter(row["household"] for row in lists["carers"])
    assert [n for n in households.values() if n > 1] == [2]


def test_lists_begin_when_they_are_said_to(lists):
    said = {row["list"]: date.fromisoformat(row["complete_from"]) for row in lists["coverage"]}
    assert said["suspensions"] == FIRST
    assert min(row["started"] for row in lists["suspensions"]) >= FIRST.isoformat()
    assert said["visits"] > FIRST


def test_reviews_and_scores_are_those_of_the_return(lists):
    """Each review held while the lists go on is on the list on its day, and none that was not."""
    plan = whole()
    first, last = FIRST, plan.horizon
    held = {
        (day, code)
        for child in plan.children
        for day, code in child.reviews
        if first <= day <= last
    }
    rows = [row for row in lists["reviews_held"] if row["held_on"] >= first.isoformat()]
    assert {(date.fromisoformat(row["held_on"]), row["participation"]) for row in rows} == held
    assert any(row["cancelled"] == "yes" for row in lists["reviews_held"])
    scores = {
        score
        for child in plan.children
        for of_year in child.health.values()
        if (score := of_year.get("SDQ_SCORE"))
    }
    assert {row["score"] for row in lists["sdq_scores"]} - {""} <= scores
