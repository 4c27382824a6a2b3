"""Skills: enough of everything, at a length that is read, in words of their own, with practices that have an end."""

import re
from collections.abc import Iterator

from skillcheck.authoring.lint.ladder import has_ladder, with_ladder
from skillcheck.authoring.lint.remark import Remark, parts_of, skills_of, words
from skillcheck.authoring.lint.statements import HIGHEST_GRADE, grade
from skillcheck.model.catalogue import Catalogue, Practice, Skill
from skillcheck.model.text import plural
from skillcheck.questions.scenario import Scenario
from skillcheck.questions.statement import Statement

FIRST_SIZES = {
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
"""Words of each text in files of the first edition, the fewest and the most."""
SIZES = FIRST_SIZES | {
    "definition": (15, 35),
    "reach": (12, 30),
    "overdone": (10, 25),
    "not_when": (10, 25),
    "say": (5, 18),
    "drop": (5, 18),
    "ask_yourself": (8, 20),
    "ask_a_colleague": (8, 20),
    "because": (10, 30),
}
"""Words of each text where a skill has a ladder."""
ANY = (0, 10_000)
STATEMENTS, OPTIONS, EXAMPLES, PHRASES = 4, 4, 2, 2
FIRST_LEAST = {"aliases": 2, "scenarios": 1, "practices": 3, "resources": 2}
LEAST = {"aliases": 4, "practices": 4, "resources": 2}
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
    for skill, where in skills_of(catalogue):
        sizes = SIZES if has_ladder(skill) else FIRST_SIZES
        texts = list(_texts(skill))
        for number, practice in enumerate(skill.practices, 1):
            parts = (practice.title, *practice.steps, practice.cue, practice.done_when)
            texts.append((f"practices.{number}", " ".join(parts)))
        for place, text in texts:
            least, most = sizes.get(place.rstrip(".0123456789").rpartition(".")[2], ANY)
            if not least <= (number := len(text.split())) <= most:
                yield Remark(f"{where}.{place}", f"has {plural(number, 'word')}, not {least} to {most}")


def count(catalogue: Catalogue) -> Iterator[Remark]:
    """A skill has enough of everything."""
    for skill, where in skills_of(catalogue):
        parts = parts_of(skill)
        if len(parts["statements"]) != STATEMENTS:
            yield Remark(where, f"has {plural(len(parts['statements']), 'statement')}, not {STATEMENTS}")
        for number, scenario in enumerate(parts["scenarios"], 1):
            if len(scenario.options) != OPTIONS:
                what = f"has {plural(len(scenario.options), 'option')}, not {OPTIONS}"
                yield Remark(f"{where}.scenarios.{number}", what)
        for part, least in (LEAST if has_ladder(skill) else FIRST_LEAST).items():
            if len(parts[part]) < least:
                yield Remark(where, f"has {len(parts[part])} {part}, fewer than {least}")
        if has_ladder(skill):
            yield from _count_more(skill, where)


def _count_more(skill: Skill, where: str) -> Iterator[Remark]:
    """Look at what files of the first edition don't have."""
    if len(skill.scenes_told) != EXAMPLES:
        yield Remark(where, f"has {plural(len(skill.scenes_told), 'example')}, not {EXAMPLES}")
    if len(skill.phrases.say) != PHRASES:
        yield Remark(where, f"has {plural(len(skill.phrases.say), 'phrase')} to say, not {PHRASES}")
    for number, resource in enumerate(skill.resources, 1):
        if not resource.for_:
            yield Remark(f"{where}.resources.{number}", "does not say what to read it for: write “for”")


def definition(catalogue: Catalogue) -> Iterator[Remark]:
    """A definition is read once, and is no list."""
    for skill, where in with_ladder(catalogue):
        if (value := grade(skill.definition)) > HIGHEST_GRADE:
            what = f"reads at grade {value:.1f}, above {HIGHEST_GRADE:g}: use shorter words"
            yield Remark(f"{where}.definition", what)
        if ":" in skill.definition:
            yield Remark(f"{where}.definition", "has a list behind a colon: say it in sentences")


def levels_differ(catalogue: Catalogue) -> Iterator[Remark]:
    """Each of the five levels says something else."""
    for skill, where in skills_of(catalogue):
        levels = [words(text) for text in skill.levels]
        for level, text in enumerate(levels, 1):
            first = levels.index(text) + 1
            if first != level:
                yield Remark(f"{where}.levels.{level}", f"says the same as level {first}")


def cue(practice: Practice) -> str:
    """An if-then plan: `When X, I do Y` (Gollwitzer & Sheeran 2006)."""
    return "" if CUE.match(practice.cue) else "is not in the form “When (or If) ..., I ...”"


def countable(practice: Practice) -> str:
    """One can tell when it is done."""
    numbers = NUMBERS.intersection(words(practice.done_when)) or re.search(r"\d", practice.done_when)
    return "" if numbers else "has nothing to count: say how many"


def for_each_level(catalogue: Catalogue) -> Iterator[Remark]:
    """Someone at any level finds a practice."""
    for skill, where in skills_of(catalogue):
        levels = {level for practice in skill.practices for level in practice.suits}
        if not levels or has_ladder(skill):  # which has a rule of its own
            continue
        for band, of_band in BANDS.items():
            if not of_band & levels:
                yield Remark(f"{where}.practices", f"has none for level {band}")


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
    for skill, where in skills_of(catalogue):
        for place, text in _texts(skill):
            all_words = words(text)
            for start in range(len(all_words) - RUN + 1):
                run = tuple(all_words[start : start + RUN])
                if owners.setdefault(run, skill.id) != skill.id:
                    what = f"shares wording with {owners[run]}: “{' '.join(run)}”"
                    yield Remark(f"{where}.{place}", what)
                    break


def _texts(skill: Skill) -> Iterator[tuple[str, str]]:
    """Return each text of `skill` with its place; those that a skill of the second edition must have may be empty."""
    yield "definition", skill.definition
    yield "why", skill.why
    for number, text in enumerate(skill.scenes_told, 1):
        yield f"examples.{number}" if skill.examples else "example", text
    for level, text in enumerate(skill.levels, 1):
        yield f"levels.{level}", text
    if skill.reach:
        yield "reach", skill.reach
    for key in ("overdone", "not_when", "ask_yourself", "ask_a_colleague"):
        yield key, getattr(skill, key)
    for number, text in enumerate(skill.phrases.say, 1):
        yield f"phrases.say.{number}", text
    yield "phrases.drop", skill.phrases.drop
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
