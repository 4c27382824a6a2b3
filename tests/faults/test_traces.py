"""After `history delete --all`, no word that a person wrote is in any file of the home or the cache."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("forks are POSIX", allow_module_level=True)

from skillcheck.store import database
from tests.faults.copies import make_copies, skillcheck
from tests.faults.forks import lived
from tests.faults.life import CANARY, DELETING, WRITING, traces


@pytest.fixture
def written(folder: Path, ours: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in whose home all that can be written was written, with every kind of copy of it."""
    monkeypatch.chdir(folder)
    for name, value in ours.items():
        monkeypatch.setenv(name, value)
    for ran in lived(folder, WRITING, ours):
        assert ran["code"] == 0, ran
    make_copies()
    (database.path().with_name(".plan.yaml.k1ll3dxx")).write_text(f"why: {CANARY}\n")  # what kill -9 leaves
    return folder


def test_the_words_are_where_they_were_written_and_in_the_copies(written: Path) -> None:
    found = traces(written / "home", written / "cache")
    assert {"history.db", "plan.yaml", "plan-before.yaml", ".plan.yaml.k1ll3dxx"} <= set(found)
    assert any(name.startswith("history-damaged-") for name in found)
    assert any(name.startswith("history-backup-") for name in found)
    assert "crash.txt" not in found


def test_after_deleting_all_they_are_in_no_file(written: Path) -> None:
    skillcheck(*DELETING[-1])
    assert traces(written / "home", written / "cache") == []
