"""The committee's front report as a Word document, filled from a template: ours, or a council's own."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from nearhome.pack.docx.report import FIELDS, Field

_LANGUAGE = "en-GB"
_ENVIRONMENT = SandboxedEnvironment(autoescape=True)
"""A template may come from anywhere: it can name fields and repeat lines, and reach nothing else."""


class NoTemplateError(Exception):
    """Why a file cannot be the report's template, as a part of a sentence."""


def front_report(filled: Mapping[str, Field], on: date, template: bytes | None = None) -> bytes:
    """The report, dated by its data, so that the same data give the same bytes.

    `template` is a council's own, None for ours. NoTemplateError when it cannot be filled.
    """
    opened = _opened(_shipped() if template is None else template)
    try:
        opened.render(dict(filled), jinja_env=_ENVIRONMENT, autoescape=True)
        _describe(opened, filled, on)
        saved = io.BytesIO()
        opened.save(saved)
    except (TemplateError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise NoTemplateError(f"its fields cannot be filled ({error})") from error
    return _pinned(saved.getvalue())


def unknown_fields(template: bytes) -> tuple[str, ...]:
    """The fields of a template that no report has. NoTemplateError when it is no Word document."""
    opened = _opened(template)
    try:
        named = opened.get_undeclared_template_variables(jinja_env=_ENVIRONMENT)
    except TemplateError as error:
        raise NoTemplateError(f"its fields cannot be read ({error})") from error
    return tuple(sorted(named - set(FIELDS)))


@cache
def _shipped() -> bytes:
    return files(__package__).joinpath("front-report.docx").read_bytes()


def _opened(template: bytes) -> DocxTemplate:
    made = DocxTemplate(io.BytesIO(template))
    try:
        made.init_docx()
    except (
        ValueError,
        KeyError,
        zipfile.BadZipFile,
        OSError,
        SyntaxError,
        AttributeError,
    ) as error:
        raise NoTemplateError("it is no Word document (.docx)") from error
    return made


def _describe(opened: DocxTemplate, filled: Mapping[str, Field], on: date) -> None:
    about = opened.docx.core_properties
    about.title, about.author = str(filled["title"]), str(filled["authority"])
    about.last_modified_by, about.revision = "", 1
    about.language = about.language or _LANGUAGE
    about.created = about.modified = datetime.combine(on, time())


def _pinned(saved: bytes) -> bytes:
    """The file with one fixed day on each of its parts, and them in one order."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved)) as read, zipfile.ZipFile(again, "w") as written:
        for name in sorted(read.namelist()):
            written.writestr(zipfile.ZipInfo(name), read.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()
