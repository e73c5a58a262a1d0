"""How far from home children live: the middle and the quarters, bands, and a reader's own distance."""

from collections.abc import Iterator

from nearhome.disclosure.small import is_small
from nearhome.pack.alternatives import beginning
from nearhome.pack.blocks import Bar, BarChart, Block, Page, Paragraph, Picture, Statement, Table
from nearhome.pack.data_book.groups import in_words_of
from nearhome.pack.data_book.said import plain_group
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.rows import cell, in_one
from nearhome.pack.sentences import makes
from nearhome.pack.where.distance_words import OVER, THRESHOLDS, over_miles
from nearhome.pack.wording import capital, day, in_a_row, whole
from nearhome.results.values import Result, Status

ALL, FAR_ANYWHERE = "D10", "D08-anywhere"
_QUARTERS = ("D10-q1", "D10", "D10-q3")
_BY = ("age_band", "placement", "need", "uasc")
_NONE = (
    "How far from home our children live is not known: bring the return with the postcodes of home and of "
    "where each child lives, or with its own distances."
)
_QUARTER = (
    "Beside the miles within which half of a group live stand, in brackets, those within which a quarter and "
    "three quarters of it do."
)
_NO_HOME = (
    "A child who arrived here alone has no home here to measure from: their distance is never known, and they "
    "stand in a row of their own."
)
_HOW = (
    "Miles are in a straight line, from the home a child came from to the home where the child lives. Children "
    "whose distance is not known are counted beside the others, and in every number of all our children."
)


def spread_page(material: Material) -> Page:
    """How far from home, in bands, by thresholds and by group; a sentence where nobody's distance is known."""
    total = _at(material, ALL)
    blocks: tuple[Block, ...] = (Paragraph(_NONE),)
    if total is not None and is_known(total) and total.value is not None:
        blocks = (
            Paragraph(f"{_quarters(material, total)} {_unknown(material)}".strip()),
            _picture(material),
            *_thresholds(material),
            *_by_groups(material),
            Statement("How it is measured", (_QUARTER, _HOW, _NO_HOME)),
        )
    return Page("distance", "How far from home our children live", blocks)


def _at(material: Material, code: str, by: str = "", group: str = "") -> Result | None:
    return material.figures.at(Figure(code, by, group), material.edition.as_at)


def _before(material: Material, code: str, by: str = "", group: str = "") -> Result | None:
    return material.figures.at(Figure(code, by, group), material.edition.reference.on)


def _quarters(material: Material, total: Result) -> str:
    """Where the middle is and the quarters are, and where they were."""
    now = [_at(material, code) for code in _QUARTERS]
    then = [_before(material, code) for code in _QUARTERS]
    first, middle, third = (_miles(each) for each in now)
    if not (first and middle and third):
        return "How far from home half of the children live is not said: too few of them are known."
    said = (
        f"Half of the children whose distance is known live within {middle} of home, a quarter of them "
        f"within {first}, and a quarter farther away than {third}."
    )
    was = [_miles(each) for each in then]
    if all(was):
        on = day(material.edition.reference.on)
        said += f" On {on} it was {was[1]}, {was[0]} and {was[2]}."
    return said


def _miles(result: Result | None) -> str:
    if result is None or not is_known(result) or result.value is None:
        return ""
    miles = whole(result.value)
    return "1 mile" if miles == "1" else f"{miles} miles"


def _unknown(material: Material) -> str:
    """How many have no known distance, and that all of those who came alone are among them."""
    unknown = _at(material, ALL, "distance", "not known")
    if unknown is None or not is_known(unknown) or not unknown.numerator:
        return ""
    said = f"The distance is not known for {whole(unknown.numerator)} of {whole(unknown.denominator or 0)}."
    alone = _at(material, FAR_ANYWHERE, "uasc", "UASC")
    known = _at(material, ALL, "uasc", "UASC")
    if alone is None or known is None or not is_known(alone) or known.numerator != 0:
        return said
    return f"{said} {whole(alone.denominator or 0)} of them arrived here alone."


def _picture(material: Material) -> Picture:
    edition = material.edition
    now = material.figures.groups(ALL, "distance", edition.as_at)
    ago = edition.reference.wording.ago
    names = [plain_group(each.group, material) for each in now]
    then = [_before(material, ALL, "distance", each.group) for each in now]
    bars = tuple(
        Bar(name, _counted(each), _counted(before))
        for name, each, before in zip(names, now, then, strict=True)
    )
    said = _farthest(material)
    words = "; ".join(f"{bar.name} {_value(bar.now)}, {ago} {_value(bar.before)}" for bar in bars)
    alternative = f"Bar chart of children by miles from home, {day(edition.as_at)}: {words}."
    chart = BarChart("distance-bands-chart", bars, beginning(said, alternative), ago, "page")
    rows = tuple(
        (name, in_one(each, material.words), in_one(before, material.words))
        for name, each, before in zip(names, now, then, strict=True)
    )
    heads = ("How far from home", day(edition.as_at), day(edition.reference.on))
    caption = f"Children by miles from home, {day(edition.as_at)}; the mark is {ago}"
    table = Table("Children by miles from home, then and now", heads, rows, frozenset({1, 2}))
    return Picture("distance-bands", caption, said, chart, table)


def _counted(result: Result | None) -> float | None:
    return result.numerator if result is not None and is_known(result) else None


def _value(count: float | None) -> str:
    return "not shown" if count is None else whole(count)


def _farthest(material: Material) -> str:
    """How many live beyond the farthest and the usual threshold, as they may be said."""
    said = []
    for miles in (20, 100):
        found = _at(material, FAR_ANYWHERE, OVER, over_miles(miles))
        if found is not None and is_known(found):
            said.append(f"{cell(found, material.words)} live over {miles} miles from home")
    if not said:
        return "Children in each band of miles from home."
    return f"{capital(in_a_row(said))}, of {whole(_whole(material))}."


def _whole(material: Material) -> float:
    total = _at(material, FAR_ANYWHERE)
    return (total.denominator or 0) if total is not None else 0


def _thresholds(material: Material) -> Iterator[Block]:
    """The distances that a reader may choose from, each with its children now and then."""
    rows = []
    refused = []
    for miles in THRESHOLDS:
        now = _at(material, FAR_ANYWHERE, OVER, over_miles(miles))
        if now is None:
            refused.append(f"{miles}")
            continue
        then = _before(material, FAR_ANYWHERE, OVER, over_miles(miles))
        rows.append(
            (
                capital(over_miles(miles)),
                cell(now, material.words),
                makes(now),
                in_one(then, material.words),
            )
        )
    heads = (
        "Farther from home than",
        day(material.edition.as_at),
        "That makes",
        day(material.edition.reference.on),
    )
    of = whole(_whole(material))
    if rows:
        caption = f"Choose your own distance: how many of {of} children live farther"
        yield Table(caption, heads, tuple(rows), frozenset({1, 2, 3}))
    if refused:
        yield Paragraph(
            f"Over {in_a_row(refused)} miles is not offered: with the other numbers it would tell of "
            f"{material.words.counts['few']} children."
        )


def _by_groups(material: Material) -> Iterator[Table]:
    """Of each breakdown the groups' quarters, how many are far, and of how many it is not known."""
    edition = material.edition
    heads = (
        "Group",
        "Half live within",
        day(edition.reference.on),
        "Over 20 miles",
        "Not known",
    )
    for by in _BY:
        rows = tuple(_rows_by(by, material))
        caption = f"How far from home, by {in_words_of(by)}"
        yield Table(caption, heads, rows, frozenset(range(1, len(heads))))


def _rows_by(by: str, material: Material) -> Iterator[tuple[str, ...]]:
    """The groups of a breakdown that have anybody in them, or so few that it is hidden."""
    far = [
        each
        for each in material.figures.groups(FAR_ANYWHERE, by, material.edition.as_at)
        if each.denominator != 0
    ]
    unknown = [_not_known_of(material, by, each) for each in far]
    # One that is hidden alone could be worked out from the rest.
    few = any(count is None or is_small(count) for count in unknown)
    for each, count in zip(far, unknown, strict=True):
        yield (
            capital(plain_group(each.group, material)),
            _middle_of(by, each.group, material),
            cell(_before(material, ALL, by, each.group), material.words),
            in_one(each, material.words),
            _not_shown(count, hides=few and not material.edition.officers),
        )


def _middle_of(by: str, group: str, material: Material) -> str:
    """18 miles (7 to 31); why there is no number where there is none."""
    first, middle, third = (_at(material, code, by, group) for code in _QUARTERS)
    said = cell(middle, material.words)
    if first is None or third is None or first.value is None or third.value is None:
        return said
    return f"{said} ({whole(first.value)} to {whole(third.value)})"


def _not_known_of(material: Material, by: str, far: Result) -> float | None:
    """Of how many of a group the distance is not known; None where one of its numbers is hidden."""
    known = _at(material, ALL, by, far.group)
    if known is None or known.denominator is None:
        return None
    if known.status is Status.NO_DENOMINATOR:
        return known.denominator
    return None if known.numerator is None else known.denominator - known.numerator


def _not_shown(count: float | None, *, hides: bool) -> str:
    if count == 0:
        return "none"
    return "not shown" if hides or count is None else whole(count)
