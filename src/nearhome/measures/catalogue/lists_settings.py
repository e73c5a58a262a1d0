"""Homes outside the law, judgements of homes, other councils' children, moves at short notice, searches."""

from dataclasses import replace
from typing import Any

from nearhome.measures.conditions import amount, both, holds, is_any_of
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import MOVES, Population
from nearhome.measures.shapes import Count, Mean, Quantile, Share, Sum
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import window_start

IRREGULAR = Population(
    "irregular_nights",
    lambda plan: plan.lists.irregular_nights,
    "12 months",
    breakdowns=(),
    since=window_start,
    detail=("kind", "started", "ended", "nights"),
    lists=("irregular_settings",),
)
NOTIFIED = Population(
    "notified_children",
    lambda plan: plan.lists.notified_children,
    "at date",
    breakdowns=("home_kind",),
    detail=("started", "kind"),
    lists=("notifications",),
    of_children=False,
)
JUDGED = Population(
    "judged_homes",
    lambda plan: plan.lists.judged_homes,
    "at date",
    breakdowns=(),
    detail=("kind", "grade", "graded_on"),
    lists=("homes",),
    of_children=False,
)
NOTICE = replace(
    MOVES,
    name="moves_with_notice",
    table=lambda plan: plan.lists.moves_with_notice,
    breakdowns=tuple(name for name in MOVES.breakdowns if name != "move_reason"),
    detail=("moved", "its_notice_hours"),
    evidence=(("its_file", "its_row"),),
    lists=("moves_notice",),
)
SEARCHES = Population(
    "searches",
    lambda plan: plan.lists.searches,
    "12 months",
    breakdowns=(),
    since=window_start,
    detail=("referred_on", "placed_on", "offers"),
    lists=("searches",),
)
LAW = "The council's list of homes outside the law (list: irregular_settings)"
UNREGULATED = "unregulated under 16"
SUPPORTED = "unregistered supported accommodation"
UNREGISTERED = "unregistered children's home"
LODGING = "bed and breakfast"
OUTSIDE_THE_LAW = (UNREGULATED, SUPPORTED, UNREGISTERED)


def _children_in(*kinds: str) -> Any:
    """One row a child of those who had a night in any of these."""
    first = "is_first" if len(kinds) == 1 else "is_child"
    return both(is_any_of("kind", *kinds), holds(first))


def _children_still_in(*kinds: str) -> Any:
    """One row a child of those who are there at the date."""
    first = "is_first_open" if len(kinds) == 1 else "is_open_child"
    return both(is_any_of("kind", *kinds), both(holds("is_open"), holds(first)))


def nights_outside(rows: Any) -> Any:
    """Nights of the window in homes outside the law, guest houses apart."""
    return (rows.kind != LODGING).ifelse(rows.nights, 0)


def nights_lodging(rows: Any) -> Any:
    """Nights of the window in bed and breakfast."""
    return (rows.kind == LODGING).ifelse(rows.nights, 0)


def under_a_day(rows: Any) -> Any:
    """The council knew less than 24 hours before."""
    return rows.its_notice_hours < 24


D07 = Measure(
    code="D07",
    name="Children who stayed in homes outside the law",
    question="How many children stayed in homes that the law does not allow?",
    population="Children of the records with a night in the twelve months in a home outside the law",
    numerator="Those children, each counted once: under 16 in unregulated homes (from 9 September 2021), in "
    "supported accommodation not registered (from 28 October 2023), in a children's home not registered",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=LAW,
    notes="The lawful number is nil. A night is one that begins on a day from the first to the one before leaving.",
    total_only=True,
    shape=Count(IRREGULAR, _children_in(*OUTSIDE_THE_LAW)),
)
D07_NIGHTS = replace(
    D07,
    code="D07-nights",
    name="Nights in homes outside the law",
    question="How many nights did children spend in homes that the law does not allow?",
    numerator="Nights of the twelve months there, that of the date counted",
    shape=Sum(IRREGULAR, nights_outside, is_any_of("kind", *OUTSIDE_THE_LAW)),
)
D07_OPEN = replace(
    D07,
    code="D07-open",
    name="Children in homes outside the law",
    question="How many children live in a home that the law does not allow?",
    population="Children of the records who are there at the date",
    shape=Count(IRREGULAR, _children_still_in(*OUTSIDE_THE_LAW)),
)


def _by_law(code: str, name: str, words: str, kind: str) -> tuple[Measure, Measure]:
    in_year = replace(
        D07,
        code=code,
        name=name,
        question=f"How many children stayed in {words}?",
        numerator=f"Those in {words}, each counted once",
        shape=Count(IRREGULAR, _children_in(kind)),
    )
    still = replace(
        in_year,
        code=f"{code}-open",
        name=f"{name}, at the date",
        question=f"How many children live in {words}?",
        population=D07_OPEN.population,
        shape=Count(IRREGULAR, _children_still_in(kind)),
    )
    return in_year, still


D07_UNDER_16, D07_UNDER_16_OPEN = _by_law(
    "D07-under16",
    "Under 16 in unregulated homes",
    "an unregulated home while under 16, unlawful from 9 September 2021",
    UNREGULATED,
)
D07_SUPPORTED, D07_SUPPORTED_OPEN = _by_law(
    "D07-supported",
    "In supported accommodation not registered",
    "supported accommodation not registered, unlawful from 28 October 2023",
    SUPPORTED,
)
D07_HOME, D07_HOME_OPEN = _by_law(
    "D07-home",
    "In children's homes not registered",
    "a children's home not registered, always an offence",
    UNREGISTERED,
)
D18 = replace(
    D07,
    code="D18",
    name="Young people in guest houses (B&B)",
    question="How many young people did we put in guest houses?",
    population="Young people of the records with a night in a guest house (B&B) in the twelve months",
    numerator="Those young people, each counted once",
    notes="The number to aim for is nil.",
    shape=Count(IRREGULAR, _children_in(LODGING)),
)
D18_NIGHTS = replace(
    D18,
    code="D18-nights",
    name="Nights in guest houses (B&B)",
    question="How many nights did young people spend in guest houses?",
    numerator="Nights of the twelve months there, that of the date counted",
    shape=Sum(IRREGULAR, nights_lodging, is_any_of("kind", LODGING)),
)
D16 = Measure(
    code="D16",
    name="Homes and agencies graded good or outstanding",
    question="How many of the homes and agencies does Ofsted grade good or better?",
    population="Children's homes, secure homes, residential schools and fostering agencies registered at the date",
    numerator="Those graded good or outstanding",
    denominator="Those with a grade by the date",
    unit="%",
    polarity=Polarity.HIGHER,
    source="Ofsted, registered providers, as the council keeps them (list: homes)",
    notes="Homes, not children. The council's own fostering is inspected with the council.",
    total_only=True,
    shape=Share(JUDGED, holds("is_good"), holds("is_graded")),
)
D16_SUPPORTED = replace(
    D16,
    code="D16-supported",
    name="Supported accommodation judged consistently strong",
    question="How many providers of supported accommodation does Ofsted judge consistently strong?",
    population="Providers of supported accommodation registered at the date",
    numerator="Those judged consistently strong",
    denominator="Those with one of the three judgements by the date",
    notes="Supported accommodation has three outcomes and no grades.",
    shape=Share(JUDGED, holds("is_strong"), holds("is_judged")),
)
D17 = Measure(
    code="D17",
    name="Other councils' children who live here",
    question="How many children of other councils live in our area?",
    population="Children of other councils of whom this one was told",
    numerator="Those who live here at the date",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="Notifications from other councils (list: notifications)",
    notes="Wins over the published figure, which is of 31 March.",
    also_by=("home_kind",),
    shape=Count(NOTIFIED),
)
E06 = Measure(
    code="E06",
    name="Moves with less than a day's notice",
    question="How many moves came with less than a day's notice?",
    population="Moves in the twelve months (E03) for which the list says how long before the council knew",
    numerator="Those with less than 24 hours",
    denominator="All of them",
    unit="%",
    polarity=Polarity.LOWER,
    source="The placements team's list (list: moves_notice)",
    shape=Share(NOTICE, under_a_day),
)
N08 = Measure(
    code="N08",
    name="Days to find a home",
    question="How long does it take to find a home?",
    population="Searches begun in the twelve months for children of the records",
    numerator="Days from the referral to the home found, of those found by the date",
    denominator="All of them",
    unit="days",
    polarity=Polarity.LOWER,
    source="Commissioning's list of searches (list: searches)",
    total_only=True,
    shape=Quantile(SEARCHES, amount("days"), holds("was_placed")),
)
N08_OFFERS = replace(
    N08,
    code="N08-offers",
    name="Offers for each search",
    question="How many offers come for each child?",
    numerator="Offers that came",
    denominator="Searches for which it is known",
    unit="offers a search",
    polarity=Polarity.HIGHER,
    shape=Mean(SEARCHES, amount("offers"), lambda rows: rows.offers.notnull()),
)
N08_FIRST = replace(
    N08,
    code="N08-first",
    name="The home that the plan asked for",
    question="How many of the homes found are what the plan asked for?",
    numerator="Those that were what the plan asked for",
    denominator="Those found by the date",
    unit="%",
    polarity=Polarity.HIGHER,
    shape=Share(
        SEARCHES, lambda rows: (rows.first_choice == 1) & rows.was_placed, holds("was_placed")
    ),
)
