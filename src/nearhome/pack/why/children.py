"""Why there are more or fewer children in our care: who came and left, and how long they stay."""

from collections.abc import Iterator

from nearhome.pack.blocks import Block, Paragraph, Picture, Table
from nearhome.pack.edition import Material
from nearhome.pack.why.pictures import drawn, pair_table, plain_table
from nearhome.pack.why.said import because, change, named, of_kinds, size, sized
from nearhome.pack.wording import capital, day, from_to, whole
from nearhome.results.why import Kind, Split
from nearhome.results.why_told import Told, Why
from nearhome.signals.why.account import BESIDE
from nearhome.signals.why.account import WAY as ACCOUNT
from nearhome.signals.why.rates import WAY as BY_RATE
from nearhome.signals.why.stays import WAY as STAYS
from nearhome.signals.why.whole import whole as in_whole

IN = (Kind.CAME, Kind.AGAIN, Kind.UNRECORDED)
OUT = (Kind.LEFT, Kind.LEFT_AGAIN)
_TWICE = "A child who came or left twice is counted twice."
_ADDED = "what came in less what left"


def who_came_and_left(why: Why, material: Material) -> Iterator[Block]:
    """The account of the year, and the year beside the one before."""
    if (told := why.way(ACCOUNT)) is not None:
        table = plain_table("Who came in and who left", told, material)
        sentence = account_sentence(told, material)
        yield drawn("why-account", "children in our care", sentence, told, table, material)
        yield Paragraph(f"{_TWICE}{_nobody(told, material)}")
    if (told := why.way(BESIDE)) is not None:
        heads = (f"To {day(told.days[0])}", f"To {day(told.days[1])}")
        table = pair_table("Twelve months beside the twelve before", heads, told, material)
        yield drawn("why-beside", _ADDED, beside_sentence(told, material), told, table, material)


def account_sentence(told: Told, material: Material) -> str:
    """19 fewer children in our care than a year ago: 134 came in and 153 left."""
    if any(line.kind is Kind.SEVERAL for line in told.lines):
        return f"{_than_a_year_ago(told, material)}."
    moved = of_kinds(told, Kind.TRANSFERRED, Kind.RESTRICTED)
    others = f", and {size(moved, material)} otherwise" if moved else ""
    came, left = of_kinds(told, *IN), -of_kinds(told, *OUT)
    return f"{_than_a_year_ago(told, material)}: {came:,} came in and {left:,} left{others}."


def _than_a_year_ago(told: Told, material: Material) -> str:
    if not change(told):
        return "As many children in our care as a year ago"
    return f"{capital(size(change(told), material))} children in our care than a year ago"


def beside_sentence(told: Told, material: Material) -> str:
    """134 came in, a few more than the year before; 153 left, a few more."""
    said = []
    for kinds, verb in ((IN, "came in"), (OUT, "left")):
        lines = [line for line in told.lines if line.kind in kinds]
        then = int(sum(line.before or 0 for line in lines))
        now = int(sum(line.after or 0 for line in lines))
        more = "as many as" if now == then else f"{size(now - then, material)} than"
        said.append(f"{now:,} {verb}, {more} in the year before")
    return f"{'; '.join(said)}."


def _nobody(told: Told, material: Material) -> str:
    """The ways by which nobody came or left: no way is left out."""
    verbs = {Kind.CAME: "came", Kind.LEFT: "left"}
    names = [
        f"{verbs[kind]}, {named(group, material)}" for kind, group in told.nobody if kind in verbs
    ]
    return f" Nobody: {'; '.join(names)}." if names else ""


def how_long_they_stay(why: Why, material: Material) -> Iterator[Block]:
    """How many came in and how long they stay; then the rate."""
    if (told := why.way(STAYS)) is not None:
        table = pair_table(
            "Who came in, and how many of them are here", ("Then", "Now"), told, material
        )
        said = stays_sentence(told, material)
        yield drawn("why-stays", "children in our care", said, told, table, material)
    if (told := why.way(BY_RATE)) is not None:
        yield _rate(told, material)


def stays_sentence(told: Told, material: Material) -> str:
    """How much of the change is of those who came, how much of how long they stay."""
    came, stayed = of_kinds(told, Kind.MORE_CAME), of_kinds(told, Kind.STAYED)
    parts = because(
        told,
        (
            (came, f"because {'more' if came > 0 else 'fewer'} came in in the last five years"),
            (stayed, f"because they stayed {'longer' if stayed > 0 else 'less long'}"),
            (of_kinds(told, Kind.LONG_IN_CARE), "who have been here five years or more"),
        ),
        material,
    )
    return f"{_than_a_year_ago(told, material)}{f': {parts}' if parts else ''}."


def _rate(told: Told, material: Material) -> Picture:
    now = f"{whole(float(told.after))} in every 10,000 children who live here are in our care"
    if not change(told):
        more = "as many as a year ago"
    else:
        more = f"{sized(told, change(told), material)} than a year ago"
    children, population = of_kinds(told, Kind.CHILDREN), of_kinds(told, Kind.POPULATION)
    parts = because(
        told,
        (
            (children, "because of the children in our care"),
            (population, "because of how many children live here"),
        ),
        material,
    )
    said = f"{now}, {more}{f': {parts}' if parts else ''}."
    table = pair_table("Children, and the children who live here", ("Then", "Now"), told, material)
    return drawn("why-rate", "children in our care of every 10,000", said, told, table, material)


def councils(why: Why) -> Iterator[Block]:
    """The published year of our own area and of each council of the range, of a hundred children each."""
    if not why.members:
        return
    start, end = why.members[0][1].days
    rows = tuple((name, *_of_a_hundred(split)) for name, split in why.members)
    yield Table(
        f"Of every 100 children in care on {day(start)}, as published; {day(end)}",
        ("Council", "Came in", "Left", "Not told", "A year later"),
        rows,
        frozenset({1, 2, 3, 4}),
    )
    ours, *others = why.members
    came, left, _, _ = _of_a_hundred(ours[1])
    said = f"Of every 100 children in care on {day(start)}, {came} came in and {left} left in the next year"
    if others:
        # The numbers of the table, which are rounded so that they add up.
        shown = [_of_a_hundred(split) for _, split in others]
        both = [[float(row[at].replace(",", "")) for row in shown] for at in (0, 1)]
        ranges = [from_to(min(each), max(each)) for each in both]
        said += f"; in councils like ours {ranges[0]} and {ranges[1]}"
    yield Paragraph(
        f"{said}. \u201cNot told\u201d is what the published numbers miss: a child who comes twice "
        "is published once, and numbers are revised."
    )


def _of_a_hundred(split: Split) -> tuple[str, str, str, str]:
    """Whole numbers that add up: who came, who left, what is missed, and what became of a hundred."""
    kinds = (Kind.CAME, Kind.LEFT, Kind.RESIDUE)
    later = int(whole(float(split.after)).replace(",", ""))
    came, left, missed = in_whole([split.of(kind) for kind in kinds], later - 100)
    return f"{came:,}", f"{-left:,}", f"{missed:,}", f"{later:,}"
