"""A document as one HTML file: whole in itself, no network, no script needed, printable.

The one script steps through the points of a chart; without it every word and number is there.
"""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from nearhome.pack.blocks import AreaMap, Block, Chart, Document, HeatMap, LineChart, Look, Page
from nearhome.pack.charts import svg

_RANGE = re.compile(r"(\d[\d,]*-\d[\d,]*)")
_FONT = re.compile(r' font-family="([^"]*)"')
_MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}


def html(document: Document) -> str:
    """The document as HTML. The hashes of its style and script stand in the content security policy."""
    style = f"\n{_file('pack.css')}:root {{ --council: {document.look.colour}; }}\n"
    script = f"\n{_file('step.js')}" if any(map(_is_stepped, document.pages)) else ""
    template = _environment().get_template("pack.html.j2")
    return template.render(
        document=document,
        # Style and script are files of ours; the colour was read as six digits.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        logo=_logo(document.look),
        policy=_policy(style, script, document.look),
    )


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
    environment.filters["days"] = _days
    environment.filters["is_wide"] = _is_wide
    return environment


def _kind(block: Block) -> str:
    return type(block).__name__


def _svg(chart: Chart) -> Markup:
    """The picture, its typeface named once: a third shorter."""
    drawn = svg(chart)
    font = _FONT.search(drawn)
    words = _FONT.sub("", drawn[drawn.index("</title>") :])
    start = drawn[: drawn.index("</title>")]
    if font is not None:
        start = start.replace("<svg ", f'<svg font-family="{font.group(1)}" ', 1)
    # Drawn by us from numbers; its only words, the alternative text, were escaped there.
    return Markup(start + words)  # noqa: S704


def _days(chart: Chart) -> tuple[str, str] | None:
    """The first and last day of a line of two points or more: what the script steps between."""
    if not isinstance(chart, LineChart) or len(chart.lines[0].points) < 2:
        return None
    points = chart.lines[0].points
    return points[0].on.isoformat(), points[-1].on.isoformat()


def _is_wide(chart: Chart) -> bool:
    """Whether a chart is wider than a panel: on a narrow screen it moves sideways in a frame of its own."""
    return isinstance(chart, HeatMap | AreaMap) or chart.size != "panel"


def _is_stepped(page: Page) -> bool:
    charts = [getattr(block, "chart", None) for block in page.blocks]
    charts += [each.chart for block in page.blocks for each in getattr(block, "panels", ())]
    return any(isinstance(each, LineChart) for each in charts)


def _unbroken(text: str) -> Markup:
    """The text with each range such as 16-27 kept on one line."""
    parts = _RANGE.split(text)
    return Markup().join(
        Markup('<span class="range">{}</span>').format(part) if n % 2 else part
        for n, part in enumerate(parts)
    )


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _logo(look: Look) -> str:
    """The logo as an address that holds the picture itself; empty when there is none."""
    if look.logo is None:
        return ""
    return f"data:{_MEDIA[look.logo_kind]};base64,{base64.b64encode(look.logo).decode('ascii')}"


def _policy(style: str, script: str, look: Look) -> str:
    rules = ["default-src 'none'", f"style-src {_hash(style)}"]
    if script:
        rules.append(f"script-src {_hash(script)}")
    if look.logo is not None:
        rules.append("img-src data:")
    return "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
