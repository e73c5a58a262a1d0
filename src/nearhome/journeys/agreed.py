"""What a council has agreed and keeps in its workspace: reading its files, and the words in force."""

from collections.abc import Sequence
from pathlib import Path

from nearhome.journeys.refusals import RefusedError
from nearhome.pack.agreed_files import Fault
from nearhome.pack.words import Words, shipped_words
from nearhome.pack.words_check import faults_of_words, own_words
from nearhome.store.errors import told
from nearhome.store.paths import usable

WORDS = "words.toml"
"""The workspace's own words."""


def words_of(folder: Path) -> Words:
    """The words in force: the workspace's own where it has some, else those that ship.

    RefusedError names every fault of the workspace's own.
    """
    content = content_of(folder, WORDS)
    if content is None:
        return shipped_words()
    text = text_of(folder / WORDS, content)
    refuse(folder / WORDS, faults_of_words(text))
    return own_words(text)


def refuse(file: Path, faults: Sequence[Fault]) -> None:
    """RefusedError that names every fault of a file; nothing where there is none."""
    if not faults:
        return
    said = "\n".join(each.said(file.name) for each in faults)
    things = "One thing is" if len(faults) == 1 else f"{len(faults)} things are"
    raise RefusedError(
        f"{things} wrong in {file}:\n{said}\n",
        "Mend the file and run the command again; nothing was changed.",
    )


def content_of(folder: Path, name: str) -> bytes | None:
    """The bytes of a file of the workspace, None where there is none. WorkspaceError when it cannot be read."""
    path = usable(folder) / name
    with told(folder):
        return path.read_bytes() if path.exists() else None


def text_of(file: Path, content: bytes) -> str:
    """The text of a file. RefusedError naming the line of a character that is not UTF-8."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RefusedError(
            f"{file}, line {line}: a character is not written as UTF-8.", "Save the file as UTF-8."
        ) from error
