"""One person's answers through the engine, question by question, beside what all the answers show."""

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from random import Random
from statistics import fmean
from typing import NamedTuple

from skillcheck.measure import adaptive, levels, stopping
from skillcheck.measure import quiz as quizzes
from skillcheck.measure.belief import apply_person_scale
from skillcheck.measure.quiz import Quiz, QuizState, make_quiz
from skillcheck.measure.session import spread
from skillcheck.model.catalogue import Demand, Skill
from skillcheck.model.parameters import Parameters

PARTS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)  # the parts of all items at which the top is compared
USUAL = "adaptive"  # the length at whose stop the ranges are checked
ROUNDING = 1e-9  # urgencies that differ by less are tied: the sums behind them are rounded in the last bits
PRIOR = Parameters(items={}, covariance={})
"""What the program begins with, in a form that one process can hand to another."""
Answers = Mapping[str, float]
"""Item id to answer, 1-5, higher for better; items that did not apply are not there."""


class Person(NamedTuple):
    """Who is asked: skills with what is asked of each, the parameters to count with, the answers, a seed."""

    skills: Sequence[Skill]
    demands: Sequence[Demand]
    parameters: Parameters
    answers: Answers
    seed: str


class Stop(NamedTuple):
    """Where the engine ended by itself: part of the items (0-1), how many, realised and predicted agreement (0-1)."""

    share: float
    questions: int
    realised: float
    predicted: float


class Outcome(NamedTuple):
    """One person's overlaps (0-1) at each of `PARTS` by how was asked, own stops by length, which 80 % ranges held."""

    overlaps: Mapping[str, list[float]]
    stops: Mapping[str, Stop]
    inside: list[bool]


def replay(person: Person) -> Outcome:
    """Return what comes of asking one person adaptively, by a fixed short form, and in random order."""
    equals = spread({skill.id: skill.items for skill in person.skills}, person.seed)
    quiz = make_quiz(person.skills, person.demands, person.parameters, equals)
    answers, count = person.answers, len(quiz.questions)
    full, marks = full_urgencies(quiz, answers), [max(1, round(part * count)) for part in PARTS]
    order = short_form(quiz)
    shuffled = Random(f"order/{person.seed}").sample(order, count)
    states = {
        "adaptive": ask(quiz, answers, max(marks[-1], stopping.most_questions(quiz))),
        "fixed": ask(quiz, answers, marks[-1], order),
        "random": ask(quiz, answers, marks[-1], shuffled),
    }
    ends = {length: finish(quizzes.start(quiz), answers, length) for length in stopping.ENOUGH}
    return Outcome(
        {name: [overlap(own[mark], full) for mark in marks] for name, own in states.items()},
        {
            length: Stop(end.asked / count, end.asked, overlap(end, full), stopping.agreement(end))
            for length, end in ends.items()
        },
        list(check_ranges(ends[USUAL], answers)),
    )


def ask(quiz: Quiz, answers: Answers, count: int, order: Sequence[str] = ()) -> list[QuizState]:
    """Return the states after 0, 1, ... `count` questions: items (ids) in this order, or those the engine chooses."""
    states = [quizzes.start(quiz)]
    for asked in range(count):
        question = quiz.questions[order[asked]] if order else adaptive.choose(states[-1])
        assert question is not None, "there are more questions than are asked"
        states.append(quizzes.answer(states[-1], question, answers.get(question.item.id)))
    return states


def finish(state: QuizState, answers: Answers, length: str) -> QuizState:
    """Return the state at which an assessment of this length ends by itself."""
    enough = stopping.goal(stopping.agreement(state), length)
    while question := stopping.next_question(state, enough):
        state = quizzes.answer(state, question, answers.get(question.item.id))
    return state


def short_form(quiz: Quiz) -> list[str]:
    """Return the order of a short form: the first item (id) of every skill, then the second, and so on."""
    longest = max(len(skill.items) for skill in quiz.skills)
    return [skill.items[n].id for n in range(longest) for skill in quiz.skills if n < len(skill.items)]


def full_urgencies(quiz: Quiz, answers: Answers) -> list[float]:
    """Return the urgencies that the full quiz shows."""
    state = quizzes.start(quiz)
    for question in quiz.questions.values():
        state = quizzes.answer(state, question, answers.get(question.item.id))
    return quizzes.urgencies(state)


def overlap(state: QuizState, full: Sequence[float]) -> float:
    """Return which part of the top shown now is in the full quiz's top, 0-1; what ties with its last one is in it, too."""
    now, size = quizzes.urgencies(state), state.quiz.top
    top = sorted(range(len(now)), key=lambda place: -now[place])[:size]
    last = sorted(full, reverse=True)[size - 1]
    return sum(full[place] >= last - ROUNDING for place in top) / size


def check_ranges(state: QuizState, answers: Answers) -> Iterator[bool]:
    """Tell of each skill with open questions that the person did answer if their mean is in the 80 % range.

    A range says what many more questions would show. The mean of h answers scatters by tau2 psi / h around that, so it is
    made wider by so much, half = Z80 sqrt(sd^2 + tau2 psi / h), and by nothing else. If sd is right, four in five hold.
    Items differ in intercept and loading: the mean of the open ones is put as all the skill's items would show it.
    """
    parameters, skills = state.quiz.parameters, state.quiz.skills
    belief = apply_person_scale(skills, state.belief, parameters)
    for skill, questions in zip(skills, state.open, strict=True):
        unasked = [question.item for question in questions]
        scores = {item.id: answers.get(item.id) for item in skill.items if item not in unasked}
        estimate = levels.estimate_from_scores(skill, scores, belief, parameters)
        items = [item for item in unasked if item.id in answers]
        if not items or not estimate:
            continue
        every, part = ([parameters.of(item) for item in some] for some in (skill.items, items))
        ratio = fmean(kind.loading for kind in every) / fmean(kind.loading for kind in part)
        beyond = fmean(answers[item.id] for item in items) - fmean(kind.intercept for kind in part)
        value = fmean(kind.intercept for kind in every) + ratio * beyond
        noise = ratio**2 * state.person_scale * fmean(kind.noise for kind in part) / len(part)
        wider = levels.Z80 * (sqrt(estimate.sd**2 + noise) - estimate.sd)
        yield estimate.low - wider <= value <= estimate.high + wider
