"""The measure reference, docs/reference/measures.md, generated from the catalogue.

`python -m nearhome.measures.reference_page` prints it; `--write FILE` writes it.
"""

import sys
from pathlib import Path

from nearhome.cohorts.breakdowns import BREAKDOWNS, STANDARD
from nearhome.measures.catalogue.listing import measures
from nearhome.measures.declaration import Measure
from nearhome.measures.list_needs import AllOfAny, Need
from nearhome.results.values import PER_100, Polarity

HEAD = """# Measures

Every measure of the catalogue, as declared in `nearhome/measures/catalogue`. This page is generated;
change the declaration, then run `python -m nearhome.measures.reference_page --write
docs/reference/measures.md`. The exact rules are in [how Nearhome counts](../explanation/counting-rules.md);
how to declare one more is in [add a measure](../how-to/add-a-measure.md).
"""
GOOD = {
    Polarity.HIGHER: "higher",
    Polarity.LOWER: "lower",
    Polarity.NEITHER: "neither way",
    Polarity.RANGE: "within a range",
}
UNITS = {
    "n": "a number",
    "%": "a percentage",
    "rate": "a rate per 10,000 children",
    PER_100: "a number for every 100 children",
}


def page() -> str:
    """The whole page."""
    sections = (_section(measure) for measure in measures())
    return "\n".join((HEAD, _contents(), *sections))


def _contents() -> str:
    rows = [f"| {each.code} | {each.name} | {each.period} | {each.unit} |" for each in measures()]
    return "\n".join(("| code | measure | period | unit |", "|---|---|---|---|", *rows, ""))


def _section(measure: Measure) -> str:
    card = measure.card
    lines = {
        "Population": card.population,
        "Numerator": card.numerator,
        "Denominator": card.denominator,
        "Unit": UNITS.get(card.unit, card.unit),
        "Period": card.period,
        "Good is": GOOD[card.polarity],
        "Months of returns needed": str(card.months_needed) if card.months_needed else "",
        "Tables needed": ", ".join(measure.tables),
        "Lists needed": "; ".join(_need(each) for each in measure.needs),
        "Breakdowns": _breakdowns(card.breakdowns),
        "Groups need": "; ".join(
            f"by {name}: {', '.join(map(_need, needs))}"
            for name, needs in measure.group_needs.items()
        ),
        "Groups": _own_groups(card.own_breakdown),
        "Published": card.published,
        "Seen by": "officers only" if card.officers_only else "",
        "Source": card.source,
        "Notes": card.notes,
    }
    told = [f"* **{name}**: {text}" for name, text in lines.items() if text]
    return "\n".join((f"## {card.code}: {card.name}", "", f"*{card.question}*", "", *told, ""))


def _need(need: Need) -> str:
    """A list with the part of it that is enough, the rows alone that count, and the columns that some must hold."""
    parts = _both("its part", need.parts)
    only = ", ".join(f"{column} {word or 'empty'}" for column, word in need.only)
    columns = _both("with", tuple(tuple(f"`{each}`" for each in one) for one in need.columns))
    return " ".join(
        each
        for each in (f"`{need.list_name}`", parts and f"({parts})", only and f"({only})", columns)
        if each
    )


def _both(word: str, names: AllOfAny) -> str:
    said = " and ".join(" or ".join(bracket) for bracket in names)
    return said and f"{word} {said}"


def _breakdowns(names: tuple[str, ...]) -> str:
    own = [name for name in names if name not in STANDARD]
    if set(STANDARD) <= set(names):
        return ", ".join((*own, "all the standard ones"))
    return ", ".join(names)


def _own_groups(name: str) -> str:
    return f"by {name}: {'; '.join(BREAKDOWNS[name])}" if name else ""


def main(arguments: list[str]) -> int:
    """Prints the page, or writes it to the file named after `--write`."""
    if arguments[:1] == ["--write"] and len(arguments) == 2:
        Path(arguments[1]).write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
