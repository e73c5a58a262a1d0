"""Drawing: a template filled with values becomes an SVG picture, without a browser or network.

A template is compiled from Vega-Lite to Vega once; each chart then only fills it.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import vl_convert

VEGA_LITE = "6.1"
TEMPLATES = ("line.json", "bars.json", "heat.json", "map.json", "waterfall.json", "funnel.json")

Row = dict[str, Any]
Datasets = Mapping[str, list[Row]]


def specification(name: str, sizes: Row, params: Row, datasets: Datasets) -> Row:
    """A template filled, in Vega-Lite: `sizes` are its width, height and padding."""
    filled: Row = json.loads(_template(name))
    filled.update(sizes)
    filled["params"] = [{"name": key, "value": value} for key, value in params.items()]
    filled["datasets"] = {**filled["datasets"], **datasets}
    return filled


def drawn(name: str, sizes: Row, params: Row, datasets: Datasets) -> str:
    """The picture of a template filled, as SVG."""
    filled: Row = json.loads(_compiled(name))
    filled.update(sizes)
    for signal in filled["signals"]:
        signal["value"] = params.get(signal["name"], signal.get("value"))
    for data in filled["data"]:
        if data["name"] in datasets:
            data["values"] = datasets[data["name"]]
    _without_empty_marks(filled)
    made: str = vl_convert.vega_to_svg(filled)
    return made.replace('font-size="0px"', f'font-size="{_letters(filled)}px"')


def warm() -> None:
    """Compile every template beforehand: for a process that waits anyway."""
    for name in TEMPLATES:
        _compiled(name)


def _without_empty_marks(filled: Row) -> None:
    """Takes out the marks of data sets that hold nothing: they would be drawn as empty groups, slowly."""
    empty = {data["name"] for data in filled["data"] if data.get("values") == []}
    empty |= {data["name"] for data in filled["data"] if data.get("source") in empty}
    filled["marks"] = [mark for mark in filled["marks"] if _source(mark) not in empty]


def _source(mark: Row) -> str:
    """The data set that a mark is drawn from, whole or parted into pieces."""
    source = mark["from"]
    return str(source["facet"]["data"] if "facet" in source else source["data"])


def _unmeasured(vega: Row) -> None:
    """Takes from words the size that they are given back in the picture, and puts them where they stood.

    How wide each word is was half the time of a chart, and nothing asks for it: no axis or frame makes room.
    """
    letters = _letters(vega)
    for mark in vega["marks"]:
        if mark["type"] == "text":
            look = mark["encode"]["update"]
            look["fontSize"] = {"value": 0}
            look["dy"] = {"value": _below(look["baseline"]["value"], letters)}
    for axis in vega.get("axes", ()):
        axis |= {"labelFontSize": 0, "labelOffset": _below("middle", letters)}


def _letters(vega: Row) -> float:
    """The size of all words of a picture."""
    return float(vega["config"]["style"]["text"]["fontSize"])


_BELOW = {"top": 0.79, "middle": 0.3, "alphabetic": 0.0}
"""How far below its place a word's foot stands, in its size: what Vega takes, and rounds to a point."""


def _below(baseline: str, letters: float) -> int:
    return round(_BELOW[baseline] * letters)


@cache
def _template(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _compiled(name: str) -> str:
    """The template in Vega, as JSON: its data sets and parameters stay open."""
    vega = vl_convert.vegalite_to_vega(_template(name), vl_version=VEGA_LITE)
    _unmeasured(vega)
    return json.dumps(vega)
