"""The traps of published figures, on what ships: two Dorsets, symbols, revisions, rounding, populations."""

from collections import Counter, defaultdict
from datetime import date
from importlib.resources import files

import pytest

from nearhome.published.context import england_rates, populations
from nearhome.published.counterparts import breaks_of, counterpart, counterparts
from nearhome.published.shipped import shipped_facts
from nearhome.published.shipped_figures import ENGLAND, figures_of, shipped_figures
from nearhome.published.years import authority_years
from nearhome.results.published import Level, Symbol

DORSET, COUNTY = "E06000059", "E10000009"
WILTSHIRE, EAST_SUSSEX, SUFFOLK = "E06000054", "E10000011", "E10000029"
MINUTE = date(2020, 2, 11)
TIMES = {"%": 100, "rate": 10_000}


def march(year):
    return date(year, 3, 31)


def neighbours_of(area, model):
    held = [each for each in shipped_facts().neighbours if (each.area, each.model) == (area, model)]
    return [each.neighbour for each in sorted(held, key=lambda each: each.rank)]


def judged(area, by, framework="ILACS"):
    """The judgement in force: that of the last report out by a day."""
    held = [
        each
        for each in shipped_facts().judgements
        if each.area == area and each.framework == framework and each.published <= by
    ]
    return max(held, key=lambda each: each.published, default=None)


def good_or_outstanding(area, model, by, framework="ILACS"):
    return {
        each
        for each in neighbours_of(area, model)
        if (found := judged(each, by, framework)) and found.overall in ("good", "outstanding")
    }


def test_the_minutes_three():
    three = {WILTSHIRE, EAST_SUSSEX, SUFFOLK}
    assert good_or_outstanding(COUNTY, "2014", MINUTE) == three
    reports = {area: judged(area, MINUTE) for area in three}
    assert reports[WILTSHIRE].published == date(2019, 7, 22)
    assert reports[SUFFOLK].published == date(2019, 5, 21)
    assert reports[EAST_SUSSEX].published == date(2018, 9, 4)


def test_who_would_be_a_fourth():
    """Shropshire under the framework before, Cornwall under Dorset's own list of 2021."""
    assert good_or_outstanding(COUNTY, "2014", MINUTE, "SIF") == {"E06000051"}
    assert good_or_outstanding(DORSET, "2021", MINUTE) == {
        WILTSHIRE, EAST_SUSSEX, SUFFOLK, "E06000052",
    }  # fmt: skip


def test_the_two_others_judged_by_the_minute_were_not_good():
    graded = {
        each: found.overall
        for each in neighbours_of(COUNTY, "2014")
        if (found := judged(each, MINUTE)) and found.overall not in ("good", "outstanding")
    }
    assert graded == {"E10000034": "requires improvement", "E10000032": "inadequate"}


def test_every_authority_has_ten_neighbours_in_each_model():
    held = defaultdict(list)
    for each in shipped_facts().neighbours:
        held[each.model, each.area].append(each)
    assert Counter(model for model, _ in held) == {"2014": 4, "2021": 152, "2025": 153}
    for (_, area), lines in held.items():
        assert sorted(each.rank for each in lines) == list(range(1, 11))
        assert len({each.neighbour for each in lines}) == 10
        assert area not in {each.neighbour for each in lines}


def test_only_counties_since_ended_stand_in_the_oldest_model():
    oldest = {each.area for each in shipped_facts().neighbours if each.model == "2014"}
    assert oldest == {COUNTY, "E06000028", "E06000029", "E10000021"}


def test_judgements_are_grades_of_a_report():
    grades = {"outstanding", "good", "requires improvement", "inadequate", ""}
    reports = Counter()
    for each in shipped_facts().judgements:
        given = (each.overall, each.leaders, each.help_and_protection, each.children_in_care)
        assert {*given, each.care_leavers} <= grades, each
        assert each.inspected is None or each.inspected < each.published, each
        assert each.care_leavers == "" or each.published >= date(2023, 1, 1), each
        assert each.overall or each.framework == "SIF" or each.published >= date(2026, 4, 1), each
        assert each.source
        reports[each.area, each.published] += 1
    assert set(reports.values()) == {1}
    assert len(reports) == 316


def test_one_inspection_is_one_judgement():
    inspections = Counter(
        (each.area, each.inspected) for each in shipped_facts().judgements if each.inspected
    )
    assert set(inspections.values()) == {1}


def test_judgements_of_the_two_dorsets_are_apart():
    areas = {each.area for each in shipped_facts().judgements}
    assert DORSET in areas
    assert COUNTY not in areas
    assert judged(DORSET, date(2025, 6, 1)).overall == "outstanding"


def test_each_dorset_has_its_own_years():
    for code in ("A01", "A04", "A05", "A02"):
        years = {
            area: {each.as_at.year for each in figures_of(code, area)} for area in (DORSET, COUNTY)
        }
        assert not years[DORSET] & years[COUNTY]
        assert years[DORSET] == set(range(2020, 2026))
        assert max(years[COUNTY]) == 2019
    assert shipped_facts().figure("A02", COUNTY, march(2019)).value.symbol is Symbol.UNAVAILABLE


def test_a_hidden_cell_is_never_a_number():
    hidden = [each for each in shipped_figures() if each.value.symbol is not None]
    assert len(hidden) > 3000
    assert all(each.value.number is None for each in hidden)
    assert {each.value.symbol for each in hidden} <= set(Symbol)
    [unplanned] = [
        each for each in figures_of("F07-unplanned", DORSET) if each.as_at == march(2025)
    ]
    assert unplanned.value.symbol is Symbol.CONFIDENTIAL


def test_a_zero_is_a_zero():
    assert shipped_facts().figure("I03", WILTSHIRE, march(2024)).value.number == 0


def test_no_authoritys_count_of_one_to_five_is_shown_but_of_care_leavers():
    shown = {
        each.code[0]
        for each in shipped_figures()
        if each.level is Level.AUTHORITY
        and each.code[0] in "ABCDEFHI"
        and each.unit in ("n", "%", "rate")
        and each.code not in NOT_CHILDREN
        and each.numerator.number in (1, 2, 3, 4, 5)
    }
    assert shown == set()


NOT_CHILDREN = {"D16", "D17-net"}
"""Homes, and a difference of two counts."""


def test_counts_of_england_are_rounded_to_ten():
    for each in shipped_figures("a", "d", "e", "f", "h"):
        if each.area == ENGLAND and each.code != "H06" and each.numerator.number is not None:
            assert each.numerator.number % 10 == 0, each


def test_shares_and_rates_are_those_of_their_counts():
    """But of social workers (M), whose full-time equivalents are themselves rounded."""
    compared = 0
    for each in shipped_figures():
        above, below = each.numerator.number, each.denominator.number
        known = None not in (above, below, each.value.number) and below
        if each.level is Level.AUTHORITY and each.unit in TIMES and known and each.code[0] != "M":
            series = counterpart(each.code, each.breakdown, each.group)
            within = 0.5 * 10**-series.decimals + 1e-6
            recomputed = TIMES[each.unit] * above / below
            assert abs(recomputed - each.value.number) <= within, each
            compared += 1
    assert compared > 11_000


def test_the_population_of_a_year_is_the_mid_year_before():
    """Those of the release of 2025 for the years it holds; older releases had older estimates."""
    compared = 0
    for area in (DORSET, WILTSHIRE, EAST_SUSSEX, SUFFOLK, ENGLAND):
        people = {each.year: each.children for each in populations(area)}
        for each in figures_of("A02", area):
            if each.release == "2025":
                assert each.denominator.number == people[each.as_at.year - 1]
                compared += 1
    assert compared == 25


def test_the_authorities_do_not_add_up_to_england():
    """Their sum is not the national figure: England's is rounded, and hidden cells add nothing."""
    england = shipped_facts().figure("A01", ENGLAND, march(2025)).value.number
    held = [each.children for each in authority_years() if each.year == 2025]
    added = sum(each.number for each in held if each.number is not None)
    assert any(each.symbol is not None for each in held)
    assert added != england
    assert added == pytest.approx(england, abs=20)


def test_authority_years():
    years = authority_years()
    assert len(years) == 2270
    assert len({(each.area, each.year) for each in years}) == 2270
    assert {each.year for each in years} == set(range(2011, 2026))
    of = {(each.area, each.year): each for each in years}
    assert of[DORSET, 2025].population.number == 67_149
    assert of[COUNTY, 2019].population.symbol is Symbol.UNAVAILABLE
    assert (COUNTY, 2020) not in of
    assert (DORSET, 2019) not in of
    assert [of["E06000066", year].children.number for year in (2011, 2019, 2025)] == [450, 532, 624]
    assert of["E09000001", 2012].ceased.symbol is Symbol.UNAVAILABLE


def test_a_revision_keeps_the_older_release():
    facts = shipped_facts()
    held = facts.releases("A02", DORSET, march(2023))
    assert [(each.release, each.value.number) for each in held] == [("2023", 66), ("2025", 65)]
    assert [each.known_from for each in held] == [date(2023, 12, 1), date(2025, 12, 1)]
    then = facts.figure("A02", DORSET, march(2023), known_by=date(2024, 6, 30))
    assert (then.value.number, then.numerator.number) == (66, 435)
    assert facts.figure("A02", DORSET, march(2023)).numerator.number == 433
    assert facts.figure("A02", DORSET, march(2023), known_by=date(2023, 11, 30)) is None


def test_a_value_of_lait_is_known_from_the_day_of_its_release():
    held = shipped_facts().releases("A01", COUNTY, march(2017))
    assert [(each.value.number, each.known_from) for each in held] == [
        (484, date(2017, 12, 1)),
        (482, date(2026, 4, 8)),
    ]


def test_facts_of_some_codes_are_those_of_all():
    some, every = shipped_facts(["D08", "E01"]), shipped_facts()
    assert {each.code for each in some.figures} == {"D08", "E01"}
    assert set(some.figures) == {each for each in every.figures if each.code in ("D08", "E01")}
    assert (some.judgements, some.neighbours) == (every.judgements, every.neighbours)
    assert shipped_facts([]).figures == ()


def test_a_figure_held_in_one_release_counts_as_known_from_its_own_december():
    for each in figures_of("D08", DORSET):
        assert each.known_from == date(each.as_at.year, 12, 1)
    suspended = figures_of("G03", DORSET)
    assert all(each.known_from == date(each.as_at.year + 2, 5, 1) for each in suspended)


def test_ours_outside_and_others_here():
    """Dorset in 2025: 204 of its children live outside it, and other councils' live in it."""
    facts = shipped_facts()
    assert facts.figure("D17-out", DORSET, march(2025)).value.number == 204
    assert facts.figure("D17", DORSET, march(2025)).value.number == 174


def test_a_year_in_which_every_area_is_equal_is_at_fault():
    held = [each for each in shipped_facts().distributions if each.fault]
    assert [(each.code, each.as_at.year) for each in held] == [("E04", 2018), ("E04", 2019)]
    assert all(each.middle is None and "Stability_School" in each.fault for each in held)
    assert {each.source for each in shipped_figures("e") if each.code == "E04"} == {
        f"DfE, Stability measures for children looked after in England, {year} release: "
        "School stability"
        for year in ("2022", "2024")
    }


def test_who_records_none_away():
    """62 of 152 authorities recorded nobody away without authorisation in 2024."""
    found = {each.as_at.year: each for each in shipped_facts().distributions if each.code == "I03"}
    assert (found[2024].none, found[2024].known + found[2024].hidden) == (62, 152)


def test_distributions_are_in_order():
    for each in shipped_facts().distributions:
        edges = (
            each.lowest, each.first_quarter, each.middle, each.third_quarter, each.highest,
        )  # fmt: skip
        if each.middle is not None:
            assert list(edges) == sorted(edges)
            assert each.known >= 3
        else:
            assert edges == (None,) * 5


def test_quartiles_of_a_measure_by_hand():
    """A02 at 31 March 2025: half the authorities lie between its quarters, half a child apart."""
    rates = sorted(
        10_000 * each.children.number / each.population.number
        for each in authority_years()
        if each.year == 2025 and each.children.number is not None
    )
    [held] = [
        each
        for each in shipped_facts().distributions
        if (each.code, each.as_at) == ("A02", march(2025))
    ]
    assert held.known == len(rates) == 151
    assert held.middle == pytest.approx(rates[75], abs=1e-4)
    assert held.first_quarter == pytest.approx((rates[37] + rates[38]) / 2, abs=1e-4)
    assert held.third_quarter == pytest.approx((rates[112] + rates[113]) / 2, abs=1e-4)
    assert (held.lowest, held.highest) == pytest.approx((rates[0], rates[-1]), abs=1e-4)


def test_every_figure_has_a_source_a_unit_and_a_day():
    for each in shipped_figures():
        assert each.source.startswith(("DfE, ", "Ofsted, "))
        assert each.unit
        assert each.as_at < each.known_from < date(2027, 1, 1)
        assert each.release


def test_figures_are_of_the_councils_compared():
    areas = Counter(each.level for each in {each.area: each for each in shipped_figures()}.values())
    assert areas == {Level.AUTHORITY: 18, Level.REGION: 1, Level.NATIONAL: 1}
    near = {each.neighbour for each in shipped_facts().neighbours if each.area in (DORSET, COUNTY)}
    assert near <= {each.area for each in shipped_figures()}


def test_every_authority_has_a_region():
    regions = shipped_facts().region_of
    assert regions[DORSET] == regions[COUNTY] == "E12000009"
    assert {each.area for each in authority_years()} == set(regions)
    assert len(set(regions.values())) == 9


def test_tables_stay_small():
    tables = [each for each in files("nearhome.published").iterdir() if each.name.endswith(".csv")]
    assert all(len(each.read_bytes()) < 2**20 for each in tables)


def test_counterparts():
    assert counterpart("D08").same
    assert counterpart("D08", "uasc", "UASC") == counterpart("D08")
    assert counterpart("H02").only == "31 March"
    assert counterpart("I99") is None
    beyond = counterpart("D08-boundary")
    assert not beyond.same
    assert "minute" in beyond.why_not
    assert all(each.same != bool(each.why_not) for each in counterparts().values())
    assert (counterpart("H06").decimals, counterpart("H06").lait) == (1, "Emotional_LAC")


def test_every_series_that_ships_has_a_counterpart_line():
    series = {(each.code, each.breakdown, each.group) for each in shipped_figures()}
    assert all(counterpart(*each) for each in series)
    assert {each.code for each in shipped_facts().distributions} <= {code for code, _, _ in series}


def test_breaks_are_dated():
    [supported] = counterpart("D06").breaks
    assert supported[0] == date(2023, 10, 28)
    assert breaks_of("A01", "placement") == (supported,)
    assert breaks_of("A01") == ()
    [carers] = counterpart("E02").breaks
    assert carers[0] == date(2020, 12, 10)
    assert [on for on, _ in breaks_of("judgement:overall")] == [date(2026, 4, 1)]


def test_englands_rates_are_those_of_the_facts():
    rates = {each.as_at: each.rate for each in england_rates()}
    assert rates == {on: shipped_facts().figure("A02", ENGLAND, on).value.number for on in rates}


def test_missing_or_away_together_is_both_added_and_what_hides_one_hides_the_sum():
    held = {
        (each.code, each.area, each.as_at, each.release): each for each in shipped_facts().figures
    }
    together = [each for place, each in held.items() if place[0] == "I02-together"]
    hidden = 0
    for each in together:
        place = (each.area, each.as_at, each.release)
        parts = [held[code, *place].value for code in ("I02", "I03-incidents")]
        rate = held["I02-together-rate", *place]
        numbers = [part.number for part in parts]
        assert rate.numerator == each.value
        if each.value.number is None:
            assert None in numbers
            assert rate.value.number is None
            hidden += each.value.symbol is Symbol.CONFIDENTIAL
        else:
            assert each.value.number == sum(number for number in numbers if number is not None)
            assert None not in numbers
            assert rate.value.number == pytest.approx(
                100 * each.value.number / rate.denominator.number, abs=0.5000001
            )
    assert len(together) > 100
    assert hidden > 10
