"""A look at the program's own files finds what is wrong with them, each on its own, and changes nothing; mending does."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from skillcheck.errors import DamagedHistory, LeftAlone
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.fault import FAULT, GOOD, MENDED, NOTE, Finding
from skillcheck.store import backups, checkup, database, files
from tests.store.damages import CUT_OFF, DAMAGES
from tests.store.histories import filled, ids, scrawl

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
as_a_user = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to the superuser"
)


def told(*findings: Finding) -> list[tuple[str, str]]:
    return [(finding.state, finding.told) for finding in findings]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but for those that SQLite makes to read."""
    paths = [path for path in folder.iterdir() if not path.name.endswith(("-shm", "-wal"))]
    return {path.name: path.read_bytes() for path in paths}


def test_before_the_first_assessment_all_is_well(home: Path, small: Catalogue) -> None:
    assert told(*checkup.home()) == [(GOOD, f"{home} is not there yet; the first assessment makes it")]
    assert told(*checkup.history()) == [(GOOD, "no assessment yet")]
    assert told(*checkup.copies()) == [(GOOD, "none yet; the next finished assessment makes one")]
    assert [*checkup.left_over(), *checkup.mend_modes(), *checkup.mend_history()] == []
    assert not home.exists()


def test_a_sound_history_is_told_with_what_it_holds_and_is_not_mended(home: Path) -> None:
    file = filled(2)
    before = bytes_of(home)
    holds = "2 assessments and 2 lines of evidence"
    (copy,) = backups.all(home)
    assert told(*checkup.home()) == [(GOOD, f"{home}, which only you can read")]
    assert told(*checkup.history()) == [(GOOD, f"{file}, format {database.FORMAT}: {holds}")]
    assert told(*checkup.copies()) == [(GOOD, f"1 copy, the newest sound one {copy} with {holds}")]
    assert list(checkup.mend_history()) == []
    assert bytes_of(home) == before


@posix
def test_whatever_others_can_read_is_a_fault_until_it_is_mended(home: Path) -> None:
    file = filled(1)
    home.chmod(0o755)
    file.chmod(0o644)
    assert told(*checkup.home()) == [
        (FAULT, f"others can read {home} (mode 755, not 700)"),
        (FAULT, f"others can read {file} (mode 644, not 600)"),
    ]
    assert {finding.state for finding in checkup.mend_modes()} == {MENDED}
    assert {finding.state for finding in checkup.home()} == {GOOD}


@as_a_user
@pytest.mark.parametrize("closed", ["home", "history.db"])
def test_what_can_not_be_opened_is_told_with_its_owner_and_what_to_type(closed: str, home: Path) -> None:
    filled(1)
    path = home if closed == "home" else home / closed
    path.chmod(0o000)
    (finding,) = checkup.home()
    path.chmod(0o700)
    assert finding.told == f"{path} can't be read and written: it belongs to user {os.getuid()}, mode 0"
    assert finding.remedy == f"Type: chmod u+rwX {path}"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only the superuser gives files away"
)
def test_what_belongs_to_another_is_told_with_what_gets_it_back(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = filled(1)
    os.chown(file, 12345, -1)
    monkeypatch.setattr("os.access", lambda path, mode: path != file)
    (finding,) = checkup.home()
    assert finding.told == f"{file} can't be read and written: it belongs to user 12345, mode 600"
    assert finding.remedy == f"Type: sudo chown -R $(id -u) {file}"


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_history_is_a_fault_stays_as_it_is_and_can_be_mended(damage: str, home: Path) -> None:
    file = filled(2)
    DAMAGES[damage](file)
    before = bytes_of(home)
    with pytest.raises(DamagedHistory):
        list(checkup.history())
    assert bytes_of(home) == before
    (finding,) = checkup.mend_history()
    assert (finding.state, finding.part) == (MENDED, "history")
    assert "It is kept as" in finding.told
    assert "took its place, with 2 assessments" in finding.told
    assert ids(file) == ["id-000", "id-001"]
    (aside,) = (finding for finding in checkup.copies() if finding.part == "set aside")
    assert (aside.state, aside.remedy) == (NOTE, checkup.DELETE)


def test_a_save_that_was_cut_off_is_mended(home: Path) -> None:
    file = filled(1)
    CUT_OFF(file)
    assert told(*checkup.mend_history()) == [(MENDED, f"{file} can be used again")]
    assert ids(file) == ["id-000"]


def test_a_history_of_a_newer_program_is_not_mended(home: Path) -> None:
    file = filled(1)
    with file.open("r+b") as opened:
        opened.seek(60)  # where the number of the format stands
        opened.write((99).to_bytes(4, "big"))
    before = file.read_bytes()
    for look in (checkup.history, checkup.mend_history):
        with pytest.raises(LeftAlone, match="made for a newer skillcheck"):
            list(look())
    assert file.read_bytes() == before


def test_copies_of_which_none_can_be_read_are_worth_knowing(home: Path) -> None:
    filled(1)
    scrawl(backups.all(home)[0], 0)
    (finding,) = checkup.copies()
    assert (finding.state, finding.told) == (NOTE, "none can be read")


def test_reports_that_nothing_reads_are_named(home: Path) -> None:
    home.mkdir()
    for name in ("plan-before.yaml", "crash.txt", "mine.txt"):
        (home / name).touch()
    assert [finding.told.split(",")[0] for finding in checkup.left_over()] == [
        str(home / name) for name in ("plan-before.yaml", "crash.txt")
    ]


def test_a_home_that_is_a_file_is_told(home: Path) -> None:
    home.write_text("")
    with pytest.raises(NotADirectoryError):
        list(checkup.home())


def test_a_cache_that_is_a_file_is_only_worth_knowing() -> None:
    shutil.rmtree(files.cache())
    files.cache().write_text("")
    (finding,) = checkup.cache()
    assert finding.state == NOTE
    assert finding.told == f"{files.cache()} can't be written to: catalogues are read anew each time"


def test_without_libyaml_it_says_what_that_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    (finding,) = checkup.program()
    assert (finding.state, finding.told[-15:]) == (NOTE, "without libyaml")
