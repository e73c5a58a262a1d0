"""The typeface of every document and chart: Lato, from the package that carries it."""

from functools import cache
from pathlib import Path

import font_lato
import typst

FAMILY = "Lato"


@cache
def faces() -> typst.Fonts:
    """Lato, and behind it the few faces that Typst carries for letters that Lato lacks."""
    folder = Path(font_lato.font_files[FAMILY]).parent
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
