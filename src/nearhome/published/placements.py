"""England's children by placement on 31 March, as the DfE published them by code and by group."""

from dataclasses import dataclass

from nearhome.vocabulary.shipped import shipped_rows


@dataclass(frozen=True, slots=True)
class PlacementCount:
    """Children of England on 31 March in some placements, rounded to 10 by the DfE.

    `names` are placement codes when `by` is `code`, one of our groups when it is `group`. `percent`
    is the whole percentage published with a group, None when under half of one or not published.
    """

    year: int
    release: int
    by: str
    names: tuple[str, ...]
    children: int
    percent: int | None


def placement_counts() -> tuple[PlacementCount, ...]:
    """Every count shipped: by group 2021 to 2025 (2025 release), by code 2023 (2023 release)."""
    return tuple(
        PlacementCount(
            int(row["year"]),
            int(row["release"]),
            row["kind"],
            tuple(row["name"].split()) if row["kind"] == "code" else (row["name"],),
            int(row["children"]),
            int(row["percent"]) if row["percent"].isdigit() else None,
        )
        for row in shipped_rows(__package__, "placement_shares.csv")
    )
