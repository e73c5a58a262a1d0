"""What happened, by age: children coming, leaving and moving, as pictures of counts by age and time."""

from nearhome.pack.alternatives import alternative_of_heat_map, beginning
from nearhome.pack.blocks import HeatMap, Page, Paragraph, Picture, Table
from nearhome.pack.edition import Material
from nearhome.pack.wording import day, in_a_row, in_words, month, whole
from nearhome.results.activity import Activity

_NONE = "Fewer than three months are held, so what happened by age cannot be shown."

_FINER = "By single months nearly every number would be from 1 to 5, and hidden."


def activity_page(material: Material) -> Page:
    """The page of activity by age: a heat map each of coming, leaving and moving."""
    kinds = material.activity
    if not kinds:
        return Page("activity", "What happened, by age", (Paragraph(_NONE),))
    pictures = tuple(_picture(each, material) for each in kinds if each.ages)
    return Page("activity", "What happened, by age", (Paragraph(_intro(kinds[0])), *pictures))


def _intro(kind: Activity) -> str:
    few = "A striped cell hides a number from 1 to 5."
    if kind.months == 1:
        return f"Each column is a month. {few}"
    return (
        f"Each column is {in_words(kind.months)} months, named by the last. {_FINER} {few} "
        "Things that happened are counted, and one child may be counted more than once."
    )


def _picture(kind: Activity, material: Material) -> Picture:
    columns = tuple(each.last for each in kind.stretches)
    said = _sentence(kind)
    words = alternative_of_heat_map(kind.name, kind.ages, columns, kind.counts)
    chart = HeatMap(
        f"activity-{kind.code.lower()}-chart",
        kind.ages,
        columns,
        kind.counts,
        beginning(said, words),
    )
    first, last = kind.stretches[0], kind.stretches[-1]
    caption = f"{_named(kind)}, by age, {day(first.first)} to {day(last.last)}"
    return Picture(f"activity-{kind.code.lower()}", caption, said, chart, _table(kind, material))


def _sentence(kind: Activity) -> str:
    """The age with most that is shown over the whole time, and how many of its columns are hidden."""
    shown = [sum(count or 0 for count in row) for row in kind.counts]
    most = max(range(len(shown)), key=lambda n: shown[n])
    if shown[most] == 0:
        return f"{_named(kind)}: too few to show at any age."
    hidden = sum(count is None for count in kind.counts[most])
    but = (
        f", with {in_words(hidden)} of {in_words(len(kind.stretches))} columns hidden"
        if hidden
        else ""
    )
    least = "at least " if hidden else ""
    return (
        f"{_named(kind)}: most at age {kind.ages[most]}, {least}{whole(shown[most])} since "
        f"{month(kind.stretches[0].first)}{but}."
    )


def _named(kind: Activity) -> str:
    return _NAMES.get(kind.code, kind.name)


_NAMES = {
    "A04-month": "Children coming into our care",
    "A05-month": "Children leaving our care",
    "E03-month": "Moves from one home to another",
}


def _table(kind: Activity, material: Material) -> Table:
    heads = ("Age", *(f"{each.last:%b %Y}" for each in kind.stretches))
    words = material.words.counts
    rows = tuple(
        (
            age,
            *(
                words["few"] if count is None else whole(count) if count else words["none"]
                for count in row
            ),
        )
        for age, row in zip(kind.ages, kind.counts, strict=True)
    )
    late = [heads[n + 1] for n in sorted(kind.provisional)]
    but = f" ({in_a_row(late)} may still change)" if late else ""
    caption = f"{_named(kind)}: the numbers{but}"
    return Table(caption, heads, rows, frozenset(range(1, len(heads))))
