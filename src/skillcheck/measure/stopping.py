"""Stop when the skills that would be shown are likely to be the right ones, and are the person's own."""

from math import inf, prod

from skillcheck.measure import adaptive
from skillcheck.measure import quiz as quizzes
from skillcheck.measure.gaps import top_chances
from skillcheck.measure.quiz import Question, Quiz, QuizState
from skillcheck.model.assessment import ADAPTIVE, THOROUGH

ENOUGH = {ADAPTIVE: 0.85, THOROUGH: 0.90}
"""The predicted agreement to stop at. On the answers of 1,000 people the realised one was at or above it."""
OWN_PART = 0.80
"""Of what the role leaves open, so much is to be settled, as predicted; of simulated managers at least .75 then were."""
FEWEST = 8
"""Questions before which the person scale is too unsure to stop by."""
LARGEST_PART = 0.6
"""Of all items: beyond it the fixed quiz is as short."""
NEARLY = 0.04
"""So close below the agreement to stop at, what each shown skill still needs goes first: it makes it surer, too."""
FEWEST_EACH = 2
"""Answers to each skill that is shown; one alone may be a slip, or a habit of saying yes."""


def chances(state: QuizState) -> list[float]:
    """Return each skill's probability to be among the largest gaps that the whole quiz would show."""
    return top_chances(quizzes.urgencies(state), quizzes.spreads_left(state), state.quiz.top)


def agreement(state: QuizState) -> float:
    """Return the predicted agreement with the whole quiz, 0-1: of the gaps that it would show, the part shown now.

    It is about what can still be asked: a quiz can't be surer than all of its questions. With as many gaps as places it
    is the mean chance of the skills shown. Where there may be no gap at all, showing none is right with that chance; where
    none is shown, it is the mean chance that the next ones are no gaps. 1.0 with no skills.
    """
    urgencies, chance = quizzes.urgencies(state), chances(state)
    shown = quizzes.places_shown(urgencies, state.quiz.top)
    if not shown:
        nearest = sorted(range(len(urgencies)), key=lambda place: -urgencies[place])[: state.quiz.top]
        return sum(1 - chance[place] for place in nearest) / len(nearest) if nearest else 1.0
    none = prod(1 - p for p in chance)
    return none + (1 - none) * sum(chance[place] for place in shown) / sum(chance)


def final_agreement(first: float, length: str) -> float:
    """Return the agreement to stop at, if it was `first` before any answer."""
    return max(ENOUGH[length], first + OWN_PART * (1 - first))


def most_questions(quiz: Quiz) -> int:
    """Return how many questions are asked at most, but for those that a skill which is shown still needs."""
    return max(min(FEWEST, len(quiz.questions)), int(LARGEST_PART * len(quiz.questions)))


def sureness(state: QuizState) -> float:
    """Return how settled the top is: the agreement, -inf where it is too soon to stop, inf where no more is asked for it."""
    if state.asked < min(FEWEST, len(state.quiz.questions)):
        return -inf
    return inf if state.asked >= most_questions(state.quiz) else agreement(state)


def find_needed(state: QuizState) -> list[Question]:
    """Return the open questions of which a skill that would be shown needs one: two answers, worded in two manners."""
    needed: list[Question] = []
    for place in quizzes.places_shown(quizzes.urgencies(state), state.quiz.top):
        scored = [question for question in state.scored if question.place == place]
        open_ = [question for question in state.open if question.place == place]
        manners = {question.manner for question in scored}
        others = [question for question in open_ if question.manner not in manners]
        if len(manners) < 2 and (others or len(scored) < FEWEST_EACH):
            needed += others or open_
    return needed


def next_question(state: QuizState, enough: float) -> Question | None:
    """Return the question to ask next; None at the end: when it is sure, and each skill that is shown has its answers."""
    settled = sureness(state)
    if settled >= enough - NEARLY and (questions := find_needed(state)):
        return adaptive.choose(state, questions)
    return None if settled >= enough else adaptive.choose(state)
