"""Answers that a changed catalogue has no place for: left out everywhere, never a bug."""

from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import parsed
from tests.conftest import SMALL, Run


@pytest.fixture
def changed(tmp_path: Path) -> str:
    """The small catalogue, where the option that was picked about listening has another id."""
    path = tmp_path / "changed.yaml"
    text = SMALL.read_text("utf-8")
    path.write_text(
        text.replace("- text: Ask for the bag's number.", "- id: z\n            text: Ask.", 1), "utf-8"
    )
    return str(path)


def test_the_card_leaves_such_an_answer_out(assessed: str, changed: str, run: Run) -> None:
    got = run("show", "listening", "--catalogue", changed, "-f", "json")
    assert got.code == 0, got.err
    # (3 + (6 - 4) + open) / 3: the two ratings stay, the choice is open again
    assert parsed(got)["mine"]["level"] == pytest.approx(2.5, abs=0.5)


def test_the_course_leaves_such_an_answer_out(assessed: str, changed: str, run: Run) -> None:
    got = run("history", "listening", "--catalogue", changed)
    assert got.code == 0, got.err
    assert "2 of 3" in got.out


def test_a_skill_whose_questions_did_not_apply_has_no_point_in_its_course(
    small: Catalogue, tmp_path: Path, run: Run
) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("version: 1\nrole: desk-lead\nanswers:\n  order-1: n/a\n  sums-1: 3\n")
    assert run("assess", "--answers", str(sheet)).code == 0
    assert parsed(run("history", "order", "-f", "json"))["points"] == []
    assert parsed(run("show", "order", "-f", "json"))["mine"] is None
