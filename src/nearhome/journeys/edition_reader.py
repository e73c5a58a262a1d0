"""The finished files of an edition, read before its folder is put in place; refused where one tells too much."""

from collections.abc import Iterable, Mapping

from nearhome.disclosure.finished.hidden import Secrets, secrets
from nearhome.disclosure.finished.reading import told_in
from nearhome.journeys.records import Records
from nearhome.journeys.refusals import RefusedError
from nearhome.pack.edition import Edition
from nearhome.pack.headlines import Headlines
from nearhome.pack.public.tables import GROUPED_BY
from nearhome.pack.words import Words
from nearhome.results.values import Result

_MOST = 10
_SHORTEST = 5
"""Shorter identifiers are also the numbers of other things: a year, a page."""


def refuse_what_tells(contents: Mapping[str, bytes], secrets: Secrets) -> None:
    """RefusedError naming each file and place that tells a hidden number or of one child; never the number."""
    found = told_in(contents, secrets)
    if found:
        lines = "\n".join(f"{each.file}, {each.place}: {each.what}" for each in found[:_MOST])
        more = f"\nand {len(found) - _MOST} more" if len(found) > _MOST else ""
        raise RefusedError(
            f"The edition was not written, because its finished files tell what they must not:\n{lines}{more}\n",
            "Take out what people wrote there; if nobody wrote it, tell those who keep Nearhome.",
        )


def secrets_of(
    records: Records,
    edition: Edition,
    true: Iterable[Result],
    shown: Iterable[Result],
    headlines: Headlines,
    words: Words,
) -> Secrets:
    """What the files of an edition must not tell, by all the names that its pages have for it."""
    names: dict[str, tuple[str, ...]] = {}
    for panel in headlines.panels:
        code = panel.main.code
        if panel.chart == "line":
            names[code] = (*names.get(code, ()), f"chart. {panel.name}")
    return secrets(
        true,
        shown,
        edition.as_at,
        names=names,
        groups=words.groups,
        breakdowns=GROUPED_BY,
        children=_children(records),
    )


def _children(records: Records) -> frozenset[str]:
    """What the records call each child: long enough not to be the number of something else."""
    found: set[str] = set()
    for name in ("child", "upn"):
        for each in records.tables["children"].column(name).to_pylist():
            if each and len(each) >= _SHORTEST:
                found.add(each)
    return frozenset(found)
