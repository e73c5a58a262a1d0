"""A small snapshot to put into a workspace."""

from datetime import date

import pyarrow as pa

from nearhome.store import returns_kept, snapshots
from nearhome.store.manifest import Manifest, ReturnEntry

AS_AT = date(2026, 10, 31)


def add_return(workspace, content, *, say=lambda _: None):
    """Keep one return of one file and make a snapshot of one table from it."""
    digest = f"{len(content):064x}"
    with workspace.writing(say=say, wait_seconds=5) as writer:
        files = returns_kept.keep(writer, digest, "2027", {"Header 1.csv": content, "b/aux": b"-"})
        entry = ReturnEntry(digest, "2027", 2027, AS_AT, False, True, files)
        before = snapshots.current_or_none(workspace)
        manifest = Manifest(
            workspace.authority,
            AS_AT,
            "0.1.0",
            (entry,),
            (),
            rows_read=3,
            rows_kept=2,
            rows_set_aside=1,
            created_by="a.officer",
            parent=before.id if before else "",
        )
        tables = {
            "children": pa.table({"child": [content.decode(), "2"]}),
            "episodes": pa.table({"child": [content.decode()], "decom": [date(2026, 5, 1)]}),
        }
        return snapshots.write(writer, tables, manifest)
