"""How much may be read: what keeps a hostile file from filling memory or running for ever."""

from dataclasses import dataclass

from nearhome.returns.errors import ReturnError

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one reading takes in. A large council's return is about 5 MB of text.

    `file_bytes` bounds one file once unpacked, `total_bytes` all files of one reading together,
    `rows` one table, `sheet_cells` a workbook's sheets with their empty cells, `elements` the kinds
    of element of an XML and the fields of one, `ratio` how far an archive's member may expand
    (members under a megabyte excepted), `members` the files of one folder tree or archive,
    `depth` the folders below the one given, `head_bytes` what is looked at to recognise a file.
    """

    file_bytes: int = 64 * _MB
    total_bytes: int = 128 * _MB
    rows: int = 300_000
    sheet_cells: int = 5_000_000
    elements: int = 300
    ratio: int = 200
    members: int = 5_000
    depth: int = 5
    head_bytes: int = 64_000


class Allowance:
    """What is left of `total_bytes` in one reading; the only state that reading keeps."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._left = limits.total_bytes

    def spend(self, file: str, size: int) -> None:
        """Count `size` bytes of `file`; ReturnError once more than the total is asked for."""
        self._left -= size
        if self._left < 0:
            raise ReturnError(
                file,
                f"It and the files before it hold more than {self.limits.total_bytes // _MB} MB.",
                "Add the years one at a time.",
            )

    def bound(self, file: str, size: int) -> None:
        """ReturnError when one file of `size` bytes is more than a return's table can be."""
        if size > self.limits.file_bytes:
            raise ReturnError(
                file,
                f"It holds more than {self.limits.file_bytes // _MB} MB, more than a return's table can.",
                "Export the table again for one collection year.",
            )
