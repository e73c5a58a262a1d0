"""An engine that was asked before gives what a new one gives: only what no date changes is kept for all."""

from datetime import date

from histories.agreement import Batch
from histories.arrow import arrow_records
from nearhome.measures.compute import compute
from nearhome.store.engine import open_duckdb

CODES = ("A01", "A04", "A05", "D08", "E01", "E02", "I02", "J02", "K01")
QUESTIONS = (
    ([date(2024, 3, 31)], ()),
    ([date(2023, 3, 31), date(2024, 2, 29)], ("age_band", "uasc")),
    ([date(2022, 9, 30)], ("age:0-4,12-15", "time_in_care")),
    ([date(2024, 3, 31)], ("placement",)),
)


def test_questions_one_after_another_are_answered_as_each_by_itself():
    batch = Batch(61)
    records = arrow_records(batch.records)
    one = open_duckdb(records)
    for days, by in (*QUESTIONS, *reversed(QUESTIONS)):
        alone = compute(open_duckdb(records), days, CODES, by, batch.context)
        assert compute(one, days, CODES, by, batch.context) == alone
        assert any(each.value for each in alone)


def test_what_depends_on_the_dates_asked_is_never_kept_for_all():
    batch = Batch(61)
    one = open_duckdb(arrow_records(batch.records))
    compute(one, [date(2024, 3, 31)], CODES, ("age_band",), batch.context)
    assert {"timeline", "all_starts", "all_ends"} <= one.shared
    assert not {"dates", "looked_after", "breakdown_names", "first_days"} & one.shared
    before = set(one.shared)
    compute(one, [date(2023, 3, 31)], CODES, ("age_band",), batch.context)
    assert one.shared == before
