"""Page one: a front of words, and the page of graphs."""

from nearhome.pack.blocks import Page, PanelGrid, Paragraph, Statement
from nearhome.pack.edition import Edition, Material
from nearhome.pack.panels import panel
from nearhome.pack.wording import day
from nearhome.results.values import Status

_NOT_MEASURED = "How much late entries may still change them has not been measured."
UNTESTED = (
    "Whether a change is real, or the usual ups and downs, is not worked out in this edition."
)


def front(material: Material) -> Page:
    """The words: whose children, how old the figures are, what is and is not known yet, what to ask."""
    edition = material.edition
    asked = tuple(
        f"{each.name}: {each.question}" for each in material.headlines.panels if each.asked
    )
    blocks = (
        Paragraph(" ".join((*_ages(edition), *_provisional(material)))),
        Statement(
            "What has really changed",
            (UNTESTED, "Each sentence says only the count, and what it was a year ago."),
        ),
        Statement(
            "What we said we would do", ("This edition holds no record of what was promised.",)
        ),
        Statement(
            "What children told us",
            (
                "Nobody's views are in the return that this edition is made from. Ask how children's own words will reach this meeting.",
            ),
        ),
        Statement("Three questions you might ask", asked),
        Statement(
            "Not in these figures",
            ("School and money are not in the return that this edition is made from.",),
        ),
    )
    return Page("page-one", "In words", blocks)


def graphs(material: Material) -> Page:
    """The page of graphs: the headline panels in the Board's order, under one line that explains the lines."""
    edition = material.edition
    lines = (
        f"Blue: our children to {day(edition.as_at)}, by month, or by year where counted yearly. "
        f"Red, broken: this time last year ({day(edition.reference)}). Hollow dots may still change."
    )
    moved = [day(each) for each in material.quality.breaks if each <= edition.as_at]
    if moved:
        lines += f" Upright, dotted: records moved between councils ({', '.join(moved)})."
    panels = tuple(panel(each, material) for each in material.headlines.panels)
    return Page("graphs", "Twelve things to watch", (Paragraph(lines), PanelGrid(panels)))


def _ages(edition: Edition) -> tuple[str, ...]:
    if edition.meeting is None:
        return (f"These are our children on {day(edition.as_at)}.",)
    days = (edition.meeting - edition.as_at).days
    return (
        f"Our children on {day(edition.as_at)}.",
        f"Meeting {day(edition.meeting)}.",
        f"These figures are {days:,} {'day' if days == 1 else 'days'} old.",
    )


def _provisional(material: Material) -> tuple[str, ...]:
    """How many of the panels rest on months that may still change."""
    edition, figures = material.edition, material.figures
    main = [figures.at(each.main, edition.as_at) for each in material.headlines.panels]
    unsettled = sum(each is not None and each.status is Status.PROVISIONAL for each in main)
    if not unsettled:
        return (
            _NOT_MEASURED if material.quality.unsettled_after is None else "None is provisional.",
        )
    said = "One of the twelve is" if unsettled == 1 else f"{unsettled} of the {len(main)} are"
    return (
        f"{said} provisional: late entries may still change {'it' if unsettled == 1 else 'them'}.",
    )
