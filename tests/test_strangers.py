"""Files from strangers: whatever is done to a sound one, it is read or refused, and nothing else comes of it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.mutation import LARGEST, TOKENS, mutated
from bench.strangers import kinds, refused

KINDS = kinds()
EXAMPLES = 1_700
"""For each kind but two: more than 10,000 in all."""
# One is read with the whole built-in catalogue, one written to a database, which takes ten times as long and more.
FEWER = {"extension": 100, "compiled": 300}


@pytest.mark.parametrize("name", KINDS)
def test_a_sound_file_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(KINDS[name].sound)
    assert not refused(KINDS[name], str(path))


@pytest.mark.parametrize("name", KINDS)
def test_a_damaged_file_is_read_or_refused(name: str, tmp_path: Path) -> None:
    kind, path = KINDS[name], tmp_path / name
    outcomes = set()

    @settings(
        max_examples=FEWER.get(name, EXAMPLES),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**48))
    def read(number: int) -> None:
        path.write_bytes(mutated(kind.sound, number))
        outcomes.add(refused(kind, str(path)))

    read()
    assert outcomes == {True, False}


def test_a_number_gives_the_same_damage_each_time() -> None:
    sound = KINDS["plan"].sound
    assert [mutated(sound, number) for number in range(50)] == [
        mutated(sound, number) for number in range(50)
    ]
    assert max(len(mutated(sound, number)) for number in range(500)) <= LARGEST


def test_every_token_and_change_comes_up() -> None:
    sound = KINDS["answers"].sound
    seen = b"\n".join(mutated(sound, number) for number in range(6_000))
    assert [token for token in TOKENS if token not in seen] == []
