"""Every command in every environment: locales, encodings, screens, widths; streams that are closed or full."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

if sys.platform == "win32":
    pytest.skip("locales and forks are POSIX", allow_module_level=True)

from skillcheck.model.catalogue import Catalogue
from tests.commands.lines import every_command
from tests.conftest import Run
from tests.faults.forks import lived
from tests.faults.life import SILENT, whole

LANGUAGES: tuple[dict[str, str], ...] = (
    {
        "LC_ALL": "POSIX",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },  # at its word, where Python would rather have UTF-8
    {"LC_ALL": "C", "PYTHONIOENCODING": "cp1252"},
    {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-16"},
)
SCREENS: tuple[dict[str, str], ...] = (
    {"TERM": "dumb", "COLUMNS": "wide"}, {"NO_COLOR": "1", "COLUMNS": "0"}, {"FORCE_COLOR": "1", "COLUMNS": "999999"},
    {"COLUMNS": "-5", "LINES": "²", "TERM": "", "FORCE_COLOR": "junk"},
)  # fmt: skip
WITHOUT_FORMAT = ("--version", "--help", "-h", "schema", "path", "ics", "-o")
FULL = "The result could not be written: No space left on device.\n"


def test_a_life_has_every_command(folder: Path) -> None:
    known = {path for path, command in every_command() if not hasattr(command, "list_commands")}
    lines = {tuple(words) for words in whole(folder)}
    assert {path for path in known if not any(line[: len(path)] == path for line in lines)} == set()


@pytest.mark.parametrize("language", LANGUAGES, ids=str)
def test_every_command_works_in_every_locale_and_encoding(
    language: dict[str, str], folder: Path, ours: dict[str, str]
) -> None:
    """Each with another screen."""
    screen = SCREENS[LANGUAGES.index(language)]
    encoding = language.get("PYTHONIOENCODING", "utf-8")
    for ran in lived(folder, whole(folder), {**ours, **language, **screen}):
        assert ran["code"] == 0, ran
        assert ran["1"] or tuple(ran["words"]) in SILENT, ran
        assert "Traceback" not in ran["1"] + ran["2"], ran
        if "ics" not in ran["words"]:
            ran["1"].encode("latin-1").decode(encoding)


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_every_command_works_on_every_screen(
    screen: dict[str, str], folder: Path, small: Catalogue, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(folder)
    for name, value in screen.items():
        monkeypatch.setenv(name, value)
    for words in whole(folder):
        more = () if set(words) & set(WITHOUT_FORMAT) else ("-f", "terminal")
        ran = run(*words, *more)
        assert ran.code == 0, (words, ran.err)
        assert ran.out.strip() or tuple(words) in SILENT, words
        assert "Traceback" not in ran.out + ran.err


@pytest.mark.parametrize("columns", [20, 80])
def test_no_line_at_a_terminal_is_wider_than_it(
    columns: int, folder: Path, small: Catalogue, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    """But for command lines, which are one unbroken line, so that they can be copied."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", f"{columns}")
    for words in whole(folder):
        if not set(words) & set(WITHOUT_FORMAT):
            lines = run(*words, "-f", "terminal").out.splitlines()
            assert lines
            wide = [line for line in lines if cell_len(line) > columns and not line.startswith("skillcheck ")]
            assert wide == [], words


@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", "<&- >&- 2>/dev/full"])
def test_a_stream_that_is_closed_or_full_keeps_no_command_from_its_work(
    streams: str, folder: Path, ours: dict[str, str]
) -> None:
    catch = {"<&-": "12", ">&-": "2", "2>&-": "1"}.get(streams, "")
    for ran in lived(folder, whole(folder), ours, streams, catch):
        assert ran["code"] == 0, ran
        assert ran.get("1", "-") or tuple(ran["words"]) in SILENT, ran
        assert "Traceback" not in ran.get("2", ""), ran


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_every_command_says_when_its_result_finds_no_room(folder: Path, ours: dict[str, str]) -> None:
    lines = whole(folder)
    for ran in lived(folder, lines, ours, ">/dev/full", "2"):
        to_file = tuple(ran["words"]) in SILENT
        assert ran["code"] == (0 if to_file else 4), ran
        assert ran["2"].endswith(FULL) or to_file, ran


def test_a_zone_that_can_not_be_is_said_once_and_all_goes_on_in_utc(
    folder: Path,
    small: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
    run: Run,
    set_zone: Callable[[str], None],
) -> None:
    monkeypatch.chdir(folder)
    for zone in ("XXX24", "XXX-24:00:00", "<+99>-99:99", "XXX-24"):
        set_zone(zone)
        assert f"“{zone}”" in run("doctor", "-f", "plain").out
        assert run().code == 0
    for words in whole(folder):
        ran = run(*words)
        assert ran.code == 0, (words, ran.err)
        said = ran.err.count("The time zone is a day or more from UTC")
        assert said == (1 if words != ["--version"] else 0), words
