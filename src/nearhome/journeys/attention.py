"""What officers flag for the Board in `edition.toml`: each `[[attention]]` judged before it is printed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from nearhome.measures.cards import cards
from nearhome.measures.own.codes import is_own
from nearhome.pack.attention import LONGEST_REASON, Attention
from nearhome.pack.must_not import breaches_of
from nearhome.pack.words import lint_text, shipped_words

KEYS = ("code", "reason", "by", "on")
"""The keys of a flag: all of them are needed."""

_MEANT: Mapping[str, str] = {
    "code": 'the code of a measure in quotes: "I01"',
    "reason": "why the Board should look, in quotes",
    "by": 'the role that asks, never a name, in quotes: "the head of service"',
    "on": "the day without quotes: 2026-11-03",
}

Refuse = Callable[[str, str], Exception]
"""Makes the refusal of a problem and its mend."""


def flags_in(tables: Sequence[Mapping[str, Any]], refuse: Refuse) -> tuple[Attention, ...]:
    """The flags of some tables, in their order; the first that is not as it should be is refused."""
    return tuple(_flag(table, number, refuse) for number, table in enumerate(tables, start=1))


def _flag(table: Mapping[str, Any], number: int, refuse: Refuse) -> Attention:
    of = f"in `[[attention]]` number {number}"
    for key in table:
        if key not in KEYS:
            raise refuse(f"`{key}` is no key {of}", f"It holds {', '.join(KEYS)}.")
    for key in KEYS:
        kind = date if key == "on" else str
        value = table.get(key)
        if type(value) is not kind or (isinstance(value, str) and not value.strip()):
            raise refuse(f"`{key}` {of} is missing or not as it should be", f"Write {_MEANT[key]}.")
    flag = Attention(table["code"], table["reason"], table["by"], table["on"])
    _check(flag, of, refuse)
    return flag


def _check(flag: Attention, of: str, refuse: Refuse) -> None:
    # Whether the council's own measure is there is told by the edition, which comes out without it.
    known = {card.code for card in cards() if not card.officers_only}
    if flag.code not in known and not is_own(flag.code):
        mend = "Take a code from docs/reference/measures.md that is not for officers only."
        raise refuse(f"`code` {of} names no measure that the Board sees: {flag.code}", mend)
    if len(flag.reason) > LONGEST_REASON:
        mend = f"Write at most {LONGEST_REASON} characters."
        raise refuse(f"`reason` {of} has {len(flag.reason)} characters", mend)
    for key, said in (("reason", flag.reason), ("by", flag.by)):
        words = shipped_words()
        for wrong, instead in (*lint_text(said, words), *breaches_of(said, words)):
            raise refuse(f'`{key}` {of} says "{wrong}"', f"Write {instead}.")
