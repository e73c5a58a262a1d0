"""What is protected leaks nothing, where hiding the small numbers alone would; totals are kept."""

import random
from datetime import date

import pytest

from nearhome.disclosure.cells import Number, cells_of
from nearhome.disclosure.definitions import Definitions, Meaning
from nearhome.disclosure.leaks import leaks
from nearhome.disclosure.protecting import protected
from nearhome.disclosure.small import suppress_small
from nearhome.results.values import Result, Status

ON = date(2026, 3, 31)
SHARE = Definitions(
    meanings={"S": Meaning("some", "all"), "T": Meaning("all")}, within=(("some", "all"),)
)
BREAKDOWNS = {"sex": 3, "ethnicity": 6, "placement": 9, "need": 8}


def _result(code: str, breakdown: str, group: str, top: int, below: int | None = None) -> Result:
    is_share = below is not None
    value = (100 * top / below if below else None) if is_share else float(top)
    status = Status.NO_DENOMINATOR if value is None else Status.ZERO if not top else Status.VALUE
    unit = "%" if is_share else "n"
    return Result(code, code, ON, "at date", breakdown, group, top, below, value, unit, status)


def _edition(seed: int) -> list[Result]:
    """Some children of all, each with a group of every breakdown: counted child by child."""
    chance = random.Random(seed)
    children = [
        (
            chance.random() < 0.3,
            {b: int(chance.paretovariate(0.7)) % n for b, n in BREAKDOWNS.items()},
        )
        for _ in range(chance.randint(60, 400))
    ]
    found = []
    for breakdown, groups in (("", 1), *BREAKDOWNS.items()):
        for group in range(groups):
            of = [some for some, has in children if not breakdown or has[breakdown] == group]
            name = f"g{group}" if breakdown else ""
            found += [
                _result("T", breakdown, name, len(of)),
                _result("S", breakdown, name, sum(of), len(of)),
            ]
    return found


@pytest.mark.parametrize("seed", range(1, 21))
def test_what_is_protected_leaks_nothing(seed: int) -> None:
    made = protected(_edition(seed), SHARE)
    assert not made.left
    assert not leaks(cells_of(made.results), SHARE)
    totals = [each for each in made.results if not each.breakdown]
    assert all(each.status is Status.VALUE for each in totals)


def test_small_numbers_hidden_alone_leak_nearly_always() -> None:
    found = [leaks(cells_of(suppress_small(_edition(seed))), SHARE) for seed in range(1, 21)]
    assert sum(bool(each) for each in found) >= 18


def test_no_small_number_is_printed_and_the_same_number_is_hidden_everywhere() -> None:
    made = protected(_edition(3), SHARE)
    for each in made.results:
        assert each.numerator is None or not 0 < each.numerator < 6
        assert each.denominator is None or not 0 < each.denominator < 6
    told = {(e.code, e.breakdown, e.group): e for e in made.results}
    for (code, breakdown, group), each in told.items():
        if code == "S":
            assert (each.denominator is None) == (told["T", breakdown, group].numerator is None)


def test_a_total_is_kept_where_only_the_stricter_rule_would_hide_it() -> None:
    """3 of 8 and 9 of 20: who knows the 8 sees that the 9 is at least 4, which tells nothing of a small number."""
    all_of = [_result("T", "", "", 28), _result("T", "sex", "g0", 8), _result("T", "sex", "g1", 20)]
    out = cells_of(all_of, "before")
    some = [
        _result("S", "", "", 12, 28),
        _result("S", "sex", "g0", 3, 8),
        _result("S", "sex", "g1", 9, 20),
    ]
    strict = protected([*all_of, *some], SHARE, out)
    kept = protected([*all_of, *some], SHARE, out, keep_totals=True)
    assert not strict.left
    assert not kept.left
    assert [e.numerator for e in strict.results if e.code == "S"] == [None, None, None]
    assert [e.numerator for e in kept.results if e.code == "S"] == [12, None, None]
    assert not leaks(out + cells_of(strict.results), SHARE)
    told = leaks(out + cells_of(kept.results), SHARE)
    assert [(each.number.what, each.number.group) for each in told] == [("some", "g1")]
    truth = {Number("some", ON, "sex", group): n for group, n in (("g0", 3.0), ("g1", 9.0))}
    assert not leaks(out + cells_of(kept.results), SHARE, truth=truth)


def test_a_number_hidden_before_stays_hidden() -> None:
    results = [_result("T", "sex", name, n) for name, n in (("g0", 30), ("g1", 20))]
    hidden = [_result("T", "sex", "g0", 30)]
    before = cells_of([_hidden(each) for each in hidden], "before")
    made = protected([_result("T", "", "", 50), *results], SHARE, before)
    assert not made.left
    assert [e.group for e in made.results if e.status is Status.SUPPRESSED] == ["g0", "g1"]


def _hidden(result: Result) -> Result:
    from dataclasses import replace

    return replace(result, numerator=None, value=None, status=Status.SUPPRESSED)


def test_what_an_earlier_edition_gave_away_is_told_as_left() -> None:
    table = [_result("T", "", "", 50), _result("T", "sex", "g0", 46), _result("T", "sex", "g1", 4)]
    made = protected(table, SHARE, cells_of(table[:2], "before"))
    assert [(each.what, each.group) for each in made.left] == [("all", "g1")]
