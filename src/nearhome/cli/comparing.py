"""Commands that compare with other authorities: band, nation."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say

_Many = Parameter(negative=(), consume_multiple=True, show_default=False)


def band(
    folder: Path,
    /,
    *,
    as_at: date | None = None,
    code: Annotated[tuple[str, ...], _Many] = (),
    since: date | None = None,
    model: str = "",
    set_: Annotated[str, Parameter(name="--set")] = "",
    member: Annotated[tuple[str, ...], _Many] = (),
    judgement: str = "",
    grades: Annotated[tuple[str, ...], _Many] = (),
    framework: str = "",
    edges: str = "",
    frozen_at: date | None = None,
    left: Annotated[bool, Parameter(negative=())] = False,
    by: Annotated[tuple[str, ...], _Many] = (),
    how: FormatOption = Format.TABLE,
) -> None:
    """Print who is in a measure's band of councils like ours, and why.

    The rule is that of the workspace's edition.toml, else the latest neighbour list and those judged
    good or outstanding overall under ILACS, lowest to highest. Options override its parts.

    Parameters
    ----------
    folder
        The workspace. It needs no return.
    as_at
        The day it is read on; the snapshot's as-at date when not given.
    code
        Codes such as D08; every measure with a comparable published figure when not given.
    since
        Every 31 March from this date on, instead of the last.
    model
        own, the year of a neighbour list (2014, 2021, 2025), region or england.
    set_
        A set that officers named, such as board-2020.
    member
        The codes of councils, instead of a rule.
    judgement
        overall, leaders, help_and_protection, children_in_care, care_leavers or none.
    grades
        outstanding, good, "requires improvement", inadequate: those that qualify.
    framework
        ILACS, SIF or any.
    edges
        min-max, interquartile or best-quartile.
    frozen_at
        A day: members and figures as known then, for good.
    left
        Also a row for each member that has left or is to end.
    by
        Breakdowns such as age_band: instead, the range of each group, ours and England's beside.
    how
        table, csv or json.
    """
    from nearhome.journeys.band import Asked, band
    from nearhome.journeys.band_by_group import band_by

    options: dict[str, object] = {
        "model": model,
        "set": set_,
        "members": member,
        "judgement": judgement,
        "grades": tuple(part for each in grades for part in each.split(",") if part),
        "framework": framework,
        "edges": edges,
        "frozen_at": frozen_at,
    }
    given = {key: value for key, value in options.items() if value}
    asked = Asked(codes=code, as_at=as_at, since=since, left=left, options=given)
    found = band_by(folder, asked, by, say=say) if by else band(folder, asked, say=say)
    print_listing(found, how)


def nation(
    folder: Path,
    /,
    *,
    code: str,
    as_at: date | None = None,
    since: str = "",
    index: Annotated[bool, Parameter(negative=())] = False,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print a measure in every authority held, its change, and where ours lies among them.

    Parameters
    ----------
    folder
        The workspace. It needs no return.
    code
        A measure's code, such as A02, or that of any published figure held.
    as_at
        The day it is read on; the snapshot's as-at date when not given.
    since
        A year (2020, its 31 March) or a date: the change since then, or the base of the index.
    index
        Instead: ours, our region's and England's value of each year, as an index of the first (100).
    how
        table, csv or json.
    """
    from nearhome.journeys.nation import nation

    found = nation(folder, code, as_at=as_at, since=since, index=index, say=say)
    print_listing(found, how)
