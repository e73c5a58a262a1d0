"""The invented localities, and where children come from, carers and adopters live, homes are."""

from collections.abc import Mapping
from functools import cache

from nearhome.vocabulary.shipped import shipped_rows


@cache
def weights(of: str) -> Mapping[str, float]:
    """How likely each locality is for `children`, `carers`, `adopters` or `homes`; 0 is never."""
    return {
        row["locality"]: float(row[of])
        for row in shipped_rows(__package__, "localities.csv")
        if float(row[of])
    }


def decile_children(decile: int) -> float:
    """The part of the invented county's children who live in a decile of deprivation, 1 the most deprived.

    A shire county: twice as many in the least deprived tenth of England as in the most.
    """
    return 0.06 + 0.0073 * decile
