"""What the log says of places: sums of differences and of unknowns, not a line an episode."""

from collections import Counter

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from nearhome.returns.coded import Coded, coded
from nearhome.returns.raw import Action, LogEntry
from nearhome.vocabulary.areas import OTHER_COUNTRIES, place_area

FAR = 20.0
"""Miles; over this is far from home in the DfE's measure."""


def summary(column: str, rule: str, why: str) -> LogEntry:
    """A thing to know about all episodes together."""
    return LogEntry("", "Episodes", None, column, Action.NOTED, rule, "", "", why)


def differences(
    episodes: pa.Table,
    calculated: npt.NDArray[np.float64],
    location: npt.NDArray[np.object_],
    place_la: npt.NDArray[np.object_],
    from_postcode: npt.NDArray[np.object_],
) -> list[LogEntry]:
    """How what was supplied differs from what the postcodes give."""
    found = (
        _distances(episodes, calculated),
        _locations(episodes, location),
        _areas(episodes, place_la, from_postcode),
        _unknown_areas(episodes),
    )
    return [entry for entry in found if entry is not None]


def _distances(episodes: pa.Table, calculated: npt.NDArray[np.float64]) -> LogEntry | None:
    supplied = np.array(episodes["supplied_distance"].to_pylist(), dtype=np.float64)
    both = ~np.isnan(supplied) & ~np.isnan(calculated)
    gap = np.abs(supplied[both] - calculated[both])
    differ = gap > 0.05
    if not differ.any():
        return None
    crossed = (supplied[both] > FAR) != (calculated[both] > FAR)
    return summary(
        "PL_DISTANCE",
        "distance-differs",
        f"{differ.sum()} of {both.sum()} supplied distances differ from the postcodes' "
        f"({(gap > 1).sum()} by more than a mile, {crossed.sum()} on the other side of 20 miles); "
        "the supplied ones are used",
    )


def _locations(episodes: pa.Table, location: npt.NDArray[np.object_]) -> LogEntry | None:
    supplied = episodes["supplied_location"].to_pylist()
    pairs = Counter((a, b) for a, b in zip(supplied, location, strict=True) if a and b)
    wrong = {pair: n for pair, n in sorted(pairs.items()) if pair[0] != pair[1]}
    if not wrong:
        return None
    kinds = ", ".join(f"{n} {a} but {b}" for (a, b), n in wrong.items())
    return summary(
        "PL_LOCATION",
        "location-differs",
        f"{sum(wrong.values())} of {pairs.total()} supplied locations differ from the authority of "
        f"the placement ({kinds}); the supplied ones are used",
    )


def _areas(
    episodes: pa.Table,
    place_la: npt.NDArray[np.object_],
    from_postcode: npt.NDArray[np.object_],
) -> LogEntry | None:
    supplied = episodes["supplied_la"].to_pylist()
    pairs = [
        (a, b)
        for s, a, b in zip(supplied, place_la, from_postcode, strict=True)
        if s and s != "CON" and a and b
    ]
    wrong = sum(a != b for a, b in pairs)
    if not wrong:
        return None
    return summary(
        "PL_LA",
        "placement-area-differs",
        f"{wrong} of {len(pairs)} supplied authorities of placement differ from that of the "
        "placement postcode; the supplied ones are used",
    )


def _unknown_areas(episodes: pa.Table) -> LogEntry | None:
    """Supplied authorities that are no area; the placement postcode is used in their place."""
    supplied = coded(episodes, "supplied_la")
    words = {*OTHER_COUNTRIES.values(), "CON"}
    strange = [each for each in supplied.values if each not in words and place_area(each) is None]
    if not strange:
        return None
    count = int(supplied.is_one_of(strange).sum())
    return summary(
        "PL_LA",
        "placement-area-unknown",
        f"{count} supplied authorities of placement are no area's code ({', '.join(sorted(strange))}); "
        "the placement postcode's is used",
    )


def unknown_distances(
    supplied: npt.NDArray[np.object_], reasons: npt.NDArray[np.object_]
) -> list[LogEntry]:
    """How many episodes have no distance, by reason. They stay in every denominator."""
    counts = Counter(r for s, r in zip(supplied, reasons, strict=True) if s is None and r)
    return [
        summary("PL_DISTANCE", "distance-not-known", f"{n} episodes have no distance: {reason}")
        for reason, n in counts.most_common()
    ]


def home_differences(
    episodes: pa.Table, home: Coded, entry: npt.NDArray[np.int32]
) -> list[LogEntry]:
    """Each episode whose home postcode is not that at entry to its period of care."""
    rows = np.flatnonzero((home.at >= 0) & (home.at != entry))
    picked = episodes.select(["origin_file", "origin_row"]).take(pa.array(rows)).to_pylist()
    return [
        LogEntry(
            at["origin_file"] or "",
            "Episodes",
            at["origin_row"],
            "HOME_POST",
            Action.NOTED,
            "home-postcode-differs",
            home.values[home.at[row]],
            home.values[entry[row]],
            "HOME_POST is the home at entry to this period of care: the first one given is used for "
            "distance; correct the later ones",
        )
        for row, at in zip(rows.tolist(), picked, strict=True)
    ]
