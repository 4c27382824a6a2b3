"""`skillcheck doctor`: what it looks at, its exit codes, and mending."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import parsed
from tests.conftest import Run
from tests.store.histories import filled, scrawl

PARTS = ["program", "terminal", "time zone", "home", "history", "copies", "catalogue", "parameters", "cache"]


def test_each_part_is_looked_at(assessed: str, run: Run) -> None:
    ran = run("doctor", "-f", "json")
    found = parsed(ran)
    assert (ran.code, found["skillcheck"], found["kind"]) == (0, 1, "doctor")
    assert [one["part"] for one in found["findings"]] == PARTS
    assert not any(one["state"] == "fault" for one in found["findings"])


def test_a_zone_that_is_none_is_named(small: Catalogue, set_zone: Callable[[str], None], run: Run) -> None:
    set_zone("Nonsense/Zone")
    assert "TZ names no zone that this machine knows, “Nonsense/Zone”" in run("doctor", "-f", "plain").out


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
    assert "is damaged; nothing was changed. To mend that: skillcheck doctor --repair" in told.out
    mended = run("doctor", "--repair", "-f", "plain")
    assert mended.code == 0
    assert "took its place, with 40 assessments and 40 lines of evidence" in mended.out
    assert run("doctor").code == 0


def test_a_folder_in_the_place_of_the_lock_is_named_with_what_to_type(
    assessed: str, home: Path, run: Run
) -> None:
    (home / "history.lock").unlink()
    (home / "history.lock").mkdir()
    told, saving = run("doctor", "-f", "plain"), run("evidence", "add", "order", "one")
    assert (told.code, saving.code) == (1, 4)
    for text in (told.out, saving.err):
        assert "history.lock is there: it is no file" in " ".join(text.split())
        assert "Type: mv " in text


def test_a_catalogue_that_can_not_be_read_is_a_fault_and_not_the_end(
    assessed: str, tmp_path: Path, run: Run
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("version: 1\n")
    ran = run("doctor", "--catalogue", str(broken), "-f", "json")
    assert ran.code == 1
    states = {one["part"]: one["state"] for one in parsed(ran)["findings"]}
    assert (states["catalogue"], states["history"], states["cache"]) == ("fault", "good", "good")


@pytest.mark.parametrize(
    ("variable", "value", "parts"),
    [
        ("SKILLCHECK_HOME", "relative", {"home", "history", "copies", "left over"}),
        ("SKILLCHECK_HOME", "", {"home", "history", "copies", "left over"}),
        ("SKILLCHECK_CACHE", "relative", {"catalogue", "cache"}),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="HOME is of POSIX")
def test_what_keeps_one_thing_from_being_looked_at_is_told_and_the_others_are(
    variable: str, value: str, parts: set[str], small: Catalogue, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setenv("HOME", "")
    monkeypatch.setenv(variable, value)
    for words in (("doctor",), ("doctor", "--repair")):
        ran = run(*words, "-f", "json")
        assert (ran.code, ran.err) == (1, "")
        states = {finding["part"]: finding["state"] for finding in parsed(ran)["findings"]}
        assert {part for part, state in states.items() if state == "fault"} == parts
        assert states["program"] == "good"
