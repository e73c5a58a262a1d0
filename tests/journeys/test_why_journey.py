"""Why figures changed, with what makes it hard: numbers in words, empty groups, and years that cannot be split."""

import re
from datetime import date

import pytest
from command_line import run_here
from sample_returns import write_years

from built_once import whole_council
from nearhome.cli.main import run
from nearhome.journeys.edition_results import edition_results
from nearhome.journeys.edition_why import why_of
from nearhome.journeys.ranges import Beside
from nearhome.journeys.records import open_records
from nearhome.pack.edition import Edition
from nearhome.pack.figures import Figures
from nearhome.pack.references import LAST_YEAR, reference_at
from nearhome.results.values import Status
from nearhome.results.why import Kind
from nearhome.signals.why.account import BESIDE
from nearhome.signals.why.account import WAY as ACCOUNT
from nearhome.signals.why.stays import WAY as STAYS
from nearhome.vocabulary.periods import months_before

ON = date(2026, 10, 31)
ADOPTED = ("A01", "A02", "D08", "E01", "H04")


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    return whole_council(tmp_path_factory)


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


def why(folder, on):
    """What an edition of a day would tell, and the results that it shows."""
    records = open_records(folder)
    edition = edition_of(records, on)
    made = edition_results(records, edition, ADOPTED)
    return told_of(records, edition, made), made, records


def edition_of(records, on, *, officers=False):
    reference = reference_at(LAST_YEAR, on, months_before(on, 12))
    return Edition("Here", on, reference, records.snapshot.id, "0", officers=officers)


def told_of(records, edition, made):
    return why_of(records, edition, made, Beside(), None, ADOPTED, Figures(made.results))


@pytest.fixture(scope="module")
def this_year(council):
    return why(council, ON)


@pytest.fixture(scope="module")
def of_officers(this_year):
    """What officers are told: nothing is hidden, whatever the results beside it hide."""
    _, made, records = this_year
    return told_of(records, edition_of(records, ON, officers=True), made)


@pytest.fixture(scope="module")
def one_month(tmp_path_factory):
    folder = tmp_path_factory.mktemp("one month")
    write_years(folder / "years", [2026], children=10, seed=3, as_at=date(2025, 4, 30))
    work = folder / "council"
    assert run(["init", str(work), "--authority", "E06000059"]) == 0
    assert run(["add", str(work), str(folder / "years"), "--as-at", "2025-04-30"]) == 0
    return work


@pytest.mark.parametrize(
    ("said", "as_said"),
    [
        ("Forty-two of our looked after children were placed out of county.", "a count"),
        ("Four hundred and forty-five looked after children were counted.", "a count"),
        ("A third of our looked after children live out of county.", "a percentage"),
        ("One in five of our looked after children live out of county.", "a percentage"),
        ("Half of our looked after children live out of county.", "a percentage"),
        ("A dozen of our looked after children live out of county.", "a count"),
        ("Two dozen of our looked after children live out of county.", "a count"),
    ],
)
def test_a_number_in_words_lies_beside_ours(council, nearhome, tmp_path, said, as_said):
    minutes = tmp_path / "minutes.txt"
    minutes.write_text(said, "utf-8")
    ran = nearhome("factcheck", council, minutes, "--said", "2025-03-31", "--format", "csv")
    assert ran.status == 0, ran.err
    (row,) = ran.rows
    assert row["said_as"] == as_said
    assert said.lower().startswith(row["number"].lower())
    assert float(row["ours"]) > 0


def test_two_things_said_in_one_sentence_are_each_beside_their_own_figure(
    council, nearhome, tmp_path
):
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("445 children in our care, 42 of them placed out of county.", "utf-8")
    ran = nearhome("factcheck", council, minutes, "--said", "2025-03-31", "--format", "csv")
    assert [(row["number"], row["code"]) for row in ran.rows] == [("445", "A01"), ("42", "D09")]
    everybody, away = (float(row["ours"]) for row in ran.rows)
    assert everybody > away > 0


def test_a_group_with_nobody_in_it_is_named_and_its_part_is_nought(council, nearhome):
    ran = nearhome(
        "why", council, "--as-at", ON, "--code", "D08", "--by", "age_band", "--format", "csv"
    )
    empty = [row for row in ran.rows if row["group"] == "not known"]
    assert [(row["before"], row["after"], row["effect"]) for row in empty] == [("0", "0", "0")] * 2


def test_a_month_of_records_has_no_split_and_the_command_says_why(one_month, nearhome):
    ran = nearhome("why", one_month)
    assert ran.status == 0
    assert "came in and left" not in ran.out
    for way in ("account", "beside", "stays"):
        assert re.search(rf"A01: no {way}: .* is not enough history", ran.err)
    assert "A02: no rate: A02 of 2024-04-30 is not enough history" in ran.err


def test_an_edition_of_a_month_says_what_is_missing_of_every_split(one_month):
    found, _, _ = why(one_month, date(2025, 4, 30))
    assert found.told == ()
    assert {each.way for each in found.lacking if each.code == "A01"} == {ACCOUNT, BESIDE, STAYS}
    for each in found.lacking:
        assert each.why
        assert not re.search(r"[A-Z]\d\d", each.why)


def test_in_the_year_of_a_change_of_councils_the_children_moved_are_told_as_a_part(council):
    found, _, _ = why(council, date(2019, 10, 31))
    account = found.way(ACCOUNT)
    assert account is not None
    moved = [line for line in account.lines if line.kind in (Kind.TRANSFERRED, Kind.SEVERAL)]
    assert moved
    assert sum(line.effect for line in account.lines) == account.change


def test_what_an_edition_tells_rests_on_no_figure_that_it_hides(this_year):
    """Whatever is told by itself is of a group that the edition shows on both days."""
    found, made, _ = this_year
    hidden = {
        (each.code, each.as_at, each.breakdown, each.group)
        for each in made.results
        if each.status is Status.SUPPRESSED
    }
    assert hidden
    splits = [each for some in found.shares.values() for each in some]
    assert splits
    for told in splits:
        for line in told.lines:
            if len(line.groups) == 1:
                for day in told.days:
                    assert (told.code, day, told.by, line.groups[0]) not in hidden
    ways = {Kind.CAME: ("C03", "route"), Kind.LEFT: ("F05", "leaving_route")}
    for line in found.way(ACCOUNT).lines:
        if len(line.groups) == 1 and line.kind in ways:
            code, by = ways[line.kind]
            assert (code, ON, by, line.groups[0]) not in hidden
            assert abs(line.effect) >= 6


def test_officers_are_told_every_part_that_the_board_is_and_the_same_sums(this_year, of_officers):
    board, officers = this_year[0], of_officers
    for told in board.told:
        whole = officers.way(told.way)
        assert (told.before, told.after) == (whole.before, whole.after)
        assert len(whole.lines) >= len(told.lines)
        for line in told.lines:
            if len(line.groups) == 1:
                assert line in whole.lines
    assert all(order.numbers is None for order in board.orders)
    assert all(order.numbers for order in officers.orders)


def test_every_part_that_officers_are_told_is_what_the_command_prints(
    council, of_officers, nearhome
):
    ran = nearhome(
        "why",
        council,
        "--as-at",
        ON,
        "--code",
        "A01,A02,D08",
        "--by",
        "age_band",
        "--format",
        "csv",
    )
    printed = {
        (row["code"], row["way"], row["part"], row["group"]): float(row["effect"])
        for row in ran.rows
    }
    splits = [*of_officers.told, of_officers.shares["D08"][0]]
    checked = 0
    for told in splits:
        for line in told.lines:
            key = (told.code, told.way, str(line.kind), "".join(line.groups))
            assert printed[key] == pytest.approx(float(line.effect))
            checked += 1
    assert checked > 30
