"""One person's answers through the engine: question by question, beside what all the answers show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from skillcheck.measure import adaptive, stopping
from skillcheck.measure import quiz as quizzes
from skillcheck.measure.quiz import Quiz, QuizState

PARTS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
"""The parts of all items at which the top is compared."""
Answers: TypeAlias = Mapping[str, float]
"""Item id to answer, 1-5, higher for better; items that did not apply are not there."""
SAME = 1e-9
"""Urgencies that differ by less are tied: the sums behind them are rounded in the last bits."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the engine ended by itself: questions asked, predicted and realised agreement, and what was known then."""

    asked: int
    predicted: float
    realised: float
    standing: QuizState


@dataclass(frozen=True, slots=True)
class Course:
    """The overlap of the shown top with the full quiz's at each of `PARTS`, and the engine's own stop by thoroughness."""

    overlaps: tuple[float, ...]
    stops: Mapping[str, Stop]


def adaptively(own: Quiz, answers: Answers) -> Course:
    """Ask what `adaptive.choose` chooses until the last of `PARTS` is reached and the engine would have stopped.

    A stop is the first point at which `stopping.is_settled` says so. Items without an answer do not apply.
    """
    full = everything(own, answers)
    marks, overlaps, stops = checkpoints(own), list[float](), dict[str, Stop]()
    ahead = sorted(stopping.ENOUGH, key=lambda name: -stopping.ENOUGH[name])
    standing, asked = quizzes.start(own), 0
    while True:
        while ahead and stopping.is_settled(standing, stopping.ENOUGH[ahead[-1]]):
            predicted = stopping.agreement(standing)
            stops[ahead.pop()] = Stop(asked, predicted, overlap(own, standing, full), standing)
        if asked >= marks[-1] and not ahead:
            return Course(tuple(overlaps), stops)
        question = adaptive.choose(standing)
        assert question is not None, "an engine that has asked everything has stopped"
        standing, asked = quizzes.answer(standing, question, answers.get(question.item.id)), asked + 1
        overlaps += [overlap(own, standing, full)] * marks.count(asked)


def in_order(own: Quiz, answers: Answers, order: Sequence[str]) -> tuple[float, ...]:
    """The overlaps at `PARTS` when the items (ids) are asked in a given order."""
    full = everything(own, answers)
    marks, overlaps, standing = checkpoints(own), list[float](), quizzes.start(own)
    for asked, id_ in enumerate(order[: marks[-1]], 1):
        standing = quizzes.answer(standing, own.questions[id_], answers.get(id_))
        overlaps += [overlap(own, standing, full)] * marks.count(asked)
    return tuple(overlaps)


def everything(own: Quiz, answers: Answers) -> list[float]:
    """The urgencies that the full quiz shows. Nothing is open then, so that what is believed does not matter."""
    given = [[answers[item.id] for item in skill.items if item.id in answers] for skill in own.skills]
    counts, sums = tuple(len(ys) for ys in given), tuple(sum(ys) for ys in given)
    return quizzes.urgencies(QuizState(own, quizzes.start(own).belief, ((),) * len(given), counts, sums))


def after(own: Quiz, answers: Answers, asked: Iterable[str]) -> QuizState:
    """Where one stands after the answers to the items (ids) `asked`."""
    standing = quizzes.start(own)
    for id_ in asked:
        standing = quizzes.answer(standing, own.questions[id_], answers.get(id_))
    return standing


def overlap(own: Quiz, standing: QuizState, full: Sequence[float]) -> float:
    """Which part of the top shown now is in the full quiz's top, 0-1; what is tied with its last one is in it, too."""
    now = quizzes.urgencies(standing)
    shown = sorted(range(len(now)), key=lambda place: -now[place])[: own.top]
    last = sorted(full, reverse=True)[own.top - 1]
    return sum(full[place] >= last - SAME for place in shown) / own.top


def checkpoints(own: Quiz) -> list[int]:
    """`PARTS` as numbers of questions."""
    return [max(1, round(part * len(own.questions))) for part in PARTS]


def round_robin(own: Quiz) -> list[str]:
    """A short form's order: the first item of every skill in the order of the sheet, then the second, and so on."""
    longest = max(len(skill.items) for skill in own.skills)
    return [skill.items[n].id for n in range(longest) for skill in own.skills if n < len(skill.items)]
