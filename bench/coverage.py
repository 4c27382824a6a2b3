"""Whether the 80 % ranges hold: against the answers to open questions, which the engine has not seen.

A range says what many more questions about a skill would show. Only a few are left open, and the mean of h answers
scatters by tau2 psi / h around what many would show, so that the range is made wider by that much, and by nothing else,
before it is compared: half = Z sqrt(sd^2 + tau2 psi / h). If sd is right, four in five of these means are inside.
"""

from math import sqrt
from statistics import fmean

from bench.replay import Answers
from skillcheck.measure import levels
from skillcheck.measure.belief import apply_person_scale, person_scale
from skillcheck.measure.levels import Z80
from skillcheck.measure.quiz import Quiz, QuizState
from skillcheck.model.catalogue import Item, Skill
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.parameters import Parameters


def held_out(own: Quiz, standing: QuizState, answers: Answers) -> list[bool]:
    """For each skill with open questions that the person did answer: whether their mean is in the widened range."""
    scale = person_scale(standing.belief, own.parameters)
    found = []
    for estimate, skill, questions in zip(
        ranges(own, standing, answers), own.skills, standing.open, strict=True
    ):
        left = [question.item for question in questions if question.item.id in answers]
        if left and estimate:
            found.append(_inside(skill, left, estimate, answers, scale, own.parameters))
    return found


def ranges(own: Quiz, standing: QuizState, answers: Answers) -> list[LevelEstimate | None]:
    """What measure/levels shows of each skill at this standing; None where no item applies."""
    belief = apply_person_scale(own.skills, standing.belief, own.parameters)
    left = {question.item.id for questions in standing.open for question in questions}
    return [
        levels.estimate_from_scores(
            skill,
            {item.id: answers.get(item.id) for item in skill.items if item.id not in left},
            belief,
            own.parameters,
        )
        for skill in own.skills
    ]


def _inside(
    skill: Skill,
    left: list[Item],
    estimate: LevelEstimate,
    answers: Answers,
    scale: float,
    parameters: Parameters,
) -> bool:
    """Items differ in intercept and loading: the mean of those left open is put as the skill's items would show it."""
    whole, part = [parameters.of(item) for item in skill.items], [parameters.of(item) for item in left]
    ratio = fmean(one.loading for one in whole) / fmean(one.loading for one in part)
    beyond = fmean(answers[item.id] for item in left) - fmean(one.intercept for one in part)
    value = fmean(one.intercept for one in whole) + ratio * beyond
    noise = ratio**2 * scale * fmean(one.noise for one in part) / len(part)
    wider = Z80 * (sqrt(estimate.sd**2 + noise) - estimate.sd)
    return estimate.low - wider <= value <= estimate.high + wider
