"""`nearhome signals`, as an analyst types it."""

import csv
import io
import json
from datetime import date

import pytest
from command_line import run_here

from built_once import whole_council
from nearhome.journeys.records import open_records
from nearhome.journeys.signals import COLUMNS, evidence_words, look_on, signals_of
from nearhome.results.signals import Evidence

ON = date(2026, 10, 31)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return whole_council(tmp_path_factory)


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


def rows(ran):
    return {row["code"]: row for row in csv.DictReader(io.StringIO(ran.out))}


def test_every_measure_has_its_three_parts_in_the_agreed_words(demo, nearhome):
    ran = nearhome("signals", demo, "--as-at", ON, "--format", "csv")
    assert ran.status == 0, ran.err
    assert tuple(ran.out.splitlines()[0].split(",")) == COLUMNS
    found = rows(ran)
    assert {"A01", "A02", "A04", "A05", "D08", "E01", "I02", "H04", "K01"} <= set(found)
    words = {str(each) for each in Evidence}
    for row in found.values():
        assert row["direction"].split(" since ")[0] in words, row["code"]
        assert bool(row["way"]) == row["direction"].startswith("a real change")
        assert row["method"], row["code"]
        assert row["position"] != "no band" or row["notes"], row["code"]
    assert {found[code]["position"] for code in ("A01", "A02", "A04")} <= {
        "inside",
        "above",
        "below",
        "no band",
    }
    assert "B02" in ran.err
    assert "B02" not in found


def test_a_council_whose_flows_keep_their_rates_is_not_called(demo, nearhome):
    """The demonstration's months keep 2025's rates from April 2025 on: no start or end is called."""
    found = rows(nearhome("signals", demo, "--code", "A01,A04,A05", "--format", "csv"))
    assert {each["direction"] for each in found.values()} == {"usual ups and downs"}
    stock = found["A01"]
    assert float(stock["usual_low"]) < float(stock["change"]) < float(stock["usual_high"])


def test_the_figures_are_those_of_measures(demo, nearhome):
    codes = ("D08", "E01", "A04")
    ours = rows(nearhome("signals", demo, "--as-at", ON, "--code", *codes, "--format", "csv"))
    theirs = rows(nearhome("measures", demo, "--as-at", ON, "--code", *codes, "--format", "csv"))
    for code in codes:
        for column in ("numerator", "denominator", "value", "unit", "status", "as_at"):
            assert ours[code][column] == theirs[code][column]


def test_the_change_is_that_of_two_measures(demo, nearhome):
    settled = "2026-06-30"
    row = rows(nearhome("signals", demo, "--as-at", settled, "--code", "E01", "--format", "csv"))[
        "E01"
    ]
    before = nearhome("measures", demo, "--as-at", "2025-06-30", "--code", "E01", "--format", "csv")
    year_ago = float(rows(before)["E01"]["numerator"])
    assert float(row["change"]) == float(row["numerator"]) - year_ago


def test_a_day_within_a_month_says_when_it_was_judged(demo, nearhome):
    ran = nearhome("signals", demo, "--as-at", "2026-06-12", "--code", "E01", "--format", "json")
    (row,) = json.loads(ran.out)
    assert row["as_at"] == "2026-06-12"
    assert "2026-05-31" in row["notes"]


def test_the_direction_is_that_of_the_last_settled_month(demo, nearhome):
    """The monthly extracts have shown how long months go on growing."""
    context = open_records(demo).context()
    assert context.unsettled_after is not None
    assert context.unsettled_after < ON
    row = rows(nearhome("signals", demo, "--as-at", ON, "--code", "E01", "--format", "csv"))["E01"]
    assert str(context.unsettled_after) in row["notes"]


def test_a_month_that_may_still_change_is_not_looked_at():
    assert look_on(ON, None) == ON
    assert look_on(ON, date(2026, 7, 31)) == date(2026, 7, 31)
    assert look_on(date(2026, 10, 12), None) == date(2026, 9, 30)
    assert look_on(date(2026, 6, 30), date(2026, 7, 31)) == date(2026, 6, 30)


def test_what_is_asked_for_one_code_is_what_is_asked_for_all(demo):
    records = open_records(demo)
    alone = signals_of(records, ON, ["A01"], {})
    among = signals_of(records, ON, ["A04", "A01", "I02", "J02"], {})
    assert alone["A01"] == among["A01"]
    assert list(among) == ["A04", "A01", "I02", "J02"]
    assert evidence_words(alone["A01"]) == "usual ups and downs"


def test_wrong_use_and_dates_after_the_records(demo, nearhome):
    assert nearhome("signals", demo, "--code", "Q99").status == 2
    late = nearhome("signals", demo, "--as-at", "2026-11-30")
    assert late.status == 1
    assert "2026-11-30" in late.err


def parts(ran):
    """The rows of `why` by code and way: the whole change first, then its parts."""
    found = {}
    for row in csv.DictReader(io.StringIO(ran.out)):
        found.setdefault((row["code"], row["way"]), []).append(row)
    return found


def test_why_the_figures_changed_adds_up_to_what_measures_prints(demo, nearhome):
    ran = nearhome("why", demo, "--as-at", ON, "--code", "A01,A02,D08", "--format", "csv")
    assert ran.status == 0, ran.err
    found = parts(ran)
    assert len(found) >= 3 + 3 + 1 + 3 + 2
    for (code, way), (whole, *each) in found.items():
        assert whole["part"] == "whole change"
        change = sum(float(row["effect"]) for row in each)
        assert change == pytest.approx(float(whole["effect"])), (code, way)
        assert change == pytest.approx(float(whole["after"]) - float(whole["before"]))
        if whole["unit"] == "n":
            assert (
                sum(int(row["children"]) for row in each) == int(whole["children"]) == round(change)
            )
    measured = nearhome("measures", demo, "--as-at", ON, "--code", "A01", "D08", "--format", "csv")
    for code, row in rows(measured).items():
        ways = [
            whole
            for (of, way), (whole, *_) in found.items()
            if of == code and "year before" not in way
        ]
        own = [whole for whole in ways if not whole["way"].startswith("as published")]
        assert {float(whole["after"]) for whole in own} == {float(row["numerator"])}


def test_why_lays_the_range_s_own_change_beside_ours(demo, nearhome):
    ran = nearhome("why", demo, "--as-at", ON, "--code", "A01", "--format", "csv")
    published = [way for code, way in parts(ran) if way.startswith("as published")]
    named = nearhome("band", demo, "--as-at", ON, "--code", "A02", "--format", "csv")
    members = [row["authority"] for row in named.rows if row["in_band"] == "yes"]
    assert len(members) >= 3
    assert published[1:] == [f"as published, {name}" for name in members]


def test_why_without_a_year_of_records_says_so(demo, nearhome):
    ran = nearhome("why", demo, "--as-at", "2016-06-30", "--code", "D08")
    assert ran.status == 1
    assert ran.out == ""
    assert "not enough history" in ran.err
    assert "with a year of records before it" in ran.err


def test_a_number_that_was_said_lies_beside_ours_of_that_day(demo, nearhome, tmp_path):
    minutes = tmp_path / "minutes.txt"
    minutes.write_text(
        "There were 9,999 looked after children.\n42 of our children in care live out of county.\n",
        "utf-8",
    )
    ran = nearhome("factcheck", demo, minutes, "--said", "2025-03-31", "--format", "csv")
    assert ran.status == 0, ran.err
    first, second = csv.DictReader(io.StringIO(ran.out))
    codes = ("A01", "D09")
    asked = ("--as-at", "2025-03-31", "--code", *codes, "--format", "csv")
    ours = rows(nearhome("measures", demo, *asked))
    assert float(first["ours"]) == float(ours["A01"]["numerator"])
    assert first["reading"] == "another number"
    assert second["code"] == "D09"
    assert float(second["ours"]) == float(ours["D09"]["numerator"])
    assert float(second["in_100"]) == pytest.approx(float(ours["D09"]["value"]))


def test_a_number_said_on_no_day_is_not_compared(demo, nearhome, tmp_path):
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("There were 445 looked after children.", "utf-8")
    (row,) = json.loads(nearhome("factcheck", demo, minutes, "--format", "json").out)
    assert (row["reading"], row["ours"]) == ("cannot be known", None)
    assert "--said" in row["note"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"The Board thanked everybody.", "no number of children"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
    ],
)
def test_a_text_without_a_number_or_that_is_no_text_is_refused(
    demo, nearhome, tmp_path, content, said
):
    minutes = tmp_path / "minutes.txt"
    minutes.write_bytes(content)
    ran = nearhome("factcheck", demo, minutes)
    assert ran.status == 1
    assert said in ran.err


def test_what_was_said_comes_from_standard_input_too(demo, nearhome, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("There were 445 looked after children."))
    (row,) = json.loads(nearhome("factcheck", demo, "-", "--format", "json").out)
    assert row["number"] == "445"


def test_when_the_youngest_overtook_the_older_is_told_by_month(demo, nearhome):
    asked = ("--as-at", ON, "--code", "A04", "--by", "age:0-4,12-15")
    ran = nearhome("overtook", demo, *asked, "--format", "csv")
    assert ran.status == 0, ran.err
    assert "not enough history" in ran.err
    (row,) = ran.rows
    measured = nearhome("measures", demo, *asked, "--months", "60", "--format", "csv").rows
    young, old = (
        {each["as_at"]: int(each["numerator"]) for each in measured if each["group"] == group}
        for group in ("0 to 4", "12 to 15")
    )
    ahead = [day for day in sorted(young) if all(young[d] > old[d] for d in young if d >= day)]
    if row["group"] == "0 to 4":
        assert row["since"] == ahead[0]
    else:
        assert ahead == []
    assert int(row["number_now"]) > int(row["other_now"])


def test_too_few_months_to_overtake_in_are_refused(demo, nearhome):
    assert nearhome("overtook", demo, "--months", "6").status == 2
