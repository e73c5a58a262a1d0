"""Why an area's number by the council's list and on the map are not the same: said where both stand."""

from collections.abc import Iterator

from nearhome.pack.blocks import Paragraph
from nearhome.pack.edition import Material
from nearhome.pack.figures import is_known
from nearhome.pack.wording import whole
from nearhome.signals.who import FUNNELS

LISTED = "B09"
_WHY = (
    "The list of home areas says which part of our area each child came from. The map places a child by the home's "
    "postcode, and leaves out homes that are protected or not known. So the two may differ"
)


def lists_and_map(material: Material) -> Iterator[Paragraph]:
    """The area whose two numbers are farthest apart, by name; nothing where all agree, or either is not there."""
    apart = sorted(_apart(material), key=lambda each: -abs(each[1] - each[2]))
    if apart:
        area, listed, mapped = apart[0]
        most = ", most of all" if len(apart) > 1 else ""
        yield Paragraph(
            f"{_WHY}{most} in {area}: {whole(listed)} by the list, {whole(mapped)} on the map."
        )


def _apart(material: Material) -> Iterator[tuple[str, int, int]]:
    """The areas that both tell of, not alike: by the list, and on the map."""
    where = material.where
    if where is None or not where.drawn:
        return
    mapped = {each.area: each.came_from for each in where.areas}
    by, _ = FUNNELS[LISTED]
    for each in material.figures.groups(LISTED, by, material.edition.as_at):
        other = mapped.get(each.group)
        if not is_known(each) or each.numerator is None or other is None:
            continue
        if round(each.numerator) != other:
            yield each.group, round(each.numerator), other
