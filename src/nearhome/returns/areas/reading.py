"""A file of areas, from its bytes to named outlines on the National Grid, with all that was mended told.

`row` of a log entry is the number of the feature in the file, 1 the first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import numpy as np

from nearhome.returns.areas.coordinates import (
    System,
    agreed_system,
    contradicts,
    declared_in,
    on_grid,
    system_of,
)
from nearhome.returns.areas.geojson import Feature, features_of, parsed
from nearhome.returns.areas.naming import kind_of, name_field, name_in
from nearhome.returns.areas.overlaps import gaps, overlaps
from nearhome.returns.errors import ReturnError
from nearhome.returns.raw import Action, LogEntry

TABLE = "areas"
_DATES = ("as_at", "date", "valid_from")


@dataclass(frozen=True, eq=False)
class Area:
    """An area: its name, its outline in metres on the National Grid, and the features it was made from."""

    name: str
    outline: Any = field(repr=False)
    features: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class AreaFile:
    """The areas of one file, in its order, and what was read, mended and noted of it.

    `kind` says what they are (localities, wards); `dated` is what the file says of its own date, empty
    for nothing; `set_aside` counts the features without an outline.
    """

    file: str
    sha256: str
    kind: str
    name_field: str
    dated: str
    areas: tuple[Area, ...]
    log: tuple[LogEntry, ...]
    read: int
    set_aside: int

    @property
    def outlines(self) -> str:
        """Eight characters that tell these outlines and names from any others."""
        return sha256(f"{self.sha256} {self.name_field}".encode()).hexdigest()[:8]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the areas."""
        return tuple(each.name for each in self.areas)


def read_areas(file: str, content: bytes, *, field_asked: str = "", kind: str = "") -> AreaFile:
    """The areas of a GeoJSON's bytes. ReturnError, with the mend, when they cannot be read."""
    import shapely

    whole = parsed(file, content)
    features = features_of(file, whole)
    drawn = [each for each in features if each.polygons]
    declared = declared_in(whole)
    system = agreed_system(
        file, [(each.number, system_of(each.points)) for each in drawn], declared
    )
    chosen = name_field(file, [each.properties for each in drawn], field_asked)
    log = _Log(file)
    log.of_file(system, declared, chosen.name, chosen.others)
    for each in features:
        if each.fault:
            log.note(
                each.number, "", Action.SET_ASIDE, "no-outline",
                f"Not read: {each.fault}. Export the layer of polygons.",
            )  # fmt: skip
    tried = {each.number: log.outline(each, system) for each in drawn}
    outlines = {number: each for number, each in tried.items() if not shapely.is_empty(each)}
    drawn = [each for each in drawn if each.number in outlines]
    if not drawn:
        raise ReturnError(
            file, "No outline in it encloses anything.", "Export the layer of polygons."
        )
    areas = tuple(_named(drawn, outlines, chosen.name, log))
    log.between(areas)
    return AreaFile(
        file=file,
        sha256=sha256(content).hexdigest(),
        kind=kind_of(file, whole, chosen.name, kind),
        name_field=chosen.name,
        dated=_dated(whole),
        areas=areas,
        log=tuple(log.entries),
        read=len(features),
        set_aside=len(features) - len(drawn),
    )


def _named(
    drawn: Sequence[Feature], outlines: Mapping[int, Any], field_name: str, log: "_Log"
) -> Iterator[Area]:
    """The areas by name, in the file's order; features of one name are one area."""
    import shapely

    by_name: dict[str, list[Feature]] = {}
    written: dict[str, str] = {}
    for each in drawn:
        name = name_in(each.properties, field_name)
        if not name:
            name = f"area without a name (feature {each.number})"
            log.note(
                each.number, field_name, Action.REPAIRED, "no-name",
                f"It has no name; it is called {name}. Give it one in {field_name}.",
            )  # fmt: skip
        written.setdefault(name.casefold(), name)
        by_name.setdefault(name.casefold(), []).append(each)
    for plain, some in by_name.items():
        for each in some[1:]:
            log.note(
                each.number, field_name, Action.REPAIRED, "same-name",
                f"It has the name of feature {some[0].number}, {written[plain]}: they are read as one "
                "area. If they are two, give them two names.",
            )  # fmt: skip
        numbers = tuple(each.number for each in some)
        whole = outlines[numbers[0]]
        if len(some) > 1:
            whole = shapely.union_all([outlines[number] for number in numbers])
        yield Area(written[plain], whole, numbers)


def _dated(whole: Mapping[str, Any]) -> str:
    """What a file says of its own date, as it says it."""
    for name in _DATES:
        value = whole.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()[:20]
    return ""


class _Log:
    """What is told of one file, gathered as it is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.entries: list[LogEntry] = []

    def note(
        self, feature: int | None, column: str, action: Action, rule: str, why: str, to: str = ""
    ) -> None:
        self.entries.append(LogEntry(self.file, TABLE, feature, column, action, rule, "", to, why))

    def of_file(
        self, system: System, declared: str | None, chosen: str, others: Sequence[str]
    ) -> None:
        """What the coordinates are, and which property names the areas."""
        also = f" ({', '.join(others)} might too; choose with --name-field)" if others else ""
        self.note(
            None, chosen, Action.NOTED, "name-field", f"{chosen} names the areas{also}.", to=chosen
        )
        if system is System.GRID:
            why = (
                "The coordinates are metres on the British National Grid and are taken as they are."
            )
        elif system is System.SWAPPED:
            why = "Latitude stands before longitude; the two were changed about."
        else:
            why = "Longitude and latitude were turned into metres on the British National Grid."
        action = Action.NOTED if system is System.GRID else Action.REPAIRED
        self.note(None, "", action, "coordinates", why, to=System.GRID)
        if contradicts(system, declared):
            self.note(
                None, "crs", Action.NOTED, "crs-differs",
                f"It says that its coordinates are in {declared}, but they are {system}: what they are "
                "was taken. Check that the areas lie where they should.",
            )  # fmt: skip

    def outline(self, feature: Feature, system: System) -> Any:
        """A feature's outline on the grid: holes kept, crossing lines mended."""
        import shapely

        holes = sum(len(polygon) - 1 for polygon in feature.polygons)
        if holes:
            self.note(
                feature.number, "", Action.NOTED, "hole",
                f"It has {holes} {'hole' if holes == 1 else 'holes'}: whoever lives in one is not in "
                "this area.",
            )  # fmt: skip
        parts = []
        for polygon in feature.polygons:
            rings = [on_grid(ring, system) for ring in polygon]
            parts.append(shapely.Polygon(rings[0], rings[1:]))
        made = shapely.MultiPolygon(parts) if len(parts) > 1 else parts[0]
        if shapely.is_valid(made):
            return made
        why = shapely.is_valid_reason(made).partition("[")[0].lower()
        mended = _only_polygons(shapely.make_valid(made))
        if shapely.is_empty(mended):
            self.note(
                feature.number, "", Action.SET_ASIDE, "no-outline",
                "Not read: its outline encloses nothing. Export the layer of polygons.",
            )  # fmt: skip
        else:
            self.note(
                feature.number, "", Action.REPAIRED, "self-crossing",
                f"Its outline is not clean ({why}); it was mended. Look whether the area is drawn as "
                "it should be.",
            )  # fmt: skip
        return mended

    def between(self, areas: Sequence[Area]) -> None:
        """Where areas lie on each other, and what they leave out between them."""
        outlines = np.array([each.outline for each in areas], dtype=object)
        for one, other, miles in overlaps(outlines):
            first, second = areas[one], areas[other]
            self.note(
                second.features[0], "", Action.NOTED, "overlap",
                f"{second.name} lies over {first.name} by {miles:.2f} square miles: whoever lives there "
                f"counts in {first.name}, which comes first in the file.",
            )  # fmt: skip
        found = gaps(outlines)
        if found:
            self.note(
                None, "", Action.NOTED, "gaps",
                f"Between the areas are {len(found)} gaps of {sum(found):.2f} square miles in all: "
                "whoever lives there is in no area.",
            )  # fmt: skip


def _only_polygons(made: Any) -> Any:
    """The polygons of a mended outline: lines and points that mending left over are none of the area."""
    import shapely

    parts = [each for each in shapely.get_parts(made) if each.geom_type.endswith("Polygon")]
    flat = [part for each in parts for part in shapely.get_parts(each)]
    return flat[0] if len(flat) == 1 else shapely.MultiPolygon(flat)
