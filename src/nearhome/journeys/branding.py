"""A council's colour and logo, from the settings; what cannot be used is named and left out."""

import json
from collections.abc import Mapping
from pathlib import Path

import typst

from nearhome.journeys.logos import NoLogoError, kind_of_logo
from nearhome.pack.blocks import Look
from nearhome.pack.colour import LEAST_CONTRAST, contrast_on_white, is_colour
from nearhome.store.paths import usable

LARGEST_LOGO = 200_000
"""Bytes: a logo stands in every file, and a file is sent by e-mail."""


def look_of(folder: Path, asked: Mapping[str, str]) -> tuple[Look, tuple[str, ...]]:
    """The look that the settings of a workspace ask for, and a line for each thing left out of it."""
    colour, no_colour = _colour(asked.get("colour", ""))
    words = asked.get("logo_words", "").strip()
    name = asked.get("logo", "")
    if not name:
        return Look(colour), no_colour
    try:
        content, kind = _logo(usable(folder) / name)
    except NoLogoError as error:
        return Look(colour), (*no_colour, f"The logo {name} is left out: {error}.")
    return Look(colour, content, kind, words), no_colour


def _colour(asked: str) -> tuple[str, tuple[str, ...]]:
    default = Look().colour
    if not asked:
        return default, ()
    if not is_colour(asked):
        problem = f"The colour {asked} is not used: it is not # and six digits, such as {default}."
        return default, (problem,)
    contrast = contrast_on_white(asked)
    if contrast < LEAST_CONTRAST:
        # Rounded down: 4.49 must not be said to be 4.5.
        told = int(contrast * 10) / 10
        return default, (
            f"The colour {asked} is not used: words in it are too pale on white paper "
            f"(a contrast of {told}; {LEAST_CONTRAST} is needed).",
        )
    return asked.lower(), ()


def _logo(path: Path) -> tuple[bytes, str]:
    """The picture and its kind. NoLogoError when it is not there, too large, or no picture."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_LOGO + 1)
    except OSError as error:
        raise NoLogoError("there is no such file that can be read in the workspace") from error
    if len(content) > LARGEST_LOGO:
        raise NoLogoError(f"it is over {LARGEST_LOGO // 1000} KB")
    kind = kind_of_logo(content)
    _check_drawn(content)
    return content, kind


def _check_drawn(content: bytes) -> None:
    """NoLogoError when what prints the pages cannot draw the picture."""
    # A picture is handed over as a list of its bytes: files by name must be words.
    held = {
        "main.typ": b'#image(bytes(json("logo.json")), width: 1cm)',
        "logo.json": json.dumps(list(content)).encode(),
    }
    try:
        typst.compile(held, ignore_system_fonts=True)  # type: ignore[call-overload]
    except RuntimeError as error:
        raise NoLogoError("it is a picture that cannot be drawn") from error
