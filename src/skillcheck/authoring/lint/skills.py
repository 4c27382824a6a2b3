"""Skills: enough of everything, at a length that is read, with practices that have an end."""

import re
from collections.abc import Iterator

from skillcheck.authoring.lint.items import hard_to_read
from skillcheck.authoring.lint.remark import Remark, has_ladder, parts_of, texts_of, words
from skillcheck.model.catalogue import Practice, Skill
from skillcheck.model.text import plural

FIRST_SIZES = {
    "definition": (20, 45),
    "why": (15, 40),
    "example": (40, 90),
    "examples": (40, 90),
    "levels": (12, 30),
    "statements.text": (8, 22),
    "scenarios.situation": (50, 90),
    "scenarios.options.text": (10, 30),
    "scenarios.options.because": (1, 30),
    "practices": (40, 90),
}
"""Words of each text in files of the first edition, the fewest and the most."""
SIZES = FIRST_SIZES | {
    "definition": (15, 35),
    "reach": (12, 30),
    "overdone": (10, 25),
    "not_when": (10, 25),
    "phrases.say": (5, 18),
    "phrases.drop": (5, 18),
    "ask_yourself": (8, 20),
    "ask_a_colleague": (8, 20),
    "scenarios.options.because": (10, 30),
}
"""Words of each text where a skill has a ladder."""
MAY_BE_EMPTY = ("example", "reach")
ANY = (0, 10_000)
STATEMENTS, OPTIONS, EXAMPLES, PHRASES = 4, 4, 2, 2
FIRST_LEAST = {"aliases": 2, "scenarios": 1, "practices": 3, "resources": 2}
LEAST = {"aliases": 4, "practices": 4, "resources": 2}
CUE = re.compile(r"(When|If)\b.*,\s", re.DOTALL)
NUMBERS = frozenset(
    "each both once twice one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty"
    " first second third".split()
)
BANDS = {"1-2": {1, 2}, "3": {3}, "4-5": {4, 5}}


def size(skill: Skill) -> Iterator[Remark]:
    """Texts are as long as their readers need."""
    sizes = SIZES if has_ladder(skill) else FIRST_SIZES
    texts = list(texts_of(skill))
    for number, practice in enumerate(skill.practices, 1):
        parts = (practice.title, *practice.steps, practice.cue, practice.done_when)
        texts.append((f"practices.{number}", " ".join(parts)))
    for place, text in texts:
        least, most = sizes.get(re.sub(r"\.\d+", "", place), ANY)
        number = len(text.split())
        if not least <= number <= most and (number or place not in MAY_BE_EMPTY):
            yield Remark(place, f"has {plural(number, 'word')}, not {least} to {most}")


def count(skill: Skill) -> Iterator[Remark]:
    """A skill has enough of everything; files of the first edition have no examples and phrases."""
    parts = parts_of(skill)
    if len(parts["statements"]) != STATEMENTS:
        yield Remark("", f"has {plural(len(parts['statements']), 'statement')}, not {STATEMENTS}")
    for number, scenario in enumerate(parts["scenarios"], 1):
        if len(scenario.options) != OPTIONS:
            yield Remark(
                f"scenarios.{number}", f"has {plural(len(scenario.options), 'option')}, not {OPTIONS}"
            )
    for part, least in (LEAST if has_ladder(skill) else FIRST_LEAST).items():
        if len(parts[part]) < least:
            yield Remark("", f"has {len(parts[part])} {part}, fewer than {least}")
    if not has_ladder(skill):
        return
    if len(skill.scenes_told) != EXAMPLES:
        yield Remark("", f"has {plural(len(skill.scenes_told), 'example')}, not {EXAMPLES}")
    if len(skill.phrases.say) != PHRASES:
        yield Remark("", f"has {plural(len(skill.phrases.say), 'phrase')} to say, not {PHRASES}")
    for number, resource in enumerate(skill.resources, 1):
        if not resource.for_:
            yield Remark(f"resources.{number}", "does not say what to read it for: write “for”")


def definition(skill: Skill) -> Iterator[Remark]:
    """A definition is read once, and is no list."""
    if what := hard_to_read(skill.definition):
        yield Remark("definition", what)
    if ":" in skill.definition:
        yield Remark("definition", "has a list behind a colon: say it in sentences")


def levels_differ(skill: Skill) -> Iterator[Remark]:
    """Each of the five levels says something else."""
    levels = [words(text) for text in skill.levels]
    for level, text in enumerate(levels, 1):
        first = levels.index(text) + 1
        if first != level:
            yield Remark(f"levels.{level}", f"says the same as level {first}")


def cue(practice: Practice) -> str:
    """An if-then plan: `When X, I do Y` (Gollwitzer & Sheeran 2006)."""
    return "" if CUE.match(practice.cue) else "is not in the form “When (or If) ..., I ...”"


def countable(practice: Practice) -> str:
    """One can tell when it is done."""
    numbers = NUMBERS.intersection(words(practice.done_when)) or re.search(r"\d", practice.done_when)
    return "" if numbers else "has nothing to count: say how many"


def for_each_level(skill: Skill) -> Iterator[Remark]:
    """Someone at any level finds a practice; a ladder has a rule of its own."""
    levels = {level for practice in skill.practices for level in practice.suits}
    if levels and not has_ladder(skill):
        for band, of_band in BANDS.items():
            if not of_band & levels:
                yield Remark("practices", f"has none for level {band}")
