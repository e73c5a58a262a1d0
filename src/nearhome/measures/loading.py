"""Measures beside the catalogue's: declared by an analyst in a folder of their own.

A file there is Python like a file of the catalogue: every `Measure` it holds at its top level is one.
It runs with the rights of whoever runs Nearhome, so the folder is the analyst's, never a download.
"""

from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from nearhome.measures.catalogue.listing import in_order, measures
from nearhome.measures.declaration import Measure


def load_measures(folder: Path) -> tuple[Measure, ...]:
    """The measures declared in the `*.py` files of a folder, by code; none when there is no folder.

    ValueError, naming the file and the mend, for a file that cannot be run, holds no measure, or
    declares a code that the catalogue or another file has.
    """
    taken = {each.code: "the catalogue" for each in measures()}
    found: list[Measure] = []
    for path in sorted(folder.glob("*.py")):
        for measure in _declared(path):
            if measure.code in taken:
                raise ValueError(
                    f"{path.name} declares {measure.code}, which {taken[measure.code]} has already: "
                    "give it a code of its own"
                )
            taken[measure.code] = path.name
            found.append(measure)
    return in_order(found)


def _declared(path: Path) -> Sequence[Measure]:
    spec = spec_from_file_location(f"nearhome_local_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ValueError(f"{path.name} cannot be read as Python: name it <something>.py")
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ValueError(f"{path.name} cannot be run: {type(error).__name__}: {error}") from error
    found = [each for each in vars(module).values() if isinstance(each, Measure)]
    if not found:
        raise ValueError(f"{path.name} declares no measure: give it a top-level `Measure(...)`")
    return found
