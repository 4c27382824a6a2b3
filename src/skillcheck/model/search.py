"""Finding skills by any text on their cards: the best first, each with the line that matched.

A word fits each word that begins as it does, its own ending left aside: `listening` fits `listens`, `angry` fits `angrily`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from skillcheck.model.catalogue import Skill
from skillcheck.model.names import bare

ENDINGS = re.compile(r"(?:ings?|edly|ed|ies|es|ers?|ly|s|e|y)$")
SHORTEST_STEM = 4
"""Letters that an ending must leave; fewer begin too many words."""
WORD = re.compile(r"[^\W_]+")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SMALL_WORDS = frozenset(
    "a about an and at for from i in is it my of on or the their they to too with you your".split()
)
NAMES, ABOUT, ACTS, WORDS, SCENES = 16, 8, 4, 2, 1
"""What a word counts by where it stands: each kind of place twice the next."""


class Match(NamedTuple):
    """A skill that was found, and the line of its card that tells why."""

    skill: Skill
    line: str


def search(skills: Iterable[Skill], text: str) -> tuple[Match, ...]:
    """Return the skills whose cards have all words of `text`, the best first; ties keep their order. None without a word.

    A word counts once a skill, where it counts most, twice where it stands as it was typed; a line with all of them counts
    twice.
    """
    words = _words(text)
    wanted = [word for word in words if word not in SMALL_WORDS] or words
    scores = [score for skill in skills if wanted and (score := _score(skill, wanted))]
    return tuple(match for _, match in sorted(scores, key=lambda score: -score[0]))


def _score(skill: Skill, wanted: list[str]) -> tuple[int, Match] | None:
    """Return what a skill counts, with its best line; None where a word is missing."""
    best: dict[str, int] = {}
    top, line = (0, 0), ""
    for weight, text in _lines(skill):
        words = _words(text)
        begun = [word for word in wanted if any(other.startswith(_stem(word)) for other in words)]
        there = {word: weight * (1 + (word in words)) for word in begun}
        for word, count in there.items():
            best[word] = max(best.get(word, 0), count)
        if there and (len(there), sum(there.values())) > top:
            top, line = (len(there), sum(there.values())), text
    if len(best) < len(wanted):
        return None
    return sum(best.values()) * (2 if top[0] == len(wanted) else 1), Match(skill, line)


def _lines(skill: Skill) -> Iterator[tuple[int, str]]:
    """Return each line of a card with what it counts; nothing of why an option is good, which is told after a choice."""
    asked = [text for question in skill.questions for text in _texts(question.content) if question.rated]
    practised = [text for p in skill.practices for text in (p.title, *p.steps, p.cue, p.done_when)]
    doubts = (skill.ask_yourself, skill.ask_a_colleague, skill.overdone, skill.not_when)
    sources = [text for r in skill.resources for text in (r.title, r.by, r.for_)]
    scenes = [text for question in skill.questions for text in _texts(question.content) if not question.rated]
    texts = {
        NAMES: (skill.name, skill.id, *skill.aliases),
        ABOUT: (skill.definition, skill.why),
        ACTS: (*skill.levels, skill.reach, *asked, *practised),
        WORDS: (*skill.phrases.say, skill.phrases.drop, *doubts, *sources),
        SCENES: (*skill.scenes_told, *scenes),
    }
    return (
        (weight, line) for weight in texts for text in texts[weight] for line in SENTENCE.split(text) if line
    )


def _texts(content: Any) -> Iterator[str]:
    """Yield the texts of a question."""
    for key, value in content.items():
        if isinstance(value, list):
            for part in value:
                yield from _texts(part)
        elif isinstance(value, str) and key != "id":
            yield value


def _stem(word: str) -> str:
    stem = ENDINGS.sub("", word)
    return stem if len(stem) >= SHORTEST_STEM else word


def _words(text: str) -> list[str]:
    """Return the words of a text as they are compared; British and American spellings are alike."""
    return [re.sub(r"(?<=i)z(?=[ei])", "s", word) for word in WORD.findall(bare(text))]
