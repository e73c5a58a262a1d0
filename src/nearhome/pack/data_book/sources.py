"""What a measure is, and where its numbers come from: the one place where statutory words may stand."""

from collections.abc import Iterator

from nearhome.pack.blocks import Statement
from nearhome.pack.data_book.beside import dated
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure
from nearhome.pack.measure_names import without_codes
from nearhome.pack.who import plain
from nearhome.pack.wording import day
from nearhome.results.bands import Band
from nearhome.results.published import PublishedFigure
from nearhome.results.values import MeasureCard


def what_is_it(card: MeasureCard, material: Material) -> Statement:
    """The question, what is counted, of whom, by whose rule, and how much history that needs."""
    months = card.months_needed
    said = (
        card.question,
        f"It counts: {_small(card.numerator)}.",
        *((f"Of: {_small(card.denominator)}.",) if card.denominator else ()),
        f"Among: {_small(card.population)}.",
        f"The rule is from: {card.source}.",
        "It needs no earlier months."
        if months == 0
        else f"It needs {months} {'month' if months == 1 else 'months'} of records before its day.",
        *((card.notes,) if card.notes else ()),
    )
    return Statement(
        "What is it?",
        tuple(without_codes(each, material.every_card) for each in said),
        defines=True,
    )


def where_it_is_from(card: MeasureCard, material: Material) -> Statement:
    """The snapshot, the vintage of every published figure used, and how its change was judged."""
    edition = material.edition
    signal = material.signals.get(card.code)
    said = (
        f"Our numbers: snapshot {edition.snapshot}, as at {day(edition.as_at)}, counted by Nearhome "
        f"{edition.code_version}.",
        *_population(card, material),
        *_vintages("The range", material.bands.get(card.code)),
        *_vintages("The range that was kept", material.frozen.get(card.code)),
        *_england(material.england.get(card.code, ())),
        *((f"How its change is judged: {dated(signal.direction.method)}",)
          if signal is not None and signal.direction.method else ()),
    )  # fmt: skip
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
            yield (
                f"Children aged 0 to 17 here: {each.vintage}, published {day(each.published)}, "
                f"{each.source}."
            )


def _vintages(what: str, band: Band | None) -> Iterator[str]:
    """Every publication that a range rests on, with its releases."""
    points = band.points if band is not None else ()
    figures = [
        member.figure for point in points for member in point.counted if member.figure is not None
    ]
    if figures:
        yield f"{what}: {_cited(figures)}."


def _england(figures: tuple[PublishedFigure, ...]) -> Iterator[str]:
    known = [each for each in figures if each.value.number is not None]
    if known and known[-1].unit != "n":
        yield f"England: {_cited(known[-1:])}."


def _cited(figures: list[PublishedFigure] | tuple[PublishedFigure, ...]) -> str:
    """The publications of some figures, each once with its releases."""
    releases: dict[str, dict[str, None]] = {}
    for each in figures:
        source = each.source.partition(f", {each.release}")[0] if each.release else each.source
        releases.setdefault(source, {})[each.release] = None
    return "; ".join(
        f"{source}, {'release' if len(some) == 1 else 'releases'} of {', '.join(sorted(some))}"
        if any(some)
        else source
        for source, some in releases.items()
    )
