"""Keep what an assessment knows so far: what is believed, what is open, and how far each skill is from the cut.

The urgency of a skill is g_s = importance x (target - level). A skill whose statements all do not apply leaves the ranking.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from skillcheck import questions
from skillcheck.measure import belief as beliefs
from skillcheck.measure.belief import Belief
from skillcheck.measure.levels import Line, applies, line_of
from skillcheck.model.catalogue import TOP, Demand, Item, Skill
from skillcheck.model.parameters import ItemParameters, Parameters

OUT_OF_RANKING = -1e6
"""The urgency of a skill that no question applies to: below every other."""


class Question(NamedTuple):
    """An item with its skill's place, its parameters, and its rank among equals."""

    item: Item
    place: int
    numbers: ItemParameters
    rank: int

    @property
    def manner(self) -> tuple[bool, bool]:
        """Return how it is worded: whether people rate themselves, and whether a high answer speaks against the skill."""
        return self.item.rated, self.item.reversed


class Quiz(NamedTuple):
    """All that can be asked, by item id and in the order of the ranks, and what for; fixed for an assessment.

    `top` is how many skills the advice is about.
    `demands` and `lines`, which say how a skill's level depends on its theta, stand by the places of the skills. So does
    `final`: how unsure theta stays (variance, without the person scale) once everything is asked.
    """

    skills: tuple[Skill, ...]
    demands: tuple[Demand, ...]
    parameters: Parameters
    questions: Mapping[str, Question]
    top: int
    lines: tuple[Line, ...]
    final: tuple[float, ...]


class QuizState(NamedTuple):
    """A quiz after some answers: their scores (1-5; None: did not apply) by item id, in order, and what is believed."""

    quiz: Quiz
    belief: Belief
    scores: dict[str, float | None]

    @property
    def open(self) -> list[Question]:
        """Return the questions that are open, by their rank."""
        return [question for id_, question in self.quiz.questions.items() if id_ not in self.scores]

    @property
    def scored(self) -> list[Question]:
        """Return the questions that were answered with a score."""
        return [self.quiz.questions[id_] for id_, y in self.scores.items() if y is not None]

    @property
    def last(self) -> int:
        """Return the place of the skill that was asked last; -1 at the start."""
        return self.quiz.questions[next(reversed(self.scores))].place if self.scores else -1

    @property
    def person_scale(self) -> float:
        """Return the factor on all variances."""
        return beliefs.person_scale(self.belief, self.quiz.parameters)

    @property
    def asked(self) -> int:
        """Count the questions that were answered."""
        return len(self.scores)


def make_quiz(
    skills: Sequence[Skill],
    demands: Mapping[str, Demand],
    parameters: Parameters,
    order: Sequence[Item] = (),
) -> Quiz:
    """Return the quiz of all items of `skills`; their `order` (else the catalogue's) decides among equals."""
    places = {item.id: place for place, skill in enumerate(skills) for item in skill.items}
    items = order or [item for skill in skills for item in skill.items]
    return Quiz(
        skills=tuple(skills),
        demands=tuple(demands[skill.id] for skill in skills),
        parameters=parameters,
        questions={
            item.id: Question(item, places[item.id], parameters.of(item), rank)
            for rank, item in enumerate(items)
        },
        top=TOP if len(skills) >= 2 * TOP else max(1, len(skills) // 2),
        lines=tuple(line_of(skill, parameters) for skill in skills),
        final=tuple(beliefs.variances_at_the_end(skills, parameters)),
    )


def start(quiz: Quiz) -> QuizState:
    """Return the state before the first answer."""
    return QuizState(quiz, beliefs.prior(quiz.skills, quiz.parameters), {})


def answer(state: QuizState, question: Question, y: float | None) -> QuizState:
    """Return the state after an answer `y` (1-5, higher is better; None: does not apply) to an open question."""
    belief = state.belief
    if y is not None:
        belief = beliefs.update(belief, question.place, y, question.numbers)
    return state._replace(belief=belief, scores={**state.scores, question.item.id: y})


def answer_all(quiz: Quiz, answers: Mapping[str, str]) -> QuizState:
    """Return the state after all `answers` (item id to answer) in their order; items of other skills do not count."""
    state = start(quiz)
    for id_, value in answers.items():
        if question := quiz.questions.get(id_):
            state = answer(state, question, questions.score(question.item, value))
    return state


def urgencies(state: QuizState) -> list[float]:
    """Return g_s, the priority that many more questions are expected to show; negative where the target is passed."""
    quiz = state.quiz
    levels = [line.level(mean) for line, mean in zip(quiz.lines, state.belief.mean, strict=True)]
    values = [demand.urgency(level) for demand, level in zip(quiz.demands, levels, strict=True)]
    for place in {quiz.questions[id_].place for id_, y in state.scores.items() if y is None}:
        if not applies(quiz.skills[place], state.scores):
            values[place] = OUT_OF_RANKING
    return values


def spreads_left(state: QuizState) -> list[float]:
    """Return how far each g_s may still move until everything is asked: importance x mean(lam) sqrt(tau2 (V_ss - V_ss,end)).

    What is expected now is the mean of what will be expected then, so that the variances add up. The caution of guessed
    parameters is left out: with it, people were asked more than the agreement that was promised took (SPI: .90 for .87).
    """
    quiz, variance = state.quiz, state.belief.variance
    scale = state.person_scale / quiz.parameters.caution_in_use
    return [
        demand.importance * line.loading * sqrt(scale * max(variance[place][place] - end, 0.0))
        for place, (demand, line, end) in enumerate(zip(quiz.demands, quiz.lines, quiz.final, strict=True))
    ]


def places_shown(urgencies: Sequence[float], top: int) -> list[int]:
    """Return the places of the skills that the advice would be about now: the `top` most urgent, if above 0."""
    ordered = sorted(range(len(urgencies)), key=lambda place: -urgencies[place])[:top]
    return [place for place in ordered if urgencies[place] > 0]
