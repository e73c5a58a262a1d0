"""`nearhome adopt`: the Board's own list of panels, and its own words; which list and words are in force."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.journeys.agreed import content_of, refuse, text_of, words_of
from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.own_measures import own_measures, tell
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.measures.cards import cards
from nearhome.measures.declaration import Measure
from nearhome.measures.own.codes import IN_QUOTES, is_own
from nearhome.pack.figures import Figure
from nearhome.pack.headlines import (
    Decision,
    Headline,
    Headlines,
    read_headlines,
    shipped_headlines,
    shipped_headlines_text,
)
from nearhome.pack.headlines_check import Known, faults_of
from nearhome.pack.lists_compared import Difference, difference
from nearhome.pack.words import Words
from nearhome.store.decisions_kept import (
    KeptDecision,
    hash_of,
    keep_decision,
    list_of,
    read_decisions,
)
from nearhome.store.errors import told
from nearhome.store.files import replace_file
from nearhome.store.paths import usable
from nearhome.store.workspace import open_workspace

LIST = "headlines.toml"
"""The workspace's own list of panels."""

_SHOWN = ("number", "on", "minute", "by", "came_in", "went_out", "moved", "reworded", "recounted",
    "beside", "sha256")  # fmt: skip


def headlines_of(folder: Path, own: Sequence[Measure] = ()) -> Headlines:
    """The list of panels in force: the workspace's own, else the one that ships.

    `own` are the council's own measures that can be worked out. A panel about another of its own is left
    out (`panels_without_own` names it), as is what waits for measures that no catalogue here has. It says by which decision the Board
    adopted it, and whether it was changed since. RefusedError names every fault of the workspace's own.
    """
    content, decisions = content_of(folder, LIST), read_decisions(folder)
    last = decisions[-1] if decisions else None
    decision = None if last is None else Decision(last.on, last.minute, last.by)
    if content is None:
        return replace(
            shipped_headlines().within(_computed(own)), decision=decision, recorded=last is None
        )
    whole = _checked_list(folder / LIST, content, words_of(folder), own, is_adopted=True)
    found = replace(whole, panels=_workable(whole.panels, own)).within(_computed(own))
    recorded = last is not None and last.sha256 == hash_of(content)
    return replace(found, decision=decision, recorded=recorded)


def not_recorded(headlines: Headlines) -> str:
    """What to tell an officer whose list was changed without a decision; empty where there is nothing."""
    if headlines.recorded:
        return ""
    return (
        f"The list of panels ({LIST}) is not the one that a recorded decision adopted; the pack says so. "
        "Record the decision with `nearhome adopt`."
    )


def panels_without_own(folder: Path, own: Sequence[Measure] = ()) -> tuple[str, ...]:
    """The names of the panels in force that are about a measure of the council's own which is not there."""
    content = content_of(folder, LIST)
    if content is None:
        return ()
    panels = read_headlines(text_of(folder / LIST, content)).panels
    kept = _workable(panels, own)
    return tuple(each.name for each in panels if each not in kept)


def _workable(panels: Sequence[Headline], own: Sequence[Measure]) -> tuple[Headline, ...]:
    """The panels less those that cite a measure of the council's own which cannot be shown."""
    held = {each.code: each.breakdowns for each in own if not each.officers_only}

    def is_there(figure: Figure) -> bool:
        return not is_own(figure.code) or (
            figure.code in held and (not figure.breakdown or figure.breakdown in held[figure.code])
        )

    return tuple(each for each in panels if all(map(is_there, each.figures.values())))


def adopt(
    folder: Path,
    file: Path,
    *,
    on: date,
    minute: str,
    by: str = "",
    own: Path | None = None,
    say: Callable[[str], None],
) -> Listing:
    """Check a list, put it in force, and record the Board's decision; the decision is returned as a row.

    A panel may be about a measure of the council's own: of its workspace, or of the folder `own` of Python
    files. The same decision twice is one. RefusedError names every fault; nothing is changed then.
    """
    workspace = open_workspace(folder)
    if not minute.strip():
        raise MisusedError(
            "A decision needs its minute.", 'Give --minute "7", or what the minute says.'
        )
    try:
        content = usable(file).read_bytes()
    except OSError as error:
        raise RefusedError(
            f"{file} cannot be read: {error.strerror}.", "Name the file of the list."
        ) from error
    mine = own_measures(folder, own)
    tell(mine.faults, say)
    found = _checked_list(file, content, words_of(folder), mine.measures)
    with workspace.writing(say=say) as writer:
        before = read_decisions(folder)
        what = difference(_before(folder, before), found)
        made = _decision(before, what, content, on, minute.strip(), by.strip())
        writer.confirm()
        if before and _is_same(before[-1], made):
            made = before[-1]
        else:
            made = keep_decision(folder, before, made, content)
        with told(folder):
            replace_file(usable(folder) / LIST, content, secrets.token_hex(4))
    if not found.panels:
        say("The list has no panels: page one will say so.")
    say(f"{file.name} is in force, adopted on {on} ({minute.strip()}).")
    return _listed([made])


def decisions(folder: Path, *, say: Callable[[str], None]) -> Listing:
    """Every recorded decision, earliest first; says whether the list in force is the one last adopted."""
    open_workspace(folder)
    found = read_decisions(folder)
    content = content_of(folder, LIST)
    changed = content is not None and (not found or found[-1].sha256 != hash_of(content))
    if changed or (content is None and found):
        say(not_recorded(replace(shipped_headlines(), recorded=False)))
    if not found:
        say("No decision on the list of panels is recorded.")
    return _listed(found)


def copy_list(folder: Path, file: Path) -> Path:
    """Write the list in force to a new file, to be changed and adopted. RefusedError when it is there."""
    open_workspace(folder)
    content = content_of(folder, LIST) or shipped_headlines_text().encode()
    try:
        with usable(file).open("xb") as out:
            out.write(content)
    except FileExistsError as error:
        raise RefusedError(f"{file} is there already.", "Name another file.") from error
    except OSError as error:
        raise RefusedError(
            f"{file} cannot be written: {error.strerror}.", "Name another place."
        ) from error
    return file


def _decision(
    decisions: Sequence[KeptDecision],
    what: Difference,
    content: bytes,
    on: date,
    minute: str,
    by: str,
) -> KeptDecision:
    if decisions and on < decisions[-1].on:
        raise RefusedError(
            f"The last decision was on {decisions[-1].on}, and this one on {on}.",
            "Give the day of the meeting that decided last; the record is in order of days.",
        )
    return KeptDecision(
        number=len(decisions) + 1,
        on=on,
        minute=minute,
        by=by,
        sha256=hash_of(content),
        came_in=" ".join(what.came_in),
        went_out=" ".join(what.went_out),
        moved=" ".join(what.moved),
        reworded=" ".join(what.reworded),
        recounted=" ".join(what.recounted),
        beside="yes" if what.beside else "",
    )


def _before(folder: Path, decisions: Sequence[KeptDecision]) -> Headlines:
    """The list that a decision takes the place of: the last adopted, else the one that ships."""
    if not decisions:
        return shipped_headlines()
    return read_headlines(list_of(folder, decisions[-1].number).decode("utf-8-sig"))


def _is_same(last: KeptDecision, made: KeptDecision) -> bool:
    """Whether a decision is the last one again: the same list, day and minute."""
    return (last.sha256, last.on, last.minute) == (made.sha256, made.on, made.minute)


def _listed(found: Sequence[KeptDecision]) -> Listing:
    return listing(_SHOWN, ([getattr(each, name) for name in _SHOWN] for each in found))


def _computed(own: Sequence[Measure]) -> dict[str, tuple[str, ...]]:
    return {card.code: card.breakdowns for card in cards(own)}


def _checked_list(
    file: Path, content: bytes, words: Words, own: Sequence[Measure], *, is_adopted: bool = False
) -> Headlines:
    """The list in a file. One that was adopted may cite an own measure whose file has a fault since then."""
    text = text_of(file, content)
    hidden = {card.code for card in cards(own) if card.officers_only}
    known = _computed(own)
    if is_adopted:
        once = IN_QUOTES.findall(text)
        hidden -= {*once}
        known |= dict.fromkeys(once, tuple(BREAKDOWNS))
    refuse(file, faults_of(text, Known(known, frozenset(hidden)), words))
    return read_headlines(text)
