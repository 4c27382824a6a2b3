"""An assessment interrupted at every keystroke: nothing acknowledged is lost, it goes on where it was, the terminal too."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from bench.soak.keys import AFTERWARDS, CUTS, interrupt_everywhere

AT_ONCE = 0.0
USUAL = ("Ctrl-C", "closed window", "SIGKILL")
"""`python -m bench soak keys` takes all of `WAYS`, and each many times."""


@pytest.mark.parametrize("way", USUAL)
def test_interrupted_at_every_keystroke_nothing_acknowledged_is_lost(way: str, tmp_path: Path) -> None:
    """Every other key is acknowledged before; in the instant of those between, the interruption comes."""
    delays = [AFTERWARDS if (number + len(way)) % 2 else AT_ONCE for number in range(len(CUTS))]
    trials = list(interrupt_everywhere(way, delays, tmp_path))
    assert [fault for trial in trials for fault in trial.faults] == []
    assert (len(trials), sum(trial.lost for trial in trials)) == (len(CUTS), 0)
    assert sum(trial.acknowledged for trial in trials) > 0
