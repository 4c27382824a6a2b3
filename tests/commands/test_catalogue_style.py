"""`catalogue check --strict`: style is said with line and rule, and fails only when asked to."""

import json
from pathlib import Path

import pytest

from skillcheck.store import files
from tests.conftest import SMALL, Run

EXTENDING = """version: 1
extends: builtin
skills:
  - id: empathy
    statements:
      - text: >-
          I always listen and tell the team.
      - text: I nod.
"""


def test_our_own_catalogue_has_no_fault_of_style(run: Run) -> None:
    got = run("catalogue", "check", str(files.builtin_catalogue()), "--strict")
    assert (got.code, got.err) == (0, "")


def test_style_is_named_with_its_line_and_rule_and_does_not_fail(run: Run) -> None:
    got = run("catalogue", "check", str(SMALL))
    line = next(n for n, text in enumerate(SMALL.read_text().splitlines(), 1) if "definition: Taking" in text)
    assert got.code == 0
    assert f"{SMALL}:{line}: skills.listening.definition: has 9 words, not 20 to 45 [size]" in got.out


def test_with_strict_style_fails(run: Run) -> None:
    got = run("catalogue", "check", str(SMALL), "--strict")
    assert got.code == 1
    assert "[size]" in got.out
    assert "faults of style" in got.err


def test_programs_get_the_rule_and_the_line(run: Run) -> None:
    got = run("catalogue", "check", str(SMALL), "--strict", "-f", "json")
    document = json.loads(got.out)
    faults = document["faults"]
    assert (got.code, document["kind"], document["file"]) == (1, "check", str(SMALL))
    assert faults[0].keys() >= {"file", "line", "where", "what", "rule"}
    assert all(fault["rule"] and fault["line"] for fault in faults)


def test_structure_fails_the_same_with_and_without_strict(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(SMALL.read_text().replace("cluster: people", "cluster: peple", 1))
    for words in ((), ("--strict",)):
        got = run("catalogue", "check", str(broken), *words)
        assert (got.code, got.out) == (3, "")
        assert "did you mean “people”?" in got.err


@pytest.mark.parametrize("rule", ["count", "absolute", "double-barrelled", "one-reversed", "size"])
def test_a_fault_of_an_extending_file_is_found_in_that_file(rule: str, run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(EXTENDING)
    got = run("catalogue", "check", str(own), "-f", "json")
    faults = [fault for fault in json.loads(got.out)["faults"] if fault["rule"] == rule]
    assert {fault["file"] for fault in faults} == {str(own)}
    assert all(4 <= fault["line"] <= 8 for fault in faults)
