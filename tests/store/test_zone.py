"""The name of the time zone, where the system has one, and where it has nothing but the rules."""

import os
import shutil
import subprocess
import sys
import zoneinfo
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from skillcheck.store.zone import unknown_name

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no zone from the environment")
FOLDER = next((Path(folder) for folder in zoneinfo.TZPATH if Path(folder, "Europe/Berlin").is_file()), None)
with_zones = pytest.mark.skipif(FOLDER is None, reason="this system has no files of zones")


def told(zone: str) -> str:
    """The name that a new process finds where TZ is this: the zone is looked up once a process."""
    ask = "from skillcheck.store.zone import local_zone; print(local_zone())"
    ran = subprocess.run(
        [sys.executable, "-c", ask], env={**os.environ, "TZ": zone}, capture_output=True, check=True
    )
    assert ran.stderr == b""
    return ran.stdout.decode().strip()


def offsets(zone: str) -> list[timedelta | None]:
    """How far a zone is from UTC, at each half hour of the year that begins now."""
    now = datetime.now(UTC)
    return [(now + timedelta(minutes=30 * n)).astimezone(ZoneInfo(zone)).utcoffset() for n in range(365 * 48)]


@pytest.mark.parametrize("name", ["Europe/Berlin", "Asia/Kolkata", "UTC", "America/Argentina/Buenos_Aires"])
def test_the_zone_is_the_one_that_the_environment_names(name: str) -> None:
    assert told(name) == name


@pytest.mark.skipif(
    FOLDER is None or not (FOLDER / "right").is_dir(), reason="these zones are not kept again here"
)
@pytest.mark.parametrize("zone", ["posix/Europe/Paris", "right/Europe/Paris", ":posix/Europe/Paris"])
def test_a_zone_that_is_kept_again_has_its_usual_name(zone: str) -> None:
    assert told(zone) == "Europe/Paris"


@pytest.mark.parametrize(
    ("text", "name"),
    [("Nonsense/Zone", "Nonsense/Zone"), (":Nonsense", "Nonsense"), ("/no/file", "/no/file"), ("Europe/Berlin", ""),
     ("", ""), ("CET-1CEST,M3.5.0,M10.5.0/3", ""), ("<+03>-3", "")],
)  # fmt: skip
def test_what_is_no_zone_is_known_for_that(text: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", text)
    assert unknown_name() == name


def test_rules_that_can_not_be_are_known_for_that(set_zone: Callable[[str], None]) -> None:
    set_zone("XXX24")
    assert unknown_name() == "XXX24"


@with_zones
@pytest.mark.parametrize(
    "name",
    [
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "America/Los_Angeles",
    ],
)
def test_a_copied_file_of_a_zone_is_known_by_what_is_in_it(name: str, tmp_path: Path) -> None:
    assert FOLDER
    copy = shutil.copyfile(FOLDER / name, tmp_path / "localtime")
    assert told(f":{copy}") == told(str(copy)) == name


@pytest.mark.parametrize(
    ("rules", "zone"),
    [
        ("CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Berlin"),
        ("XST5XDT,M3.2.0,M11.1.0", "America/New_York"),
        ("<+0545>-5:45", "Asia/Kathmandu"),
        ("NZST-12NZDT,M9.5.0,M4.1.0/3", "Pacific/Auckland"),
        ("", "UTC"),
        ("Nowhere/Land", "UTC"),
        ("../../x", "UTC"),
        ("XXX-24", "UTC"),
        ("<+99>-99:99", "UTC"),
    ],
)
def test_rules_without_a_name_get_that_of_a_zone_whose_clocks_go_alike(rules: str, zone: str) -> None:
    assert offsets(told(rules)) == offsets(zone)


@pytest.mark.parametrize("rules", ["XXX+7:15", "CET-1CEST,M4.1.3,M8.2.2"])
def test_for_clocks_that_go_like_those_of_no_zone_there_is_no_name(rules: str) -> None:
    assert told(rules) == ""
