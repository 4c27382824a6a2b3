"""The contract of rules: a function of the catalogue that returns remarks; and how they count words."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from skillcheck import questions
from skillcheck.model.catalogue import Catalogue, Skill

WORD = re.compile(r"[^\W_](?:[\w'’%-]*\w)?")


class Remark(NamedTuple):
    """A remark at a place such as `skills.empathy.statements.2`."""

    where: str
    what: str


Rule = Callable[[Catalogue], Iterator[Remark]]


def skills_of(catalogue: Catalogue) -> Iterator[tuple[Skill, str]]:
    """Return each skill with its place."""
    return ((skill, f"skills.{skill.id}") for skill in catalogue.skills.values())


def each(part: str, look: Callable[[Any], str], key: str = "") -> Rule:
    """Return the rule that says what `look` finds wrong (empty: nothing) with each of the skills' `part`.

    `part` is `statements`, `scenarios` or `practices`, `key` what is appended to the place.
    """

    def rule(catalogue: Catalogue) -> Iterator[Remark]:
        for skill, where in skills_of(catalogue):
            for number, value in enumerate(parts_of(skill)[part], 1):
                if what := look(value):
                    yield Remark(f"{where}.{part}.{number}{key}", what)

    return rule


def parts_of(skill: Skill) -> dict[str, Any]:
    """Return what a skill has by its keys in a file, the questions by their kinds."""
    return {**skill._asdict(), **questions.by_key(skill.questions)}


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case; a hyphenated one counts once."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]
