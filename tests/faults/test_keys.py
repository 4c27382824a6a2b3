"""An assessment interrupted at every keystroke: nothing acknowledged is lost, it goes on where it was, the terminal too."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from bench.soak import keys
from bench.soak.interruption import AFTERWARDS, WAYS
from bench.soak.script import CUTS

FEWEST = 140
AT_ONCE = 0.0


def test_there_are_enough_of_them() -> None:
    assert len(WAYS) * len(CUTS) >= FEWEST


@pytest.mark.parametrize("way", WAYS)
def test_interrupted_at_every_keystroke_nothing_acknowledged_is_lost(way: str, tmp_path: Path) -> None:
    """Every other key is acknowledged before; in the instant of those between, the interruption comes."""
    delays = [AFTERWARDS if (number + len(way)) % 2 else AT_ONCE for number in range(len(CUTS))]
    found = keys.chain(way, delays, tmp_path)
    assert found.faults == []
    assert (found.trials, found.lost) == (len(CUTS), 0)
    assert found.acknowledged > 0
