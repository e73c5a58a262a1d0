"""A second process changes nothing but the time: the same bytes, and the same where it cannot be had."""

import io
import pickle
import subprocess
import sys
from datetime import date

import pytest

from nearhome.pack import drawing_beside
from nearhome.pack.blocks import (
    Bar,
    BarChart,
    Document,
    Line,
    LineChart,
    Page,
    Picture,
    Point,
    Table,
)
from nearhome.pack.charts import svg
from nearhome.pack.drawing_beside import Beside, beside, charts_of, second_process
from nearhome.pack.drawing_worker import work
from nearhome.pack.html import html
from nearhome.pack.pdf.writing import pdf

DAYS = [date(year, 3, 31) for year in (2024, 2025, 2026)]


def line(n):
    points = tuple(Point(on, float(n + each)) for each, on in enumerate(DAYS))
    said = f"The line number {n}."
    return LineChart(f"line-{n}", (Line("now", points),), None, "n", said, size="page")


def document(title, charts):
    none = Table("", ("Day",), ())
    pictures = tuple(
        Picture(each.id, "What it is.", "What it says.", each, none) for each in charts
    )
    return Document(title, (), "Of the test.", (Page("p", title, pictures),), DAYS[-1])


@pytest.fixture
def documents():
    bars = BarChart("bars", (Bar("under 1", 6, 7), Bar("1 to 4", 20, 12)), "Two bars.", "last year")
    return document("Book", [*map(line, range(5)), bars]), document("Pack", [line(5), line(1)])


@pytest.fixture
def alone(documents):
    """What one process makes."""
    svg.cache_clear()
    made = [*map(html, documents), pdf(documents[0])]
    svg.cache_clear()
    return made


@pytest.fixture
def on_two_cores(monkeypatch):
    monkeypatch.setattr(drawing_beside, "cores", lambda: 2)
    monkeypatch.setattr(drawing_beside, "FEWEST", 1)


def made_beside(documents):
    book, pack = documents
    with beside(book, (pack,)) as made:
        return [html(book), html(pack), made.pdf()]


def test_the_charts_of_documents_are_each_drawn_once(documents):
    assert [each.id for each in charts_of(documents)] == [
        *(f"line-{n}" for n in range(5)), "bars", "line-5",
    ]  # fmt: skip


def test_two_processes_make_the_same_bytes_as_one(documents, alone, on_two_cores, monkeypatch):
    # The data book's PDF is not made here: if it were asked for, there would be none.
    monkeypatch.setattr(drawing_beside, "pdf", lambda document: b"made at home")
    drawn_here = []
    monkeypatch.setattr(
        drawing_beside, "svg", lambda chart: drawn_here.append(chart.id) or svg(chart)
    )
    assert made_beside(documents) == alone
    assert drawn_here == ["line-0", "line-2", "line-4", "bars"]


@pytest.mark.parametrize(
    "interpreter",
    ["/nowhere/python", "", sys.executable],
    ids=["none there", "no name", "one that ends at once"],
)
def test_where_no_second_process_can_be_had_all_is_made_here(
    documents, alone, on_two_cores, monkeypatch, interpreter
):
    monkeypatch.setattr(drawing_beside.sys, "executable", interpreter)
    monkeypatch.setattr(drawing_beside, "_WORKER", "nearhome.pack.no_such_module")
    assert made_beside(documents) == alone


def test_one_that_does_not_answer_is_ended(documents, alone, on_two_cores, monkeypatch):
    def sleeping():
        return subprocess.Popen(
            [sys.executable, "-c", "import time; time.sleep(600)"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    monkeypatch.setattr(drawing_beside, "_started", sleeping)
    monkeypatch.setattr(drawing_beside, "_LONGEST", 0.2)
    assert made_beside(documents) == alone


@pytest.mark.parametrize(("cores", "fewest"), [(1, 1), (2, 8)])
def test_few_charts_or_one_core_start_nothing(documents, alone, monkeypatch, cores, fewest):
    monkeypatch.setattr(drawing_beside, "cores", lambda: cores)
    monkeypatch.setattr(drawing_beside, "FEWEST", fewest)
    monkeypatch.setattr(Beside, "draw", lambda self, charts: pytest.fail("a process was started"))
    assert made_beside(documents) == alone


def test_the_second_process_is_told_all_and_answers_all_on_its_pipes(documents, alone):
    charts = charts_of(documents[:1])
    own = {each: svg(each) for each in charts[::2]}
    told = io.BytesIO(pickle.dumps(charts[1::2]) + pickle.dumps((documents[0], own)))
    answer = io.BytesIO()
    work(told, answer)
    answer.seek(0)
    assert pickle.load(answer) == [svg(each) for each in charts[1::2]]
    assert pickle.load(answer) == alone[-1]


def test_one_started_early_makes_the_same_bytes_and_is_ended(
    documents, alone, on_two_cores, monkeypatch
):
    book, pack = documents
    with second_process() as ready:
        assert ready is not None
        monkeypatch.setattr(drawing_beside, "_started", lambda: pytest.fail("another was started"))
        monkeypatch.setattr(drawing_beside, "pdf", lambda document: b"made at home")
        with beside(book, (pack,), ready) as made:
            assert [html(book), html(pack), made.pdf()] == alone
    assert ready.poll() is not None


def test_one_started_early_for_too_few_charts_is_left_alone_and_ended(
    documents, alone, monkeypatch
):
    monkeypatch.setattr(drawing_beside, "cores", lambda: 2)
    monkeypatch.setattr(drawing_beside, "FEWEST", 8)
    book, pack = documents
    with second_process() as ready:
        with beside(book, (pack,), ready) as made:
            assert [html(book), html(pack), made.pdf()] == alone
        assert ready.poll() is None
    assert ready.poll() is not None


def test_with_one_core_or_none_to_be_had_nothing_is_started_early(monkeypatch):
    monkeypatch.setattr(drawing_beside, "cores", lambda: 1)
    with second_process() as ready:
        assert ready is None
    monkeypatch.setattr(drawing_beside, "cores", lambda: 2)
    monkeypatch.setattr(drawing_beside.sys, "executable", "")
    with second_process() as ready:
        assert ready is None
