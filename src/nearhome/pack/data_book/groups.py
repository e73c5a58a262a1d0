"""For which children: every group of every breakdown that a measure allows, and nobody left out."""

from collections.abc import Sequence
from datetime import date

from nearhome.pack.blocks import Block, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.rows import cell, in_one
from nearhome.pack.wording import day, in_a_row
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

    DroppedGroupError when a group of the catalogue has no result, or is missing from either.
    """
    total = material.figures.latest(Figure(card.code), material.edition.as_at)
    if not card.breakdowns:
        return (Statement(HEADING, ("This measure is of the whole council and has no groups.",)),)
    if total is None or total.status in _NO_NUMBER:
        status = Status.NOT_COLLECTED if total is None else total.status
        why = material.words.statuses[status.value]
        said = f"There is no number of any group, by {in_a_row(_names(card))}: {why}."
        return (Statement(HEADING, (said,)),)
    sentences = tuple(_sentence(card, by, total, material) for by in card.breakdowns)
    tables = tuple(_table(card, by, total, material) for by in card.breakdowns)
    for by, said, table in zip(card.breakdowns, sentences, tables, strict=True):
        refuse_dropped(card, by, names_in(said), material)
        if table is not None:
            refuse_dropped(card, by, [row[0] for row in table.rows], material)
    first = f"Every group, on {day(total.as_at)} or in the time to it:"
    return (
        Statement(HEADING, (first, *sentences)),
        *(table for table in tables if table is not None),
    )


def _sentence(card: MeasureCard, by: str, total: Result, material: Material) -> str:
    """By age. Under 1: 6 of 9; 1 to 4: 13 of 45 (29 in 100); those without a number together."""
    results = _results(card, by, total.as_at, material)
    counted = [
        f"{_name(each.group, material)}: {in_one(each, material.words)}"
        for each in results
        if _has_number(each)
    ]
    alike: dict[str, list[str]] = {}
    for each in results:
        if not _has_number(each):
            said = cell(each, material.words)
            alike.setdefault(said, []).append(_name(each.group, material))
    rest = [f"{_BOTH.join(names)}: {said}" for said, names in alike.items()]
    return f"By {in_words_of(by)}. {'; '.join((*counted, *rest))}."


_BOTH = " / "
"""Between the names of groups that read the same."""


def names_in(sentence: str) -> list[str]:
    """The groups that the sentence of a breakdown names."""
    parts = sentence.partition(". ")[2].rstrip(".").split("; ")
    return [name for part in parts for name in part.rpartition(": ")[0].split(_BOTH)]


def _has_number(result: Result) -> bool:
    return is_known(result) and bool(result.numerator)


HEADING = "For which children?"


def refuse_dropped(card: MeasureCard, by: str, shown: Sequence[str], material: Material) -> None:
    """DroppedGroupError naming the measure and each group of the catalogue that is not among those shown."""
    missing = [group for group in material.groups[by] if _name(group, material) not in shown]
    if missing or len(shown) != len(material.groups[by]):
        what = ", ".join(missing) or "a group, of two that have one name"
        raise DroppedGroupError(f"{card.code} by {by}: the page drops {what}")


def _names(card: MeasureCard) -> list[str]:
    return [in_words_of(by) for by in card.breakdowns]


def _name(group: str, material: Material) -> str:
    return material.words.groups.get(group, group)


def _table(card: MeasureCard, by: str, total: Result, material: Material) -> Table | None:
    """A breakdown then and now, on screen; None where no group has a number to show on any day."""
    days = (total.as_at, _day_before(total, material))
    found = [_on(card, by, on, material) for on in days]
    if not any(each is not None and _has_number(each) for some in found for each in some):
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
