"""Who is in the range and why: the page that says it, and the ranges of each measure."""

from dataclasses import replace
from datetime import date

import packs
from nearhome.pack.blocks import Statement, Table
from nearhome.pack.build import board_pack
from nearhome.pack.who import ranges_of_each
from nearhome.results.bands import Departure


def who(material):
    return next(each for each in board_pack(material).pages if each.id == "who-is-in-the-range")


def ranges(material):
    return ranges_of_each(material)[0]


def tables(page):
    return {each.caption: each for each in page.blocks if isinstance(each, Table)}


def test_who_is_in_the_range_and_why_is_a_page():
    page = who(packs.material())
    found = tables(page)
    now = found["Who is in the range at 31 March 2025, and why"]
    assert [row[:4] for row in now.rows] == [
        ("Eastfold", "yes", "good", "9 May 2022"),
        ("Norwold", "yes", "good", "9 May 2022"),
        ("Westmarch", "yes", "good", "9 May 2022"),
        ("Southley", "no", "requires improvement", "1 February 2023"),
    ]
    assert "Who is in the range kept from 1 December 2020, and why" in found
    left = found["Who has left the range, or is to end"]
    assert left.rows == (("Norwold", "1 April 2028", "is to become part of a new council"),)
    rule = next(each for each in page.blocks if isinstance(each, Statement))
    assert rule.sentences[0].startswith(
        "The three councils that were named for us (the three councils that the Board named)"
    )


def test_the_page_gives_every_range_with_its_day_and_why_there_is_none():
    found = tables(ranges(packs.material()))["The range of each share and rate"]
    rows = {row[0]: row[1:] for row in found.rows}
    assert rows[packs.NAMES["D08"]] == (
        "16-27 in 100", "three councils", "31 March 2025", "15-24 in 100, 31 March 2020",
    )  # fmt: skip
    assert rows[packs.NAMES["I03"]][0].startswith("none: not comparable: Eastfold, Norwold")


def test_a_note_of_one_measure_stands_beside_it_and_one_of_all_once():
    for_all = "The list is that of Oldshire."
    bands = {
        code: replace(each, notes=(*each.notes, for_all)) for code, each in packs.bands().items()
    }
    material = packs.material(beside={"bands": bands})
    page = who(material)
    told = next(
        each
        for each in page.blocks
        if getattr(each, "heading", "") == "What to know of the councils"
    )
    assert told.sentences == (for_all,)
    rows = tables(ranges(material))["What to know of a measure's range"].rows
    assert rows == ((packs.NAMES["I03"], "Many councils record none."),)


def test_without_a_range_there_is_no_page_of_who_is_in_it():
    document = board_pack(packs.material(beside={"bands": {}, "frozen": {}, "signals": {}}))
    assert "who-is-in-the-range" not in [each.id for each in document.pages]
    assert "Grey" not in document.pages[1].blocks[0].text


def test_a_departure_told_of_many_measures_is_listed_once():
    gone = Departure("X04", "Southley", date(2023, 2, 1), "judgement", "judged otherwise")
    bands = {code: packs.band(code, left=(gone,)) for code in packs.LOWS_AND_HIGHS}
    left = tables(who(packs.material(beside={"bands": bands})))[
        "Who has left the range, or is to end"
    ]
    assert left.rows == (("Southley", "1 February 2023", "judged otherwise"),)


def test_a_note_that_says_what_the_table_of_departures_says_is_not_said_twice():
    ends = Departure("X04", "Southley", date(2028, 4, 1), "to end", "is planned to end")
    notes = ("Southley and Northley are planned to end on 1 April 2028.", "Another thing to know.")
    bands = {code: packs.band(code, left=(ends,), notes=notes) for code in packs.LOWS_AND_HIGHS}
    page = who(packs.material(beside={"bands": bands}))
    said = [s for block in page.blocks for s in getattr(block, "sentences", ())]
    assert "Another thing to know." in said
    assert not [each for each in said if "Southley" in each]


def test_where_all_are_in_the_range_for_one_reason_the_rule_alone_says_it():
    band = packs.band("D08")
    members = tuple(
        replace(each, in_band=True, reason="named by officers") for each in band.points[-1].members
    )
    points = (*band.points[:-1], replace(band.points[-1], members=members))
    same = {**packs.bands(), "D08": replace(band, points=points)}
    (found, *_) = [
        b
        for b in who(packs.material(beside={"bands": {"D08": same["D08"]}})).blocks
        if isinstance(b, Table)
    ]
    assert "Why" not in found.columns
    assert "why" not in found.caption
    assert all(len(row) == len(found.columns) for row in found.rows)


def test_a_range_of_every_council_is_counted_not_listed_for_pages():
    band = packs.band("D08")
    (first, *_) = band.points[-1].members
    many = tuple(
        replace(first, area=f"X{n}", name=f"Council {n}", in_band=n % 3 > 0) for n in range(150)
    )
    points = (*band.points[:-1], replace(band.points[-1], members=many))
    page = who(packs.material(beside={"bands": {"D08": replace(band, points=points)}}))
    (found, *_) = [b for b in page.blocks if isinstance(b, Table)]
    assert found.caption.endswith(": 150 councils")
    assert [row[1:] for row in found.rows] == [("yes", "100"), ("no", "50")]
