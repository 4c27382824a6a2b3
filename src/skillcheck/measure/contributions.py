"""Say where a result comes from: what each skill's answers added to each level, and why each question was asked.

The mean of the posterior is linear in the deviations y_i - a_i, so it is the sum of what each skill's answers add alone.
"""

from collections.abc import Mapping, Sequence

from skillcheck import questions
from skillcheck.measure import belief as beliefs
from skillcheck.measure import quiz as quizzes
from skillcheck.measure import stopping
from skillcheck.measure.gaps import skills_involved
from skillcheck.measure.levels import line_of
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Role, Skill
from skillcheck.model.estimate import Explanation, Step
from skillcheck.model.parameters import Parameters


def explain(catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters) -> Explanation:
    """Return where the result of `assessment`, seen through `role`, comes from."""
    answers = assessment.answers
    contributions = contributions_of(skills_involved(catalogue, role, answers), answers, parameters)
    if not assessment.adapts:
        return Explanation(contributions)
    quiz = quizzes.make_quiz(catalogue.skills_of(role), role.skills, parameters)
    state, steps = quizzes.start(quiz), []
    for id_, answer in answers.items():
        if question := quiz.questions.get(id_):
            chance = stopping.chances(state)[question.place]  # as it was before the answer
            steps.append(Step(id_, quiz.skills[question.place].id, chance))
            state = quizzes.answer(state, question, questions.score(question.item, answer))
    return Explanation(contributions, tuple(steps))


def contributions_of(
    skills: Sequence[Skill], answers: Mapping[str, str], parameters: Parameters
) -> dict[str, dict[str, float]]:
    """Return for each skill what the answers about each skill (itself too) add to its level, in points.

    The values of a skill sum to its level less the typical one, before it is held to the scale; skills without answers add
    nothing and are not named.
    """
    belief = beliefs.prior(skills, parameters)
    means: dict[str, list[float]] = {}
    for place, item, y in beliefs.scored_items(skills, answers):
        numbers = parameters.of(item)
        q, spread = beliefs.gains(belief, place, numbers)
        means.setdefault(skills[place].id, [0.0] * len(skills))
        for source, alone in means.items():
            deviation = y - numbers.intercept if source == skills[place].id else 0.0
            step = (deviation - numbers.loading * alone[place]) / spread
            means[source] = [mean + weight * step for mean, weight in zip(alone, q, strict=True)]
        belief = beliefs.update(belief, place, y, numbers)
    loadings = [line_of(skill, parameters).loading for skill in skills]
    return {
        skill.id: {source: loadings[place] * alone[place] for source, alone in means.items()}
        for place, skill in enumerate(skills)
    }
