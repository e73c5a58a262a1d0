"""Other councils' children who live here, beside our children who live elsewhere, by kind of home."""

from collections.abc import Iterator

from nearhome.pack.blocks import Block, Page, Paragraph, Table
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.rows import cell
from nearhome.pack.wording import day, whole
from nearhome.results.published import PublishedFigure
from nearhome.results.values import Result, Status

HERE, AWAY = "D17", "D09"
PUBLISHED_AWAY = "D17-out"
KINDS = (
    ("With foster carers", "foster", "foster"),
    ("In a children's or secure home", "children's home", "secure and children's homes"),
    (
        "In supported accommodation",
        "supported accommodation",
        "independent or supported accommodation",
    ),
)
"""A kind of home in plain words, as the list of notifications names it, and as the DfE groups it."""
_BRING = (
    "Other councils' children who live here are not in our records. Bring the list of what other councils told "
    "us of (notifications), with the kind of home and the days the child came and left."
)
_NEITHER = "How many of our children live elsewhere is not known either."
_MEANS = (
    "A home that another council's child has is not free for ours; and a home of ours elsewhere is not free for "
    "theirs. Other councils must tell us of each child, and do not always."
)


def others_page(material: Material) -> Page:
    """Both numbers by kind of home; the published ones where the list was not brought, and which to bring."""
    return Page(
        "distance-others",
        "Other councils' children here, and ours elsewhere",
        tuple(_blocks(material)),
    )


def _blocks(material: Material) -> Iterator[Block]:
    here, away = _at(material, HERE), _at(material, AWAY)
    if here is None or here.status is Status.NOT_COLLECTED:
        yield Paragraph(_BRING)
        yield from _published(material)
        if away is None or not (is_known(away) or away.status is Status.SUPPRESSED):
            yield Paragraph(_NEITHER)
            return
    rows = tuple(_rows(here, away, material))
    heads = ("Kind of home", "Other councils' children here", "Our children elsewhere")
    caption = f"Children across the boundary, by kind of home, {day(material.edition.as_at)}"
    yield Table(caption, heads, rows, frozenset({1, 2}))
    yield Paragraph(_MEANS)


def _at(material: Material, code: str, by: str = "", group: str = "") -> Result | None:
    return material.figures.at(Figure(code, by, group), material.edition.as_at)


def _rows(
    here: Result | None, away: Result | None, material: Material
) -> Iterator[tuple[str, str, str]]:
    """A row a kind, those of any other kind, and everybody: nobody is left out."""
    ours = [_at(material, AWAY, "placement", group) for _, _, group in KINDS]
    theirs = [_at(material, HERE, "home_kind", kind) for _, kind, _ in KINDS]
    for (name, _, _), own, other in zip(KINDS, ours, theirs, strict=True):
        yield name, cell(other, material.words), cell(own, material.words)
    yield "Anywhere else, or not known", _rest(here, theirs, material), _rest(away, ours, material)
    yield "All", cell(here, material.words), cell(away, material.words)


def _rest(total: Result | None, parts: list[Result | None], material: Material) -> str:
    """What is left of the total, where all of it may be said; small ones in a word."""
    known = [each.numerator for each in (total, *parts) if each is not None and is_known(each)]
    if total is None or total.status is Status.NOT_COLLECTED:
        return material.words.statuses["not_collected"]
    if len(known) <= len(parts) or None in known:
        return "not shown"
    whole_number, *some = (each or 0 for each in known)
    count = whole_number - sum(some)
    if 0 < count < 6 and not material.edition.officers:
        return material.words.counts["few"]
    return whole(count) if count else material.words.counts["none"]


def _published(material: Material) -> Iterator[Block]:
    """What the DfE published of both, at its own day."""
    held = [material.published.get(code) for code in (HERE, PUBLISHED_AWAY)]
    said = [
        f"{whole(each.value.number)} {who} on {day(each.as_at)}"
        for each, who in zip(
            held,
            ("other councils' children lived here", "of our children lived elsewhere"),
            strict=True,
        )
        if each is not None and each.value.number is not None
    ]
    if said:
        yield Paragraph(f"Published by the Government{_releases(held)}: {', and '.join(said)}.")


def _releases(held: list[PublishedFigure | None]) -> str:
    """Of which years' releases the figures are."""
    years = dict.fromkeys(each.release for each in held if each is not None and each.release)
    return f" in {' and '.join(years)}" if years else ""
