"""Labels stand as near to what they name as trying every place by hand finds, and are given up rightly."""

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearhome.pack.labels import LINE_HEIGHT, Label, placed

HEIGHT = 52.0
PLACES = [LINE_HEIGHT / 2 + n for n in range(int(HEIGHT - LINE_HEIGHT) + 1)]

heights = st.integers(0, int(HEIGHT)).map(float)
lists_of_labels = st.lists(
    st.builds(
        Label,
        text=st.just("now 12"),
        anchors=st.lists(heights, min_size=1, max_size=2).map(tuple),
        colour=st.just("black"),
        right=st.just(200.0),
        ordered=st.booleans(),
    ),
    min_size=1,
    max_size=3,
)


def _far(label, middle):
    return min(abs(middle - each) for each in label.anchors) * (2 if label.ordered else 1)


def _is_in_order(labels, middles):
    ordered = [n for n, label in enumerate(labels) if label.ordered]
    return any(
        list(one) == sorted(one, key=lambda n: middles[n])
        and [labels[n].anchors[0] for n in one] == sorted(labels[n].anchors[0] for n in one)
        for one in permutations(ordered)
    )


def _tried_by_hand(labels, line):
    """The least distance in all, of every way in which the labels can stand; None where there is none."""
    free = [
        middle
        for middle in PLACES
        if middle + LINE_HEIGHT / 2 <= line - 0.5 or middle - LINE_HEIGHT / 2 >= line + 0.5
    ]
    ways = (
        sum(map(_far, labels, middles))
        for middles in product(free, repeat=len(labels))
        if all(
            abs(one - other) >= LINE_HEIGHT
            for n, one in enumerate(middles)
            for other in middles[:n]
        )
        and _is_in_order(labels, middles)
    )
    return min(ways, default=None)


def _as_drawn(labels):
    # Only a range kept has two places to stand at, and its name keeps no order among lines.
    return len(labels) < 3 and not any(each.ordered and len(each.anchors) > 1 for each in labels)


@given(lists_of_labels.filter(_as_drawn), heights)
def test_labels_are_as_near_as_any_way_of_standing(labels, line):
    found = placed(labels, [[(0.0, line), (300.0, line)]], HEIGHT)
    least = _tried_by_hand(labels, line)
    assert (found is None) is (least is None)
    if found is not None:
        assert found.far == pytest.approx(least)
        assert found.far == pytest.approx(sum(map(_far, labels, found.middles)))


@given(lists_of_labels, heights, st.floats(0, 100))
def test_only_what_is_farther_than_asked_is_given_up(labels, line, within):
    paths = [[(0.0, line), (300.0, line)]]
    whole = placed(labels, paths, HEIGHT)
    found = placed(labels, paths, HEIGHT, within)
    if whole is None or (found is None and whole.far > within):
        assert found is None
    else:
        assert found == whole
