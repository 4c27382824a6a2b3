"""The page of what the doctor found."""

import pytest

from skillcheck.model.document import Facts
from skillcheck.model.fault import FAULT, GOOD, MENDED, NOTE, Finding
from skillcheck.pages import doctor


@pytest.mark.parametrize(
    ("states", "title"),
    [
        ((GOOD, MENDED), "All is well"),
        ((GOOD, NOTE), "No faults, 1 thing to know"),
        ((FAULT, NOTE, FAULT), "2 faults found"),
    ],
)
def test_the_title_says_how_many_ask_for_something(states: tuple[str, ...], title: str) -> None:
    assert doctor.page([Finding("home", state, "told") for state in states]).title == title


def test_what_is_not_good_has_its_state_and_its_remedy() -> None:
    found = (Finding("home", GOOD, "/home"), Finding("plan", FAULT, "line 3 is wrong.", "Mend it."))
    page = doctor.page(found)
    assert page.blocks[0] == Facts((("home", "/home"), ("plan", "fault: line 3 is wrong. Mend it.")))
    assert page.data["findings"][1] == {
        "part": "plan", "state": "fault", "told": "line 3 is wrong.", "remedy": "Mend it.",
    }  # fmt: skip
