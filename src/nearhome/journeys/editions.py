"""`nearhome editions`: the editions that were frozen, and an old one opened again, byte for byte."""

from collections.abc import Callable
from pathlib import Path

from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.refusals import RefusedError
from nearhome.results.changes import FrozenEdition
from nearhome.store import editions_kept
from nearhome.store.editions_kept import KeptEdition
from nearhome.store.errors import told
from nearhome.store.paths import usable
from nearhome.store.together import replace_together
from nearhome.store.workspace import open_workspace

COLUMNS = (
    "id",
    "as_at",
    "audience",
    "meeting",
    "circulated",
    "recipients",
    "by",
    "snapshot",
    "vintage",
    "code_version",
    "replaces",
    "replaced_by",
    "files",
    "sha256",
    "damaged",
)


def editions(folder: Path) -> Listing:
    """Every edition, earliest day first; `damaged` names files that are not as they were frozen."""
    workspace = open_workspace(folder)
    found = editions_kept.every(workspace)
    replaced = {each.replaces: each.id for each in found if each.replaces}
    return listing(
        COLUMNS,
        (
            (
                each.id,
                each.as_at,
                each.audience,
                each.meeting,
                each.circulated,
                "; ".join(each.recipients),
                each.by,
                each.snapshot,
                each.vintage,
                each.code_version,
                each.replaces,
                replaced.get(each.id, ""),
                len(each.files),
                each.sha256,
                "; ".join(editions_kept.damaged_files(workspace, each)),
            )
            for each in found
        ),
    )


def open_edition(folder: Path, asked: str, out: Path, *, say: Callable[[str], None]) -> Path:
    """Write the files of an edition to a folder as they were circulated; the folder is returned.

    WorkspaceError when there is no such edition or one of its files is damaged, which it names;
    RefusedError when the folder holds anything already.
    """
    workspace = open_workspace(folder)
    edition = editions_kept.one(workspace, asked)
    contents = editions_kept.files_of(workspace, edition)
    place = usable(out)
    with told(out):
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise RefusedError(f"{out} is there already, and not empty.", "Name a new folder.")
    replace_together(out, contents)
    say(f"{edition.id} is in {out}: {len(contents)} files, each as it was frozen.")
    return out


def plain(edition: KeptEdition) -> FrozenEdition:
    """An edition as a plain value, without its files."""
    return FrozenEdition(
        id=edition.id,
        as_at=edition.as_at,
        audience=edition.audience,
        circulated=edition.circulated,
        recipients=edition.recipients,
        snapshot=edition.snapshot,
        vintage=edition.vintage,
        code_version=edition.code_version,
        meeting=edition.meeting,
        by=edition.by,
        replaces=edition.replaces,
    )
