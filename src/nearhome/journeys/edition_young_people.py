"""`nearhome dataset --audience young-people`: a draft for the Children in Care Council to go through."""

import io
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf

from nearhome.journeys.agreed import words_of
from nearhome.journeys.edition_public import DATA, MadeForPublic, data_csv, made_for_public
from nearhome.journeys.public_settings import toml_of
from nearhome.journeys.records import Records
from nearhome.journeys.refusals import RefusedError
from nearhome.pack.html import html
from nearhome.pack.pdf.writing import pdf
from nearhome.pack.young_people.edition import (
    MOST_THINGS,
    ForYoungPeople,
    Thing,
    breaches,
    young_peoples_document,
)

FILE, NAME, MOST_PAGES = "young-people.toml", "young-peoples-edition", 2
_MAY_HOLD = (
    f"It may hold at most {MOST_THINGS} tables `[[thing]]` with {', '.join(each.name for each in fields(Thing))}, "
    'and `not_asked = ["..."]`, `unhappy = "..."`, `advocate = "..."`.'
)


def made_for_young_people(
    folder: Path, records: Records, on: date, say: Callable[[str], None]
) -> tuple[MadeForPublic, Mapping[str, bytes], tuple[str, ...]]:
    """The public edition it rests on, its own files by name, and what is still to be written.

    RefusedError when it holds what may not be in it, is too hard to read, or longer than two pages.
    """
    said = _said(folder)
    made = made_for_public(folder, records, on, say)
    codes = {each.code for each in said.things}
    totals = [
        each
        for each in made.results.shown
        if not each.group and each.as_at == made.edition.as_at and each.code in codes
    ]
    document = young_peoples_document(made.edition, said, totals)
    wrong = breaches(document, words_of(folder))
    if wrong:
        lines = "\n".join(wrong)
        raise RefusedError(
            f"This may not stand in a young people's edition:\n{lines}\n", f"Mend {folder / FILE}."
        )
    printed = pdf(document, large=True)
    _refuse_long(folder, printed)
    contents = {
        f"{NAME}.html": html(document).encode(),
        f"{NAME}.pdf": printed,
        DATA: data_csv(totals),
    }
    return made, contents, tuple(f"`{name}` in {FILE}" for name in said.lacks)


def _refuse_long(folder: Path, printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as opened:
        if len(opened.pages) > MOST_PAGES:
            raise RefusedError(
                f"It is {len(opened.pages)} pages long, and may be {MOST_PAGES}.",
                f"Say less in {folder / FILE}.",
            )


def _said(folder: Path) -> ForYoungPeople:
    found = toml_of(folder, FILE, _MAY_HOLD)
    things = found.pop("thing", [])
    unhappy, advocate = found.pop("unhappy", ""), found.pop("advocate", "")
    not_asked = found.pop("not_asked", [])
    whole = isinstance(things, list) and len(things) <= MOST_THINGS and isinstance(not_asked, list)
    texts = (unhappy, advocate, *(not_asked if whole else ()))
    if found or not whole or not all(isinstance(each, str) for each in texts):
        raise RefusedError(f"{folder / FILE} is not as it should be.", _MAY_HOLD)
    made = tuple(_thing(folder, each) for each in things)
    return ForYoungPeople(made, tuple(not_asked), unhappy, advocate)


def _thing(folder: Path, found: Any) -> Thing:
    known = {each.name for each in fields(Thing)}
    is_right = (
        isinstance(found, dict)
        and {"about", "you_said"} <= {*found} <= known
        and all(isinstance(each, str) for each in found.values())
    )
    if not is_right:
        raise RefusedError(f"{folder / FILE}: a `[[thing]]` is not as it should be.", _MAY_HOLD)
    return Thing(**found)
