"""A change as a picture: both days' numbers, the parts between them, and the same as a table."""

from collections.abc import Iterator, Sequence

from nearhome.pack.alternatives import beginning
from nearhome.pack.blocks import Picture, Step, Table, Waterfall
from nearhome.pack.edition import Material
from nearhome.pack.why.said import (
    change,
    count,
    in_full,
    is_of_years,
    label,
    rounded,
    sized,
    step_said,
)
from nearhome.pack.wording import capital, day, small
from nearhome.results.why import Kind
from nearhome.results.why_told import Line, Told
from nearhome.signals.why.splits import RATE

ADDS_UP = "the parts add up to the change, nothing left over"
ALL = "All parts together"


def drawn(
    name: str, what: str, sentence: str, told: Told, numbers: Table, material: Material
) -> Picture:
    """The picture of a split: `what` is counted on both days."""
    steps = tuple(
        Step(label(line, material), float(number), step_said(told, line, number, material))
        for line, number in zip(told.lines, rounded(told), strict=True)
    )
    return picture(name, what, sentence, told, steps, numbers, material)


def picture(
    name: str,
    what: str,
    sentence: str,
    told: Told,
    steps: Sequence[Step],
    numbers: Table,
    material: Material,
) -> Picture:
    """The picture of a change in steps that add up to it, with its numbers."""
    first, last = (
        Step(f"{'Year to ' if is_of_years(told) else ''}{day(on)}", float(round(value)), said)
        for on, value, said in zip(
            told.days, (told.before, told.after), _both(told, material), strict=True
        )
    )
    # What is printed is whole: the last day's mark stands where the steps end.
    last = Step(last.name, first.by + sum(step.by for step in steps), last.said)
    words = (
        f"Waterfall chart. {capital(what)}: {first.said} on {first.name}; "
        + "".join(f"{small(step.name)}, {step.said}; " for step in steps)
        + f"{last.said} on {last.name}, {sized(told, change(told), material)}."
    )
    chart = Waterfall(f"{name}-chart", first, tuple(steps), last, beginning(sentence, words))
    caption = f"{capital(what)}, {day(told.days[0])} to {day(told.days[1])}: {ADDS_UP}"
    return Picture(name, caption, sentence, chart, numbers)


def _both(told: Told, material: Material) -> tuple[str, str]:
    """Both days' numbers: of what a year added, as more or fewer."""
    if is_of_years(told):
        first, last = (int(value) for value in (told.before, told.after))
        return sized(told, first, material), sized(told, last, material)
    of = " in 10,000" if told.code == RATE else ""
    return f"{count(told.before)}{of}", f"{count(told.after)}{of}"


def plain_table(caption: str, told: Told, material: Material) -> Table:
    """Each part with what it comes to, and both days."""
    rows = (
        (day(told.days[0]), count(told.before)),
        *(
            (in_full(line, material), sized(told, number, material))
            for line, number in zip(told.lines, rounded(told), strict=True)
        ),
        (day(told.days[1]), count(told.after)),
    )
    return Table(caption, ("Part", "How many"), rows, frozenset({1}))


def pair_table(caption: str, heads: tuple[str, str], told: Told, material: Material) -> Table:
    """Each part with the two figures that it is made from, and what it comes to."""
    rows = (
        *(
            (in_full(line, material), *_pair(line), sized(told, number, material))
            for line, number in zip(told.lines, rounded(told), strict=True)
        ),
        (ALL, *_both_or_none(told), sized(told, change(told), material)),
    )
    last = "In our care" if is_of_years(told) else "Which makes"
    return Table(caption, ("Part", *heads, last), rows, frozenset({1, 2, 3}))


def _both_or_none(told: Told) -> tuple[str, str]:
    # What a year added, and a rate, are no sum of the figures above them.
    return (
        ("", "")
        if is_of_years(told) or told.code == RATE
        else (count(told.before), count(told.after))
    )


def _pair(line: Line) -> Iterator[str]:
    for value in (line.before, line.after):
        if value is None:
            yield ""
        elif line.kind is Kind.STAYED:
            yield f"{count(100 * value)} in 100"
        else:
            yield count(value)
