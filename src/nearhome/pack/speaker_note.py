"""The speaker's note: each panel's what, so what and now what, to be read aloud in the Board's order.

It says nothing that the pack does not say, and no action that nobody has promised: only whom to ask, and
what is missing.
"""

from collections.abc import Iterator, Mapping

from nearhome.pack.blocks import Block, Document, Page, Paragraph, Statement
from nearhome.pack.edition import Edition, Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.headlines import Headline
from nearhome.pack.page_one import dates
from nearhome.pack.pairs import Pair, pair
from nearhome.pack.panels import panel
from nearhome.pack.ranges import councils, edges
from nearhome.pack.sentences import NotSayableError, count
from nearhome.pack.wording import capital, day, in_a_row, in_words, month, small
from nearhome.results.board import PromiseState
from nearhome.results.signals import Evidence
from nearhome.results.values import Status

A_PAGE = 3
"""So many panels are on a page: none takes more than half of one."""

_NO_QUESTIONS = "Previous questions: none recorded."


def speaker_note(material: Material) -> Document:
    """The note as a document: an opening, then each panel in the Board's order, three to a page."""
    edition = material.edition
    panels = material.headlines.panels
    starts = range(0, len(panels), A_PAGE)
    pages = tuple(_page(material, start, first=start == 0) for start in starts)
    return Document(
        title=f"{edition.authority}: speaker's note, {day(edition.as_at)}",
        notices=edition.notices,
        provenance=f"Every figure: snapshot {edition.snapshot}, counted by Nearhome {edition.code_version}.",
        pages=pages or (_empty(edition),),
        as_at=edition.as_at,
        authority=edition.authority,
        look=edition.look,
    )


def _empty(edition: Edition) -> Page:
    said = f"Our children on {day(edition.as_at)}. The list that is in force has no panels, so there is nothing to say."
    return Page("note-1", "Nothing to say", (Paragraph(said),))


def _page(material: Material, start: int, *, first: bool) -> Page:
    panels = material.headlines.panels[start : start + A_PAGE]
    opening: tuple[Block, ...] = (Paragraph(dates(material)),) if first else ()
    spoken = (Statement(each.name, _said(each, material)) for each in panels)
    number = start // A_PAGE + 1
    return Page(f"note-{number}", _title(start, len(panels)), (*opening, *spoken))


def _title(start: int, many: int) -> str:
    return f"Panel {start + 1}" if many == 1 else f"Panels {start + 1} to {start + many}"


def _said(headline: Headline, material: Material) -> tuple[str, ...]:
    pairs = {key: pair(figure, material) for key, figure in headline.figures.items()}
    so_what = " ".join(_so_what(headline, material, pairs))
    return (
        f"What: {panel(headline, material).sentence}",
        f"So what: {so_what or 'nothing stands beside this figure to judge it by.'}",
        f"Now what: {' '.join(_now_what(headline, material, pairs))}",
        _NO_QUESTIONS,
    )


def _so_what(headline: Headline, material: Material, pairs: Mapping[str, Pair]) -> Iterator[str]:
    """The range and our place beside it; how sure the change is; of bars, what they were."""
    yield from _beside_others(headline, material)
    if headline.chart == "bars":
        yield from _before(headline, material, pairs)
        return
    said = {label: _sure(pairs[key]) for key, label in headline.drawn}
    if len(set(said.values())) == 1:
        yield from filter(None, [next(iter(said.values()))])
        return
    yield from (f"{capital(label)}: {small(sure)}" for label, sure in said.items() if sure)


def _beside_others(headline: Headline, material: Material) -> Iterator[str]:
    if not headline.compare:
        return
    compared = pair(Figure(headline.compare), material)
    if compared.not_comparable:
        yield "Other councils do not count the same, so it is not comparable."
        return
    band = material.bands.get(headline.compare)
    point = None if band is None else band.latest
    if band is None or point is None or not edges(band, point):
        return
    spread = edges(band, point).replace("-", " to ")
    ours = f" Ours lies {compared.gap}." if compared.gap else ""
    yield f"In {month(point.as_at)} {councils(point)} like ours had {spread}.{ours}"


def _sure(found: Pair) -> str:
    """How sure the change is, as a sentence with the agreed words in it."""
    match found.signal.direction.evidence if found.signal is not None else None:
        case Evidence.REAL_CHANGE if found.evidence:
            judged = f", for the {found.judged}" if found.judged else ""
            return f"This is {found.evidence}{judged}."
        case Evidence.USUAL:
            return f"The change is within the {found.evidence}."
        case Evidence.TOO_FEW:
            return f"Whether it has changed: {found.evidence}."
        case Evidence.NOT_COMPARABLE:
            return f"Then and now are {found.evidence}."
    return ""


def _before(headline: Headline, material: Material, pairs: Mapping[str, Pair]) -> Iterator[str]:
    ago = capital(material.edition.reference.wording.ago)
    try:
        counts = [count(pairs[key].before, material.words) for key, _ in headline.drawn]
    except NotSayableError:
        return
    yield f"{ago}, in the order of the bars: {in_a_row(counts)}."


def _now_what(headline: Headline, material: Material, pairs: Mapping[str, Pair]) -> Iterator[str]:
    """Whom to ask what; what was promised, if anything was; what is missing."""
    question = headline.question
    yield f"ask {headline.answers}: {question}" if headline.answers else f"ask: {question}"
    yield from _promised(headline, material)
    yield from _missing(headline, material, pairs)


def _promised(headline: Headline, material: Material) -> Iterator[str]:
    codes = {figure.code for figure in headline.figures.values()}
    found = [
        each for each in material.promises if each.code in codes and each.state is PromiseState.OPEN
    ]
    if not found:
        yield "No promise about this is recorded."
        return
    many = len(found)
    yield (
        f"{capital(in_words(many))} {'promise' if many == 1 else 'promises'} about this "
        f"{'is' if many == 1 else 'are'} on the page of promises."
    )


def _missing(headline: Headline, material: Material, pairs: Mapping[str, Pair]) -> Iterator[str]:
    main = pairs[headline.drawn[0][0]].now
    if main is not None and main.status is Status.PROVISIONAL:
        yield "Late entries may still change the figure."
    unknown = [each for each in pairs.values() if not _is_told(each)]
    if unknown:
        yield "Not every figure of this panel was supplied."


def _is_told(found: Pair) -> bool:
    return is_known(found.now) or (found.now is not None and found.now.status is Status.SUPPRESSED)
