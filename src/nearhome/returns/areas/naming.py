"""Which property of a file's features names the areas, and what kind of areas they are: by rule, and told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from nearhome.returns.errors import ReturnError

Properties = Mapping[str, Any]

_NAMES = (
    "name", "locality", "area", "ward", "locality_name", "area_name", "ward_name", "label", "title",
)  # fmt: skip
_ONS = re.compile(r"([a-z]{2,6})\d{2}nm")
"""A column of names of the ONS: WD24NM, LAD23NM. The part before the year is the kind."""

_ONS_KINDS = {
    "wd": "wards",
    "lad": "districts",
    "cty": "counties",
    "ctyua": "councils",
    "utla": "councils",
    "pcon": "constituencies",
    "par": "parishes",
    "msoa": "middle-layer areas",
    "lsoa": "small areas",
    "ced": "divisions",
}
_LONGEST_KIND = 40


@dataclass(frozen=True, slots=True)
class NameField:
    """The property that names the areas, and the others that might have."""

    name: str
    others: tuple[str, ...]


def name_field(file: str, features: Sequence[Properties], asked: str) -> NameField:
    """The property asked for, or the first by rule: a plain name, one of the ONS's, one that ends in name.

    ReturnError when there is none, with those that there are.
    """
    keys = list(dict.fromkeys(key for each in features for key in each))
    held = [key for key in keys if any(name_in(each, key) for each in features)]
    if asked:
        found = [key for key in held if key.casefold() == asked.casefold()]
        if not found:
            raise ReturnError(
                file,
                f"No feature has a name in a property {asked}.",
                f"Its properties are {', '.join(held) or 'none'}: name one with --name-field.",
            )
        return NameField(found[0], ())
    fit = sorted((key for key in held if _rank(key) is not None), key=lambda key: _rank(key) or 0)
    if not fit:
        raise ReturnError(
            file,
            "No property of its features is known to hold names.",
            f"Its properties are {', '.join(held) or 'none'}: name one with --name-field.",
        )
    return NameField(fit[0], tuple(fit[1:]))


def name_in(properties: Properties, key: str) -> str:
    """A feature's name, its spaces single; empty when it has none. A number counts as a name."""
    value = properties.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())


def kind_of(file: str, whole: Mapping[str, Any], field: str, asked: str) -> str:
    """What kind of areas they are: as asked, as the file says, by the ONS's column, or by the file's name."""
    said = asked or whole.get("kind")
    ons = _ONS.fullmatch(field.casefold())
    if not isinstance(said, str) or not said.strip():
        said = (
            _ONS_KINDS.get(ons.group(1), ons.group(1)) if ons else PurePosixPath(_bare(file)).stem
        )
    plain = re.sub(r"[\W\d_]+", " ", said.casefold()).strip()
    return plain[:_LONGEST_KIND].strip() or "areas"


def _bare(file: str) -> str:
    return file.replace("\\", "/")


def _rank(key: str) -> int | None:
    """How well a property's own name says that it holds names: the lower the better, None for not at all."""
    plain = key.casefold()
    if plain in _NAMES:
        return _NAMES.index(plain)
    if _ONS.fullmatch(plain):
        return len(_NAMES)
    return len(_NAMES) + 1 if plain.endswith("name") else None
