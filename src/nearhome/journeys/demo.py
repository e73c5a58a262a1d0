"""`nearhome demo`: the whole journey on invented children, from their returns to the Board's pack."""

import tomllib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from nearhome.demo.generate import generate
from nearhome.demo.parameters import Parameters, shipped_parameters
from nearhome.demo.written import write, write_lists, write_monthly
from nearhome.journeys.add import add
from nearhome.journeys.dataset import dataset
from nearhome.journeys.demonstration_said import say_of_the_demonstration
from nearhome.journeys.edition_settings import EditionSettings, write_settings
from nearhome.journeys.freeze import circulation, freeze
from nearhome.journeys.init import init
from nearhome.journeys.invented import MARK
from nearhome.journeys.refusals import RefusedError
from nearhome.pack.attention import Attention
from nearhome.store import editions_kept
from nearhome.store.errors import told
from nearhome.store.files import remove_tree
from nearhome.store.paths import usable
from nearhome.store.workspace import SETTINGS, open_workspace
from nearhome.vocabulary.periods import collection_year, months_before, year_label

LAYOUT = 2
"""How the demonstration's workspace is made; what another layout made is made afresh."""

NOTICE = (
    "Invented children in an invented county. Totals to March 2025 copy one real council's published "
    "figures, so that comparisons work; later ones have no published counterpart."
)
"""The line on every page of the demonstration's editions."""

VESTING = "vesting.csv"
"""The list of children whose records went to another council."""

MONTHLY = "monthly"
"""The folder, beside those of the years, of what was known month by month."""

EARLIER_MONTHS = 3
"""The edition before the last is of so many months earlier: a quarter."""

FLAGGED_AFTER = timedelta(days=5)
"""From the day of the figures to the day that the invented officers flag one of them for the Board."""

CIRCULATED_AFTER = timedelta(days=18)
RECIPIENTS = "Board members; clerk to the Board"

_MADE = ("returns", "lists", "snapshots", "editions", "packs", "said", "current", SETTINGS)


def demo(
    into: Path,
    *,
    say: Callable[[str], None],
    seed: int | None = None,
    children: int | None = None,
    earlier: bool = True,
) -> Path:
    """Make the demonstration's workspace in a folder, add its returns, and write the Board's pack.

    With `earlier`, an edition of three months before is made first, from what was on record then, and
    frozen as circulated: so the pack can say what changed and was revised since. `seed` and `children` (how many are looked after at a date) are those of `parameters.toml` when
    not given. Run again, it gives the same; with another seed or size it starts afresh. Returns the
    folder of the pack. RefusedError when the folder is a workspace that is not the demonstration's.
    """
    parameters = shipped_parameters()
    seed = parameters.seed if seed is None else seed
    children = parameters.children if children is None else children
    if not 1 <= children <= 1_000_000:
        raise RefusedError("--children must be from 1 to 1,000,000.", "Give a number in between.")
    _take_over(into, _mark(parameters, seed, children))
    init(into, parameters.authority, say=_quiet)
    write_settings(into, settings_of(parameters))
    say(f"{parameters.name}: about {children:,} invented children in care, seed {seed}.")
    plan = generate(parameters, seed=seed, children=children)
    with told(into):
        years = write(plan, usable(into) / "returns", parameters.untidy)
        monthly = write_monthly(plan, usable(into) / "returns" / MONTHLY, parameters.untidy)
        lists = write_lists(plan, usable(into) / "lists")
    say(
        f"{len(years)} years of returns are in {into / 'returns'}, "
        f"and the extracts of {len(monthly)} months in {into / 'returns' / MONTHLY}."
    )
    if earlier:
        _earlier_edition(into, parameters, (years, monthly, lists), say)
    add(into, (*years, *monthly, *lists), as_at=None, say=say)
    say_of_the_demonstration(into, parameters.horizon + FLAGGED_AFTER, _quiet)
    out = into / "packs" / parameters.horizon.isoformat()
    dataset(into, out, as_at=parameters.horizon, say=say)
    return out


def _earlier_edition(
    into: Path,
    parameters: Parameters,
    made: tuple[Sequence[Path], Sequence[Path], Sequence[Path]],
    say: Callable[[str], None],
) -> None:
    """Make and freeze the edition of a quarter before, from the returns of then; once only.

    The local lists other than the transfers are as they stand today, so they are left for later.
    """
    on = months_before(parameters.horizon, EARLIER_MONTHS)
    if any(each.as_at == on for each in editions_kept.every(open_workspace(into))):
        return
    years, monthly, lists = made
    running = year_label(collection_year(on))
    known = (
        *(path for path in years if path.name < running),
        *(path for path in monthly if path.name <= on.isoformat()),
        *(path for path in lists if path.name == VESTING),
    )
    add(into, known, as_at=None, say=say)
    pack = into / "packs" / on.isoformat()
    # Nobody reads the earlier data book here, and it takes as long as all else together.
    dataset(into, pack, as_at=on, book=False, say=say)
    sent = circulation(on + CIRCULATED_AFTER, RECIPIENTS, "performance analyst")
    freeze(into, pack, sent, say=say)


def settings_of(parameters: Parameters) -> EditionSettings:
    """The demonstration's edition: the three councils that the minute names, and their range of 2020 kept.

    Kept from the day that the figures of 31 March 2020 count as known, the year of the minute.
    """
    return EditionSettings(
        authority=parameters.name,
        notice=NOTICE,
        published_for="the area it stands in for",
        kept_from=date(2020, 12, 1),
        band={"name": "the three councils that the Board named in 2020", "set": "board-2020"},
        attention=(
            Attention(
                "H04",
                "how immunisations are recorded is being checked with the health service",
                "the designated nurse",
                parameters.horizon + FLAGGED_AFTER,
            ),
        ),
    )


def _take_over(into: Path, mark: str) -> None:
    """Leave the folder ready: what another seed or size made is removed, the same is left alone."""
    place = usable(into)
    with told(into):
        found = (place / MARK).read_text(encoding="utf-8") if (place / MARK).exists() else ""
        if (place / SETTINGS).exists() and not found:
            raise RefusedError(
                f"{into} is a workspace that the demonstration did not make.",
                "Name another folder with --into.",
            )
        if found and tomllib.loads(found) != tomllib.loads(mark):
            for name in _MADE:
                if (place / name).is_dir():
                    remove_tree(place / name)
                else:
                    (place / name).unlink(missing_ok=True)
        place.mkdir(parents=True, exist_ok=True)
        (place / MARK).write_text(mark, encoding="utf-8")


def _mark(parameters: Parameters, seed: int, children: int) -> str:
    return (
        f"# {parameters.name}: every child in this folder is invented. Running the demonstration\n"
        "# again writes over it.\n"
        f"seed = {seed}\n"
        f"children = {children}\n"
        f"layout = {LAYOUT}\n"
    )


def _quiet(line: str) -> None:
    """Says nothing: the demonstration speaks for the steps in it."""
