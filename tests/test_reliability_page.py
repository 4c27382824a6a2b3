"""docs/reliability.md speaks of tests and guards that are there."""

import re
from pathlib import Path

from bench.guard_table import GUARDS

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "reliability.md").read_text("utf-8")
NAMED = re.findall(r"`([\w/]+\.py)::(\w+)`", PAGE)
ENOUGH = 80


def test_each_promise_names_tests_that_are_there() -> None:
    assert len(NAMED) >= ENOUGH
    missing = [
        f"{file}::{name}"
        for file, name in NAMED
        if not re.search(rf"^\s*def {name}\(", (ROOT / "tests" / file).read_text("utf-8"), re.MULTILINE)
    ]
    assert missing == []


def test_each_row_of_promises_has_a_test() -> None:
    promises = PAGE[PAGE.index("## What is promised") : PAGE.index("## The long run")]
    rows = [line for line in promises.split("\n") if line.startswith("| ") and "shown by" not in line]
    assert len(rows) >= ENOUGH // 2
    assert [row for row in rows if "::test_" not in row] == []


def test_the_table_of_guards_has_each_of_them() -> None:
    shown = re.findall(
        r"^\| (.+) \(`.+`\) \| `.+`: \w+ \|$", PAGE[PAGE.index("## The guards") :], re.MULTILINE
    )
    assert shown == [guard.name for guard in GUARDS]
