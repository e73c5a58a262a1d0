"""What a newer file of areas changed: names that came or went, and outlines that are others."""

from collections.abc import Iterator

from nearhome.returns.areas.reading import TABLE, Area, AreaFile
from nearhome.returns.raw import Action, LogEntry

OTHER = 0.01
"""The share of an area that may lie elsewhere before its outline is another: finer lines are no change."""

_MOST_NAMED = 5
_RENAMED = " If one only has another name, give it its earlier one and add the file again."


def changes(before: AreaFile, now: AreaFile) -> Iterator[LogEntry]:
    """What stands in the log of a file of areas about the one it takes the place of; nothing when all is alike."""
    old = {each.name.casefold(): each for each in before.areas}
    new = {each.name.casefold(): each for each in now.areas}
    came = [each.name for name, each in new.items() if name not in old]
    went = [each.name for name, each in old.items() if name not in new]
    moved = [each.name for name, each in new.items() if name in old and is_other(old[name], each)]
    for what, names in (
        ("new", came), ("left out", went), ("drawn with another outline", moved),
    ):  # fmt: skip
        if names:
            yield LogEntry(
                now.file, TABLE, None, "", Action.NOTED, "areas-changed", before.file, now.file,
                f"Since {before.file}, {len(names)} of the {now.kind} {'is' if len(names) == 1 else 'are'} "
                f"{what} ({_named(names)}): figures of the earlier outlines cannot be set beside those of "
                f"these.{_RENAMED if came and went and names is went else ''}",
            )  # fmt: skip


def is_other(one: Area, other: Area) -> bool:
    """Whether two outlines differ by more than how finely they are drawn."""
    import shapely

    apart = shapely.area(shapely.symmetric_difference(one.outline, other.outline))
    size = max(shapely.area(one.outline), shapely.area(other.outline))
    return bool(apart > OTHER * size)


def _named(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
