"""The second process of an edition: draws the charts it is told, then makes a document's PDF of them and others.

It is told its work on standard input and answers on standard output, and writes no file. Run by
`drawing_beside` alone: `python -m nearhome.pack.drawing_worker`.
"""

import pickle
import sys
from typing import BinaryIO

from nearhome.pack.charts import given, svg
from nearhome.pack.drawing import warm
from nearhome.pack.pdf.writing import pdf


def work(told: BinaryIO, answer: BinaryIO) -> None:
    """Read charts and give their pictures; read a document with the rest of its pictures, and give its PDF."""
    warm()
    # Only the process that started this one writes here.
    charts = pickle.load(told)  # noqa: S301
    _give(answer, [svg(each) for each in charts])
    document, drawn = pickle.load(told)  # noqa: S301
    given(drawn)
    _give(answer, pdf(document))


def _give(answer: BinaryIO, value: object) -> None:
    pickle.dump(value, answer, pickle.HIGHEST_PROTOCOL)
    answer.flush()


if __name__ == "__main__":
    # Whatever else prints must not come between the answers.
    _answer, sys.stdout = sys.stdout.buffer, sys.stderr
    work(sys.stdin.buffer, _answer)
