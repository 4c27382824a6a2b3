"""Which gaps matter most: importance x (target - level), with how sure the order is."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import sqrt

from skillcheck.measure.normal import phi, top_chances
from skillcheck.measure.posterior import Posterior
from skillcheck.model.catalogue import TOP, Role, Skill
from skillcheck.model.estimate import Gap, LevelEstimate

CLOSE_CALL = 0.65
"""Neighbours whose order is right with a lower probability than this are shown as tied."""


def ranked(
    skills: Sequence[Skill], estimates: Sequence[LevelEstimate], role: Role, belief: Posterior
) -> tuple[Gap, ...]:
    """The gaps of `skills` (each with its estimate, same order) in rank order.

    Order: priority down, then importance down, then the order of `skills`. Empty for no skills.
    """
    pairs = list(zip(skills, estimates, strict=True))
    pairs.sort(key=lambda pair: _order(role, pair[1]))
    ordered = [estimate for _, estimate in pairs]
    chances = top_chances(
        [_signed(role, estimate) for estimate in ordered],
        [role.skills[estimate.skill].importance * estimate.sd for estimate in ordered],
        TOP,
    )
    ties = [_close(role, belief, one, other) for one, other in pairwise(ordered)]
    return tuple(
        Gap(
            rank=place + 1,
            estimate=estimate,
            demand=role.skills[skill.id],
            gap=_gap(role, estimate),
            priority=role.skills[skill.id].importance * _gap(role, estimate),
            top=chances[place],
            tied_with=_tied(ordered, ties, place),
            practices=suited(skill, estimate.level),
        )
        for place, (skill, estimate) in enumerate(pairs)
    )


def renewed(
    gaps: Sequence[Gap], levels: Mapping[str, LevelEstimate], skills: Sequence[Skill], role: Role
) -> tuple[Gap, ...]:
    """The gaps with newer `levels` (by id) of some `skills`, in rank order.

    How sure the order is can't be told of levels from several sittings: the chances are 0 and nothing is tied.
    """
    others = [gap._replace(top=0.0, tied_with=()) for gap in gaps if gap.skill not in levels]
    newer = [_newer(skill, levels[skill.id], role) for skill in skills]
    ordered = sorted([*others, *newer], key=lambda gap: _order(role, gap.estimate))
    return tuple(gap._replace(rank=rank) for rank, gap in enumerate(ordered, 1))


def _newer(skill: Skill, estimate: LevelEstimate, role: Role) -> Gap:
    demand, gap = role.skills[skill.id], _gap(role, estimate)
    return Gap(0, estimate, demand, gap, demand.importance * gap, 0.0, (), suited(skill, estimate.level))


def suited(skill: Skill, level: float) -> tuple[str, ...]:
    """Ids of the skill's practices, those for the level (1-5, rounded) first, then by nearness."""

    def distance(levels: tuple[int, ...]) -> float:
        return min((abs(fit - int(level + 0.5)) for fit in levels), default=0)

    return tuple(p.id for p in sorted(skill.practices, key=lambda p: distance(p.levels)))


def _signed(role: Role, estimate: LevelEstimate) -> float:
    """g_s = importance x (target - level); negative where the target is passed."""
    demand = role.skills[estimate.skill]
    return demand.importance * (demand.target - estimate.level)


def _gap(role: Role, estimate: LevelEstimate) -> float:
    return max(0.0, role.skills[estimate.skill].target - estimate.level)


def _order(role: Role, estimate: LevelEstimate) -> tuple[float, float]:
    importance = role.skills[estimate.skill].importance
    return -importance * _gap(role, estimate), -importance


def _close(role: Role, belief: Posterior, one: LevelEstimate, other: LevelEstimate) -> bool:
    """Whether the order of two neighbours is too close to call; levels of related skills err together."""
    w1, w2 = role.skills[one.skill].importance, role.skills[other.skill].importance
    loading = one.sd / sqrt(belief.between(one.skill, one.skill))
    other_loading = other.sd / sqrt(belief.between(other.skill, other.skill))
    shared = loading * other_loading * belief.between(one.skill, other.skill)
    variance = (w1 * one.sd) ** 2 + (w2 * other.sd) ** 2 - 2 * w1 * w2 * shared
    difference = _signed(role, one) - _signed(role, other)
    return phi(difference / sqrt(max(variance, 1e-12))) < CLOSE_CALL


def _tied(ordered: Sequence[LevelEstimate], ties: Sequence[bool], place: int) -> tuple[str, ...]:
    before = [ordered[place - 1].skill] if place and ties[place - 1] else []
    after = [ordered[place + 1].skill] if place < len(ties) and ties[place] else []
    return (*before, *after)
