"""Whose neighbours: the lists of an authority, and the one that holds on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.published.bands.areas import area_name, predecessors, today
from nearhome.published.bands.words import listed, spoken
from nearhome.results.bands import OWN_LIST
from nearhome.results.published import Neighbour


@dataclass(frozen=True, slots=True)
class NeighbourList:
    """One neighbour list of an authority: its lines by rank; `why_not` says why there is none."""

    model: str = ""
    published: date | None = None
    lines: tuple[Neighbour, ...] = ()
    why_not: str = ""


NO_LIST = NeighbourList()


def lists_of(neighbours: Iterable[Neighbour], area: str) -> tuple[NeighbourList, ...]:
    """The neighbour lists of an area, under any of its codes, earliest first."""
    found: dict[tuple[date, str], dict[int, Neighbour]] = {}
    for each in neighbours:
        if today(each.area) == today(area):
            found.setdefault((each.published, each.model), {})[each.rank] = each
    return tuple(
        NeighbourList(model, published, tuple(lines[rank] for rank in sorted(lines)))
        for (published, model), lines in sorted(found.items())
    )


def list_on(neighbours: Sequence[Neighbour], authority: str, model: str, on: date) -> NeighbourList:
    """The list of a model, or for `own` the latest published by a day, before it the predecessor's.

    A predecessor's list was drawn up before the authority was there, whatever the day of the file
    that it has come down in.
    """
    ours = lists_of(neighbours, authority)
    if model != OWN_LIST:
        return _of_model(neighbours, authority, ours, model)
    known = _known(ours, on)
    if known:
        return known[-1]
    theirs = [
        each for former in predecessors(authority) for each in _former(neighbours, former, on)
    ]
    if len(theirs) == 1:
        return theirs[0]
    return NeighbourList(why_not=_why_none(authority, ours, theirs, on))


def _known(lists: Sequence[NeighbourList], on: date) -> list[NeighbourList]:
    return [each for each in lists if each.published is not None and each.published <= on]


def _former(neighbours: Sequence[Neighbour], area: str, on: date) -> list[NeighbourList]:
    """A predecessor's list: its latest by a day, else its earliest; none or one."""
    held = lists_of(neighbours, area)
    return _known(held, on)[-1:] or list(held[:1])


def _of_model(
    neighbours: Sequence[Neighbour], authority: str, ours: Sequence[NeighbourList], model: str
) -> NeighbourList:
    found = [each for each in ours if each.model.startswith(model)]
    if not found:
        formers = (lists_of(neighbours, former) for former in predecessors(authority))
        found = [each for some in formers for each in some if each.model.startswith(model)]
    if len(found) == 1:
        return found[0]
    held = listed(sorted({each.model for each in ours}))
    why = f"no neighbour list {model} of {area_name(authority)} is held"
    return NeighbourList(why_not=f"{why} (held: {held})" if held else why)


def _why_none(
    authority: str, ours: Sequence[NeighbourList], theirs: Sequence[NeighbourList], on: date
) -> str:
    name = area_name(authority)
    if theirs:
        several = listed([area_name(each.lines[0].area) for each in theirs])
        return (
            f"{name} had no neighbour list of its own by {spoken(on)}, and came of several"
            f" authorities ({several}): name the members, or a list with --model"
        )
    why = f"no neighbour list of {name} published by {spoken(on)} is held"
    if ours and ours[0].published is not None:
        return f"{why}: its first is of {spoken(ours[0].published)}"
    return why
