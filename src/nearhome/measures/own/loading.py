"""Measures beside the catalogue's: declared by an analyst, as TOML in the workspace or as Python in a folder.

TOML is data: it is checked and never run, so it is read unasked. A Python file, in which every top-level
`Measure` is one, runs with the rights of whoever runs Nearhome, so its folder is named each time.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from nearhome.measures.catalogue.listing import in_order
from nearhome.measures.declaration import Measure
from nearhome.measures.own.codes import is_own, no_own_code
from nearhome.measures.own.faults import Fault, FormError
from nearhome.results.values import Polarity


@dataclass(frozen=True, slots=True)
class Own:
    """The measures of an analyst's own by code, the file of each code, and the files that are left out."""

    measures: tuple[Measure, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def only(self, codes: Collection[str]) -> "Own":
        """Those of these codes, with no fault told of them yet."""
        return Own(tuple(each for each in self.measures if each.code in codes), self.files)

    def without(self, faults: Mapping[str, Fault]) -> "Own":
        """All but the measures of these codes, each left out for its fault."""
        kept = tuple(each for each in self.measures if each.code not in faults)
        return replace(self, measures=kept, faults=(*self.faults, *faults.values()))


def load_own(declared: Path | None = None, programmed: Path | None = None) -> Own:
    """The measures of the `*.toml` files of one folder and the `*.py` files of another; none without.

    A file that cannot be read, or whose code another file has, is left out as a fault.
    """
    taken: dict[str, str] = {}
    found: list[Measure] = []
    faults: list[Fault] = []
    for name, each in (*_declared(declared), *_programmed(programmed)):
        if isinstance(each, Fault):
            faults.append(each)
        elif each.code in taken:
            problem = f"{each.code} is the code of a measure that {taken[each.code]} has"
            faults.append(Fault(name, "code", problem, "give it a code of its own"))
        else:
            taken[each.code] = name
            found.append(each)
    files = {each.code: taken[each.code] for each in found}
    return Own(in_order(found), files, tuple(faults))


def _files(folder: Path | None, ending: str) -> Sequence[Path]:
    return () if folder is None else sorted(folder.glob(f"*.{ending}"))


def _declared(folder: Path | None) -> Iterator[tuple[str, Measure | Fault]]:
    paths = _files(folder, "toml")
    if not paths:
        return
    # The columns of populations are Ibis's to tell; without such files it is not loaded.
    from nearhome.cohorts.plan import Plan
    from nearhome.measures.own.reading import measure_of

    plan = Plan()
    for path in paths:
        try:
            yield path.name, measure_of(_text(path), plan)
        except FormError as error:
            yield path.name, Fault(path.name, error.key, error.problem, error.mend)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormError("", "it is not text in UTF-8", "save it as UTF-8") from error
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
        raise FormError("", problem, "ask for the right to read it, or take it out") from error


def _programmed(folder: Path | None) -> Iterator[tuple[str, Measure | Fault]]:
    for path in _files(folder, "py"):
        try:
            yield from ((path.name, each) for each in _run(path))
        except FormError as error:
            yield path.name, Fault(path.name, error.key, error.problem, error.mend)


def _run(path: Path) -> Sequence[Measure]:
    spec = spec_from_file_location(f"nearhome_local_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise FormError("", "it cannot be read as Python", "name it <something>.py")
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        found = [each for each in vars(module).values() if isinstance(each, Measure)]
    except Exception as error:
        problem = f"it cannot be run: {type(error).__name__}: {error}"
        raise FormError("", problem, "mend that line") from error
    if not found:
        raise FormError("", "it declares no measure", "give it a top-level `Measure(...)`")
    for each in found:
        _refuse_misfit(each)
    return found


_WORDS = ("code", "name", "question", "population", "numerator", "denominator", "unit", "source")


def _refuse_misfit(measure: Measure) -> None:
    """FormError for what a TOML file would be refused for too: a field of another type, or no code."""
    for key in _WORDS:
        if not isinstance(getattr(measure, key), str) or not getattr(measure, key):
            raise FormError(key, f"{getattr(measure, key)!r} is no words", "write words in quotes")
    if not is_own(measure.code):
        raise no_own_code(measure.code)
    if not isinstance(measure.polarity, Polarity):
        raise FormError("polarity", f"{measure.polarity!r} is no polarity", "write Polarity.HIGHER")
    try:
        _ = measure.card
    except Exception as error:
        problem = f"it is no measure: {type(error).__name__}: {error}"
        raise FormError(measure.code, problem, "mend its shape") from error
