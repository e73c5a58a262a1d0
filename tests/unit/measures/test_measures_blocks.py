"""Results in blocks: the same as one by one, in the same order, and as CSV the same text as their listing."""

from datetime import date

import pytest

from histories.sketches import records_of
from nearhome.cohorts.history import Cohorts
from nearhome.journeys.listing_csv import csv_text
from nearhome.journeys.measures import listed
from nearhome.journeys.measures_csv import measures_csv
from nearhome.measures.blocks import Block
from nearhome.measures.compute import compute, computed
from nearhome.results.values import Status
from worked import CONTEXT, opened

DATES = [date(2024, 2, 29), date(2024, 3, 31)]
ASKED = (DATES, ["D08", "A01", "C01", "H05", "A03"], ["sex", "age:0-4,12-15", "placement"], CONTEXT)


@pytest.fixture(scope="module")
def records():
    return opened(records_of("DECOM\n2021-04-10"))


def test_blocks_hold_the_results_by_code_date_and_breakdown(records) -> None:
    blocks = list(computed(records, *ASKED))
    assert [each for block in blocks for each in block.results()] == compute(records, *ASKED)
    keys = [(block.code, block.as_at) for block in blocks if not block.breakdown]
    assert keys == [(code, on) for code in sorted(ASKED[1]) for on in DATES]
    shares = {block.breakdown for block in blocks if block.code == "D08"}
    assert shares == {"", "sex", "age:0-4,12-15", "placement"}
    assert [name for name, _ in blocks[1].groups] == ["Male", "Female", "Unknown"]


def test_every_date_and_group_of_a_count_is_its_own(records) -> None:
    children = {
        (block.as_at, block.breakdown): sum(shown[1] for _, shown in block.groups)
        for block in computed(records, *ASKED)
        if block.code == "A01" and not block.breakdown.startswith("age:")
    }
    assert children == {(on, by): 1 for on in DATES for by in ("", "sex", "placement")}


def test_blocks_as_csv_are_the_text_of_their_listing(records) -> None:
    blocks = list(computed(records, *ASKED))
    assert "".join(measures_csv(blocks)) == csv_text(listed(blocks))


def test_words_that_csv_must_quote_or_that_a_spreadsheet_would_run() -> None:
    shown = ("12 months, mid-2023", -1.5, 3.0, None, Status.VALUE)
    other = ("", 1e20, None, 0.1 + 0.2, Status.ZERO)
    block = Block(
        "X01", 'a "name", of\na measure', DATES[0], "=by", "%", [("+a", shown), ("b,c", other)]
    )
    more = block._replace(groups=[("-1", other), ("", other), ("d\re", shown)])
    text = "".join(measures_csv([block, more]))
    assert text == csv_text(listed([block, more]))
    assert "'=by,'+a,-1.5,3,," in text


def test_what_is_asked_is_refused_before_a_block_is_taken(records) -> None:
    with pytest.raises(ValueError, match="no measure X99"):
        computed(records, DATES, ["X99"], [], CONTEXT)
    with pytest.raises(ValueError, match="is after"):
        computed(records, [date(2031, 1, 1)], ["A01"], [], CONTEXT)


def test_a_query_that_fails_fails_the_blocks_and_asks_no_more(records, monkeypatch) -> None:
    asked = []

    def fetch(cohorts, statement):
        asked.append(statement)
        raise MemoryError("full")

    monkeypatch.setattr(Cohorts, "fetch", fetch)
    with pytest.raises(MemoryError, match="full"):
        list(computed(records, DATES, ["A01", "A04", "E01", "F01"], ["sex"], CONTEXT))
    assert asked


def test_blocks_that_are_left_half_way_leave_no_thread(records) -> None:
    import threading

    before = threading.active_count()
    blocks = computed(records, *ASKED)
    next(blocks)
    blocks.close()
    assert threading.active_count() == before
