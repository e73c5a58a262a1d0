"""How often the children move, and how often those who work with them change."""

from typing import Any

from nearhome.measures.catalogue.numbers import LOOKED_AFTER_WORDS
from nearhome.measures.catalogue.profile import ALL
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import MOVES, MOVES_OF_MONTH, STABILITY, WORKERS
from nearhome.measures.shapes import Count, Share
from nearhome.results.values import Polarity

GUIDE = "DfE, Children looked after in England: data guidance, placement stability"
STABILITY_FILE = "la_cla_placement_stability"


def three_or_more_homes(rows: Any) -> Any:
    """Three or more placements in the twelve months."""
    return rows.homes_in_window >= 3


def three_or_more_records(rows: Any) -> Any:
    """Three or more placements in the twelve months, changes with the same carers counted too."""
    return rows.records_in_window >= 3


def long_in_care(rows: Any) -> Any:
    """Under 16, in care for two and a half years, and not begun as short breaks."""
    long = (rows.age < 16).fill_null(False) & (rows.period_started <= rows.before_30)
    return long & ~rows.began_as_short_breaks


def with_the_same_carers(rows: Any) -> Any:
    """With the same carers for two years, an adoptive placement and the one before it together."""
    return (rows.settled_since <= rows.before_24).fill_null(False)


def not_planned(rows: Any) -> Any:
    """The move was asked for by the carers, the child or a council, not part of the plan."""
    return rows.by_move_reason == "not planned"


def three_or_more_workers(rows: Any) -> Any:
    """Three or more social workers in the year."""
    return rows.workers >= 3


E01 = Measure(
    code="E01",
    name="Three or more homes in the year",
    question="How many of the children in our care have lived in three or more homes in the last year?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those with three or more placements of a night or more in the twelve months",
    denominator=ALL,
    unit="%",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{STABILITY_FILE}: three or more placements during the year",
    notes=(
        "The placement in force on the first day counts. Changes with the same carers (T, U), temporary "
        "absences with return (T0 to T4) and adoption by the current carers (A3, A5) add none."
    ),
    months=12,
    shape=Share(STABILITY, three_or_more_homes),
)
E01_RECORDS = Measure(
    code="E01-records",
    name="Three or more homes in the year, changes with the same carers counted too",
    question="How many would it be if changes with the same carers were moves too?",
    population=LOOKED_AFTER_WORDS,
    numerator="As E01, but changes with the same carers (T, U) start a placement too",
    denominator=ALL,
    unit="%",
    polarity=Polarity.LOWER,
    source="A common wrong reading of the DfE's rule, kept to tell whether another count read it so",
    notes="Not for use: it takes a home that registered with Ofsted, or carers who moved house, for a move.",
    months=12,
    officers_only=True,
    shape=Share(STABILITY, three_or_more_records),
)
E02 = Measure(
    code="E02",
    name="Long with the same carers",
    question="Of children long in our care, how many have lived with the same carers for two years?",
    population="Children under 16 in care for two and a half years or more, not begun as short breaks",
    numerator="Those with the same carers for two years, or placed for adoption with the two together so",
    denominator="Children under 16 in care for two and a half years or more",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{STABILITY_FILE}: same carer for at least two years",
    notes="A move into or out of fostering for adoption (U2, U5) counts as a change of carers.",
    months=30,
    shape=Share(STABILITY, with_the_same_carers, long_in_care),
)
E03 = Measure(
    code="E03",
    name="Moves nobody planned",
    question="Of the moves from one home to another, how many did nobody plan?",
    population="Moves from one placement to another in the twelve months",
    numerator="Moves that were not planned (reasons CREQB, CREQO, CHILD, LAREQ)",
    denominator="All moves",
    unit="%",
    polarity=Polarity.LOWER,
    source="SSDA903 guide, REASON_PLACE_CHANGE; the grouping is our own",
    notes="By move_reason it is the share of all moves for each kind of reason.",
    own_breakdown="move_reason",
    field=("episodes", "reason_place_change"),
    shape=Share(MOVES, not_planned),
)
E03_MONTH = Measure(
    code="E03-month",
    name="Moves in the month",
    question="How many times did a child move from one home to another this month?",
    population="Moves from one placement to another in the calendar month",
    numerator="Every move, whatever the reason",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Our own count; twelve months of it are all the moves of E03",
    month_ends=True,
    shape=Count(MOVES_OF_MONTH),
)
E05 = Measure(
    code="E05",
    name="Three or more social workers in the year",
    question="How many of the children in our care had three or more social workers in the year?",
    population="Children looked after at 31 March, short breaks left out",
    numerator="Those with three or more different social workers on any day of the year",
    denominator="Children looked after at 31 March",
    unit="%",
    polarity=Polarity.LOWER,
    source="DfE, Stability of social workers; SSDA903 guide, SWEpisodes (from 2023-24)",
    notes="A worker counts from before the child came into care too, as the DfE counts.",
    shape=Share(WORKERS, three_or_more_workers),
)
