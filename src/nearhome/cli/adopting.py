"""The command `adopt`: the Board's own list of panels, and the decisions on it."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say


def adopt(
    folder: Path,
    file: Path | None = None,
    /,
    *,
    on: date | None = None,
    minute: str = "",
    by: str = "",
    own: Path | None = None,
    list_: Annotated[bool, Parameter(name="--list", negative=())] = False,
    copy_to: Path | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Put the Board's own list of panels in force, and record the decision.

    The list is checked first: every fault is named with its line, its key and its mend.

    Parameters
    ----------
    folder
        The workspace.
    file
        The list that the Board adopted: a copy of the one in force, changed.
    on
        The day of the decision.
    minute
        The minute that records it.
    by
        The role that records it here, never a name.
    own
        A folder of measures of your own written in Python. Its files are run.
    list_
        Print the decisions that are recorded, instead.
    copy_to
        Write the list in force to a new file to be changed, instead.
    how
        table, csv or json.
    """
    from nearhome.journeys.adopting import adopt, copy_list, decisions
    from nearhome.journeys.refusals import MisusedError

    if list_:
        print_listing(decisions(folder, say=say), how)
    elif copy_to is not None:
        say(f"The list in force is in {copy_list(folder, copy_to)}.")
    elif file is None or on is None:
        raise MisusedError(
            "A list is adopted by a decision: give its file, and --on with the day.",
            'Say: nearhome adopt DIR FILE --on 2026-11-24 --minute "7". --list prints the decisions.',
        )
    else:
        print_listing(adopt(folder, file, on=on, minute=minute, by=by, own=own, say=say), how)
