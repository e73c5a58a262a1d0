"""The page of what was promised: each promise with who owns it and by when, the late ones first."""

from collections import Counter
from collections.abc import Sequence

from nearhome.pack.blocks import Block, Page, Paragraph, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.wording import day
from nearhome.results.board import Promise, PromiseState

MOST_PROMISES = 12
"""So many promises fit on the page; the others are counted."""

_COLUMNS = ("What was promised", "Who owns it", "By when", "How it stands")

_NOTHING_HELD = (
    "The Board's memory holds nothing yet: no minute has been read into it. So this page cannot say "
    "what was promised, and an empty page does not mean that nothing was.",
)
_WILL_STAND = (
    "What each promise was, in the words of the minute.",
    "Which role owns it, and by when it is due.",
    "Whether it is done, open, late or dropped, and by which measure that can be seen.",
)


def promises(material: Material) -> Page:
    """What was promised and how it stands; what will stand here, where the Board's memory is empty."""
    blocks: tuple[Block, ...] = (
        _held(material)
        if material.promises
        else (
            Statement("Nothing is held", _NOTHING_HELD),
            Statement("What will stand here", _WILL_STAND),
        )
    )
    return Page("promises", "What we said we would do", blocks)


def _held(material: Material) -> tuple[Block, ...]:
    on = material.edition.as_at
    ordered = sorted(material.promises, key=lambda each: _order(each, material))
    rows = tuple(_row(each, material) for each in ordered[:MOST_PROMISES])
    rest = len(ordered) - len(rows)
    more = (Paragraph(f"{rest:,} more are in the Board's memory."),) if rest else ()
    caption = f"Promises, as they stood on {day(on)}"
    return (Paragraph(summary(material.promises, material)), Table(caption, _COLUMNS, rows), *more)


def summary(held: Sequence[Promise], material: Material) -> str:
    """How many were promised, and how they stand: Of 10 things promised, 6 done, 3 late, 1 has no owner."""
    on = material.edition.as_at
    many = Counter(_state(each, material) for each in held)
    parts = [f"{many[state]} {state}" for state in _STATES if many[state]]
    unowned = sum(not each.owner_role for each in held if each.state is PromiseState.OPEN)
    if unowned:
        parts.append(f"{unowned} {'has' if unowned == 1 else 'have'} no owner")
    things = "thing" if len(held) == 1 else "things"
    return f"Of {len(held)} {things} promised, on {day(on)}: {', '.join(parts)}."


_STATES = ("done", "late", "open", "dropped", "not yet agreed to be one")


def _state(promise: Promise, material: Material) -> str:
    if promise.is_late(material.edition.as_at):
        return "late"
    proposed = promise.state is PromiseState.PROPOSED
    return _STATES[-1] if proposed else str(promise.state)


def _order(promise: Promise, material: Material) -> tuple[int, bool, object]:
    place = ("late", "open", _STATES[-1], "done", "dropped").index(_state(promise, material))
    return (place, promise.due is None, promise.due or material.edition.as_at)


def _row(promise: Promise, material: Material) -> tuple[str, ...]:
    return (
        promise.sentence,
        promise.owner_role or "nobody yet",
        day(promise.due) if promise.due else "no day was given",
        _state(promise, material),
    )
