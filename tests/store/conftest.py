"""What the tests of the store share: the umask as it was, files to read, a history to write to."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from skillcheck.store import database
from skillcheck.store.history import History

Write = Callable[..., str]


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """Opening a history closes the umask for the whole process; this puts it back."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file and gives its path as a text."""

    def writer(content: str | bytes, name: str = "file.yaml") -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return writer


@pytest.fixture
def history(home: Path) -> Iterator[History]:
    """A new history that can be written to."""
    file = database.path()
    opened = History(database.open_for_writing(file), file)
    yield opened
    opened.close()
