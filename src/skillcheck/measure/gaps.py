"""Rank the gaps that matter most, by importance x (target - level), and say how sure the order is."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import erfc, sqrt

from skillcheck import questions
from skillcheck.measure.belief import Posterior, infer
from skillcheck.measure.levels import EDGE, HIGHEST, estimate_level, skills_asked
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import TOP, Catalogue, Demand, Practice, Role, Skill
from skillcheck.model.change import Point
from skillcheck.model.estimate import Gap, LevelEstimate
from skillcheck.model.parameters import Parameters
from skillcheck.questions.statement import Statement

CLOSE_CALL = 0.65
"""Neighbours whose order is right with a lower probability than this are shown as tied."""
OFTEN = 4
"""A score from which on an act is one's habit: three of four times when it came up."""
HALVINGS = 60
"""Bisection steps: the width of the search, some tens of points, comes down to the last bit."""


def phi(z: float) -> float:
    """Return the standard normal distribution function, 0-1."""
    return erfc(-z / sqrt(2)) / 2


def top_chances(values: Sequence[float], sds: Sequence[float], top: int) -> list[float]:
    """Return P(value s is above 0 and among the `top` highest) = Phi((g_s - c) / sd_s).

    c >= 0 is such that they sum to `top`, or 0 where they sum to less. An sd of 0 stands for a value that is known.
    """
    positive = [max(sd, 1e-9) for sd in sds]

    def chances(cut: float) -> list[float]:
        return [phi((value - cut) / sd) for value, sd in zip(values, positive, strict=True)]

    low, high = 0.0, max([*values, 0.0]) + 10 * max(positive, default=0.0)
    if sum(chances(low)) > top:
        for _ in range(HALVINGS):
            cut = (low + high) / 2
            low, high = (cut, high) if sum(chances(cut)) > top else (low, cut)
    return chances(low)


def find_gaps(
    catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters
) -> tuple[Posterior, list[LevelEstimate], tuple[Gap, ...]]:
    """Return what is believed, the levels of the role's skills that apply, and the gaps of those with an answer, in order.

    Answers to skills outside of the role inform those inside.
    """
    answers = assessment.answers
    posterior = infer(skills_involved(catalogue, role, answers), answers, parameters)
    levels = [estimate_level(skill, answers, posterior, parameters) for skill in catalogue.skills_of(role)]
    estimates = [level for level in levels if level]
    skills = catalogue.pick_skills(estimate.skill for estimate in estimates)
    return posterior, estimates, rank_gaps(skills, estimates, role, posterior, answers)


def gaps_of(
    catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters
) -> tuple[Gap, ...]:
    """Return the ranked gaps of `evaluate` alone, for those who need no more."""
    _, _, gaps = find_gaps(catalogue, role, assessment, parameters)
    return gaps


def skills_involved(catalogue: Catalogue, role: Role, answers: Iterable[str]) -> tuple[Skill, ...]:
    """Return the skills of the role and those that `answers` (by item id) are about, in catalogue order."""
    return catalogue.pick_skills({*role.skills, *(skill.id for skill in skills_asked(catalogue, answers))})


def rank_gaps(
    skills: Sequence[Skill],
    estimates: Sequence[LevelEstimate],
    role: Role,
    posterior: Posterior,
    answers: Mapping[str, str],
) -> tuple[Gap, ...]:
    """Return the gaps of those `skills` (each with its estimate, same order) that have an answer, in rank order.

    Order: priority down, then importance down, then the order of `skills`. The chances are against all of `skills`: one that
    was not asked may be among the five largest, too. Empty for no answers.
    """
    everything = [
        _gap(skill, estimate, role.skills[skill.id], answers)
        for skill, estimate in zip(skills, estimates, strict=True)
    ]
    chances = top_chances(
        [gap.demand.urgency(gap.estimate.level) for gap in everything],
        [gap.demand.importance * gap.estimate.sd for gap in everything],
        TOP,
    )
    gaps = _rank(
        gap._replace(top=chance)
        for gap, chance in zip(everything, chances, strict=True)
        if gap.estimate.answered
    )
    ties: dict[str, list[str]] = {gap.skill: [] for gap in gaps}
    for gap, following in pairwise(gaps):
        if _is_close(gap, following, posterior):
            ties[gap.skill].append(following.skill)
            ties[following.skill].append(gap.skill)
    return tuple(gap._replace(tied_with=tuple(ties[gap.skill])) for gap in gaps)


def rank_again(
    gaps: Sequence[Gap], points: Mapping[str, Point], skills: Sequence[Skill], role: Role
) -> tuple[Gap, ...]:
    """Return the gaps with newer ratings (by id) of `skills`, in rank order.

    How sure the order is can't be told of levels from several sittings: the chances are 0 and nothing is tied.
    """
    others = [gap._replace(top=0.0, tied_with=()) for gap in gaps if gap.skill not in points]
    again = [
        _gap(skill, points[skill.id].estimate, role.skills[skill.id], points[skill.id].assessment.answers)
        for skill in skills
    ]
    return tuple(_rank([*others, *again]))


def count_role_names(estimates: Sequence[LevelEstimate], role: Role, shown: Sequence[Gap]) -> int:
    """Return how many of the gaps `shown` are among the five largest of somebody whose answers are all ordinary."""

    urgencies = {e.skill: role.skills[e.skill].urgency(e.typical) for e in estimates}
    by_role = sorted(urgencies, key=lambda skill: -urgencies[skill])[:TOP]
    return sum(gap.skill in by_role and urgencies[gap.skill] > 0 for gap in shown)


def find_weakest(skill: Skill, answers: Mapping[str, str]) -> str:
    """Return the id of the statement to work on first: of the acts that do not happen often yet, the one on the lowest rung.

    Where all answered ones do, the lowest that was not asked; where all were asked, the least frequent. Empty without rungs.
    """
    ladder = sorted((s for s in skill.of_kind(Statement) if s.rung), key=lambda s: s.rung)
    scored = [(questions.score(s, answers[s.id]), s.id) for s in ladder if s.id in answers]
    scores = [(score, id_) for score, id_ in scored if score is not None]
    weak = [id_ for score, id_ in scores if score < OFTEN]
    unasked = [s.id for s in ladder if s.id not in answers]
    least = [id_ for _, id_ in sorted(scores, key=lambda pair: pair[0])]
    return next(iter([*weak, *unasked, *least]), "")


def practices_for(skill: Skill, level: float, weakest: str = "") -> tuple[str, ...]:
    """Return ids of the skill's practices, those that train the `weakest` statement first, then those of the next rungs.

    Without a weakest one those for the level (1-5, rounded) come first, then by nearness.
    """
    rung = next((s.rung for s in skill.of_kind(Statement) if s.id == weakest), 0)

    def distance(practice: Practice) -> float:
        if not rung:
            return min((abs(fit - int(level + 0.5)) for fit in practice.suits), default=0)
        if weakest in practice.trains:
            return -1
        above = (practice.rung or min(practice.suits) + 1) - rung
        return above if above >= 0 else HIGHEST - above

    return tuple(p.id for p in sorted(skill.practices, key=distance))


def _gap(skill: Skill, estimate: LevelEstimate, demand: Demand, answers: Mapping[str, str]) -> Gap:
    """Return a gap that has no rank yet."""
    difference = demand.target - estimate.level
    gap = difference if difference > 2 * EDGE else 0.0
    weakest = find_weakest(skill, answers)
    practices = practices_for(skill, estimate.level, weakest)
    return Gap(0, estimate, demand, gap, demand.importance * gap, 0.0, (), practices, weakest)


def _rank(gaps: Iterable[Gap]) -> list[Gap]:
    # Rounded, since sums that are equal on paper may differ in the last bit.
    ordered = sorted(gaps, key=lambda gap: (-round(gap.priority, 9), -gap.demand.importance))
    return [gap._replace(rank=rank) for rank, gap in enumerate(ordered, 1)]


def _is_close(gap: Gap, other: Gap, posterior: Posterior) -> bool:
    """Tell whether the order of two neighbours is too close to call; levels of related skills err together."""
    sd, other_sd = (g.demand.importance * g.estimate.sd for g in (gap, other))
    correlation = posterior.between(gap.skill, other.skill) / sqrt(
        posterior.between(gap.skill, gap.skill) * posterior.between(other.skill, other.skill)
    )
    variance = sd**2 + other_sd**2 - 2 * correlation * sd * other_sd
    difference = gap.demand.urgency(gap.estimate.level) - other.demand.urgency(other.estimate.level)
    return phi(difference / sqrt(max(variance, 1e-12))) < CLOSE_CALL
