"""The command that sets our figures beside the published ones: published."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say

_Many = Parameter(negative=(), consume_multiple=True, show_default=False)


def published(
    folder: Path,
    /,
    *,
    code: Annotated[tuple[str, ...], _Many] = (),
    year: Annotated[tuple[int, ...], _Many] = (),
    how: FormatOption = Format.TABLE,
) -> None:
    """Print our figures of each closed year beside the published ones, and which rule matches.

    For officers only.

    Parameters
    ----------
    folder
        The workspace.
    code
        Codes such as A01 E01; every measure that is published when not given.
    year
        The years of 31 March, such as 2024 2025; every closed year when not given.
    how
        table, csv or json.
    """
    from nearhome.journeys.agreement import published

    print_listing(published(folder, codes=code, years=year, say=say), how)
