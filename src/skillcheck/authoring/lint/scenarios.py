"""Scenarios: one best way and one worst, and no way to tell the best by where it stands or how long it is."""

from collections import Counter
from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark, words
from skillcheck.model.catalogue import Catalogue
from skillcheck.questions.scenario import LETTERS, Scenario

FEWEST_FOR_BALANCE = 12
SHARE_OFF_BALANCE = 0.5
"""How far from an equal share a position of the best option may be, as a part of that share."""


def one_best(catalogue: Catalogue) -> Iterator[Remark]:
    """The key is clear at both ends."""
    for where, scenario in _all(catalogue):
        scores = [option.score for option in scenario.options]
        if scores.count(max(scores)) != 1 or scores.count(min(scores)) != 1:
            yield Remark(where, "needs one best and one worst option")


def best_longest(catalogue: Catalogue) -> Iterator[Remark]:
    """The best option is not the longest, which readers take for the right one."""
    for where, scenario in _all(catalogue):
        lengths = [len(words(option.text)) for option in scenario.options]
        best = lengths[_best(scenario)]
        if len(lengths) > 2 and best == max(lengths) and lengths.count(best) == 1:
            yield Remark(where, f"has the best option as the longest ({best} words)")


def balanced_key(catalogue: Catalogue) -> Iterator[Remark]:
    """Over the catalogue the best option stands equally often in each place."""
    keys = [(len(s.options), _best(s)) for _, s in _all(catalogue)]
    for options in {size for size, _ in keys}:
        places = Counter(place for size, place in keys if size == options)
        if places.total() < FEWEST_FOR_BALANCE:
            continue
        share = places.total() / options
        for place in range(options):
            if abs(places[place] - share) > SHARE_OFF_BALANCE * share:
                letter = LETTERS[place]
                yield Remark(
                    "skills", f"the best option is {letter} {places[place]} times of {places.total()}"
                )


def _all(catalogue: Catalogue) -> Iterator[tuple[str, Scenario]]:
    for skill in catalogue.skills.values():
        for number, scenario in enumerate(skill.of_kind(Scenario), 1):
            yield f"skills.{skill.id}.scenarios.{number}", scenario


def _best(scenario: Scenario) -> int:
    scores = [option.score for option in scenario.options]
    return scores.index(max(scores))
