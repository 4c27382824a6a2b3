"""Over the whole catalogue: every entry of a list is covered, and no two skills share their wording."""

from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark, words
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.questions.scenario import Scenario
from skillcheck.questions.statement import Statement

RUN = 7
"""So many words in a row that two skills share are one sentence in two places."""


def covered(catalogue: Catalogue) -> Iterator[Remark]:
    """Every entry of every list has a skill."""
    for source in catalogue.lists.values():
        found = {e.entry for s in catalogue.skills.values() for e in s.lists if e.list == source.id}
        for number, title in enumerate(source.entries, 1):
            if number not in found:
                yield Remark(f"lists.{source.id}.entries.{number}", f"“{title}” is covered by no skill")


def shared(catalogue: Catalogue) -> Iterator[Remark]:
    """No run of seven words stands in two skills."""
    owners: dict[tuple[str, ...], str] = {}
    for skill in catalogue.skills.values():
        for place, text in _texts(skill):
            found = words(text)
            for start in range(len(found) - RUN + 1):
                run = tuple(found[start : start + RUN])
                if owners.setdefault(run, skill.id) != skill.id:
                    what = f"shares wording with {owners[run]}: “{' '.join(run)}”"
                    yield Remark(f"skills.{skill.id}.{place}", what)
                    break


def _texts(skill: Skill) -> Iterator[tuple[str, str]]:
    yield "definition", skill.definition
    yield "why", skill.why
    yield "example", skill.example
    for level, text in enumerate(skill.levels, 1):
        yield f"levels.{level}", text
    for number, statement in enumerate(skill.of_kind(Statement), 1):
        yield f"statements.{number}", statement.text
    for number, scenario in enumerate(skill.of_kind(Scenario), 1):
        yield f"scenarios.{number}.situation", scenario.situation
        for place, option in enumerate(scenario.options, 1):
            yield f"scenarios.{number}.options.{place}.text", option.text
            yield f"scenarios.{number}.options.{place}.because", option.because
    for number, practice in enumerate(skill.practices, 1):
        for step, text in enumerate(practice.steps, 1):
            yield f"practices.{number}.steps.{step}", text
        yield f"practices.{number}.cue", practice.cue
        yield f"practices.{number}.done_when", practice.done_when
