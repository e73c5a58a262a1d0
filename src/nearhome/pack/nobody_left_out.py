"""The check that nobody is left out: what is told of one group stands beside every other, and they make the total.

"Assured ... that other age ranges were not being ignored": an edition in which a page tells of one group alone,
or of groups that do not make the whole, is not written.
"""

from collections.abc import Collection, Iterator, Sequence

from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.headlines import Headline
from nearhome.results.values import Counts, MeasureCard, Result, Status


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
    if not is_known(total) or total.numerator is None:
        return
    whole = total.numerator - apart
    shown = sum(each.numerator for each in groups if each.numerator is not None)
    hidden = sum(each.status is Status.SUPPRESSED for each in groups)
    if (not hidden and shown != whole) or shown + hidden > whole:
        by = groups[0].breakdown if groups else "no breakdown"
        raise LeftOutError(
            f"{total.code} by {by} on {total.as_at}: the groups shown make {shown:g} of {whole:g}"
        )


def nobody_left_out(material: Material) -> None:
    """LeftOutError when a panel tells of one group without the others, or groups do not make a total."""
    for panel in material.headlines.panels:
        for each in (panel, panel.swap):
            if each is not None:
                _of_panel(each, material)
    for card in material.cards:
        if card.counts is Counts.CHILDREN and not card.own_breakdown:
            _of_card(card, material)


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


def _of_card(card: MeasureCard, material: Material) -> None:
    for total in _totals(card, material):
        for by in card.breakdowns:
            groups = material.figures.groups(card.code, by, total.as_at)
            if by in ABOUT_CHILDREN and groups:
                apart = material.quality.restricted if card.code in WITH_RESTRICTED else 0
                refuse_other_total(total, groups, apart)


WITH_RESTRICTED = frozenset({"A01"})
"""Whose total has children whose records are withheld: of them no group is known."""


def _totals(card: MeasureCard, material: Material) -> Iterator[Result]:
    """The total at the edition's date, where each child is in one group."""
    total = material.figures.latest(Figure(card.code), material.edition.as_at)
    if total is not None and total.unit == "n":
        yield total
