"""Which cells of the published files make which figure, and what they come to.

The selection is the table that the reading of an officer's own files uses too:
src/nearhome/published/reading/selectors.csv, with the labels of the 2025 release, to which the panels
are harmonised.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from build_published_sources import Row, area_of, area_today, lait, plain, read

from nearhome.results.values import PER_100
from nearhome.vocabulary.shipped import shipped_rows

PANELS = {
    "numbers": "cla_rates_2019_2025",
    "march31": "ees_march31_characteristics",
    "started": "ees_started_characteristics",
    "ceased": "ees_ceased_characteristics",
    "stability": "ees_placement_stability",
    "new_placements": "ees_new_placements_and_change_reasons",
    "health": "ees_health_offending_substance_sdq",
    "missing": "ees_missing_and_away",
    "net_gain": "ees_placement_net_gain",
    "leavers_activity": "ees_care_leavers_activity",
    "leavers_suitability": "ees_care_leavers_accommodation_suitability",
    "leavers_in_touch": "ees_care_leavers_in_touch",
    "leavers_staying_put": "ees_care_leavers_staying_put",
    "school_moves": "ees_school_moves",
    "social_workers": "ees_social_worker_changes",
    "sgo_adoption": "ees_sgo_adoption",
}
"""The harmonised panel of each data set."""

RAW = {
    "absence": ("absence_la.csv.gz", "social_care_group", "phase_type_grouping"),
    "ks2": ("ks2_la.csv.gz", "social_care_group", ""),
    "ks4": ("ks4_la.csv.gz", "social_care_group", ""),
    "workforce": ("csww_indicators_2017_to_2025.csv", "", ""),
    "referrals": ("c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv", "", ""),
    "repeat_plans": ("d3_cpps_subsequent_plan_2013_to_2025.csv", "", ""),
    "plan_length": ("d5_cpps_at31march_by_duration_2013_to_2025.csv", "", ""),
}
"""The file of the 2025 release of each other data set, and its columns of cohort and characteristic."""

RAW_RELEASE = "2025"
LAIT_RELEASE = "2026-04-08"
STOCK_AND_FLOW = "cla_stock_and_flow_by_la_2011_2025"
FLOWS = {"on_31_march": "A01", "started": "A04", "ceased": "A05"}
OLD_NUMBERS = "releases/release_2023/cla_number_and_rate_per_10k_children.csv.gz"
SYMBOLS = ("c", "x", "u", "-", "k", "low")
"""Symbols in the order in which one of them stands for a sum that holds several."""

Key = tuple[str, str, str, str, str]
"""Of a figure: code, breakdown, group, area, and the day it is of."""


@dataclass
class Figure:
    """What one release holds of a figure: the texts of its parts, before they are added up."""

    unit: str
    decimals: int
    source: str
    parts: dict[str, list[str]] = field(default_factory=dict)

    def text(self, part: str) -> str:
        """A part as published; of several cells their sum, or a symbol where one has a symbol."""
        return total(self.parts.get(part, []))

    @property
    def value(self) -> str:
        """The published value; where the file has none, that of the published counts, rounded."""
        if "value" in self.parts:
            return self.text("value")
        above, below = number(self.text("numerator")), number(self.text("denominator"))
        if above is None:
            return self.text("numerator")
        if not below:
            return self.text("denominator") if below is None else "z"
        return plain(str(round(100 * above / below + 1e-9, self.decimals)))

    @property
    def numerator(self) -> str:
        """The published numerator; a count is its own."""
        if "numerator" in self.parts or self.unit != "n":
            return self.text("numerator")
        return self.text("value")

    @property
    def unrounded(self) -> float | None:
        """The value from the published counts where it is a share or a rate of them."""
        above, below = number(self.numerator), number(self.text("denominator"))
        times = {"%": 100, "rate": 10_000, PER_100: 100}.get(self.unit)
        if times is None or above is None or not below:
            return number(self.value)
        return times * above / below


def number(text: str) -> float | None:
    """The number of a published cell; None for a symbol or an empty cell."""
    try:
        return float(text)
    except ValueError:
        return None


def total(cells: list[str]) -> str:
    """One cell as it is; of several their sum, or the first of their symbols by `SYMBOLS`.

    What does not apply (`z`) adds nothing to a sum of what does.
    """
    cells = [each for each in cells if each != "z"] or cells[:1]
    if len(cells) < 2:
        return "".join(cells)
    for symbol in SYMBOLS:
        if symbol in cells:
            return symbol
    return plain(str(sum(float(each) for each in cells)))


@cache
def selectors() -> dict[str, dict[tuple[str, str, str], list[Row]]]:
    """The lines of the selection by data set, then cohort, characteristic and label."""
    found: dict[str, dict[tuple[str, str, str], list[Row]]] = {}
    for row in shipped_rows("nearhome.published.reading", "selectors.csv"):
        place = (row["cohort"], row["characteristic"], row["label"])
        found.setdefault(row["dataset"], {}).setdefault(place, []).append(row)
    return found


Held = dict[Key, dict[str, Figure]]
"""Every figure held, by release."""


@cache
def every_figure(published: Path) -> Held:
    """Every selected figure of every area, by release; LAIT's only for years no release is held of."""
    held: Held = {}
    _take(held, "numbers", _old_numbers(published))
    for dataset in PANELS:
        _take(held, dataset, _panel_cells(published, dataset))
    for dataset in RAW:
        _take(held, dataset, _raw_cells(published, dataset))
    held.update(_lait_figures(published, held))
    for key, release, figure in _first_releases(published):
        held.setdefault(key, {})[release] = figure
    return held


Cell = tuple[str, str, str, tuple[str, str, str], Row]
"""Area, day, release, place in the selection, and the row."""


def _take(held: Held, dataset: str, cells: Iterable[Cell]) -> None:
    wanted = selectors().get(dataset, {})
    for area, day, release, place, row in cells:
        for line in wanted.get(place, ()):
            key = (line["code"], line["breakdown"], line["group"], area, day)
            figure = held.setdefault(key, {}).setdefault(
                release, Figure(line["unit"], int(line["decimals"]), dataset)
            )
            if figure.source == dataset:
                figure.parts.setdefault(line["part"], []).append(row[line["column"]])


def _panel_cells(published: Path, dataset: str) -> Iterator[Cell]:
    for row in read(published / "panels" / f"{PANELS[dataset]}.csv.gz"):
        place = (row.get("cohort", ""), row.get("group", ""), row.get("breakdown", ""))
        if dataset == "numbers":
            place = ("", "", row["population_type"])
        yield (*_where(row, row["release"]), place, _named(row))


def _old_numbers(published: Path) -> Iterator[Cell]:
    """The 2023 release of the table of numbers, where the panel holds a later one of the cell."""
    panel = read(published / "panels" / f"{PANELS['numbers']}.csv.gz")
    held = {
        (row["new_la_code"], row["time_period"], row["geographic_level"])
        for row in panel
        if row["release"] == "2023"
    }
    for row in read(published / OLD_NUMBERS):
        if (row["new_la_code"], row["time_period"], row["geographic_level"]) not in held:
            named = {**row, "children_count": row["number"]}
            label = row["population_count"].replace(" at 31 March", " on 31 March")
            yield (*_where(row, "2023"), ("", "", label), _named(named))


def _named(row: Row) -> Row:
    """A row of the table of numbers under the column names of the selection; any other as it is."""
    if "rate_per_10000" not in row:
        return row
    return {
        "count": row["children_count"],
        "population": row["population_estimate"],
        "rate": row["rate_per_10000"],
    }


def _raw_cells(published: Path, dataset: str) -> Iterator[Cell]:
    name, cohort, characteristic = RAW[dataset]
    for row in read(published / "releases" / "release_2025" / name):
        place = (row.get(cohort, ""), row.get(characteristic, ""), "")
        yield (*_where(row, RAW_RELEASE, dataset), place, row)


def _where(row: Row, release: str, dataset: str = "") -> tuple[str, str, str]:
    return area_of(row), day_of(row["time_period"], dataset), release


def day_of(period: str, dataset: str = "") -> str:
    """The day that a period of the DfE's is of: 2025 and 202425 are 31 March 2025.

    The outcomes of an academic year are those of children looked after at the 31 March in it; the
    workforce is counted at 30 September.
    """
    year = period if len(period) == 4 else period[:2] + period[4:]
    return f"{year}-09-30" if dataset == "workforce" else f"{year}-03-31"


def lait_day(period: str, measure: str) -> str:
    """The day that a period of LAIT's is of: `2025`, `2025 (Rev)`, `2024-25 (OT)` and `2024/25`."""
    year = re.fullmatch(r"(?:\d\d)?(\d\d)(?:[-/](\d\d))?(?: \(\w+\))?", period)
    if year is None:
        raise ValueError(f"{measure}: {period} is no year")
    return day_of(f"20{year[2] or year[1]}", "workforce" if "Work_Force" in measure else "")


def _lait_figures(published: Path, held: Held) -> Held:
    years = {(code, breakdown, group, day) for code, breakdown, group, _, day in held}
    found: Held = {}
    for (_, _, measure), lines in selectors()["lait"].items():
        for (area, period), value in lait(published, measure).items():
            for line in lines:
                day, decimals = lait_day(period, measure), int(line["decimals"])
                key = (line["code"], line["breakdown"], line["group"], area, day)
                if (*key[:3], day) not in years:
                    figure = found.setdefault(
                        key, {LAIT_RELEASE: Figure(line["unit"], decimals, "lait")}
                    )[LAIT_RELEASE]
                    figure.parts[line["part"]] = [
                        lait_value(value, decimals if line["part"] == "value" else 0)
                    ]
    return found


def _first_releases(published: Path) -> Iterator[tuple[Key, str, Figure]]:
    """Numbers, starts and ends of 2011 to 2017 as the releases of those years had them."""
    for row in read(published / "panels" / f"{STOCK_AND_FLOW}.csv.gz"):
        if row["source"].endswith(".csv"):
            code, area = FLOWS[row["flow"]], area_today(row["new_la_code"])
            figure = Figure("n", 0, "numbers", {"value": [row["count"]]})
            yield (code, "", "", area, day_of(row["year"])), row["year"], figure


def lait_value(value: str, decimals: int) -> str:
    """A value of LAIT's as the source published it: with its decimals, without LAIT's noise."""
    figure = number(value)
    return value if figure is None else plain(str(round(figure + 1e-9, decimals)))


def latest(releases: dict[str, Figure]) -> tuple[str, Figure]:
    """The newest release held of a figure."""
    return max(releases.items())
