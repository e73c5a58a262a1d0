"""A published figure as a number to compare: unrounded where its counts were published."""

from nearhome.results.published import PublishedFigure, Symbol
from nearhome.results.values import PER_100

MULTIPLES = {"%": 100, "rate": 10_000, PER_100: 100}
"""By unit: what numerator over denominator is multiplied by."""

SYMBOL_WORDS = {
    Symbol.CONFIDENTIAL: "hidden by the DfE (c)",
    Symbol.NOT_APPLICABLE: "did not exist that year, or does not apply (z)",
    Symbol.UNAVAILABLE: "not available (x)",
    Symbol.ROUNDS_TO_ZERO: "rounds to nought and is not nought (k)",
    Symbol.LOW_RELIABILITY: "too unreliable to publish (u)",
    Symbol.NOT_STATED: "not stated by the source (-)",
}

NOT_HELD = "no figure is held"


def unrounded(figure: PublishedFigure) -> float | None:
    """The figure from its numerator and denominator, None where they are not both published numbers.

    Also None where they do not come to the published figure within its rounding: they are then counts
    of something else.
    """
    multiple = MULTIPLES.get(figure.unit)
    top, bottom, shown = (
        figure.numerator.number,
        figure.denominator.number,
        figure.value.number,
    )
    if multiple is None or top is None or not bottom:
        return None
    found = top * multiple / bottom
    return found if shown is None or abs(found - shown) <= 0.5000001 else None


def number(figure: PublishedFigure | None) -> float | None:
    """The figure to compare: unrounded, else as published; None for a symbol."""
    if figure is None:
        return None
    found = unrounded(figure)
    return found if found is not None else figure.value.number


def shown(figure: PublishedFigure | None) -> float | None:
    """The figure as published, rounded as it is; from its counts where only they were published."""
    if figure is None:
        return None
    return figure.value.number if figure.value.number is not None else unrounded(figure)


def exact(figure: PublishedFigure) -> bool:
    """Whether the figure to compare is unrounded: from its counts, or a count itself."""
    return figure.unit == "n" or unrounded(figure) is not None


def why_none(figure: PublishedFigure | None) -> str:
    """In words, why a figure is no number; empty when it is one."""
    if figure is None:
        return NOT_HELD
    if number(figure) is not None:
        return ""
    symbol = figure.value.symbol
    return SYMBOL_WORDS[symbol] if symbol is not None else "left empty in the source"
