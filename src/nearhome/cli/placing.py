"""The command about where children live, by area: where."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say


def where(
    folder: Path,
    /,
    *,
    areas: str = "",
    as_at: date | None = None,
    area: str = "",
    officers: Annotated[bool, Parameter(negative=())] = False,
    protect: Annotated[bool, Parameter(negative=())] = False,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print how many children came from each area and live there now, with homes and beds there.

    The areas are outlines that the council added (docs/how-to/add-areas.md). Children whose home is
    protected are on no map and in a row of their own, so that all rows add up to every child. For
    officers: small numbers are not hidden, but with --area or --protect.

    Parameters
    ----------
    folder
        The workspace.
    areas
        The kind of areas: localities, wards; localities, or the fewest, when not given.
    as_at
        The date; the snapshot's as-at date when not given.
    area
        One area alone, as a member of the council may be shown it: small numbers are hidden.
    officers
        With --area: small numbers are not hidden.
    protect
        Hide small numbers in the whole table, as the Board's data book does.
    how
        table, csv or json.
    """
    from nearhome.journeys.where import where

    found = where(
        folder, kind=areas, as_at=as_at, area=area, officers=officers, protect=protect, say=say
    )
    print_listing(found, how)
