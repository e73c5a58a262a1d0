"""A measure's groups beside councils like ours: every published group is said, a range only where there is one."""

from dataclasses import replace
from datetime import date

import books
from nearhome.pack.blocks import Statement, Table
from nearhome.pack.data_book.beside import compared
from nearhome.pack.data_book.beside_groups import HEADING, group_by_group
from nearhome.pack.words import lint_text, shipped_words
from nearhome.results.bands import BandMember, BandPoint, GroupRange
from nearhome.results.published import Cell, Level, PublishedFigure, Symbol

DAY = date(2025, 3, 31)
CARD = next(card for card in books.CARDS if card.code == "B02")
AGES = ("under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over")


def figure(value: float | None, symbol: Symbol | None = None) -> PublishedFigure:
    cell = Cell(value, symbol)
    return PublishedFigure("B02", "E0", "Somewhere", Level.AUTHORITY, DAY, cell, "%")


def point(*values: float) -> BandPoint:
    members = tuple(
        BandMember(f"E{n}", f"Council {n}", "2025", n, "good", DAY, value, True, "in")
        for n, value in enumerate(values)
    )
    low, high = (min(values), max(values)) if len(values) > 2 else (None, None)
    return BandPoint(DAY, low, high, members, DAY, "" if len(values) > 2 else "a band needs 3")


def group(name: str, at: BandPoint, ours=None, england=None) -> GroupRange:
    return GroupRange("B02", "age_band", name, "%", at, ours, england)


RANGES = (
    group("1 to 4", point(13.1, 15.0, 18.4), figure(16.0), figure(14.0)),
    group("under 1", point(9.5, 20.6, 12.0), figure(None, Symbol.CONFIDENTIAL), figure(16.0)),
    group("5 to 9", point(11.0), figure(14.0), figure(None, Symbol.ROUNDS_TO_ZERO)),
    group("10 to 15", point(), None, None),
)


def material(**changes):
    return replace(books.material(), by_group={"B02": RANGES}, **changes)


def said(of=None):
    found = [each for each in group_by_group(CARD, of or material()) if isinstance(each, Statement)]
    return found[0].sentences if found else ()


def test_each_group_has_its_range_then_ours_then_england():
    assert said()[1] == (
        "By age, 31 March 2025. under 1: 10-21, ours hidden, England 16; 1 to 4: 13-18, ours 16, England 14;"
        " 5 to 9: no range, ours 14, England under 1; 10 to 15: not published."
    )


def test_no_published_group_is_left_out_of_sentence_or_table():
    table = next(each for each in group_by_group(CARD, material()) if isinstance(each, Table))
    assert [row[0] for row in table.rows] == list(AGES[:4])
    assert all(f"{name}: " in said()[1] for name in AGES[:4])
    assert not table.on_paper
    assert table.rows[0][4] == "Council 0, Council 1 and Council 2"
    assert table.rows[1][1:4] == ("13-18 in 100", "16 in 100", "14 in 100")
    assert table.rows[0][1:4] == ("10-21 in 100", "hidden", "16 in 100")


def test_whose_figures_they_are_is_said_where_they_are_not_our_own():
    assert "then ours, then England" in said()[0]
    of = replace(material().edition, published_for="Dorset")
    assert "then ours (published for Dorset), then England" in said(material(edition=of))[0]


def test_a_mix_is_not_said_to_be_compared_with_nothing():
    first = next(iter(compared(CARD, material())))
    assert first.sentences == (
        "Of the whole there is nothing to compare: it is a mix. Its groups are compared below.",
    )
    first = next(iter(compared(CARD, replace(material(), by_group={}))))
    assert first.sentences == ("Nothing that others publish counts the same.",)


def test_nothing_is_said_where_nothing_is_published():
    assert list(group_by_group(CARD, replace(material(), by_group={}))) == []


def test_the_words_are_plain():
    words = shipped_words()
    for each in (HEADING, *said()):
        assert list(lint_text(each, words)) == []
