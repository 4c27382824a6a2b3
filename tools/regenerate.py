"""Files that are made from the program: `python -m tools.regenerate` writes them, a test holds them to it."""

import contextlib
import io
import json
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from skillcheck import cli
from skillcheck.store.schema import catalogue_schema
from tools.manpage import manpage

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = re.compile(r"(<!-- example -->\n\n```text\n).*?(```)", re.DOTALL)


def readme() -> str:
    """README.md with the example as the program prints it now."""
    shown = _printed("assess", "--answers", str(ROOT / "docs" / "example-answers.yaml"), "-f", "terminal")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return EXAMPLE.sub(lambda match: f"{match[1]}$ skillcheck assess\n{shown}{match[2]}", text)


def schema() -> str:
    """The JSON Schema of catalogue files."""
    return json.dumps(catalogue_schema(), indent=2) + "\n"


FILES: dict[str, Callable[[], str]] = {
    "README.md": readme,
    "data/skills.schema.json": schema,
    "docs/skillcheck.1": manpage,
}


def _printed(*words: str) -> str:
    """What the program prints, with a home of its own and 80 columns."""
    out = io.StringIO()
    with tempfile.TemporaryDirectory() as home, contextlib.redirect_stdout(out):
        kept = dict(os.environ)
        os.environ.update(SKILLCHECK_HOME=home, COLUMNS="80", NO_COLOR="1")
        os.environ.pop("SKILLCHECK_CATALOGUE", None)
        try:
            assert cli.main(list(words)) == 0
        finally:
            os.environ.clear()
            os.environ.update(kept)
    return out.getvalue()


if __name__ == "__main__":
    for name, make in FILES.items():
        (ROOT / name).write_text(make(), encoding="utf-8")
