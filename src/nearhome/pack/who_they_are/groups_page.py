"""Who our children are: every group by age, sex, ethnic group, need, order, and whether they came here alone."""

from datetime import date

from nearhome.pack.blocks import Block, Page, Paragraph, Statement, Table
from nearhome.pack.data_book.groups import in_words_of
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure
from nearhome.pack.nobody_left_out import refuse_left_out
from nearhome.pack.rows import cell, in_one
from nearhome.pack.wording import day, in_100, whole
from nearhome.results.values import MeasureCard, Result, Status

STOCK = "A01"
BREAKDOWNS = ("age_band", "sex", "ethnicity", "need", "legal_status", "uasc")
NEEDS = ("B06", "B06-support", "B06-plan")

_INTRO = (
    "Every group of each kind is here, those with nobody in them too, and the groups add up to all our "
    "children. A number from 1 to 5 reads \u201cfewer than 6\u201d, and others may be hidden with it."
)
_NO_NEEDS = (
    "Whether children have a disability, or special needs at school, is in the list needs, which was not "
    "brought: nothing is known of them here."
)


def groups_page(material: Material) -> Page:
    """A table for each breakdown with every group; disability and special needs where the list is held."""
    total = material.figures.latest(Figure(STOCK), material.edition.as_at)
    if total is None or total.numerator is None:
        nothing = (Paragraph("How many children are in our care is not known on this day."),)
        return Page("who-groups", "Who our children are", nothing)
    tables = tuple(_table(by, total, material) for by in BREAKDOWNS)
    everybody = f"{whole(total.numerator)} children were in our care on {day(total.as_at)}."
    apart = _restricted(material)
    first = Paragraph(" ".join((everybody, *apart, _INTRO)))
    return Page("who-groups", "Who our children are", (first, *tables, _needs(material)))


def _restricted(material: Material) -> tuple[str, ...]:
    count = material.quality.restricted
    if not count:
        return ()
    number = material.words.counts["few"] if count < 6 else whole(count)
    return (f"Of {number} of them the records are withheld, so they are in no group.",)


def _table(by: str, total: Result, material: Material) -> Table:
    on, ago = total.as_at, material.edition.reference.on
    now = _groups(by, on, material)
    before = _groups(by, ago, material)
    rows = tuple(_row(group, now[group], before.get(group), total, material) for group in now)
    columns = ("Group", "How many", "That makes", day(ago))
    return Table(f"By {in_words_of(by)}, {day(on)}", columns, rows, frozenset({1, 2, 3}))


def _groups(by: str, on: date, material: Material) -> dict[str, Result]:
    found = {each.group: each for each in material.figures.groups(STOCK, by, on)}
    refuse_left_out(STOCK, by, found, material.groups[by])
    return found


def _row(
    group: str, now: Result, before: Result | None, total: Result, material: Material
) -> tuple[str, ...]:
    name = material.words.groups.get(group, group)
    return (name, cell(now, material.words), _share(now, total), cell(before, material.words))


def _share(now: Result, total: Result) -> str:
    """A group's part of all; empty where it is not shown, nobody, or all are fewer than thirty."""
    if not now.numerator or not total.numerator or total.numerator < _FEWEST:
        return ""
    return in_100(100 * now.numerator / total.numerator)


_FEWEST = 30


def _needs(material: Material) -> Block:
    """Disability, and special needs at school, each of all children."""
    held = [card for card in material.cards if card.code in NEEDS]
    said = tuple(_need(card, material) for card in held)
    known = [each for each in said if each]
    return Statement("Disability, and special needs at school", tuple(known) or (_NO_NEEDS,))


def _need(card: MeasureCard, material: Material) -> str:
    found = material.figures.latest(Figure(card.code), material.edition.as_at)
    if found is None or found.status is Status.NOT_COLLECTED:
        return ""
    return f"{card.name}: {in_one(found, material.words)}, {day(found.as_at)}."
