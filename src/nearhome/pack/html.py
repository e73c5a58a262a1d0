"""A document as one HTML file: no script, no network, nothing outside the file, printable on A4."""

import base64
import hashlib
import math
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from nearhome.pack.blocks import Block, Chart, Document
from nearhome.pack.charts import svg

_FOOT_CHARACTERS = 70
"""Characters of 12 point that surely fit beside the page number on A4."""
_FOOT_MILLIMETRES = 5.2
_RANGE = re.compile(r"(\d[\d,]*-\d[\d,]*)")


def html(document: Document) -> str:
    """The document as HTML. The style stands inside and its hash in the content security policy."""
    style = _style(document)
    template = _environment().get_template("pack.html.j2")
    # The style is a file of ours; what is put into it is written as escapes.
    safe = Markup(style)  # noqa: S704
    return template.render(document=document, style=safe, policy=_policy(style))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = _kind
    environment.filters["svg"] = _svg
    environment.filters["ranges"] = _unbroken
    return environment


def _kind(block: Block) -> str:
    return type(block).__name__


def _svg(chart: Chart) -> Markup:
    # Drawn by us from numbers; its only words, the alternative text, were escaped there.
    return Markup(svg(chart))  # noqa: S704


def _unbroken(text: str) -> Markup:
    """The text with each range such as 16-27 kept on one line."""
    parts = _RANGE.split(text)
    return Markup().join(
        Markup('<span class="range">{}</span>').format(part) if n % 2 else part
        for n, part in enumerate(parts)
    )


def _style(document: Document) -> str:
    style = files(__package__).joinpath("templates", "pack.css").read_text(encoding="utf-8")
    foot = " ".join((*document.notices, document.provenance))
    return f"\n{style}{_page_foot(foot)}\n"


def _page_foot(words: str) -> str:
    """The line at the foot of every printed page, as a rule of the style sheet, with room for it."""
    escaped = "".join(
        each if each.isalnum() or each in " .,:;()-" else f"\\{ord(each):x} " for each in words
    )
    lines = math.ceil(len(words) / _FOOT_CHARACTERS)
    room = f"margin-bottom: {_FOOT_MILLIMETRES * lines + 3:.1f}mm;"
    return f'@page {{ {room} @bottom-left {{ content: "{escaped}"; }} }}\n'


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
