"""A council's own measures: found in its workspace, tried on its records, and what is left out told."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from nearhome.journeys.agreed import words_of
from nearhome.journeys.own_words import faults_of_own_words
from nearhome.journeys.records import Records
from nearhome.journeys.refusals import RefusedError
from nearhome.measures.own.codes import is_own
from nearhome.measures.own.faults import Fault
from nearhome.measures.own.loading import Own, load_own
from nearhome.measures.own.trying import failures
from nearhome.pack.attention import Attention
from nearhome.store.errors import told
from nearhome.store.paths import usable

FOLDER = "measures"
"""The folder of a workspace that holds measures as TOML."""
HOW = "How a measure is declared: docs/how-to/add-a-measure.md."


def own_measures(workspace: Path, programmed: Path | None = None) -> Own:
    """The measures in the workspace's folder, and those in a folder of Python files when one is named.

    One whose words may not stand in an edition is left out as any other fault. RefusedError when there is
    no such folder; WorkspaceError when the workspace cannot be read.
    """
    if programmed is not None and not programmed.is_dir():
        raise RefusedError(
            f"There is no folder {programmed}.", "Name the folder that holds your measures' files."
        )
    with told(workspace):
        found = load_own(usable(workspace) / FOLDER, programmed)
    return (
        found.without(faults_of_own_words(found, words_of(workspace))) if found.measures else found
    )


def tried(own: Own, records: Records, dates: Iterable[date], by: Sequence[str] = ()) -> Own:
    """All but those that cannot be worked out of open records at some dates."""
    if not own.measures:
        return own
    known = [on for on in dates if on <= records.as_at]
    why = failures(records.engine(), known, own.measures, by, records.context())
    mend = "mend the file, or take it out"
    return own.without({code: Fault(own.files[code], code, why[code], mend) for code in why})


def tell(faults: Sequence[Fault], say: Callable[[str], None] | None) -> None:
    """Say of every file that is left out where and why, and the mend."""
    if say is None:
        return
    for fault in faults:
        say(f"A measure of your own is left out: {fault}")
    if faults:
        say(HOW)


def for_the_page(fault: Fault) -> str:
    """What the Board is told of a measure that is missing: the mend is the officers'."""
    return (
        f"A measure of our own, from the file {fault.file}, is not here: the file has a fault. "
        "The officers were told what to mend."
    )


def panel_missing(name: str) -> str:
    """What the Board is told of an adopted panel about a measure that is missing."""
    return f"The panel \u201c{name}\u201d is not here: the measure of our own that it shows is missing."


def flags_told(
    flags: Sequence[Attention], working: Own
) -> tuple[tuple[Attention, ...], tuple[str, ...]]:
    """The flags that can be told, and what is said in place of those whose own measure is missing."""
    there = {each.code for each in working.measures if not each.officers_only}
    kept = tuple(each for each in flags if not is_own(each.code) or each.code in there)
    gone = (each for each in flags if each not in kept)
    return kept, tuple(
        f"What {each.by} asks the Board to look at is not here: the measure of our own is missing."
        for each in gone
    )
