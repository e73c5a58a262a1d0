"""What people write for the public's edition: `public.toml` in the workspace."""

import tomllib
from pathlib import Path
from typing import Any

from nearhome.journeys.agreed import content_of, text_of
from nearhome.journeys.refusals import RefusedError
from nearhome.pack.public.document import SaidToThePublic

FILE = "public.toml"
_LISTS, _TEXTS = ("proud", "failing"), ("contact", "advocacy")
_MAY_HOLD = (
    'It may hold `proud = ["..."]`, `failing = ["..."]`, `contact = "..."` and `advocacy = "..."`.'
)


def said_to_the_public(folder: Path) -> SaidToThePublic:
    """What the workspace's file says, nothing where there is none. RefusedError names what is wrong in it."""
    found = toml_of(folder, FILE, _MAY_HOLD)
    for key, value in found.items():
        is_list = isinstance(value, list) and all(isinstance(each, str) for each in value)
        if not (is_list if key in _LISTS else key in _TEXTS and isinstance(value, str)):
            raise RefusedError(f"{folder / FILE}: `{key}` is not as it should be.", _MAY_HOLD)
    return SaidToThePublic(
        tuple(found.get("proud", ())),
        tuple(found.get("failing", ())),
        found.get("contact", ""),
        found.get("advocacy", ""),
    )


def toml_of(folder: Path, name: str, may_hold: str) -> dict[str, Any]:
    """What a TOML file of the workspace holds; nothing where there is none. RefusedError when it is no TOML."""
    content = content_of(folder, name)
    if content is None:
        return {}
    try:
        return tomllib.loads(text_of(folder / name, content))
    except tomllib.TOMLDecodeError as error:
        raise RefusedError(f"{folder / name} is not written as TOML: {error}.", may_hold) from error
