"""A look at the program's own files finds what is wrong with them, and changes nothing."""

import sys
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.health import FAULT, GOOD, NOTE, Finding
from skillcheck.store import checkup, database, files
from tests.store.histories import AT, filled, scrawl

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")


def told(*findings: Finding) -> list[tuple[str, str]]:
    return [(one.state, one.told) for one in findings]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_before_the_first_assessment_all_is_well(home: Path, small: Catalogue) -> None:
    assert told(*checkup.home()) == [(GOOD, f"{home} is not there yet; the first assessment makes it")]
    assert told(*checkup.history()) == [(GOOD, "no assessment yet")]
    assert [*checkup.set_aside(), *checkup.left_over()] == []
    assert not home.exists()


def test_a_sound_history_is_told_with_what_it_holds(home: Path) -> None:
    file = filled(2)
    assert told(*checkup.home()) == [(GOOD, f"{home}, which only you can read")]
    assert told(*checkup.history()) == [(GOOD, f"{file}, format 3: 2 assessments, 2 lines of evidence")]


@posix
def test_whatever_others_can_read_is_a_fault(home: Path) -> None:
    file = filled(1)
    home.chmod(0o755)
    file.chmod(0o644)
    assert told(*checkup.home()) == [
        (FAULT, f"others can read {home} (mode 755, not 700)"),
        (FAULT, f"others can read {file} (mode 644, not 600)"),
    ]


@pytest.mark.parametrize("damage", ["pages", "no database"])
def test_a_damaged_history_is_a_fault_and_stays_as_it_is(damage: str, home: Path) -> None:
    file = filled(40)
    scrawl(file, *((3, 5) if damage == "pages" else (0,)))
    before = file.read_bytes()
    (found,) = checkup.history()
    assert (found.state, found.told) == (FAULT, f"{file} is damaged")
    assert checkup.REPAIR in found.remedy
    assert file.read_bytes() == before
    assert checkup.aside() == []


def test_a_history_of_a_newer_program_is_a_fault_that_no_repair_is_offered_for(home: Path) -> None:
    file = filled(1)
    with file.open("r+b") as opened:
        opened.seek(database.VERSION_OFFSET)
        opened.write((99).to_bytes(4, "big"))
    (found,) = checkup.history()
    assert found.state == FAULT
    assert "made for a newer skillcheck" in found.told
    assert found.remedy == ""


def test_what_was_set_aside_is_told_with_what_can_be_got_back(home: Path) -> None:
    file = filled(3)
    file.rename(home / "history-damaged-20261122T100000Z.db")
    (found,) = checkup.set_aside()
    assert (found.state, found.remedy) == (NOTE, f"To get it back: {checkup.REPAIR}")
    assert found.told.endswith("3 assessments, 60 answers, 3 lines of evidence can be got back from it")


def test_copies_and_reports_that_nothing_reads_are_named(home: Path) -> None:
    home.mkdir()
    for name in ("plan-before.yaml", "history-before-20261122T100000Z.db", "crash.txt", "mine.txt"):
        (home / name).touch()
    assert [one.told.split(",")[0] for one in checkup.left_over()] == [
        str(home / name) for name in ("plan-before.yaml", "history-before-20261122T100000Z.db", "crash.txt")
    ]


def test_a_home_that_is_a_file_is_a_fault(home: Path) -> None:
    home.write_text("")
    assert told(*checkup.home()) == [(FAULT, f"{home} is not a folder")]


def test_a_cache_that_is_a_file_is_only_worth_knowing() -> None:
    files.cache().parent.mkdir(parents=True, exist_ok=True)
    files.cache().write_text("")
    (found,) = checkup.cache()
    assert (found.state, found.told) == (
        NOTE, f"{files.cache()} is not a folder: catalogues are read anew each time",
    )  # fmt: skip


def test_without_libyaml_it_says_what_that_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    (found,) = checkup.program()
    assert (found.state, found.told[-15:]) == (NOTE, "without libyaml")


def test_looking_changes_nothing(home: Path, small: Catalogue) -> None:
    filled(2).rename(home / f"history-damaged-{AT:%Y%m%dT%H%M%SZ}.db")
    filled(1, first=7)
    (home / "crash.txt").touch()
    before = {name: data for name, data in bytes_of(home).items() if not name.endswith(("-shm", "-wal"))}
    looks = (checkup.home(), checkup.history(), checkup.set_aside(), checkup.left_over())
    assert sum(len(list(look)) for look in looks) >= 4
    after = bytes_of(home)
    assert {name: after[name] for name in before} == before
    assert database.path().exists()
