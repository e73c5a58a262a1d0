"""Where a child lives and since when, as the lists need it: homes with the same carers, without visits away."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from nearhome.demo.places import found_at, zone_of
from nearhome.demo.plan import Child, Stay

AWAY = frozenset({"T0", "T1", "T2", "T3", "T4"})
FAR = frozenset({"wider", "far"})
"""Zones of places (`places.csv`) that are far from the authority."""


@dataclass(frozen=True, slots=True)
class Living:
    """A home with the same carers, from its first day to the day the child left it."""

    start: date
    end: date | None
    place: str
    provider: str
    postcode: str
    urn: str
    stay: Stay
    is_entry: bool

    @property
    def is_far(self) -> bool:
        """Whether it lies in a zone far from the authority."""
        return zone_of().get(self.postcode, "") in FAR


def stays(child: Child) -> Iterator[Stay]:
    """The child's times in care, short breaks left out."""
    return (stay for stay in child.stays if not stay.short_breaks)


def stay_on(child: Child, on: date) -> Stay | None:
    """The time in care that a day falls in, None when there is none."""
    return next(
        (
            stay
            for stay in stays(child)
            if stay.entry <= on and (stay.ceased is None or stay.ceased > on)
        ),
        None,
    )


def homes(child: Child) -> list[Living]:
    """Every home of the child's times in care in order; changes that keep the carers are one home."""
    found: list[Living] = []
    for stay, episodes in zip(child.stays, child.episodes, strict=True):
        if stay.short_breaks:
            continue
        for n, each in enumerate(episodes):
            if each.place in AWAY:
                continue
            if n and found and each.rne not in ("S", "P", "B"):
                found[-1] = replace(found[-1], end=each.dec, place=each.place, urn=each.urn)
                continue
            found.append(
                Living(
                    each.decom, each.dec, each.place, each.provider, each.pl_post, each.urn,
                    stay, n == 0,
                )
            )  # fmt: skip
    return found


def home_on(found: list[Living], on: date) -> Living | None:
    """The home that a day falls in."""
    for each in found:
        if each.start <= on and (each.end is None or each.end > on):
            return each
    return None


def miles_from_home(child: Child, home: Living) -> float | None:
    """Miles from the child's own address to a home; None when either is not known."""
    places = found_at()
    if child.home_post not in places or home.postcode not in places:
        return None
    here, there = places[child.home_post], places[home.postcode]
    across, up = there.easting - here.easting, there.northing - here.northing
    return float((across * across + up * up) ** 0.5) / 1609.3
