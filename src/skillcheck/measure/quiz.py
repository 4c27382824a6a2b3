"""Keep what an assessment knows so far: what is believed, what is open, and how far each skill is from the cut.

X_s, the level that the full quiz would show, is (sum of answered + sum of open (a_i + lam_i m_s)) / n_s; its urgency is
g_s = importance x (target - X_s). Items that do not apply leave n_s; a skill that none applies to leaves the ranking.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple, TypeVar

from skillcheck import questions
from skillcheck.measure import belief as beliefs
from skillcheck.measure.belief import Belief
from skillcheck.model.catalogue import TOP, Demand, Item, Skill
from skillcheck.model.parameters import ItemParameters, Parameters

_T = TypeVar("_T")
OUT_OF_RANKING = -1e6
"""The urgency of a skill that no question applies to: below every other."""


class Question(NamedTuple):
    """An item with its skill's place, its parameters, its cost in statements, and its rank among equals."""

    item: Item
    place: int
    numbers: ItemParameters
    cost: float
    rank: int


class Quiz(NamedTuple):
    """All that can be asked, and what for; fixed for an assessment. `top` is how many skills the advice is about."""

    skills: tuple[Skill, ...]
    demands: tuple[Demand, ...]
    parameters: Parameters
    questions: Mapping[str, Question]
    top: int


class QuizState(NamedTuple):
    """A quiz after some answers, by the skills' places: open questions, applicable items, sum of answers (1-5).

    `last` is the place of the skill that was asked last, -1 at the start.
    """

    quiz: Quiz
    belief: Belief
    open: tuple[tuple[Question, ...], ...]
    applicable: tuple[int, ...]
    total: tuple[float, ...]
    last: int = -1

    @property
    def asked(self) -> int:
        """Count the questions that were answered."""
        return len(self.quiz.questions) - sum(len(questions) for questions in self.open)

    @property
    def person_scale(self) -> float:
        """Return the factor on all variances."""
        return beliefs.person_scale(self.belief, self.quiz.parameters)


def make_quiz(
    skills: Sequence[Skill], demands: Sequence[Demand], parameters: Parameters, order: Sequence[Item]
) -> Quiz:
    """Return the quiz of all items of `skills` (each with its demand); the `order` of the items decides among equals."""
    rank = {item.id: number for number, item in enumerate(order)}
    by_item = {
        item.id: Question(item, place, parameters.of(item), questions.cost(item), rank[item.id])
        for place, skill in enumerate(skills)
        for item in skill.items
    }
    top = TOP if len(skills) >= 2 * TOP else max(1, len(skills) // 2)
    return Quiz(tuple(skills), tuple(demands), parameters, by_item, top)


def start(quiz: Quiz) -> QuizState:
    """Return the state before the first answer."""
    by_skill = tuple(
        tuple(sorted((quiz.questions[item.id] for item in skill.items), key=lambda question: question.rank))
        for skill in quiz.skills
    )
    belief = beliefs.prior(quiz.skills, quiz.parameters)
    counts = tuple(len(questions) for questions in by_skill)
    return QuizState(quiz, belief, by_skill, counts, (0.0,) * len(by_skill))


def answer(state: QuizState, question: Question, y: float | None) -> QuizState:
    """Return the state after an answer `y` (1-5, higher is better; None: does not apply) to an open question."""
    place = question.place
    left = tuple(q for q in state.open[place] if q.item.id != question.item.id)
    state = state._replace(open=_replace_at(place, state.open, left), last=place)
    if y is None:
        fewer = state.applicable[place] - 1
        return state._replace(applicable=_replace_at(place, state.applicable, fewer))
    return state._replace(
        belief=beliefs.update(state.belief, place, y, question.numbers),
        total=_replace_at(place, state.total, state.total[place] + y),
    )


def answer_all(quiz: Quiz, answers: Mapping[str, str]) -> QuizState:
    """Return the state after all `answers` (item id to answer) in their order; items of other skills do not count."""
    state = start(quiz)
    for id_, value in answers.items():
        if question := quiz.questions.get(id_):
            state = answer(state, question, questions.score(question.item, value))
    return state


def reaches(state: QuizState) -> list[float]:
    """Return L_s: how far the level of each skill would move with its theta, through the open questions."""
    return [
        sum([question.numbers.loading for question in open_]) / n if n else 0.0
        for open_, n in zip(state.open, state.applicable, strict=True)
    ]


def urgencies(state: QuizState) -> list[float]:
    """Return g_s, the priority that the full quiz is expected to show; negative where the target is passed."""
    return [
        demand.importance * (demand.target - _level(state, place))
        if state.applicable[place]
        else OUT_OF_RANKING
        for place, demand in enumerate(state.quiz.demands)
    ]


def spreads(state: QuizState) -> list[float]:
    """Return the standard deviation of each g_s: sd(X_s)^2 = tau2 (L_s^2 V_ss + sum of open psi_i / n_s^2)."""
    scale = state.person_scale
    deviations = []
    for place, reach in enumerate(reaches(state)):
        n = max(state.applicable[place], 1)
        noise = sum([question.numbers.noise for question in state.open[place]]) / n**2
        variance = scale * (reach**2 * state.belief.variance[place][place] + noise)
        deviations.append(state.quiz.demands[place].importance * sqrt(max(variance, 0.0)))
    return deviations


def _level(state: QuizState, place: int) -> float:
    mean = state.belief.mean[place]
    expected = sum([q.numbers.intercept + q.numbers.loading * mean for q in state.open[place]])
    return (state.total[place] + expected) / state.applicable[place]


def _replace_at(place: int, values: tuple[_T, ...], value: _T) -> tuple[_T, ...]:
    return (*values[:place], value, *values[place + 1 :])
