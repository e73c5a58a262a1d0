"""Which codes are one area, what came before an authority, and whether it was there on a day.

The continuity of areas is `vocabulary.areas`'s; here an area is named by the code it has today, where
nothing but its code has changed.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from nearhome.published.shipped_figures import area_names
from nearhome.vocabulary import areas
from nearhome.vocabulary.areas import Ending

ENGLAND_CODE = "E92000001"


@cache
def today(code: str) -> str:
    """The code that an area has today, where only its code has changed; else the code itself."""
    return areas.same_area(code)[-1]


@cache
def codes_of(code: str) -> tuple[str, ...]:
    """Every code that an area has had, today's first."""
    return areas.same_area(code)[::-1]


def area_name(code: str) -> str:
    """An area's name, or its code where the name is not known."""
    return area_names().get(code, code)


@cache
def predecessors(authority: str) -> tuple[str, ...]:
    """The authorities, abolished since, that an authority's area was part of or was made from."""
    formers = (former for code in codes_of(authority) for former in areas.predecessors(code))
    return tuple(dict.fromkeys(today(each) for each in formers if today(each) != today(authority)))


def exists(area: str, on: date) -> bool:
    """Whether an authority, by its code of today, was there on a day."""
    began, ended = _spans().get(area, (date.min, date.max))
    return began <= on < ended


def changed(area: str, after: date, until: date) -> bool:
    """Whether an authority's area changed after one day and by another."""
    began, ended = _spans().get(area, (date.min, date.max))
    return after < began <= until or after < ended <= until


def change_days() -> tuple[date, ...]:
    """The days on which authorities were made or ended, earliest first."""
    return tuple(sorted({each.on for each in areas.area_changes() if not each.same_area}))


def ending_known(area: str, on: date) -> Ending | None:
    """How an authority ended or is to end, by what was known on a day."""
    end = areas.ending(area)
    return end if end is not None and end.known_on <= on else None


@cache
def _spans() -> Mapping[str, tuple[date, date]]:
    """The first day of an authority and the day after its last, where either is a reorganisation."""
    real = [each for each in areas.area_changes() if not each.same_area]
    began = {today(each.later): each.on for each in real}
    ended = {today(each.former): each.on for each in real}
    return {
        area: (began.get(area, date.min), ended.get(area, date.max)) for area in {*began, *ended}
    }
