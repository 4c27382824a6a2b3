"""Why each question of an adaptive assessment was asked when it was: the same walk again, looking at the cut."""

from collections.abc import Mapping

from skillcheck import questions
from skillcheck.measure import quiz as quizzes
from skillcheck.measure.normal import top_chances
from skillcheck.measure.quiz import Quiz
from skillcheck.model.estimate import Step


def trace(own: Quiz, answers: Mapping[str, str]) -> tuple[Step, ...]:
    """A step for each answer in the order in which they were given, with what was believed just before it."""
    standing = quizzes.start(own)
    steps = []
    for id_, answer in answers.items():
        question = own.questions.get(id_)
        if question is None:
            continue
        chances = top_chances(quizzes.urgencies(own, standing), quizzes.spreads(own, standing), own.top)
        steps.append(Step(id_, own.skills[question.place].id, chances[question.place]))
        standing = quizzes.taken(standing, question, questions.score(question.item, answer))
    return tuple(steps)
