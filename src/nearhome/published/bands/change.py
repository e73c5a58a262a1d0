"""How a measure has changed since a year, authority by authority, and as an index of the year.

An authority whose area changed in between has no change: it is left out, and named.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.published.bands.areas import area_name, changed, exists, today
from nearhome.published.bands.edges import FEWEST, quantile
from nearhome.published.bands.figures import figure_of
from nearhome.published.bands.nationwide import AreaValue, authority_values
from nearhome.published.bands.values import exact, number, shown, why_none
from nearhome.published.facts import Facts
from nearhome.results.published import PublishedFigure
from nearhome.results.values import PER_100

RELATIVE_UNITS = ("n", "rate", PER_100, "GBP")
"""Units whose changes are compared in per cent; those of others in the unit itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """An authority's values on two days: the difference in the unit, and in per cent of the first."""

    area: str
    name: str
    then: float
    now: float

    @property
    def difference(self) -> float:
        """The later value less the earlier."""
        return self.now - self.then

    @property
    def percent(self) -> float | None:
        """The difference in per cent of the earlier value; None when that is nought."""
        return 100 * self.difference / self.then if self.then else None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An authority with no change to compare, and why."""

    area: str
    name: str
    why: str
    area_changed: bool


@dataclass(frozen=True, slots=True)
class NationalChange:
    """Every authority's change of a measure between two days, least first, and who is left out."""

    code: str
    unit: str
    since: date
    as_at: date
    changes: tuple[Change, ...]
    left_out: tuple[LeftOut, ...]

    def measured(self, change: Change) -> float | None:
        """A change as changes of this measure are compared: in per cent, or in the unit."""
        return change.percent if self.unit in RELATIVE_UNITS else change.difference

    def of(self, area: str) -> Change | None:
        """An authority's change; None when it is left out."""
        return next((each for each in self.changes if each.area == today(area)), None)

    @property
    def quarters(self) -> tuple[float, float, float] | None:
        """First quartile, median and third quartile of the changes; None for fewer than three."""
        known = [value for each in self.changes if (value := self.measured(each)) is not None]
        if len(known) < FEWEST:
            return None
        return quantile(known, 0.25), quantile(known, 0.5), quantile(known, 0.75)


@dataclass(frozen=True, slots=True)
class IndexPoint:
    """An area's value on a day, and as an index of its value on the base day, which is 100."""

    area: str
    name: str
    as_at: date
    value: float | None
    index: float | None
    why_not: str = ""


def national_change(
    facts: Facts, code: str, since: date, day: date, known_by: date
) -> NationalChange:
    """The change of a measure between two days in every authority with a figure on either."""
    before = authority_values(facts, code, since, known_by)
    after = authority_values(facts, code, day, known_by)
    value = _value_of([*before.values(), *after.values()])
    found: list[Change] = []
    left_out: list[LeftOut] = []
    for area in sorted({*before, *after}):
        then, now = before.get(area), after.get(area)
        why = _why_left_out(area, then, now, since, day)
        if why is None and then is not None and now is not None:
            found.append(
                Change(area, now.name, value(then.figure) or 0.0, value(now.figure) or 0.0)
            )
        else:
            left_out.append(LeftOut(area, area_name(area), why or "", changed(area, since, day)))
    unit = next((each.figure.unit for each in (*after.values(), *before.values())), "")
    made = NationalChange(code, unit, since, day, (), tuple(left_out))
    # A change from nought has no per cent: it stands after all that have.
    ordered = sorted(found, key=lambda each: (_place(made, each), each.area))
    return NationalChange(code, unit, since, day, tuple(ordered), tuple(left_out))


def _value_of(values: Sequence[AreaValue]) -> Callable[[PublishedFigure | None], float | None]:
    """How all are read: unrounded when every one can be, else as published."""
    known = [each.figure for each in values if each.value is not None]
    return number if all(exact(each) for each in known) else shown


def _place(made: NationalChange, change: Change) -> float:
    value = made.measured(change)
    return float("inf") if value is None else value


def _why_left_out(
    area: str, then: AreaValue | None, now: AreaValue | None, since: date, day: date
) -> str | None:
    """Why an authority has no change; None when it has one."""
    if changed(area, since, day):
        return f"its area changed between {since} and {day}"
    for value, on in ((then, since), (now, day)):
        if value is None or value.value is None:
            return f"at {on}: {why_none(value.figure if value else None)}"
    return None


def indexed(
    facts: Facts, code: str, areas: Sequence[str], base: date, on: date
) -> tuple[IndexPoint, ...]:
    """Each area's values from a base day on, and their index; figures as known by a day."""
    days = [day for day in facts.days(code) if day >= base]
    return tuple(point for area in areas for point in _indexed(facts, code, area, base, days, on))


def _indexed(
    facts: Facts, code: str, area: str, base: date, days: Sequence[date], on: date
) -> Iterator[IndexPoint]:
    figures = {day: figure_of(facts, code, area, day, on) for day in (base, *days)}
    known = [each for each in figures.values() if number(each) is not None]
    read = number if all(each is not None and exact(each) for each in known) else shown
    start = read(figures[base])
    for day in days:
        figure = figures[day]
        if figure is None:
            continue
        value = read(figure)
        why = _why_no_index(area, base, day, start, why_none(figures[base]), why_none(figure))
        index = None if why or not start or value is None else 100 * value / start
        yield IndexPoint(
            area, area_name(area) if exists(area, day) else area, day, value, index, why
        )


def _why_no_index(
    area: str, base: date, day: date, start: float | None, then: str, now: str
) -> str:
    if changed(area, base, day):
        return f"its area changed between {base} and {day}"
    if start is None:
        return f"at {base}: {then}"
    return now or ("" if start else f"nought at {base}")
