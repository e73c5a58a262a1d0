"""The two-sided study: a small slice of it, and that docs/signals.md says what its results say."""

import sys
from pathlib import Path

import numpy as np
import pytest

STUDY = Path(__file__).resolve().parents[3] / "benchmarks" / "signals_study"
sys.path.insert(0, str(STUDY))

import study_judged  # noqa: E402
from study_generated import BEFORE, MONTHS, Variant, authority, generated, sizes  # noqa: E402
from study_page import BEGIN, END, read_results, with_block  # noqa: E402
from study_scenarios import ALL, VARIANTS, run  # noqa: E402
from study_targets import FEWEST_CALLED, MOST_ALARMS, missed  # noqa: E402
from study_usual import arrow, trend, xmr  # noqa: E402

PAGE = STUDY.parents[1] / "docs" / "signals.md"
RESULTS = STUDY / "results.csv"
PLAIN, STEP = VARIANTS[0], next(each for each in VARIANTS if each.step == 1.3)


def lines(count, variants=(PLAIN, STEP)):
    return run(range(1, count + 1), lambda name: None, variants)


def share(found, variant, series, what, method="Nearhome"):
    (line,) = [
        each
        for each in found
        if (each.variant, each.series, each.what, each.method, each.size)
        == (variant.name, series, what, method, ALL)
    ]
    return line.share


def test_the_page_holds_what_the_results_say():
    text = PAGE.read_text(encoding="utf-8")
    saved = read_results(RESULTS)
    assert with_block(text, saved) == text
    assert BEGIN in text
    assert END in text
    assert "at most 5 in 100" in text
    assert "at least 70 in 100" in text


def test_the_saved_results_are_of_a_thousand_authorities_and_meet_both_targets():
    saved = read_results(RESULTS)
    assert {each.of for each in saved if each.size == ALL and each.what in ("any", "right")} == {
        1000
    }
    assert {each.variant for each in saved} == {each.name for each in VARIANTS}
    assert missed(saved) == []
    assert (MOST_ALARMS, FEWEST_CALLED) == (5.0, 70.0)


def test_a_missed_target_is_named():
    saved = read_results(RESULTS)
    worse = [
        type(each)(each.variant, each.series, each.method, each.size, each.what, each.of, each.of)
        if each.what == "any"
        else type(each)(each.variant, each.series, each.method, each.size, each.what, 0, each.of)
        for each in saved
    ]
    assert len(missed(worse)) == 8


def test_a_small_slice():
    found = lines(60)
    for series in ("starts a month", "ends a month", "children in care at month end"):
        assert share(found, PLAIN, series, "any") <= 15
    for series in ("three or more homes, rolling year", "a yearly point", "times missing a month"):
        assert share(found, PLAIN, series, "any") <= 15
    assert share(found, STEP, "starts a month", "right") >= 50
    assert share(found, STEP, "starts a month", "wrong") <= 8
    assert share(found, PLAIN, "children in care at month end", "any", "XmR run rules") >= 70


@pytest.mark.slow
def test_the_thousand_authorities_give_again_what_was_saved():
    """The variants that the two targets are of, whole: a slice of 300 strays by chance alone."""
    found = lines(1000)
    named = {PLAIN.name, STEP.name}
    assert found == [each for each in read_results(RESULTS) if each.variant in named]


def test_the_generator_keeps_the_rates_it_is_given():
    known = sizes()
    assert len(known) == 151
    many = [generated(seed, PLAIN) for seed in range(1, 201)]
    started = sum(authority(seed)[1] for seed in range(1, 201))
    assert sum(each.starts.sum() for each in many) == pytest.approx(started * MONTHS / 12, rel=0.02)
    assert sum(each.stock[-1] for each in many) == pytest.approx(
        sum(authority(seed)[0] for seed in range(1, 201)), rel=0.03
    )
    for each in many[:20]:
        assert each.stock[-1] == each.stock[0] + each.starts.sum() - each.ends.sum()


def test_a_step_changes_only_what_comes_after():
    plain = np.sum([generated(seed, PLAIN).starts for seed in range(1, 101)], axis=0)
    risen = np.sum([generated(seed, STEP).starts for seed in range(1, 101)], axis=0)
    assert risen[BEFORE:].sum() / plain[BEFORE:].sum() == pytest.approx(1.3, abs=0.03)
    assert risen[:BEFORE].sum() / plain[:BEFORE].sum() == pytest.approx(1.0, abs=0.02)


def test_brothers_and_sisters_come_in_clumps():
    alone = generated(3, PLAIN).starts
    together = [generated(seed, Variant("x", siblings=True)).starts for seed in range(1, 60)]
    spread = np.mean([each.var(ddof=1) / each.mean() for each in together])
    assert 1.4 < spread < 2.2
    assert alone.var(ddof=1) / alone.mean() < 1.6


def test_the_study_says_what_the_product_says():
    """What is judged many at once in the study is what a signal is made from, one by one."""
    from datetime import date

    from nearhome.signals.flows import flow_call
    from nearhome.signals.series import Months
    from nearhome.vocabulary.periods import month_ends

    many = [generated(seed, STEP).starts for seed in range(1, 13)]
    ways, since = study_judged.flow(many)
    days = month_ends(date(2006, 12, 31), MONTHS)
    for row, counts in enumerate(many):
        for n in (0, 5, 11):
            stop = BEFORE + n + 1
            call = flow_call(Months(days[:stop], tuple(map(float, counts[:stop]))))
            assert (0 if call.too_few else call.way) == ways[row, n]
            if ways[row, n]:
                assert call.since == days[since[row, n]].replace(day=1)


def test_the_usual_methods():
    flat = np.tile([10.0, 12.0], 30)[None, :]
    assert (xmr(flat)[0], trend(flat)[0]) == (0, 0)
    outside = flat.copy()
    outside[0, -1] = 40
    assert xmr(outside)[0] == 1
    run_of_seven = flat.copy()
    run_of_seven[0, -7:] = [12, 12.5, 12, 12.5, 12, 12.5, 12]
    assert xmr(run_of_seven)[0] == 1
    assert xmr(-run_of_seven)[0] == -1
    rising = np.arange(60.0)[None, :] + flat
    assert trend(rising)[0] == 1
    assert arrow(rising)[0] == 1
    assert arrow(flat)[0] == 0
