"""The study of what moved first: a small slice of it, and that its page says what its results say."""

import sys
from pathlib import Path

import numpy as np
import pytest

STUDY = Path(__file__).resolve().parents[3] / "benchmarks" / "first_study"
sys.path.insert(0, str(STUDY))

from first_generated import (  # noqa: E402
    AGES,
    HOME_AS_PLANNED,
    MONTHS,
    TIMES,
    WAYS_OUT,
    YEAR,
    Step,
    Variant,
    generated,
    started,
)  # fmt: skip
from first_page import missed, read_results, with_block  # noqa: E402
from first_run import ALL, FIRST, SECOND, VARIANTS, WAY, Line, _month, asked, run  # noqa: E402

PAGE = STUDY.parents[1] / "docs" / "explanation" / "first.md"
RESULTS = STUDY / "results.csv"
PLAIN, DOUBLED = VARIANTS[0], VARIANTS[6]


def share(found, variant, what):
    (line,) = [e for e in found if (e.variant, e.size, e.what) == (variant.name, ALL, what)]
    return line.share


def test_the_page_holds_what_the_results_of_a_thousand_authorities_say():
    text, saved = PAGE.read_text(encoding="utf-8"), read_results(RESULTS)
    assert with_block(text, saved) == text
    assert {each.variant for each in saved} == {each.name for each in VARIANTS}
    assert {each.of for each in saved if each.size == ALL and each.what == "told"} == {1000}
    assert missed(saved) == []


def test_a_missed_target_is_named():
    saved = read_results(RESULTS)
    worse = [Line(e.variant, e.size, e.what, e.of, e.of) for e in saved]
    assert len(missed(worse)) == len(VARIANTS) + 3
    with pytest.raises(ValueError, match="no place"):
        with_block("", saved)


def test_a_small_slice():
    found = run(range(1, 41), lambda name: None, (PLAIN, DOUBLED))
    assert share(found, PLAIN, "told") <= 12
    assert share(found, PLAIN, "named") <= 3
    assert share(found, DOUBLED, "told") >= 85
    assert share(found, DOUBLED, "right") >= 15
    assert share(found, DOUBLED, "wrong") <= 5
    assert share(found, DOUBLED, "held") >= 85


@pytest.mark.slow
def test_the_thousand_authorities_give_again_what_was_saved():
    found = run(range(1, 1001), lambda name: None, (PLAIN, DOUBLED))
    named = {PLAIN.name, DOUBLED.name}
    assert found == [each for each in read_results(RESULTS) if each.variant in named]


def test_the_generator_keeps_its_rates_and_steps_only_what_it_is_asked():
    seeds = range(1, 201)
    usual = [generated(seed, PLAIN) for seed in seeds]
    came = sum(each.came_by_age.sum() for each in usual)
    assert came == pytest.approx(sum(started(s)[1] for s in seeds) * MONTHS / YEAR, rel=0.02)
    risen = np.sum([generated(seed, DOUBLED).came_by_age for seed in seeds], axis=0)
    ages = np.array(AGES)
    for age, month in ((3, FIRST), (0, SECOND), (1, MONTHS)):
        before, after = risen[age, : min(month, FIRST)], risen[age, month:]
        assert before.mean() / (came / MONTHS * ages[age]) == pytest.approx(1, abs=0.06)
        if after.size:
            assert after.mean() / before.mean() == pytest.approx(2, abs=0.15)


def test_a_step_in_leaving_is_of_the_chance_of_each_month():
    step = Variant("x", (Step("left", None, 40, 1.5),))
    seeds = range(1, 201)
    usual, risen = (
        np.sum([generated(s, v).left_by_age.sum(axis=0) for s in seeds], axis=0)
        for v in (PLAIN, step)
    )
    assert risen[:40].sum() == usual[:40].sum()
    assert risen[40:43].sum() / usual[40:43].sum() == pytest.approx(1.5, abs=0.12)


def test_every_flow_that_a_page_asks_of_is_asked_once():
    flows, names = asked(generated(3, PLAIN))
    assert len(flows) == len(names) == 14 + 2 + len(WAYS_OUT) + len(TIMES)
    assert {each.code for each in flows if each.repeated} == {"moved"}
    for code, breakdowns in (("came", ("age", "need", "alone")), ("left", ("age", "way", "time"))):
        (whole,) = (each.counts for each in flows if (each.code, each.breakdown) == (code, ""))
        for by in breakdowns:
            parts = [each.counts for each in flows if (each.code, each.breakdown) == (code, by)]
            assert np.sum(parts, axis=0) == pytest.approx(whole)


def test_a_way_out_steps_alone_and_the_others_keep_their_rate():
    step = Variant("x", (Step("left", None, FIRST, 2.0, HOME_AS_PLANNED),))
    seeds = range(1, 301)
    usual, risen = (
        np.sum([generated(seed, each).left_by_way for seed in seeds], axis=0)
        for each in (PLAIN, step)
    )
    assert (risen[:, :FIRST] == usual[:, :FIRST]).all()
    since = risen[:, FIRST : FIRST + 4].sum(axis=1) / usual[:, FIRST : FIRST + 4].sum(axis=1)
    assert since[HOME_AS_PLANNED] == pytest.approx(2, abs=0.2)
    assert np.delete(since, HOME_AS_PLANNED)[:3] == pytest.approx(1, abs=0.12)
    shares = usual.sum(axis=1) / usual.sum()
    assert shares == pytest.approx(np.array(WAYS_OUT) / sum(WAYS_OUT), abs=0.01)


def test_how_long_they_had_been_here_is_settled_from_the_first_month():
    by_time = np.sum([generated(seed, PLAIN).left_by_time for seed in range(1, 301)], axis=0)
    early, late = by_time[:, :12].sum(axis=1), by_time[:, -12:].sum(axis=1)
    assert late / early == pytest.approx(1, abs=0.08)


def test_the_true_month_of_a_way_out_is_its_own():
    way = Variant("x", (Step("left", None, FIRST, 2.0, HOME_AS_PLANNED),))
    _, names = asked(generated(3, PLAIN))
    moved = [name for name in names if _month(*name, way) is not None]
    assert {flow for flow, _ in moved} == {"left"}
    assert [group for _, group in moved if isinstance(group, str)] == [f"{WAY}{HOME_AS_PLANNED}"]
    assert _month("left", None, way) == FIRST
    assert _month("left", f"{WAY}0", VARIANTS[3]) == SECOND
