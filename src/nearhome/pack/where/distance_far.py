"""Children far from home: how long they have been there, why, and who might live nearer."""

from collections.abc import Iterator, Sequence

from nearhome.pack.blocks import Block, Page, Paragraph, Statement, Table
from nearhome.pack.data_book.said import plain_group
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.rows import cell, in_one
from nearhome.pack.sentences import makes
from nearhome.pack.where.distance_words import STANDING, STAY
from nearhome.pack.wording import capital, day, whole
from nearhome.results.values import Result, Status

FAR, SETTLED, REASONS, REVIEWED = "D08", "D12", "D11", "D11-reviewed"
GOOD = frozenset({"protective", "specialist", "kinship", "settled"})
_NO_REASONS = (
    "Why they live there is not known: bring the list of reasons for distance (distance_reasons), with the "
    "reason for each child and the day partners last looked at it together."
)
_NO_STAY = (
    "How long they have been there cannot be said: records of the two years before are wanted."
)
_GOOD = (
    "A reason is good for the child where the child is safer, is with family or friends, is settled, or has "
    "the help of a special home there. That no home was found nearer is no such reason."
)
_PLAN = (
    "Nobody is moved by this page. It says for how many a home nearer by is worth looking for, not for whom: "
    "whether a child moves is for the child's own plan and the child's own wishes."
)
_HIDDEN = (
    "Who might live nearer is not shown: one of the groups is of fewer than 6 children, and could be worked "
    "out from the others."
)


def far_page(material: Material) -> Page:
    """Of those over 20 miles from home and outside the area: since when, why, and who might live nearer."""
    total = _at(material, FAR)
    title = "Far from home: since when, and why"
    if total is None or not is_known(total):
        return Page("distance-far", title, (Paragraph(_none(total, material)),))
    if not total.numerator:
        said = f"No child lives over 20 miles from home and outside our area on {day(total.as_at)}."
        return Page("distance-far", title, (Paragraph(said),))
    blocks = (
        Paragraph(_said(total, material)),
        *_stays(material),
        *_reasons(material),
        *_standings(material),
    )
    return Page("distance-far", title, blocks)


def _at(material: Material, code: str) -> Result | None:
    return material.figures.at(Figure(code), material.edition.as_at)


def _none(total: Result | None, material: Material) -> str:
    if total is not None and total.status is Status.SUPPRESSED:
        return f"Of our children {material.words.counts['few']} live far from home: too few to say more."
    return "How many live far from home is not known, so nothing can be said of why."


def _said(total: Result, material: Material) -> str:
    """How many, and how many of them are settled."""
    said = (
        f"{whole(total.numerator or 0)} of {whole(total.denominator or 0)} children live over 20 miles "
        "from home and outside our area."
    )
    settled = _at(material, SETTLED)
    if settled is None or not is_known(settled) or settled.numerator is None:
        return said
    return f"{said} {capital(cell(settled, material.words))} of them have been with the same carers for two years or more."


def _groups(material: Material, code: str, by: str) -> tuple[Result, ...]:
    return material.figures.groups(code, by, material.edition.as_at)


def _stays(material: Material) -> Iterator[Block]:
    found = _groups(material, SETTLED, STAY)
    if found:
        caption = "How long they have been with the same carers"
        yield _then_and_now(caption, "How long", found, material)
    else:
        yield Paragraph(_NO_STAY)


def _reasons(material: Material) -> Iterator[Block]:
    total = _at(material, REASONS)
    if total is None or not is_known(total):
        yield Paragraph(_NO_REASONS)
        return
    found = _groups(material, REASONS, "distance_reason")
    good = [each for each in found if each.group in GOOD]
    others = [each for each in found if each.group not in GOOD]
    yield _then_and_now("Why they live far away", "Reason", (*good, *others), material)
    yield Statement("Reasons", (_GOOD, *_reviewed(material)))


def _reviewed(material: Material) -> Iterator[str]:
    found = _at(material, REVIEWED)
    if found is not None and is_known(found) and found.denominator:
        yield (
            "Council, police and health looked together in the last twelve months at where "
            f"{cell(found, material.words)} of {whole(found.denominator)} live{_rest(found)}"
        )


def _rest(found: Result) -> str:
    late = (found.denominator or 0) - (found.numerator or 0)
    if late >= 6 or not late:
        return f"; for {whole(late) if late else 'none'} it was longer ago, or never."
    return "."


def _standings(material: Material) -> Iterator[Block]:
    found = _groups(material, SETTLED, STANDING)
    if not found:
        return
    if any(each.status is Status.SUPPRESSED for each in found):
        yield Paragraph(_HIDDEN)
        return
    seen = {each.group: each for each in _groups(material, REVIEWED, STANDING)}
    rows = tuple(
        (
            capital(each.group),
            cell(each, material.words),
            makes(each),
            _seen(seen.get(each.group), material),
        )
        for each in found
    )
    heads = ("Their reason, and time there", "How many", "That makes", "Looked at with partners")
    yield Table("Who should stay, and who might live nearer", heads, rows, frozenset({1, 2, 3}))
    yield Paragraph(_PLAN)


def _seen(found: Result | None, material: Material) -> str:
    return "" if found is None else in_one(found, material.words)


def _then_and_now(caption: str, head: str, found: Sequence[Result], material: Material) -> Table:
    """Each group now and at the reference date; those with nobody on both days too."""
    days = (material.edition.as_at, material.edition.reference.on)
    rows = tuple(
        (
            capital(plain_group(each.group, material)),
            *(
                in_one(
                    material.figures.at(Figure(each.code, each.breakdown, each.group), on),
                    material.words,
                )
                for on in days
            ),
        )
        for each in found
    )
    return Table(caption, (head, *map(day, days)), rows, frozenset({1, 2}))
