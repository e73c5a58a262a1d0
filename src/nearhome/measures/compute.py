"""Works out measures: a result for every code, date and group asked."""

from collections.abc import Iterator, Sequence
from datetime import date

from nearhome.cohorts.age_bands import age_bands
from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.cohorts.history import Cohorts, Records
from nearhome.measures.availability import (
    Supply,
    fields_of,
    groups_unknown,
    knows_uasc,
    why_not,
)
from nearhome.measures.blocks import Block, OfDate
from nearhome.measures.catalogue.listing import in_order, measures
from nearhome.measures.declaration import Measure
from nearhome.measures.figures import figures
from nearhome.measures.list_needs import Need
from nearhome.measures.list_supply import ListSupply, columns_of
from nearhome.results.values import Context, Result, Status


def compute(
    records: Records,
    dates: Sequence[date],
    codes: Sequence[str],
    breakdowns: Sequence[str],
    context: Context,
    *,
    more: Sequence[Measure] = (),
) -> list[Result]:
    """Results by code (catalogue order), date, breakdown and group.

    `records` are the record tables on an engine (`store.engine`). The total is always given, and the
    groups of each breakdown asked that a measure allows, those with nobody in them too. `more` are
    measures beside the catalogue's. ValueError, with the mend, for a date after the as-at date or a
    code or breakdown that does not exist.
    """
    blocks = computed(records, dates, codes, breakdowns, context, more=more)
    return [result for block in blocks for result in block.results()]


def computed(
    records: Records,
    dates: Sequence[date],
    codes: Sequence[str],
    breakdowns: Sequence[str],
    context: Context,
    *,
    more: Sequence[Measure] = (),
) -> Iterator[Block]:
    """What `compute` gives, a block a code, date and breakdown, in the same order.

    What is asked is checked at once; the figures are worked out while the blocks are taken.
    """
    chosen = selected(codes, more)
    _refuse_unknown(breakdowns)
    asked = sorted(set(dates))
    refuse_late(asked, context)
    return _blocks(Cohorts(records, asked, breakdowns), chosen, context)


NONE_UNKNOWN: frozenset[str] = frozenset()


def _blocks(cohorts: Cohorts, chosen: Sequence[Measure], context: Context) -> Iterator[Block]:
    asked = cohorts.asked
    supply = supply_for(cohorts, chosen)
    absent = _absences(chosen, asked, context, supply)
    restricted = cohorts.restricted
    groups = {name: cohorts.groups(name) for name in dict.fromkeys(cohorts.breakdowns)}
    with_uasc = frozenset(on for on in asked if knows_uasc(on, supply))
    had = [each for each in chosen if any(absent[each.terms, on] is None for on in asked)]
    with figures(cohorts, [each for measure in had for each in measure.shape.wanted]) as found:
        for measure in chosen:
            read = found.reader(measure.shape.wanted) if measure in had else None
            named = {name: names for name, names in groups.items() if measure.allows(name)}
            is_told = not measure.group_needs
            for on in asked:
                unknown = (
                    NONE_UNKNOWN
                    if is_told and on in with_uasc
                    else groups_unknown(measure, on, supply, named)
                )
                of_date = OfDate(
                    measure, on, context, read, absent[measure.terms, on], restricted[on], unknown
                )
                yield from of_date.blocks(named)


def supply_for(cohorts: Cohorts, chosen: Sequence[Measure]) -> Supply:
    """What the returns in force hold of what these measures need."""
    filled = {table: cohorts.filled(table, columns) for table, columns in fields_of(chosen).items()}
    named = columns_of(need for measure in chosen for need in _needs(measure, cohorts.breakdowns))
    brought = {name.partition(":")[0] for name in cohorts.reach}
    of_lists = {
        (name, only, year): cohorts.filled_by_day(name, columns, only, year)
        for (name, only, year), columns in named.items()
        if name in brought
    }
    return Supply.of(cohorts.supplied, filled, ListSupply(cohorts.reach, of_lists))


def _needs(measure: Measure, breakdowns: Sequence[str]) -> Iterator[Need]:
    yield from measure.needs
    for name in breakdowns:
        yield from measure.group_needs.get(name, ())


def _absences(
    chosen: Sequence[Measure], asked: Sequence[date], context: Context, supply: Supply
) -> dict[tuple[object, date], Status | None]:
    """Why there is no value, or None, by the measures' terms and the date."""
    by_terms = {measure.terms: measure for measure in chosen}
    return {
        (terms, on): why_not(measure, on, context, supply)
        for terms, measure in by_terms.items()
        for on in asked
    }


def selected(codes: Sequence[str], more: Sequence[Measure] = ()) -> tuple[Measure, ...]:
    """The measures of these codes in catalogue order; ValueError naming a code there is none of."""
    known = {each.code: each for each in in_order((*measures(), *more))}
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise ValueError(
            f"there is no measure {', '.join(unknown)}; the codes are {', '.join(known)}"
        )
    return tuple(each for code, each in known.items() if code in codes)


def refuse_late(dates: Sequence[date], context: Context) -> None:
    """ValueError when a date is after the records' as-at date: nothing is computed past it."""
    late = [on for on in dates if on > context.as_at]
    if late:
        raise ValueError(
            f"{late[0]} is after {context.as_at}, the date the records describe: "
            f"ask for {context.as_at} or earlier, or add a later return"
        )


def _refuse_unknown(breakdowns: Sequence[str]) -> None:
    unknown = [name for name in breakdowns if name not in BREAKDOWNS and not age_bands(name)]
    if unknown:
        raise ValueError(
            f"there is no breakdown {', '.join(unknown)}; there are {', '.join(BREAKDOWNS)}, "
            "and age bands of your own as age:0-4,12-15"
        )
