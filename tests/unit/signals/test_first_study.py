"""The study of what moved first: a small slice of it, and that its page says what its results say."""

import sys
from pathlib import Path

import numpy as np
import pytest

STUDY = Path(__file__).resolve().parents[3] / "benchmarks" / "first_study"
sys.path.insert(0, str(STUDY))

from first_generated import AGES, MONTHS, YEAR, Step, Variant, generated, started  # noqa: E402
from first_page import missed, read_results, with_block  # noqa: E402
from first_run import ALL, FIRST, SECOND, VARIANTS, Line, asked, run  # noqa: E402

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
    assert len(flows) == len(names) == 14
    assert {each.code for each in flows if each.repeated} == {"moved"}
    assert sum(
        each.counts.sum() for each in flows if (each.code, each.breakdown) == ("came", "")
    ) == sum(each.counts.sum() for each in flows if (each.code, each.breakdown) == ("came", "age"))
