"""A council's own measures: found in its workspace, tried on its records, and what is left out told."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from nearhome.journeys.records import Records
from nearhome.journeys.refusals import RefusedError
from nearhome.measures.own.faults import Fault
from nearhome.measures.own.loading import Own, load_own
from nearhome.measures.own.trying import failures
from nearhome.store.errors import told
from nearhome.store.paths import usable
from nearhome.vocabulary.periods import month_ends

FOLDER = "measures"
"""The folder of a workspace that holds measures as TOML."""
_MONTHS_TRIED = 61
HOW = "How a measure is declared: docs/how-to/add-a-measure.md."


def own_measures(workspace: Path, programmed: Path | None = None) -> Own:
    """The measures in the workspace's folder, and those in a folder of Python files when one is named.

    RefusedError when there is no such folder; WorkspaceError when the workspace cannot be read.
    """
    if programmed is not None and not programmed.is_dir():
        raise RefusedError(
            f"There is no folder {programmed}.", "Name the folder that holds your measures' files."
        )
    with told(workspace):
        return load_own(usable(workspace) / FOLDER, programmed)


def tried(own: Own, records: Records, dates: Sequence[date], by: Sequence[str] = ()) -> Own:
    """All but those that cannot be worked out of open records at some dates."""
    if not own.measures:
        return own
    known = [on for on in dates if on <= records.as_at]
    return own.without(failures(records.engine(), known, own.measures, by, records.context()))


def tried_for_edition(own: Own, records: Records, on: date) -> Own:
    """All but those that cannot be worked out at five years of month ends, groups with nobody in them too."""
    return tried(own, records, month_ends(on, _MONTHS_TRIED), ("sex", "age_band"))


def workable(codes: Sequence[str], working: Own) -> tuple[str, ...]:
    """The codes asked for, less those that cannot be worked out. RefusedError when none is left."""
    failed = {fault.key for fault in working.faults}
    left = tuple(code for code in codes if code not in failed)
    if not left:
        raise RefusedError("No measure asked for can be worked out.", "Mend what is named above.")
    return left


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
