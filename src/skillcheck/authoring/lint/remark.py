"""What a rule says, and how rules count words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.questions.statement import Statement

WORD = re.compile(r"[^\W_](?:[\w'’%-]*\w)?")


class Remark(NamedTuple):
    """A remark at a place such as `skills.empathy.statements.2`."""

    where: str
    what: str


def words(text: str) -> list[str]:
    """The words of `text` in lower case; a hyphenated one counts once."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def all_statements(catalogue: Catalogue) -> Iterator[tuple[str, Skill, Statement]]:
    """Each statement with its place and its skill."""
    for skill in catalogue.skills.values():
        for number, statement in enumerate(skill.of_kind(Statement), 1):
            yield f"skills.{skill.id}.statements.{number}", skill, statement
