"""`nearhome adopt`: the Board's own list of panels, and its own words; which list and words are in force."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.ranges import OUR_OWN
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.measures.cards import cards
from nearhome.pack.agreed_files import Fault
from nearhome.pack.headlines import (
    Decision,
    Headlines,
    read_headlines,
    shipped_headlines,
    shipped_headlines_text,
)
from nearhome.pack.headlines_check import Known, faults_of
from nearhome.pack.lists_compared import Difference, difference
from nearhome.pack.words import Words, shipped_words
from nearhome.pack.words_check import faults_of_words, own_words
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

LIST, WORDS = "headlines.toml", "words.toml"
"""The workspace's own files: its list of panels, and its words."""

_SHOWN = ("number", "on", "minute", "by", "came_in", "went_out", "moved", "reworded", "recounted",
    "beside", "sha256")  # fmt: skip


def headlines_of(folder: Path) -> Headlines:
    """The list of panels in force: the workspace's own, else the one that ships.

    What waits for measures that no catalogue here has is left out. It says by which decision the Board
    adopted it, and whether it was changed since. RefusedError names every fault of the workspace's own.
    """
    content, decisions = _read(folder, LIST), read_decisions(folder)
    last = decisions[-1] if decisions else None
    decision = None if last is None else Decision(last.on, last.minute, last.by)
    if content is None:
        return replace(
            shipped_headlines().within(_computed()), decision=decision, recorded=last is None
        )
    found = _checked_list(folder / LIST, content, words_of(folder)).within(_computed())
    recorded = last is not None and last.sha256 == hash_of(content)
    return replace(found, decision=decision, recorded=recorded)


def words_of(folder: Path) -> Words:
    """The words in force: the workspace's own where it has some, else those that ship.

    RefusedError names every fault of the workspace's own.
    """
    content = _read(folder, WORDS)
    if content is None:
        return shipped_words()
    text = _text(folder / WORDS, content)
    _refuse(folder / WORDS, faults_of_words(text))
    return own_words(text)


def not_recorded(headlines: Headlines) -> str:
    """What to tell an officer whose list was changed without a decision; empty where there is nothing."""
    if headlines.recorded:
        return ""
    return (
        f"The list of panels ({LIST}) is not the one that a recorded decision adopted; the pack says so. "
        "Record the decision with `nearhome adopt`."
    )


def adopt(
    folder: Path, file: Path, *, on: date, minute: str, by: str = "", say: Callable[[str], None]
) -> Listing:
    """Check a list, put it in force, and record the Board's decision; the decision is returned as a row.

    The same decision twice is one. RefusedError names every fault; nothing is changed then.
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
    found = _checked_list(file, content, words_of(folder))
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
    content = _read(folder, LIST)
    changed = content is not None and (not found or found[-1].sha256 != hash_of(content))
    if changed or (content is None and found):
        say(not_recorded(replace(shipped_headlines(), recorded=False)))
    if not found:
        say("No decision on the list of panels is recorded.")
    return _listed(found)


def copy_list(folder: Path, file: Path) -> Path:
    """Write the list in force to a new file, to be changed and adopted. RefusedError when it is there."""
    open_workspace(folder)
    content = _read(folder, LIST) or shipped_headlines_text().encode()
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


def _computed() -> dict[str, tuple[str, ...]]:
    return {card.code: card.breakdowns for card in cards()} | dict.fromkeys(OUR_OWN, ())


def _checked_list(file: Path, content: bytes, words: Words) -> Headlines:
    text = _text(file, content)
    hidden = frozenset(card.code for card in cards() if card.officers_only)
    _refuse(file, faults_of(text, Known(_computed(), hidden), words))
    return read_headlines(text)


def _refuse(file: Path, faults: Sequence[Fault]) -> None:
    if not faults:
        return
    said = "\n".join(each.said(file.name) for each in faults)
    things = "One thing is" if len(faults) == 1 else f"{len(faults)} things are"
    raise RefusedError(
        f"{things} wrong in {file}:\n{said}\n",
        "Mend the file and run the command again; nothing was changed.",
    )


def _read(folder: Path, name: str) -> bytes | None:
    path = usable(folder) / name
    with told(folder):
        return path.read_bytes() if path.exists() else None


def _text(file: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RefusedError(
            f"{file}, line {line}: a character is not written as UTF-8.", "Save the file as UTF-8."
        ) from error
