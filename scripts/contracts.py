"""Writes `.importlinter` from docs/packages.csv, one contract a package; a test holds the two together."""

import csv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PRIVATE = ("records", "returns", "store", "cohorts")
IBIS = ("store", "returns", "checks", "cohorts", "measures")


def table() -> dict[str, tuple[str, ...]]:
    """Each package with what it may import, from docs/packages.csv."""
    with (ROOT / "docs" / "packages.csv").open(encoding="utf-8", newline="") as lines:
        return {row["package"]: tuple(row["may_import"].split()) for row in csv.DictReader(lines)}


def contract(
    name: str, title: str, sources: list[str], forbidden: list[str], indirect: bool
) -> str:
    """One `forbidden` contract of import-linter."""
    lines = [f"[importlinter:contract:{name}]", f"name = {title}", "type = forbidden"]
    lines += ["source_modules =", *(f"    {source}" for source in sources)]
    lines += ["forbidden_modules =", *(f"    {module}" for module in forbidden)]
    lines.append(f"allow_indirect_imports = {indirect}")
    return "\n".join(lines)


def forbidden_to(package: str, packages: dict[str, tuple[str, ...]]) -> list[str]:
    """What a package may not import. Where only the `results` module of a package is allowed, the import
    rule forbids the package's other modules, which the architecture test lists."""
    allowed = {name.split(".")[0] for name in packages[package]} | {package}
    return [f"nearhome.{other}" for other in packages if other not in allowed]


def document() -> str:
    """The whole of `.importlinter`."""
    packages = table()
    parts = [
        "# Made by scripts/contracts.py from docs/packages.csv; do not edit.",
        "[importlinter]\nroot_package = nearhome\ninclude_external_packages = True",
    ]
    for package in packages:
        barred = forbidden_to(package, packages)
        if barred:
            title = f"{package} imports only what the table allows"
            parts.append(contract(package, title, [f"nearhome.{package}"], barred, indirect=True))
    for package in ("pack", "web"):
        barred = [f"nearhome.{name}" for name in PRIVATE]
        title = f"{package} sees aggregates only, even by way of others"
        parts.append(
            contract(f"{package}-private", title, [f"nearhome.{package}"], barred, indirect=False)
        )
    others = [f"nearhome.{package}" for package in packages if package not in IBIS]
    parts.append(
        contract(
            "ibis",
            "ibis stays inside its fence",
            others,
            ["ibis", "duckdb", "pyspark"],
            indirect=True,
        )
    )
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    (ROOT / ".importlinter").write_text(document(), encoding="utf-8")
