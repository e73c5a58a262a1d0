"""Our figures beside those that the Department for Education published, on the data-quality page."""

from collections.abc import Iterable, Sequence

from nearhome.disclosure.small import is_small
from nearhome.pack.blocks import Block, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.wording import whole
from nearhome.results.published import Symbol
from nearhome.results.quality import Agreement, Match

HEADING = "Beside the published figures"
WHO = "the Department for Education"
MAIN = ("A01", "A04", "A05")
"""Children in care, who came and who left: shown for each closed year, whether they agree or not."""
OTHERS = 10
"""At most so many other figures are listed, the farthest apart first."""
NOT_SHOWN = "not shown"
_COMPARED = (Match.YES, Match.WITHIN_2, Match.NO, Match.HIDDEN)
_CHILDREN = ("n", "%")
_COLUMNS = ("What", "Year to 31 March", "Ours", "Published", "Difference", "Agrees when counted by")
_HIDDEN = "hidden"


def beside_the_published(material: Material) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks that open the page, when a figure is more than two children off; else those that follow."""
    compared = [each for each in _own_rule(material.quality.agreement) if _is_compared(each)]
    if not compared:
        words = "No published figures of this council are held, so ours were not set beside them."
        return (), (Statement(HEADING, (words,)),)
    apart = [each for each in compared if each.matches is Match.NO]
    blocks = (
        Statement(HEADING, tuple(_sentences(material, compared, apart))),
        _table(material, apart),
    )
    return (blocks, ()) if apart else ((), blocks)


def _own_rule(agreement: Iterable[Agreement]) -> Iterable[Agreement]:
    """Totals by the rule itself, of the latest release; a rate says the same as its count."""
    return (
        each
        for each in agreement
        if each.latest
        and not each.breakdown
        and each.variant == each.code
        and each.unit in _CHILDREN
    )


def _is_compared(each: Agreement) -> bool:
    return each.matches in _COMPARED


def _sentences(
    material: Material, compared: Sequence[Agreement], apart: Sequence[Agreement]
) -> Iterable[str]:
    years = sorted({each.as_at.year for each in compared})
    of = f"the year to 31 March {years[0]}"
    if len(years) > 1:
        of = f"the years to 31 March {years[0]} to {years[-1]}"
    if apart:
        yield (
            f"{len(apart):,} of our {len(compared):,} figures for {of} "
            f"{'is' if len(apart) == 1 else 'are'} more than 2 children from what {WHO} published."
        )
    else:
        yield (
            f"Every one of our figures for {of} that can be compared ({len(compared):,}) is within 2 "
            f"children of what {WHO} published."
        )
    alike = sum(bool(_matching(material, each)) for each in apart)
    if alike:
        yield f"Counted another way, {alike:,} of them agree: the table says how."
    if material.edition.published_for:
        yield f"The published figures are those of {material.edition.published_for}."


def _table(material: Material, apart: Sequence[Agreement]) -> Table:
    """The main counts, whether they agree or not, and others that do not, the farthest apart first.

    Another that rests on a hidden number is not listed: that it lies apart would narrow the number down.
    """
    listed = [each for each in _own_rule(material.quality.agreement) if each.code in MAIN]
    others = sorted(
        (
            each
            for each in apart
            if each.code not in MAIN
            and each.difference is not None
            and not _is_protected(material, each)
        ),
        key=lambda each: (-abs(each.difference or 0), each.code, each.as_at),
    )
    rows = [_row(material, each) for each in (*listed, *others[:OTHERS])]
    left = len(apart) - sum(each.code in MAIN for each in apart) - len(others[:OTHERS])
    if left:
        rows.append((f"{left:,} more: the officers' list names them", *[""] * (len(_COLUMNS) - 1)))
    caption = "Closed years: our figures beside the published ones"
    return Table(caption, _COLUMNS, tuple(rows), frozenset({1, 2, 3, 4}))


def _row(material: Material, each: Agreement) -> tuple[str, ...]:
    ours, published, difference = _numbers(material, each)
    by = _matching(material, each) or "no way that we tried"
    if _is_protected(material, each):
        by = NOT_SHOWN
    return each.measure, str(each.as_at.year), ours, published, difference, by


def _numbers(material: Material, each: Agreement) -> tuple[str, str, str]:
    """Ours, theirs and the difference, where neither is nor betrays a number that is hidden."""
    published = _HIDDEN if each.symbol is Symbol.CONFIDENTIAL else _count(each.published)
    if not _is_protected(material, each):
        return _count(each.ours), published, _signed(each.difference)
    few = material.words.counts["few"]
    ours = few if is_small(each.ours) else NOT_SHOWN
    return ours, few if is_small(each.published) else published, NOT_SHOWN


def _is_protected(material: Material, each: Agreement) -> bool:
    """Whether one of the two numbers is hidden from this edition's readers, or would betray one that is."""
    if material.edition.officers:
        return False
    counts = (each.ours, each.published, each.ours_denominator, _rest(each))
    return any(map(is_small, counts)) or each.symbol is Symbol.CONFIDENTIAL


def _rest(each: Agreement) -> float | None:
    """Those below the line who are not above it, where both are known."""
    if each.ours is None or each.ours_denominator is None:
        return None
    return each.ours_denominator - each.ours


def _count(number: float | None) -> str:
    return "not known" if number is None else whole(number)


def _signed(number: float | None) -> str:
    if number is None:
        return "not known"
    return "none" if number == 0 else f"{whole(abs(number))} {'more' if number > 0 else 'fewer'}"


def _matching(material: Material, of: Agreement) -> str:
    """The reading of the rule by which ours is theirs, else is nearest within two; empty when none is."""
    readings = [
        each
        for each in material.quality.agreement
        if each.latest and not each.breakdown and (each.code, each.as_at) == (of.code, of.as_at)
    ]
    for match in (Match.YES, Match.HIDDEN, Match.WITHIN_2):
        for each in readings:
            if each.matches is match:
                return _words(each, match)
    return ""


def _words(each: Agreement, match: Match) -> str:
    return f"{each.reading}, within 2" if match is Match.WITHIN_2 else each.reading
