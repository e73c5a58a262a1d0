"""`nearhome init`: make a workspace for an authority."""

from collections.abc import Callable
from pathlib import Path

from nearhome.journeys.refusals import RefusedError
from nearhome.store.workspace import create
from nearhome.vocabulary.areas import authority


def init(folder: Path, code: str, *, say: Callable[[str], None]) -> None:
    """Make a workspace in a folder for the authority with a 9-character code or three-digit number.

    RefusedError when there is no such authority; WorkspaceError when the folder is another's, or
    cannot be written.
    """
    try:
        found = authority(code.strip().upper())
    except KeyError as error:
        raise RefusedError(
            f"{code} is no upper-tier authority of England.",
            "Give its 9-character code (E06000059) or the DfE's three-digit number (838).",
        ) from error
    workspace = create(folder, found.code)
    say(f"The workspace of {found.name} ({found.code}) is {workspace.name}.")
    say(f'Next: nearhome add "{workspace.name}" PATH...')
