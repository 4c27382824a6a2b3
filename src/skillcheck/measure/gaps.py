"""Rank the gaps that matter most, by importance x (target - level), and say how sure the order is."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import erfc, sqrt

from skillcheck.measure.belief import Posterior
from skillcheck.model.catalogue import TOP, Demand, Role, Skill
from skillcheck.model.estimate import Gap, LevelEstimate

CLOSE_CALL = 0.65
"""Neighbours whose order is right with a lower probability than this are shown as tied."""
HALVINGS = 60
"""Bisection steps: the width of the search, some tens of points, comes down to the last bit."""


def phi(z: float) -> float:
    """Return the standard normal distribution function, 0-1."""
    return erfc(-z / sqrt(2)) / 2


def top_chances(values: Sequence[float], sds: Sequence[float], top: int) -> list[float]:
    """Return P(value s is among the `top` highest) = Phi((g_s - c) / sd_s), with c such that they sum to `top`.

    All 1.0 where there are no more than `top` values. An sd of 0 stands for a value that is known.
    """
    if len(values) <= top:
        return [1.0] * len(values)
    positive = [max(sd, 1e-9) for sd in sds]
    reach = 10 * max(positive)
    low, high = min(values) - reach, max(values) + reach
    for _ in range(HALVINGS):
        cut = (low + high) / 2
        total = sum([phi((value - cut) / sd) for value, sd in zip(values, positive, strict=True)])
        low, high = (cut, high) if total > top else (low, cut)
    return [phi((value - low) / sd) for value, sd in zip(values, positive, strict=True)]


def rank_gaps(
    skills: Sequence[Skill], estimates: Sequence[LevelEstimate], role: Role, posterior: Posterior
) -> tuple[Gap, ...]:
    """Return the gaps of `skills` (each with its estimate, same order) in rank order.

    Order: priority down, then importance down, then the order of `skills`. Empty for no skills.
    """
    gaps = _in_order(
        _gap(skill, estimate, role.skills[skill.id])
        for skill, estimate in zip(skills, estimates, strict=True)
    )
    chances = top_chances(
        [_signed_priority(gap) for gap in gaps],
        [gap.demand.importance * gap.estimate.sd for gap in gaps],
        TOP,
    )
    ties: dict[str, list[str]] = {gap.skill: [] for gap in gaps}
    for gap, following in pairwise(gaps):
        if _is_close(gap, following, posterior):
            ties[gap.skill].append(following.skill)
            ties[following.skill].append(gap.skill)
    return tuple(
        gap._replace(top=chance, tied_with=tuple(ties[gap.skill]))
        for gap, chance in zip(gaps, chances, strict=True)
    )


def rank_again(
    gaps: Sequence[Gap], levels: Mapping[str, LevelEstimate], skills: Sequence[Skill], role: Role
) -> tuple[Gap, ...]:
    """Return the gaps with newer `levels` (by id) of `skills`, in rank order.

    How sure the order is can't be told of levels from several sittings: the chances are 0 and nothing is tied.
    """
    others = [gap._replace(top=0.0, tied_with=()) for gap in gaps if gap.skill not in levels]
    return tuple(
        _in_order([*others, *(_gap(skill, levels[skill.id], role.skills[skill.id]) for skill in skills)])
    )


def practices_for(skill: Skill, level: float) -> tuple[str, ...]:
    """Return ids of the skill's practices, those for the level (1-5, rounded) first, then by nearness."""

    def distance(levels: tuple[int, ...]) -> float:
        return min((abs(fit - int(level + 0.5)) for fit in levels), default=0)

    return tuple(p.id for p in sorted(skill.practices, key=lambda p: distance(p.suits)))


def _gap(skill: Skill, estimate: LevelEstimate, demand: Demand) -> Gap:
    """Return a gap that has no rank yet."""
    gap = max(0.0, demand.target - estimate.level)
    practices = practices_for(skill, estimate.level)
    return Gap(0, estimate, demand, gap, demand.importance * gap, 0.0, (), practices)


def _in_order(gaps: Iterable[Gap]) -> list[Gap]:
    ordered = sorted(gaps, key=lambda gap: (-gap.priority, -gap.demand.importance))
    return [gap._replace(rank=rank) for rank, gap in enumerate(ordered, 1)]


def _signed_priority(gap: Gap) -> float:
    """Return g_s = importance x (target - level); negative where the target is passed."""
    return gap.demand.importance * (gap.demand.target - gap.estimate.level)


def _is_close(gap: Gap, other: Gap, posterior: Posterior) -> bool:
    """Tell whether the order of two neighbours is too close to call; levels of related skills err together."""
    sd, other_sd = gap.demand.importance * gap.estimate.sd, other.demand.importance * other.estimate.sd
    loading = gap.estimate.sd / sqrt(posterior.between(gap.skill, gap.skill))
    other_loading = other.estimate.sd / sqrt(posterior.between(other.skill, other.skill))
    covariance = loading * other_loading * posterior.between(gap.skill, other.skill)
    weights = gap.demand.importance * other.demand.importance
    variance = sd**2 + other_sd**2 - 2 * weights * covariance
    difference = _signed_priority(gap) - _signed_priority(other)
    return phi(difference / sqrt(max(variance, 1e-12))) < CLOSE_CALL
