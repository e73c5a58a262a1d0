"""The page of what changed and was revised: in words, in children, before any chart."""

from dataclasses import replace
from datetime import date

import pytest

import packs
from nearhome.disclosure.changes_shown import tellable_changes
from nearhome.pack.blocks import Document, Table
from nearhome.pack.changed import FIRST, MOST_FIGURES, what_changed_and_was_revised
from nearhome.pack.words import lint, shipped_words, texts
from nearhome.results.changes import (
    Because,
    Cause,
    Changes,
    Comings,
    Corrections,
    FrozenEdition,
    Revised,
    Told,
)
from nearhome.results.values import Status

THEN = date(2026, 7, 31)
LAST = FrozenEdition(
    "2026-07-31-board", THEN, "board", date(2026, 8, 18), ("Board members", "clerk"),
    "2026-07-31-1a2b3c4d", "as shipped", "0.1.0",
)  # fmt: skip
CORRECTIONS = Corrections(*(Told(n) for n in (0, 8, 7, 0, 20, 6, 1, 12, 60)))


def revised(code, said, now, *because, of=None, unit="n"):
    was = replace(packs.result(code, THEN, said, of), unit=unit, value=float(said))
    moved = now - said
    way = "more" if moved > 0 else "fewer" if moved < 0 else ""
    return Revised(was, replace(was, numerator=now), way, Told(abs(moved)), because)


ROWS = (
    revised("A01", 436, 429, Because(Cause.LATE, -4.0), Because(Cause.REMOVED, -3.0)),
    revised("A02", 436, 429, Because(Cause.LATE, -7.0), of=67149, unit="rate"),
    revised("B02", 436, 429, Because(Cause.LATE, -7.0), of=436, unit="%"),
    revised("D08", 117, 118, Because(Cause.DISTANCE, 1.0), of=436, unit="%"),
    revised("E01", 50, 62, Because(Cause.LATE, 12.0), of=436, unit="%"),
    revised("D05", 55, 55, of=436, unit="%"),
)


def made(**given):
    whole = Changes(
        last=LAST,
        comings=Comings(THEN, packs.AS_AT, Told(429), Told(41), Told(40), Told(430)),
        corrections=CORRECTIONS,
        revised=ROWS,
        compared=79,
        different=65,
        returns=3,
        code_version="0.1.0",
    )
    return replace(whole, **given)


def page(changes, **edition):
    return what_changed_and_was_revised(replace(packs.material(**edition), changes=changes))


def said(found):
    return " ".join(text for block in found.blocks for text in texts(block))


def table(found):
    return next(block for block in found.blocks if isinstance(block, Table))


def test_without_a_frozen_edition_it_says_that_this_is_the_first():
    assert said(page(None)) == FIRST


def test_who_came_and_left_comes_before_any_figure_and_adds_up():
    text = said(page(made(), officers=True))
    assert "The last edition was of 31 July 2026. It was circulated on 18 August 2026" in text
    assert "On 31 July 2026, as the records now say, 429 children were in our care." in text
    assert "By 31 October 2026, 41 had come in and 40 had left. Now 430 children are" in text
    assert text.index("41 had come") < text.index("Said then")


def test_what_was_put_right_is_said_in_children_and_noughts_are_left_out():
    text = said(page(made(), officers=True))
    assert "8 children left our care by then and were entered late." in text
    assert "7 children on record as having come in were taken out again." in text
    assert "For 20 children, a move, or another change in their care," in text
    assert "For 1 child, the home was put right: where they lived, or with whom." in text
    assert "For 12 children, the distance from home was put right." in text
    assert "came into our care by then" not in text
    assert "3 returns were added since that edition was made." in text


def test_the_officers_see_from_what_to_what_and_by_how_many_of_each_cause():
    rows = {row[0]: row[1:] for row in table(page(made(), officers=True)).rows}
    assert next(iter(rows.values())) == (
        "436",
        "429, down by 7",
        "entered late: down 4; taken out of the records: down 3",
    )
    assert [row[1] for row in rows.values()] == ["429, down by 7", "118, up by 1", "62, up by 12"]


def test_the_boards_page_says_no_small_number_and_no_exact_revision():
    found = page(tellable_changes(made()))
    rows = [row[1:] for row in table(found).rows]
    assert rows == [
        ("436", "429", "entered late; taken out of the records"),
        ("117", "up by fewer than 6", "how far from home put right"),
        ("50", "up by about 10", "entered late"),
    ]
    assert "For fewer than 6 children, the home" in said(found)


def test_small_comings_and_corrections_are_said_to_be_left_out():
    few = replace(CORRECTIONS, removed=Told(3))
    comings = replace(made().comings, came_in=Told(3))
    text = said(page(tellable_changes(made(corrections=few, comings=comings))))
    assert "How many came in and how many left by 31 October 2026 is not told" in text
    assert "Records of some children for days to 31 July 2026 were added or put right." in text
    assert "taken out again" not in text
    assert " 429 " not in text
    assert " 430 " not in text


def test_a_snapshot_that_is_gone_is_said():
    text = said(page(made(corrections=None, returns=None, revised=())))
    assert "the records behind the last edition are no longer kept" in text
    assert "returns were added" not in text


@pytest.mark.parametrize(
    ("children", "expected"),
    [(0, "Nothing recorded for 31 July 2026 or before"), (9, "other records of 9 children")],
)
def test_where_nothing_was_put_right_that_is_said(children, expected):
    none = Corrections(*(Told(0),) * 8, children=Told(children))
    text = said(page(made(corrections=none, revised=(), different=0)))
    assert expected in text
    assert "Every figure that the last edition gave for 31 July 2026 is still the same." in text


def test_another_version_that_counted_it_is_said():
    assert "another version of Nearhome" in said(page(made(code_version="0.2.0")))
    assert "another version" not in said(page(made()))


def test_the_page_stays_one_page():
    codes = [card.code for card in packs.material().cards]
    many = tuple(revised(code, 40, 60, Because(Cause.LATE, 20.0)) for code in codes)
    assert len(table(page(made(revised=many))).rows) == MOST_FIGURES


@pytest.mark.parametrize("officers", [True, False])
def test_its_words_pass_the_lint(officers):
    every = tuple(
        revised("E01", 50, 62, *(Because(cause, 1.0) for cause in Cause)) for _ in range(1)
    )
    changes = made(revised=(*ROWS[:4], *every))
    changes = changes if officers else tellable_changes(changes)
    document = Document("title", (), "", (page(changes, officers=officers),), packs.AS_AT)
    assert lint(document, shipped_words()) == ()


def test_a_figure_that_was_hidden_is_said_to_be_few():
    hidden = replace(ROWS[3].said, numerator=None, status=Status.SUPPRESSED)
    found = page(made(revised=(replace(ROWS[3], said=hidden),)), officers=True)
    assert table(found).rows[0][1] == "fewer than 6"


def test_where_some_records_are_withheld_the_number_of_all_is_not_set_beside_that_of_others():
    changes = replace(packs.material(), changes=tellable_changes(made()))
    restricted = replace(changes, quality=replace(changes.quality, restricted=3))
    found = table(what_changed_and_was_revised(restricted))
    assert found.rows[0][1:3] == ("436", "down by about 10")
