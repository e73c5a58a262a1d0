"""Going home, and young people after care as the council's own list has them at a date."""

from dataclasses import replace
from typing import Any

from nearhome.measures.catalogue.lists_council import YOUNG_ADULTS
from nearhome.measures.catalogue.numbers import DAYS_IN_A_MONTH
from nearhome.measures.catalogue.permanence import F08, came_back
from nearhome.measures.conditions import both, holds, is_aged, is_any_of, said
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import ENDS, RETURNS_HOME_12
from nearhome.measures.shapes import Count, Quantile, Share
from nearhome.results.values import Polarity

RETURNS_HOME_6 = replace(
    RETURNS_HOME_12,
    name="returns_home_6",
    table=lambda plan: plan.lists.returns_home_6,
    months_needed=18,
)
LISTED = (
    "Young people who have left care, as the council listed them last in the 31 days to the date"
)
SOURCE = "The leaving care team's list (list: care_leavers)"


def under_25(rows: Any) -> Any:
    """Aged under 25 at the date."""
    return (rows.age < 25).fill_null(False)


def is_owed_a_plan(rows: Any) -> Any:
    """Under 21, or has asked for support: a pathway plan is owed (Children Act 1989, 23C to 23CZB)."""
    return (rows.age < 21).fill_null(False) | (rows.age.notnull() & said("asked_for_support")(rows))


def _went(*reasons: str) -> Any:
    return is_any_of("end_reason", *reasons)


def _days_before(*reasons: str) -> Any:
    """Days in care of those who went home so; empty for all others."""
    return lambda rows: _went(*reasons)(rows).ifelse(rows.days_in_care, None)


F07_WAIT = Measure(
    code="F07-wait",
    name="Months in care before going home",
    question="How long had children been in our care when they went home?",
    population="Ends by going home (E4A, E4B) in the twelve months, every one counted",
    numerator="Those with a known first day",
    denominator="All of them",
    unit="months",
    polarity=Polarity.NEITHER,
    source="Our own count",
    notes="Months of 30.4375 days.",
    shape=Quantile(
        ENDS,
        _days_before("E4A", "E4B"),
        both(holds("start_known"), _went("E4A", "E4B")),
        per=DAYS_IN_A_MONTH,
        among=_went("E4A", "E4B"),
    ),
)
F07_WAIT_PLANNED = replace(
    F07_WAIT,
    code="F07-wait-planned",
    name="Months in care before going home as planned",
    population="Ends by going home as planned (E4A) in the twelve months, every one counted",
    shape=Quantile(
        ENDS,
        _days_before("E4A"),
        both(holds("start_known"), _went("E4A")),
        per=DAYS_IN_A_MONTH,
        among=_went("E4A"),
    ),
)
F07_WAIT_UNPLANNED = replace(
    F07_WAIT,
    code="F07-wait-unplanned",
    name="Months in care before going home without a plan",
    population="Ends by going home without a plan (E4B) in the twelve months, every one counted",
    shape=Quantile(
        ENDS,
        _days_before("E4B"),
        both(holds("start_known"), _went("E4B")),
        per=DAYS_IN_A_MONTH,
        among=_went("E4B"),
    ),
)
F08_6M = replace(
    F08,
    code="F08-6m",
    name="Came back within 6 months of going home",
    question="Of the children who went home, how many were back in our care within half a year?",
    population="Ends by going home (E4A, E4B) in the twelve months ending six months before the date",
    numerator="Those with a later time in care that began within 6 months",
    shape=Share(RETURNS_HOME_6, came_back),
)
K05 = Measure(
    code="K05",
    name="Assessed for Staying Close",
    question="How many young people have been assessed for Staying Close?",
    population=LISTED,
    numerator="Those assessed",
    denominator="Those aged under 25",
    unit="%",
    polarity=Polarity.HIGHER,
    source=SOURCE,
    notes="Children's Wellbeing and Schools Act 2026, section 7: not in force yet.",
    total_only=True,
    shape=Share(YOUNG_ADULTS, both(said("staying_close_assessed"), under_25), under_25),
)
K05_SUPPORTED = replace(
    K05,
    code="K05-supported",
    name="Supported by Staying Close",
    question="How many young people does Staying Close support?",
    numerator="Those supported",
    shape=Share(YOUNG_ADULTS, both(said("staying_close_supported"), under_25), under_25),
)
K07 = replace(
    K05,
    code="K07",
    name="Pathway plan in date",
    question="How many young people have a plan that was looked at in the last six months?",
    numerator="Those whose plan was reviewed in the six months to the day of the list",
    denominator="Those under 21, and those older who asked for support",
    notes="",
    shape=Share(YOUNG_ADULTS, both(holds("plan_is_in_date"), is_owed_a_plan), is_owed_a_plan),
)
K10 = replace(
    K07,
    code="K10",
    name="Young people of 21 to 25 who are supported",
    question="Of the young people of 21 to 25 who asked for support, how many have it?",
    numerator="Those who are supported",
    denominator="Those aged 21 to 25 who asked for support",
    polarity=Polarity.NEITHER,
    notes="The published group is aged 22 to 25.",
    shape=Share(
        YOUNG_ADULTS,
        both(said("supported"), both(said("asked_for_support"), is_aged(21, 25))),
        both(said("asked_for_support"), is_aged(21, 25)),
    ),
)


def _on_the_list(code: str, name: str, question: str, numerator: str, column: str) -> Measure:
    """As at the day of the list, which is another measure than that of the return's birthdays."""
    return replace(
        K07,
        code=code,
        name=name,
        question=question,
        numerator=numerator,
        denominator="Those aged 19 to 21",
        notes="At the day of the list; the return's figure is of contact around birthdays.",
        shape=Share(YOUNG_ADULTS, both(said(column), is_aged(19, 21)), is_aged(19, 21)),
    )


K01_LIST = _on_the_list(
    "K01-list",
    "In education, work or training today, aged 19 to 21",
    "How many of them are in education, work or training today?",
    "Those in education, employment or training",
    "occupied",
)
K02_LIST = _on_the_list(
    "K02-list",
    "In a suitable home today, aged 19 to 21",
    "How many of them have a suitable home today?",
    "Those whose home is suitable",
    "suitable",
)
K03_LIST = _on_the_list(
    "K03-list",
    "In touch today, aged 19 to 21",
    "With how many of them are we in touch today?",
    "Those with whom the council is in touch",
    "in_touch",
)
K09_LIST = Measure(
    code="K09-list",
    name="Without a home, in a guest house, or in custody today",
    question="How many young people have no home, or are in a guest house or custody?",
    population=LISTED,
    numerator="Those who live so",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=SOURCE,
    notes="For officers only.",
    officers_only=True,
    total_only=True,
    shape=Count(YOUNG_ADULTS, is_any_of("living", "homeless", "bed and breakfast", "custody")),
)
