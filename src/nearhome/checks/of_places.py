"""Checks of where the child lives: placements, providers, postcodes, temporary stays."""

from typing import Any

from nearhome.checks.days import birthday, is_in
from nearhome.checks.declaration import Check, Severity

SUPPORTED = ("H5", "K3", "P2")
NO_PROVIDER = ("T0", "T1", "T2", "T3", "T4", "Z1", "Z11", "Z12", "Z13", "Z14")
NEVER_PARENTS = ("PR1", "PR2", "PR3", "PR4", "PR5")
CARER_CHANGES = ("P", "B")


def _same_place(row: Any) -> Any:
    """Place code, provider's number and postcode are those of the episode before, where known."""
    return (
        (row.place == row.last_place)
        & (row.urn == row.last_urn).fill_null(True)
        & (row.place_post == row.last_place_post).fill_null(True)
    )


def _distance_wanted(row: Any) -> Any:
    return ~row.short_break & ~row.adoptive & (row.decom < row.eighteenth).fill_null(True)


PLACES = (
    Check(
        rule="place-missing",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="PLACE",
        what="The episode has no valid placement code.",
        mend="Enter PLACE, with the code list of the year.",
        moves=("D01", "D02", "D04", "D05", "D06", "E02"),
        offends=lambda row: row.place.isnull(),
        sector=("146",),
    ),
    Check(
        rule="begins-temporary",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="PLACE",
        what="A period of care begins with a temporary placement (T0 to T4).",
        mend="Enter the placement that the child is usually in.",
        moves=("D01", "D08", "E01"),
        offends=lambda row: row.begins & row.temporary,
        sector=("380",),
    ),
    Check(
        rule="ends-temporary",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="PLACE",
        what="A period of care ends in a temporary placement (T0 to T4).",
        mend="Enter the return to the usual placement, or code the last one as what it was.",
        moves=("D01", "E01", "F05"),
        offends=lambda row: row.temporary & (row.reason_episode_ceased.fill_null("X1") != "X1"),
        sector=("381",),
    ),
    Check(
        rule="temporary-too-long",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="PLACE",
        what="A temporary placement lasts longer than it may (hospital 42 days, holidays 21, T4 seven).",
        mend="Code it as the placement that it has become.",
        moves=("D01", "E01", "E02"),
        offends=lambda row: (
            row.dec.notnull()
            & (
                (is_in(row.place, ("T4",)) & (row.days > 7))
                | (is_in(row.place, ("T2", "T3")) & (row.days > 21))
                | (is_in(row.place, ("T1",)) & (row.days > 42))
            )
        ),
        sector=("375", "376", "379"),
    ),
    Check(
        rule="temporary-without-return",
        severity=Severity.WARNING,
        frame="settled",
        table="Episodes",
        field="PLACE",
        what="After a temporary placement the child went to another kind of home: it counts as a move.",
        mend="If the child went back, correct PLACE; if not, the temporary rows were a placement.",
        moves=("E01", "E02", "E03"),
        offends=lambda row: (row.between > 0) & (row.place != row.settled_before),
        sector=("383",),
    ),
    Check(
        rule="move-without-change",
        severity=Severity.WARNING,
        frame="settled",
        table="Episodes",
        field="RNE",
        what="RNE says that the carers changed (P or B), but kind of home, provider and postcode did not.",
        mend="Enter L, T or U if the carers stayed; else correct the placement.",
        moves=("E01", "E02", "E03"),
        offends=lambda row: (
            is_in(row.reason_new_episode, CARER_CHANGES)
            & (row.between == 0)
            & _same_place(row)
            & row.place_post.notnull()
            & row.urn.notnull()
        ),
        sector=("435",),
    ),
    Check(
        rule="change-without-move",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="RNE",
        what="RNE says that only the legal status changed (L), but the kind of home did.",
        mend="Enter B, or U when the carers stayed.",
        moves=("E01", "E02", "E03"),
        offends=lambda row: (row.reason_new_episode == "L") & (row.place != row.last_place),
        sector=("434",),
    ),
    Check(
        rule="move-reason-missing",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="REASON_PLACE_CHANGE",
        what="The carers changed after this episode, and it does not say why.",
        mend="Enter REASON_PLACE_CHANGE.",
        moves=("E03",),
        offends=lambda row: (
            is_in(row.next_reason, CARER_CHANGES)
            & row.follows_in_period
            & ~row.temporary
            & ~row.next_temporary.fill_null(False)
            & row.dec.notnull()
            & row.reason_place_change.isnull()
        ),
        sector=("225",),
    ),
    Check(
        rule="supported-under-16",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="PLACE",
        what="Independent or supported accommodation for a child under sixteen.",
        mend="Correct PLACE or the date of birth. If it is right, it has been unlawful since 9 September 2021: tell the head of service.",
        moves=("D06", "D06-16plus"),
        offends=lambda row: is_in(row.place, SUPPORTED) & (row.decom < birthday(row.dob, 16)),
        sector=("370", "371"),
    ),
    Check(
        rule="parents-under-section-20",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="LS",
        what="A child placed with parents (P1) cannot be looked after under section 20 (V2).",
        mend="Correct PLACE or LS, or end care.",
        moves=("D14", "D14-all", "B07"),
        offends=lambda row: (row.place == "P1") & (row.legal_status == "V2"),
        sector=("378",),
    ),
    Check(
        rule="provider-missing",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="PLACE_PROVIDER",
        what="The placement has no valid provider code.",
        mend="Enter PLACE_PROVIDER.",
        moves=("D03", "D03-kinship"),
        offends=lambda row: (
            row.place_provider.isnull() & row.place.notnull() & ~is_in(row.place, NO_PROVIDER)
        ),
        sector=("178", "526"),
    ),
    Check(
        rule="provider-not-for-place",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="PLACE_PROVIDER",
        what="PR0 is for children placed with parents (P1), and only PR0 is.",
        mend="Correct PLACE_PROVIDER or PLACE.",
        moves=("D03", "D14"),
        offends=lambda row: (
            ((row.place == "P1") & is_in(row.place_provider, NEVER_PARENTS))
            | ((row.place != "P1") & (row.place_provider == "PR0"))
        ),
        sector=("527", "528", "529", "530", "531", "550"),
    ),
    Check(
        rule="home-postcode-missing",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="HOME_POST",
        what="There is no home postcode, so no distance can be worked out.",
        mend="Enter the address at entry to care.",
        moves=("D08", "D10"),
        offends=lambda row: (
            row.home_post.isnull()
            & row.supplied_distance.isnull()
            & ~row.is_uasc
            & _distance_wanted(row)
        ),
        sector=("392a", "392b"),
    ),
    Check(
        rule="placement-postcode-missing",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="PL_POST",
        what="There is no placement postcode, so neither distance nor authority can be worked out.",
        mend="Enter PL_POST; leave it empty only for adoption and protected addresses.",
        moves=("D08", "D09", "D10"),
        offends=lambda row: (
            row.place_post.isnull()
            & (row.supplied_distance.isnull() | row.location.isnull())
            & (row.supplied_la.fill_null("") != "CON")
            & _distance_wanted(row)
        ),
        sector=("392a", "392b", "169"),
    ),
    Check(
        rule="separated-home-postcode",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="HOME_POST",
        what="An unaccompanied child has a home postcode; no distance is worked out from it.",
        mend="Leave HOME_POST empty.",
        moves=("D08", "D10"),
        offends=lambda row: row.is_uasc & row.home_post.notnull(),
        sector=("406",),
    ),
    Check(
        rule="home-is-placement",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="PL_POST",
        what="Home and placement have one postcode, and the child is not placed with parents.",
        mend="Check both: the distance counts as nought.",
        moves=("D08", "D10"),
        offends=lambda row: (row.home_post == row.place_post) & (row.place != "P1"),
        sector=("392d",),
    ),
    Check(
        rule="too-far",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="PL_DISTANCE",
        what="The home is more than 350 miles from the placement.",
        mend="Check both postcodes.",
        moves=("D08", "D10"),
        offends=lambda row: row.distance > 350,
        sector=("454",),
    ),
)
