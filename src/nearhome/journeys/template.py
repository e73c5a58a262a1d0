"""`nearhome template`: an empty local list, or list of published facts, with its data dictionary."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.published.reading import templates
from nearhome.returns import lists

COLUMNS = ("list", "column", "type", "required", "meaning", "example")


def template(name: str) -> Listing:
    """The data dictionary of a list, or of every list when no name is given.

    MisusedError when there is no such list.
    """
    wanted = (_known(name),) if name else (*lists.names(), *templates.names())
    return listing(
        COLUMNS,
        (
            (each, *(row[column] for column in COLUMNS[1:]))
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


def _dictionary(name: str) -> Sequence[Mapping[str, str]]:
    return templates.dictionary(name) if name in templates.names() else lists.dictionary(name)


def _header(name: str) -> str:
    return templates.template(name) if name in templates.names() else lists.template(name)


def _known(name: str) -> str:
    known = (*lists.names(), *templates.names())
    if name not in known:
        raise MisusedError(f"There is no list called {name}.", f"The lists are {', '.join(known)}.")
    return name
