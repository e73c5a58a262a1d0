"""The exempt appendix: what the editions that leave the officers hide, kept from the public by a paragraph that a person chose.

Local Government Act 1972, Schedule 12A, Part 1 (as put in place for England by the Local Government (Access to
Information) (Variation) Order 2006). Information is exempt only while the public interest in keeping it back
outweighs that in telling it (paragraph 10): a person must say why.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nearhome.pack.blocks import Document, Page, Paragraph, Statement, Table
from nearhome.pack.build import provenance
from nearhome.pack.edition import Edition
from nearhome.pack.wording import day, whole
from nearhome.pack.words import Words
from nearhome.results.values import Result

ACT = "Schedule 12A to the Local Government Act 1972"


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why an appendix is kept back: the paragraph's number, why the public interest asks it, who chose it (a role)."""

    paragraph: int
    why: str
    by: str


@cache
def paragraphs() -> dict[int, str]:
    """The paragraphs of Part 1 by number, in the words of the Act."""
    text = files(__package__).joinpath("paragraphs.csv").read_text(encoding="utf-8")
    return {int(row["paragraph"]): row["words"] for row in csv.DictReader(text.splitlines())}


def appendix(
    edition: Edition, hidden: Sequence[Result], chosen: Exemption, words: Words
) -> Document:
    """The document: the true numbers (`hidden`) of what other editions do not show.

    KeyError when there is no such paragraph.
    """
    said = paragraphs()[chosen.paragraph]
    notice = (
        f"Not for publication: exempt under paragraph {chosen.paragraph} of Part 1 of {ACT}. "
        "This appendix shows small numbers."
    )
    page = Page(
        "exempt",
        "Numbers that other editions do not show",
        (
            Statement(
                "Why this is not public",
                (
                    f"Paragraph {chosen.paragraph}: {said}",
                    f"The public interest: {chosen.why}",
                    f"Chosen by: {chosen.by}.",
                ),
                defines=True,
            ),
            Paragraph(f"The figures are of {day(edition.as_at)}. Nothing here is about one child."),
            Table(
                "Numbers not shown to the public",
                ("What", "Group", "How many", "Of how many"),
                tuple(_row(each, words) for each in hidden),
                frozenset({2, 3}),
            ),
        ),
        defines=True,
    )
    return Document(
        title=f"{edition.authority}: exempt appendix, {day(edition.as_at)}",
        notices=(notice, *edition.notices),
        provenance=provenance(edition),
        pages=(page,),
        as_at=edition.as_at,
        authority=edition.authority,
        look=edition.look,
    )


def _row(each: Result, words: Words) -> tuple[str, str, str, str]:
    below = "" if each.denominator is None else whole(each.denominator)
    above = "" if each.numerator is None else whole(each.numerator)
    return (each.measure, words.groups.get(each.group, each.group) or "all", above, below)
