"""A history and a plan of each format that was ever written, kept for ever: each still opens, and says what it said.

tests/data/golden has, with what the commands said of each in a file of its name that ends in .json:

- history-1.db: written by the program of format 1, with the built-in catalogue of its day: docs/example-answers.yaml, a
  line of evidence, an unfinished assessment.
- history-2.db and plan-1.yaml: written on 2026-11-24 by version 0.1.0, with catalogue.yaml beside them: an assessment, a
  line of evidence, three goals, a log with each kind of entry and each outcome of a review, two ratings of a single
  skill, a then-rating, an unfinished assessment with a line of its own. The log was taken into the history.
- history-3.db: written on 2026-11-26, with the same catalogue: the plan is in it, with an entry of each kind, one that was
  taken back, and a goal in the making.
- history-4.db: history-3.db of 2026-11-27, with an assessment that knows its catalogue file.
- history-5.db: history-4.db of 2026-11-28, with practice of each kind, one time that was broken off, and two own scenes.

When a format grows: add one of the new format here, made by the new program, and leave the others alone. Where a
computation is changed on purpose, make the .json anew: put what the commands say with -f json under their words.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from skillcheck.model.plan import CLOSED, DONE, DROPPED, EXTENDED, MISSED
from skillcheck.store import migrations
from tests.conftest import DATA, Run

GOLDEN = DATA / "golden"
LATER = "2026-12-24"
BUILT_IN = {"history-1"}
"""Those whose questions are of the built-in catalogue, which may change: of these, what was answered stays the same."""
MAY_CHANGE = {"catalogue_digest"}
PLACES = {"history": "history.db", "plan": "plan.yaml"}


def names() -> list[str]:
    return sorted(path.stem for path in GOLDEN.glob("*-*.json"))


@pytest.fixture
def there(request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A golden file in its place in the home, with the catalogue that it was made with."""
    name = request.param
    if name not in BUILT_IN:
        monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(GOLDEN / "catalogue.yaml"))
    monkeypatch.setenv("SKILLCHECK_TODAY", LATER)
    (original,) = (path for path in GOLDEN.glob(f"{name}.*") if path.suffix != ".json")
    home.mkdir(mode=0o700)
    place = home / PLACES[name.partition("-")[0]]
    shutil.copy(original, place)
    return original


def same(found: Any, expected: Any) -> bool:
    """Whether all that is expected is there; what was added since does not matter, nor the last digits of numbers."""
    if isinstance(expected, dict):
        kept = expected.keys() - MAY_CHANGE
        return isinstance(found, dict) and all(
            key in found and same(found[key], expected[key]) for key in kept
        )
    if isinstance(expected, list):
        return len(found) == len(expected) and all(map(same, found, expected))
    return bool(found == (pytest.approx(expected) if isinstance(expected, float) else expected))


@pytest.mark.parametrize("there", names(), indirect=True)
def test_each_opens_and_says_what_it_always_said(there: Path, home: Path, run: Run) -> None:
    said = json.loads(there.with_suffix(".json").read_text("utf-8"))
    for line, expected in said.items():
        ran = run(*line.split(), "-f", "json")
        assert ran.code == 0, ran.err
        assert same(json.loads(ran.out), expected), line
    place = home / PLACES[there.stem.partition("-")[0]]
    assert place.read_bytes() == there.read_bytes()


@pytest.mark.parametrize("there", [name for name in names() if name.startswith("history")], indirect=True)
def test_each_history_can_be_written_to_and_keeps_what_it_had(there: Path, run: Run) -> None:
    expected = json.loads(there.with_suffix(".json").read_text("utf-8"))["history"]
    skill = "empathy" if there.stem in BUILT_IN else "order"
    assert run("evidence", "add", skill, "One more.").code == 0
    assert same(json.loads(run("history", "-f", "json").out), expected)


@pytest.mark.parametrize("there", ["plan-1", "history-3"], indirect=True)
def test_each_plan_can_be_added_to_and_keeps_what_it_had(there: Path, run: Run) -> None:
    said = json.loads(there.with_suffix(".json").read_text("utf-8"))
    assert run("plan", "done", "order", "--day", "2026-12-18", "--note", "One more.").code == 0
    assert run("plan", "undo").code == 0
    for line in ("plan", "plan today"):
        assert same(json.loads(run(*line.split(), "-f", "json").out), said[line])


@pytest.mark.parametrize("there", ["plan-1", "history-3"], indirect=True)
def test_each_plan_has_every_kind_of_entry(there: Path, run: Run) -> None:
    log = json.loads(run("plan", "-f", "json", "--include", "notes").out)["log"]
    kinds = {entry.get("outcome", entry["what"]) for entry in log}
    new = {"edit"} if there.stem == "history-3" else {DROPPED}
    assert kinds == {DONE, MISSED, "checkin", CLOSED, EXTENDED, *new}


def test_there_is_a_history_of_each_format() -> None:
    formats = range(1, migrations.FORMAT + 1)
    assert {path.name for path in GOLDEN.glob("history-*.db")} == {f"history-{n}.db" for n in formats}
    assert {f"history-{n}" for n in formats} <= set(names())


def test_what_differs_is_seen() -> None:
    assert same({"a": 1.0, "new": 2}, {"a": 1.0 + 1e-9})
    assert not same({"a": 1.0}, {"a": 1.01})
    assert not same({"a": 1}, {"a": 1, "b": 2})
    assert not same([1, 2], [1])
