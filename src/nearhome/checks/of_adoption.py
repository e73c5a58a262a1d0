"""Checks of adoption: episodes beside AD1 and PlacedAdoption."""

from nearhome.checks.declaration import Check, Severity

ADOPTION = (
    Check(
        rule="adopted-not-placed",
        severity=Severity.ERROR,
        frame="adoption_steps",
        table="Episodes",
        field="REC",
        what="The child was adopted and was in no adoptive placement (A3 to A6) before.",
        mend="Enter the placement for adoption, or correct REC.",
        moves=("D02", "F04", "F06"),
        offends=lambda row: row.adopted & ~row.was_adoptive,
        sector=("390",),
    ),
    Check(
        rule="adopted-without-details",
        severity=Severity.ERROR,
        frame="adoption_steps",
        table="AD1",
        field="CHILD",
        what="The child was adopted and has no AD1 row.",
        mend="Enter the adoption's dates and the adopters.",
        moves=("F04", "F04-A2"),
        offends=lambda row: row.adopted & row.holds_ad1 & ~row.has_ad1,
        sector=("601",),
        absent=True,
    ),
    Check(
        rule="details-without-adoption",
        severity=Severity.ERROR,
        frame="adoptions",
        table="AD1",
        field="CHILD",
        what="The child has an AD1 row, and no episode ended in adoption.",
        mend="Enter E11 or E12 as REC, or take the row out.",
        moves=("F04", "F06"),
        offends=lambda row: ~row.was_adopted,
        sector=("602",),
    ),
    Check(
        rule="match-before-decision",
        severity=Severity.ERROR,
        frame="adoptions",
        table="AD1",
        field="DATE_MATCH",
        what="The match with adopters is before the decision that the child should be placed.",
        mend="Correct DATE_INT or DATE_MATCH.",
        moves=("F04-A2",),
        offends=lambda row: row.date_match < row.date_decision,
        sector=("333",),
    ),
    Check(
        rule="match-missing",
        severity=Severity.ERROR,
        frame="adoptions",
        table="AD1",
        field="DATE_MATCH",
        what="The date of the match with adopters is missing.",
        mend="Enter DATE_MATCH.",
        moves=("F04-A2",),
        offends=lambda row: row.date_match.isnull(),
        sector=("113",),
    ),
    Check(
        rule="placed-without-decision",
        severity=Severity.ERROR,
        frame="adoption_steps",
        table="PlacedAdoption",
        field="DATE_PLACED",
        what="The child was placed for adoption or has a placement order, and no decision is recorded.",
        mend="Enter the date of the decision that the child should be placed.",
        moves=("F04",),
        offends=lambda row: (
            row.is_first
            & row.holds_decisions
            & (row.adoptive | (row.legal_status == "E1"))
            & row.decided.isnull()
        ),
        sector=("551", "553"),
        absent=True,
    ),
)
