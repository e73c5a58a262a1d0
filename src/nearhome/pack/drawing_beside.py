"""Charts drawn on two cores: some of them here, most in a second process, which then makes a document's PDF.

What is made is the same bytes as made here alone; where a second process cannot start or fails,
everything is made here. It is an ordinary Python of its own, so that no script needs a guard for it.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

import nearhome
from nearhome.pack.blocks import Chart, Document, PanelGrid, Picture
from nearhome.pack.charts import given, svg
from nearhome.pack.drawing import warm
from nearhome.pack.pdf.writing import pdf

FEWEST = 30
"""Charts below which starting a second process costs more than it saves."""

_LONGEST = 300.0
"""Seconds after which a second process that does not answer is ended."""

_EVERY, _HERE = 5, (0, 2, 4)
"""Of every five charts these are drawn here: the second process begins anew before it sets the book."""

_WORKER = "nearhome.pack.drawing_worker"
Process: TypeAlias = subprocess.Popen[bytes]
_FAILED = (OSError, EOFError, pickle.UnpicklingError)


class Beside:
    """A document whose charts are drawn and whose PDF is made, beside what else is made meanwhile."""

    def __init__(self, document: Document, started: Process | None = None) -> None:
        self._document = document
        self._process: Process | None = started

    def pdf(self) -> bytes:
        """The document's PDF, waited for; made here when there is no second process."""
        try:
            made = self._read()
        except _FAILED:
            made = None
        return made if isinstance(made, bytes) else pdf(self._document)

    def draw(self, charts: Sequence[Chart]) -> None:
        """Draw these charts, most of them in a second process, and have it make the document's PDF."""
        ours = [chart for n, chart in enumerate(charts) if n % _EVERY in _HERE]
        theirs = [chart for n, chart in enumerate(charts) if n % _EVERY not in _HERE]
        try:
            self._process = self._process or _started()
            self._send(theirs)
            own = {chart: svg(chart) for chart in ours}
            drawn = dict(zip(theirs, self._read(), strict=True))
            given(drawn)
            here = charts_of((self._document,))
            self._send((self._document, {each: (own | drawn)[each] for each in here}))
        except _FAILED:
            self.end()

    def end(self) -> None:
        """End the second process if it is there still."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _send(self, value: object) -> None:
        if self._process is None or self._process.stdin is None:
            raise EOFError
        pickle.dump(value, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()

    def _read(self) -> Any:
        """The next answer. One of `_FAILED` when there is none, or none in time."""
        process = self._process
        if process is None or process.stdout is None:
            raise EOFError
        late = threading.Timer(_LONGEST, process.kill)
        late.start()
        try:
            # Our own process wrote it.
            return pickle.load(process.stdout)  # noqa: S301
        finally:
            late.cancel()


@contextmanager
def second_process() -> Iterator[Process | None]:
    """A second process for `beside`, started early, so that it has loaded all it needs when it is asked.

    What is needed to draw here is made ready meanwhile, in a thread. None with one core, or where none can start. It is ended with the context.
    """
    process = None
    with suppress(OSError):
        process = _started() if cores() > 1 else None
    if process is not None:
        threading.Thread(target=warm, daemon=True).start()
    try:
        yield process
    finally:
        if process is not None and process.poll() is None:
            process.kill()
            process.communicate()


@contextmanager
def beside(
    document: Document, others: Sequence[Document] = (), started: Process | None = None
) -> Iterator[Beside]:
    """The charts of documents drawn, and the PDF of the first being made, on two cores where that is quicker.

    `started` is a second process that stands ready; without it one is started when it is needed.
    """
    charts = charts_of((document, *others))
    enough = len(charts) >= FEWEST and cores() > 1
    made = Beside(document, started if enough else None)
    try:
        if enough:
            made.draw(charts)
        yield made
    finally:
        made.end()


def charts_of(documents: Sequence[Document]) -> tuple[Chart, ...]:
    """Every chart of documents, each once, in the order in which they stand there."""
    blocks = [block for each in documents for page in each.pages for block in page.blocks]
    found: dict[Chart, None] = {}
    for block in blocks:
        match block:
            case PanelGrid():
                found |= {each.chart: None for each in block.panels if each.chart is not None}
            case Picture():
                found[block.chart] = None
    return tuple(found)


def cores() -> int:
    """How many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _started() -> Process:
    """A second process of the same code as this one. OSError when it cannot start."""
    if not sys.executable:
        raise OSError("this Python does not know where it is")
    places = [str(Path(place).parent) for place in nearhome.__path__]
    before = [each for each in (os.environ.get("PYTHONPATH"),) if each]
    return subprocess.Popen(  # noqa: S603 (our own interpreter and module, nothing from outside)
        [sys.executable, "-P", "-m", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((*places, *before))},
        # On Windows no black window is to open.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
