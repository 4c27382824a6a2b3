"""A file of goals to put into a plan."""

from datetime import time
from pathlib import Path

import pytest

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.draft import Draft
from skillcheck.store.plan_drafts import read
from tests.plans import day

WHOLE = """\
version: 1
goals:
  - skill: listening
    role: desk-lead
    why: Guests tell me twice.
    practice: listening-p1
    cue: When a call begins, I say back the first point.
    due: 2026-11-29
    days: [wed, mon, mon]
    at: 14:30
    checkin: mon
    tell: Ada
  - skill: order
"""


def test_what_a_file_says_becomes_drafts(small: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "goals.yaml"
    path.write_text(WHOLE)
    assert read(str(path), small)[0] == (
        Draft(
            skill="listening",
            role="desk-lead",
            why="Guests tell me twice.",
            practice="listening-p1",
            cue="When a call begins, I say back the first point.",
            due=day(29),
            days=(0, 2),
            at=time(14, 30),
            checkin=0,
            tell="Ada",
        ),
        Draft(skill="order"),
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "skill: order",
            "skill: odrer",
            ":13: goals.2.skill: the catalogue has no “odrer”; did you mean “order”?",
        ),
        ("-p1", "-p9", ":6: goals.1.practice: listening has no practice “listening-p9”; did you mean"),
        ("due: 2026-11-29", "due: 29.11.", ":8: goals.1.due: “29.11.” must be a day"),
        (
            "due: 2026-11-29",
            "due: 2026-11-01\n    start: 2026-11-02",
            ":8: goals.1.due: 2026-11-01 is before the start",
        ),
        ("  - skill: order\n", "  - why: x\n", ":13: goals.2.skill: is missing"),
        ("goals:", "goal:", "known are version, goals, not “goal”; did you mean “goals”?"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    old: str, new: str, fault: str, small: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "goals.yaml"
    path.write_text(WHOLE.replace(old, new, 1))
    with pytest.raises(FileFaults) as raised:
        read(str(path), small)
    assert fault in str(raised.value)
    assert str(raised.value).endswith("Nothing was planned. Mend the file, then try again.")
