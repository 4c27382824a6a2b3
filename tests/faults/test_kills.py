"""kill -9 at random moments of a process that saves: what it acknowledged is there, with all that was there before."""

import random
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no such kill", allow_module_level=True)

from bench.soak import kills


@pytest.mark.parametrize("home_of_its_own", range(2))
def test_nothing_acknowledged_is_lost_to_thirty_kills(home_of_its_own: int, tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    found = kills.in_a_home(30, random.Random(seed), tmp_path)
    assert found.faults == [], f"seed {seed}"
    assert (found.trials, found.lost) == (30, 0)
    assert found.acknowledged > 0


def test_what_is_missing_would_be_told(tmp_path: Path) -> None:
    found = kills.Tally()
    kept = ["a-0"]
    kills._compare(found, "here", ["a-0", "a-1"], kept, more=True)
    assert found.lost == 1
    assert found.faults == ["here: 2 acknowledged, 1 kept, last ['a-0']"]
