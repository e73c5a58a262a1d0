"""The public's edition as a document: the Board's sentences at a quarter's end, and where to turn."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.disclosure.public import days_of_groups, nil_duties
from nearhome.pack.blocks import Document, Page, Paragraph, Statement, Table
from nearhome.pack.build import provenance
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure
from nearhome.pack.measure_pages import meanings
from nearhome.pack.page_one import graphs
from nearhome.pack.promises import promises
from nearhome.pack.public.hidden import WHY_HIDDEN, duty_in_words
from nearhome.pack.public.tables import by_group, every_measure
from nearhome.pack.reading_age import with_reading_age
from nearhome.pack.terms import used
from nearhome.pack.who import who_is_in_the_range
from nearhome.pack.wording import day

NOT_WRITTEN = "This part has not been written yet."


@dataclass(frozen=True, slots=True)
class SaidToThePublic:
    """What people wrote for the public: what the council is proud of, where it fails, whom to turn to."""

    proud: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()
    contact: str = ""
    advocacy: str = ""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What must be there and is not, in the words of the file's keys."""
        return tuple(
            name for name in ("proud", "failing", "contact", "advocacy") if not getattr(self, name)
        )


def public_document(
    material: Material,
    quarters: Sequence[date],
    said: SaidToThePublic,
    primary: Collection[tuple[str, date]],
) -> Document:
    """The public's edition. Figures are those of quarter ends; what is hidden is hidden in them already."""
    edition, days = material.edition, days_of_groups(quarters)[::-1]
    told = (
        _front(material, said),
        graphs(material),
        duties(material, primary),
        promises(material),
        every_measure(material, days),
        by_group(material, days),
    )
    pages = (*told, meanings(material, used(told)), *who_is_in_the_range(material))
    document = Document(
        title=f"{edition.authority}: the children in our care, {day(edition.as_at)}",
        notices=edition.notices,
        provenance=provenance(edition),
        pages=pages,
        as_at=edition.as_at,
        authority=edition.authority,
        look=edition.look,
    )
    return with_reading_age(document)


def _front(material: Material, said: SaidToThePublic) -> Page:
    on = day(material.edition.as_at)
    return Page(
        "public-front",
        "About the children in our care",
        (
            Paragraph(
                f"These are the figures of {on}. They come out four times a year. "
                "The Corporate Parenting Board is given the same sentences."
            ),
            Statement("What we are proud of", said.proud or (NOT_WRITTEN,)),
            Statement("Where we have let children down", said.failing or (NOT_WRITTEN,)),
            Statement("Numbers that are not shown", (WHY_HIDDEN,)),
            Statement(
                "Whom to turn to",
                (
                    f"Questions: {said.contact or NOT_WRITTEN}",
                    f"A child or young person in care who wants somebody on their side: "
                    f"{said.advocacy or NOT_WRITTEN}",
                ),
            ),
        ),
    )


def duties(material: Material, primary: Collection[tuple[str, date]]) -> Page:
    """What the law does not allow, each in the year: none, or some; never a month and never a blank."""
    on = material.edition.as_at
    names = {card.code: card.name for card in material.every_card}
    rows = tuple(
        (
            names[duty.code],
            duty_in_words(material.figures.at(Figure(duty.code), on), primary, material.words),
            duty.source,
        )
        for duty in nil_duties()
        if duty.code in names
    )
    return Page(
        "nil-duties",
        "What should never happen",
        (
            Paragraph("For each of these the right number is none."),
            Table(
                f"Children to whom it happened in the year to {day(on)}",
                ("What", "How many", "What says so"),
                rows,
            ),
        ),
        defines=True,
    )
