import pytest

from bench.pairs import Command, interleaved, python, ratio, timed
from skillcheck.errors import CheckFailed


def test_a_ratio_is_between_neighbours_whatever_the_machine_does_meanwhile() -> None:
    assert ratio([2.0, 20.0, 6.0], [1.0, 10.0, 3.0]) == [2.0, 2.0, 2.0]
    assert ratio([1.0, 2.0, 3.0, 4.0, 5.0], [1.0] * 5) == [3.0, 2.0, 4.0]
    assert ratio([3.0], [2.0]) == [1.5, 1.5, 1.5]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (python("a failing one", "-c", "raise SystemExit(3)"), "a failing one ended with 3."),
        (
            Command("a missing one", ("no-such-program-here",), {}),
            "a missing one did not run: FileNotFoundError.",
        ),
    ],
    ids=["failing", "missing"],
)
def test_a_command_that_fails_is_not_taken_for_a_fast_one(command: Command, why: str) -> None:
    with pytest.raises(CheckFailed, match=why):
        timed(command)


def test_each_command_has_a_time_for_each_round_and_its_own_variables() -> None:
    asking = python("asking", "-c", "import os; assert os.environ['A_VARIABLE'] == '1'", A_VARIABLE="1")
    times = interleaved([asking, python("python", "-c", "pass")], 2)
    assert {name: len(own) for name, own in times.items()} == {"asking": 2, "python": 2}
    assert min(times["asking"]) > 0


def test_modules_are_kept_compiled_while_measuring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert timed(python("python", "-c", "import sys; assert not sys.dont_write_bytecode")) > 0
