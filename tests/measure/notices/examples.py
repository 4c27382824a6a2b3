"""Answers to look at, one after the other."""

from collections.abc import Iterable

from skillcheck.measure.notices.given import Given
from skillcheck.questions.scenario import Option, Scenario
from skillcheck.questions.statement import Statement

OPTIONS = (Option("a", "", 1.0, ""), Option("b", "", 3.0, ""), Option("c", "", 5.0, ""))


def rated(
    keys: Iterable[int], *, skill: str = "s", turned: bool = False, seconds: float = 0.0
) -> list[Given]:
    """Statements of one skill with these keys; `turned` ones are reversed."""
    item = Statement(f"{skill}-1", "I do it.", reversed=turned)
    return [Given(skill, item, str(key), seconds) for key in keys]


def chose(option: str, seconds: float = 0.0, words: int = 0) -> Given:
    """A scenario of so many words, and the option picked."""
    return Given("s", Scenario("s-s", "word " * words, "", OPTIONS), option, seconds)
