"""`nearhome template`: an empty local list, or list of published facts, with its data dictionary."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.published.reading import templates as published
from nearhome.returns import lists
from nearhome.returns.local import templates as local

COLUMNS = ("list", "column", "type", "required", "values", "meaning", "example")


class _Kind(Protocol):
    def names(self) -> tuple[str, ...]: ...
    def template(self, name: str, /) -> str: ...
    def dictionary(self, name: str, /) -> Sequence[Mapping[str, str]]: ...


def template(name: str) -> Listing:
    """The data dictionary of a list, or of every list when no name is given.

    MisusedError when there is no such list.
    """
    wanted = (_known(name),) if name else known()
    return listing(
        COLUMNS,
        (
            (each, *(row.get(column, "") for column in COLUMNS[1:]))
            for each in wanted
            for row in _dictionary(each)
        ),
    )


def empty(name: str) -> Listing:
    """The empty list: its header, and no row. MisusedError when there is no such list."""
    return listing([row["column"] for row in _dictionary(_known(name))], ())


def write(name: str, folder: Path, *, say: Callable[[str], None]) -> None:
    """Write the empty list as `<name>.csv` to a folder; a file that is there is left as it is.

    RefusedError when there is such a file, or the folder cannot be written.
    """
    path = folder / f"{_known(name)}.csv"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(_header(name))
    except FileExistsError as error:
        raise RefusedError(f"{path} is there already.", "Choose another folder.") from error
    except OSError as error:
        raise RefusedError(
            f"{path} cannot be written ({error.strerror}).", "Choose another folder."
        ) from error
    say(f"{path}: fill it in, then add it with `nearhome add`.")


def write_all(folder: Path, *, say: Callable[[str], None]) -> None:
    """Write every empty list to a folder; those that are there are left as they are, and named.

    RefusedError when the folder cannot be written.
    """
    for name in known():
        if (folder / f"{name}.csv").exists():
            say(f"{folder / name}.csv is there already: left as it is.")
        else:
            write(name, folder, say=lambda _: None)
    say(f"{folder}: fill in the lists that you have, then add them with `nearhome add`.")


def known() -> tuple[str, ...]:
    """The names of every list: those that steer the joining, those of the records, published facts."""
    return tuple(name for each in _KINDS for name in each.names())


_KINDS = (lists, local, published)


def _dictionary(name: str) -> Sequence[Mapping[str, str]]:
    return _kind(name).dictionary(name)


def _header(name: str) -> str:
    return _kind(name).template(name)


def _kind(name: str) -> "_Kind":
    return next(each for each in _KINDS if name in each.names())


def _known(name: str) -> str:
    if name not in known():
        raise MisusedError(
            f"There is no list called {name}.", f"The lists are {', '.join(known())}."
        )
    return name
