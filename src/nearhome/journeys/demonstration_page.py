"""`docs/demonstration.md`: every published figure beside the demonstration's, pass or fail."""

from collections.abc import Sequence
from itertools import groupby

from nearhome.demo.figures import Figure
from nearhome.demo.parameters import Parameters
from nearhome.journeys.demonstration import (
    FIRST_OF_ALL,
    POINTS,
    SCORE,
    SHARE_OF_COUNT,
    Compared,
)
from nearhome.measures.cards import cards

NAMES = {
    "I01-again": "Children who went missing more than once",
    "I01-of": "Children looked after at any time in the year",
}
"""Published rows that are no measure of their own."""
BREAKDOWNS = {
    "": "",
    "age": "18 on leaving",
    "age_band": "by age",
    "first_status": "by legal status on the first day",
    "reason": "by reason for leaving",
    "uasc": "children who came here alone",
}
"""How a breakdown is named on the page; others are by their own name."""
HEADER = "| year to 31 March | group | published | release | demonstration | |\n|---|---|---|---|---|---|"


def page(parameters: Parameters, found: Sequence[Compared]) -> str:
    """The whole page, for the demonstration's own seed."""
    held = [each for each in found if each.passes is not None]
    passed = sum(1 for each in held if each.passes)
    parts = [opening(parameters, len(held), passed)]
    ordered = sorted(found, key=lambda each: (place(each.figure), each.figure.year))
    for key, group in groupby(ordered, key=lambda each: (each.figure.code, each.figure.breakdown)):
        parts.append(f"## {title(*key)}\n\n{HEADER}\n" + "\n".join(row(each) for each in group))
    return "\n\n".join(parts) + "\n"


def opening(parameters: Parameters, held: int, passed: int) -> str:
    """What the demonstration is, what it is held to, and what it is not."""
    return f"""# The demonstration authority

"{parameters.name}" is an invented county with invented children. So that comparisons work, its yearly totals to
31 March 2025 are those published for the area it stands in for ({parameters.authority}), whose neighbours, population and
published rows it uses; they are labelled "published for the area it stands in for". This page is generated
(`python scripts/build_demonstration.py --write docs/demonstration.md`) and tested: it is what `nearhome demo` gives with
its own seed, {parameters.seed}. Children, homes and providers are invented; nobody lives at any of its postcodes.

**It is no evidence of forecast skill.** What was published went into it.

**{passed} of {held} figures pass.** Children looked after, coming and leaving are exact in 2020 to 2025, for any seed.
Every other figure from {FIRST_OF_ALL} on is within {POINTS:.0f} points of the published percentage; a mean score within {SCORE};
a number without a percentage within {100 * SHARE_OF_COUNT:.0f} in a hundred. Where the published figure is a `c` (suppressed),
the demonstration's is from 1 to 5, or another of its group or of its total is suppressed too and it may be the larger. Figures of
2020 other than the totals are shown and held to nothing. The year to 31 March 2026 and the running year **have no published
counterpart**: they go on with the proportions of the year before. 2019 and before is a plausible county, from which
29 children's records went to the neighbouring council on 1 April 2019.

The awkward years are in it: few dental checks in 2021, health assessments falling in 2023, questionnaires coming back from
fewer and fewer, immunisations falling to two in three in 2025, few starts in the spring of 2020, absences without leave
hardly recorded before 2023-24. Supported accommodation changes to its code K3 by reason T on 1 April 2024, the first day of
the year whose code list has it. The returns of the years are in `returns/<year>`; what was on record month by month, late,
wrong here and there and with rows that vanished later, is in `returns/monthly/<date>` for the eighteen months to
{parameters.horizon.day} {parameters.horizon:%B %Y} (the last is the running year's own).

Times started are more than children in some years (2, 2, 0, 5, 2 and 1 in 2020 to 2025): those children came, left and came
again within the year, and A04 counts them once. Source of the published figures: Department for Education, Children looked
after in England including adoptions, in the release named in each row (2024: November 2024, and so on), and the Local
Authority Interactive Tool of April 2026 (LAIT 2026). The demonstration's figures are `nearhome measures`' own, but for
reasons for leaving, first legal statuses, 18 on leaving, children missing more than once, and children who came here alone
among those who left: these are counted from the episodes."""


def place(figure: Figure) -> tuple[int, str, str]:
    """Where a figure stands on the page: totals first, then as the catalogue has it."""
    order = {card.code: number for number, card in enumerate(cards())}
    base = figure.code.removesuffix("-again").removesuffix("-of")
    return order.get(figure.code, order.get(base, 0)), figure.code, figure.breakdown


def title(code: str, breakdown: str) -> str:
    """The heading of a table."""
    names = {card.code: card.name for card in cards()}
    name = f"{code}: {names.get(code) or NAMES.get(code, code)}"
    how = BREAKDOWNS.get(breakdown, f"by {breakdown.replace('_', ' ')}")
    return f"{name}, {how}" if how else name


def row(each: Compared) -> str:
    """One figure."""
    figure = each.figure
    published = "c" if figure.suppressed else shown(figure.count, figure.percent, 0)
    result = {True: "pass", False: "**fail**", None: "not held to it"}[each.passes]
    own = shown(each.count, each.percent, 1)
    return f"| {figure.year} | {figure.group} | {published} | {figure.release} | {own} | {result} |"


def shown(count: float | None, percent: float | None, decimals: int) -> str:
    """A count and its percentage."""
    number = "" if count is None else f"{count:,.1f}".removesuffix(".0")
    share = "" if percent is None else f"{percent:.{decimals}f}%"
    return f"{number} ({share})" if number and share else number or share or "not known"
