"""What moved first: a sentence for each flow that moved, a picture of the months it may have begun in, and the order."""

from collections.abc import Iterator
from datetime import date

from nearhome.pack.alternatives import beginning
from nearhome.pack.blocks import Block, DatedRow, DatesChart, Picture, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.why.said import named
from nearhome.pack.wording import month, small, whole
from nearhome.results.first import Flow, Moved, WhatMoved
from nearhome.signals.first.saying import WAYS, led, sentence, verdict

TITLE = "What moved first, and when"
HOW_TO_READ = (
    "A bar reaches from the first to the last month in which it may have begun to move; the point is the "
    "likeliest month, dark and upwards for more, white and downwards for fewer. Children are counted each "
    "time they come, leave or move."
)
_ALL = {"A04-month": "Came in", "A05-month": "Left", "E03-month": "Moved home"}
_WHO = {
    "A04-month": "Children who came in",
    "A05-month": "Children who left",
    "E03-month": "Moves from home to home",
}
_LED = {"A04-month": "Came", "A05-month": "Left", "E03-month": "Moved"}
_HEADS = ("What moved", "Earliest", "Likeliest", "Latest", "A year before", "A year since")


def moved_first(what: WhatMoved | None, material: Material) -> Iterator[Block]:
    """What moved, in which order; of nothing that moved beyond chance one sentence; nothing where it was not asked."""
    if what is None:
        return
    said = verdict(what, lambda flow: small(_said(flow, material)))
    if not what.moved:
        yield Statement(TITLE, (said,))
        return
    yield Statement(TITLE, (HOW_TO_READ,))
    yield _picture(what, said, material)
    yield Statement("Each that moved", tuple(_sentence(each, material) for each in what.moved))


def _sentence(each: Moved, material: Material) -> str:
    return sentence(each, lambda flow: _said(flow, material))


def _said(flow: Flow, material: Material) -> str:
    """A flow in a sentence: Children who came in (16 and over)."""
    group = f" ({_group(flow, material)})" if flow.breakdown else ""
    return f"{_WHO[flow.code]}{group}"


def _name(flow: Flow, material: Material) -> str:
    if not flow.breakdown:
        return _ALL[flow.code]
    return f"{_LED[flow.code]}: {_group(flow, material)}"


def _group(flow: Flow, material: Material) -> str:
    return led(flow, named(flow.group, material))


def _picture(what: WhatMoved, said: str, material: Material) -> Picture:
    rows = tuple(_row(each, material) for each in what.moved)
    until = what.months[1] if what.months else max(each.latest for each in what.moved)
    chart = DatesChart("why-first-chart", rows, until, beginning(said, _words(rows, until)))
    caption = f"The months from which children came, left or moved more or less often, up to {month(until)}"
    return Picture("why-first", caption, said, chart, _table(what, caption, material))


def _row(each: Moved, material: Material) -> DatedRow:
    said = f"{WAYS[each.way]}, {each.likely:%b %Y}"
    return DatedRow(
        _name(each.flow, material), each.earliest, each.likely, each.latest, each.way > 0, said
    )


def _words(rows: tuple[DatedRow, ...], until: date) -> str:
    parts = "; ".join(
        f"{small(row.name)}, {WAYS[1 if row.is_more else -1]}, {month(row.likely)}, "
        f"from {month(row.earliest)} to {month(row.latest)}"
        for row in rows
    )
    return f"Chart of months, up to {month(until)}. {parts}."


def _table(what: WhatMoved, caption: str, material: Material) -> Table:
    rows = tuple(
        (
            f"{_name(each.flow, material)}, {WAYS[each.way]}",
            month(each.earliest),
            month(each.likely),
            month(each.latest),
            _number(each.before),
            _number(each.after),
        )
        for each in what.moved
    )
    return Table(caption, _HEADS, rows, frozenset({4, 5}))


def _number(value: float | None) -> str:
    return "not shown" if value is None else whole(value)
