"""No thresholds that are offered let anybody work out one to five children, alone or with what else is printed."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.disclosure.small import is_small
from nearhome.disclosure.thresholds import FARTHEST, LAST, NEAREST, Line, offered

WANTED = (20.0, 50.0, 10.0, 100.0, 5.0, 30.0, 15.0)
CUTS = tuple(sorted(WANTED))
BANDS = (5.0, 10.0, 20.0, 50.0, 100.0)
"""The bands that the book gives of every measure."""
PIECES = len(CUTS) + 2
"""Between the cuts, beyond the last of them, and not known."""


PLACES = (NEAREST, *CUTS, FARTHEST, LAST)
IN_THE_BOOK = (
    *pairwise((NEAREST, *BANDS, FARTHEST)),
    (NEAREST, LAST),
    (NEAREST, FARTHEST),
    (FARTHEST, LAST),
    (20.0, FARTHEST),
)
"""Bands, all children, those whose distance is known and is not, and those over 20 miles."""


def line(pieces, printed=()):
    """A day's line from how many children live in each piece of it, the unknown last."""
    *known, unknown = pieces
    over = {cut: sum(known[n + 1 :]) for n, cut in enumerate(CUTS)}
    return Line(over, sum(known), unknown, tuple(printed))


def row(near, far):
    """The pieces of the line that a number counts."""
    return [float(PLACES.index(near) <= n < PLACES.index(far)) for n in range(PIECES)]


def may_be_printed(pieces):
    return [each for each in IN_THE_BOOK if not is_small(np.dot(row(*each), pieces))]


def worked_out(rows):
    """Each run of pieces whose count follows from the counts of `rows`."""
    if not rows:
        return
    rank = np.linalg.matrix_rank(np.array(rows))
    for first in range(PIECES):
        for last in range(first, PIECES):
            run = [float(first <= n <= last) for n in range(PIECES)]
            if np.linalg.matrix_rank(np.array([*rows, run])) == rank:
                yield tuple(run)


few = st.one_of(st.integers(0, 9), st.sampled_from((0, 6, 30)))
days = st.lists(few, min_size=PIECES, max_size=PIECES)


@given(st.lists(days, min_size=1, max_size=2), st.data())
@settings(deadline=None, max_examples=150)
def test_no_small_number_follows_from_the_thresholds(pieces, data):
    # Whatever else is printed or hidden beside them.
    shown = [data.draw(st.lists(st.sampled_from(may_be_printed(each)))) for each in pieces]
    lines = [line(each, printed) for each, printed in zip(pieces, shown, strict=True)]
    found = offered(lines, WANTED)
    for each, printed in zip(pieces, shown, strict=True):
        before = [row(*pair) for pair in printed]
        known = set(worked_out(before))
        was_small = [run for run in known if is_small(np.dot(run, each))]
        new = set(worked_out([*before, *(row(cut, FARTHEST) for cut in found)])) - known
        told = [run for run in new if is_small(np.dot(run, each))]
        # A run that holds one which was small already, and nobody else, tells nothing that was not told.
        assert all(any(np.all(np.less_equal(old, run)) for old in was_small) for run in told)
        assert not [cut for cut in found if is_small(line(each).over[cut])]


@given(st.lists(st.sampled_from((0, 6, 7, 40)), min_size=PIECES, max_size=PIECES).filter(any))
@settings(deadline=None, max_examples=50)
def test_where_nothing_is_small_all_are_offered(pieces):
    if sum(pieces[:-1]):
        assert offered([line(pieces)], WANTED) == CUTS


def test_nobody_known_or_one_child_gives_no_threshold():
    assert offered([line([0] * 8 + [31])], WANTED) == ()
    assert offered([line([0, 0, 1, 0, 0, 0, 0, 0, 0])], WANTED) == ()
    assert offered([line([40, 0, 0, 0, 0, 0, 0, 0, 0])], WANTED) == CUTS


THREE_BEYOND_FIFTY = [30, 30, 30, 30, 30, 30, 3, 10, 0]
"""Three children between 50 and 100 miles, ten beyond."""


def test_of_two_thresholds_that_leave_three_only_the_dearer_is_offered():
    assert offered([line(THREE_BEYOND_FIFTY)], WANTED) == (5, 10, 15, 20, 30, 50)


def test_a_band_that_is_printed_keeps_the_other_end_from_being_offered():
    beyond = [(100.0, FARTHEST)]
    assert offered([line(THREE_BEYOND_FIFTY, beyond)], WANTED) == (5, 10, 15, 20, 30, 100)


def test_every_day_is_asked():
    today = [30] * PIECES
    assert offered([line(today), line(THREE_BEYOND_FIFTY)], WANTED) == (5, 10, 15, 20, 30, 50)
