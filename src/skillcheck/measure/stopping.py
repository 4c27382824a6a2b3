"""Stop when the top that is shown agrees well enough with the top that the full quiz would show."""

from skillcheck.measure import quiz as quizzes
from skillcheck.measure.gaps import top_chances
from skillcheck.measure.quiz import Quiz, QuizState

ENOUGH = {"brief": 0.80, "normal": 0.85, "thorough": 0.90}
"""The predicted agreement to stop at. On the answers of 1,000 people the realised one was at or above it."""
FEWEST = 8
"""Questions before which the person scale is too unsure to stop by."""
LARGEST_PART = 0.6
"""Of all items: beyond it the fixed quiz is as short."""
USUAL_PART = {"brief": 0.19, "normal": 0.23, "thorough": 0.27}
"""The part of all items that people needed in the median, for the first screen; docs/measurement.md has the runs."""


def chances(state: QuizState) -> list[float]:
    """Return each skill's probability to belong to the top of the full quiz."""
    return top_chances(quizzes.urgencies(state), quizzes.spreads(state), state.quiz.top)


def agreement(state: QuizState) -> float:
    """Return the predicted agreement, 0-1: the mean chance of the skills shown as top to be the full quiz's top, too."""
    urgencies = quizzes.urgencies(state)
    shown = sorted(range(len(urgencies)), key=lambda place: -urgencies[place])[: state.quiz.top]
    chance = chances(state)
    return sum(chance[place] for place in shown) / len(shown) if shown else 1.0


def most_questions(quiz: Quiz) -> int:
    """Return how many questions may be asked at most."""
    return max(min(FEWEST, len(quiz.questions)), int(LARGEST_PART * len(quiz.questions)))


def is_settled(state: QuizState, enough: float) -> bool:
    """Tell whether to stop: sure enough after a few questions, or as many asked as make sense."""
    if state.asked < min(FEWEST, len(state.quiz.questions)):
        return False
    return state.asked >= most_questions(state.quiz) or agreement(state) >= enough
