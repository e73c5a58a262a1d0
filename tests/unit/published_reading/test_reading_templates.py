"""The lists that an officer may type are read as what they are."""

import pytest

from nearhome.journeys import template as journey
from nearhome.published.reading import templates
from nearhome.published.reading.reading import is_published, read
from nearhome.published.reading.table import from_rows

KINDS = {"judgements": "judgements", "neighbours": "neighbours", "comparators": "figures"}


@pytest.mark.parametrize("name", templates.names())
def test_an_example_typed_into_a_template_is_read(name):
    rows = templates.dictionary(name)
    header, example = [row["column"] for row in rows], [row["example"] for row in rows]
    assert is_published(header)
    found = read(from_rows(f"{name}.csv", [header, example]))
    assert (found.kind, found.rows_used, found.log) == (KINDS[name], 1, ())


@pytest.mark.parametrize("name", templates.names())
def test_a_template_is_written_and_described_as_the_other_lists_are(name, tmp_path):
    journey.write(name, tmp_path, say=lambda line: None)
    header = (tmp_path / f"{name}.csv").read_text().strip().split(",")
    assert list(journey.empty(name).columns) == header
    assert [row[1] for row in journey.template(name).rows] == header
    assert {row[0] for row in journey.template("").rows} > {"crosswalk", name}
