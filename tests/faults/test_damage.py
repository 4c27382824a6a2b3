"""Whatever was done to the history: who reads it is told, who writes goes on with the newest copy, and nothing is a bug."""

from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.conftest import Run
from tests.faults.life import ANSWERS, CANARY, traces
from tests.store.damages import CUT_OFF, DAMAGES, HARMLESS, RULES

READING = (
    ("gaps",), ("gaps", "-f", "json"), ("show", "order"), ("history",), ("history", "order"), ("export",),
    ("evidence", "list"), ("plan",), ("plan", "today"),
)  # fmt: skip
MEND = "To mend that: skillcheck doctor --repair"


@pytest.fixture
def file(small: Catalogue, home: Path, tmp_path: Path, run: Run) -> Path:
    """A history with two assessments and a line between them, and its copies."""
    (tmp_path / "answers.yaml").write_text(ANSWERS.format(8, 4), encoding="utf-8")
    assert run("assess", "--answers", "answers.yaml").code == 0
    assert run("evidence", "add", "order", f"A {CANARY}").code == 0
    assert run("assess", "--answers", "answers.yaml").code == 0
    return home / "history.db"


@pytest.mark.parametrize("damage", DAMAGES)
def test_who_reads_is_told_and_who_writes_goes_on_with_the_newest_copy(
    damage: str, file: Path, run: Run
) -> None:
    DAMAGES[damage](file)
    before = file.read_bytes()
    for words in READING:
        ran = run(*words)
        assert ran.code in (0, 4, 5), (words, ran.err)
        assert (MEND in ran.err) is (ran.code == 4), words
        assert CANARY not in ran.err
    assert file.read_bytes() == before
    assert run("doctor").code == 1
    ran = run("evidence", "add", "order", "Another.")
    assert ran.code == 0
    assert "took its place, with 2 assessments and 1 line of evidence" in ran.err
    assert [run(*words).code for words in READING[:7]] == [0] * 7
    assert run("doctor").code == 0


@pytest.mark.parametrize("damage", [*DAMAGES, *RULES, *HARMLESS, "a save cut off"])
def test_deleting_all_always_works(damage: str, file: Path, home: Path, run: Run) -> None:
    {**DAMAGES, **RULES, **HARMLESS, "a save cut off": CUT_OFF}[damage](file)
    assert run("history", "delete", "--all").code == 0
    assert traces(home) == []
    assert run("history").code == 5
    assert run("doctor").code == 0
