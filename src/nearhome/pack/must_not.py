"""What may not stand on page one, nor in what is read aloud of it: every rule with a name, found in the text.

Words are data (`[[page_one]]` in words.toml, which a council adds to and takes nothing from); shapes of
text that no word list can name are patterns here.
"""

import re
from collections.abc import Collection, Iterator

from nearhome.pack.blocks import Document, Page, PanelGrid, Statement, Table
from nearhome.pack.changes import MOST_SAID
from nearhome.pack.page_one import FRONT, GRAPHS
from nearhome.pack.words import LONGEST_SENTENCE, Finding, Words, shipped_words, texts

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NO_COUNTS = re.compile(
    rf"\d{{1,2}} (?:{_MONTH})\b"  # a day
    r"|\d[\d,]*-\d[\d,]*"  # a range
    r"|(?:aged )?\d+ to \d+|aged \d+"  # ages
    r"|\d+ in 100?(?:,000)?\b"  # a share
    r"|\d+(?: and over|, \d+)(?= ?$)"  # the name of a bar: 16, 17
)
_FEW = re.compile(
    r"(?<![\d,.-])[1-5](?![\d,.]*\d|-)"
    r"|\b(?:one|two|three|four|five) (?:child|children|babies|baby|girls?|boys?|young people|of \d)\b",
    re.IGNORECASE,
)
# "Fewer than 6" hides a number and compares nothing.
_COMPARISON = re.compile(
    r"\bthan\b(?! \d)|\bthe same (?:share )?as\b|\boutside the range\b|\binside the range\b|\bbelow the\b|\babove the\b",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:target|targets|aim|goal|ambition)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_SENTENCE = re.compile(r"[^.!?]*[.!?]|[^.!?]+$")

_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<![\w-])[A-R]\d{2}(?:-\w+)?(?![\w-])"), "the measure's name, not its code"),
    (re.compile(r"\d\.\d"), "a whole number"),
    (re.compile(r"\d\s?%|\bper cent\b|\bpercent\w*", re.IGNORECASE), "so many in 100"),
    (re.compile("[\u2190-\u21ff\u25b2-\u25c5\u27f0-\u27ff\u2900-\u297f\u2b00-\u2b11]|->|=>"),
     "words that say what changed, not an arrow"),
    (re.compile(r"\b\d+(?:st|nd|rd|th)\b", re.IGNORECASE), "the range of councils like ours, no place in a row"),
    (re.compile(r"£|\bGBP\b"), "nothing: money has pages of its own"),
)  # fmt: skip


def breaches(
    document: Document,
    words: Words,
    *,
    officers: bool = False,
    names: Collection[str] = (),
    everywhere: bool = False,
) -> tuple[Finding, ...]:
    """Everything on page one that may not be there; empty when it holds to the list.

    `names` are those of homes, wards and providers that are known. `officers` allows the small counts
    of the officers' edition. `everywhere` judges every page: those of a speaker's note.
    """
    judged = [each for each in document.pages if everywhere or each.id in (FRONT, GRAPHS)]
    return tuple(found for page in judged for found in _of_page(page, words, officers, names))


def _of_page(page: Page, words: Words, officers: bool, names: Collection[str]) -> Iterator[Finding]:
    wording = [page.title, *(text for block in page.blocks for text in texts(block))]
    for text in wording:
        for wrong, instead in _of_text(text, words, names):
            yield Finding(page.id, wrong, instead, text)
    for text in _sentences(page):
        for wrong, instead in _of_sentence(text, officers=officers):
            yield Finding(page.id, wrong, instead, text)
    yield from _too_many(page)
    yield from _too_long(page)


def _of_text(text: str, words: Words, names: Collection[str]) -> Iterator[tuple[str, str]]:
    for phrase in dict.fromkeys((*shipped_words().page_one, *words.page_one)):
        yield from ((found.group(), phrase.instead) for found in phrase.pattern.finditer(text))
    for pattern, instead in _SHAPES:
        yield from ((found.group(), instead) for found in pattern.finditer(text))
    for name in names:
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            yield name, "no name of a home, a ward or a provider"


def _of_sentence(text: str, *, officers: bool) -> Iterator[tuple[str, str]]:
    if not officers:
        yield from small_counts(text)
    for sentence in _SENTENCE.findall(text):
        found = [each.group() for each in _COMPARISON.finditer(sentence)]
        if len(found) > 1:
            yield " … ".join(found), "one comparison in a sentence"
        aim = _AIM.search(sentence)
        if aim and not _YEAR.search(sentence):
            yield aim.group(), "a target with its date"


def small_counts(text: str) -> Iterator[tuple[str, str]]:
    """Counts of one to five children in a text; a day, an age, a range or a share is none."""
    for found in _FEW.finditer(_NO_COUNTS.sub(" ", text)):
        yield found.group(), "fewer than 6"


def _sentences(page: Page) -> Iterator[str]:
    """The wording of a page that is read as sentences, that below the charts and in their stead included."""
    for block in page.blocks:
        if isinstance(block, PanelGrid):
            for panel in block.panels:
                yield panel.sentence
                # The parts below a chart are said apart from each other.
                yield from panel.under.split(" · ")
        elif not isinstance(block, Table):
            yield from texts(block)


def _too_many(page: Page) -> Iterator[Finding]:
    """More than three exceptions: real changes said, and what officers flag with a reason."""
    said = [
        sentence
        for block in page.blocks
        if isinstance(block, Statement)
        for sentence in block.sentences
        if "a real change since" in sentence or _FLAGGED.search(sentence)
    ]
    if page.id == FRONT and len(said) > MOST_SAID:
        yield Finding(page.id, said[MOST_SAID], f"at most {MOST_SAID} exceptions", said[MOST_SAID])


_FLAGGED = re.compile(rf"\([^()]+, \d{{1,2}} (?:{_MONTH}) \d{{4}}\)\.$")
"""How a flag of officers ends: who asks, and when."""


def _too_long(page: Page) -> Iterator[Finding]:
    for block in page.blocks:
        for panel in block.panels if isinstance(block, PanelGrid) else ():
            if len(panel.sentence) > LONGEST_SENTENCE:
                limit = f"at most {LONGEST_SENTENCE} characters"
                yield Finding(page.id, panel.sentence, limit, panel.sentence)


def breaches_of(text: str, words: Words) -> tuple[tuple[str, str], ...]:
    """What may not stand in a text that goes on page one: each with what to write instead."""
    return (*_of_text(text, words, ()), *_of_sentence(text, officers=False))
