"""Who counts when: periods of care, spells, placements and same-carer stays of each child.

Plain lists built from the joined episodes of one child at a time. The rules are those of
docs/explanation/counting-rules.md ("Words", "Fine points"), which quotes the DfE.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nearhome.vocabulary.ages import age_on, birthday

Row = dict[str, Any]

SHORT_BREAKS = ("V3", "V4")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
CURRENT_CARERS_ADOPT = ("A3", "A5")
FOSTERING_FOR_ADOPTION = ("U2", "U5")


@dataclass
class Period:
    """A period of care, short breaks and all: its episodes in order."""

    child: str
    episodes: list[Row]
    known_start: bool

    @property
    def started(self) -> date:
        started: date = self.episodes[0]["decom"]
        return started


@dataclass
class Stay:
    """A placement or a same-carer stay: the episodes of a period spent in it."""

    episodes: list[Row]

    @property
    def started(self) -> date:
        started: date = self.episodes[0]["decom"]
        return started

    @property
    def ended(self) -> date | None:
        ended: date | None = self.episodes[-1]["dec"]
        return ended

    def lasts_a_night(self) -> bool:
        """counting-rules.md: "A placement that starts and ends on one day does not count." """
        return self.started != self.ended


@dataclass
class Spell:
    """A stretch of being looked after: never a short break, never past the 18th birthday.

    `how` is how it ended: `reason` (a reason ceased stands), `gone` (no reason), `short breaks` (a turn
    to them), `18th birthday` (still open that day), or None while it goes on.
    """

    child: str
    period: Period
    episodes: list[Row]
    known_start: bool
    ended: date | None = None
    how: str | None = None
    transferred_in: bool = False
    transferred_out: bool = False

    @property
    def started(self) -> date:
        started: date = self.episodes[0]["decom"]
        return started

    @property
    def reason(self) -> str | None:
        """The reason the spell ceased, when it ended by a reason."""
        reason: str | None = (
            self.episodes[-1]["reason_episode_ceased"] if self.how == "reason" else None
        )
        return reason

    @property
    def has_known_length(self) -> bool:
        """counting-rules.md: "a spell that starts by a transfer has an unknown start for durations." """
        return self.known_start and not self.transferred_in

    def is_in_force(self, day: date) -> bool:
        """counting-rules.md: "In a spell on a day: started ≤ day and (ended is empty or ended > day)." """
        return self.started <= day and (self.ended is None or self.ended > day)


@dataclass
class Child:
    """A child with everything that counts."""

    row: Row
    periods: list[Period] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)

    @property
    def name(self) -> str:
        name: str = self.row["child"]
        return name

    @property
    def dob(self) -> date | None:
        dob: date | None = self.row["dob"]
        return dob

    def age(self, on: date) -> int | None:
        """Completed years; None when the date of birth is unknown or later than `on`."""
        if self.dob is None or self.dob > on:
            return None
        return age_on(self.dob, on)

    def spell_on(self, day: date) -> Spell | None:
        """The spell in force on a day, if any."""
        for spell in self.spells:
            if spell.is_in_force(day):
                return spell
        return None


def children(records: dict[str, list[Row]]) -> list[Child]:
    """Every child of the records with periods of care and spells, in order of identifier."""
    by_child: dict[str, list[Row]] = {row["child"]: [] for row in records["children"]}
    for episode in records["episodes"]:
        by_child[episode["child"]].append(episode)
    found = []
    for row in sorted(records["children"], key=lambda row: row["child"]):
        child = Child(row)
        child.periods = periods(in_order(by_child[row["child"]]))
        child.spells = [spell for period in child.periods for spell in spells(period, child.dob)]
        for spell in child.spells:
            _mark_transfers(spell, records["transfers"])
        found.append(child)
    return found


def _mark_transfers(spell: Spell, transfers: list[Row]) -> None:
    """counting-rules.md: "a spell that starts, or ends, on a day for which the table `transfers` holds the
    child and the direction (in, out) is no start and no end".
    """
    for row in transfers:
        if row["child"] == spell.child:
            if row["direction"] == "in" and row["date"] == spell.started:
                spell.transferred_in = True
            if row["direction"] == "out" and row["date"] == spell.ended:
                spell.transferred_out = True


def in_order(episodes: list[Row]) -> list[Row]:
    """By first day, then last (open last), then as read."""
    return sorted(
        episodes,
        key=lambda row: (
            row["decom"],
            row["dec"] or date.max,
            row["collection_year"],
            row["origin_row"],
        ),
    )


def periods(episodes: list[Row]) -> list[Period]:
    """The periods of care in one child's episodes.

    DfE data guidance 2023: "Period of care refers to a continuous period of being looked after, which may
    include more than one placement or legal status." counting-rules.md: it "begins at reason S, at a
    child's first known episode, or after a gap of more than a day. It ends at a reason ceased other than
    X1, whatever follows and however soon. After X1, or an end with no reason, an episode starting the
    same or the next day continues it; S after X1 within a day is still one period. A first known episode
    that is not S has an unknown start".
    """
    found: list[Period] = []
    for number, episode in enumerate(episodes):
        before = episodes[number - 1] if number else None
        if before is not None and _continues(before, episode):
            found[-1].episodes.append(episode)
        else:
            known = before is not None or episode["reason_new_episode"] == "S"
            found.append(Period(episode["child"], [episode], known))
    return found


def _continues(before: Row, episode: Row) -> bool:
    if before["reason_episode_ceased"] not in (None, "X1"):
        return False
    return before["dec"] is not None and (episode["decom"] - before["dec"]).days <= 1


def spells(period: Period, dob: date | None) -> list[Spell]:
    """The spells of one period.

    DfE data guidance 2023: "Unless otherwise stated, numbers and percentage exclude children looked after
    under an agreed series of short term placements." counting-rules.md: "within one period of care, the
    unbroken run of episodes that are not short breaks (V3, V4), from its first day to its last, cut at
    the 18th birthday. An episode that starts on or after the 18th birthday is in no spell."
    """
    eighteen = birthday(dob, 18) if dob is not None else None
    found: list[Spell] = []
    running = False
    for number, episode in enumerate(period.episodes):
        if episode["legal_status"] in SHORT_BREAKS:
            if running:
                found[-1].how = "short breaks"
            running = False
        elif eighteen is not None and episode["decom"] >= eighteen:
            if running:
                found[-1].how = "18th birthday"
            running = False
        elif running:
            found[-1].episodes.append(episode)
        else:
            found.append(Spell(period.child, period, [episode], number > 0 or period.known_start))
            running = True
    for spell in found:
        _end(spell, eighteen)
    return found


def _end(spell: Spell, eighteen: date | None) -> None:
    """counting-rules.md: an end is "the reason ceased, gone from the records (no reason), a turn to short
    breaks, or the 18th birthday with the episode still open. The date is the spell's end." """
    last = spell.episodes[-1]
    spell.ended = last["dec"]
    if eighteen is not None and (spell.ended is None or spell.ended > eighteen):
        spell.ended, spell.how = eighteen, "18th birthday"
    elif spell.ended is not None and spell.how is None:
        spell.how = "gone" if last["reason_episode_ceased"] in (None, "X1") else "reason"


def is_temporary(episode: Row) -> bool:
    """A placement code T0 to T4."""
    return episode["place"] in TEMPORARY


def is_same_place(one: Row, other: Row) -> bool:
    """counting-rules.md: "the same place code, and the same URN where both are known, and the same
    postcode where both are known"."""
    if one["place"] != other["place"]:
        return False
    for column in ("urn", "place_post"):
        if one[column] is not None and other[column] is not None and one[column] != other[column]:
            return False
    return True


def placements(period: Period) -> list[Stay]:
    """The placements of a period.

    USERS.md 2, 1 and 2 (from the DfE's guide): "T and U are same-carer changes"; "T0-T4 are not moves ...
    the child must return to the normal placement (383) ... No return = a real move: count it and flag".
    counting-rules.md: "Starts with the period, and with reason S, P or B. L, T and U continue it."
    """
    return _stays(period, _starts_a_placement, carers_may_adopt=False)


def placements_with_adoption_by_carers(period: Period) -> list[Stay]:
    """As placements, for three or more in the year: DfE (LAIT dictionary): placed for adoption with the
    current foster carer is not a change. counting-rules.md: "A3/A5 with the current carers no change".
    """
    return _stays(period, _starts_a_placement, carers_may_adopt=True)


def placement_records(period: Period) -> list[Stay]:
    """As placements with adoption by the carers, but T and U start one too: the common wrong reading.

    USERS.md 2, 1: "RNE P, B, T, U all say change of placement" is how it comes to be read so.
    """
    return _stays(period, _starts_a_record, carers_may_adopt=True)


def same_carer_stays(period: Period) -> list[Stay]:
    """The same-carer stays of a period.

    counting-rules.md: "as a placement, except that a move into A3 or A5 (adoption by the current carers)
    continues the stay, and a move into or out of U2 or U5 starts a new one, whatever the reason."
    """
    return _stays(period, _starts_a_stay, carers_may_adopt=True)


def _starts_a_placement(before: Row, episode: Row) -> bool:
    """RULES 2: "Placement: starts with S, P or B; L, T and U continue it." Fine points: "a reason for new
    episode that is empty continues the placement when the place is the same (...), and starts one otherwise."
    """
    reason = episode["reason_new_episode"]
    if reason in ("S", "P", "B"):
        return True
    if reason in ("L", "T", "U"):
        return False
    return not is_same_place(before, episode)


def _starts_a_record(before: Row, episode: Row) -> bool:
    return episode["reason_new_episode"] in ("T", "U") or _starts_a_placement(before, episode)


def _starts_a_stay(before: Row, episode: Row) -> bool:
    """DfE data guidance 2023, stability: the figures "include children in fostering placements with
    relative(s) or friend(s) or other foster carers who is/are also an approved adopter(s) – fostering for
    adoption/concurrent planning (placement codes U2 and U5) as a placement change."
    """
    if before["place"] != episode["place"]:
        for one in (before, episode):
            if one["place"] in FOSTERING_FOR_ADOPTION:
                return True
    return _starts_a_placement(before, episode)


def _stays(
    period: Period, starts: Callable[[Row, Row], bool], *, carers_may_adopt: bool
) -> list[Stay]:
    """Walks a period. T rows wait until it is known whether the child came back."""
    found: list[Stay] = []
    waiting: list[Row] = []
    for episode in period.episodes:
        if is_temporary(episode):
            waiting.append(episode)
            continue
        if not found:
            goes_on = False  # "A T row at the very beginning is no placement."
        else:
            before = found[-1].episodes[-1]
            if carers_may_adopt and episode["place"] in CURRENT_CARERS_ADOPT:
                goes_on = True
            elif waiting:
                goes_on = is_same_place(before, episode)
            else:
                goes_on = not starts(before, episode)
        if goes_on:
            found[-1].episodes += [*waiting, episode]
        else:
            found.append(Stay([episode]))
        waiting = []
    if found:
        # "T0-T4 with nothing after them in the period (...) belong to the placement before."
        found[-1].episodes += waiting
    return found


def usual_episode(period: Period, episode: Row) -> Row | None:
    """The episode whose place the child usually lives in, None when it is not known.

    USERS.md 2, 2: "distance uses the usual placement's postcode". counting-rules.md: "for T0-T4, the last
    episode before it in the period that is not T0-T4."
    """
    upto = period.episodes[: period.episodes.index(episode) + 1]
    usual = [each for each in upto if not is_temporary(each)]
    return usual[-1] if usual else None


def episode_on(spell: Spell, day: date) -> Row:
    """The episode of a spell in force on a day; on its last day, or after, its last episode."""
    for episode in spell.episodes:
        if episode["decom"] <= day and (episode["dec"] is None or episode["dec"] > day):
            return episode
    return spell.episodes[-1]
