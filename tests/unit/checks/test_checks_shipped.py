"""What is made from the declarations is what they say today: the SQL that ships, and the page."""

import runpy
from pathlib import Path

from nearhome.checks.catalogue import checks
from nearhome.checks.frames import FRAMES, KEPT
from nearhome.checks.statements import checks_of, compiled, shipped

ROOT = Path(__file__).parents[3]


def test_the_sql_that_ships_is_what_the_checks_compile_to():
    assert compiled() == shipped()
    assert list(shipped()) == [*KEPT, *FRAMES]


def test_every_check_looks_at_a_frame_and_every_frame_is_looked_at():
    assert sorted(c.rule for frame in FRAMES for c in checks_of(frame)) == sorted(checks())
    assert all(checks_of(frame) for frame in FRAMES)


def test_the_page_lists_every_check_and_is_as_it_would_be_written_now():
    made = runpy.run_path(str(ROOT / "scripts" / "write_checks.py"))
    page = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
    assert page == made["page"]()
    assert all(f"| {rule} |" in page for rule in checks())


def test_spark_could_run_them_too():
    assert compiled("pyspark").keys() == compiled().keys()
