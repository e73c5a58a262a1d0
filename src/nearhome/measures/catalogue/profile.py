"""Who the children are, and who came in: age, sex, legal status, need, route."""

from nearhome.measures.catalogue.flows import STARTS_WORDS, is_child
from nearhome.measures.catalogue.numbers import GUIDE, LOOKED_AFTER_WORDS
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import LOOKED_AFTER, STARTS
from nearhome.measures.shapes import Share, everybody
from nearhome.results.values import Polarity

AT_31_MARCH = "la_cla_on_31_march_by_characteristics"
STARTED = "la_children_who_started_to_be_looked_after_during_the_year"
ALL = "Children looked after at the date"
CHILDREN_STARTED = "Children who came into care, each counted once, at the first start (A04)"
OF_GROUP = "Those of them in the group"

B01 = Measure(
    code="B01",
    name="Age at coming into care",
    question="How old were children when they came into our care?",
    population=STARTS_WORDS,
    numerator=OF_GROUP,
    denominator=CHILDREN_STARTED,
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{STARTED}: Age on starting (bands under 1, 1 to 4, 5 to 9, 10 to 15, 16 and over)",
    own_breakdown="entry_age",
    is_mix=True,
    shape=Share(STARTS, is_child, is_child),
)
B02 = Measure(
    code="B02",
    name="Age of children in care",
    question="How old are the children in our care?",
    population=LOOKED_AFTER_WORDS,
    numerator=OF_GROUP,
    denominator=ALL,
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Age group",
    own_breakdown="age_band",
    is_mix=True,
    shape=Share(LOOKED_AFTER, everybody),
)
B05 = Measure(
    code="B05",
    name="Girls and boys in care",
    question="How many of the children in our care are girls and how many boys?",
    population=LOOKED_AFTER_WORDS,
    numerator=OF_GROUP,
    denominator=ALL,
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Gender",
    own_breakdown="sex",
    is_mix=True,
    shape=Share(LOOKED_AFTER, everybody),
)
B07 = Measure(
    code="B07",
    name="Legal status of children in care",
    question="Under which order or agreement are the children in our care?",
    population=LOOKED_AFTER_WORDS,
    numerator=OF_GROUP,
    denominator=ALL,
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Legal status",
    own_breakdown="legal_status",
    is_mix=True,
    shape=Share(LOOKED_AFTER, everybody),
)
C01 = Measure(
    code="C01",
    name="Why children came into care",
    question="What was the main reason that children needed to come into our care?",
    population=STARTS_WORDS,
    numerator=OF_GROUP,
    denominator=CHILDREN_STARTED,
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{STARTED}: Category of need",
    own_breakdown="need",
    is_mix=True,
    shape=Share(STARTS, is_child, is_child),
)
C03 = Measure(
    code="C03",
    name="How children came into care",
    question="Did children come by agreement, by a court, by the police, on remand, or alone from abroad?",
    population=STARTS_WORDS,
    numerator=OF_GROUP,
    denominator=CHILDREN_STARTED,
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{STARTED}: Legal status; Unaccompanied asylum-seeking children",
    own_breakdown="route",
    is_mix=True,
    uses_uasc=True,
    shape=Share(STARTS, is_child, is_child),
)
