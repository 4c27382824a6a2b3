"""The fuzzer's report: what it needs, and each input that broke something."""

import pytest

from bench import fuzz
from bench.strangers import kinds
from skillcheck.errors import CheckFailed


def test_without_the_fuzzer_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.fuzz.find_spec", lambda name: None)
    with pytest.raises(CheckFailed, match="pip install atheris"):
        fuzz.report(100)


def test_each_kind_that_is_fuzzed_is_one_of_those_from_strangers() -> None:
    assert set(fuzz.KINDS) <= set(kinds())


def test_inputs_that_broke_something_are_shown() -> None:
    row = {"name": "plan", "runs": 5000, "covered": 300, "bugs": ["2626"], "told": "IndexError"}
    assert fuzz.text({"rows": [row]}).split("\n")[1:4] == [
        "plan             5,000      300     1", "2626", "IndexError",
    ]  # fmt: skip
