"""The reference page of lists is the one that the declarations give."""

from pathlib import Path

from nearhome.records.list_tables import list_tables
from nearhome.returns.local.reference_page import main, page

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "lists.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run python -m nearhome.returns.local.reference_page --write docs/reference/lists.md"
    )


def test_it_names_every_list_and_column() -> None:
    text = page()
    for name, declared in list_tables().items():
        section = text.split(f"### {name}\n")[1].split("\n### ")[0]
        for column in declared.columns:
            assert f"| `{column.name}` |" in section
            assert column.meaning in section


def test_it_is_written_where_it_is_asked_for(tmp_path: Path, capsys) -> None:
    assert main(["--write", str(tmp_path / "page.md")]) == 0
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == page()
    assert main([]) == 0
    assert capsys.readouterr().out == page()
