"""What has really changed: at most three sentences, from the signals of the headline figures."""

from collections.abc import Iterator

from nearhome.pack.edition import Material
from nearhome.pack.evidence import began
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.headlines import MOST_PANELS
from nearhome.pack.pairs import pair
from nearhome.pack.sentences import NotSayableError
from nearhome.pack.stated import real_sentence
from nearhome.pack.wording import in_a_row, in_words, small
from nearhome.results.signals import Evidence
from nearhome.results.values import Status

MOST_SAID = 3
"""So many real changes are on the front; more would not be read."""

NOTHING = "Nothing has changed beyond the usual ups and downs."
NOTHING_SHOWN = "Of what can be shown, nothing has changed beyond the usual ups and downs."
NOT_KNOWN = (
    "Whether anything has really changed could not be worked out from the months that are held."
)
NO_EARLIER = (
    "No earlier figures are held to set these beside, so nothing can be said of what has changed."
)
TOO_FEW = "There are too few children in each figure to say whether anything has really changed."
MORE = "Other real changes are in the data book."
ELSEWHERE = "Really changed, in the data book: {names}."
MOST_NAMED = 3
"""So many measures that are in no panel are named."""
NO_PANELS = "The list that is in force has no panels, so nothing is said here."

_OF_DIRECTION = {"worse": 0, "": 1, "better": 2}


def what_changed(material: Material) -> tuple[str, ...]:
    """The sentences: count, of how many, the change in children, and the agreed words.

    Those for the worse first, in the Board's order of panels. Nothing is said of a figure that is
    hidden; where one is, the answer that nothing has changed is said to be of what can be shown.
    """
    sentences = real_changes(material)
    if sentences:
        more = (MORE,) if len([*_real(material)]) > MOST_SAID else ()
        return (*sentences, *more, *_elsewhere(material))
    if not material.headlines.panels:
        return (NO_PANELS,)
    return _only_elsewhere(material) or _none(material)


def real_changes(material: Material) -> tuple[str, ...]:
    """The sentences of at most three real changes, those for the worse first."""
    found = sorted(_real(material), key=lambda each: _OF_DIRECTION[each[0]])
    return tuple(sentence for _, sentence in found[:MOST_SAID])


def _only_elsewhere(material: Material) -> tuple[str, ...]:
    panels = in_words(len(material.headlines.panels), MOST_PANELS)
    said = f"Nothing in the {panels} panels has changed beyond the usual ups and downs."
    elsewhere = _elsewhere(material)
    return (said, *elsewhere) if elsewhere else ()


def _real(material: Material) -> Iterator[tuple[str, str]]:
    for headline in material.headlines.panels:
        pairs = {key: pair(figure, material) for key, figure in headline.figures.items()}
        for key, template in headline.real.items():
            if began(pairs[key].signal) is None:
                continue
            try:
                sentence = real_sentence(template, key, pairs, material)
            except NotSayableError:
                continue
            yield pairs[key].judged, sentence


def _none(material: Material) -> tuple[str, ...]:
    pairs = [
        pair(figure, material)
        for headline in material.headlines.panels
        for key, figure in headline.figures.items()
        if key in headline.real
    ]
    evidence = [each.signal.direction.evidence for each in pairs if each.signal is not None]
    if Evidence.USUAL not in evidence:
        if not any(is_known(each.before) for each in pairs):
            return (NO_EARLIER,)
        return (TOO_FEW if Evidence.TOO_FEW in evidence else NOT_KNOWN,)
    hidden = any(each.now is not None and each.now.status is Status.SUPPRESSED for each in pairs)
    return (NOTHING_SHOWN if hidden else NOTHING,)


def _elsewhere(material: Material) -> tuple[str, ...]:
    """The measures that are in no panel and have really changed, a few by name, those for the worse first."""
    told = {
        headline.figures[key].code
        for headline in material.headlines.panels
        for key in headline.real
    }
    pairs = [
        (card.name, pair(Figure(card.code), material))
        for card in material.cards
        if card.code not in told
    ]
    changed = [(name, each.judged) for name, each in pairs if began(each.signal) is not None]
    changed.sort(key=lambda each: _OF_DIRECTION[each[1]])
    if not changed:
        return ()
    named = [
        f"{small(name)} ({judged})" if judged else small(name)
        for name, judged in changed[:MOST_NAMED]
    ]
    more = [f"{len(changed) - MOST_NAMED:,} more"] if len(changed) > MOST_NAMED else []
    return (ELSEWHERE.format(names=in_a_row([*named, *more])),)
