"""What an officer is told of an edition's words: what should not be there, and how hard it is to read."""

from collections.abc import Iterator, Sequence

from nearhome.pack.blocks import Document
from nearhome.pack.must_not import breaches
from nearhome.pack.page_one import FRONT
from nearhome.pack.reading_age import reading_age, reading_of, sentences_in
from nearhome.pack.wording import whole
from nearhome.pack.words import Finding, Words, lint


def wording(
    pack: Document,
    others: Sequence[Document],
    note: Document | None,
    words: Words,
    *,
    codes: Sequence[str],
    officers: bool,
) -> Iterator[str]:
    """A line for each piece of wording that may not be in an edition, then the reading age of each document.

    `others` go to the Board beside the pack; `codes` are those of every measure. The note is
    read aloud: it holds to the rules of page one.
    """
    spoken = (note,) if note is not None else ()
    for document in (pack, *others, *spoken):
        yield from map(_told, lint(document, words, codes))
    yield from map(_told, breaches(pack, words, officers=officers))
    for document in spoken:
        yield from map(_told, breaches(document, words, officers=officers, everywhere=True))
    yield _ages(pack, (*others, *spoken))


def _told(found: Finding) -> str:
    return f'The page "{found.page}" says "{found.found}": write {found.instead}.'


def _ages(pack: Document, others: Sequence[Document]) -> str:
    """The reading age of the front of page one and of each document, by its title."""
    front = reading_of(sentences_in(page for page in pack.pages if page.id == FRONT))
    named = [("the front of page one", front)]
    named += [(each.title, reading_age(each)) for each in (pack, *others)]
    said = "; ".join(f"{name}, {whole(found.age)}" for name, found in named if found is not None)
    return f"Reading age in years (Flesch-Kincaid): {said}."
