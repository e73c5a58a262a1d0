"""What a measure across England comes to, in plain words for officers."""

from collections.abc import Iterator, Sequence
from datetime import date

from nearhome.published.bands.areas import today
from nearhome.published.bands.change import RELATIVE_UNITS, IndexPoint, NationalChange
from nearhome.published.bands.nationwide import AreaValue, Standing, quarter_words
from nearhome.published.bands.words import counted, listed, spoken
from nearhome.results.values import Polarity
from nearhome.vocabulary.areas import current_authorities

QUARTER_OF_CHANGES = (
    "lowest quarter of changes (fell most or rose least)",
    "second quarter of changes",
    "third quarter of changes",
    "highest quarter of changes (rose most or fell least)",
)


def summary(
    standing: Standing,
    change: NationalChange | None,
    values: Sequence[AreaValue],
    authority: str,
    polarity: Polarity | None,
) -> list[str]:
    """Where ours lies among all, and its change among all changes."""
    unit = values[0].figure.unit if values else ""
    lines = [_held(values, standing)]
    good = polarity or Polarity.NEITHER
    lines += [*_distribution(standing, unit), *_best(standing, unit, good)]
    lines += _ours(standing, unit, good)
    if change is not None:
        lines += [*_change(change, authority), *_left_out(change)]
    return lines


def index_words(points: Sequence[IndexPoint], base: date) -> Iterator[str]:
    """The last index of each area, and who has none."""
    yield f"Index: the value of {spoken(base)} is 100."
    last = {each.area: each for each in points}
    for each in last.values():
        if each.index is None:
            yield f"{each.name}: none at {spoken(each.as_at)}: {each.why_not}."
        else:
            yield f"{each.name}: {each.index:.1f} at {spoken(each.as_at)}."


def _held(values: Sequence[AreaValue], standing: Standing) -> str:
    known = sum(each.value is not None for each in values)
    held = counted(len(values), "authority is", "authorities are")
    return (
        f"{standing.code} at {spoken(standing.as_at)}: figures of {held} held, {known} of them a"
        f" number (England has {len(current_authorities())})."
    )


def _distribution(standing: Standing, unit: str) -> Iterator[str]:
    found = standing.distribution
    if found is None:
        yield (
            "How all authorities lie is not held: add the DfE's file or LAIT's table with"
            " `nearhome add`."
        )
    elif found.middle is None:
        yield f"How all authorities lie is not shown: {found.fault or 'too few have a number'}."
    else:
        yield (
            f"All authorities ({found.known} with a number, {found.hidden} without): lowest"
            f" {_say(found.lowest, unit)}, first quartile {_say(found.first_quarter, unit)}, median"
            f" {_say(found.middle, unit)}, third quartile {_say(found.third_quarter, unit)}, highest"
            f" {_say(found.highest, unit)}."
        )


def _best(standing: Standing, unit: str, polarity: Polarity) -> Iterator[str]:
    """Where the best quarter of authorities begins, for a measure that has a good direction."""
    found = standing.distribution
    if found is None or found.middle is None:
        return
    if polarity is Polarity.LOWER:
        yield f"The best quarter of authorities have {_say(found.first_quarter, unit)} or less."
    if polarity is Polarity.HIGHER:
        yield f"The best quarter of authorities have {_say(found.third_quarter, unit)} or more."


def _ours(standing: Standing, unit: str, polarity: Polarity) -> Iterator[str]:
    if standing.value is None:
        yield f"Ours has no published number at {spoken(standing.as_at)}."
        return
    place = f", in {quarter_words(standing.quarter, polarity)}" if standing.quarter else ""
    yield f"Ours: {_say(standing.value, unit)}{place}."


def _change(change: NationalChange, authority: str) -> Iterator[str]:
    since = spoken(change.since)
    ours, quarters = change.of(authority), change.quarters
    if quarters is not None:
        low, middle, high = (_signed(each, change) for each in quarters)
        yield (
            f"Change since {since} in {len(change.changes)} authorities: first quartile {low},"
            f" median {middle}, third quartile {high}."
        )
    if ours is None:
        out = next((each for each in change.left_out if each.area == today(authority)), None)
        yield f"Ours has no change since {since}: {out.why if out else 'no figure is held'}."
        return
    measured = change.measured(ours)
    if measured is None:
        return
    place = ""
    if quarters is not None:
        quarter = 1 + sum(measured > edge for edge in quarters)
        place = f", in the {QUARTER_OF_CHANGES[quarter - 1]}"
    yield f"Ours since {since}: {_signed(measured, change)}{place}."


def _left_out(change: NationalChange) -> Iterator[str]:
    altered = [each.name for each in change.left_out if each.area_changed]
    if altered:
        yield (
            f"Left out because their area changed in between: {len(altered)} ({listed(altered)})."
        )
    others = [each.name for each in change.left_out if not each.area_changed]
    if others:
        yield f"Left out for want of a number on either day: {len(others)} ({listed(others)})."


def _say(value: float | None, unit: str) -> str:
    if value is None:
        return "none"
    shown = f"{value:,.1f}".removesuffix(".0")
    return f"{shown}%" if unit == "%" else shown


def _signed(value: float, change: NationalChange) -> str:
    if change.unit in RELATIVE_UNITS:
        return f"{value:+.1f}%"
    return f"{value:+.1f}{' percentage points' if change.unit == '%' else ''}"
