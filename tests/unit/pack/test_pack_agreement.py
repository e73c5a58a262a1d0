"""The data-quality page sets our closed years beside the published ones, and gives no hidden number away."""

from dataclasses import replace
from datetime import date

import pytest

import packs
from nearhome.measures.cards import cards
from nearhome.pack.agreement import HEADING
from nearhome.pack.blocks import Page, Statement, Table
from nearhome.pack.data_quality import data_quality
from nearhome.pack.edition import Material
from nearhome.pack.words import lint, shipped_words
from nearhome.results.published import Symbol
from nearhome.results.quality import Agreement, Match


def of(
    code: str,
    ours: float | None,
    published: float | None,
    matches: Match = Match.YES,
    year: int = 2025,
    **more: object,
) -> Agreement:
    known = ours is not None and published is not None
    made = Agreement(
        code, packs.NAMES[code], date(year, 3, 31), "", "", ours, published, None,
        (ours or 0) - (published or 0) if known else None, None, None, "n", code, matches, "2025",
        "invented", reading="our rule",
    )  # fmt: skip
    return replace(made, **more)


def material(*agreement: Agreement, officers: bool = False) -> Material:
    made = packs.material(officers=officers)
    return replace(made, quality=replace(made.quality, agreement=agreement))


def page(*agreement: Agreement, officers: bool = False) -> Page:
    return data_quality(material(*agreement, officers=officers))


def said(made: Page) -> tuple[str, ...]:
    return next(
        b.sentences for b in made.blocks if isinstance(b, Statement) and b.heading == HEADING
    )


def rows(made: Page) -> list[tuple[str, ...]]:
    return [
        row for b in made.blocks
        if isinstance(b, Table) and b.caption.startswith("Closed years") for row in b.rows
    ]  # fmt: skip


def test_a_figure_more_than_two_children_off_is_the_first_line() -> None:
    made = page(
        of("A01", 447, 437, Match.NO), of("A04", 138, 138), of("A05", 150, 149, Match.WITHIN_2)
    )
    assert made.blocks[0] == Statement(HEADING, said(made))
    assert said(made)[0] == (
        "1 of our 3 figures for the year to 31 March 2025 is more than 2 children from what the "
        "Department for Education published."
    )
    assert rows(made) == [
        (packs.NAMES["A01"], "2025", "447", "437", "10 more", "no way that we tried"),
        (packs.NAMES["A04"], "2025", "138", "138", "none", "our rule"),
        (packs.NAMES["A05"], "2025", "150", "149", "1 more", "our rule, within 2"),
    ]


def test_when_all_agree_the_page_opens_as_ever_and_says_so() -> None:
    made = page(of("A01", 437, 437, year=2024), of("A01", 436, 437, Match.WITHIN_2))
    assert made.blocks[0].heading == "In short"
    assert said(made)[0] == (
        "Every one of our figures for the years to 31 March 2024 to 2025 that can be compared (2) is "
        "within 2 children of what the Department for Education published."
    )


def test_nothing_held_is_said() -> None:
    made = page()
    assert made.blocks[0].heading == "In short"
    assert said(made) == (
        "No published figures of this council are held, so ours were not set beside them.",
    )
    assert rows(made) == []


def test_the_reading_that_matches_is_named() -> None:
    made = page(
        of("A04", 130, 138, Match.NO),
        of("A04", 138, 138, variant="A04-events", reading="every time that a child came"),
    )
    assert "Counted another way, 1 of them agree: the table says how." in said(made)
    assert rows(made)[0][-1] == "every time that a child came"


def test_other_measures_are_listed_where_they_part_the_farthest_first() -> None:
    made = page(
        of("A01", 437, 437),
        of("E01", 40, 48, Match.NO, ours_denominator=437, unit="%"),
        of("D08", 150, 122, Match.NO, ours_denominator=437, unit="%"),
        of("D09", 200, 199, Match.WITHIN_2, ours_denominator=437, unit="%"),
    )
    assert [row[0] for row in rows(made)] == [packs.NAMES[code] for code in ("A01", "D08", "E01")]


def test_what_does_not_fit_is_counted() -> None:
    apart = [of("E01", 40 + n, 60, Match.NO, year=2000 + n) for n in range(13)]
    assert rows(page(*apart))[-1][0] == "3 more: the officers' list names them"


def test_rates_groups_and_older_releases_are_left_to_the_list() -> None:
    made = page(
        of("A01", 437, 437),
        of("A02", 447, 437, Match.NO, unit="rate"),
        of("A01", 447, 437, Match.NO, breakdown="sex", group="Male"),
        of("A01", 447, 437, Match.NO, latest=False, release="2024"),
    )
    assert said(made)[0].startswith("Every one of our figures")
    assert len(rows(made)) == 1


HIDDEN = {"symbol": Symbol.CONFIDENTIAL}


@pytest.mark.parametrize(
    ("agreement", "board", "officers"),
    [
        (of("A01", 4, 9, Match.NO), ("fewer than 6", "9", "not shown"), ("4", "9", "5 fewer")),
        (
            of("A01", 9, 4, Match.NO),
            ("not shown", "fewer than 6", "not shown"),
            ("9", "4", "5 more"),
        ),
        (
            of("A01", 31, None, Match.NO, **HIDDEN),
            ("not shown", "hidden", "not shown"),
            ("31", "hidden", "not known"),
        ),
        (
            of("A01", 317, 300, Match.NO, ours_denominator=319, unit="%"),
            ("not shown", "300", "not shown"),
            ("317", "300", "17 more"),
        ),
        (of("A01", 0, 6, Match.NO), ("0", "6", "6 fewer"), ("0", "6", "6 fewer")),
        (
            of("A01", 0, 6, Match.NO, ours_denominator=4, unit="%"),
            ("not shown", "6", "not shown"),
            ("0", "6", "6 fewer"),
        ),
    ],
)
def test_no_hidden_number_can_be_worked_out(
    agreement: Agreement, board: tuple[str, ...], officers: tuple[str, ...]
) -> None:
    assert rows(page(agreement))[0][2:5] == board
    assert rows(page(agreement, officers=True))[0][2:5] == officers


def test_that_a_hidden_number_lies_apart_or_near_is_not_told() -> None:
    near = of("A01", 4, 6, Match.WITHIN_2)
    assert rows(page(near))[0][2:] == ("fewer than 6", "6", "not shown", "not shown")
    apart = of("I02", 4, 7, Match.NO)
    assert rows(page(apart)) == [("1 more: the officers' list names them", "", "", "", "", "")]
    assert rows(page(apart, officers=True))[0][:3] == (packs.NAMES["I02"], "2025", "4")


def test_the_page_keeps_to_the_agreed_words() -> None:
    from nearhome.pack.build import board_pack

    names = {card.code: card for card in cards()}
    made = material(
        *(of(code, 90, 80, Match.NO) for code, card in names.items() if not card.officers_only)
    )
    found = [
        each for each in lint(board_pack(made), shipped_words(), list(names))
        if each.page == "data-quality"
    ]  # fmt: skip
    assert found == []
