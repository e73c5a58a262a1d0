"""Commands about what comes in: init, add, log, template."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say


def init(folder: Path, /, *, authority: str) -> None:
    """Make a workspace: the folder that holds one authority's returns and records.

    Parameters
    ----------
    folder
        The folder, made when it is not there.
    authority
        The authority's 9-character code (E06000059) or the DfE's three-digit number.
    """
    from nearhome.journeys.init import init

    init(folder, authority, say=say)


def add(
    folder: Path,
    path: Annotated[list[Path], Parameter(negative=())],
    /,
    *,
    as_at: date | None = None,
    break_lock: Annotated[bool, Parameter(negative=())] = False,
    name_field: str = "",
    kind: str = "",
) -> int:
    """Add returns, local lists, published files or areas to a workspace; the kind of each is recognised.

    Published files are the DfE's, LAIT's, the ONS's, Ofsted's lists and neighbour models; areas are
    outlines of localities or wards in a GeoJSON. Exit status 0 when a snapshot was made, or a published
    file or one of areas taken, however many rows or files were set aside.

    Parameters
    ----------
    folder
        The workspace.
    path
        A file, a folder, or a folder of year folders: CSV, XLSX, XML, Parquet, ZIP or GeoJSON.
    as_at
        The date the return describes. Without it, it is worked out and shown.
    break_lock
        Take the workspace from a run that has died on another machine.
    name_field
        Of a GeoJSON: the property that holds the areas' names, when not the one chosen by rule.
    kind
        Of a GeoJSON: what its areas are (localities, wards), when not as the file says.
    """
    from nearhome.journeys.add import add
    from nearhome.journeys.area_files import Asked

    asked = Asked(name_field, kind)
    add(folder, path, as_at=as_at, areas=asked, say=say, break_lock=break_lock)
    return 0


def log(
    folder: Path,
    /,
    *,
    files: Annotated[bool, Parameter(negative=())] = False,
    summary: Annotated[bool, Parameter(negative=())] = False,
    snapshots: Annotated[bool, Parameter(negative=())] = False,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print every repair, row set aside and thing noted in the current snapshot.

    Parameters
    ----------
    folder
        The workspace.
    files
        Each file instead: rows read, kept and set aside.
    summary
        One line a kind of entry instead, the most frequent first.
    snapshots
        The snapshots instead, the current one first.
    how
        table, csv or json.
    """
    from nearhome.journeys import log as journey

    if files:
        print_listing(journey.files(folder), how)
    elif summary:
        print_listing(journey.summary(folder), how)
    elif snapshots:
        print_listing(journey.snapshots(folder), how)
    else:
        print_listing(journey.entries(folder), how)


def template(
    name: str = "",
    /,
    *,
    dictionary: Annotated[bool, Parameter(negative=())] = False,
    all_: Annotated[bool, Parameter(name="--all", negative=())] = False,
    out: Path | None = None,
    how: Annotated[Format | None, Parameter(name="--format", show_choices=False)] = None,
) -> None:
    """Print an empty local list (CSV), or its data dictionary; without a name, every dictionary.

    `measure` is no list but a measure of your own (TOML) to start from; its dictionary is a JSON Schema.

    Parameters
    ----------
    name
        The list's name, or measure.
    dictionary
        Print what each column means instead.
    all_
        With --out: every list there is.
    out
        A folder to write the empty list to; its dictionary is printed.
    how
        table, csv or json; an empty list is CSV unless asked otherwise.
    """
    from nearhome.journeys import own_template
    from nearhome.journeys.template import empty, template, write, write_all

    if name == own_template.NAME and out is not None:
        own_template.write_template(out, say=say)
        return
    if name == own_template.NAME:
        text = own_template.schema_text() if dictionary else own_template.template_text()
        print(text, end="")  # noqa: T201 - the template is the result
        return
    if all_ and out is not None:
        write_all(out, say=say)
        return
    if out is not None and name:
        write(name, out, say=say)
    if name and out is None and not dictionary:
        print_listing(empty(name), how or Format.CSV)
        say(f"What each column means: nearhome template {name} --dictionary")
    else:
        print_listing(template(name), how or Format.TABLE)
