"""Point out what stands out in the answers, and say what to do. Nothing is blocked, nobody is blamed.

Every threshold is set so that of real people who answered the SPI's 135 items (Condon 2018) at most 2 % get any notice in an
adaptive quiz, and at most 3 % with everything asked. They say yes more often, and the same thing more often, than
the measurement model expects, so that simulation alone would set them too low.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, product
from math import comb, sqrt
from typing import NamedTuple

from skillcheck import questions
from skillcheck.model.assessment import OLD, Assessment
from skillcheck.model.catalogue import Catalogue, Item
from skillcheck.model.result import Notice


class Answer(NamedTuple):
    """An answer that applied; `seconds` is how long its question was on the screen (0: not known)."""

    skill: str
    item: Item
    value: str
    seconds: float


def notices_of(catalogue: Catalogue, assessment: Assessment) -> tuple[Notice, ...]:
    """Return the notices on all answers of `assessment`, whatever the role; empty where nothing stands out."""
    answers = answers_of(catalogue, assessment)
    kinds = (fast_answers, long_run, flat_profile, reversed_twins)
    return tuple(notice for kind in kinds if (notice := kind(answers)))


def age_notices(days: int, *, newest: bool) -> tuple[Notice, ...]:
    """Return the notice on an assessment of `days` ago, and, for the newest, what to do; none up to 120 days."""
    if days <= OLD:
        return ()
    todo = " Take a new one: skillcheck assess" if newest else ""
    return (Notice("old", f"This is {days:,} days old.{todo}"),)


def answers_of(catalogue: Catalogue, assessment: Assessment) -> tuple[Answer, ...]:
    """Return the answers in the order in which they were given, without n/a and without what the catalogue does not know."""
    items, owners = catalogue.items(), catalogue.owners()
    return tuple(
        Answer(owners[response.item].id, items[response.item], response.answer, response.seconds)
        for response in assessment.responses
        if response.item in items and response.answer in items[response.item].answers
    )


FASTEST = 0.3
"""Part of an unhurried reader's time that nobody can do with. It is 790 words a minute: most people read 175-300 (Brysbaert
2019, Journal of Memory and Language 109), and above 400 understanding is lost (Rayner and others 2016, Psychological Science
in the Public Interest 17). For our statements it is 1.3-1.8 seconds."""
FASTEST_SECONDS = 1.0
"""Seconds below which no answer was thought about, however short its question (Wood, Harms, Lowman and DeSimone 2017, Social
Psychological and Personality Science 8; Huang and others 2012, Journal of Business and Psychology 27, say 2)."""
FAST_PART, FEWEST_FAST = 1 / 3, 5
"""Fast answers that are a habit: a third, and five. One in 1,000 simulated careful people has a quarter of eleven, or a
sixth of more: they read up to twice as fast as usual, with times that vary by 40 % from question to question."""


def fast_answers(answers: Sequence[Answer]) -> Notice | None:
    """Notice that many of the answers with a known time came before their question can have been read."""
    timed = [answer for answer in answers if answer.seconds > 0]
    fast = sum(answer.seconds < max(FASTEST_SECONDS, FASTEST * answer.item.seconds) for answer in timed)
    if fast < max(FAST_PART * len(timed), FEWEST_FAST):
        return None
    text = f"{fast} of {len(timed)} answers came faster than one can read. Take it again with more time."
    return Notice("fast-answers", text)


RUN_PART = 0.6
"""Longest run that is nothing special, of all ratings (Curran 2016, Journal of Experimental Social Psychology 66)."""
SHORTEST_RUN, LONGEST_RUN = 10, 18
"""Bounds of that: the longest runs of the five answers among 983 willing people were 6, 9, 10, 14 and 9 (Costa and McCrae on
the NEO inventories, in Johnson 2005, Journal of Research in Personality 39); of 400 SPI people, four had 18 among 135."""


def long_run(answers: Sequence[Answer]) -> Notice | None:
    """Notice that the same key was pressed for six tenths of the statements in a row, at least 10 and at most 18.

    Scenarios are passed over, as their options are different things each time.
    """
    keys = [int(answer.value) for answer in _ratings(answers)]
    length, key = max(((len(list(run)), key) for key, run in groupby(keys)), default=(0, 0))
    if length < min(max(RUN_PART * len(keys), SHORTEST_RUN), LONGEST_RUN):
        return None
    text = f"{key} was the answer {length} times in a row. If in doubt, answer again in a week."
    return Notice("long-run", text)


FEW_RATINGS, MANY_RATINGS = 10, 15
"""Nearly all alike is nothing special below the first; from the second on, chance hardly makes a flat profile."""
FLAT = 0.42
"""Spread of the ratings, on 1-5, from which down they are flat: less than two neighbouring answers in turn. The index is the
intra-individual response variability of Dunn, Heggestad, Shanock and Theilgard (2018, Journal of Business and Psychology
33). Six of 400 SPI people are flat in an adaptive quiz."""
FLAT_OF_FEW = 0.40
"""The same with fewer ratings, where chance reaches further."""


def flat_profile(answers: Sequence[Answer]) -> Notice | None:
    """Notice that the keys pressed, or the scores that they stand for, hardly differ: then the ranking is the role's."""
    ratings = _ratings(answers)
    if len(ratings) < FEW_RATINGS:
        return None
    keys = [float(answer.value) for answer in ratings]
    scores = [questions.score(answer.item, answer.value) or 0.0 for answer in ratings]
    flat = FLAT if len(ratings) >= MANY_RATINGS else FLAT_OF_FEW
    if min(_standard_deviation(keys), _standard_deviation(scores)) > flat:
        return None
    text = "Your ratings are so alike that they tell little apart. Try again in a week."
    return Notice("flat-profile", text)


HIGH, LOW = 4, 2
"""Answers of this and more say yes, of this and less no."""
ALIKE = 0.13
"""Share of twins answered alike to which the binomial is set. SPI people have .08; the rest makes up for people who
differ in it, and for twins of one skill sharing an answer, which a binomial does not know."""
TWINS_BY_CHANCE = 0.0022
"""The notice is made where as many alike have a lower chance than this: 87 of 4,000 SPI people with everything asked,
and three of three alike where there are no more."""


def reversed_twins(answers: Sequence[Answer]) -> Notice | None:
    """Notice that more twins are answered alike than by chance: P(count or more) under a binomial of `ALIKE`.

    A twin is a plain statement with a reversed one of the same skill (Meade and Craig 2012, Psychological Methods 17:
    antonyms). Saying yes to both is acquiescence; answers without reading come out alike either way.
    """
    plain, turned = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for answer in _ratings(answers):
        (turned if answer.item.reversed else plain)[answer.skill].append(int(answer.value))
    twins = [pair for skill, keys in turned.items() for pair in product(keys, plain[skill])]
    alike = sum(min(pair) >= HIGH or max(pair) <= LOW for pair in twins)
    counts = range(alike, len(twins) + 1)
    chance = sum(comb(len(twins), k) * ALIKE**k * (1 - ALIKE) ** (len(twins) - k) for k in counts)
    if chance > TWINS_BY_CHANCE:
        return None
    text = f"Opposite statements got like answers {alike} of {len(twins)} times. Answer again in a week."
    return Notice("reversed-twins", text)


def _ratings(answers: Iterable[Answer]) -> list[Answer]:
    return [answer for answer in answers if answer.item.rated]


def _standard_deviation(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / len(values))
