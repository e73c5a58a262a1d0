"""What the chapter prints of a change is what the slow reference counts, child by child."""

import re
from dataclasses import replace
from datetime import date

import pytest
from test_why_laws import last_day, slowly, splits

import packs
from histories.agreement import Batch
from nearhome.disclosure.parts import as_they_are, together
from nearhome.pack.blocks import Picture
from nearhome.pack.why.chapter import pages
from nearhome.results.why import Kind
from nearhome.results.why_told import Why
from nearhome.signals.why.account import WAY
from nearhome.vocabulary.periods import months_before

SEEDS = (51, 52)


def printed(told, *, officers):
    """The picture of the account on its page."""
    material = replace(packs.material((), officers=officers), why=Why(told=(told,)))
    (page,) = pages(material)
    return next(block for block in page.blocks if isinstance(block, Picture))


def numbers(picture):
    """Each row of the table with its number, more or fewer."""
    found = {}
    for name, said in picture.numbers.rows[1:-1]:
        number, way = said.split(" ")
        found[name] = int(number.replace(",", "")) * (1 if way == "more" else -1)
    return found


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("officers", [True, False])
def test_the_account_s_page_says_what_the_slow_reference_counts(seed, officers):
    # The children moved between councils are in `slowly` too, and here in the part that names them.
    records = Batch(seed).records
    on: date = last_day(records)
    split = next(each for each in splits(records, on, ("A01",))[0] if each.way == WAY)
    slow = slowly(records, months_before(on, 12), on)
    told = as_they_are(split) if officers else together(split, lambda part: False)
    picture = printed(told, officers=officers)
    parts = numbers(picture)
    first, last = picture.numbers.rows[0][1], picture.numbers.rows[-1][1]
    assert sum(parts.values()) == int(last) - int(first)
    assert sum(parts.values()) == slow["change"] + split.of(Kind.RESTRICTED)
    if not any(line.kind is Kind.SEVERAL for line in told.lines):
        said = re.search(r"([\d,]+) came in and ([\d,]+) left", picture.sentence)
        came, left = (int(each.replace(",", "")) for each in said.groups())
        assert (came, left) == (slow["came"] + slow["unrecorded"], slow["left"])
