"""Whole processes and what they cost: their own, and nothing of who started them."""

import os
import subprocess
import sys

import pytest

from bench.processes import cost, paired, ratios

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell it")
LARGE = "held = b'x' * (120 << 20)"


def test_the_memory_is_that_of_the_program_and_not_of_its_starter() -> None:
    held = b"x" * (120 << 20)
    small = cost([sys.executable, "-S", "-c", "pass"], os.environ)
    large = cost([sys.executable, "-S", "-c", LARGE], os.environ)
    assert len(held) >> 20 == 120
    assert small.memory < 60 < 120 < large.memory


def test_a_program_that_fails_is_not_measured() -> None:
    with pytest.raises(subprocess.CalledProcessError) as found:
        cost([sys.executable, "-c", "raise SystemExit(7)"], os.environ)
    assert found.value.returncode == 7


def test_pairs_give_ratios_of_time_processor_and_memory() -> None:
    found = paired(
        [sys.executable, "-S", "-c", LARGE], [sys.executable, "-S", "-c", "pass"], os.environ, pairs=1
    )
    assert set(found) == {"wall", "cpu", "memory"}
    assert found["memory"]["ratio"] > 2


def test_the_median_of_the_ratios_stands_with_their_range() -> None:
    assert ratios([(1.0, 2.0), (3.0, 2.0), (2.0, 2.0)]) == {
        "ratio": 1.0, "low": 0.5, "high": 1.5, "one": 2.0, "other": 2.0,
    }  # fmt: skip
