"""Files that are made from the program are as the program makes them now."""

import pytest

from tools.regenerate import FILES, ROOT


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_as_the_program_makes_it(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == FILES[name](), "run: python -m tools.regenerate"
