"""How long each part of a skill is, and how many there are."""

from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark, words
from skillcheck.model.catalogue import Catalogue, Practice, Skill
from skillcheck.model.text import plural
from skillcheck.questions.scenario import Scenario
from skillcheck.questions.statement import Statement

DEFINITION, WHY, EXAMPLE, LEVEL = (20, 45), (15, 40), (40, 90), (12, 30)
STATEMENT, SITUATION, OPTION, PRACTICE = (8, 22), (50, 90), (10, 30), (40, 90)
STATEMENTS, OPTIONS = 4, 4
LEAST = {"aliases": 2, "scenarios": 1, "practices": 3, "resources": 2}


def size(catalogue: Catalogue) -> Iterator[Remark]:
    """Texts are as long as their readers need."""
    for skill in catalogue.skills.values():
        where = f"skills.{skill.id}"
        for place, text, (least, most) in _texts(skill):
            found = len(words(text))
            if not least <= found <= most:
                yield Remark(f"{where}.{place}", f"has {plural(found, 'word')}, not {least} to {most}")


def count(catalogue: Catalogue) -> Iterator[Remark]:
    """A skill has enough of everything."""
    for skill in catalogue.skills.values():
        where = f"skills.{skill.id}"
        statements, scenarios = skill.of_kind(Statement), skill.of_kind(Scenario)
        if len(statements) != STATEMENTS:
            yield Remark(where, f"has {plural(len(statements), 'statement')}, not {STATEMENTS}")
        for number, scenario in enumerate(scenarios, 1):
            if len(scenario.options) != OPTIONS:
                found = plural(len(scenario.options), "option")
                yield Remark(f"{where}.scenarios.{number}", f"has {found}, not {OPTIONS}")
        parts = {"scenarios": scenarios, **skill._asdict()}
        for part, least in LEAST.items():
            if len(parts[part]) < least:
                yield Remark(where, f"has {len(parts[part])} {part}, fewer than {least}")


def levels_differ(catalogue: Catalogue) -> Iterator[Remark]:
    """Each of the five levels says something else."""
    for skill in catalogue.skills.values():
        seen: dict[tuple[str, ...], int] = {}
        for level, text in enumerate(skill.levels, 1):
            first = seen.setdefault(tuple(words(text)), level)
            if first != level:
                yield Remark(f"skills.{skill.id}.levels.{level}", f"says the same as level {first}")


def _texts(skill: Skill) -> Iterator[tuple[str, str, tuple[int, int]]]:
    yield "definition", skill.definition, DEFINITION
    yield "why", skill.why, WHY
    yield "example", skill.example, EXAMPLE
    for level, text in enumerate(skill.levels, 1):
        yield f"levels.{level}", text, LEVEL
    for number, statement in enumerate(skill.of_kind(Statement), 1):
        yield f"statements.{number}", statement.text, STATEMENT
    for number, scenario in enumerate(skill.of_kind(Scenario), 1):
        yield from _scenario_texts(f"scenarios.{number}", scenario)
    for number, practice in enumerate(skill.practices, 1):
        yield f"practices.{number}", _whole(practice), PRACTICE


def _scenario_texts(place: str, scenario: Scenario) -> Iterator[tuple[str, str, tuple[int, int]]]:
    yield f"{place}.situation", scenario.situation, SITUATION
    for number, option in enumerate(scenario.options, 1):
        yield f"{place}.options.{number}.text", option.text, OPTION
        if not option.because:
            yield f"{place}.options.{number}.because", "", (1, 30)


def _whole(practice: Practice) -> str:
    return " ".join((practice.title, *practice.steps, practice.cue, practice.done_when))
