"""Colours against white paper."""

import re

LEAST_CONTRAST = 4.5
"""What words need against their background: WCAG 2.2, success criterion 1.4.3 (AA)."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_WEIGHTS = (0.2126, 0.7152, 0.0722)


def is_colour(text: str) -> bool:
    """Whether a text is a colour as # and six hexadecimal digits."""
    return _HEX.fullmatch(text) is not None


def contrast_on_white(colour: str) -> float:
    """The contrast of a colour (#rrggbb) on white, from 1 (white) to 21 (black): WCAG 2.2's formula."""
    return 1.05 / (_luminance(colour) + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return sum(weight * each for weight, each in zip(_WEIGHTS, light, strict=True))
