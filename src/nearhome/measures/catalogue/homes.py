"""Where the children live: the kinds of home, and whose they are."""

from typing import Any

from nearhome.measures.catalogue.numbers import GUIDE, LOOKED_AFTER_WORDS
from nearhome.measures.catalogue.profile import ALL, AT_31_MARCH, OF_GROUP
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import LOOKED_AFTER
from nearhome.measures.shapes import Condition, Count, Share, everybody
from nearhome.results.values import Polarity


def placed_in(*codes: str) -> Condition:
    """A condition: the child lives in a placement of one of these codes."""
    return lambda rows: rows.place.isin(codes).fill_null(False)


def and_also(first: Condition, second: Condition) -> Condition:
    """A condition: both hold."""
    return lambda rows: first(rows) & second(rows)


def in_a_family(rows: Any) -> Any:
    """The child lives with foster carers, adopters to be, or parents."""
    return rows.by_placement.isin(("foster", "placed for adoption", "with parents"))


def own_provision(rows: Any) -> Any:
    """The council's own provision."""
    return (rows.place_provider == "PR1").fill_null(False)


def is_16_or_over(rows: Any) -> Any:
    """Aged 16 and over."""
    return (rows.age >= 16).fill_null(False)


def is_under_12(rows: Any) -> Any:
    """Aged under 12."""
    return (rows.age < 12).fill_null(False)


def on_care_order(rows: Any) -> Any:
    """Under an interim or a full care order."""
    return rows.legal_status.isin(("C1", "C2")).fill_null(False)


mainstream_foster = placed_in("U4", "U5", "U6")
kinship_foster = placed_in("U1", "U2", "U3")
childrens_home = placed_in("K1", "K2")
supported = placed_in("K3", "H5")
with_parents = placed_in("P1")

D01 = Measure(
    code="D01",
    name="Where children live",
    question="In what kinds of home do the children in our care live?",
    population=LOOKED_AFTER_WORDS,
    numerator=OF_GROUP,
    denominator=ALL,
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Placement",
    own_breakdown="placement",
    is_mix=True,
    shape=Share(LOOKED_AFTER, everybody),
)
D02 = Measure(
    code="D02",
    name="Living in a family",
    question="How many of the children in our care live in a family?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those in foster care, placed for adoption or with their parents",
    denominator=ALL,
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Placement (sum of three)",
    shape=Share(LOOKED_AFTER, in_a_family),
)
D03 = Measure(
    code="D03",
    name="Foster care by the council's own carers",
    question="Of children with foster carers who are not relatives or friends, how many live with our own?",
    population="Children looked after at the date in mainstream foster care (U4, U5, U6)",
    numerator="Those in the council's own provision (PR1)",
    denominator="Children in mainstream foster care",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    notes="Carers who are relatives or friends are in D03-kinship, not here.",
    field=("episodes", "place_provider"),
    shape=Share(LOOKED_AFTER, own_provision, mainstream_foster),
)
D03_KINSHIP = Measure(
    code="D03-kinship",
    name="Foster care by relatives and friends whom the council approved",
    question="Of children fostered by relatives or friends, how many live with carers whom we approved?",
    population="Children looked after at the date fostered by relatives or friends (U1, U2, U3)",
    numerator="Those in the council's own provision (PR1)",
    denominator="Children fostered by relatives or friends",
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    field=("episodes", "place_provider"),
    shape=Share(LOOKED_AFTER, own_provision, kinship_foster),
)
D04 = Measure(
    code="D04",
    name="Fostered by relatives or friends",
    question="How many of the children in our care are fostered by relatives or friends?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those fostered by relatives or friends (U1, U2, U3)",
    denominator=ALL,
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Placement, foster placement with relative or friend",
    shape=Share(LOOKED_AFTER, kinship_foster),
)
D05 = Measure(
    code="D05",
    name="In children's homes",
    question="How many of the children in our care live in a children's home or a secure one?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those in a secure or another children's home (K1, K2)",
    denominator=ALL,
    unit="%",
    polarity=Polarity.LOWER,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Placement, secure units and children's homes",
    shape=Share(LOOKED_AFTER, childrens_home),
)
D05_K2 = Measure(
    code="D05-K2",
    name="In children's homes, secure ones left out",
    question="How many of the children in our care live in a children's home that is not secure?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those in a children's home (K2)",
    denominator=ALL,
    unit="%",
    polarity=Polarity.LOWER,
    source="Our own count; the DfE publishes it with secure homes (D05)",
    shape=Share(LOOKED_AFTER, placed_in("K2")),
)
D05_UNDER12 = Measure(
    code="D05-under12",
    name="Children under 12 in children's homes",
    question="How many children under 12 live in a children's home or a secure one?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those aged under 12 in a secure or another children's home (K1, K2)",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source="Our own count",
    shape=Count(LOOKED_AFTER, and_also(childrens_home, is_under_12)),
)
D06 = Measure(
    code="D06",
    name="In supported accommodation, of all children",
    question="How many of the children in our care live in supported accommodation?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those in supported accommodation (K3; H5 before it was regulated)",
    denominator=ALL,
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Placement, independent and semi-independent living",
    shape=Share(LOOKED_AFTER, supported),
)
D06_16PLUS = Measure(
    code="D06-16plus",
    name="In supported accommodation, of those aged 16 and over",
    question="How many of our 16 and 17 year olds live in supported accommodation?",
    population="Children looked after at the date aged 16 and over",
    numerator="Those in supported accommodation (K3; H5 before it was regulated)",
    denominator="Children looked after at the date aged 16 and over",
    unit="%",
    polarity=Polarity.NEITHER,
    source="Our own count; the DfE publishes the share of all children (D06)",
    shape=Share(LOOKED_AFTER, supported, is_16_or_over),
)
D14 = Measure(
    code="D14",
    name="Living with parents on a care order",
    question="How many children live with their parents while a care order is in force?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those placed with parents (P1) under an interim or a full care order (C1, C2)",
    denominator="",
    unit="n",
    polarity=Polarity.RANGE,
    source=GUIDE,
    shape=Count(LOOKED_AFTER, and_also(with_parents, on_care_order)),
)
D14_ALL = Measure(
    code="D14-all",
    name="Living with parents",
    question="How many of the children in our care live with their parents?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those placed with parents (P1), whatever their legal status",
    denominator="",
    unit="n",
    polarity=Polarity.RANGE,
    source=GUIDE,
    published=f"{AT_31_MARCH}: Placement, placed with parents",
    shape=Count(LOOKED_AFTER, with_parents),
)
D15 = Measure(
    code="D15",
    name="In secure children's homes",
    question="How many of the children in our care live in a secure children's home?",
    population=LOOKED_AFTER_WORDS,
    numerator="Those in a secure children's home (K1)",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source=GUIDE,
    notes="Orders that deprive a child of liberty elsewhere are in the return from 2026-27 only.",
    shape=Count(LOOKED_AFTER, placed_in("K1")),
)
