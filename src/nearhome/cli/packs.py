"""Commands that make the Board's documents: dataset, demo."""

from datetime import date
from pathlib import Path

from nearhome.cli.speaking import say


def dataset(folder: Path, /, *, out: Path, as_at: date | None = None) -> None:
    """Write the Board's data set to a folder.

    Parameters
    ----------
    folder
        The workspace.
    out
        The folder for the documents, made when it is not there.
    as_at
        The date asked for; the snapshot's as-at date when not given.
    """
    from nearhome.journeys.dataset import dataset

    dataset(folder, out, as_at=as_at, say=say)


def demo(*, into: Path = Path("nearhome-demo")) -> None:
    """Run the whole journey on the demonstration authority: invented children, real rules.

    Parameters
    ----------
    into
        The folder for its workspace, made when it is not there.
    """
    from nearhome.journeys.demo import demo

    print(demo(into, say=say))  # noqa: T201 - the pack's folder is the result
