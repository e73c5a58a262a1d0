"""The demonstration beside what was published of the area it stands in for, figure by figure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nearhome.demo.figures import Figure, figures
from nearhome.demo.generate import generate
from nearhome.demo.parameters import shipped_parameters
from nearhome.demo.written import write, write_lists, write_monthly
from nearhome.demo.year_plan import ROUTES
from nearhome.journeys.add import add
from nearhome.journeys.init import init
from nearhome.journeys.measures import results_of
from nearhome.journeys.records import Records, open_records
from nearhome.results.values import Result
from nearhome.vocabulary.ages import birthday
from nearhome.vocabulary.periods import year_end, year_start

OF_OUR_OWN = frozenset({"I01-again", "I01-of"})
"""Published rows that are no measure: children missing more than once, children looked after in the year."""
BREAKDOWNS_OF_OUR_OWN = frozenset({"age", "reason", "first_status"})
"""Published groups that no measure has: counted here from the episodes."""
EXACT = frozenset({"A01", "A04", "A05"})
"""Measures whose total is to be exact."""
FIRST_OF_ALL = 2021
"""The first year whose other figures the demonstration is held to."""
POINTS = 2.0
"""How far from a published percentage the demonstration's may be."""
SCORE = 0.5
"""How far from a published average score."""
SHARE_OF_COUNT = 0.05
"""How far from a published number of incidents, as a share of it."""
MOST_SUPPRESSED = 5
"""Counts up to this are suppressed in themselves; one more in their group may be, to hide them."""

SECONDARY = frozenset({"K02-17-18", "H08-received", "H08-offered"})
"""Measures suppressed because what they leave of their total is, and not for being small themselves."""

REASONS = {
    "adoption": ("E11", "E12"),
    "special_guardianship": ("E43", "E44", "E45", "E46", "E47", "E48"),
    "arrangements": ("E41",),
    "home": ("E4A",),
    "home_unplanned": ("E4B",),
    "kin": ("E13",),
    "transfer": ("E3",),
    "died": ("E2",),
    "remand": ("E14",),
    "custody": ("E9",),
    "supported": ("E5",),
    "independent": ("E6",),
    "adult": ("E7",),
    "staying_put": ("E17",),
    "older": ("E15",),
    "abroad": ("E16",),
    "other": ("E8",),
}
"""The return's reasons of each route."""

Found = Mapping[tuple[str, str, str], tuple[float | None, float | None]]
"""The demonstration's count and percentage by code, breakdown and group."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A published figure, the demonstration's own, and whether it is as near as it should be."""

    figure: Figure
    count: float | None
    percent: float | None
    passes: bool | None
    """None where there is nothing to hold it to."""


def compared(folder: Path, years: Sequence[int]) -> list[Compared]:
    """Every published figure of some years beside that of a workspace's records."""
    records = open_records(folder)
    measured = by_year(records, years)
    found: list[Compared] = []
    for year in years:
        own = own_figures(records, year, measured[year])
        these = [figure for key, figure in figures().items() if key[0] == year]
        suppressed = Counter((each.code, each.breakdown) for each in these if each.suppressed)
        for figure in these:
            count, percent = own.get((figure.code, figure.breakdown, figure.group), (None, None))
            alone = suppressed[figure.code, figure.breakdown] < 2
            found.append(Compared(figure, count, percent, passes(figure, count, percent, alone)))
    return found


def made_and_compared(folder: Path, seed: int) -> list[Compared]:
    """A demonstration of the published size made in a new folder, and its figures beside those published."""
    parameters = shipped_parameters()
    plan = generate(parameters, seed=seed, children=parameters.children)
    init(folder, parameters.authority, say=_quiet)
    years = write(plan, folder / "returns", parameters.untidy)
    monthly = write_monthly(plan, folder / "returns" / "monthly", parameters.untidy)
    lists = write_lists(plan, folder / "lists")
    add(folder, (*years, *monthly, *lists), as_at=None, say=_quiet)
    return compared(folder, sorted({key[0] for key in figures()}))


def _quiet(line: str) -> None:
    """Says nothing."""


def by_year(records: Records, years: Sequence[int]) -> dict[int, list[Result]]:
    """The product's own measures of what was published, at each 31 March."""
    wanted = {(each.code, each.breakdown) for each in figures().values()}
    codes = sorted({code for code, _ in wanted} - OF_OUR_OWN)
    breakdowns = sorted({breakdown for _, breakdown in wanted if breakdown} - BREAKDOWNS_OF_OUR_OWN)
    found: dict[int, list[Result]] = {year: [] for year in years}
    for result in results_of(records, [year_end(year) for year in years], codes, breakdowns):
        found[result.as_at.year].append(result)
    return found


def passes(figure: Figure, count: float | None, percent: float | None, alone: bool) -> bool | None:
    """Whether a figure is near enough; `alone`: no other of its breakdown is suppressed."""
    if figure.code in EXACT and not figure.breakdown:
        return count == figure.count
    if figure.year < FIRST_OF_ALL:
        return None
    if figure.suppressed:
        alone = alone and figure.code not in SECONDARY
        return count is not None and (not alone or 1 <= count <= MOST_SUPPRESSED)
    if figure.percent is not None:
        return percent is not None and abs(percent - figure.percent) <= POINTS
    if figure.count is None or count is None:
        return None
    if figure.code == "H06":
        return abs(count - figure.count) <= SCORE
    return abs(count - figure.count) <= max(1.0, SHARE_OF_COUNT * figure.count)


def own_figures(records: Records, year: int, measured: Sequence[Result]) -> Found:
    """The demonstration's figures at a 31 March, by the product's own measures and from its episodes."""
    found: dict[tuple[str, str, str], tuple[float | None, float | None]] = {}
    for result in measured:
        count, percent = result.numerator, result.value if result.unit == "%" else None
        if result.code == "H06":
            count = result.value
        if result.code == "I01" and not result.breakdown:
            found["I01-of", "", ""] = (result.denominator, None)
        found[result.code, result.breakdown, result.group] = (count, percent)
    found |= from_episodes(records, year) | from_missing(records, year)
    for (code, breakdown, group), (count, percent) in list(found.items()):
        total = found.get((code, "", ""), (None, None))[0]
        if breakdown and percent is None and count is not None and total:
            found[code, breakdown, group] = (count, 100 * count / total)
    return found


def from_episodes(
    records: Records, year: int
) -> dict[tuple[str, str, str], tuple[float | None, float | None]]:
    """Children who came by first legal status and who left by reason, from the episodes themselves."""
    first, last = year_start(year), year_end(year)
    born = dict(
        zip(
            records.tables["children"]["child"].to_pylist(),
            records.tables["children"]["dob"].to_pylist(),
            strict=True,
        )
    )
    came: dict[str, str] = {}
    left: dict[str, tuple[date, str]] = {}
    moved = set(records.tables["transfers"]["child"].to_pylist())
    for row in ordinary_episodes(records):
        if row["reason_new_episode"] == "S" and first <= row["decom"] <= last:
            came.setdefault(row["child"], row["legal_status"])
        ended = row["dec"] is not None and first <= row["dec"] <= last
        gone = row["reason_episode_ceased"] not in ("X1", "", None)
        if ended and gone and not (row["child"] in moved and row["reason_episode_ceased"] == "E3"):
            left[row["child"]] = (row["dec"], row["reason_episode_ceased"])
    statuses = Counter(came.values())
    reasons = Counter(code for _, code in left.values())
    alone = set(records.tables["uasc"]["child"].to_pylist())
    adults = sum(1 for child, (on, _) in left.items() if on >= birthday(born[child], 18))
    found: dict[tuple[str, str, str], tuple[float | None, float | None]] = {
        ("A04", "first_status", code): (statuses[code], None)
        for code in ("C1", "C2", "E1", "V2", "L1", "L2", "J1")
    }
    for name, route in ROUTES.items():
        number = sum(reasons[code] for code in REASONS[route])
        found["A05", "reason", name] = (number, None)
    found["A05", "age", "18 and over"] = (adults, None)
    # The measure takes who turns 18 for no longer separated; the publication does not.
    found["A05", "uasc", "UASC"] = (sum(1 for child in left if child in alone), None)
    return found


def ordinary_episodes(records: Records) -> list[dict[str, Any]]:
    """Episodes in order of their first day, short breaks left out."""
    table = records.tables["episodes"].sort_by("decom")
    rows: list[dict[str, Any]] = table.to_pylist()
    return [row for row in rows if row["legal_status"] not in ("V3", "V4")]


def from_missing(
    records: Records, year: int
) -> dict[tuple[str, str, str], tuple[float | None, float | None]]:
    """Children who went missing more than once in the year."""
    first, last = year_start(year), year_end(year)
    times = Counter(
        row["child"]
        for row in records.tables["missing"].to_pylist()
        if row["kind"] == "M" and first <= row["started"] <= last
    )
    return {("I01-again", "", ""): (sum(1 for n in times.values() if n > 1), None)}
