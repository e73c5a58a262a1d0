"""For which children: every group of every breakdown that a measure allows, and nobody left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from nearhome.pack.blocks import Block, Statement, Table
from nearhome.pack.data_book.said import when
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.rows import cell, how_many, in_one
from nearhome.pack.wording import capital, day, in_a_row, whole
from nearhome.results.values import MeasureCard, Result, Status

BREAKDOWNS = {
    "age_band": "age",
    "sex": "girls and boys",
    "ethnicity": "ethnic group",
    "need": "why they needed us",
    "legal_status": "order or agreement",
    "placement": "where they live",
    "provider": "whose home it is",
    "uasc": "who came here alone",
    "locality": "inside our area or outside",
    "distance": "how far from home",
    "time_in_care": "how long in our care",
    "entry_age": "age on the day they came",
    "route": "how they came",
    "move_reason": "why they moved",
    "leaving_route": "how they left",
    "duration": "how long it lasted",
    "neet_reason": "the reason",
    "theme": "what they told us of",
    "home_kind": "the kind of home",
    "distance_reason": "why they live far away",
    "known_before": "how we knew the family before",
    "audit_grade": "what the audit found",
    "decile": "how poor the part of our area is",
    "late_step": "the step that was late",
    "plan_route": "the plan for them",
    "wait": "how long they wait",
    "operator": "who runs the home",
    "grade": "what Ofsted said of the home",
    "home_locality": "the part of our area they come from",
    "carer_locality": "the part of our area their carers live in",
}
"""What children are grouped by, in plain words, after "By"."""

_NO_NUMBER = frozenset(
    {
        Status.NOT_ENOUGH_HISTORY,
        Status.NOT_COLLECTED,
        Status.NOT_APPLICABLE,
        Status.NOT_COMPARABLE,
    }
)
"""A total that reads so has no groups: they would all read the same."""


class DroppedGroupError(ValueError):
    """A group that the catalogue has is missing from the data book."""


def for_which_children(card: MeasureCard, material: Material) -> tuple[Block, ...]:
    """The groups of a measure: a sentence for each breakdown, and a table of it then and now on screen.

    Breakdowns in which no group has a number stand together in one sentence. DroppedGroupError when a
    group of the catalogue has no result, or is missing from either.
    """
    total = material.figures.latest(Figure(card.code), material.edition.as_at)
    if not card.breakdowns:
        return (Statement(HEADING, ("This measure is of the whole council and has no groups.",)),)
    if total is None or total.status in _NO_NUMBER:
        status = Status.NOT_COLLECTED if total is None else total.status
        why = material.words.statuses[status.value]
        said = f"There is no number of any group, by {in_a_row(_names(card.breakdowns))}: {why}."
        return (Statement(HEADING, (said,)),)
    held = {by: _results(card, by, total.as_at, material) for by in card.breakdowns}
    shown = {by: some for by, some in held.items() if any(map(_has_number, some))}
    of = _shared(shown.values())
    nobody = {by: _of_nobody(some, of, material) for by, some in shown.items()}
    sentences = tuple(_sentence(by, some, of, material) for by, some in shown.items())
    for by, said in zip(shown, sentences, strict=True):
        refuse_dropped(card, by, (*names_in(said), *nobody[by]), material)
    tables = [_table(card, by, total, material) for by in card.breakdowns]
    for by, table in zip(card.breakdowns, tables, strict=True):
        if table is not None:
            refuse_dropped(card, by, [row[0] for row in table.rows], material)
    rest = {by: some for by, some in held.items() if by not in shown}
    together = _together(rest, material)
    _refuse_numbers(card, rest)
    first = _first(total, card, of, any(nobody.values()))
    return (
        Statement(HEADING, (first, *sentences, *together), led=True),
        *(table for table in tables if table is not None),
    )


def _refuse_numbers(card: MeasureCard, together: Mapping[str, Sequence[Result]]) -> None:
    """DroppedGroupError for a group with a number in a breakdown that is told in a word for all its groups."""
    for by, results in together.items():
        dropped = [each.group for each in results if _has_number(each)]
        if dropped:
            raise DroppedGroupError(f"{card.code} by {by}: the page drops {', '.join(dropped)}")


def _first(total: Result, card: MeasureCard, of: float | None, nobody: bool) -> str:
    """Of which days the groups are, of how many where that is one number, and how they are to be read."""
    all_of = f", of {whole(of)}" if of is not None and total.unit == "%" else ""
    brackets = "; in brackets, so many in 100" if total.unit == "%" else ""
    unnamed = " Groups not named have nobody." if nobody else ""
    return f"Every group {when(total, card)}{all_of}{brackets}.{unnamed}"


def _shared(breakdowns: Iterable[Sequence[Result]]) -> float | None:
    """What every group of every breakdown is of, where that is one number: it need be said only once."""
    found = {each.denominator for results in breakdowns for each in results}
    only = found.pop() if len(found) == 1 else None
    return only or None


def _sentence(by: str, results: Sequence[Result], of: float | None, material: Material) -> str:
    """By age. Under 1: 6 of 9; 1 to 4: 13 of 45 (29); those without a number together, but for those of nobody."""
    counted = [
        f"{_name(each.group, material)}: {_brief(each, of, material)}"
        for each in results
        if _has_number(each)
    ]
    alike: dict[str, list[str]] = {}
    for each in results:
        if not _has_number(each) and not _is_of_nobody(each, of):
            said = cell(each, material.words)
            alike.setdefault(said, []).append(_name(each.group, material))
    rest = [f"{_BOTH.join(names)}: {said}" for said, names in alike.items()]
    return f"By {in_words_of(by)}. {'; '.join((*counted, *rest))}."


def _brief(result: Result, of: float | None, material: Material) -> str:
    """A group's number: its share as a bare number; a rate, which is of all the area's children, as its count."""
    if result.unit == "rate":
        return how_many(result, material.words)
    said = in_one(result, material.words).replace(" in 100)", ")")
    return said if of is None else said.replace(f" of {whole(of)}", "")


_BOTH = " / "
"""Between the names of groups that read the same."""


def _together(held: Mapping[str, Sequence[Result]], material: Material) -> Iterator[str]:
    """The breakdowns in which no group has a number, those that read alike in one sentence."""
    alike: dict[str, list[str]] = {}
    for by, results in held.items():
        readings = dict.fromkeys(cell(each, material.words) for each in results)
        alike.setdefault(capital(" or ".join(sorted(readings))), []).append(by)
    for said, some in alike.items():
        yield f"{said} in every group. By {in_a_row(_names(some))}."


def names_in(sentence: str) -> list[str]:
    """The groups that the sentence of a breakdown names."""
    parts = sentence.partition(". ")[2].rstrip(".").split("; ")
    return [name for part in parts for name in part.rpartition(": ")[0].split(_BOTH)]


def _has_number(result: Result) -> bool:
    return is_known(result) and bool(result.numerator)


def _is_of_nobody(result: Result, of: float | None) -> bool:
    """Whether there is nobody in a group: told by its not being named, as the first sentence says."""
    counted = of is not None or result.denominator is None
    nobody = is_known(result) and result.numerator == 0 and counted
    return nobody or result.status is Status.NO_DENOMINATOR


def _of_nobody(results: Sequence[Result], of: float | None, material: Material) -> list[str]:
    return [_name(each.group, material) for each in results if _is_of_nobody(each, of)]


HEADING = "For which children?"


def refuse_dropped(card: MeasureCard, by: str, shown: Sequence[str], material: Material) -> None:
    """DroppedGroupError naming the measure and each group of the catalogue that is not among those shown."""
    missing = [group for group in material.groups[by] if _name(group, material) not in shown]
    if missing or len(shown) != len(material.groups[by]):
        what = ", ".join(missing) or "a group, of two that have one name"
        raise DroppedGroupError(f"{card.code} by {by}: the page drops {what}")


def _names(breakdowns: Sequence[str]) -> list[str]:
    return [in_words_of(by) for by in breakdowns]


def _name(group: str, material: Material) -> str:
    return material.words.groups.get(group, group)


def _table(card: MeasureCard, by: str, total: Result, material: Material) -> Table | None:
    """A breakdown then and now, on screen; None where every group reads the same on both days."""
    days = (total.as_at, _day_before(total, material))
    found = [_on(card, by, on, material) for on in days]
    if len({cell(each, material.words) for some in found for each in some}) == 1:
        return None
    rows = tuple(_row(n, group, found, material) for n, group in enumerate(material.groups[by]))
    heads = ("Group", *(day(on) for on in days))
    numeric = frozenset(range(1, len(heads)))
    return Table(f"By {in_words_of(by)}, then and now", heads, rows, numeric, on_paper=False)


def in_words_of(by: str) -> str:
    """What a breakdown groups by, in plain words."""
    return BREAKDOWNS.get(by, by.replace("_", " "))


def _row(
    n: int, group: str, found: Sequence[Sequence[Result | None]], material: Material
) -> tuple[str, ...]:
    return (_name(group, material), *(in_one(some[n], material.words) for some in found))


def _on(card: MeasureCard, by: str, on: date, material: Material) -> Sequence[Result | None]:
    """Every group on a day; where the whole had no number then, its standing in each."""
    whole = material.figures.at(Figure(card.code), on)
    if whole is None or whole.status in _NO_NUMBER:
        return [whole] * len(material.groups[by])
    return _results(card, by, on, material)


def _results(card: MeasureCard, by: str, on: date, material: Material) -> list[Result]:
    """The result of every group of the catalogue, in its order. DroppedGroupError for one that is not there."""
    found = {each.group: each for each in material.figures.groups(card.code, by, on)}
    missing = [group for group in material.groups[by] if group not in found]
    if missing:
        raise DroppedGroupError(f"{card.code} by {by} on {on}: no result of {', '.join(missing)}")
    return [found[group] for group in material.groups[by]]


def _day_before(total: Result, material: Material) -> date:
    """The earlier day that groups are set beside: a year before, or the reference day."""
    yearly = total.as_at != material.edition.as_at
    return (
        total.as_at.replace(year=total.as_at.year - 1) if yearly else material.edition.reference.on
    )
