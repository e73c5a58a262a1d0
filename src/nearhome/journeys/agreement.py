"""`nearhome published`: our own figures of each closed year beside those that were published."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.journeys.known_facts import facts_of
from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.measures import Ask, asking, known_codes
from nearhome.journeys.records import Records, open_records
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.measures.cards import cards
from nearhome.measures.variants import variants
from nearhome.published.agreement import Ours, Reading, agreements, held
from nearhome.published.counterparts import counterpart
from nearhome.published.facts import Facts
from nearhome.published.stock_and_flow import CODES as STOCK_AND_FLOW
from nearhome.published.stock_and_flow import stock_and_flow
from nearhome.results.published import PublishedFigure
from nearhome.results.quality import Agreement, Match
from nearhome.vocabulary.areas import authority, same_area
from nearhome.vocabulary.periods import year_end

COLUMNS = (
    "code",
    "measure",
    "as_at",
    "breakdown",
    "group",
    "ours",
    "published",
    "symbol",
    "difference",
    "ours_value",
    "published_value",
    "ours_denominator",
    "published_denominator",
    "variant",
    "matches",
    "release",
    "source",
)
FILES_TO_ADD = (
    'Add the DfE\'s own CSV files of "Children looked after in England including adoptions" with '
    "`nearhome add`: docs/how-to/agree-with-the-dfe.md names them."
)


def published(
    folder: Path,
    *,
    codes: Sequence[str] = (),
    years: Sequence[int] = (),
    say: Callable[[str], None],
) -> Listing:
    """Every published figure of a closed year beside ours, a row for each reading of the rule.

    `years` are those of 31 March; all closed years that a return is held of when none is named.
    RefusedError when no figure of the authority is held, or none of the codes asked has one that
    counts the same; MisusedError for a code that does not exist or a year that is not closed.
    """
    wanted = known_codes(codes)
    records = open_records(folder)
    days = _days(records, years)
    found = agreement_of(records, days, wanted)
    if not found:
        raise _nothing(records, codes)
    say(_summary(found))
    if not codes and {each.code for each in found} <= set(STOCK_AND_FLOW):
        say(f"Of other measures no published figure is held. {FILES_TO_ADD}")
    return listing(COLUMNS, (_row(each) for each in found))


def agreement_of(
    records: Records,
    days: Collection[date],
    codes: Sequence[str],
    *,
    known_by: date | None = None,
    totals_only: bool = False,
    ask: Ask | None = None,
) -> tuple[Agreement, ...]:
    """Our figures at these 31 Marches beside the published ones, in the catalogue's order.

    `known_by` leaves out what was not known on a day; `totals_only` leaves the groups out; `ask` answers
    in place of the engine.
    """
    areas = same_area(records.workspace.authority)[::-1]
    groups = {card.code: ("", *(card.breakdowns if not totals_only else ())) for card in cards()}
    asked = set(codes)

    def is_wanted(figure: PublishedFigure) -> bool:
        if figure.code not in asked or figure.breakdown not in groups[figure.code]:
            return False
        found = counterpart(figure.code, figure.breakdown, figure.group)
        return found is not None and found.same

    facts = _facts(records, areas, asked, is_wanted)
    figures = held(facts, areas, days, is_wanted, known_by)
    readings = [_reading(figure, latest) for figure, latest in figures]
    ours = _ours(ask or asking(records), readings)
    place = {code: n for n, code in enumerate(groups)}
    readings.sort(key=lambda each: _order(each.figure, place))
    return agreements(readings, ours)


def _facts(
    records: Records,
    areas: Sequence[str],
    codes: Collection[str],
    is_wanted: Callable[[PublishedFigure], bool],
) -> Facts:
    """The figures of the council: those of its facts, and stock, starts and ends where it has none."""
    found = facts_of(records.workspace, codes).figures
    own = [each for each in found if each.area in areas and is_wanted(each)]
    known = {(each.code, each.as_at) for each in own if not each.breakdown}
    more = (each for each in stock_and_flow(areas) if (each.code, each.as_at) not in known)
    return Facts((*own, *filter(is_wanted, more)))


def closed_years(records: Records) -> tuple[date, ...]:
    """The 31 Marches by the records' own date of which a return with episodes is held."""
    supplied = records.tables["supplied"].select(["collection_year", "table"]).to_pylist()
    years = {row["collection_year"] for row in supplied if row["table"] == "Episodes"}
    return tuple(year_end(year) for year in sorted(years) if year_end(year) <= records.as_at)


def _days(records: Records, years: Sequence[int]) -> tuple[date, ...]:
    closed = closed_years(records)
    unknown = [year for year in years if year_end(year) not in closed]
    if unknown:
        held_years = ", ".join(str(on.year) for on in closed) or "none"
        raise MisusedError(
            f"{unknown[0]} is not a closed year of these records.",
            f"Years are those of 31 March; closed and held: {held_years}.",
        )
    return tuple(on for on in closed if not years or on.year in years)


def _reading(figure: PublishedFigure, latest: bool) -> Reading:
    found = counterpart(figure.code, figure.breakdown, figure.group)
    assert found is not None
    return Reading(figure, found.decimals, variants(figure.code), latest)


def _ours(ask: Ask, readings: Sequence[Reading]) -> Ours:
    """Our results behind the readings, totals and groups."""
    days = sorted({each.figure.as_at for each in readings})
    codes = sorted({code for each in readings for code in each.variants})
    by = sorted({each.figure.breakdown for each in readings} - {""})
    return {
        (each.code, each.as_at, each.breakdown, each.group): each for each in ask(days, codes, by)
    }


def _order(figure: PublishedFigure, place: Mapping[str, int]) -> tuple[object, ...]:
    """By measure, year, breakdown and group, as `nearhome measures` prints them; a newer release first."""
    groups = BREAKDOWNS.get(figure.breakdown, ())
    group = groups.index(figure.group) if figure.group in groups else len(groups)
    return (place[figure.code], figure.as_at, figure.breakdown, group)


def _nothing(records: Records, codes: Sequence[str]) -> RefusedError:
    name = authority(records.workspace.authority).name
    for code in known_codes(codes) if codes else ():
        found = counterpart(code)
        if found is None:
            return RefusedError(f"Nothing is published beside {code}.", "Ask for another code.")
        if not found.same:
            return RefusedError(
                f"What is published beside {code} does not count the same.", found.why_not
            )
    of = f" for {', '.join(codes)}" if codes else ""
    return RefusedError(
        f"No published figure of {name}{of} is held for the closed years of these records.",
        FILES_TO_ADD,
    )


def _summary(found: Sequence[Agreement]) -> str:
    own = [each for each in found if each.latest and each.variant == each.code]
    count = {match: sum(each.matches is match for each in own) for match in Match}
    return (
        f"{len(own)} published figures: {count[Match.YES]} the same as ours, "
        f"{count[Match.WITHIN_2]} within two children, {count[Match.NO]} further apart, "
        f"{count[Match.HIDDEN]} hidden in agreement with ours, {count[Match.NOT_HELD]} not to be compared."
    )


def _row(each: Agreement) -> tuple[str | date | float | None, ...]:
    return (
        each.code,
        each.measure,
        each.as_at,
        each.breakdown,
        each.group,
        each.ours,
        each.published,
        str(each.symbol) if each.symbol else "",
        each.difference,
        each.ours_value,
        each.published_value,
        each.ours_denominator,
        each.published_denominator,
        each.variant,
        str(each.matches),
        each.release,
        each.source,
    )
