"""Published values of the first pack's measures for the demonstration's areas."""

from datetime import date

from nearhome.published.releases import known_from
from nearhome.results.values import PublishedValue
from nearhome.vocabulary.areas import upper_tier
from nearhome.vocabulary.shipped import shipped_rows

ENGLAND = "E92000001"


def headline(area: str) -> tuple[PublishedValue, ...]:
    """The published values of an area (9-character code; E92000001 is England), by measure and year.

    Measures A01, A02, A04, A05, D08, D09, E01, E02, H02, H04, K01 and K02, 31 March 2021 to 2025;
    empty for an area whose figures are not shipped.
    """
    return tuple(
        _value(row) for row in shipped_rows(__package__, "headline.csv") if row["area"] == area
    )


def _value(row: dict[str, str]) -> PublishedValue:
    year = int(row["year"])
    return PublishedValue(
        area=row["area"],
        area_name="England" if row["area"] == ENGLAND else upper_tier()[row["area"]].name,
        code=row["code"],
        as_at=date(year, 3, 31),
        numerator=float(row["numerator"]),
        denominator=float(row["denominator"]) if row["denominator"] else None,
        value=float(row["value"]),
        unit=row["unit"],
        known_from=known_from(year),
        source=f"DfE, Children looked after in England including adoptions, {row['release']} release",
    )
