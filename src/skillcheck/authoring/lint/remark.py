"""The contract of rules: a function of the catalogue that returns remarks; and how they count words."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from skillcheck import questions
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.shape import plain
from skillcheck.questions.statement import Statement

WORD = re.compile(r"[^\W_](?:[\w'’%-]*\w)?")


class Remark(NamedTuple):
    """A remark at a place such as `skills.empathy.statements.2`; rules about one skill leave out how it begins."""

    where: str
    what: str


Rule = Callable[[Catalogue], Iterator[Remark]]


def each_skill(look: Callable[[Skill], Iterable[Remark]]) -> Rule:
    """Return the rule that says what `look` finds wrong with each skill."""

    def rule(catalogue: Catalogue) -> Iterator[Remark]:
        for skill in catalogue.skills.values():
            for where, what in look(skill):
                yield Remark(f"skills.{skill.id}.{where}".rstrip("."), what)

    return rule


def each_ladder(look: Callable[[Skill], Iterable[Remark]]) -> Rule:
    """Return the rule that says what `look` finds wrong with each skill that names rungs."""
    return each_skill(lambda skill: look(skill) if has_ladder(skill) else ())


def each(part: str, look: Callable[[Any], str], key: str = "") -> Rule:
    """Return the rule that says what `look` finds wrong (empty: nothing) with each of the skills' `part`.

    `part` is `statements`, `scenarios` or `practices`, `key` what is appended to the place.
    """

    def look_at_all(skill: Skill) -> Iterator[Remark]:
        for number, value in enumerate(parts_of(skill)[part], 1):
            if what := look(value):
                yield Remark(f"{part}.{number}{key}", what)

    return each_skill(look_at_all)


def has_ladder(skill: Skill) -> bool:
    """Tell whether a skill is of the second edition: it names rungs."""
    return any(s.rung for s in skill.of_kind(Statement)) or any(p.rung for p in skill.practices)


def parts_of(skill: Skill) -> dict[str, Any]:
    """Return what a skill has by its keys in a file, the questions by their kinds."""
    parts = {**skill._asdict(), **questions.by_key(skill.questions)}
    del parts["questions"]
    return parts


def texts_of(skill: Skill) -> Iterator[tuple[str, str]]:
    """Return each text of a skill with its place."""
    return _walk(plain(parts_of(skill)), "")


def _walk(part: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        yield where, part
    elif isinstance(part, list | dict):
        for key, inner in part.items() if isinstance(part, dict) else enumerate(part, 1):
            yield from _walk(inner, f"{where}.{key}" if where else str(key))


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case; a hyphenated one counts once."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]
