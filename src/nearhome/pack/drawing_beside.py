"""Charts drawn on two cores: half of them here, half in a second process, which then makes a document's PDF.

What is made is the same bytes as made here alone; where a second process cannot start or fails,
everything is made here. It is an ordinary Python of its own, so that no script needs a guard for it.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nearhome
from nearhome.pack.blocks import Chart, Document, PanelGrid, Picture
from nearhome.pack.charts import given, svg
from nearhome.pack.pdf.writing import pdf

FEWEST = 30
"""Charts below which starting a second process costs more than it saves."""

_LONGEST = 300.0
"""Seconds after which a second process that does not answer is ended."""

_WORKER = "nearhome.pack.drawing_worker"
_FAILED = (OSError, EOFError, pickle.UnpicklingError)


class Beside:
    """A document whose charts are drawn and whose PDF is made, beside what else is made meanwhile."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._process: subprocess.Popen[bytes] | None = None

    def pdf(self) -> bytes:
        """The document's PDF, waited for; made here when there is no second process."""
        try:
            made = self._read()
        except _FAILED:
            made = None
        return made if isinstance(made, bytes) else pdf(self._document)

    def draw(self, charts: Sequence[Chart]) -> None:
        """Draw these charts, half of them in a second process, and have it make the document's PDF."""
        try:
            self._process = _started()
            self._send(charts[1::2])
            own = {chart: svg(chart) for chart in charts[::2]}
            drawn = self._read()
            given(dict(zip(charts[1::2], drawn, strict=True)))
            self._send((self._document, own))
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
def beside(document: Document, others: Sequence[Document] = ()) -> Iterator[Beside]:
    """The charts of documents drawn, and the PDF of the first being made, on two cores where that is quicker."""
    made = Beside(document)
    charts = charts_of((document, *others))
    try:
        if len(charts) >= FEWEST and cores() > 1:
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


def _started() -> subprocess.Popen[bytes]:
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
