"""Page one: a front of words, and the page of graphs."""

from collections.abc import Sequence

from nearhome.pack.blocks import Block, LineChart, Page, Panel, PanelGrid, Paragraph, Statement
from nearhome.pack.changes import real_changes, what_changed
from nearhome.pack.edition import Edition, Material
from nearhome.pack.front import about, aside, asked, flagged, promised, told
from nearhome.pack.headlines import MOST_PANELS
from nearhome.pack.panels import panel
from nearhome.pack.wording import capital, day, in_a_row, in_words
from nearhome.results.signals import Evidence
from nearhome.results.values import Status

FRONT, GRAPHS = "page-one", "graphs"
"""The two sides of the sheet."""

USUAL = str(Evidence.USUAL)
_NO_FIGURE = "no panel has a figure of this day"
_NOT_MEASURED = "how much late entries may still change them has not been measured"
_NO_PANELS = "The list that is in force has no panels, so there is nothing to draw."


def front(material: Material) -> Page:
    """The words: whose children, how old the figures are, what is and is not known yet, what to ask."""
    questions = asked(material)
    blocks: tuple[Block, ...] = (
        Paragraph(dates(material)),
        Statement("What has really changed", what_changed(material)),
        *flagged(material, len(real_changes(material))),
        *aside(material),
        Statement("What we said we would do", promised(material)),
        Statement("What children told us", told(material)),
        *(
            (Statement(f"{capital(in_words(len(questions)))} {_questions(questions)}", questions),)
            if questions
            else ()
        ),
        Statement("About these figures", about(material)),
    )
    return Page(FRONT, "In words", blocks)


def _questions(found: Sequence[str]) -> str:
    return f"{'question' if len(found) == 1 else 'questions'} you might ask"


def graphs(material: Material) -> Page:
    """The page of graphs: the headline panels in the Board's order, under a few words that explain the lines."""
    panels = tuple(panel(each, material) for each in material.headlines.panels)
    if not panels:
        return Page(GRAPHS, "Nothing to watch", (Paragraph(_NO_PANELS),))
    key = " ".join((*_lines(material), *_ranges(panels), *_marks(panels)))
    things = "thing" if len(panels) == 1 else "things"
    title = f"{capital(in_words(len(panels), MOST_PANELS))} {things} to watch"
    return Page(GRAPHS, title, (Paragraph(key), PanelGrid(panels)))


def _lines(material: Material) -> tuple[str, ...]:
    edition = material.edition
    reference = edition.reference
    red = "England" if reference.is_england else f"{reference.wording.ago}"
    return (
        f"Thick line (blue): our children to {day(edition.as_at)}. Broken (red): {red}, or as named. Shares are in 100.",
    )


def _ranges(panels: Sequence[Panel]) -> tuple[str, ...]:
    """What the grey is, where any chart has it."""
    charts = [each.chart for each in panels if isinstance(each.chart, LineChart)]
    said = []
    if any(each.grey is not None for each in charts):
        said.append(
            "Grey block (range): lowest to highest of councils like ours, each 31 March; "
            "stripes: no newer figure."
        )
    years = sorted({each.kept.name for each in charts if each.kept is not None})
    if years:
        said.append(f"Dashed box: their range {' or '.join(years)}.")
    return tuple(said)


def _marks(panels: Sequence[Panel]) -> tuple[str, ...]:
    charts = [each.chart for each in panels if isinstance(each.chart, LineChart)]
    said = []
    if any(point.provisional for each in charts for point in each.lines[0].points):
        said.append("Hollow dots may still change.")
    if any(each.changed is not None for each in charts):
        said.append("Diamond: a real change began.")
    if any(USUAL in each.under for each in panels):
        said.append("Usual ups and downs: no more than chance.")
    drawn = dict.fromkeys(on for each in charts for on in each.breaks)
    if drawn:
        moved = ", ".join(day(on) for on in drawn)
        said.append(f"Upright, dotted: records moved between councils ({moved}).")
    return tuple(said)


def dates(material: Material) -> str:
    """The sentence of dates: the day the figures are of, the meeting, how old they are, what may still change."""
    return " ".join(each for each in _dates(material) if each)


def _dates(material: Material) -> tuple[str, ...]:
    edition = material.edition
    first = f"Our children on {day(edition.as_at)}."
    unsettled = _provisional(material)
    if edition.meeting is None:
        return (first, f"{capital(unsettled)}." if unsettled else "")
    days = (edition.meeting - edition.as_at).days
    old = f"These figures are {days:,} {'day' if days == 1 else 'days'} old"
    return (first, _meeting(edition), f"{old}; {unsettled}." if unsettled else f"{old}.")


def _meeting(edition: Edition) -> str:
    if edition.meeting is None:
        return ""
    same_year = edition.meeting.year == edition.as_at.year
    said = day(edition.meeting)
    return f"Meeting {said.rsplit(' ', 1)[0] if same_year else said}."


def _provisional(material: Material) -> str:
    """How many of the panels rest on months that may still change."""
    edition, figures = material.edition, material.figures
    panels = material.headlines.panels
    if not panels:
        return ""
    main = {each.name: figures.at(each.main, edition.as_at) for each in panels}
    unsettled = [
        name
        for name, each in main.items()
        if each is not None and each.status is Status.PROVISIONAL
    ]
    if all(each is None for each in main.values()):
        return _NO_FIGURE
    if not unsettled:
        return _NOT_MEASURED if material.quality.unsettled_after is None else "none is provisional"
    is_one = len(unsettled) == 1
    settled = [name for name in main if name not in unsettled]
    return (
        f"{in_words(len(unsettled), MOST_PANELS)} of the {in_words(len(panels), MOST_PANELS)} {'is' if is_one else 'are'} provisional"
        f"{_which(unsettled, settled)}: late entries may still change {'it' if is_one else 'them'}"
    )


_NAMED = 3
"""So many panels are named as provisional, or as the ones that are not."""


def _which(unsettled: Sequence[str], settled: Sequence[str]) -> str:
    """Which panels those are, by name, where few are or few are not."""
    if len(unsettled) <= _NAMED:
        return f" ({in_a_row(unsettled)})"
    return f", all but {in_a_row(settled)}" if 0 < len(settled) <= _NAMED else ""
