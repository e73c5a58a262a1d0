"""Commands about editions that were circulated: freeze, editions."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say


def freeze(
    folder: Path,
    pack: Path,
    /,
    *,
    circulated: date,
    to: str,
    by: str = "",
    break_lock: Annotated[bool, Parameter(negative=())] = False,
) -> None:
    """Keep an edition in the workspace as it was circulated: every file, unchanged, for good.

    Prints its id. Freezing the same files again is the same edition; other files for a day that has an
    edition replace it, and both are kept.

    Parameters
    ----------
    folder
        The workspace.
    pack
        The folder that `nearhome dataset` wrote, as it wrote it.
    circulated
        The day on which it went out.
    to
        To whom, as roles and not names, parted by semicolons: "Board members; clerk".
    by
        The role that sent it.
    break_lock
        Take the workspace from a run that has died on another machine.
    """
    from nearhome.journeys.freeze import circulation, freeze

    kept = freeze(folder, pack, circulation(circulated, to, by), say=say, break_lock=break_lock)
    print(kept.id)  # noqa: T201 - the edition's id is the result


def editions(
    folder: Path,
    /,
    *,
    open_: Annotated[str, Parameter(name="--open")] = "",
    out: Path | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print the editions that were frozen, or open one: the files as they were, byte for byte.

    Parameters
    ----------
    folder
        The workspace.
    open_
        The id of an edition to open, with --out.
    out
        A new folder for its files.
    how
        table, csv or json.
    """
    from nearhome.journeys.editions import editions, open_edition
    from nearhome.journeys.refusals import MisusedError

    if bool(open_) != (out is not None):
        raise MisusedError("--open and --out go together.", "Give both, or neither.")
    if out is not None:
        open_edition(folder, open_, out, say=say)
    else:
        print_listing(editions(folder), how)
