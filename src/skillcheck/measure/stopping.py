"""When to stop: when the top that is shown agrees well enough with the top that the full quiz would show."""

from skillcheck.measure import quiz as quizzes
from skillcheck.measure.normal import top_chances
from skillcheck.measure.quiz import Quiz, Standing

ENOUGH = {"brief": 0.80, "normal": 0.85, "thorough": 0.90}
"""The predicted agreement to stop at. On the answers of 1,000 people the realised one was at or above it."""
FEWEST = 8
"""Questions before which the person scale is too unsure to stop by."""
LARGEST_PART = 0.6
"""Of all items: beyond it the fixed quiz is as short."""
USUAL_PART = {"brief": 0.19, "normal": 0.23, "thorough": 0.27}
"""The part of all items that people needed in the median, for the first screen; docs/measurement.md has the runs."""


def agreement(own: Quiz, standing: Standing) -> float:
    """Predicted agreement, 0-1: the mean chance of the skills shown as top to be the full quiz's top, too."""
    urgency = quizzes.urgencies(own, standing)
    chances = top_chances(urgency, quizzes.spreads(own, standing), own.top)
    shown = sorted(range(len(urgency)), key=lambda place: -urgency[place])[: own.top]
    return sum(chances[place] for place in shown) / len(shown) if shown else 1.0


def most(own: Quiz) -> int:
    """How many questions may be asked at most."""
    return max(min(FEWEST, len(own.questions)), int(LARGEST_PART * len(own.questions)))


def settled(own: Quiz, standing: Standing, enough: float) -> bool:
    """Whether to stop: sure enough after a few questions, or as many asked as make sense."""
    asked = len(own.questions) - sum(len(questions) for questions in standing.open)
    if asked < min(FEWEST, len(own.questions)):
        return False
    return asked >= most(own) or agreement(own, standing) >= enough
