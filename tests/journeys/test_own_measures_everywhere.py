"""A council's own measures stand where ours do, and each faulty file is left out alone: one edition, looked at all over."""

import csv
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from command_line import run_apart, run_here
from python_calamine import CalamineWorkbook
from sample_returns import write_years

HEAD = """
code = "{code}"
name = "{name}"
question = "How many of our children?"
unit = "{unit}"
polarity = "{polarity}"
source = "Our own count"
population = "looked_after"
shape = "{shape}"
{more}
[words]
population = "Children in our care"
numerator = "Those counted"
denominator = "Children in our care"
"""
FAMILY = 'counted = {column = "by_placement", op = "in", value = ["foster", "placed for adoption", "with parents"]}'
TEENS = 'counted = {column = "age", op = ">=", value = 13}'
BABIES = 'among = {column = "age", op = "<", value = 1}\ncounted = {column = "place", op = "=", value = "P1"}'


def toml(code, name, shape="share", more=FAMILY, unit="%", polarity="higher"):
    return HEAD.format(code=code, name=name, shape=shape, more=more, unit=unit, polarity=polarity)


GOOD = {
    "all.toml": toml("X04", "All our children", "count", "", "n", "neither"),
    "family.toml": toml("X02", "Living with a family, as we see it"),
    "babies.toml": toml("X01", "Babies living with a parent", more=BABIES),
    "nobody.toml": toml("X03", "Nobody at all", more=BABIES.replace("value = 1", "value = -1")),
    "soon-bad.toml": toml("X05", "Children over twelve", "count", TEENS, "n", "neither"),
}
PYTHON = """
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import LOOKED_AFTER
from nearhome.measures.shapes import Share
from nearhome.results.values import Polarity

X20 = Measure(
    code="X20", name="{name}", question="How many of our children?", population="Children in our care",
    numerator="Those counted", denominator="Children in our care", unit="%", polarity=Polarity.HIGHER,
    source="Our own count", shape=Share(LOOKED_AFTER, lambda rows: {condition}),
)
"""
FAMILIES = 'rows.by_placement.isin(["foster", "placed for adoption", "with parents"])'
BAD = {
    "a-column.toml": (toml("X30", "n").replace("by_placement", "by_placment"),
                      "counted.column: the population has no column by_placment. Write by_placement if"),
    "b-population.toml": (toml("X31", "n").replace('"looked_after"', '"looked_aftr"'),
                          "population: there is no population looked_aftr. The populations are adoptions"),
    "c-syntax.toml": (toml("X32", "n").replace('unit = "%"', "unit = %"), "(at line 5, column"),
    "d-code.toml": (toml("A01", "n"), "code: A01 is the code of a measure of the catalogue (Children in care). Write X"),
    "e-months.toml": (toml("X33", "n", more=f"months = -1\n{FAMILY}"),
                      "months: -1 is not as it should be. It should be greater than or equal to 0"),
    "f-words.toml": (toml("X34", "Placements of our looked after children"),
                     'name: it says "looked after", which no page may. Write children in our care'),
    "g-never.toml": (toml("X35", "n").replace("Those counted", "Those who absconded"),
                     'words.numerator: it says "absconded", which no page may. Write went missing'),
    "soon-bad.toml": (toml("X05", "Children over twelve", "count", TEENS.replace("age", "agee"), "n", "neither"),
                      "counted.column: the population has no column agee. Write age if"),
    "twice.toml": (toml("X02", "n"), "code: X02 is the code of a measure that family.toml has. Give it a code"),
}  # fmt: skip
BAD_PYTHON = {
    "divides.py": ("x = 1 / 0", "it cannot be run: ZeroDivisionError: division by zero. Mend that line"),
    "raises.py": (PYTHON.format(name="n", condition="rows.agee < 1").replace("X20", "X21"),
                  "X21: it cannot be worked out: the population has no column agee"),
    "nought.py": (PYTHON.format(name="n", condition="rows.distance / rows.age > 1").replace("X20", "X23"),
                  "X23: it cannot be worked out: ArithmeticError: it divides by age, which may be nought: write .nullif(0)"),
    "words.py": (PYTHON.format(name="LAC in a family", condition=FAMILIES).replace("X20", "X22"),
                 'name: it says "LAC", which no page may'),
    "name.py": (PYTHON.format(name="n", condition=FAMILIES).replace('name="n"', "name=7"), "name: 7 is no words"),
}  # fmt: skip
SETTINGS = """
[[attention]]
code = "X02"
reason = "more of our children should live with a family"
by = "the head of fostering"
on = 2026-03-31

[[attention]]
code = "X05"
reason = "many are over twelve"
by = "the head of service"
on = 2026-03-31
"""


@dataclass(frozen=True)
class Made:
    """A workspace with good and bad files, the folder of Python, and an edition with what was told of it."""

    workspace: Path
    own: Path
    out: Path
    told: str
    decision: dict[str, str]

    @property
    def rows(self):
        with (self.out / "board-pack.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own measures everywhere")
    workspace, own = folder / "w", folder / "own"
    write_years(folder / "years", [2023, 2024, 2025, 2026])
    assert run_apart("init", workspace, "--authority", "E06000059").status == 0
    assert run_apart("add", workspace, folder / "years").status == 0
    (workspace / "measures").mkdir()
    own.mkdir()
    for name, text in GOOD.items():
        (workspace / "measures" / name).write_text(text, encoding="utf-8")
    python = PYTHON.format(name="Living with a family, in Python", condition=FAMILIES)
    (own / "good.py").write_text(python, encoding="utf-8")
    decision = adopt(folder, workspace)
    for name, (text, _) in BAD.items():
        (workspace / "measures" / name).write_text(text, encoding="utf-8")
    (workspace / "measures" / "latin.toml").write_bytes('name = "café"'.encode("latin-1"))
    for name, (text, _) in BAD_PYTHON.items():
        (own / name).write_text(text, encoding="utf-8")
    with (workspace / "edition.toml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    done = run_apart("dataset", workspace, "--own", own, "--out", folder / "out")
    assert done.status == 0, done.err
    return Made(workspace, own, folder / "out", done.err, decision)


def adopt(folder, workspace):
    """Adopt a list with a panel about X04, and one about X05, whose file is good until then."""
    listed = folder / "list.toml"
    assert run_apart("adopt", workspace, "--copy-to", listed).status == 0
    text = listed.read_text(encoding="utf-8")
    for old, new in (
        ('care = { code = "A01" }', 'care = { code = "X04" }'),
        ('figures.family = { code = "D02" }', 'figures.family = { code = "X05" }'),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    listed.write_text(text, encoding="utf-8")
    asked = (listed, "--on", "2026-04-20", "--minute", "7", "--format", "csv")
    done = run_apart("adopt", workspace, *asked)
    assert done.status == 0, done.err
    return done.rows[0]


def page(made, name="board-pack.html"):
    return (made.out / name).read_text(encoding="utf-8")


def test_every_fault_is_told_by_file_key_and_mend_and_named_in_the_pack(made):
    told = {**BAD, **BAD_PYTHON}
    for name, (_, expected) in told.items():
        (line,) = [each for each in made.told.splitlines() if f"left out: {name}" in each]
        assert expected in line
        assert f"from the file {name}, is not here" in page(made)
    assert "latin.toml: it is not text in UTF-8. Save it as UTF-8." in made.told
    assert "from the file latin.toml, is not here" in page(made)


def test_what_has_no_fault_comes_out_in_every_file(made):
    codes = {row["code"] for row in made.rows}
    assert {"A01", "E01", "X01", "X02", "X03", "X04", "X20"} == codes & {
        "A01", "E01", *(f"X{n:02}" for n in range(100))
    }  # fmt: skip
    sheets = CalamineWorkbook.from_path(made.out / "board-pack.xlsx")
    cells = {
        str(cell)
        for name in sheets.sheet_names
        for row in sheets.get_sheet_by_name(name).to_python()
        for cell in row
    }
    for text in (page(made), page(made, "data-book.html"), "\n".join(cells)):
        assert "Living with a family, as we see it" in text
        assert "Living with a family, in Python" in text


def test_a_denominator_of_nobody_is_a_status_and_not_a_fault(made):
    found = {row["status"] for row in made.rows if (row["code"], row["breakdown"]) == ("X03", "")}
    assert "no_denominator" in found
    assert found <= {"no_denominator", "not_enough_history"}
    assert "nobody.toml" not in made.told


def test_groups_and_small_numbers_are_as_those_of_ours(capsys, made):
    def cells(code):
        wanted = ("as_at", "breakdown", "group", "numerator", "denominator", "value", "status")
        return [tuple(row[name] for name in wanted) for row in made.rows if row["code"] == code]

    ours = cells("D02")
    assert len({breakdown for _, breakdown, *_ in ours}) > 5
    assert cells("X02") == ours
    assert cells("X20") == ours
    assert any(row[-1] == "suppressed" for row in cells("X01"))
    shown = run_here(
        capsys, "measures", made.workspace, "--code", "X01", "--as-at", "2026-03-31",
        "--by", "sex", "--months", "12", "--format", "csv",
    )  # fmt: skip
    small = {
        (row["as_at"], row["breakdown"], row["group"])
        for row in shown.rows
        if any(row[name] in ("1", "2", "3", "4", "5") for name in ("numerator", "denominator"))
    }
    hidden = {tuple(row[:3]): row[-1] for row in cells("X01")}
    assert small & hidden.keys()
    assert {hidden[each] for each in small & hidden.keys()} == {"suppressed"}


def test_signals_judge_it_by_the_same_rules(capsys, made):
    asked = ("--own", made.own, "--format", "json")
    found = run_here(
        capsys, "signals", made.workspace, *asked, "--code", "D02", "X02", "X20", "X03"
    )
    assert found.status == 0, found.err
    by_code = {row["code"]: row for row in json.loads(found.out)}
    assert by_code["X03"]["status"] == "no_denominator"
    same = ("value", "direction", "way", "better", "since", "change", "usual_low", "usual_high",
            "interval_low", "interval_high", "provisional", "method")  # fmt: skip
    assert by_code["D02"]["direction"]
    assert by_code["D02"]["interval_low"]
    for code in ("X02", "X20"):
        assert [by_code[code][name] for name in same] == [by_code["D02"][name] for name in same]
        assert by_code[code]["position"] == "no band"


def test_why_it_changed_is_split_as_ours_is(capsys, made):
    found = run_here(
        capsys, "why", made.workspace, "--own", made.own, "--code", "D02,X02,X20", "--by", "sex",
        "--format", "csv",
    )  # fmt: skip
    assert found.status == 0, found.err
    split = {
        code: [{**row, "code": ""} for row in found.rows if row["code"] == code]
        for code in ("D02", "X02", "X20")
    }
    assert len(split["D02"]) == 8
    assert split["X02"] == split["X20"] == split["D02"]


def test_the_board_may_adopt_it_and_one_that_is_gone_is_named(made):
    assert (made.decision["recounted"], made.decision["minute"]) == (
        "in-our-care with-a-family",
        "7",
    )
    total = next(row for row in made.rows
                 if (row["code"], row["breakdown"], row["as_at"]) == ("X04", "", "2026-03-31"))  # fmt: skip
    assert f"{total['value']} children are in our care" in page(made)
    gone = "“Living in a family” is not here: the measure of our own that it shows is missing"
    assert gone in made.told
    assert gone in page(made)


def test_officers_may_flag_it_and_a_flag_of_one_that_is_gone_is_told(made):
    assert "more of our children should live with a family" in page(made)
    assert "many are over twelve" not in page(made)
    assert "What the head of service asks the Board to look at is not here" in made.told


def test_no_page_says_its_code(made):
    for name in ("board-pack.html", "data-book.html"):
        assert not [
            code for code in ("X01", "X02", "X04", "X20") if f">{code}<" in page(made, name)
        ]
    assert 'says "X' not in made.told


def test_its_children_are_listed(capsys, made):
    asked = ("children", made.workspace, "--own", made.own, "--format", "csv", "--code")
    ours, own, python = (run_here(capsys, *asked, code).rows for code in ("D02", "X02", "X20"))
    assert len(ours) > 10
    assert [{**row, "code": ""} for row in own] == [{**row, "code": ""} for row in ours]
    assert [{**row, "code": ""} for row in python] == [{**row, "code": ""} for row in ours]


def test_history_tells_what_a_frozen_edition_said_of_it(capsys, made, tmp_path):
    copy = tmp_path / "w"
    shutil.copytree(made.workspace, copy)
    done = run_here(
        capsys, "freeze", copy, made.out, "--circulated", "2026-04-21", "--to", "Board members"
    )
    assert done.status == 0, done.err
    found = run_here(capsys, "history", copy, "--code", "X02", "--format", "csv")
    said = {(row["as_at"], row["kind"]): row for row in found.rows}
    assert said["2026-03-31", "edition"]["value"] == said["2026-03-31", "now"]["value"] != ""
    assert said["2026-03-31", "edition"]["difference"] == "0"
    rests = run_here(
        capsys, "history", copy, "--code", "X02", "--as-at", "2026-03-31", "--format", "csv"
    )
    parts = {(row["part"], row["name"]): row["value"] for row in rests.rows}
    assert parts["definition", "source"] == "Our own count"
    assert any(part == "edition" for part, _ in parts)
    assert any(part == "file" for part, _ in parts)
