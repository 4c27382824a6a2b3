"""Files that are made from the program: `python -m tools.regenerate` writes them, a test holds them to it."""

import contextlib
import io
import json
import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

from skillcheck import cli
from skillcheck.model.document import Document
from skillcheck.store.schema import catalogue_schema
from tools.manpage import manpage
from tools.pictures import THEMES, draw, question, result

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "docs" / "example-answers.yaml"


def schema() -> str:
    """The JSON Schema of catalogue files."""
    return json.dumps(catalogue_schema(), indent=2) + "\n"


def picture(page: Callable[[], Document], theme: str) -> str:
    """A picture of a page, of somebody who has given the answers of the example."""
    with (
        tempfile.TemporaryDirectory() as home,
        contextlib.redirect_stdout(io.StringIO()),
        patch.dict(os.environ, SKILLCHECK_HOME=home, SKILLCHECK_TODAY="2026-11-23", TZ="UTC"),
    ):
        os.environ.pop("SKILLCHECK_CATALOGUE", None)
        assert cli.main(["assess", "--answers", str(EXAMPLE)]) == 0
        return draw(page(), theme)


FILES: dict[str, Callable[[], str]] = {
    "data/skills.schema.json": schema,
    "docs/skillcheck.1": manpage,
    **{
        f"docs/pictures/{page.__name__}-{theme}.svg": partial(picture, page, theme)
        for page in (result, question)
        for theme in THEMES
    },
}


if __name__ == "__main__":
    for name, make in FILES.items():
        (ROOT / name).parent.mkdir(exist_ok=True)
        (ROOT / name).write_text(make(), encoding="utf-8")
