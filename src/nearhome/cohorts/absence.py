"""Why a child is, or is not, looked after on a date: the reason and the row behind it, for one child.

Plain values in, plain values out. Whether a child counts is the cohorts' to say; this tells the reason
in words that an officer can check: the word before the colon is the kind, and is one of `KINDS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from nearhome.vocabulary.ages import birthday
from nearhome.vocabulary.codes import code_set

KINDS = (
    "looked after",
    "no header",
    "started recently",
    "ended soon after",
    "short break",
    "turned 18",
    "ended that day",
    "ended earlier",
    "between periods",
    "started later",
    "later file",
    "set aside",
    "no episode",
    "unknown id",
    "restricted",
    "id in crosswalk",
)
"""Every kind of reason, as it stands before the colon."""

SHORT_BREAKS = ("V3", "V4")
RECENT = timedelta(days=14)
"""Two lists often differ by events of the last fortnight that one of them has not got yet."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where something stands: a file, or sheet, and its row there (1 is the header)."""

    file: str
    row: int | None


@dataclass(frozen=True, slots=True)
class EpisodeRow:
    """An episode of the joined history, with its row and the rule that closed it, if one did."""

    decom: date
    dec: date | None
    legal_status: str | None
    reason_ceased: str | None
    at: Row
    closed_by: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the records hold of one child.

    `others` are rows of tables other than Episodes, by the return's table name. `set_aside` are
    rows of the child's that were set aside, by rule. `superseded` is a row of a return that is
    no longer in force, when no return in force holds the child.
    """

    dob: date | None = None
    header: Row | None = None
    episodes: tuple[EpisodeRow, ...] = ()
    others: Mapping[str, Row] = field(default_factory=dict)
    set_aside: Mapping[str, Row] = field(default_factory=dict)
    superseded: Row | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason in words, with the row behind it."""

    words: str
    at: Row

    @property
    def kind(self) -> str:
        """The kind of reason, one of `KINDS`."""
        return self.words.partition(":")[0]


NOWHERE = Row("", None)


def presence(known: Known, on: date) -> Reason:
    """Why a child who counts on the date may be missing from another's list."""
    current = _in_force(known, on)
    if current is None:
        return Reason("looked after: by the records", known.header or NOWHERE)
    status = current.legal_status or "legal status not known"
    if known.header is None:
        return Reason("no header: in Episodes without a Header row", current.at)
    first = _first_of_run(known, current)
    if on - first.decom <= RECENT:
        return Reason(f"started recently: on {first.decom}, {status}", first.at)
    last = _last_of_run(known, current)
    if last.dec is not None and last.dec - on <= RECENT:
        return Reason(f"ended soon after: on {last.dec}{_ceased(last)}", last.at)
    return Reason(f"looked after: since {first.decom}, {status}", current.at)


def absence(known: Known | None, on: date, restricted: int = 0) -> Reason:
    """Why a child does not count on the date.

    `restricted` is how many children are known to be held outside the extract.
    """
    if known is None:
        return _unknown(restricted)
    if not known.episodes:
        return _without_episode(known, restricted)
    current = _in_force(known, on)
    if current is not None:
        return _open_but_not_counted(known, current, on)
    harmful = _harmful(known)
    if harmful is not None:
        return harmful
    before = [each for each in known.episodes if each.decom <= on]
    if not before:
        first = known.episodes[0]
        return Reason(f"started later: on {first.decom}", first.at)
    return _ended(known, before[-1], on)


def _open_but_not_counted(known: Known, current: EpisodeRow, on: date) -> Reason:
    turned = birthday(known.dob, 18) if known.dob else None
    if turned is not None and turned <= on:
        return Reason(f"turned 18: on {turned}, the episode still open", current.at)
    if current.legal_status in SHORT_BREAKS:
        return Reason(f"short break: {current.legal_status} since {current.decom}", current.at)
    return Reason(f"looked after: since {current.decom}", current.at)


def _ended(known: Known, last: EpisodeRow, on: date) -> Reason:
    turned = birthday(known.dob, 18) if known.dob else None
    following = next((each for each in known.episodes if each.decom > on), None)
    if last.dec == on:
        return Reason(f"ended that day: {on}{_ceased(last)}", last.at)
    if last.closed_by == "not-in-next-year":
        return Reason(
            f"later file: open until it was gone from the next year's return, closed on {last.dec}",
            last.at,
        )
    if turned is not None and last.dec is not None and turned <= last.dec:
        return Reason(f"turned 18: on {turned}, ended {last.dec}{_ceased(last)}", last.at)
    if following is not None:
        return Reason(
            f"between periods: ended {last.dec}{_ceased(last)}, started again {following.decom}",
            last.at,
        )
    return Reason(f"ended earlier: on {last.dec}{_ceased(last)}", last.at)


def _without_episode(known: Known, restricted: int) -> Reason:
    harmful = _harmful(known)
    if harmful is not None:
        return harmful
    if known.header is not None:
        return Reason("no episode: in Header, in no row of Episodes", known.header)
    for table, at in known.others.items():
        return Reason(f"no episode: only in {table}", at)
    if known.superseded is not None:
        return Reason(
            "later file: in a return since superseded, not in the one in force", known.superseded
        )
    return _unknown(restricted)


def _harmful(known: Known) -> Reason | None:
    """The first row set aside for another reason than that it repeats one that was kept."""
    for rule, at in known.set_aside.items():
        if rule != "exact-duplicate":
            return Reason(f"set aside: a row of this child ({rule})", at)
    return None


def _unknown(restricted: int) -> Reason:
    if restricted:
        return Reason(
            f"restricted: in no return in force; {restricted} restricted children are held "
            "outside the extract and this may be one",
            NOWHERE,
        )
    return Reason("unknown id: in no return in force", NOWHERE)


def _in_force(known: Known, on: date) -> EpisodeRow | None:
    for each in known.episodes:
        if each.decom <= on and (each.dec is None or each.dec > on):
            return each
    return None


def _first_of_run(known: Known, current: EpisodeRow) -> EpisodeRow:
    first = current
    for each in reversed(known.episodes[: known.episodes.index(current)]):
        if each.dec != first.decom or each.reason_ceased not in {"X1", None}:
            break
        first = each
    return first


def _last_of_run(known: Known, current: EpisodeRow) -> EpisodeRow:
    last = current
    for each in known.episodes[known.episodes.index(current) + 1 :]:
        if each.decom != last.dec or last.reason_ceased not in {"X1", None}:
            break
        last = each
    return last


def _ceased(episode: EpisodeRow) -> str:
    if episode.reason_ceased is None:
        return ", reason unknown"
    found = code_set("REC").get(episode.reason_ceased)
    return f", {episode.reason_ceased} {found.label}" if found else f", {episode.reason_ceased}"
