"""Files that are made from the program are as the program makes them now."""

import pytest

from tests.commands.lines import every_command
from tools.regenerate import FILES, ROOT


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_as_the_program_makes_it(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == FILES[name](), "run: python -m tools.regenerate"


def test_every_command_stands_on_the_man_page() -> None:
    page = (ROOT / "docs/skillcheck.1").read_text("utf-8").splitlines()
    for path, _ in every_command():
        assert not path or f".B skillcheck {' '.join(path)}" in page
