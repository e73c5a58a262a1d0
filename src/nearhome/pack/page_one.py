"""Page one: a front of words, and the page of graphs."""

from collections.abc import Sequence

from nearhome.pack.blocks import LineChart, Page, Panel, PanelGrid, Paragraph, Statement
from nearhome.pack.changes import what_changed
from nearhome.pack.edition import Edition, Material
from nearhome.pack.panels import panel
from nearhome.pack.wording import day
from nearhome.results.values import Status

_NOT_MEASURED = "How much late entries may still change them has not been measured."


def front(material: Material) -> Page:
    """The words: whose children, how old the figures are, what is and is not known yet, what to ask."""
    edition = material.edition
    asked = tuple(
        f"{each.name}: {each.question}" for each in material.headlines.panels if each.asked
    )
    blocks = (
        Paragraph(" ".join((*_ages(edition), *_provisional(material)))),
        Statement("What has really changed", what_changed(material)),
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
        Statement("Not in these figures", _not_ours(edition)),
    )
    return Page("page-one", "In words", blocks)


def _not_ours(edition: Edition) -> tuple[str, ...]:
    """What the figures leave out, and whose stand in for our own."""
    missing = "School and money are not in the return that this edition is made from."
    if not edition.published_for:
        return (missing,)
    return (
        missing,
        "How many children of other councils live here, and how many children the area has, are "
        f"published for {edition.published_for}.",
    )


def graphs(material: Material) -> Page:
    """The page of graphs: the headline panels in the Board's order, under a few words that explain the lines."""
    panels = tuple(panel(each, material) for each in material.headlines.panels)
    key = " ".join((*_lines(material), *_ranges(panels), *_marks(material, panels)))
    return Page("graphs", "Twelve things to watch", (Paragraph(key), PanelGrid(panels)))


def _lines(material: Material) -> tuple[str, ...]:
    edition = material.edition
    reference = edition.reference
    red = "England" if reference.is_england else f"{reference.wording.ago}"
    return (
        f"Blue: our children to {day(edition.as_at)}. Red, broken: {red}, or as named. Shares are in 100.",
    )


def _ranges(panels: Sequence[Panel]) -> tuple[str, ...]:
    """What the grey is, where any chart has it."""
    charts = [each.chart for each in panels if isinstance(each.chart, LineChart)]
    said = []
    if any(each.grey is not None for each in charts):
        said.append("Grey: councils like ours, each 31 March; striped: no newer figure.")
    if any(each.kept is not None for each in charts):
        said.append("Dashed box: their range in that year, kept.")
    return tuple(said)


def _marks(material: Material, panels: Sequence[Panel]) -> tuple[str, ...]:
    edition = material.edition
    charts = [each.chart for each in panels if isinstance(each.chart, LineChart)]
    said = []
    if any(point.provisional for each in charts for point in each.lines[0].points):
        said.append("Hollow dots may still change.")
    if any(each.changed is not None for each in charts):
        said.append("Diamond: a real change began.")
    moved = [day(each) for each in material.quality.breaks if each <= edition.as_at]
    if moved:
        said.append(f"Upright, dotted: records moved between councils ({', '.join(moved)}).")
    return tuple(said)


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
