"""A finished assessment, whose numbers fit a pocket calculator."""

import json
from pathlib import Path
from typing import Any

import pytest

from skillcheck.app.opening import history_to_write
from skillcheck.model.catalogue import Catalogue
from tests.conftest import Ran, Run

# Every question of the role desk-lead, so that levels are plain means (a reversed statement counts 6 - answer):
#   listening (3 + (6 - 4) + a: 2) / 3 = 7/3    target 4    weight 5   gap 5/3   priority 25/3   rank 1
#   order     (2 + (6 - 3) + c: 1) / 3 = 2      target 3.5  weight 4   gap 1.5   priority 6      rank 2
#   sums      1                                 target 3    weight 2   gap 2     priority 4      rank 3
#   caring    (5 + (6 - 2) + a: 5) / 3 = 14/3   target 4    weight 3   gap 0     priority 0      rank 4
ANSWERS = """\
version: 1
role: desk-lead
taken_at: 2026-11-22T10:00:00+02:00
answers:
  listening-1: 3
  listening-2: 4
  listening-s: a
  caring-1: 5
  caring-2: 2
  caring-s: a
  order-1: 2
  order-2: 3
  order-s: c
  sums-1: 1
"""


def parsed(ran: Ran) -> Any:
    """What a run printed, as data; all of stdout must be one JSON document."""
    return json.loads(ran.out)


def kept_as(id_: str, length: str) -> None:
    """Turn an assessment into one of this length."""
    with history_to_write() as history, history.connection:
        history.connection.execute("UPDATE assessments SET length = ? WHERE id = ?", (length, id_))


@pytest.fixture
def answers_file(small: Catalogue, tmp_path: Path) -> Path:
    """The answers above, in a file."""
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


@pytest.fixture
def assessed(answers_file: Path, run: Run) -> str:
    """The id of an assessment with these answers, which is in the history."""
    ran = run("assess", "--answers", str(answers_file), "-f", "json")
    assert ran.code == 0, ran.err
    return str(parsed(ran)["assessment"]["id"])
