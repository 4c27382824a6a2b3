"""`skillcheck doctor`: what it looks at, its exit codes, and mending."""

import sys
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import parsed
from tests.conftest import Run
from tests.store.histories import filled, scrawl

PARTS = ["program", "terminal", "home", "history", "catalogue", "cache"]


def test_each_part_is_looked_at(assessed: str, run: Run) -> None:
    ran = run("doctor", "-f", "json")
    found = parsed(ran)
    assert (ran.code, found["skillcheck"], found["kind"]) == (0, 1, "doctor")
    assert [one["part"] for one in found["findings"]] == PARTS
    assert not any(one["state"] == "fault" for one in found["findings"])


def test_before_the_first_assessment_it_makes_nothing(small: Catalogue, home: Path, run: Run) -> None:
    assert run("doctor").code == 0
    assert run("doctor", "--repair").code == 0
    assert not home.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_a_fault_is_one_and_repaired_it_is_none(assessed: str, home: Path, run: Run) -> None:
    home.chmod(0o755)
    assert run("doctor").code == 1
    mended = run("doctor", "--repair", "-f", "plain")
    assert mended.code == 0
    assert f"home: mended: {home} had mode 755, and has 700 now" in mended.out
    assert run("doctor").code == 0


def test_a_damaged_history_is_named_then_mended(small: Catalogue, home: Path, run: Run) -> None:
    file = filled(40)
    scrawl(file, file.stat().st_size // 4096 - 1)
    told = run("doctor", "-f", "plain")
    assert told.code == 1
    assert "is damaged. To get back what can be read of it: skillcheck doctor --repair" in told.out
    assert run("doctor", "--repair").code == 0
    assert run("doctor").code == 0


def test_a_catalogue_that_can_not_be_read_is_a_fault_and_not_the_end(
    assessed: str, tmp_path: Path, run: Run
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("version: 1\n")
    ran = run("doctor", "--catalogue", str(broken), "-f", "json")
    assert ran.code == 1
    states = {one["part"]: one["state"] for one in parsed(ran)["findings"]}
    assert (states["catalogue"], states["history"], states["cache"]) == ("fault", "good", "good")


def test_the_history_that_others_set_aside_points_here(small: Catalogue, home: Path, run: Run) -> None:
    home.mkdir()
    (home / "history.db").write_bytes(b"nothing of ours")
    ran = run("evidence", "add", "order", "said it")
    assert "See: skillcheck doctor" in ran.err
    assert "set aside: note:" in run("doctor", "-f", "plain").out


def test_deleting_all_takes_the_copies_too(assessed: str, home: Path, run: Run) -> None:
    for name in ("history-damaged-1.db", "history-before-1.db", "history-damaged-1.db-wal"):
        (home / name).write_text("canary")
    assert run("history", "delete", "--all").code == 0
    assert [path.name for path in home.iterdir() if b"canary" in path.read_bytes()] == []
