"""What a measure is, and where its numbers come from: the one place where statutory words may stand."""

from collections.abc import Iterator, Sequence

from nearhome.pack.blocks import Statement
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure
from nearhome.pack.measure_names import without_codes
from nearhome.pack.who import plain
from nearhome.pack.wording import day
from nearhome.results.bands import Band
from nearhome.results.published import PublishedFigure
from nearhome.results.values import MeasureCard


def what_is_it(card: MeasureCard, material: Material) -> Statement:
    """The question, what is counted, of whom, by whose rule, and how much history that needs.

    What most measures share (OUR_CHILDREN, no earlier months) is said once, in the introduction.
    """
    months = card.months_needed
    said = (
        card.question,
        f"Counts: {_small(card.numerator)}.",
        *((f"Of: {_small(card.denominator)}.",) if _is_named(card.denominator) else ()),
        *((f"Among: {_small(card.population)}.",) if card.population != OUR_CHILDREN else ()),
        f"Rule: {card.source}.",
        *((f"Needs {months} {'month' if months == 1 else 'months'} of earlier records.",) if months else ()),
        *((card.notes,) if card.notes else ()),
    )  # fmt: skip
    return Statement(
        "What is it?",
        tuple(without_codes(each, material.every_card) for each in said),
        defines=True,
    )


OUR_CHILDREN = "Children looked after at the date, short breaks (V3, V4) left out, aged under 18"
"""The population of a measure whose page names no other."""


def _is_named(denominator: str) -> bool:
    return bool(denominator) and denominator != "All of them"


def where_it_is_from(card: MeasureCard, material: Material) -> Statement:
    """The snapshot, and the vintage of every published figure used, each publication once."""
    said = (
        f"Ours: snapshot {material.edition.snapshot}.",
        *_population(card, material),
        *_published(card, material),
    )
    return Statement(
        "Where the numbers come from",
        tuple(without_codes(plain(each), material.every_card) for each in said),
        defines=True,
    )


def _small(text: str) -> str:
    """A catalogue's phrase inside a sentence; a name in capitals stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _population(card: MeasureCard, material: Material) -> Iterator[str]:
    """The estimate of children that a rate rests on, with its day."""
    found = material.figures.latest(Figure(card.code), material.edition.as_at)
    year = found.period.partition("mid-")[2][:4] if found is not None else ""
    for each in material.quality.citations:
        if year and each.vintage == f"mid-{year}" and each.published is not None:
            yield (f"Children aged 0 to 17 here: {each.source}, published {day(each.published)}.")


def _published(card: MeasureCard, material: Material) -> Iterator[str]:
    """Every publication that the page rests on, with the releases of the range, of the one kept, of England."""
    found: dict[str, dict[str, str]] = {}
    used = {
        "range": _figures(material.bands.get(card.code)),
        "range kept": _figures(material.frozen.get(card.code)),
        "England": _england(material.england.get(card.code, ())),
    }
    for what, figures in used.items():
        for source, releases in _cited(figures).items():
            found.setdefault(source, {})[what] = ", ".join(releases)
    for source, parts in found.items():
        said = "; ".join(f"{what} {releases}".rstrip() for what, releases in parts.items())
        yield f"{source}: {said}."


def _figures(band: Band | None) -> list[PublishedFigure]:
    points = band.points if band is not None else ()
    members = [member for point in points for member in point.counted]
    return [member.figure for member in members if member.figure is not None]


def _england(figures: tuple[PublishedFigure, ...]) -> list[PublishedFigure]:
    known = [each for each in figures if each.value.number is not None]
    return known[-1:] if known and known[-1].unit != "n" else []


def _cited(figures: Sequence[PublishedFigure]) -> dict[str, list[str]]:
    """The publications of some figures, each once, with its releases in order."""
    found: dict[str, set[str]] = {}
    for each in figures:
        source = each.source.partition(f", {each.release}")[0] if each.release else each.source
        found.setdefault(source, set()).add(each.release)
    return {source: sorted(filter(None, some)) for source, some in found.items()}
