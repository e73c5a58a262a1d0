"""The committee's front report, from a council's own template where the settings name one that can be used."""

from collections.abc import Mapping
from pathlib import Path

from nearhome.pack.blocks import Document
from nearhome.pack.docx.report import FIELDS, fields
from nearhome.pack.docx.writing import NoTemplateError, front_report, unknown_fields
from nearhome.pack.edition import Edition
from nearhome.store.paths import usable

LARGEST_TEMPLATE = 5_000_000
"""Bytes of a template with letterhead; a larger file is something else."""


def report_of(
    folder: Path, asked: Mapping[str, str], pack: Document, edition: Edition
) -> tuple[bytes, tuple[str, ...]]:
    """The front report, and a line when the template that the settings name cannot be used: then ours is."""
    filled, name = fields(pack, edition), asked.get("template", "")
    if not name:
        return front_report(filled, edition.as_at), ()
    try:
        template = _read(usable(folder) / name)
        return front_report(filled, edition.as_at, template), ()
    except NoTemplateError as error:
        said = f"The report's template {name} is not used: {error}. The report has Nearhome's own headings."
        return front_report(filled, edition.as_at), (said,)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_TEMPLATE + 1)
    except OSError as error:
        problem = "there is no such file that can be read in the workspace"
        raise NoTemplateError(problem) from error
    if len(content) > LARGEST_TEMPLATE:
        raise NoTemplateError(f"it is over {LARGEST_TEMPLATE // 1_000_000} MB")
    unknown = unknown_fields(content)
    if unknown:
        raise NoTemplateError(
            f"it has fields that no report has: {', '.join(unknown)} (they may be {', '.join(FIELDS)})"
        )
    return content
