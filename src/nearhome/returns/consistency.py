"""What does not fit together within one return: noted, and left as it is."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from nearhome.returns.raw import Action, LogEntry


def notes(tables: Mapping[str, pa.Table]) -> Iterator[LogEntry]:
    """A note of each child who has two Headers, or whose care began before the date of birth."""
    if "children" in tables:
        yield from _second_headers(tables["children"])
        if "episodes" in tables:
            yield from _born_later(tables["children"], tables["episodes"])


def _second_headers(children: pa.Table) -> Iterator[LogEntry]:
    if pc.count_distinct(children["child"]).as_py() == children.num_rows:
        return
    seen: set[str] = set()
    columns = (children[name].to_pylist() for name in ("child", "origin_file", "origin_row"))
    for child, file, row in zip(*columns, strict=True):
        if child in seen:
            yield LogEntry(
                file, "Header", row, "CHILD", Action.NOTED, "second-header", "", "",
                "The child has a Header above that differs. Keep the right one in the case system.",
            )  # fmt: skip
        seen.add(child)


def _born_later(children: pa.Table, episodes: pa.Table) -> Iterator[LogEntry]:
    births = dict(zip(children["child"].to_pylist(), children["dob"], strict=True))
    encoded = episodes["child"].combine_chunks().dictionary_encode()
    known = pa.array(
        [births[c].as_py() if c in births else None for c in encoded.dictionary.to_pylist()],
        pa.date32(),
    )
    later = pc.fill_null(pc.greater(known.take(encoded.indices), episodes["decom"]), False)
    rows = episodes.filter(later).select(["decom", "origin_file", "origin_row"]).to_pylist()
    for row in rows:
        yield LogEntry(
            row["origin_file"], "Episodes", row["origin_row"], "DECOM", Action.NOTED,
            "born-after-care-began", row["decom"].isoformat(), "",
            "The episode starts before the child's date of birth. Correct the date that is wrong.",
        )  # fmt: skip
