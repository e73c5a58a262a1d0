"""The check that nobody is left out: what is told of one group stands beside every other, and they make the total.

"Assured ... that other age ranges were not being ignored": an edition in which a page tells of one group alone,
or of groups that do not make the whole, is not written.
"""

from collections.abc import Collection, Sequence

from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.headlines import Headline
from nearhome.results.values import Result, Status


class LeftOutError(ValueError):
    """A group is missing beside another, or groups do not make their total. The message names them."""


def refuse_left_out(where: str, by: str, shown: Collection[str], every: Sequence[str]) -> None:
    """LeftOutError when a place tells of some groups of a breakdown and not of every one."""
    missing = [group for group in every if group not in shown]
    if missing and len(missing) < len(every):
        raise LeftOutError(f"{where}, by {by}: left out {', '.join(missing)}")


def refuse_other_total(total: Result, groups: Sequence[Result], apart: int = 0) -> None:
    """LeftOutError when the groups of a count do not make its total, less those counted `apart` from groups.

    Groups that are not shown have at least one child each, so that those shown may not come too near.
    """
    if not is_known(total) or total.numerator is None or any(map(_is_not_told, groups)):
        return
    whole = total.numerator - apart
    shown = sum(each.numerator for each in groups if each.numerator is not None)
    hidden = sum(each.status is Status.SUPPRESSED for each in groups)
    if (not hidden and shown != whole) or shown + hidden > whole:
        by = groups[0].breakdown if groups else "no breakdown"
        raise LeftOutError(
            f"{total.code} by {by} on {total.as_at}: the groups shown make {shown:g} of {whole:g}"
        )


def _is_not_told(result: Result) -> bool:
    """Whether a group has no number for want of data: then no group has one, and the page says why."""
    return result.numerator is None and result.status is not Status.SUPPRESSED


def nobody_left_out(material: Material) -> None:
    """LeftOutError when a panel tells of one group of children without the others."""
    for panel in material.headlines.panels:
        for each in (panel, panel.swap):
            if each is not None:
                _of_panel(each, material)


def _of_panel(panel: Headline, material: Material) -> None:
    cited: dict[tuple[str, str], list[str]] = {}
    for figure in panel.figures.values():
        if figure.breakdown in ABOUT_CHILDREN:
            cited.setdefault((figure.code, figure.breakdown), []).append(figure.group)
    for (code, by), groups in cited.items():
        every = [
            each for each in material.groups.get(by, ()) if _has_somebody(code, by, each, material)
        ]
        refuse_left_out(f"the panel {panel.name}", by, groups, every)


ABOUT_CHILDREN = ("age_band", "sex", "ethnicity", "need", "uasc")
"""Breakdowns by who children are: of these a headline names every group or none.

What a panel says of where they live, or of how they left, is a measure of its own.
"""


def _has_somebody(code: str, by: str, group: str, material: Material) -> bool:
    """Whether anybody is in a group: one in which nobody is needs no place on a panel."""
    found = material.figures.at(Figure(code, by, group), material.edition.as_at)
    return found is not None and (found.numerator is None or found.numerator > 0)


NET = frozenset({"A06", "A06-children"})
"""Those who came less those who left: of them a group that is not shown may be below nought."""

WITH_RESTRICTED = frozenset({"A01"})
"""Whose total has children whose records are withheld: of them no group is known."""
