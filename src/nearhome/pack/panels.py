"""The twelve panels of page one: each headline's sentence, chart and line below, from its results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nearhome.pack.blocks import Panel, PanelChart
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.headlines import Headline
from nearhome.pack.pairs import Pair, by_england, pair
from nearhome.pack.panel_charts import chart, numbers
from nearhome.pack.ranges import said
from nearhome.pack.sentences import first_part, first_sayable
from nearhome.pack.wording import in_100, month, whole
from nearhome.results.values import Result, Status

LONGEST_UNDER = 124
"""Characters of the line below a chart: four or five lines on paper."""

_ALWAYS = 2


def panel(headline: Headline, material: Material) -> Panel:
    """One panel. A headline with nothing to say or draw says why."""
    pairs = {key: pair(figure, material) for key, figure in headline.figures.items()}
    words, edition = material.words, material.edition
    sentence = first_sayable(headline.sentences, pairs, words, edition.as_at)
    if sentence is None:
        status = _status(pairs[headline.drawn[0][0]].now)
        said = f"{headline.name}: {words.statuses[status]}."
        return Panel(headline.id, said, None, "")
    drawn = chart(headline, material, pairs)
    table = numbers(headline, drawn, edition.reference.wording.ago) if drawn is not None else None
    parts = [part for part in _under(headline, material, pairs) if part and part not in sentence]
    under = shortened(parts)
    return Panel(headline.id, sentence, _with(drawn, sentence), under, table, name=headline.name)


def _with(drawn: PanelChart | None, sentence: str) -> PanelChart | None:
    """The chart with the panel's sentence at the head of the words that stand for it."""
    if drawn is None:
        return None
    return replace(drawn, alternative=f"{sentence} {drawn.alternative}")


def shortened(parts: Sequence[str]) -> str:
    """The parts as one line of at most `LONGEST_UNDER` characters, so that page one stays one sheet.

    What goes first is what the chart's labels or the title say too: the part before the range, up to
    the first. The range and how sure a change is, the last two, always stay.
    """
    kept = list(parts)
    while len(" · ".join(kept)) > LONGEST_UNDER and len(kept) > _ALWAYS:
        kept.pop(len(kept) - _ALWAYS - 1)
    return " · ".join(kept)


def _status(result: Result | None) -> str:
    return (Status.NOT_COLLECTED if result is None or is_known(result) else result.status).value


def _under(headline: Headline, material: Material, pairs: Mapping[str, Pair]) -> Iterator[str]:
    """The parts of the line below: count, reference, range and our place beside it, how sure a change is."""
    england = _england(headline, material, pairs)
    for choices in headline.under:
        if england and ".then}" in choices[0]:
            yield england
        else:
            yield first_part(choices, pairs, material.words) or ""
    yield _range(headline, material)
    yield _evidence(headline, pairs)


def _england(headline: Headline, material: Material, pairs: Mapping[str, Pair]) -> str:
    """England's newest figure, where England is the reference and counts the same."""
    now = pairs[headline.drawn[0][0]].now
    found = by_england(headline.main, now.unit, material) if now is not None else ()
    if not found or found[-1].value.number is None:
        return ""
    newest = found[-1]
    value = newest.value.number or 0.0
    return (
        f"England {in_100(value) if newest.unit == '%' else whole(value)} ({month(newest.as_at)})"
    )


def _range(headline: Headline, material: Material) -> str:
    """The range and where we lie beside it; only of the measure that the panel names to be compared."""
    if not headline.compare:
        return ""
    compared = pair(Figure(headline.compare), material)
    if compared.not_comparable:
        return "range: not comparable"
    words = said(material.bands.get(headline.compare))
    # The range has just been named. "A few children outside" was read as of children living outside.
    place = compared.gap_in_short
    return ": ".join(part for part in (words, place) if part) if words else ""


def _evidence(headline: Headline, pairs: Mapping[str, Pair]) -> str:
    """How sure a change is; of two lines each, unless the same is said of both."""
    if headline.chart == "bars":
        return ""
    said_of = {label: pairs[key].evidence for key, label in headline.drawn}
    known = {label: words for label, words in said_of.items() if words}
    if len(set(known.values())) <= 1:
        return next(iter(known.values()), "")
    return "; ".join(f"{label}: {words}" for label, words in known.items())
