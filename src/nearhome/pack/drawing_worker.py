"""The second process of an edition: draws the charts it is told, then makes a document's PDF of its pictures.

It is told its work on standard input and answers on standard output, and writes no file. Run by
`drawing_beside` alone: `python -m nearhome.pack.drawing_worker`, and by itself with `pdf` for the latter half.
"""

import os
import pickle
import sys
from typing import BinaryIO

from nearhome.pack.charts import given, svg

PDF = "pdf"
_NAME = "nearhome.pack.drawing_worker"


def draw(told: BinaryIO, answer: BinaryIO) -> None:
    """Read charts and give their pictures."""
    from nearhome.pack.drawing import warm

    warm()
    # Only the process that started this one writes here.
    charts = pickle.load(told)  # noqa: S301
    _give(answer, [svg(each) for each in charts])


def typeset(told: BinaryIO, answer: BinaryIO) -> None:
    """Read a document with its pictures, and give its PDF."""
    from nearhome.pack.pdf.writing import pdf

    document, drawn = pickle.load(told)  # noqa: S301
    given(drawn)
    _give(answer, pdf(document))


def work(told: BinaryIO, answer: BinaryIO) -> None:
    """Both, one after the other."""
    draw(told, answer)
    typeset(told, answer)


def _give(answer: BinaryIO, value: object) -> None:
    pickle.dump(value, answer, pickle.HIGHEST_PROTOCOL)
    answer.flush()


def _main(told: BinaryIO, answer: BinaryIO) -> None:
    """What drew gives back its hundred megabytes before what sets takes its own, where a process can begin anew.

    Nothing is lost on the way: the document is sent only once the pictures were read.
    """
    if sys.argv[1:] == [PDF]:
        typeset(told, answer)
    elif os.name != "posix":
        work(told, answer)
    else:
        draw(told, answer)
        os.execv(sys.executable, [sys.executable, "-P", "-m", _NAME, PDF])  # noqa: S606


if __name__ == "__main__":
    # Whatever else prints must not come between the answers.
    _answer, sys.stdout = sys.stdout.buffer, sys.stderr
    _main(sys.stdin.buffer, _answer)
