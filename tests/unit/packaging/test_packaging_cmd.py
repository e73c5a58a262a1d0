"""`nearhome.cmd` as far as it can be read without Windows: paths in quotation marks, labels that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LINES = (ROOT / "scripts" / "nearhome.cmd").read_text("ascii").splitlines()
CODE = [line for line in LINES if not line.lower().startswith("rem ")]


@pytest.mark.parametrize("name", ["HERE", "APP", "NEARHOME_PYTHON"])
def test_every_path_stands_in_quotation_marks(name):
    uses = [line for line in CODE if f"%{name}%" in line]
    assert uses
    for line in uses:
        inside = "".join(line.split('"')[1::2])
        assert line.count(f"%{name}%") == inside.count(f"%{name}%"), line


def test_every_label_that_is_gone_to_exists():
    labels = {line[1:] for line in CODE if line.startswith(":")}
    wanted = {found for line in CODE for found in re.findall(r"\bgoto (\w+)", line)}
    assert wanted <= labels


def test_what_it_says_itself_goes_to_standard_error_and_its_status_is_kept():
    for line in CODE:
        if line.startswith("echo ") or " pip install " in line:
            assert line.rstrip().endswith("1>&2"), line
    assert "exit /b %errorlevel%" in CODE
    assert CODE.index("exit /b %errorlevel%") == CODE.index("%RUN% -m nearhome %*") + 1


def test_nothing_is_fetched():
    assert sum("--no-index" in line for line in CODE) == 1
    assert not re.search(r"https?:", "\n".join(LINES))


def test_the_documents_name_the_messages_as_they_are():
    text = (ROOT / "docs" / "how-to" / "locked-laptop.md").read_text("utf-8")
    for words in ("Nearhome needs Python 3.11, and none was found.",):
        assert words in text
        assert any(words in line for line in CODE)
    lock = (ROOT / "src" / "nearhome" / "store" / "lock.py").read_text("utf-8")
    for words in ("who is writing to this workspace.", "The workspace is held by"):
        assert words in lock
        assert words in " ".join(text.split())
