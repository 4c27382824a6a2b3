"""How long a person waits: both catalogues are answered at a real terminal, and each wait is told."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from bench import waiting


def test_every_question_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "MANY", 50)
    rows = waiting.report(3)["rows"]
    assert [(row["name"], row["keys"]) for row in rows] == [("built-in", 3), ("50 skills", 3)]
    assert all(0 < row["median"] <= row["p95"] for row in rows)
