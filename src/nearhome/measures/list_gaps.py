"""What is to be brought, or filled in, of the lists that a measure is read from, where it is not collected."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from nearhome.cohorts.history import Cohorts, Records
from nearhome.measures.availability import why_not
from nearhome.measures.compute import selected, supply_for
from nearhome.measures.declaration import Measure
from nearhome.measures.list_needs import Need
from nearhome.measures.list_supply import AS_AT, ListSupply
from nearhome.results.values import Context, Status


def list_gaps(
    records: Records,
    on: date,
    codes: Sequence[str],
    context: Context,
    *,
    more: Sequence[Measure] = (),
) -> Mapping[str, tuple[str, ...]]:
    """By code, of the measures not collected at a date for want of a list: what is lacking, in words.

    ValueError for a code that there is none of.
    """
    chosen = [each for each in selected(codes, more) if each.needs]
    supply = supply_for(Cohorts(records, [on], ()), chosen)
    found = {
        each.code: tuple(dict.fromkeys(_gaps(each, on, supply.lists)))
        for each in chosen
        if why_not(each, on, context, supply) is Status.NOT_COLLECTED
    }
    return {code: gaps for code, gaps in found.items() if gaps}


def _gaps(measure: Measure, on: date, supply: ListSupply) -> Iterator[str]:
    for need in measure.needs:
        span = supply.span(need)
        if span is None:
            yield f"{need.list_name} of our children was never brought{_parts(need)}"
        elif span[1] < on:
            yield f"{need.list_name} ends on {span[1]}"
        else:
            short = supply.lacking(need, measure.list_begins(need.list_name, on), on)
            if short == (AS_AT,):
                when = "of the year" if need.of_year else "near enough"
                yield f"{_named(need)} has no figures {when} by {on}"
            elif short:
                yield f"{_named(need)} does not say {' or '.join(short)}"


def _parts(need: Need) -> str:
    bracket = " and ".join(" or ".join(each) for each in need.parts)
    return f" ({bracket} would be enough)" if bracket else ""


def _named(need: Need) -> str:
    only = ", ".join(f"{column} {word or 'empty'}" for column, word in need.only)
    return f"{need.list_name} ({only})" if only else need.list_name
