"""The young people's edition: what you said, what we said we would do, what we did, and what we do not know.

Two pages in large print, at most six things, all chosen by them. A draft until they have gone through it.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nearhome.pack.blocks import Block, Document, Page, Paragraph, Statement
from nearhome.pack.edition import Edition
from nearhome.pack.public.hidden import HIDDEN
from nearhome.pack.reading_age import reading_age, reading_of, sentences_in
from nearhome.pack.wording import day, whole
from nearhome.pack.words import Words, lint, texts
from nearhome.results.values import Result, Status

MOST_THINGS = 6
OLDEST_READER = 11.0
"""The reading age, in years, that the whole may ask for."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the things they chose: the two sides of it, in turn; `counted` says of a figure what it counts."""

    about: str
    you_said: str
    we_said: str = ""
    we_did: str = ""
    not_yet: str = ""
    sorry: str = ""
    code: str = ""
    counted: str = ""


@dataclass(frozen=True, slots=True)
class ForYoungPeople:
    """What is written for them: the things, what is not known because nobody asked, and whom to turn to."""

    things: tuple[Thing, ...]
    not_asked: tuple[str, ...]
    unhappy: str
    advocate: str

    @property
    def lacks(self) -> tuple[str, ...]:
        """What must be there and is not, by the keys of the file."""
        names = ("things", "not_asked", "unhappy", "advocate")
        return tuple(name for name in names if not getattr(self, name))


def young_peoples_document(
    edition: Edition, said: ForYoungPeople, totals: Sequence[Result]
) -> Document:
    """The document; `totals` are the figures of its day as the public may see them.

    ValueError for more than six things.
    """
    if len(said.things) > MOST_THINGS:
        raise ValueError(f"at most {MOST_THINGS} things, chosen by young people")
    by_code = {each.code: each for each in totals}
    pages = (
        Page("you-said", "What you told us", tuple(_things(said.things, by_code))),
        Page("you-can", "What else to know", tuple(_rest(said))),
    )
    return Document(
        title=f"For you, from {edition.authority}",
        notices=edition.notices,
        provenance=f"The numbers are of {day(edition.as_at)}.",
        pages=pages,
        as_at=edition.as_at,
        authority=edition.authority,
        look=edition.look,
    )


def _things(things: Sequence[Thing], totals: dict[str, Result]) -> Iterator[Block]:
    if not things:
        yield Paragraph("Nobody has chosen yet what goes here.")
    for each in things:
        yield Statement(each.about, tuple(_sides(each, totals.get(each.code))))


def _sides(thing: Thing, result: Result | None) -> Iterator[str]:
    yield f"You said: {thing.you_said}"
    if thing.we_said:
        yield f"We said we would: {thing.we_said}"
    if thing.we_did:
        yield f"We did: {thing.we_did}"
    if thing.not_yet:
        yield f"We have not yet: {thing.not_yet}"
    if thing.counted:
        yield f"{thing.counted}: {_number(result)}."
    if thing.sorry:
        yield f"Sorry: {thing.sorry}"


def _number(result: Result | None) -> str:
    if result is None or result.status not in _TOLD:
        return "we do not know"
    if result.status is Status.SUPPRESSED or result.numerator is None:
        return HIDDEN
    of = f" of {whole(result.denominator)}" if result.denominator else ""
    return f"{whole(result.numerator) if round(result.numerator) else 'none'}{of}"


_TOLD = frozenset({Status.VALUE, Status.ZERO, Status.PROVISIONAL, Status.SUPPRESSED})


def _rest(said: ForYoungPeople) -> Iterator[Block]:
    unknown = said.not_asked or ("Nobody has written this yet.",)
    yield Statement("What we do not know, because we have not asked you", unknown)
    yield Statement("If you are not happy", (said.unhappy or "Nobody has written this yet.",))
    yield Statement("Somebody on your side", (said.advocate or "Nobody has written this yet.",))
    yield Statement(
        "About the numbers",
        (
            "Some numbers are not shown. Then nobody can tell that they are about you.",
            "If we say none, it means none.",
        ),
    )


def breaches(document: Document, words: Words) -> tuple[str, ...]:
    """What may not be in it, in lines: its own stricter words beside all others, and too hard sentences."""
    found = [f'"{each.found}": write {each.instead}' for each in lint(document, words)]
    for text in (each for page in document.pages for block in page.blocks for each in texts(block)):
        for pattern, instead in _never():
            found += [f'"{each.group()}": write {instead}' for each in pattern.finditer(text)]
    age = reading_age(document)
    if age is not None and age.age > OLDEST_READER:
        found.append(
            f"It asks for a reader of {age.age:.0f} years, and may ask for {OLDEST_READER:.0f}: hardest is "
            f'"{_hardest(document)}"'
        )
    return tuple(dict.fromkeys(found))


def _hardest(document: Document) -> str:
    every = [each for each in sentences_in(document.pages) if reading_of([each]) is not None]
    return max(every, key=_grade)


def _grade(sentence: str) -> float:
    found = reading_of([sentence])
    return 0.0 if found is None else found.grade


@cache
def _never() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = files(__package__).joinpath("not_here.toml").read_text(encoding="utf-8")
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE), rule["instead"])
        for rule in tomllib.loads(text)["never"]
        for word in rule["not"]
    )
