"""Scenarios: one best way and one worst, and no way to tell the best by where it stands or how long it is."""

from collections import Counter
from collections.abc import Callable, Iterator

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
    best = len(words(scenario.options[_place(scenario, max)].text))
    tells = len(others) > 1 and others[-1] < best == longest
    return f"has the best option as the longest ({best} words)" if tells else ""


def balanced_key(catalogue: Catalogue) -> Iterator[Remark]:
    """Over the catalogue the best option stands equally often in each place, and so does the worst."""
    scenarios = [scenario for skill in catalogue.skills.values() for scenario in skill.of_kind(Scenario)]
    for options in {len(scenario.options) for scenario in scenarios}:
        alike = [scenario for scenario in scenarios if len(scenario.options) == options]
        if len(alike) < FEWEST_FOR_BALANCE:
            continue
        share = len(alike) / options
        for name, extreme in (("best", max), ("worst", min)):
            places = Counter(_place(scenario, extreme) for scenario in alike)
            for place, letter in enumerate(LETTERS[:options]):
                if abs(places[place] - share) > MOST_OFF_BALANCE * share:
                    what = f"the {name} option is {letter} {places[place]} times of {len(alike)}"
                    yield Remark("skills", what)


def _place(scenario: Scenario, extreme: Callable[[list[float]], float]) -> int:
    """Return where the first option with the highest (`max`) or lowest (`min`) score stands, from 0."""
    scores = [option.score for option in scenario.options]
    return scores.index(extreme(scores))
