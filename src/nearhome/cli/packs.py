"""Commands that make the Board's documents: dataset, demo."""

from datetime import date
from pathlib import Path

from nearhome.cli.speaking import say


def dataset(
    folder: Path,
    /,
    *,
    out: Path,
    as_at: date | None = None,
    meeting: date | None = None,
    officers: bool = False,
    own: Path | None = None,
) -> None:
    """Write the Board's pack, its data book, speaker's note, front report and numbers to a folder.

    Parameters
    ----------
    folder
        The workspace.
    out
        The folder for the documents, made when it is not there.
    as_at
        The date asked for; the snapshot's as-at date when not given.
    meeting
        The day the Board meets; the pack then says how old its figures are.
    officers
        Write the officers' edition instead: it shows small numbers, and says so on every page.
    own
        A folder of measures of your own written in Python. Its files are run.
    """
    from nearhome.journeys.dataset import dataset

    dataset(folder, out, as_at=as_at, meeting=meeting, officers=officers, own=own, say=say)


def demo(
    *, into: Path = Path("nearhome-demo"), seed: int | None = None, children: int | None = None
) -> None:
    """Run the whole journey on the demonstration authority: invented children, real rules.

    Parameters
    ----------
    into
        The folder for its workspace, made when it is not there.
    seed
        Another number, other children; the same number, the same files.
    children
        About how many are in care at a date; 460 when not given.
    """
    from nearhome.journeys.demo import demo

    print(demo(into, say=say, seed=seed, children=children))  # noqa: T201 - the pack's folder is the result
