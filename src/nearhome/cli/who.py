"""The command about who is in care: who."""

from datetime import date
from pathlib import Path

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say


def who(
    folder: Path,
    /,
    *,
    as_at: date | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print who is in care beside who lives here: groups, places they come from, carers beside them.

    Rates of ethnic groups, girls and boys, each beside a reference group with an exact interval; localities
    and deciles beside what chance alone would give, limits of 95 and 99.8 in 100; places with carers, and
    adopters, by locality. For officers: small numbers are not hidden. How each is worked out:
    docs/explanation/who.md.

    Parameters
    ----------
    folder
        The workspace.
    as_at
        The day; the snapshot's as-at date when not given.
    how
        table, csv or json.
    """
    from nearhome.journeys.who import who

    print_listing(who(folder, as_at=as_at, say=say), how)
