"""A folder with what a life needs."""

from pathlib import Path

import pytest

from tests.faults import life


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files that the commands of a life read; home and cache are in it, and not there yet."""
    life.prepare(tmp_path / "life")
    return tmp_path / "life"


@pytest.fixture
def ours(folder: Path) -> dict[str, str]:
    """What makes the program work in the folder."""
    return {"SKILLCHECK_HOME": str(folder / "home"), "SKILLCHECK_CACHE": str(folder / "cache")}
