"""Files from strangers: whatever is done to a sound one, it is read or refused, and nothing else comes of it."""

import random
import sys
from pathlib import Path
from random import Random

import pytest

if sys.platform == "win32":
    pytest.skip("the long run is POSIX", allow_module_level=True)

from bench.soak.damage import LARGEST, TOKENS, damage_text
from bench.soak.inputs import HISTORY, KINDS, SOUND, prepare_sound, read_damaged

FILES, HISTORIES, PARTS = 60, 120, 6
"""Of each kind; histories are shared among tests. `python -m bench soak inputs` takes some thousands."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sound file of each kind, each of which the program takes."""
    folder = tmp_path_factory.mktemp("inputs") / "sound"
    prepare_sound(folder)
    return folder


@pytest.mark.parametrize("name", [name for name in KINDS if name != HISTORY])
def test_a_damaged_file_is_read_or_refused(name: str, sound: Path, tmp_path: Path) -> None:
    first = random.randrange(2**32)
    trials = [read_damaged(name, number, sound, tmp_path / "work") for number in range(first, first + FILES)]
    assert [fault for trial in trials for fault in trial.faults] == []
    assert {trial.kind.rpartition(" ")[2] for trial in trials} >= {"read"}


@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_history_loses_nothing_that_was_sound(part: int, sound: Path, tmp_path: Path) -> None:
    first = random.randrange(2**32)
    numbers = range(first, first + HISTORIES // PARTS)
    trials = [read_damaged(HISTORY, number, sound, tmp_path / "work") for number in numbers]
    assert [fault for trial in trials for fault in trial.faults] == []


def test_every_token_comes_up_in_the_same_damage_for_the_same_dice() -> None:
    file = (SOUND / "answers.yaml").read_bytes()
    damaged = [damage_text(file, Random(number)) for number in range(6_000)]
    assert [token for token in TOKENS if token not in b"\n".join(damaged)] == []
    assert damaged[:50] == [damage_text(file, Random(number)) for number in range(50)]
    assert max(map(len, damaged)) <= LARGEST
