"""The time zone of this machine."""

import os
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest

from skillcheck.store import zone

ASK = "from skillcheck.store import zone; print(zone.here())"


def told(name: str) -> str:
    """What a new process says where the environment names this zone; the name is looked up once a process."""
    ran = subprocess.run(
        [sys.executable, "-c", ASK], env={**os.environ, "TZ": name}, capture_output=True, check=True
    )
    assert ran.stderr == b""
    return ran.stdout.decode().strip()


def test_it_is_one_that_exists() -> None:
    assert ZoneInfo(zone.here())


def test_the_environment_names_it() -> None:
    assert told("Europe/Berlin") == "Europe/Berlin"


@pytest.mark.parametrize("name", ["Nowhere/Land", "../../x", ":", "CET-1CEST"])
def test_a_name_that_is_none_is_not_taken(name: str) -> None:
    assert told(name) != name
    assert ZoneInfo(told(name))
