"""Keep what an assessment knows so far: what is believed, what is open, and how far each skill is from the cut.

The urgency of a skill is g_s = importance x (target - level). A skill whose statements all do not apply leaves the ranking.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple, TypeVar

from skillcheck import questions
from skillcheck.measure import belief as beliefs
from skillcheck.measure.belief import Belief
from skillcheck.measure.levels import Line, hold_to_scale, items_of_level, line_of
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

    @property
    def manner(self) -> tuple[bool, bool]:
        """Return how it is worded: whether people rate themselves, and whether a high answer speaks against the skill."""
        return self.item.rated, self.item.reversed


class Quiz(NamedTuple):
    """All that can be asked, and what for; fixed for an assessment. `top` is how many skills the advice is about.

    `lines` say how each skill's level depends on its theta, `final` how unsure theta stays (variance, without the person
    scale) once everything is asked.
    """

    skills: tuple[Skill, ...]
    demands: tuple[Demand, ...]
    parameters: Parameters
    questions: Mapping[str, Question]
    top: int
    lines: tuple[Line, ...]
    final: tuple[float, ...]


class QuizState(NamedTuple):
    """A quiz after some answers.

    By place of the skill: the open questions, those answered with a score, and how many items of its level still apply.

    `last` is the place of the skill that was asked last, -1 at the start.
    """

    quiz: Quiz
    belief: Belief
    open: tuple[tuple[Question, ...], ...]
    scored: tuple[tuple[Question, ...], ...]
    applicable: tuple[int, ...]
    last: int = -1

    @property
    def asked(self) -> int:
        """Count the questions that were answered."""
        return len(self.quiz.questions) - sum(len(open_) for open_ in self.open)

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
        item.id: Question(item, place, parameters.of(item), item.cost, rank[item.id])
        for place, skill in enumerate(skills)
        for item in skill.items
    }
    top = TOP if len(skills) >= 2 * TOP else max(1, len(skills) // 2)
    lines = tuple(line_of(skill, parameters) for skill in skills)
    final = tuple(beliefs.variances_at_the_end(skills, parameters))
    return Quiz(tuple(skills), tuple(demands), parameters, by_item, top, lines, final)


def start(quiz: Quiz) -> QuizState:
    """Return the state before the first answer."""
    by_skill = tuple(
        tuple(sorted((quiz.questions[item.id] for item in skill.items), key=lambda question: question.rank))
        for skill in quiz.skills
    )
    belief = beliefs.prior(quiz.skills, quiz.parameters)
    counts = tuple(len(items_of_level(skill)) for skill in quiz.skills)
    return QuizState(quiz, belief, by_skill, ((),) * len(by_skill), counts)


def answer(state: QuizState, question: Question, y: float | None) -> QuizState:
    """Return the state after an answer `y` (1-5, higher is better; None: does not apply) to an open question."""
    place = question.place
    left = tuple(q for q in state.open[place] if q.item.id != question.item.id)
    state = state._replace(open=_replace_at(place, state.open, left), last=place)
    if y is None:
        counts = question.item in items_of_level(state.quiz.skills[place])
        fewer = state.applicable[place] - counts
        return state._replace(applicable=_replace_at(place, state.applicable, fewer))
    return state._replace(
        belief=beliefs.update(state.belief, place, y, question.numbers),
        scored=_replace_at(place, state.scored, (*state.scored[place], question)),
    )


def answer_all(quiz: Quiz, answers: Mapping[str, str]) -> QuizState:
    """Return the state after all `answers` (item id to answer) in their order; items of other skills do not count."""
    state = start(quiz)
    for id_, value in answers.items():
        if question := quiz.questions.get(id_):
            state = answer(state, question, questions.score(question.item, value))
    return state


def urgencies(state: QuizState) -> list[float]:
    """Return g_s, the priority that many more questions are expected to show; negative where the target is passed."""
    return [
        demand.importance * (demand.target - hold_to_scale(line.intercept + line.loading * mean))
        if applicable
        else OUT_OF_RANKING
        for demand, line, mean, applicable in zip(
            state.quiz.demands, state.quiz.lines, state.belief.mean, state.applicable, strict=True
        )
    ]


def spreads(state: QuizState) -> list[float]:
    """Return the standard deviation of each g_s: importance x mean(lam) sqrt(tau2 V_ss)."""
    scale = state.person_scale
    return [
        demand.importance * line.loading * sqrt(scale * state.belief.variance[place][place])
        for place, (demand, line) in enumerate(zip(state.quiz.demands, state.quiz.lines, strict=True))
    ]


def spreads_left(state: QuizState) -> list[float]:
    """Return how far each g_s may still move until everything is asked: importance x mean(lam) sqrt(tau2 (V_ss - V_ss,end)).

    What is expected now is the mean of what will be expected then, so that the variances add up. The caution of guessed
    parameters is left out: with it, people were asked more than the agreement that was promised took (SPI: .90 for .87).
    """
    scale, variance = state.person_scale / state.quiz.parameters.caution_in_use, state.belief.variance
    return [
        demand.importance * line.loading * sqrt(scale * max(variance[place][place] - end, 0.0))
        for place, (demand, line, end) in enumerate(
            zip(state.quiz.demands, state.quiz.lines, state.quiz.final, strict=True)
        )
    ]


def places_shown(urgencies: Sequence[float], top: int) -> list[int]:
    """Return the places of the skills that the advice would be about now: the `top` most urgent, if above 0."""
    ordered = sorted(range(len(urgencies)), key=lambda place: -urgencies[place])[:top]
    return [place for place in ordered if urgencies[place] > 0]


def _replace_at(place: int, values: tuple[_T, ...], value: _T) -> tuple[_T, ...]:
    return (*values[:place], value, *values[place + 1 :])
