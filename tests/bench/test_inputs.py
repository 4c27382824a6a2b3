"""The long run over damaged files: every kind, what is a bug, and which file to look at."""

from pathlib import Path

from bench import inputs
from bench.strangers import Kind, kinds
from skillcheck.errors import FileFaults


def reading(path: str) -> None:
    """Takes what begins with a letter, refuses what does not, and breaks at nothing."""
    begun = Path(path).read_bytes()[0]
    if not 97 <= begun <= 122:
        raise FileFaults(("is no word",))


def test_each_kind_is_read_and_refused() -> None:
    found = inputs.report(60, seed=1, processes=1)
    assert [row["name"] for row in found["rows"]] == [*kinds()]
    assert {row["read"] + row["refused"] for row in found["rows"]} == {60}
    assert all(row["refused"] and not row["bugs"] for row in found["rows"])
    assert found["files"] == 60 * len(kinds())


def test_what_is_neither_read_nor_refused_is_a_bug_with_its_number(tmp_path: Path) -> None:
    outcome = inputs.Outcome("words")
    for number in range(400):
        outcome.take(Kind(b"words", reading), tmp_path / "words", number)
    assert outcome.read
    assert outcome.refused
    assert outcome.bugs
    assert outcome.read + outcome.refused + len(outcome.bugs) == 400
    assert all("IndexError" in told for _, told in outcome.bugs)
    shown = inputs.text({"rows": [vars(outcome)]})
    assert f"words no. {outcome.bugs[0][0]}: Traceback" in shown
