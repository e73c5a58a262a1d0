"""Measures that wait for a list stand together on paper, each still with its page on screen; none is lost."""

from dataclasses import replace

import pytest

import books
import packs
from nearhome.measures.cards import cards
from nearhome.pack.blocks import Table
from nearhome.pack.build import data_book
from nearhome.pack.data_book.said import why_no_number
from nearhome.pack.data_book.waiting import TITLE, is_waiting
from nearhome.pack.figures import Figures
from nearhome.results.published import Cell, Level, PublishedFigure
from nearhome.results.values import Result, Status

WAITING = tuple(card for card in cards() if card.code in ("G01", "J03"))
MARCH = books.MARCHES[0]


def result(card, status, numerator=None):
    return Result(
        card.code, card.name, packs.AS_AT, card.period, "", "", numerator, None, numerator, card.unit, status
    )  # fmt: skip


def material(*more, cards_=WAITING, **changes):
    whole = books.material()
    lacking = [result(card, Status.NOT_COLLECTED) for card in cards_]
    held = [*books.results(), *lacking, *more]
    return replace(whole, cards=(*books.CARDS, *WAITING), figures=Figures(held), **changes)


@pytest.fixture(scope="module")
def book():
    return data_book(material())


def page(book, name):
    return next(each for each in book.pages if each.id == name)


def test_each_has_its_page_on_screen_and_no_sheet_of_paper(book):
    assert [page(book, f"measure-{card.code.lower()}").on_paper for card in WAITING] == [False] * 2
    assert all(page(book, f"measure-{card.code.lower()}").on_paper for card in books.CARDS)


def test_one_sheet_names_every_one_with_the_list_to_bring(book):
    shown = page(book, "waiting")
    assert shown.on_paper
    table = next(each for each in shown.blocks if isinstance(each, Table))
    names = [row[0].partition(". ")[2] for row in table.rows]
    assert names == [card.name for card in WAITING]
    assert [row[1] for row in table.rows] == [" and ".join(card.lists) for card in WAITING]
    assert all(row[1] for row in table.rows)


def test_the_contents_name_every_measure_once_those_that_wait_last(book):
    parts = page(book, "contents").blocks
    names = [said.partition(". ")[2] for part in parts for said in part.sentences]
    assert sorted(names) == sorted(card.name for card in (*books.CARDS, *WAITING))
    assert parts[-1].heading == TITLE
    assert len(parts[-1].sentences) == len(WAITING)


def test_how_to_use_the_book_says_where_they_are(book):
    said = [each for part in page(book, "introduction").blocks for each in part.sentences]
    assert any("for want of a list stand together" in each for each in said)
    none = data_book(books.material())
    said = [each for part in page(none, "introduction").blocks for each in part.sentences]
    assert not any("for want of a list" in each for each in said)
    assert not [each for each in none.pages if each.id == "waiting"]


def test_one_with_a_number_or_a_published_one_does_not_wait():
    card, other = WAITING
    with_one = material(result(card, Status.VALUE, 12), cards_=(other,))
    assert not is_waiting(card, with_one)
    assert is_waiting(other, with_one)
    figure = PublishedFigure(
        other.code, "E0", "Here", Level.AUTHORITY, MARCH, Cell(9.0), other.unit
    )
    assert not is_waiting(other, material(published={other.code: figure}))


def test_why_there_is_no_number_names_the_list():
    card = WAITING[0]
    said = why_no_number(card, result(card, Status.NOT_COLLECTED), material())
    assert said.endswith(f"Bring the list {' and '.join(card.lists)}.")
    assert "Bring" not in why_no_number(card, result(card, Status.NOT_ENOUGH_HISTORY), material())
