"""What `add` says of published files: what was taken from each, and what was not."""

from collections import Counter
from collections.abc import Callable, Sequence

from nearhome.journeys import published_tables as tables
from nearhome.journeys.published_files import NotTaken, Taken
from nearhome.published.reading.merge import MERGED
from nearhome.published.reading.report import Entry, Reading
from nearhome.store.facts_kept import PUBLISHED, KeptFacts
from nearhome.store.workspace import Workspace

Say = Callable[[str], None]
MOST_ENTRIES = 12
"""Entries told one by one of one file; the rest is in the log."""
MOST_KINDS = 4
"""Kinds of rows not used that are named; the rest is in the log."""


def tell_published(new: Sequence[Taken], say: Say) -> None:
    """A line or two for each published file, and what stands out in it."""
    for each in new:
        if each.error is not None:
            say(f"{each.error}")
        elif each.reading is not None:
            say(f"{each.label}: {_what(each.reading)}")
            _tell_entries(each.reading.log, say)


def tell_not_taken(new: Sequence[NotTaken], say: Say) -> None:
    """A line for each file that could not be read, or is no table that is known."""
    for each in new:
        if each.error is not None:
            say(each.error.sentence())
        else:
            say(
                f"{each.label}: not read: it is no return, no local list and no published table known."
            )


def tell_kept(kept: KeptFacts, workspace: Workspace, say: Say) -> None:
    """What all published files come to, and what putting them together found."""
    log = kept.table(tables.LOG, **{tables.ORIGIN: [MERGED]})
    for why in log["why"].to_pylist()[:MOST_ENTRIES]:
        say(f"  {why}")
    if log.num_rows > MOST_ENTRIES:
        say(f"  {log.num_rows - MOST_ENTRIES} more lines of this kind are in the log.")
    sources = [each for each in kept.manifest.sources if each.status == PUBLISHED]
    rows = {entry.name: entry.rows for entry in kept.manifest.tables}
    say(
        f"Published facts {kept.manifest.id}: {_counted(len(sources), 'file')}, "
        f"{_counted(rows[tables.FIGURE] + rows[tables.TYPED], 'figure')}, "
        f"{_counted(rows[tables.JUDGEMENTS], 'judgement')}, "
        f"{_counted(rows[tables.NEIGHBOURS], 'line')} of neighbour models, "
        f"{_counted(rows[tables.POPULATIONS], 'population estimate')}."
    )
    say(f'The whole log: nearhome log "{workspace.name}" --format csv')


def _what(reading: Reading) -> str:
    if reading.kind == "nothing":
        return f"{reading.title}; kept, and nothing taken from it."
    years = ""
    if reading.years:
        first, last = min(reading.years), max(reading.years)
        years = f", {first} to {last}" if first != last else f", {last}"
    release = f", {reading.release} release" if reading.release.isdigit() else ""
    text = (
        f"{reading.title}{release}{years}: {_counted(reading.rows_used, 'row')} of "
        f"{reading.rows_read:,} used"
    )
    if reading.rows_set_aside:
        text += f", {reading.rows_set_aside:,} set aside"
    return f"{text}{_unused(reading)}."


def _unused(reading: Reading) -> str:
    total = sum(reading.not_used.values())
    if not total:
        return ""
    named = sorted(reading.not_used, key=lambda words: -reading.not_used[words])
    more = f" and {len(named) - MOST_KINDS} more" if len(named) > MOST_KINDS else ""
    return f", {total:,} not used (no measure is read from: {'; '.join(named[:MOST_KINDS])}{more})"


def _tell_entries(log: Sequence[Entry], say: Say) -> None:
    for entry in log[:MOST_ENTRIES]:
        say(f"  {_where(entry)}{entry.why}")
    rest = Counter(entry.rule for entry in log[MOST_ENTRIES:])
    for rule, count in rest.most_common():
        say(f"  {count} more in the log: {rule}")


def _where(entry: Entry) -> str:
    place = [f"row {entry.row}"] if entry.row is not None else []
    place += [f"column {entry.column}"] if entry.column else []
    text = ", ".join(place)
    return f"{text[:1].upper()}{text[1:]}: " if text else ""


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
