"""Those whom a share does not count, in a sentence: how many, and how many more than at the reference date."""

from dataclasses import replace
from datetime import date

import pytest

import packs
from nearhome.pack.pairs import Pair
from nearhome.pack.sentences import NotSayableError, fill
from nearhome.pack.words import shipped_words
from nearhome.results.values import Status

WORDS = shipped_words()
NOW, BEFORE = date(2026, 3, 31), date(2025, 3, 31)
TEMPLATE = "{x} of {x.of} have it; {x.not} have not, {x.not_change}."


def pair(now, before):
    return Pair(packs.result("J01", NOW, *now), packs.result("J01", BEFORE, *before))


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((392, 426), (420, 437), "392 of 426 have it; 34 have not, 17 more than a year ago."),
        ((400, 420), (380, 420), "400 of 420 have it; 20 have not, 20 fewer than a year ago."),
        ((400, 420), (380, 400), "400 of 420 have it; 20 have not, the same as a year ago."),
        ((400, 420), (383, 400), "400 of 420 have it; 20 have not, a few more than a year ago."),
        (
            (417, 420),
            (380, 400),
            "417 of 420 have it; fewer than 6 have not, 17 fewer than a year ago.",
        ),
        ((420, 420), (380, 400), "420 of 420 have it; none have not, 20 fewer than a year ago."),
    ],
)
def test_those_not_counted_are_said_with_their_change(now, before, said):
    assert fill(TEMPLATE, {"x": pair(now, before)}, WORDS) == said


def test_what_is_hidden_says_nothing_of_the_others():
    known = pair((392, 426), (420, 437))
    hidden = replace(known, now=replace(known.now, status=Status.SUPPRESSED, numerator=None))
    for template in ("{x.not}", "{x.not_change}"):
        with pytest.raises(NotSayableError):
            fill(template, {"x": hidden}, WORDS)
