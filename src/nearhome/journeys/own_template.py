"""`nearhome template measure`: a measure of an analyst's own to start from, and the schema of its form."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from nearhome.journeys.own_measures import FOLDER
from nearhome.journeys.refusals import RefusedError

NAME = "measure"


def template_text() -> str:
    """A measure as TOML that works as it stands, with what each key means."""
    return files("nearhome.measures.own").joinpath("template.toml").read_text(encoding="utf-8")


def schema_text() -> str:
    """The JSON Schema of the form, for an editor that checks a file as it is written."""
    from nearhome.measures.own.form import schema

    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def write_template(folder: Path, *, say: Callable[[str], None]) -> None:
    """Write both to a folder, made when it is not there. RefusedError when one is there, or cannot be written."""
    for name, text in ((f"{NAME}.toml", template_text()), (f"{NAME}.schema.json", schema_text())):
        path = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except FileExistsError as error:
            raise RefusedError(f"{path} is there already.", "Choose another folder.") from error
        except OSError as error:
            problem = f"{path} cannot be written ({error.strerror})."
            raise RefusedError(problem, "Choose another folder.") from error
    say(f"{folder / NAME}.toml: change it, and put it in the folder {FOLDER} of the workspace.")
