"""Answers of many people, in the form that fitting reads: places instead of ids, people of one pattern together."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skillcheck.model.catalogue import Item, Skill

Scores = tuple[tuple[float, ...], ...]
"""A person's scores (1-5): for each skill of the pattern, those of its answered items."""


class Pattern(NamedTuple):
    """People who answered the same items.

    `skills` are the places of the skills with an answer, `items` for each of these the places of its answered items.
    """

    skills: tuple[int, ...]
    items: tuple[tuple[int, ...], ...]
    people: tuple[Scores, ...]

    @property
    def answers(self) -> int:
        """How many items each of these people answered."""
        return sum(map(len, self.items))


class Sheets(NamedTuple):
    """All answers; places count through `skills`, and through `items` (`owners`: the place of each item's skill)."""

    skills: tuple[Skill, ...]
    items: tuple[Item, ...]
    owners: tuple[int, ...]
    patterns: tuple[Pattern, ...]

    @property
    def people(self) -> int:
        """How many people answered something."""
        return sum(len(pattern.people) for pattern in self.patterns)

    @property
    def answers(self) -> int:
        """How many answers they gave."""
        return sum(pattern.answers * len(pattern.people) for pattern in self.patterns)


def sheets(skills: Sequence[Skill], people: Sequence[Mapping[str, float]]) -> Sheets:
    """The answers of `people` (each: item id to score, 1-5); other items, and people without an answer, are left out."""
    items = tuple(item for skill in skills for item in skill.items)
    owners = tuple(place for place, skill in enumerate(skills) for _ in skill.items)
    alike: dict[tuple[int, ...], list[Mapping[str, float]]] = {}
    for person in people:
        answered = tuple(place for place, item in enumerate(items) if item.id in person)
        if answered:
            alike.setdefault(answered, []).append(person)
    patterns = []
    for answered, group in alike.items():
        by_skill: dict[int, tuple[int, ...]] = {}
        for place in answered:
            by_skill[owners[place]] = (*by_skill.get(owners[place], ()), place)
        own = tuple(by_skill.values())
        scores = tuple(tuple(tuple(p[items[i].id] for i in places) for places in own) for p in group)
        patterns.append(Pattern(tuple(by_skill), own, scores))
    return Sheets(tuple(skills), items, owners, tuple(patterns))
