"""A measure of an analyst's own as TOML: each fault by its key and mend, and each shape by hand."""

import json
from datetime import date
from pathlib import Path

import pytest

from histories.sketches import records_of
from nearhome.cohorts.plan import Plan
from nearhome.journeys.own_template import schema_text, template_text
from nearhome.measures.compute import compute
from nearhome.measures.own.codes import is_own
from nearhome.measures.own.faults import FormError
from nearhome.measures.own.loading import load_own
from nearhome.measures.own.reading import measure_of
from nearhome.results.values import Result, Status
from worked import CONTEXT, opened

ON = date(2024, 3, 31)
SKETCH = "CHILD DECOM PLACE\nA 2024-01-10 P1\nB 2024-01-10 U6\nC 2022-01-10 P1"
BORN = {"A": "2023-12-10", "B": "2023-12-10", "C": "2010-01-10"}
WORDS = '[words]\npopulation = "p"\nnumerator = "n"\ndenominator = "d"\n'
HEAD = (
    'code = "X02"\nname = "n"\nquestion = "q?"\npolarity = "neither"\nsource = "s"\n'
    'population = "looked_after"\n'
)
COUNT = HEAD + 'shape = "count"\nunit = "n"\n'
SHARE = HEAD + 'shape = "share"\nunit = "%"\n'


def cell(text: str) -> Result:
    found = compute(
        opened(records_of(SKETCH, BORN)),
        [ON],
        ["X02"],
        (),
        CONTEXT,
        more=[measure_of(text, Plan())],
    )
    (result,) = found
    return result


def counted(condition: str) -> float | None:
    return cell(f"{COUNT}counted = {condition}\n{WORDS}").value


@pytest.mark.parametrize(
    ("condition", "children"),
    [
        ('{column = "age", op = "<", value = 14}', 2),
        ('{column = "age", op = "<=", value = 14}', 3),
        ('{column = "age", op = ">", value = 0}', 1),
        ('{column = "age", op = ">=", value = 0}', 3),
        ('{column = "age", op = "=", value = 14}', 1),
        ('{column = "place", op = "in", value = ["U6", "K1"]}', 1),
        ('{column = "place", op = "is known"}', 3),
        ('{column = "distance", op = "is known"}', 0),
        ('{column = "distance", op = "is not known"}', 3),
        ('{column = "distance", op = "<", value = 20.5}', 0),
        ('{column = "spell_started", op = "<", value = 2024-01-10}', 1),
        ('{all = [{column = "age", op = "<", value = 1}, {column = "place", op = "=", value = "P1"}]}', 1),
        ('{any = [{column = "age", op = "<", value = 1}, {column = "place", op = "=", value = "P1"}]}', 3),
        (
            '{all = [{column = "place", op = "=", value = "P1"}, '
            '{any = [{column = "age", op = ">", value = 13}, {column = "age", op = "<", value = 0}]}]}',
            1,
        ),
    ],
)  # fmt: skip
def test_each_comparison_counts_as_by_hand(condition: str, children: int) -> None:
    assert counted(condition) == children


def test_each_shape_by_hand() -> None:
    babies = 'among = {column = "age", op = "<", value = 1}\n'
    with_parents = 'counted = {column = "place", op = "=", value = "P1"}\n'
    share = cell(SHARE + babies + with_parents + WORDS)
    assert (share.numerator, share.denominator, share.value) == (1, 2, 50)
    mean = cell(f'{HEAD}shape = "mean"\nunit = "years"\nvalue = "age"\n{WORDS}')
    assert (mean.denominator, mean.value) == (3, pytest.approx(14 / 3))
    some = cell(f'{HEAD}shape = "mean"\nunit = "years"\nvalue = "age"\n{babies}{WORDS}')
    assert (some.numerator, some.denominator, some.value) == (0, 2, 0)
    middle = cell(f'{HEAD}shape = "quantile"\nunit = "years"\nvalue = "age"\n{WORDS}')
    assert (middle.denominator, middle.value) == (3, 0)
    top = cell(f'{HEAD}shape = "quantile"\nquantile = 0.75\nunit = "years"\nvalue = "age"\n{WORDS}')
    assert top.value == 7
    rate = cell(f'{HEAD}shape = "rate"\nunit = "rate"\n{WORDS}')
    assert rate.numerator == 3


def test_a_denominator_of_nobody_is_said_and_no_fault() -> None:
    nobody = cell(f'{SHARE}counted = {{column = "age", op = "<", value = 1}}\n'
                  f'among = {{column = "age", op = ">", value = 90}}\n{WORDS}')  # fmt: skip
    assert (nobody.numerator, nobody.denominator, nobody.value) == (0, 0, None)
    assert nobody.status is Status.NO_DENOMINATOR


GOOD = SHARE + 'counted = {column = "age", op = "<", value = 1}\n' + WORDS


@pytest.mark.parametrize(
    ("was", "is_now", "key", "told"),
    [
        ('"age"', '"agee"', "counted.column", "write age if that is meant"),
        ('"age"', '"child"', "counted.column", "no column child"),
        ('"looked_after"', '"looked"', "population", "the populations are adoptions"),
        ('"<"', '"under"', "counted.op", "write one of: =, in, <"),
        ("value = 1", 'value = "1"', "counted.value", "write a number"),
        ("value = 1", "value = true", "counted.value", "write a number"),
        ("value = 1", "value = [1]", "counted.value", "write a number"),
        (", value = 1", "", "counted.value", "compared with nothing"),
        ('op = "<", value = 1', 'op = "in", value = 1', "counted.value", "write a list"),
        ('op = "<", value = 1', 'op = "is known", value = 1', "counted.value", "leave the value out"),
        ('"age", op = "<", value = 1', '"place", op = "<", value = "P1"', "counted.op", "write `=` or"),
        ('"age", op = "<", value = 1', '"by_sex", op = "=", value = "M"', "counted.value", "Male"),
        ('"age", op = "<", value = 1', '"spell_started", op = "<", value = 1', "counted.value", "a day"),
        ('{column = "age"', '{colum = "age"', "counted.", ""),
        ('denominator = "d"', "", "words.denominator", "missing"),
        ('question = "q?"', "", "question", "missing"),
        ('name = "n"', 'name = ""', "name", "at least 1 character"),
        ('name = "n"', "name = 7", "name", "valid string"),
        ('"X02"', '"A01"', "code", "X and a number"),
        ('polarity = "neither"', 'polarity = "up"', "polarity", "'higher', 'lower' or 'neither'"),
        ('shape = "share"', 'shape = "ratio"', "shape", "'count'"),
        ('unit = "%"', 'unit = "n"', "unit", 'unit = "%"'),
        ('unit = "%"', 'unit = "%"\nvalue = "age"', "value", "no use for it"),
        ('unit = "%"', 'unit = "%"\nunits = "%"', "units", "no such key"),
        ('unit = "%"', 'unit = "%"\nneeds = "episodes.distanc"', "needs", "episodes.distance"),
        ('unit = "%"', 'unit = "%"\nneeds = "nothing.distance"', "needs", "episodes.distance"),
        ('unit = "%"', "unit = %", "", "line"),
    ],
)  # fmt: skip
def test_each_fault_is_named_by_key_and_mend(was: str, is_now: str, key: str, told: str) -> None:
    measure_of(GOOD, Plan())
    assert was in GOOD
    with pytest.raises(FormError) as caught:
        measure_of(GOOD.replace(was, is_now), Plan())
    assert caught.value.key.startswith(key)
    assert told in str(caught.value)
    assert caught.value.mend


def test_a_fault_deep_in_a_condition_is_named_by_its_place() -> None:
    deep = (
        '{all = [{column = "age", op = "<", value = 1}, {any = [{column = "x", op = "is known"}]}]}'
    )
    with pytest.raises(FormError) as caught:
        measure_of(GOOD.replace('{column = "age", op = "<", value = 1}', deep), Plan())
    assert caught.value.key == "counted.all[2].any[1].column"


def test_a_file_with_a_fault_is_left_out_alone(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD.replace('"age"', '"agee"'), encoding="utf-8")
    (tmp_path / "b.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "c.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "d.toml").write_bytes(b"\xff\xfe\x00")
    found = load_own(tmp_path)
    assert [each.code for each in found.measures] == ["X02"]
    assert found.files == {"X02": "b.toml"}
    assert [(each.file, each.key) for each in found.faults] == [
        ("a.toml", "counted.column"),
        ("c.toml", "code"),
        ("d.toml", ""),
    ]


def test_the_template_works_as_it_stands_and_the_schema_knows_its_keys() -> None:
    assert measure_of(template_text(), Plan()).code == "X01"
    schema = json.loads(schema_text())
    assert {"code", "words", "counted", "among"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_what_it_needs_is_heeded() -> None:
    assert cell(GOOD).value is not None
    late = cell(GOOD.replace('unit = "%"', 'unit = "%"\nmonths = 240'))
    assert (late.value, late.status) == (None, Status.NOT_ENOUGH_HISTORY)
    unknown = cell(GOOD.replace('unit = "%"', 'unit = "%"\nneeds = "episodes.distance"'))
    assert (unknown.value, unknown.status) == (None, Status.NOT_COLLECTED)


@pytest.mark.parametrize("code", ["A01", "X1", "X0123", "X01 ", "x01", "X01-", "XX01"])
def test_only_x_and_a_number_is_a_code_of_ones_own(code: str) -> None:
    assert is_own("X01")
    assert is_own("X012-late")
    assert not is_own(code)
