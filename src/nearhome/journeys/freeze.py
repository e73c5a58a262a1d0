"""`nearhome freeze`: keep an edition as it was circulated, with when and to whom it went."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nearhome.journeys.edition_identity import IDENTITY, Identity, read_pack
from nearhome.journeys.edition_metadata import NAME
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.journeys.young_people_checked import is_checked
from nearhome.results.audience import Audience
from nearhome.store import editions_kept, snapshots
from nearhome.store.editions_kept import KeptEdition
from nearhome.store.workspace import Workspace, open_workspace

DATA = f"{NAME}.csv"
"""The file of the Board's figures, of which `data.csv` is a copy."""

PUBLIC_DATA = "data.csv"
"""That of every other edition."""


@dataclass(frozen=True, slots=True)
class Circulation:
    """When an edition was circulated, to which roles, and by which."""

    on: date
    recipients: tuple[str, ...]
    by: str = ""


def circulation(on: date, to: str, by: str = "") -> Circulation:
    """A circulation; `to` holds roles parted by semicolons. MisusedError for none, or for an address."""
    recipients = tuple(role for part in to.split(";") if (role := " ".join(part.split())))
    if not recipients:
        raise MisusedError(
            "--to names nobody.", 'Name the roles it went to: --to "Board members; clerk".'
        )
    for role in (*recipients, by):
        if re.search(r"@", role):
            raise MisusedError(
                f"{role} is an address.", "Name roles, which outlast the people who hold them."
            )
    return Circulation(on, recipients, " ".join(by.split()))


def freeze(
    folder: Path,
    pack: Path,
    circulated: Circulation,
    *,
    say: Callable[[str], None],
    break_lock: bool = False,
) -> KeptEdition:
    """Keep the files that `dataset` wrote to a folder, as they were circulated; the edition is returned.

    The same files circulated alike are the same edition; other files of a day and audience that have an
    edition replace it, and both are kept. RefusedError when the folder is not as it was made, is of
    another workspace, or was circulated before the day that it is of.
    """
    workspace = open_workspace(folder)
    identity, contents = read_pack(pack)
    _check(workspace, pack, identity, circulated)
    _refuse_unfinished(workspace.folder, pack, identity)
    asked = KeptEdition(
        authority=identity.authority,
        as_at=identity.as_at,
        audience=identity.audience,
        meeting=identity.meeting,
        snapshot=identity.snapshot,
        vintage=identity.vintage,
        code_version=identity.code_version,
        sha256=identity.sha256,
        circulated=circulated.on,
        recipients=circulated.recipients,
        by=circulated.by,
    )
    before = {each.id for each in editions_kept.every(workspace)}
    with workspace.writing(say=say, break_lock=break_lock) as writer:
        kept = editions_kept.keep(writer, asked, contents, data_file(identity.files))
    say(_told(kept, is_new=kept.id not in before))
    return kept


def _check(workspace: Workspace, pack: Path, identity: Identity, circulated: Circulation) -> None:
    if not data_file(identity.files):
        raise RefusedError(
            f"{pack} holds no {DATA} that its {IDENTITY} names.",
            "Make the pack again with `nearhome dataset`.",
        )
    if identity.snapshot not in {each.id for each in snapshots.every(workspace)}:
        raise RefusedError(
            f"{pack} was made from snapshot {identity.snapshot}, which {workspace.name} does not hold.",
            "Name the workspace that it was made from, or make the pack again with `nearhome dataset`.",
        )
    if circulated.on < identity.as_at:
        raise RefusedError(
            f"The edition is of {identity.as_at}, and cannot have been circulated on {circulated.on}.",
            "Give the day on which it went out, with --circulated.",
        )


def _refuse_unfinished(folder: Path, pack: Path, identity: Identity) -> None:
    """RefusedError while something is not written, or young people have not seen their edition."""
    if identity.waits_for:
        raise RefusedError(
            f"{pack} is not whole: {'; '.join(identity.waits_for)} is still to be written.",
            "Write it in the workspace, and make the edition again with `nearhome dataset`.",
        )
    if identity.audience == Audience.YOUNG_PEOPLE and not is_checked(folder, identity.sha256):
        raise RefusedError(
            f"{pack} is a draft: no record says who checked it with young people.",
            "Go through it with the Children in Care Council, then record that with `nearhome checked`.",
        )


def data_file(names: Collection[str]) -> str:
    """The file of an edition's figures among its files; empty when it has none."""
    return next((name for name in (DATA, PUBLIC_DATA) if name in names), "")


def _told(kept: KeptEdition, *, is_new: bool) -> str:
    if not is_new:
        return f"This edition was frozen before: {kept.id}."
    replaced = f", in place of {kept.replaces}, which is kept too" if kept.replaces else ""
    return f"Frozen as {kept.id}{replaced}: {len(kept.files)} files, sha256 {kept.sha256[:16]}."
