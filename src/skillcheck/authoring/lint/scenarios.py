"""Scenarios: one best way and one worst, and no way to tell the best by where it stands or how long it is."""

from collections import Counter
from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark, words
from skillcheck.model.catalogue import Catalogue
from skillcheck.questions.scenario import LETTERS, Scenario

FEWEST_FOR_BALANCE = 12
"""With fewer scenarios, an uneven key can be chance."""
MOST_OFF_BALANCE = 0.5
"""How far from an equal share a position of the best option may be, as a part of that share."""


def one_best(scenario: Scenario) -> str:
    """The key is clear at both ends."""
    scores = [option.score for option in scenario.options]
    clear = scores.count(max(scores)) == scores.count(min(scores)) == 1
    return "" if clear else "needs one best and one worst option"


def best_longest(scenario: Scenario) -> str:
    """The best option is not the longest, which readers take for the right one."""
    *others, longest = sorted(len(words(option.text)) for option in scenario.options)
    best = len(words(scenario.options[_best(scenario)].text))
    told = len(others) > 1 and others[-1] < best == longest
    return f"has the best option as the longest ({best} words)" if told else ""


def balanced_key(catalogue: Catalogue) -> Iterator[Remark]:
    """Over the catalogue the best option stands equally often in each place, and so does the worst."""
    scenarios = [scenario for skill in catalogue.skills.values() for scenario in skill.of_kind(Scenario)]
    for options in {len(scenario.options) for scenario in scenarios}:
        for name, find in (("best", _best), ("worst", _worst)):
            places = Counter(find(scenario) for scenario in scenarios if len(scenario.options) == options)
            share = places.total() / options
            for place, letter in enumerate(LETTERS[:options]):
                off = abs(places[place] - share) > MOST_OFF_BALANCE * share
                if places.total() >= FEWEST_FOR_BALANCE and off:
                    what = f"the {name} option is {letter} {places[place]} times of {places.total()}"
                    yield Remark("skills", what)


def _best(scenario: Scenario) -> int:
    scores = [option.score for option in scenario.options]
    return scores.index(max(scores))


def _worst(scenario: Scenario) -> int:
    scores = [option.score for option in scenario.options]
    return scores.index(min(scores))
