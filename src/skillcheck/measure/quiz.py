"""Where an assessment stands: what is believed, what is still open, and how far each skill is from the cut.

X_s, the level that the full quiz would show, is (sum of answered + sum of open (a_i + lam_i m_s)) / n_s; its urgency is
g_s = importance x (target - X_s). Items that do not apply leave n_s; a skill that none applies to leaves the ranking.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple, TypeVar

from skillcheck import questions
from skillcheck.measure import belief as beliefs
from skillcheck.measure import select
from skillcheck.measure.belief import Belief
from skillcheck.model.catalogue import TOP, Demand, Item, Skill
from skillcheck.model.parameters import ItemParameters, Parameters

_T = TypeVar("_T")
OUT = -1e6
"""The urgency of a skill that no question applies to: below every other."""


class Question(NamedTuple):
    """An item with its skill's place, its parameters, its cost in statements, and its rank among equals."""

    item: Item
    place: int
    numbers: ItemParameters
    cost: float
    rank: int


class Quiz(NamedTuple):
    """What can be asked, and what for; fixed for an assessment. `top` is how many skills the advice is about."""

    skills: tuple[Skill, ...]
    demands: tuple[Demand, ...]
    parameters: Parameters
    questions: Mapping[str, Question]
    top: int


class Standing(NamedTuple):
    """After some answers, by the skills' places: open questions, applicable items, sum of answers (1-5).

    `last` is the place of the skill that was asked last, -1 at the start.
    """

    belief: Belief
    open: tuple[tuple[Question, ...], ...]
    applicable: tuple[int, ...]
    total: tuple[float, ...]
    last: int = -1


def quiz(skills: Sequence[Skill], demands: Sequence[Demand], parameters: Parameters, seed: str) -> Quiz:
    """All items of `skills` (each with its demand), equals ordered by `seed`, or, without one, as in the catalogue."""
    by_skill = {skill.id: skill.items for skill in skills}
    order = select.spread(by_skill, seed) if seed else [item for own in by_skill.values() for item in own]
    rank = {item.id: number for number, item in enumerate(order)}
    by_item = {
        item.id: Question(item, place, parameters.of(item), item.cost, rank[item.id])
        for place, skill in enumerate(skills)
        for item in skill.items
    }
    top = TOP if len(skills) >= 2 * TOP else max(1, len(skills) // 2)
    return Quiz(tuple(skills), tuple(demands), parameters, by_item, top)


def start(own: Quiz) -> Standing:
    """Before the first answer."""
    by_skill = [
        tuple(sorted((own.questions[i.id] for i in skill.items), key=lambda q: q.rank))
        for skill in own.skills
    ]
    return Standing(
        beliefs.before(own.skills, own.parameters),
        tuple(by_skill),
        tuple(len(questions) for questions in by_skill),
        (0.0,) * len(by_skill),
    )


def taken(standing: Standing, question: Question, y: float | None) -> Standing:
    """After an answer `y` (1-5, higher is better; None: does not apply) to an open question."""
    place = question.place
    left = tuple(q for q in standing.open[place] if q.item.id != question.item.id)
    opened = _replaced(standing.open, place, left)
    if y is None:
        fewer = _replaced(standing.applicable, place, standing.applicable[place] - 1)
        return Standing(standing.belief, opened, fewer, standing.total, place)
    return Standing(
        beliefs.after(standing.belief, place, y, question.numbers),
        opened,
        standing.applicable,
        _replaced(standing.total, place, standing.total[place] + y),
        place,
    )


def followed(own: Quiz, answers: Mapping[str, str], standing: Standing | None = None) -> Standing:
    """After all `answers` (item id to answer) in their order, from `standing` or from the start.

    Items of other skills do not count.
    """
    standing = standing or start(own)
    for id_, answer in answers.items():
        if question := own.questions.get(id_):
            standing = taken(standing, question, questions.score(question.item, answer))
    return standing


def reaches(standing: Standing) -> list[float]:
    """L_s: how far the level of each skill would move with its theta, through the open questions."""
    return [
        sum([q.numbers.loading for q in own]) / n if n else 0.0
        for own, n in zip(standing.open, standing.applicable, strict=True)
    ]


def urgencies(own: Quiz, standing: Standing) -> list[float]:
    """g_s, the priority that the full quiz is expected to show; negative where the target is passed."""
    return [
        demand.importance * (demand.target - _level(standing, place)) if standing.applicable[place] else OUT
        for place, demand in enumerate(own.demands)
    ]


def spreads(own: Quiz, standing: Standing) -> list[float]:
    """The standard deviation of each g_s: sd(X_s)^2 = tau2 (L_s^2 V_ss + sum of open psi_i / n_s^2)."""
    scale = beliefs.person_scale(standing.belief, own.parameters)
    found = []
    for place, reach in enumerate(reaches(standing)):
        n = max(standing.applicable[place], 1)
        noise = sum([q.numbers.noise for q in standing.open[place]]) / n**2
        variance = scale * (reach**2 * standing.belief.variance[place][place] + noise)
        found.append(own.demands[place].importance * sqrt(max(variance, 0.0)))
    return found


def _level(standing: Standing, place: int) -> float:
    mean = standing.belief.mean[place]
    expected = sum([q.numbers.intercept + q.numbers.loading * mean for q in standing.open[place]])
    return (standing.total[place] + expected) / standing.applicable[place]


def _replaced(values: tuple[_T, ...], place: int, value: _T) -> tuple[_T, ...]:
    return (*values[:place], value, *values[place + 1 :])
