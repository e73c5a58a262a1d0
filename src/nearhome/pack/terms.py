"""The field's words that a pack cannot do without, each with what it means: `terms.csv`."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nearhome.pack.blocks import Page
from nearhome.pack.words import texts


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field: the forms it is known by (lower case, the beginning of a word's), and its meaning."""

    name: str
    forms: tuple[str, ...]
    meaning: str
    source: str

    @property
    def sentence(self) -> str:
        """The word and what it means: Secure home: a children's home that ..."""
        return f"{self.name}: {self.meaning}"

    def is_in(self, text: str) -> bool:
        """Whether a text uses it in any of its forms."""
        return any(re.search(rf"\b{re.escape(form)}", text.lower()) for form in self.forms)


@cache
def shipped_terms() -> tuple[Term, ...]:
    """Every term, in the order in which they are to be read."""
    text = files(__package__).joinpath("terms.csv").read_text(encoding="utf-8")
    return tuple(
        Term(row["name"], tuple(row["words"].split(";")), row["meaning"], row["source"])
        for row in csv.DictReader(text.splitlines())
    )


def used(pages: Iterable[Page]) -> tuple[Term, ...]:
    """The terms that stand anywhere on some pages, on paper or on screen."""
    said = "\n".join(
        text for page in pages for block in page.blocks for text in (page.title, *texts(block))
    )
    return tuple(term for term in shipped_terms() if term.is_in(said))
