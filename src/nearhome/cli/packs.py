"""Commands that make the Board's documents: dataset, checked, demo."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.speaking import say
from nearhome.results.audience import Audience


def dataset(
    folder: Path,
    /,
    *,
    out: Path,
    as_at: date | None = None,
    meeting: date | None = None,
    officers: bool = False,
    own: Path | None = None,
    protected: bool = False,
    audience: Annotated[Audience | None, Parameter(name=("--audience", "--for"))] = None,
    paragraph: int | None = None,
    why: str = "",
    by: str = "",
) -> None:
    """Write the Board's pack, its data book, speaker's note, front report and numbers to a folder.

    With --audience public, young-people or exempt, instead, that edition of the newest quarter end, to
    `<date>-<audience>/` in the folder named.

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
    protected
        Hide more than small numbers, so that none can be worked out: for a pack that stands among public papers.
        It takes some ten seconds more.
    audience
        officers, board, public, young-people, or exempt: the appendix that is not for publication.
    paragraph
        The paragraph of Part 1 of Schedule 12A that the proper officer chose for an exempt appendix.
    why
        Why the public interest asks that it is kept back.
    by
        The role that chose it.
    """
    from nearhome.journeys.dataset import dataset

    if audience is not None and audience not in (Audience.OFFICERS, Audience.BOARD):
        others = (meeting, officers, own, protected)
        _edition_for(folder, out, audience, as_at, paragraph, why, by, *others)
        return
    officers = officers or audience is Audience.OFFICERS
    dataset(
        folder,
        out,
        as_at=as_at,
        meeting=meeting,
        officers=officers,
        own=own,
        protected=protected,
        say=say,
    )


def _edition_for(
    folder: Path,
    out: Path,
    audience: Audience,
    as_at: date | None,
    paragraph: int | None,
    why: str,
    by: str,
    *others: object,
) -> None:
    from nearhome.journeys.edition_for import edition_for
    from nearhome.journeys.refusals import MisusedError
    from nearhome.pack.exempt.appendix import Exemption

    if any(others):
        raise MisusedError(
            "--meeting, --officers, --own and --protected are for the Board's pack.",
            f"Leave them out with --audience {audience}.",
        )
    chosen = None if paragraph is None else Exemption(paragraph, why, by)
    edition_for(folder, out, audience, as_at=as_at, exemption=chosen, say=say)


def checked(folder: Path, pack: Path, /, *, on: date, role: str, group: str) -> None:
    """Record that a young people's edition was gone through with them; until then it is a draft.

    Parameters
    ----------
    folder
        The workspace.
    pack
        The folder of the draft, as `nearhome dataset --audience young-people` wrote it.
    on
        The day on which it was gone through.
    role
        The role that went through it with them; no name.
    group
        The group of young people, such as Children in Care Council; no name.
    """
    from nearhome.journeys.young_people_checked import checked

    checked(folder, pack, on=on, role=role, group=group, say=say)


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
