from typing import Any

import pytest

from bench.text import text, title

WAY = {str(part): part for part in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)}
STOP = {"share": 0.25, "questions": 33.5, "realised": 0.876, "predicted": 0.865, "four_of_five": 0.92}
CONDITION: dict[str, Any] = {
    "importance": "role",
    "calibrated_on": 0,
    "people": 1,
    "adaptive": WAY,
    "fixed": WAY,
    "random": WAY,
    "stop": STOP,
    "coverage": None,
}
REPORT: dict[str, Any] = {"people": 1, "items": 9, "skills": 3, "seeds": [4, 5], "conditions": [CONDITION]}


def test_a_condition_is_a_block_of_the_table() -> None:
    assert text(REPORT).splitlines() == [
        "1 person, 9 items, 3 skills; seed 4, 5",
        "",
        "Overlap of the top shown with the top of the full quiz, by the part of its items that was asked.",
        "",
        "role importances, cold (1 person)",
        "                     10 %   20 %   30 %   40 %   50 %   60 %",
        "  adaptive          0.100  0.200  0.300  0.400  0.500  0.600",
        "  fixed short form  0.100  0.200  0.300  0.400  0.500  0.600",
        "  random order      0.100  0.200  0.300  0.400  0.500  0.600",
        "  own stop: 33.5 questions (25.0%), agreement 0.876 (predicted 0.865), four of five right for 92.0%",
        "  coverage of the 80 % ranges: nothing was held out",
    ]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"importance": "equal", "calibrated_on": 50}, "equal importances, after learning from 50 others"),
        ({"managers": "lenient"}, "lenient managers"),
    ],
)
def test_a_condition_has_a_title(condition: dict[str, Any], expected: str) -> None:
    assert title(condition) == expected
