"""kill -9 at random moments of processes that save: what they acknowledged is there, with all that was there before."""

import random
import sys
from collections import Counter
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no such kill", allow_module_level=True)

from bench.soak import kills


@pytest.mark.parametrize(("rounds", "at_once"), [(8, 1), (2, 4)])
def test_nothing_acknowledged_is_lost_to_kills(rounds: int, at_once: int, tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    trials = list(kills.kill_in_a_home(tmp_path / "life", rounds, at_once, random.Random(seed)))
    assert [fault for trial in trials for fault in trial.faults] == [], f"seed {seed}"
    assert (len(trials), sum(trial.lost for trial in trials)) == (rounds, 0)
    assert sum(trial.acknowledged for trial in trials) > 0


@pytest.mark.parametrize(
    ("now", "faults", "lost"),
    [
        ({"old": 2, "new": 3}, (), 0),
        ({"old": 2, "new": 4}, (), 0),
        ({"old": 2, "new": 5}, ("1 of new is there, and nobody saved it",), 0),
        ({"old": 2, "new": 1}, ("2 of new lost",), 2),
        ({"new": 3}, ("2 of old lost",), 2),
        ({"old": 3, "new": 3}, ("1 of old is there, and nobody saved it",), 0),
    ],
)
def test_what_is_missing_would_be_told(now: dict[str, int], faults: tuple[str, ...], lost: int) -> None:
    trial = kills.compare("kind", Counter(old=2), Counter(now), Counter(new=3))
    assert (trial.faults, trial.lost, trial.acknowledged) == (faults, lost, 3)
