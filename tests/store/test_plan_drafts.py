"""A file of goals to put into a plan."""

from pathlib import Path

import pytest

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.store.plan_drafts import read

WHOLE = """\
version: 1
goals:
  - skill: listening
    role: desk-lead
    why: Guests tell me twice.
    practice: listening-p1
    cue: When a call begins, I say back the first point.
    due: 4w
    days: [wed, mon, mon]
    at: 14:30
    checkin: mon
    tell: Ada
  - skill: order
    days: daily
"""


def test_a_file_is_taken_in_its_own_words(small: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "goals.yaml"
    path.write_text(WHOLE)
    found = read(str(path), small)
    assert found.faults == ()
    assert found.goals == (
        {
            "skill": "listening",
            "role": "desk-lead",
            "why": "Guests tell me twice.",
            "practice": "listening-p1",
            "cue": "When a call begins, I say back the first point.",
            "due": "4w",
            "days": "wed, mon, mon",
            "at": "14:30",
            "checkin": "mon",
            "tell": "Ada",
        },
        {"skill": "order", "days": "daily"},
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "skill: order",
            "skill: odrer",
            ":13: goals.2.skill: the catalogue has no “odrer”; did you mean “order”?",
        ),
        ("days: daily", "days: [[mon]]", ":14: goals.2.days: must be a text, or a list of words"),
        ("days: daily", "minutes: ''", ":14: goals.2.minutes: has no value"),
        ("  - skill: order\n", "  - why: x\n", ":13: goals.2.skill: is missing"),
        ("    tell", "    told", ":12: goals.1: known are skill, why, action"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    old: str, new: str, fault: str, small: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "goals.yaml"
    path.write_text(WHOLE.replace(old, new, 1))
    assert [one for one in read(str(path), small).faults if fault in str(one)]


@pytest.mark.parametrize("text", ["version: 1\n", "goals: {}\n", "version: 2\ngoals: []\n", "- a\n"])
def test_what_holds_no_goals_is_refused(text: str, small: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "goals.yaml"
    path.write_text(text)
    with pytest.raises(FileFaults, match=r"Nothing was (planned\. Mend the file, then try again|changed)\."):
        read(str(path), small)
