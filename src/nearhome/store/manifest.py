"""What a snapshot says of itself: its sources, its tables, and what was read, kept and set aside."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any

SCHEMA = 1
"""The version of the manifest and of the record tables beside it."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a return as read: its name there, and the hash and number of its bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class ReturnEntry:
    """A return behind a snapshot. `in_force` is false when a later one of its year superseded it."""

    sha256: str
    name: str
    collection_year: int
    as_at: date
    as_at_given: bool
    in_force: bool
    files: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A local list behind a snapshot. `in_force` is false when a later one of its kind replaced it.

    A file that feeds several lists has an entry for each. `as_at` is the date that the records
    described when it was added; None in manifests of before it was kept.
    """

    sha256: str
    name: str
    kind: str
    in_force: bool
    as_at: date | None = None


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table of a snapshot: its name, rows, and the hash of its file `<name>.parquet`."""

    name: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A snapshot's manifest. `returns` and `lists` stand in the order they were added.

    `rows_read` = `rows_kept` + `rows_set_aside`, over the returns in force. `parent` is the snapshot
    that was current before, empty for the first. `id` is empty until the snapshot is written.
    """

    authority: str
    as_at: date
    code_version: str
    returns: tuple[ReturnEntry, ...]
    lists: tuple[ListEntry, ...]
    rows_read: int
    rows_kept: int
    rows_set_aside: int
    created_by: str
    parent: str = ""
    tables: tuple[TableEntry, ...] = ()
    id: str = ""
    schema: int = SCHEMA

    def identified(self) -> "Manifest":
        """This manifest with its id: the as-at date and eight characters of a hash of the content.

        Who made it, after which snapshot, and in which order years were added do not change the id.
        """
        plain = _plain(self)
        for name in ("id", "parent", "created_by"):
            del plain[name]
        plain["returns"] = sorted(plain["returns"], key=lambda each: str(each["sha256"]))
        plain["lists"] = sorted(plain["lists"], key=lambda each: (each["sha256"], each["kind"]))
        text = json.dumps(plain, sort_keys=True, ensure_ascii=True)
        short = hashlib.sha256(text.encode()).hexdigest()[:8]
        return replace(self, id=f"{self.as_at.isoformat()}-{short}")


def to_json(manifest: Manifest) -> str:
    """The manifest as JSON, dates as ISO, keys in the order of the fields."""
    return json.dumps(_plain(manifest), indent=1, ensure_ascii=False) + "\n"


def from_json(text: str) -> Manifest:
    """A manifest read back. ValueError, KeyError or TypeError when the text is none."""
    plain = json.loads(text)
    plain["as_at"] = date.fromisoformat(plain["as_at"])
    plain["returns"] = tuple(_return_entry(each) for each in plain["returns"])
    plain["lists"] = tuple(_list_entry(each) for each in plain["lists"])
    plain["tables"] = tuple(TableEntry(**each) for each in plain["tables"])
    return Manifest(**plain)


def code_version() -> str:
    """The version of Nearhome that is running, as installed."""
    try:
        return version("nearhome")
    except PackageNotFoundError:
        return "not installed"


def _return_entry(plain: dict[str, Any]) -> ReturnEntry:
    plain["as_at"] = date.fromisoformat(plain["as_at"])
    plain["files"] = tuple(SourceFile(**each) for each in plain["files"])
    return ReturnEntry(**plain)


def _list_entry(plain: dict[str, Any]) -> ListEntry:
    if plain.get("as_at") is not None:
        plain["as_at"] = date.fromisoformat(plain["as_at"])
    return ListEntry(**plain)


def _plain(manifest: Manifest) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(asdict(manifest), default=_iso))
    return plain


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a manifest")
