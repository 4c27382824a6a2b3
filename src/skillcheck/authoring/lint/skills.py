"""Skills: enough of everything, at a length that is read, in words of their own, with practices that have an end."""

import re
from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark, parts_of, words
from skillcheck.model.catalogue import Catalogue, Practice, Skill
from skillcheck.model.text import plural
from skillcheck.questions.scenario import Scenario
from skillcheck.questions.statement import Statement

SIZES = {
    "definition": (20, 45),
    "why": (15, 40),
    "example": (40, 90),
    "examples": (40, 90),
    "levels": (12, 30),
    "statements": (8, 22),
    "situation": (50, 90),
    "text": (10, 30),
    "because": (1, 30),
    "practices": (40, 90),
}
"""Words of each text, the fewest and the most."""
ANY = (0, 10_000)
STATEMENTS, OPTIONS = 4, 4
LEAST = {"aliases": 2, "scenarios": 1, "practices": 3, "resources": 2}
RUN = 7
"""So many words in a row that two skills share are one sentence in two places."""
CUE = re.compile(r"(When|If)\b.*,\s", re.DOTALL)
NUMBERS = frozenset(
    "each both once twice one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty"
    " first second third".split()
)
BANDS = {"1-2": {1, 2}, "3": {3}, "4-5": {4, 5}}


def size(catalogue: Catalogue) -> Iterator[Remark]:
    """Texts are as long as their readers need."""
    for skill in catalogue.skills.values():
        practices = (
            (
                f"practices.{number}",
                " ".join((practice.title, *practice.steps, practice.cue, practice.done_when)),
            )
            for number, practice in enumerate(skill.practices, 1)
        )
        for place, text in (*_texts(skill), *practices):
            least, most = SIZES.get(place.rstrip(".0123456789").rpartition(".")[2], ANY)
            if not least <= len(words(text)) <= most:
                what = f"has {plural(len(words(text)), 'word')}, not {least} to {most}"
                yield Remark(f"skills.{skill.id}.{place}", what)


def count(catalogue: Catalogue) -> Iterator[Remark]:
    """A skill has enough of everything."""
    for skill in catalogue.skills.values():
        where = f"skills.{skill.id}"
        parts = parts_of(skill)
        if len(parts["statements"]) != STATEMENTS:
            yield Remark(where, f"has {plural(len(parts['statements']), 'statement')}, not {STATEMENTS}")
        for number, scenario in enumerate(parts["scenarios"], 1):
            if len(scenario.options) != OPTIONS:
                what = f"has {plural(len(scenario.options), 'option')}, not {OPTIONS}"
                yield Remark(f"{where}.scenarios.{number}", what)
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


def cue(practice: Practice) -> str:
    """An if-then plan: `When X, I do Y` (Gollwitzer & Sheeran 2006)."""
    return "" if CUE.match(practice.cue) else "is not in the form “When (or If) ..., I ...”"


def countable(practice: Practice) -> str:
    """One can tell when it is done."""
    counted = NUMBERS.intersection(words(practice.done_when)) or re.search(r"\d", practice.done_when)
    return "" if counted else "has nothing to count: say how many"


def for_each_level(catalogue: Catalogue) -> Iterator[Remark]:
    """Someone at any level finds a practice."""
    for skill in catalogue.skills.values():
        levels = {level for practice in skill.practices for level in practice.suits}
        for band, wanted in BANDS.items():
            if skill.practices and not wanted & levels:
                yield Remark(f"skills.{skill.id}.practices", f"has none for level {band}")


def covered(catalogue: Catalogue) -> Iterator[Remark]:
    """Every entry of every list has a skill."""
    pairs = {tuple(entry) for skill in catalogue.skills.values() for entry in skill.lists}
    for source in catalogue.lists.values():
        for number, title in enumerate(source.entries, 1):
            if (source.id, number) not in pairs:
                yield Remark(f"lists.{source.id}.entries.{number}", f"“{title}” is covered by no skill")


def shared_wording(catalogue: Catalogue) -> Iterator[Remark]:
    """No run of seven words stands in two skills."""
    owners: dict[tuple[str, ...], str] = {}
    for skill in catalogue.skills.values():
        for place, text in _texts(skill):
            all_words = words(text)
            for start in range(len(all_words) - RUN + 1):
                run = tuple(all_words[start : start + RUN])
                if owners.setdefault(run, skill.id) != skill.id:
                    what = f"shares wording with {owners[run]}: “{' '.join(run)}”"
                    yield Remark(f"skills.{skill.id}.{place}", what)
                    break


def _texts(skill: Skill) -> Iterator[tuple[str, str]]:
    """Return each text of `skill` with its place."""
    yield "definition", skill.definition
    yield "why", skill.why
    for number, text in enumerate(skill.scenes_told, 1):
        yield f"examples.{number}" if skill.examples else "example", text
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
