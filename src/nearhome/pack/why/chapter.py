"""The chapter "Why it changed": every change of the year in parts that add up, and what is missing."""

from collections.abc import Iterator

from nearhome.pack.blocks import Block, Page, Paragraph, Statement
from nearhome.pack.data_book.groups import in_words_of
from nearhome.pack.edition import Material
from nearhome.pack.why.children import councils, how_long_they_stay, who_came_and_left
from nearhome.pack.why.moved import moved_first
from nearhome.pack.why.pointing import overtook
from nearhome.pack.why.shares import shares
from nearhome.pack.wording import capital, in_a_row
from nearhome.results.why_told import Lacking, Why
from nearhome.signals.why.account import BESIDE
from nearhome.signals.why.account import WAY as ACCOUNT
from nearhome.signals.why.rates import WAY as BY_RATE
from nearhome.signals.why.stays import WAY as STAYS

TITLE = "Why it changed"

_INTRO = (
    "Each change of the year is split into parts that add up to it. A part says what moved, not what "
    "caused it. A dark bar is more children, a white bar fewer."
)
_FEW = (
    "A part that counts fewer than 6 children stands together with others; a difference of up to five "
    "is said as \u201ca few\u201d."
)
_NOTHING = "No change can be split: that needs the returns of the year to this day and of the year before it."
_NAMES = {
    ACCOUNT: "Who came in and left",
    BESIDE: "The year beside the one before",
    STAYS: "How many came in and how long they stay",
    BY_RATE: "The rate",
}


def pages(material: Material) -> tuple[Page, ...]:
    """The chapter; of nothing that can be split a page that says what is missing; none where it was not asked."""
    why = material.why
    if why is None:
        return ()
    few = () if material.edition.officers else (_FEW,)
    missing = tuple(_missing(why, material))
    first = tuple(who_came_and_left(why, material))
    told = (*how_long_they_stay(why, material), *councils(why), *_orders(why))
    third = tuple(shares(why, material))
    moved = tuple(moved_first(why.first, material))
    if not (first or told or third):
        return (Page("why", TITLE, (Paragraph(_NOTHING), *missing, *moved)),)
    found = [Page("why", TITLE, (Paragraph(" ".join((_INTRO, *few))), *first))]
    if second := (*told, *moved):
        found.append(Page("why-stays", f"{TITLE}: coming in and staying", second))
    if third:
        found.append(Page("why-shares", f"{TITLE}: the shares that the Board follows", third))
    last = found[-1]
    found[-1] = Page(last.id, last.title, (*last.blocks, *missing))
    return tuple(found)


def _orders(why: Why) -> Iterator[Block]:
    if why.orders:
        yield Statement(
            "Which age came in most: what changed", tuple(overtook(each) for each in why.orders)
        )


def _missing(why: Why, material: Material) -> Iterator[Block]:
    """What could not be split, those with the same reason in one sentence."""
    alike: dict[str, list[str]] = {}
    for each in why.lacking:
        alike.setdefault(each.why, []).append(_name(each, why, material))
    said = tuple(f"{capital(in_a_row(names))}: {because}." for because, names in alike.items())
    if said:
        yield Statement("What could not be split", said)


def _name(lacking: Lacking, why: Why, material: Material) -> str:
    if lacking.way in _NAMES:
        return _NAMES[lacking.way]
    names = {card.code: card.name for card in material.cards}
    if lacking.code not in why.shares:
        return names.get(lacking.code, "the order of ages")
    return f"{names[lacking.code]} by {in_words_of(lacking.by)}"
