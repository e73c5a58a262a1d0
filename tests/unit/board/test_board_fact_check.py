"""A number that was said beside ours: the same, another, a percentage, a count, or not to be known."""

from datetime import date

import pytest

from nearhome.board.claims import claims
from nearhome.board.fact_check import Reading, check
from nearhome.results.values import Result, Status

ON = date(2019, 7, 30)


def result(code, numerator, denominator=None, *, unit="n", status=Status.VALUE):
    value = 100 * numerator / denominator if denominator else numerator
    return Result(code, code, ON, "", "", "", numerator, denominator, value, unit, status)


EVERYBODY = result("A01", 436)
OUTSIDE = result("D09", 185, 436, unit="%")


def checked(text, *results):
    (claim,) = claims(text)
    return check(claim, results, EVERYBODY)


def test_the_number_we_have_is_the_same():
    found = checked("There are 436 looked after children.", EVERYBODY)
    assert found.reading is Reading.SAME


def test_another_number_is_shown_beside_ours_and_never_called_wrong():
    found = checked("There are 445 looked after children.", EVERYBODY)
    assert found.reading is Reading.OTHER
    assert found.note == "Our records for 30 July 2019 show 436 (A01)."
    assert "wrong" not in found.note


def test_forty_two_children_or_forty_two_per_cent():
    found = checked("42 of our looked after children live out of county.", OUTSIDE, EVERYBODY)
    assert found.reading is Reading.PERCENTAGE
    assert (found.ours, found.of) == (185, 436)
    assert found.note.endswith("185 of 436, 42 in 100 (D09). Could it be a percentage?")


@pytest.mark.parametrize(
    ("said", "reading"),
    [
        ("185", Reading.SAME),
        ("184", Reading.OTHER),
        ("186", Reading.OTHER),
        ("42", Reading.PERCENTAGE),
        ("41", Reading.OTHER),
        ("43", Reading.OTHER),
    ],
)
def test_a_count_is_ours_only_exactly_and_our_share_only_within_half(said, reading):
    assert checked(f"{said} children live out of county.", OUTSIDE).reading is reading


@pytest.mark.parametrize(
    ("said", "reading"),
    [("42", Reading.SAME), ("185", Reading.COUNT), ("50", Reading.OTHER)],
)
def test_a_percentage_is_set_beside_our_share(said, reading):
    assert checked(f"{said} per cent of children live out of county.", OUTSIDE).reading is reading


def test_the_measure_that_its_words_name_first_is_shown_before_one_that_lies_nearer_by_chance():
    found = checked("430 children in care live out of county.", OUTSIDE, EVERYBODY)
    assert found.result is OUTSIDE


def test_a_word_that_is_no_number_cannot_be_known():
    found = checked("Several of our children in care live out of county.", OUTSIDE)
    assert (found.reading, found.note) == (Reading.UNKNOWN, "'Several' is no number.")


def test_what_no_measure_of_ours_tells_cannot_be_known():
    found = checked("We took 17 children to the seaside.")
    assert found.reading is Reading.UNKNOWN
    assert "no measure" in found.note


def test_a_figure_that_we_have_not_says_why():
    missing = result("D09", 0, status=Status.NOT_ENOUGH_HISTORY)
    found = checked("42 children live out of county.", missing)
    assert (found.reading, found.ours) == (Reading.UNKNOWN, None)
    assert "not enough history" in found.note
    assert checked("42 children live out of county.").note == "Our records do not reach that day."


@pytest.mark.parametrize(
    ("whole", "reading"), [("436", Reading.SAME), ("445", Reading.OTHER), ("42", Reading.OTHER)]
)
def test_the_whole_that_a_part_is_out_of_is_set_beside_our_whole(whole, reading):
    _, claim = claims(f"42 of our {whole} looked after children live out of county.")
    found = check(claim, (OUTSIDE, EVERYBODY), EVERYBODY)
    assert (found.reading, found.ours, found.of) == (reading, 436, None)
    assert found.note == "Our records for 30 July 2019 show 436 in all, of which 'D09' is a part."
