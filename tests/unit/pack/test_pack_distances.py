"""The pages of distance: what they say of many, of nobody, of everybody, and of what is not known."""

from dataclasses import replace
from datetime import date

import pytest

import books
import packs
from nearhome.pack.blocks import Document, Paragraph, Picture, Table
from nearhome.pack.figures import Figures
from nearhome.pack.where.chapter import pages
from nearhome.pack.where.distance_beside import FAR, NEAR, beside_page, difference
from nearhome.pack.where.distance_far import far_page
from nearhome.pack.where.distance_others import others_page
from nearhome.pack.where.distance_spread import spread_page
from nearhome.pack.where.distance_words import THRESHOLDS, over_miles
from nearhome.pack.words import lint
from nearhome.results.published import Cell, Level, PublishedFigure
from nearhome.results.values import Counts, Status

NOW, THEN = packs.AS_AT, date(2025, 10, 31)
BANDS = {"0 to 5": 80, "over 5 to 10": 0, "over 10 to 20": 100, "over 20 to 50": 120,
         "over 50 to 100": 40, "over 100": 20, "not known": 40}  # fmt: skip


def material(made, **changes):
    """The book's material with these results and no others."""
    return replace(books.material(()), figures=Figures(made), **changes)


def hidden(result):
    return replace(result, numerator=None, value=None, status=Status.SUPPRESSED)


def averaged(code, on, known, whole, miles, by="", group=""):
    return replace(packs.result(code, on, known, whole, by, group), value=miles, unit="miles")


def spread(over=None):
    """400 children at both days, with the thresholds of `over` alone."""
    for on in (NOW, THEN):
        yield packs.result("D08-anywhere", on, 180, 400)
        for code, miles in (("D10-q1", 8.6), ("D10", 19.4), ("D10-q3", 34.5)):
            yield averaged(code, on, 360, 400, miles)
        for group, count in BANDS.items():
            yield replace(packs.result("D10", on, count, 400, "distance", group), unit="%")
        yield packs.result("D08-anywhere", on, 0, 25, "uasc", "UASC")
        yield averaged("D10", on, 0, 25, None, "uasc", "UASC")
        for miles, count in (over or {}).items():
            yield packs.result("D08-anywhere", on, count, 400, "over_miles", over_miles(miles))


def said(page):
    return " ".join(each.text for each in page.blocks if isinstance(each, Paragraph))


def tables(page):
    return {each.caption: each.rows for each in page.blocks if isinstance(each, Table)}


def test_the_quarters_and_the_unknown_are_said():
    words = said(spread_page(material(list(spread()))))
    assert "live within 19 miles of home, a quarter of them within 9 miles" in words
    assert "a quarter farther away than 35 miles" in words
    assert "not known for 40 of 400. 25 of them arrived here alone." in words


def test_every_band_is_drawn_and_stands_in_the_table_the_unknown_too():
    page = spread_page(material(list(spread())))
    (picture,) = (each for each in page.blocks if isinstance(each, Picture))
    assert [bar.now for bar in picture.chart.bars] == list(BANDS.values())
    assert [row[1].split()[0] for row in picture.numbers.rows] == [
        str(count) if count else "none" for count in BANDS.values()
    ]


def test_a_reader_chooses_from_what_is_offered_and_is_told_what_is_not():
    page = spread_page(material(list(spread({5: 280, 20: 180, 100: 20}))))
    (rows,) = (rows for name, rows in tables(page).items() if name.startswith("Choose"))
    assert [row[:2] for row in rows] == [
        ("Over 5 miles", "280"), ("Over 20 miles", "180"), ("Over 100 miles", "20"),
    ]  # fmt: skip
    assert "Over 10, 15, 30 and 50 miles is not offered" in said(page)
    assert len(rows) + 4 == len(THRESHOLDS)


def test_nobody_with_a_known_distance_is_said():
    gone = packs.result("D10", NOW, None, status=Status.NOT_COLLECTED)
    for made in ([], [gone]):
        assert said(spread_page(material(made))).startswith(
            "How far from home our children live is not known"
        )
        assert "cannot be set beside" in said(beside_page(material(made)))
        assert "is not known" in said(far_page(material(made)))


def test_nobody_far_everybody_far_and_too_few():
    assert "No child lives over 20 miles" in said(
        far_page(material([packs.result("D08", NOW, 0, 400)]))
    )
    every = said(far_page(material([packs.result("D08", NOW, 400, 400)])))
    assert every.startswith("400 of 400 children")
    assert "bring the list of reasons for distance" in every
    few = hidden(packs.result("D08", NOW, 3, 400))
    assert "fewer than 6 live far from home" in said(far_page(material([few])))


def test_standings_that_are_hidden_are_said_to_be():
    made = [
        packs.result("D08", NOW, 50, 400),
        packs.result("D11", NOW, 50, 50),
        hidden(packs.result("D12", NOW, 3, 50, "standing", "good for the child")),
    ]
    assert "Who might live nearer is not shown" in said(far_page(material(made)))


def pair(far, near, code="I01"):
    return [packs.result(code, NOW, *far, "far", FAR), packs.result(code, NOW, *near, "far", NEAR)]


@pytest.mark.parametrize(
    ("far", "near", "words"),
    [
        ((60, 100), (20, 100), "27-51 in 100 higher"),
        ((20, 100), (60, 100), "27-51 in 100 lower"),
        ((30, 100), (28, 100), "no clear difference"),
        ((20, 29), (2, 100), "too few to say"),
        ((20, 100), (9, 29), "too few to say"),
        ((0, 100), (0, 100), "no clear difference"),
    ],
)
def test_a_difference_is_said_only_where_chance_would_not_make_it(far, near, words):
    # 60 of 100 less 20 of 100, by Newcombe's method 10: 0.267 to 0.511.
    assert difference(*pair(far, near)) == words


def test_no_difference_is_told_of_a_hidden_number_or_of_sums():
    hidden, near = pair((60, 100), (20, 100))
    gone = replace(hidden, numerator=None, value=None, status=Status.SUPPRESSED)
    assert difference(gone, near) == "too few to say"
    assert difference(None, near) == "too few to say"
    assert difference(hidden, near, Counts.SUMS) == "too few to say"


def test_far_beside_near_never_says_that_distance_is_the_cause():
    page = beside_page(material(pair((60, 100), (20, 100))))
    (rows,) = tables(page).values()
    assert rows[0][1:] == ("60 of 100 (60 in 100)", "20 of 100 (20 in 100)", "27-51 in 100 higher")
    whole = repr(page)
    assert "no proof that distance makes it" in whole
    assert "by chance alone" in whole


def kinds(here=True):
    if here:
        yield packs.result("D17", NOW, 100)
        for group, count in (
            ("foster", 70),
            ("children's home", 20),
            ("supported accommodation", 7),
        ):
            yield replace(packs.result("D17", NOW, count), breakdown="home_kind", group=group)
    else:
        yield packs.result("D17", NOW, None, status=Status.NOT_COLLECTED)
    yield packs.result("D09", NOW, 150, 400)
    for group, count in (("foster", 90), ("secure and children's homes", 30),
                         ("independent or supported accommodation", 10), ("with parents", 20)):  # fmt: skip
        yield packs.result("D09", NOW, count, 400, "placement", group)


def test_others_here_and_ours_away_add_up_to_everybody():
    (rows,) = tables(others_page(material(list(kinds())))).values()
    assert [row[2] for row in rows] == ["90", "30", "10", "20", "150"]
    # Three that are left over are hidden too.
    assert [row[1] for row in rows] == ["70", "20", "7", "fewer than 6", "100"]


def test_without_the_list_the_published_number_stands_and_the_list_is_asked_for():
    figure = PublishedFigure("D17", "E1", "X", Level.AUTHORITY, date(2025, 3, 31), Cell(89), "n", release="2025", source="DfE")  # fmt: skip
    page = others_page(material(list(kinds(here=False)), published={"D17": figure}))
    assert "Bring the list" in said(page)
    assert (
        "Published by the Government in 2025: 89 other councils' children lived here on 31 March 2025."
        in said(page)
    )
    (rows,) = tables(page).values()
    assert {row[1] for row in rows} == {"not supplied"}
    assert rows[-1][2] == "150"


def test_the_words_of_the_chapter_are_those_agreed():
    made = [
        *spread({20: 180}),
        packs.result("D08", NOW, 50, 400),
        *pair((60, 100), (20, 100)),
        *kinds(),
    ]
    held = material(made)
    book = Document("", (), "", pages(held), NOW)
    assert lint(book, held.words) == ()
